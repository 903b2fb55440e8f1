"""Where citation styles plug in: how a CSL style is called, and what its file leaves open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStyle:
    """A style of the Citation Style Language that citations can be offered in."""

    id: str
    """Name of its file in the CSL project's collection: `oscola`."""
    title: str
    """How readers know it: `OSCOLA`."""
    is_default: bool = True
    """Whether a handbook that names no styles has it."""
    locale: str | None = None
    """The language of a style of one country whose file leaves it to the writer: `en-GB`."""


STYLES: list[CitationStyle] = [
    CitationStyle(id="chicago-notes-bibliography", title="Chicago, notes"),
    CitationStyle(id="apa", title="APA"),
    CitationStyle(id="modern-language-association", title="MLA"),
    CitationStyle(id="oscola", title="OSCOLA"),
    CitationStyle(id="harvard-cite-them-right", title="Harvard", locale="en-GB"),
    CitationStyle(id="bluebook-law-review", title="Bluebook"),
    CitationStyle(id="chicago-author-date", title="Chicago, author and date", is_default=False),
]
"""In the order in which they are offered; the first is the one shown. Others can be named too, by their id."""


def style_of(name: str) -> CitationStyle:
    """Return what is known of a style; of one that is not listed, its id."""
    return next((style for style in STYLES if style.id == name), CitationStyle(id=name, title=name, is_default=False))
