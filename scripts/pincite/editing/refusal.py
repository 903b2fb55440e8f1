"""What an editor can say next when other passages have words of those that are to be redacted."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pincite.editing.forms import fold
from pincite.editing.redaction_targets import Order
from pincite.editing.residual_occurrences import LeftPassage
from pincite.editing.search_terms import named
from pincite.errors import COMMAND_LINE, Problem
from pincite.formatting import counted

_SHOWN = 3
_ROUNDS = 12
# Neighbouring runs of five words share four.
_SHARED = 4


def commands_to_repeat(
    order: Order, passages: Sequence[LeftPassage], again: Callable[[tuple[str, ...]], Sequence[LeftPassage]]
) -> Iterator[Problem]:
    """Yield each group of words with the passages that have them, then the commands to repeat with.

    Args:
        order: what was asked.
        passages: those that would still have the words.
        again: gives the passages that would still have words if some may stay.
    """
    if not passages:
        return
    groups = _groups(passages)
    # What an editor names by --also has to be gone: no --keep lets it stay.
    asked = {needle.folded for needle in named(order.also)}
    for words, places in groups.items():
        message = f"{words!r} stands in {counted(len(places), 'other passage')}: {_listed(places)}."
        keep = "" if fold(words) in asked else f", or let it stay: --keep {shlex.quote(words)}"
        yield Problem(
            path=COMMAND_LINE, line=0, code="words-shared", message=message, fix=f"Take it out there too{keep}."
        )
    others = [
        fromkey for fromkey in dict.fromkeys(passage.place for passage in passages) if fromkey not in order.places
    ]
    kept = [] if any(fold(group) in asked for group in groups) else _all_kept(order, list(groups), again)
    stays = f", or, if they may stay: {_command(order, keep=kept)}" if kept else ""
    message = f"{counted(len(others), 'other passage')} with words of those that are to be redacted."
    fix = f"To take all of them out, run: {_command(order, places=others)}{stays}"
    yield Problem(path=COMMAND_LINE, line=0, code="words-shared-in-all", message=message, fix=fix)


def _all_kept(order: Order, kept: list[str], again: Callable[[tuple[str, ...]], Sequence[LeftPassage]]) -> list[str]:
    """Return all words that have to be allowed to stay: those that longer runs have come to light one by one."""
    for _ in range(_ROUNDS):
        left = _groups(again((*order.keep, *kept)))
        if not left:
            break
        kept = joined([*kept, *left])
    return kept


def _groups(passages: Sequence[LeftPassage]) -> dict[str, list[str]]:
    """Return where words stand that are looked for, those that stand in most passages first."""
    found = defaultdict[str, list[str]](list)
    for passage in passages:
        for words in joined(passage.words):
            found[words].append(passage.place)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def joined(runs: Sequence[str]) -> list[str]:
    """Return runs of words with those that overlap but for a word joined: `a b c d e` and `b c d e f` as one."""
    made = list[list[str]]()
    for run in runs:
        words = run.split()
        while other := next((run for run in made if _follows(run, words) or _follows(words, run)), None):
            made.remove(other)
            before, after = (other, words) if _follows(other, words) else (words, other)
            words = [*before[: len(before) - _overlap(before, after)], *after]
        made.append(words)
    return [" ".join(words) for words in made]


def _follows(before: Sequence[str], after: Sequence[str]) -> bool:
    return _overlap(before, after) >= _SHARED


def _overlap(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many words at the end of the one are those at the beginning of the other."""
    left, right = [fold(word) for word in before], [fold(word) for word in after]
    lengths = range(min(len(left), len(right)), _SHARED - 1, -1)
    return next((length for length in lengths if left[-length:] == right[:length]), 0)


def _listed(places: Sequence[str]) -> str:
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return ", ".join(places[:_SHOWN]) + more


def _command(order: Order, *, places: Sequence[str] = (), keep: Sequence[str] = ()) -> str:
    """Return what an editor types to have the same done with more places, or with words that may stay."""
    parts = ["pincite", "redact", *order.places, *places, "--reason", order.reason, "--date", order.date]
    parts += [part for words in order.also for part in ("--also", words)]
    parts += [part for words in (*order.keep, *keep) for part in ("--keep", words)]
    return shlex.join(parts)
