"""The benchmark of anchors: edit scripts with known truth, and ways to find the cited paragraphs again.

Run `anchors.py --scripts 10000 --workers 2` for all, `anchors.py --only ours --failures 20` to see what went wrong.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from pathlib import Path

from anchors_contenders import CONTENDERS
from anchors_editor import Editor
from anchors_edits import edit_draft
from anchors_judge import DEAD, LESSER, WRONG, Rivals, Truth, find_truths, judge_link, unchanged_and_unique
from anchors_prose import Draft, read_seed, seed_texts
from anchors_speed import tell_speed
from anchors_structure import write_draft
from anchors_tables import Tally, tell_kinds, tell_totals

from pincite.text import normal_form

ROOT = Path(__file__).resolve().parents[2]
UNCHANGED = "= unchanged and unique"
FREE = "= edited, two thirds kept, no rival, over 4 words"
FREE_SHORT = "= edited, two thirds kept, no rival, shorter"
RIVALLED = "= edited, two thirds kept, with a rival"
_FOUR = 4
_MOST_EDITS = 30
_SIZES = (5, 500)
_BATCH = 20


@dataclass(frozen=True)
class Trial:
    """A document before and after an edit script, with the truth about each old paragraph."""

    number: int
    old: list[str]
    new: list[str]
    truths: list[Truth]
    editor: Editor

    @cached_property
    def forms(self) -> tuple[list[str], list[str]]:
        """Both wordings in normal form."""
        return [normal_form(text) for text in self.old], [normal_form(text) for text in self.new]

    @cached_property
    def groups(self) -> list[str | None]:
        """The group of each old paragraph that a promise is made about."""
        unique, rivals = unchanged_and_unique(self.old, self.new), Rivals(self.old, self.new)
        return [
            UNCHANGED if number in unique else self._edited_group(number, rivals) for number in range(len(self.old))
        ]

    def _edited_group(self, number: int, rivals: Rivals) -> str | None:
        truth, holder = self.truths[number], self.truths[number].holder
        is_same = holder is not None and self.forms[1][holder] == self.forms[0][number]
        if holder is None or is_same or 3 * truth.most < 2 * truth.size or not rivals.keeps_two_thirds(number, holder):
            return None
        if rivals.has_rival(number, holder):
            return RIVALLED
        return FREE if truth.size > _FOUR else FREE_SHORT

    def kinds(self, number: int) -> list[str]:
        """Return the group of an old paragraph, and the kinds of edit that touched it."""
        touched = sorted(self.editor.touched.get(number, {"untouched"}))
        group = self.groups[number]
        return touched if group is None else [group, *touched]

    def describe(self, number: int, verdict: str, link: int | None) -> str:
        """Return what a link should have led to, and where it leads."""
        truth = self.truths[number]
        places = [("true", truth.holder), ("link", link)]
        shown = [f"  {name} {place}: {self.forms[1][place]}" for name, place in places if place is not None]
        head = f"script {self.number}, p{number}, {verdict}, {self.kinds(number)}"
        return "\n".join(
            [f"{head}, own {truth.own} of {truth.size}, copied {truth.copied}", f"  old  {self.old[number]}", *shown]
        )


def make_draft(chance: random.Random, seeds: Sequence[str]) -> Draft:
    """Return a document of up to 500 paragraphs: mostly generated, at times the seeds' paragraphs or sentences."""
    source = chance.choices(("generated", "all seeds", "one seed", "sentences"), (70, 10, 10, 10))[0]
    if source == "generated":
        least, most = map(math.log, _SIZES)
        return write_draft(chance, round(math.exp(chance.uniform(least, most))))
    texts = list(seeds) if source == "all seeds" else [chance.choice(seeds)]
    return read_seed(chance, texts, by_sentence=source == "sentences")


def make_trial(number: int, seeds: Sequence[str]) -> Trial:
    """Return the trial of a number: the same number, the same trial."""
    chance = random.Random(number)  # noqa: S311 - a simulation that must be repeatable
    draft = make_draft(chance, seeds)
    old = Editor(draft, chance).texts()
    sizes = [len(paragraph.words) for paragraph in draft.paragraphs]
    editor = edit_draft(draft, chance, chance.randint(1, _MOST_EDITS))
    return Trial(number, old, editor.texts(), find_truths(sizes, editor.paragraphs), editor)


def run_trial(trial: Trial, name: str) -> Tally:
    """Return the tally of one contender for one trial."""
    tally = Tally()
    start = time.process_time()
    links = CONTENDERS[name](trial.old, trial.new)
    tally.seconds = tally.slowest = time.process_time() - start
    for number, (truth, link) in enumerate(zip(trial.truths, links, strict=True)):
        verdict = judge_link(truth, link, trial.forms[0][number], trial.forms[1])
        tally.verdicts[verdict] += 1
        for kind in trial.kinds(number):
            tally.by_kind[kind][verdict] += 1
        if name == "ours" and (
            verdict in (LESSER, WRONG) or (verdict == DEAD and trial.groups[number] in (FREE, FREE_SHORT))
        ):
            tally.failures.append(trial.describe(number, verdict, link))
    return tally


def run_batch(numbers: Sequence[int], names: Sequence[str], every: int) -> tuple[dict[str, Tally], Tally]:
    """Return the tallies of all contenders over one script in so many, and of ours over all."""
    seeds = seed_texts(ROOT)
    shared: dict[str, Tally] = {name: Tally() for name in names}
    alone = Tally()
    for trial in (make_trial(number, seeds) for number in numbers):
        own = run_trial(trial, "ours")
        alone.add(own)
        if trial.number % every == 0:
            for name in names:
                shared[name].add(own if name == "ours" else run_trial(trial, name))
    return shared, alone


def read_options() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scripts", type=int, default=500, help="how many edit scripts to run")
    parser.add_argument("--first", type=int, default=0, help="number of the first one")
    parser.add_argument("--every", type=int, default=10, help="run the other contenders on one script in so many")
    parser.add_argument("--only", choices=["ours"], help="leave the other contenders out")
    parser.add_argument("--workers", type=int, default=1, help="processes at a time")
    parser.add_argument("--no-speed", action="store_true", help="leave out how the time grows with the document")
    parser.add_argument("--failures", type=int, default=0, help="print so many of ours that went wrong")
    return parser.parse_args()


def main() -> None:
    """Run the scripts and print the tables."""
    options = read_options()
    names = [options.only] if options.only else list(CONTENDERS)
    numbers = range(options.first, options.first + options.scripts)
    batches = [numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH)]
    shared, alone = {name: Tally() for name in names}, Tally()
    with ProcessPoolExecutor(options.workers) as pool:
        for part, own in pool.map(run_batch, batches, repeat(names), repeat(options.every)):
            alone.add(own)
            for name in names:
                shared[name].add(part[name])
    if not options.only:
        print(
            f"one script in {options.every} of {options.scripts}:",
            *tell_totals(shared),
            "",
            *tell_kinds(shared),
            sep="\n",
        )
        print()
    print(f"all {options.scripts} scripts:", *tell_totals({"ours": alone}), "", *tell_kinds({"ours": alone}), sep="\n")
    if not options.no_speed:
        print("", *tell_speed(), sep="\n")
    print(*alone.failures[: options.failures], sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
