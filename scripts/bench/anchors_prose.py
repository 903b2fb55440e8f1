"""Documents to be edited: generated prose with lists, notes and formulae, and the texts of the handbook's seeds."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

FUNCTION_WORDS = (
    "the of to and a in that is was for on with as by not be are at from it this an or which were have had has its "
    "they he but their one all also been who there when no will more if would into than other some what time up only "
    "these may such any about between after over most under during both through where must while before because"
).split()
_ONSETS = "b c d f g h j k l m n p r s t v br cl cr dr fl gr pl pr sp st str th tr".split()
_VOWELS = "a e i o u ai ea io ou".split()
_CODAS = "l m n r s t nd nt rs st ck ng".split() + [""] * 6
ENDS = ".?!"
HEADING = "heading"
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its punctuation, and the old paragraph that it comes from."""

    text: str
    origin: int | None = None
    is_copy: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is edited."""

    words: list[Word]
    family: int | None = None
    """The list of near-equal items that it belongs to."""
    kind: str = "prose"


@dataclass(slots=True)
class Draft:
    """A document as it is edited."""

    paragraphs: list[Paragraph]
    writer: Writer
    templates: list[list[str]] = field(default_factory=list)
    """Of the lists of near-equal items: words, and `{}` where items differ."""


class Writer:
    """Writes sentences with a vocabulary that follows Zipf's law."""

    def __init__(self, chance: random.Random, size: int = 2500) -> None:
        self.chance = chance
        made = dict.fromkeys(self._coin() for _ in range(size))
        self.content = list(made)
        self._content_weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.content))))
        self._function_weights = list(accumulate(1 / (rank + 2) for rank in range(len(FUNCTION_WORDS))))

    def happens(self, share: float) -> bool:
        """Tell whether what happens in this share of cases does."""
        return self.chance.random() < share

    def _coin(self) -> str:
        pick = self.chance.choice
        return "".join(pick(_ONSETS) + pick(_VOWELS) + pick(_CODAS) for _ in range(self.chance.choice((1, 2, 2, 3))))

    def content_words(self, count: int) -> list[str]:
        """Return words that carry meaning."""
        return self.chance.choices(self.content, cum_weights=self._content_weights, k=count)

    def words(self, count: int) -> list[str]:
        """Return running words: function words and others in turn."""
        others = iter(self.content_words(count))
        small = iter(self.chance.choices(FUNCTION_WORDS, cum_weights=self._function_weights, k=count))
        return [next(small) if self.happens(0.46) else next(others) for _ in range(count)]

    def sentence(self) -> list[str]:
        """Return a sentence of 6 to 32 words."""
        words = self.words(int(self.chance.triangular(6, 32, 16)))
        words[0] = words[0].capitalize()
        for place in range(2, len(words) - 2):
            if self.happens(0.06):
                words[place] += self.chance.choice((",", ",", ";", "’s", " –"))
        if self.happens(0.12):
            words[-2] = f"“{words[-2]}”"
        words[-1] += "."
        return words

    def prose(self) -> list[str]:
        """Return a paragraph of one to eight sentences."""
        return [word for _ in range(self.chance.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 8))) for word in self.sentence()]

    def template(self) -> list[str]:
        """Return an item of a list, with two to four places that differ from item to item."""
        words = self.words(self.chance.randint(6, 24))
        for place in self.chance.sample(range(len(words)), self.chance.randint(2, min(4, len(words)))):
            words[place] = "{}"
        return words

    def fill(self, template: list[str]) -> list[str]:
        """Return an item made from its list's template; few words are used, so items come out much alike."""
        pool = self.content[40:64]
        return [self.chance.choice(pool) if word == "{}" else word for word in template]


def write_run(draft: Draft, kind: str, formula: list[str]) -> list[Paragraph]:
    """Return passages of one kind that stand together."""
    writer, chance = draft.writer, draft.writer.chance
    if kind == "list":
        draft.templates.append(writer.template())
        family = len(draft.templates) - 1
        items = [writer.fill(draft.templates[family]) for _ in range(chance.randint(3, 14))]
        return [plain(item, kind, family) for item in items]
    if kind == "fragments":
        opening = writer.words(chance.randint(1, 3))
        texts = [opening + writer.content_words(chance.randint(1, 2)) for _ in range(chance.randint(2, 6))]
        return [plain(text, kind) for text in texts]
    if kind == "notes":
        texts = [_write_note(writer, number) for number in range(1, chance.randint(3, 10))]
        return [plain(text, kind) for text in texts]
    if kind == "formula":
        return [plain(formula + writer.sentence(), kind)]
    if kind == "double":
        known = [paragraph.words for paragraph in draft.paragraphs if paragraph.kind == "double"]
        text = [word.text for word in chance.choice(known)] if known and writer.happens(0.6) else writer.sentence()
        return [plain(text, kind)]
    return [plain(writer.prose(), kind) for _ in range(chance.randint(1, 6))]


def _write_note(writer: Writer, number: int) -> list[str]:
    tail = ["Ibid."] if writer.happens(0.3) else ["See", *writer.content_words(3), f"{1980 + number}."]
    return ["Note", f"{number}.", *tail]


def plain(texts: list[str], kind: str, family: int | None = None) -> Paragraph:
    """Return a paragraph of words, of which some may stand in one text."""
    return Paragraph([Word(text) for word in texts for text in word.split(" ")], family, kind)


def marked(draft: Draft) -> Draft:
    """Return the draft with each word marked as its paragraph's."""
    for number, paragraph in enumerate(draft.paragraphs):
        paragraph.words = [Word(word.text, number) for word in paragraph.words]
    return draft


def read_seed(chance: random.Random, texts: list[str], *, by_sentence: bool) -> Draft:
    """Return a document made of given lines, or of their sentences."""
    lines = [line.split() for text in texts for line in text.splitlines() if line.strip()]
    if by_sentence:
        lines = [sentence for line in lines for sentence in _sentences(line)]
    return marked(Draft([plain(line, "prose") for line in lines], Writer(chance)))


def _sentences(words: list[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for word in words:
        found[-1].append(word)
        if word[-1] in ENDS and len(found[-1]) >= _SENTENCE_WORDS:
            found.append([])
    return [sentence for sentence in found if sentence]


def seed_texts(root: Path) -> list[str]:
    """Return the texts of the handbook's seeds."""
    return [path.read_text(encoding="utf-8-sig") for path in sorted((root / "seeds").glob("*.txt"))]
