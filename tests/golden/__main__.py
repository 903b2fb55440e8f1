"""Shows how the toolkit reads the golden texts: a row for each, and where it differs from a careful reader.

Run it from the root: `make bench-golden`, or `.venv/bin/python -m tests.golden [NAME …]` for the differences of some
texts, `--all` for those of all, and `--mark DRAFT` to make a text and its reading of a marked draft (see marking.py).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.golden.differences import list_differences
from tests.golden.found import find_blocks
from tests.golden.marking import write_reading
from tests.golden.reading import TEXTS, list_names, read
from tests.golden.scoring import MEASURES, Score, score_text


def main() -> None:
    """Print the table, and the differences of the texts that were named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="texts whose differences are shown")
    parser.add_argument("--all", action="store_true", help="show the differences of all texts")
    parser.add_argument("--mark", type=Path, nargs="+", default=[], metavar="DRAFT", help="write texts and readings")
    chosen = parser.parse_args()
    for draft in chosen.mark:
        write_reading(draft, TEXTS)
    names = list_names()
    readings = [read(name) for name in (names if chosen.all else chosen.names or names)]
    found = find_blocks(readings)
    scores = {reading.name: score_text(reading, found[reading.name]) for reading in readings}
    if chosen.all or chosen.names:
        for reading in readings:
            print(*list_differences(reading, found[reading.name]), sep="\n", end="\n\n")
    print_table(scores)


def print_table(scores: dict[str, Score]) -> None:
    """Print a row of percentages for each text, and one for all; `-` where there is nothing to judge."""
    print(f"{'':24}", *(f"{measure:>10}" for measure in MEASURES))
    for name, score in [*scores.items(), ("all", sum(scores.values(), Score()))]:
        counts = (getattr(score, measure) for measure in MEASURES)
        print(
            f"{name:24}",
            *(f"{100 * count.f1:10.1f}" if count.wanted or count.found else f"{'-':>10}" for count in counts),
        )


if __name__ == "__main__":
    main()
