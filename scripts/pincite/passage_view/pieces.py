"""What a passage is made of, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.model import Redaction, Sentence

EmphasisKind = Literal[
    "quoted",  # words that a figure is taken from
    "deleted",  # words that the newer wording no longer has
    "inserted",  # words that the older wording did not have
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words as the source has them, on one line."""

    text: str
    """Every run of white space is one space; in verse the spaces within a line are those of the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNumber:
    """The number that the original gives a passage, at the beginning of its words."""

    text: str
    """With the marks around it: `12.`, `(a)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLink:
    """The mark of a note, which leads to it."""

    text: str
    note: str
    """Anchor of the note: `fn12`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SicMark:
    """The *[sic]* that an editor puts behind an error of the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnd:
    """The end of a line of verse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The white space between two sentences."""

    text: str
    """One space; in verse what stands in the original, line ends and all."""
    ends_line: bool
    """Whether the second sentence begins a new line of verse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What stands for words between two stretches that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What stands for a sentence that may not be shown here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedWords:
    """The signs that stand where words were redacted."""

    signs: str
    notice: Redaction
    """When and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """A stretch of words that is set off from those around it."""

    kind: EmphasisKind
    pieces: tuple[Words | SicMark | LineEnd, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSentence:
    """A sentence that can be cited by itself."""

    sentence: Sentence
    pieces: tuple[PassagePiece, ...]


Sign = SicMark | LineEnd | Space | Gap | Withheld
"""What stands behind, between or in place of words."""
PassagePiece = Sign | Words | OwnNumber | NoteLink | RedactedWords | Emphasis | CitedSentence
PassageRow = tuple[PassagePiece, ...]
"""A passage, or a part of one, in reading order."""
