"""Beginning: a new handbook, and a new source with its sidecar. Nothing is left behind where something is refused."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.authoring.guess import Guess, guess_date, guess_title, guess_url, suggest_id
from pincite.authoring.sidecar_text import sidecar_text
from pincite.authoring.starter import refuse_used_folder, starter_files
from pincite.errors import InputError, Problem, input_error
from pincite.model import Artifact, Block, Source
from pincite.publish.write import write_own
from pincite.segment.blocks import cut_blocks
from pincite.segment.profile import PLAIN, read_profile
from pincite.sources.plain import decode
from pincite.sources.registry import FOLDER, read_source, read_sources

__all__ = ["Draft", "Guess", "add", "draft", "guesses", "init", "preview", "read_new", "suggest_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A source that may be added: its file, its sidecar, and what would become of it."""

    seed: Artifact
    sidecar: Artifact
    source: Source
    blocks: tuple[Block, ...]


def init(folder: Path, title: str) -> tuple[Artifact, ...]:
    """Return the files of the new, empty handbook that was made in a folder."""
    refuse_used_folder(folder)
    files = tuple(starter_files(title))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FOLDER).mkdir()
    write_own(folder, files)
    return files


def read_new(path: Path, encoding: str | None) -> tuple[bytes, str, str | None]:
    """Return a file's bytes, its text, and the encoding that its sidecar must declare (None: UTF-8)."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        message = f"it cannot be read: {error.strerror}."
        raise input_error(str(path), 0, "file-unreadable", message, "Name a file that is there.") from error
    if encoding:
        return raw, decode(raw, encoding=encoding, path=str(path)), encoding
    try:
        return raw, decode(raw, encoding="utf-8", path=str(path)), None
    except InputError as error:
        if any(problem.code != "not-the-encoding" for problem in error.problems):
            raise
        message = f"{error.problems[0].message} Its encoding must be told."
        mend = "Add `--encoding latin-1` (or cp1252, utf-16 …), whichever it is."
        raise input_error(str(path), error.problems[0].line, "not-utf8", message, mend) from error


def guesses(text: str) -> dict[str, Guess]:
    """Return what the text says of itself, by the name of the field."""
    found = {"title": guess_title(text), "issued": guess_date(text), "URL": guess_url(text)}
    return {name: one for name, one in found.items() if one}


def draft(  # noqa: PLR0913 - each is an option of the command
    root: Path,
    path: Path,
    raw: bytes,
    fields: Mapping[str, str],
    *,
    stated: Mapping[str, Guess],
    encoding: str | None,
    profile: str | None,
) -> Draft:
    """Return the source that would be added; every fault of its file or sidecar is raised, nothing is written."""
    name = path.name
    _refuse_taken(root, name, fields["id"])
    stated = {key: one for key, one in stated.items() if fields.get(key) == one.value}
    text = sidecar_text(name, fields, stated, encoding=encoding, profile=profile)
    layout = read_profile(root, profile) if profile else PLAIN
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FOLDER).mkdir()
        (Path(folder) / FOLDER / name).write_bytes(raw)
        (Path(folder) / FOLDER / f"{name}.yml").write_text(text, "utf-8")
        source = read_source(Path(folder), name)
    return Draft(
        seed=Artifact(path=f"{FOLDER}/{name}", data=raw),
        sidecar=Artifact(path=f"{FOLDER}/{name}.yml", data=text.encode()),
        source=source,
        blocks=cut_blocks(source, layout),
    )


def add(root: Path, new: Draft) -> None:
    """Put a new source into the handbook: its file, then its sidecar."""
    write_own(root, [new.seed, new.sidecar])


def _refuse_taken(root: Path, name: str, identifier: str) -> None:
    problems: list[Problem] = []
    if name.startswith(".") or name.endswith(".yml"):
        message = "a seed's name does not begin with a dot and does not end in .yml."
        problems.append(Problem(path=name, line=0, code="bad-name", message=message, mend="Rename the file."))
    if (root / FOLDER / name).exists() or (root / FOLDER / f"{name}.yml").exists():
        message = "a seed or sidecar of this name is there already; seeds are never overwritten."
        problems.append(
            Problem(path=f"{FOLDER}/{name}", line=0, code="seed-exists", message=message, mend="Rename the file.")
        )
    for source in read_sources(root):
        if source.id == identifier:
            message = f"the id `{identifier}` is taken."
            problems.append(
                Problem(path=source.sidecar, line=1, code="repeated-id", message=message, mend="Choose another `--id`.")
            )
    if problems:
        raise InputError(problems)


def preview(blocks: Sequence[Block], most: int) -> list[str]:
    """Return a line for each of the first blocks: its kind and first words."""
    return [f"{block.kind:14} {' '.join(block.text.split())[:80]}" for block in blocks[:most]]
