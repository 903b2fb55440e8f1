"""What a profile does to a text, tried without a file being written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pincite.authoring.sidecar_text import sidecar_text
from pincite.editing.source_intake import read_facts, read_new
from pincite.inputs.file_view import DiskView
from pincite.inputs.overlay import Overlay
from pincite.model import Block, Source
from pincite.segmentation.blocks import cut_blocks
from pincite.segmentation.profile import PLAIN, Profile, read_profile
from pincite.sources.registry import FOLDER, read_sidecar, read_source
from pincite.sources.written_dates import UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A text as a profile cuts it."""

    name: str | None
    """Of the profile; None where the layout of the text decides."""
    profile: Profile
    source: Source
    blocks: tuple[Block, ...]


def try_profile(root: Path, path: Path, name: str | None, encoding: str | None) -> Tried:
    """Return a text as a profile would cut it; a seed is read with its sidecar, any other file as `add` reads it.

    Args:
        root: the handbook's folder.
        path: the file.
        name: the profile; None: that which the sidecar names.
        encoding: of the file, if it is not UTF-8.

    """
    view = DiskView(root)
    seeds = (root / FOLDER).resolve()
    real = path.resolve()
    if real.parent == seeds and view.look(f"{FOLDER}/{real.name}.yml").kind == "file":
        source = read_source(view, real.name)
        name = name or read_sidecar(view, real.name).profile
        layout = read_profile(view, name) if name else PLAIN
        return Tried(name=name, profile=layout, source=source, blocks=cut_blocks(source, layout))
    text = read_new(path, encoding, as_text=True)
    title = read_facts(text.text, path.name).known.get("title")
    fields = {"id": "tried", "title": title.value if title else "untitled", "issued": UNDATED}
    sidecar = sidecar_text(path.name, fields, {}, encoding=text.encoding, profile=None)
    seed = f"{FOLDER}/{path.name}"
    source = read_source(Overlay(view, {seed: text.raw, f"{seed}.yml": sidecar.encode()}), path.name)
    layout = read_profile(view, name) if name else PLAIN
    return Tried(name=name, profile=layout, source=source, blocks=cut_blocks(source, layout))
