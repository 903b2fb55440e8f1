"""What `seeds/topics.yml` says: topics, their rules, and editors' decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from pincite.errors import InputError, Problem
from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import FileView
from pincite.topics.phrases import phrase_pattern
from pincite.validation import Strict, placed_text, validate

PATH = "seeds/topics.yml"


def _check_phrase(text: str, info: ValidationInfo) -> str:
    placed = placed_text(text, info)
    phrase_pattern(placed)
    return placed


Phrase = Annotated[str, Field(min_length=1), AfterValidator(_check_phrase)]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]


class TopicRule(Strict):
    """A sentence fits where it holds one of `any`, each of `all`, and none of `none`, in the sections named."""

    any: list[Phrase] = []
    """The sentence holds one of these phrases; `*` stands for more letters: `[shelter*, reintegrat*]`."""
    all: list[Phrase] = []
    """The sentence holds each of these: `[victim*]`."""
    none: list[Phrase] = []
    """The sentence holds none of these: `[animal shelter*]`."""
    sections: list[str] = []
    """The rule holds in these sections only; empty: in all: `[protection]`."""
    not_sections: list[str] = []
    """The rule holds in all sections but these: `[recommendations]`."""

    @model_validator(mode="after")
    def _not_empty(self) -> TopicRule:
        if not (self.any or self.all or self.sections):
            message = "a rule needs `any`, `all` or `sections`"
            raise ValueError(message)
        return self


class Decision(Strict):
    """An editor's word on one paragraph or sentence."""

    at: Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]
    """The passage; a paragraph stands for all its sentences: `usdos-2024-cambodia#p12s3`."""
    reason: Words | None = None
    """Why, where it is not plain: `It speaks of the year before.`."""


class TopicDefinition(Strict):
    """One topic."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    """Its id, which stands in its address: `victim-services`."""
    title: Words
    """Its name, as readers see it: `Services for victims`."""
    definition: Words
    """What belongs to it and what does not: `Shelter, care and reintegration of victims.`."""
    rules: list[TopicRule] = []
    """Any of these proposes a sentence: `[{any: [shelter*]}]`."""
    include: list[Decision] = []
    """Passages that belong to it whatever the rules say: `[{at: usdos-2024-cambodia#p12}]`."""
    exclude: list[Decision] = []
    """Passages that do not belong to it: `[{at: usdos-2024-cambodia#p14s2, reason: A school’s shelter.}]`."""


class TopicsFile(Strict):
    """What `seeds/topics.yml` says."""

    topics: list[TopicDefinition]
    """The topics, in the order in which they are shown:
    `[{id: victim-services, title: Services for victims, definition: Shelter and care.}]`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFile:
    """The topics of a handbook, and where each thing is written."""

    topics: tuple[TopicDefinition, ...]
    written: YamlFile


def read_topics(view: FileView) -> TopicFile:
    """Return the topics of the handbook; none where it has no such file."""
    if not view.look(PATH).exists:
        return TopicFile(topics=(), written=YamlFile(path=PATH, data=None, lines={}))
    written = read_yaml(view, PATH, what="the list of topics")
    if written.data is None:
        # It holds comments alone, as that of a new handbook.
        return TopicFile(topics=(), written=written)
    topics = tuple(validate(TopicsFile, written, written.data).topics)
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for place, topic in enumerate(topics):
        line = written.line(("topics", place, "id"))
        if topic.id in first:
            message = f"the id `{topic.id}` stands in line {first[topic.id]} too."
            problems.append(
                Problem(path=PATH, line=line, code="repeated-topic", message=message, fix="Give one another id.")
            )
        first.setdefault(topic.id, line)
        problems.extend(_both_ways(topic, written, place))
    if problems:
        raise InputError(problems)
    return TopicFile(topics=topics, written=written)


def _both_ways(topic: TopicDefinition, written: YamlFile, place: int) -> Iterator[Problem]:
    """Yield a problem for each anchor that an editor both includes and excludes."""
    included = {decision.at: number for number, decision in enumerate(topic.include)}
    for number, decision in enumerate(topic.exclude):
        if decision.at in included:
            line = written.line(("topics", place, "include", included[decision.at]))
            message = f"`{decision.at}` is excluded from `{topic.id}`, and included in line {line}."
            here = written.line(("topics", place, "exclude", number))
            yield Problem(path=PATH, line=here, code="topic-both-ways", message=message, fix="Keep one of the two.")
