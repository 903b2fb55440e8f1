"""Anchors for what is published later get the next free suffix: p12 -> p12a, p12b, …, p12z, p12aa."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import count, product

from pincite.ids import SUFFIX_LETTERS, Anchor, format_anchor, parse_place


def next_free(after: str | None, used: Collection[str], *, series: str = "p") -> str:
    """Return the anchor for a passage that is published later and stands behind another; nothing used is used again.

    1. Behind `p12` comes `p12a`, and when that is used, `p12b`, … `p12z`, `p12aa`.
    2. Behind `p12a` comes the next one of `p12`, too: `p12b`. Reading order is not told by names.
    3. Before the first passage of a series (`after` is None) comes `p0a`.
    4. Behind the sentence `p12s3` comes `p12s3a`; before the first sentence of `p12` (`after` is `p12s0`), `p12s0a`.

    Raises:
        ValueError: `after` is no anchor, or a heading's.

    """
    base = Anchor(series=series, row=int(series == "t")) if after is None else parse_place(after)
    if base.series == "h":
        message = f"{after!r} is a heading's anchor; headings are named for their words and have no suffixes"
        raise ValueError(message)
    candidates = (format_anchor(_with_suffix(base, suffix)) for suffix in suffixes())
    return next(anchor for anchor in candidates if anchor not in used)


def suffixes() -> Iterator[str]:
    """Yield a, b, … z, aa, ab, … without the letters i, l, o and s; there is no last one."""
    for length in count(1):
        for letters in product(SUFFIX_LETTERS, repeat=length):
            yield "".join(letters)


def _with_suffix(base: Anchor, suffix: str) -> Anchor:
    if base.sentence is None:
        return replace(base, suffix=suffix)
    return replace(base, sentence_suffix=suffix)
