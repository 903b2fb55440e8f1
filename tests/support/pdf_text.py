"""The words of a PDF's pages."""

from __future__ import annotations

from pypdf import PageObject

HEAD, FOOT = 750, 95  # points above the lower edge, between which the text stands


def text_between(page: PageObject) -> str:
    """Return the text of a page between its running head and its page number."""
    parts: list[str] = []

    def keep(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if FOOT < tm[5] * cm[3] + cm[5] < HEAD:
            parts.append(text)

    page.extract_text(visitor_text=keep)
    return "".join(parts)
