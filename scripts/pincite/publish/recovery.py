"""What an earlier run left half done: told, or done before anything else is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pincite.errors import Problem
from pincite.publish.expected_pages import refuse_other_site_folder
from pincite.publish.places import disk_errors_told
from pincite.publish.site_folder import bring_back, clear_site_work, refuse_others_site, site_name, site_set_aside
from pincite.publish.transaction import clear_staging, finish_run, waiting_run


def recover(root: Path) -> Iterator[str]:
    """Yield a line for each thing that an earlier run had left half done, when it is done; what is left of it goes."""
    if finished := finish_run(root):
        files = f"{finished.moved} files were put in their places, {finished.removed} removed"
        yield f"finished `{finished.command}`, which had stopped: {files}"
    clear_staging(root)
    with disk_errors_told(root):
        brought = bring_back(root)
    for name in brought:
        yield f"put the old {name}/ back, which a run had set aside when it stopped"
    clear_site_work(root)


def unfinished(root: Path) -> Iterator[Problem]:
    """Yield a problem for each thing that an earlier run left half done; nothing is changed."""
    yield from (found for found in (waiting_run(root), site_set_aside(root)) if found)


def refuse_no_room_for_site(root: Path, generator: str) -> None:
    """Raise an error if the site cannot go where it belongs; told before anything is written."""
    refuse_other_site_folder(root)
    refuse_others_site(root, site_name(generator))
