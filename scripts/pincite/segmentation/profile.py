"""How documents of one kind are laid out, as data: `seeds/profiles/<name>.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PlainValidator, ValidationInfo, model_validator
from pydantic_core import PydanticKnownError

from pincite.files import read_yaml
from pincite.inputs.file_view import FileView
from pincite.model import BlockKind
from pincite.patterns import Pattern, compile_pattern
from pincite.validation import Strict, placed_text, validate

_FOLDER = "seeds/profiles"


def _expression(value: object, info: ValidationInfo) -> Pattern:
    if isinstance(value, Pattern):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not value:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return compile_pattern(placed_text(value, info))


# Written as a text, held as what it is compiled to.
Expression = Annotated[Pattern, PlainValidator(_expression, json_schema_input_type=str)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class LineRule(Strict):
    """What a line is that is not running text; all conditions that are given must hold."""

    kind: BlockKind
    """What the line is: `boilerplate`."""
    reason: str | None = None
    """Why it is left out of the text; needed for metadata, boilerplate and separators: `a button of the site`."""
    match: Expression | None = None
    """A regular expression found in the line, its white space made single spaces: `^Share this`."""
    is_title: bool = False
    """The line is the source’s title, in whatever capitals: `true`."""
    first: bool = False
    """Only the first line that the rule fits: `true`."""
    begins_next: bool = False
    """The next line begins with this one: `true`."""
    extends_previous: bool = False
    """The line begins with the one before it: `true`."""
    until_end: bool = False
    """The rule holds for all lines that follow, too: `true`."""

    @model_validator(mode="after")
    def _complete(self) -> LineRule:
        if not (self.match or self.is_title or self.begins_next or self.extends_previous):
            message = "a rule needs `match`, `is-title`, `begins-next` or `extends-previous`"
            raise ValueError(message)
        if self.kind in {"metadata", "boilerplate", "separator"} and not self.reason:
            message = f"what is left out as {self.kind} needs a `reason`"
            raise ValueError(message)
        return self


class SectionRule(Strict):
    """A section and how one knows where it begins."""

    id: Name
    """The section’s id: `prosecution`."""
    title: str
    """What editors call it; shown in square brackets where the seed has no heading; empty: no heading is shown:
    `Prosecution`.
    """
    headings: list[Expression] = []
    """Headings that stand in the seed, alone on a line or at the beginning of one; regular expressions:
    `[PROSECUTION]`.
    """
    opens: list[Expression] = []
    """Regular expressions found in the first sentence of the section where the headings were lost:
    `[^The government (increased|decreased) law enforcement]`.
    """


class ListRule(Strict):
    """Items that stand in one line, or each on its own line."""

    section: Name
    """The section that has the items: `recommendations`."""
    kind: Literal["recommendation", "list-item"]
    """What each item is: `recommendation`."""
    separators: list[Expression] = []
    """Regular expressions for what stands between items inside a line: `['; ']`."""
    each_line: bool = False
    """Each line of the section is an item where the section has a heading of its own in the seed: `true`."""


class PageRules(Strict):
    """What the pages of a print put between the words of its text."""

    furniture: list[Expression] = []
    """Regular expressions found in lines that belong to the page: `['^Orrin Gazette, ']`."""
    mark: Expression | None = None
    """A regular expression for what tells where a page begins; its group `page` is the page’s number, and what it fits
    is left out: `^\\[p\\. (?P<page>\\d+)\\]`.
    """
    goes_on: Literal["auto", "always", "never"] = "auto"
    """Whether the text goes on in the same paragraph behind a page’s turn; `auto`: the lines on both sides decide:
    `always`.
    """

    @model_validator(mode="after")
    def _tells_pages(self) -> PageRules:
        if self.mark and "page" not in self.mark.groups:
            message = "`mark` needs a group `page`, as in `\\[p\\. (?P<page>\\d+)\\]`"
            raise ValueError(message)
        return self


class Profile(Strict):
    """How documents of one kind are laid out."""

    about: str = ""
    """What documents it is for: `Country narratives of the TIP reports`."""
    paragraphs: Literal["lines", "blank-lines", "auto"] = "auto"
    """Whether paragraphs end at line ends or at blank lines; `auto`: the layout of the text decides: `blank-lines`."""
    starts_in: Name = "body"
    """The section that the text begins in: `overview`."""
    lines: list[LineRule] = []
    """What lines are that are not running text; the first rule that fits holds:
    `[{kind: title, is-title: true, first: true}]`.
    """
    sections: list[SectionRule] = []
    """The sections, in their order: `[{id: prosecution, title: Prosecution, headings: [PROSECUTION]}]`."""
    lists: list[ListRule] = []
    """Items that stand in one line, or each on its own line:
    `[{section: recommendations, kind: recommendation, each-line: true}]`.
    """
    abbreviations: list[str] = []
    """Words with a full stop that end no sentence, besides the usual ones: `[Capt.]`."""
    pages: Literal["none"] | PageRules | None = None
    """What pages put between the words, besides what is found by its recurrence; `none`: nothing is looked for:
    `{furniture: ['^Orrin Gazette, ']}`.
    """
    hyphens: Literal["auto", "close", "keep"] = "auto"
    """Whether a hyphen at the end of a line closes up with it; `auto`: where the word made is known whole: `keep`."""


# How a text is read that names no profile.
PLAIN = Profile.model_validate({"lines": [{"kind": "title", "is-title": True, "first": True}]})


def profile_path(name: str) -> str:
    """Return where a profile lies below the root."""
    return f"{_FOLDER}/{name}.yml"


def read_profile(view: FileView, name: str) -> Profile:
    """Return the profile of that name."""
    written = read_yaml(view, profile_path(name), what="the profile")
    # Of a file that holds comments alone, every key has its default.
    return validate(Profile, written, {} if written.data is None else written.data)
