"""The front matter of generated pages: what the site generator, its search and other readers are told of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Hidden = Literal["navigation", "toc"]
"""A part of a page's frame that can be left away: the list of pages beside it, or its table of contents."""
NOT_SEARCHED = {"exclude": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands at the head of a page that has nothing of its own to say there."""

    title: str
    description: str
    """One sentence on what the page holds."""
    generated_by: str = "pincite convert"
    """What made the page, and which file to edit instead of it."""
    hide: tuple[Hidden, ...] = ("navigation", "toc")
    is_searched: bool = True
    """Whether the site's search finds the page."""

    def own(self) -> Mapping[str, object]:
        """Return what the pages of one kind say besides, in order."""
        return {}

    def as_mapping(self) -> dict[str, object]:
        """Return the front matter in the order in which it is written; python-frontmatter reads it back as it is."""
        return {
            "title": self.title,
            "description": self.description,
            "generated-by": self.generated_by,
            **self.own(),
            "hide": list(self.hide),
            **({} if self.is_searched else {"search": NOT_SEARCHED}),
        }
