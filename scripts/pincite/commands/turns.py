"""Commands take turns on a handbook: one that writes has it for itself, one that reads sees no half-written state."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from pincite.errors import ContentError, PinciteError
from pincite.handbook_lock import LOCK, hold, hold_for_reading
from pincite.publish.recovery import recover, unfinished

T = TypeVar("T")
LONGEST_WAIT = 600.0
"""So many seconds a command waits for another one, unless `--wait` says otherwise."""
_AS_ASKED = object()


class UnfinishedRunError(ContentError):
    """An earlier run left something half done, and this command only reads."""


def say(line: str) -> None:
    """Tell a person something beside the result."""
    click.echo(f"pincite: {line}", err=True)


@contextmanager
def writing(root: Path, command: str, *, wait: object = _AS_ASKED) -> Iterator[None]:
    """Have a handbook for this command alone while the context lasts; what an earlier run left undone is done first.

    Args:
        root: the handbook's folder.
        command: its name: `build`.
        wait: None waits for ever; left out, the command waits as long as its user asked for.

    """
    if command != "init" and not _is_handbook(root):
        # What reads it will say so; nothing is made in a folder that is none.
        yield
        return
    with hold(root, f"pincite {command}", wait=None if wait is None else _wait(), say=say):
        for line in recover(root):
            say(line)
        yield


def _is_handbook(root: Path) -> bool:
    return (root / "mkdocs.yml").exists() or (root / "seeds").exists()


def reading(root: Path, command: str, work: Callable[[], T]) -> T:
    """Return what some work gives that reads a handbook while no command writes in it; nothing is written for that.

    A folder in which no command ever wrote has no lock. If one begins to write meanwhile, the work is done again.
    """
    with hold_for_reading(root, f"pincite {command}", wait=_wait(), say=say) as is_held:
        had_lock = os.path.lexists(root / LOCK)
        try:
            result = _unless_unfinished(root, work)
        except PinciteError:
            if had_lock or is_held or not os.path.lexists(root / LOCK):
                raise
        else:
            if had_lock or is_held or not os.path.lexists(root / LOCK):
                return result
    with hold_for_reading(root, f"pincite {command}", wait=_wait(), say=say):
        return _unless_unfinished(root, work)


def _unless_unfinished(root: Path, work: Callable[[], T]) -> T:
    if problems := list(unfinished(root)):
        raise UnfinishedRunError(problems)
    return work()


def _wait() -> float:
    """Return how many seconds the user of this command would wait."""
    context = click.get_current_context(silent=True)
    asked = context.find_root().obj if context else None
    return float(asked) if isinstance(asked, (int, float)) else LONGEST_WAIT
