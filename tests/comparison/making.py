"""Makes documents of sections, paragraphs and sentences, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import DeclaredPair
from pincite.model import Block, Document, DocumentPair, Section, Sentence
from pincite.text import fingerprint
from tests.support.making import make_source

Outline = Mapping[str, Sequence[Sequence[str]]]
"""Sections, their paragraphs, and the sentences of each."""


def make_outlined(name: str, year: int, outline: Outline, *, sensitive: Sequence[str] = (), **fields: str) -> Document:
    """Return a document that holds just those sentences; paragraphs are numbered through."""
    source = make_source("", id=name, year=year, title=f"Report of {year}", **fields)
    return Document(
        source=source,
        draft=False,
        sections=tuple(Section(id=section, title=section.capitalize()) for section in outline),
        blocks=tuple(_blocks(outline, sensitive)),
        retired=(),
    )


def _blocks(outline: Outline, sensitive: Sequence[str]) -> Iterator[Block]:
    number = 0
    for section, paragraphs in outline.items():
        for texts in paragraphs:
            number += 1
            yield Block(
                kind="paragraph",
                section=section,
                start=0,
                end=0,
                text=" ".join(texts),
                reason=None,
                anchor=f"p{number}",
                fingerprint=fingerprint(" ".join(texts)),
                sentences=tuple(_sentences(number, texts, sensitive)),
            )


def _sentences(number: int, texts: Sequence[str], sensitive: Sequence[str]) -> Iterator[Sentence]:
    for order, text in enumerate(texts, start=1):
        yield Sentence(
            anchor=f"p{number}s{order}",
            start=0,
            end=len(text),
            text=text,
            fingerprint=fingerprint(text),
            sensitive=text in sensitive,
        )


def pair_of(older: Sequence[str], newer: Sequence[str]) -> DocumentPair:
    """Return two documents of one section and one paragraph, compared."""
    documents = [
        make_outlined("early", 1901, {"lamp": [list(older)]}),
        make_outlined("late", 1902, {"lamp": [list(newer)]}),
    ]
    return compare_documents(documents)[0]


def named(older: str = "early", newer: str = "late", **fields: object) -> DeclaredPair:
    """Return a pair that an editor names."""
    values: dict[str, object] = {"sections": None, "whole": False, "reason": "To see."} | fields
    return DeclaredPair(older=older, newer=newer, **values)  # type: ignore[arg-type]  # a test names what it needs
