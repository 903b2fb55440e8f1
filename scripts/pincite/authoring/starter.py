"""The files of a new, empty handbook, from the package's folder `starter/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pincite.errors import COMMAND_LINE, input_error
from pincite.model import Artifact

# A package cannot carry files whose names begin with a dot.
_DOTTED = {"dot-gitignore": ".gitignore", "dot-gitattributes": ".gitattributes"}


def starter_files(title: str) -> Iterator[Artifact]:
    """Yield the files of a new handbook with that title."""
    yield from _below(files("pincite").joinpath("starter"), "", title)


def _below(folder: Traversable, path: str, title: str) -> Iterator[Artifact]:
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        name = _DOTTED.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _below(entry, f"{path}{name}/", title)
        elif not name.startswith("__"):
            yield Artifact(path=f"{path}{name}", data=_titled(entry.read_text("utf-8"), title).encode())


def _titled(text: str, title: str) -> str:
    """Return a starter file with the title in it: as YAML between quotation marks, elsewhere as Markdown."""
    # A backslash does not stop `<` or `&` in Markdown; a character reference stops every mark.
    plain = re.sub(r"[\\`*_{}\[\]<>#|~&$^=]", lambda mark: f"&#{ord(mark[0])};", " ".join(title.split()))
    return text.replace('"HANDBOOK TITLE"', json.dumps(title, ensure_ascii=False)).replace("HANDBOOK TITLE", plain)


def refuse_used_folder(folder: Path) -> None:
    """Raise an error if a folder is there and holds something that no `init` leaves that stopped half-way."""
    if folder.exists() and (not folder.is_dir() or any(not _is_left_over(path) for path in folder.iterdir())):
        message = f"`{folder}` is there already and holds something."
        raise input_error(COMMAND_LINE, 0, "folder-in-use", message, "Name a new folder, or empty this one.")


def _is_left_over(path: Path) -> bool:
    return path.name == ".pincite" or (path.name == "seeds" and path.is_dir() and not any(path.iterdir()))
