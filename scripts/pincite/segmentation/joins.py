"""Which stretches between the words of a text close up: hyphens at line ends, line ends between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import Literal

from pincite.segmentation.line_hyphens import hyphen_joins
from pincite.spans import Span
from pincite.text import UNSPACED

Hyphens = Literal["auto", "close", "keep"]
# Signs without a width that part no words: soft hyphens that the line did not break at, joiners, marks of byte order.
_INVISIBLE = "\xad\u2060\ufeff"
# A zero-width space parts words where spaces do not; elsewhere nobody sees it in the middle of a word.
_SPACED = f"[^\\W{UNSPACED}]"
_NOT_SHOWN = re.compile(f"[{_INVISIBLE}]+|(?<={_SPACED})\u200b+(?={_SPACED})")
_BREAK = r"[ \t\u200b]*(?:\r\n|[\r\n\x85\u2028])[ \t\u200b]*"
_CHINESE = (
    "\u2e80-\u2fdf\u3001-\u3030\u3036-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe10-\ufe1f"
    "\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# Marks that Chinese shares with other scripts; they are Chinese beside Chinese characters.
_SHARED = "“”‘’…—·"
# Thai, Lao, Khmer, Burmese; behind marks at which a phrase ends, a space is set.
_SOUTH_EAST = (
    "\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e59\u0e81-\u0eae\u0eb0-\u0edf\u1000-\u1049\u1050-\u109f"
    "\u1780-\u17d3\u17d7\u17e0-\u17e9"
)
_UNSPACED_BREAKS = re.compile(
    f"(?<=[{_CHINESE}]){_BREAK}(?=[{_CHINESE}]|[{_SHARED}]+[{_CHINESE}])"
    f"|(?<=[{_CHINESE}][{_SHARED}]){_BREAK}(?=[{_SHARED}]*[{_CHINESE}])"
    f"|(?<=[{_CHINESE}][{_SHARED}]{{2}}){_BREAK}(?=[{_SHARED}]*[{_CHINESE}])"
    f"|(?<=[{_SOUTH_EAST}]){_BREAK}(?=[{_SOUTH_EAST}])"
    f"|(?<=\u0f0b){_BREAK}(?=[\u0f40-\u0fbc])"
)


def find_joins(text: str, language: str, hyphens: Hyphens = "auto") -> Iterator[Span]:
    """Yield the stretches of a text that close up, in order and apart.

    Args:
        text: the whole text that is read.
        language: its language as BCP 47 has it; empty where it is not known.
        hyphens: what becomes of hyphens at line ends.
    """
    # Korean sets spaces, between Chinese characters too.
    breaks = () if language.split("-", maxsplit=1)[0].lower() == "ko" else _UNSPACED_BREAKS.finditer(text)
    found = merge(
        hyphen_joins(text, language, hyphens),
        (one.span() for one in _NOT_SHOWN.finditer(text)),
        (one.span() for one in breaks),
    )
    last: Span | None = None
    for span in found:
        if last and span[0] <= last[1]:
            last = (last[0], max(last[1], span[1]))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def keeps_lines(text: str, join: Span) -> bool:
    """Tell whether a join leaves the lines of a text as they are: it closes up something inside a line."""
    return not re.search(r"[\r\n\x85\u2028]", text[slice(*join)])
