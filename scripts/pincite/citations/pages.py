"""Pages of a source: ranges of them, and pages whose own name has a hyphen."""

from __future__ import annotations

import re

_ENDS = re.compile(r"([^\s,–-]+)\s*([–-]+)\s*([^\s,–-]+)")  # an en dash stands between pages
_PAGE = re.compile(r"[^\s,;&]+")
_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")
_SEPARATORS = re.compile(r"[,;&]")


def page_range(pages: str) -> tuple[str, str] | None:
    """Return the first and the last page of a range: `12-15`, `iv–x`; None for `A-1`, which is one page."""
    found = _ENDS.fullmatch(pages.strip())
    if not found:
        return None
    first, mark, last = found.groups()
    return None if mark == "-" and not _are_ends(first, last) else (first, last)


def has_hyphened_page(pages: str) -> bool:
    """Whether one of the pages has a hyphen in its name: `A-1` of a newspaper, `3-2` of a work in loose leaves."""
    return any(_is_hyphened(part.strip()) for part in _SEPARATORS.split(pages))


def _is_hyphened(page: str) -> bool:
    return "-" in page and bool(_PAGE.fullmatch(page)) and page_range(page) is None


def _are_ends(first: str, last: str) -> bool:
    """Whether two numbers with a hyphen between them can be the ends of a range."""
    if first.isdecimal() and last.isdecimal():
        return len(last) < len(first) or int(last) >= int(first)  # `112-15` is short for `112-115`
    kinds = [_kind(first), _kind(last)]
    return None not in kinds and (kinds[0] == kinds[1] or kinds == ["roman", "number"])


def _kind(page: str) -> str | None:
    """Return how a page is numbered; None for letters alone."""
    if any(sign.isdecimal() for sign in page):
        return "number" if page[0].isdecimal() else "lettered"
    return "roman" if _ROMAN.fullmatch(page) and (page.islower() or len(page) > 1) else None
