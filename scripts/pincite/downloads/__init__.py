"""Downloads and exports: files that readers keep, made from the typed handbook and never from a page.

A new one is a module beside this one, and an entry in `DOWNLOADS` or in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.downloads.data_files import csv_files
from pincite.downloads.pdf import handbook_pdf
from pincite.downloads.sqlite import sqlite_file
from pincite.model import Artifact, Handbook

__all__ = ["DOWNLOADS", "EXPORTS", "Download", "Export"]

Download = Callable[[Handbook, Sequence[Path]], Artifact]
"""Makes a file of the built site, `site/downloads/<name>`, with fonts of some folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What `pincite export` writes where it is told to."""

    option: str
    """Its option, without the hyphens: `sqlite`."""
    help: str
    """What the option does, in a sentence."""
    is_folder: bool
    """Whether a folder is named for it, or one file."""
    make: Callable[[Handbook], Mapping[str, bytes]]
    """Gives its files by name; of one file, the name is not used."""


DOWNLOADS: list[Download] = [handbook_pdf]
"""Made by `pincite build --downloads`."""

EXPORTS: list[Export] = [
    Export(
        option="sqlite",
        help="Write a database into this file.",
        is_folder=False,
        make=lambda handbook: {"handbook.sqlite": sqlite_file(handbook)},
    ),
    Export(option="csv", help="Write tables into this folder.", is_folder=True, make=csv_files),
]
"""Made by `pincite export`, an option each."""
