"""Who edits a document, with the origin of every word known."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from anchors_prose import HEADING, Draft, Paragraph, Word

ENOUGH = 3


class Heading(str):
    """The text of a heading; in Pincite it is no passage of the paragraphs' series."""

    __slots__ = ()


@dataclass(slots=True)
class Editor:
    """Edits one document; notes which kinds of edit touched which old paragraph."""

    draft: Draft
    chance: random.Random
    touched: dict[int, set[str]] = field(default_factory=dict)
    renderings: list[Callable[[str], str]] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return the paragraphs' texts as they are saved."""
        found: list[str] = []
        for paragraph in self.draft.paragraphs:
            text = " ".join(word.text for word in paragraph.words)
            for rendering in self.renderings:
                text = rendering(text)
            found.append(Heading(text) if paragraph.kind == HEADING else text)
        return found

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The document's paragraphs."""
        return self.draft.paragraphs

    def any(self) -> int:
        """Return the number of any paragraph."""
        return self.chance.randrange(len(self.paragraphs))

    def are_text(self, *numbers: int) -> bool:
        """Tell whether there are paragraphs of these numbers, none of them a heading."""
        there = [self.paragraphs[number] for number in numbers if number < len(self.paragraphs)]
        return len(there) == len(numbers) and all(paragraph.kind != HEADING for paragraph in there)

    def note(self, kind: str, *paragraphs: Paragraph) -> None:
        """Note that an edit touched the old paragraphs whose words stand in these."""
        for origin in {word.origin for paragraph in paragraphs for word in paragraph.words if word.origin is not None}:
            self.touched.setdefault(origin, set()).add(kind)

    def fresh(self, words: list[str]) -> list[Word]:
        """Return words that come from no old paragraph."""
        return [Word(text) for word in words for text in word.split(" ")]
