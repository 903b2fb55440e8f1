"""What is known of where the sentences of a language end, read from `<language>/sentences.yml` and `marks.yml`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from pincite.languages.words import WordSet

SmallWords = Annotated[WordSet, AfterValidator(lambda words: frozenset(word.lower() for word in words))]
Shape = Annotated[re.Pattern[str], BeforeValidator(re.compile)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class SentenceRules(_Data):
    """Where sentences end in one language.

    Abbreviations stand without their last full stop. One in small letters is known in any letters (`no`: `No.`, `NO.`);
    one with a capital only so or all in capitals: `Rep` is a title, `rep.` a word that may end a sentence.
    """

    scripts: WordSet
    """The scripts that it is written in, by the first word of their characters' names: `LATIN`."""
    never_last: WordSet = frozenset()
    """Abbreviations that always have more of their sentence behind them: `e.g`."""
    before_number: WordSet = frozenset()
    """Abbreviations that have more of their sentence behind them where that is a number: `no`."""
    before_start: WordSet = frozenset()
    """Abbreviations that end a sentence only where a usual start follows: `Ltd`."""
    abbreviation: Shape | None = None
    """How abbreviations look that are not listed, in a script without capitals: `[ก-ฮ]{1,4}`."""
    initials: WordSet = frozenset()
    """Names of letters that stand for a person's name: `एस`."""
    starts: SmallWords = frozenset()
    """Words that often begin a sentence and are no names: `the`."""
    saying: SmallWords = frozenset()
    """Verbs that tell who spoke a quotation that ends in ! or ?: `said`."""
    spoken_on: WordSet = frozenset()
    """What carries a sentence on behind a quotation, with no space between: `と`."""
    labels: SmallWords = frozenset()
    """Words that, with a number and a full stop, are the label of a passage: `article`."""
    after_ordinal: SmallWords = frozenset()
    """Words with a capital that follow a number with a full stop in one sentence, such as months: `Mai`."""
    ordinals: bool = False
    """A number with a full stop is an ordinal wherever no usual start follows: `true`."""
    roman_ordinals: bool = False
    """The same, of Roman numerals: `Karel IV. Lucemburský`."""
    question_marks: str = ""
    """Marks that ask a question in this language alone: `;` in Greek."""
    names_with_mark: WordSet = frozenset()
    """Names that end in a mark: `Yahoo!`."""


class BorrowedMark(_Data):
    """A mark of another use that ends sentences of one script."""

    after: str
    """The letters that it stands behind, as a class of characters."""
    mark: str
    """The mark, as a regular expression."""
    before: str
    """What follows, as a regular expression."""


class SentenceMarks(_Data):
    """The marks of all scripts that have to do with where sentences end, as classes of characters."""

    spaced: str
    """Marks that end a sentence where white space follows."""
    tight: str
    """Marks that end a sentence with no space behind them."""
    exempt: str
    """Where a tight mark is none, as a regular expression that is matched at the mark."""
    closers: str
    """What closes behind the end of a sentence."""
    openers: str
    """What opens a sentence."""
    lead: str
    """What stands before a sentence with a space: dashes and bullets."""
    signs: str
    """Signs that begin a sentence without a letter: `§`."""
    borrowed: tuple[BorrowedMark, ...]
    rules_of_scripts: dict[str, str]
    """The language whose rules hold for a script where no language with data is named: `LATIN`, `en`."""
    stand_ins: dict[str, str]
    """The language whose rules hold for another: `nn`, `nb`."""


@cache
def sentence_marks() -> SentenceMarks:
    """Return the marks of all scripts."""
    return SentenceMarks.model_validate(_read("marks.yml"))


@cache
def sentence_rules(language: str) -> SentenceRules | None:
    """Return the rules of a language by its BCP 47 tag, those of the one that stands in for it, or None.

    `de-CH` has those of `de`, `sr-Latn` those that are named for it.
    """
    tags = [language, language.split("-", maxsplit=1)[0].lower()]
    for tag in tags:
        name = sentence_marks().stand_ins.get(tag, tag)
        if name.isalpha() and files("pincite.languages").joinpath(name, "sentences.yml").is_file():
            return SentenceRules.model_validate(_read(f"{name}/sentences.yml"))
    return None


@cache
def rules_of_script(script: str) -> SentenceRules:
    """Return the rules that hold for words of a script whatever the language, those of English for an unknown one."""
    names = sentence_marks().rules_of_scripts
    rules = sentence_rules(names.get(script, names["LATIN"]))
    if rules is None:
        message = f"languages/marks.yml names rules for {script} that are not there"
        raise LookupError(message)
    return rules


def _read(name: str) -> dict[str, Any]:
    """Return a data file's keys as fields are named: `never-last` is `never_last`."""
    data = yaml.safe_load(files("pincite.languages").joinpath(name).read_text("utf-8"))
    return {key.replace("-", "_"): value for key, value in data.items()}
