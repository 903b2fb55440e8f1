"""Verdicts are counted, and printed as tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from anchors_judge import DEAD, GOOD, LESSER, WRONG

VERDICTS = (GOOD, DEAD, LESSER, WRONG)


@dataclass(slots=True)
class Tally:
    """Verdicts counted, for one contender."""

    verdicts: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: float = 0.0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add what another tally counted."""
        self.verdicts += other.verdicts
        for kind, verdicts in other.by_kind.items():
            self.by_kind[kind] += verdicts
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "-"


def tell_totals(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield, for each contender, the share of links still right, dead, on a lesser part, and on other words."""
    yield f"{'':24}{'links':>10}" + "".join(f"{verdict:>20}" for verdict in VERDICTS) + f"{'seconds':>10}{'slowest':>9}"
    for name, tally in tallies.items():
        total = tally.verdicts.total()
        cells = (f"{tally.verdicts[verdict]} = {_share(tally.verdicts[verdict], total)}" for verdict in VERDICTS)
        row = "".join(f"{cell:>20}" for cell in cells)
        yield f"{name:24}{total:>10}{row}{tally.seconds:>10.1f}{tally.slowest:>9.2f}"


def tell_kinds(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield, for each kind of edit, the share of links right, dead, and on other words, of each contender."""
    yield f"{'right / dead / silently on other words, in %':44}{'links':>9}" + "".join(
        f"{name:>25}" for name in tallies
    )
    for kind in sorted({kind for tally in tallies.values() for kind in tally.by_kind}):
        counts = [tally.by_kind[kind] for tally in tallies.values()]
        cells = (
            " / ".join(f"{100 * count[verdict] / max(1, count.total()):.2f}" for verdict in (GOOD, DEAD, WRONG))
            for count in counts
        )
        yield f"{kind:52}{max(count.total() for count in counts):>9}" + "".join(f"{cell:>25}" for cell in cells)
