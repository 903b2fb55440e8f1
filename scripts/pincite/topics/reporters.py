"""Who says what a sentence tells, and whether it leans on the sentence before: by its opening words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from pincite.files import read_yaml
from pincite.inputs.file_view import FileView
from pincite.topics.phrases import phrase_pattern
from pincite.topics.topic_file import Phrase, Words
from pincite.validation import Strict, validate

PATH = "seeds/reporters.yml"
_OPENING_WORDS = 14
_MARKS = "“”‘’\"'([{«"


class Reporter(Strict):
    """Somebody who is named as the one who says a thing."""

    says: Words
    """Who it is, as it is shown: `NGOs`."""
    opening: list[Phrase] = []
    """Phrases among the first words of a sentence: `[NGOs reported]`."""
    anywhere: list[Phrase] = []
    """Phrases anywhere in a sentence: `[according to NGOs]`."""
    none: list[Phrase] = []
    """Phrases that shut a sentence out: `[NGOs were not]`."""


class Reporters(Strict):
    """What `seeds/reporters.yml` says."""

    reporters: Annotated[list[Reporter], Field(min_length=1)]
    """Who may be named; the one named first in a sentence says it: `[{says: NGOs, opening: [NGOs reported]}]`."""
    leaning: list[Phrase] = []
    """First words of sentences that cannot be understood without the one before: `[However]`."""

    def reporter_of(self, sentence: str) -> str:
        """Return who says a sentence, as it is shown; empty where nobody is named."""
        rows = [row for row in self.reporters if not _holds(row.none, sentence)]
        opening = " ".join(sentence.split(" ")[:_OPENING_WORDS])
        named = [
            (found.start(), place)
            for place, row in enumerate(rows)
            for phrase in row.opening
            if (found := phrase_pattern(phrase).search(opening))
        ]
        if named:
            return rows[min(named)[1]].says
        quoted = (row.says for row in rows if _holds(row.anywhere, sentence))
        return next(quoted, "")

    def needs_context(self, sentence: str) -> bool:
        """Tell whether a sentence begins with words that point to the one before."""
        first = sentence.lstrip(_MARKS)
        return any(phrase_pattern(phrase).match(first) for phrase in self.leaning)


def _holds(phrases: Sequence[str], sentence: str) -> bool:
    return any(phrase_pattern(phrase).search(sentence) for phrase in phrases)


NOBODY = Reporters.model_construct(reporters=[], leaning=[])


def read_reporters(view: FileView) -> Reporters:
    """Return who may be named as saying things; nobody where the handbook has no such file."""
    if not view.look(PATH).exists:
        return NOBODY
    written = read_yaml(view, PATH, what="the list of reporters")
    # A file that holds comments alone, as that of a new handbook, names nobody.
    return NOBODY if written.data is None else validate(Reporters, written, written.data)
