"""The commands on topics: `pincite topics review` and `pincite topics report`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from pincite import formatting, pipeline
from pincite.commands.common import JSON_OPTION, ROOT_OPTION
from pincite.commands.turns import reading, writing
from pincite.errors import COMMAND_LINE, input_error
from pincite.files import read_bytes, read_text
from pincite.git_head import committed_text
from pincite.ids import block_of
from pincite.inputs.file_view import DiskView, FileView
from pincite.inputs.overlay import Overlay
from pincite.model import Artifact, Document
from pincite.publish.write import write_own
from pincite.topics.decide import List, with_decision
from pincite.topics.proposals import Difference, ProposedHit, TopicProposal, differences, proposed
from pincite.topics.topic_file import PATH, Decision, TopicDefinition, read_topics

_LISTS: dict[str, List] = {"y": "include", "n": "exclude"}


@click.group()
def topics() -> None:
    """Which sentences carry which topic: rules propose, editors decide."""


@topics.command("review")
@ROOT_OPTION
@JSON_OPTION
@click.argument("source", required=False, metavar="[ID]")
def review(*, root: Path, source: str | None, as_json: bool) -> None:
    """Ask about each sentence that a rule proposes, of all sources or of one; answers go into seeds/topics.yml."""
    documents, rows = reading(root, "topics review", lambda: _proposals(root, source))
    if as_json:
        click.echo(json.dumps({"proposals": [asdict(row) for row in rows]}, ensure_ascii=False, indent=1))
        return
    if rows and not sys.stdin.isatty():
        message = f"{formatting.counted(len(rows), 'proposal')} wait for an answer, and there is no terminal to ask on."
        raise input_error(COMMAND_LINE, 0, "no-terminal", message, "Run it on a terminal, or add `--json`.")
    for draft in (document.id for document in documents if document.draft):
        click.echo(f"{draft} is a draft: its anchors may still change. `pincite accept {draft}` comes first.")
    decided = _ask_all(root, rows)
    click.echo(f"{formatting.counted(decided, 'decision')} written, {len(rows) - decided} left.")
    if decided:
        click.echo("Next: `pincite convert`.")


def _proposals(root: Path, source: str | None) -> tuple[Sequence[Document], list[TopicProposal]]:
    converted = pipeline.convert(root)
    documents = _chosen(converted.handbook.documents, source)
    return documents, list(proposed(documents, converted.inputs.topics.topics))


def _chosen(documents: Sequence[Document], source: str | None) -> Sequence[Document]:
    chosen = [document for document in documents if source in {None, document.id}]
    if source is not None and not chosen:
        known = ", ".join(document.id for document in documents)
        message = f"`{source}` is no source of this handbook; its sources are {known}."
        raise input_error(COMMAND_LINE, 0, "unknown-source", message, "Name one of them.")
    return chosen


def _ask_all(root: Path, rows: Sequence[TopicProposal]) -> int:
    """Return how many proposals were decided before the person stopped; each is written at once."""
    decided = 0
    for place, row in enumerate(rows, start=1):
        _show(row, place, len(rows))
        answer = click.prompt("Does it belong there? y, n, s (skip), q (quit)", type=click.Choice([*"ynsq"]),
                              show_choices=False)  # fmt: skip
        if answer == "q":
            break
        if answer in _LISTS:
            reason = click.prompt("Why not? (may be empty)", default="", show_default=False) if answer == "n" else ""
            with writing(root, "topics review"):
                write_decision(root, row.topic, _LISTS[answer], f"{row.source}#{row.anchor}", reason)
            decided += 1
    return decided


def _show(row: TopicProposal, place: int, count: int) -> None:
    label = formatting.label_of(block_of(row.anchor))
    click.echo(f"\n{place} of {count}  {row.source}#{row.anchor}  ({label})")
    click.echo(f"  {_marked(row.text, row.words)}")
    click.echo(f"  {click.style(row.title, bold=True)} ({row.topic}), for: {' + '.join(row.words)}")


def _marked(text: str, words: Iterable[str]) -> str:
    """Return a sentence in which the words that led somewhere stand out."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(pattern, lambda found: click.style(found[0], underline=True, bold=True), text)


def write_decision(root: Path, topic: str, key: List, at: str, reason: str) -> None:
    """Write one decision into the list of topics; nothing is written where it would not be read back as meant."""
    view = DiskView(root)
    raw = read_bytes(view, PATH, what="the list of topics")
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    decision = Decision.model_validate({"at": at} | ({"reason": " ".join(reason.split())} if reason.strip() else {}))
    before = _with_list(view, raw)
    data = mark + with_decision(raw.decode("utf-8-sig"), topic, key, decision).encode()
    if not _is_same_but_row(before, _with_list(view, data), topic, key, decision):
        message = f"a row for `{at}` cannot be put under `{topic}: {key}` without touching the rest."
        raise input_error(PATH, 0, "topics-not-added", message, f"Write it by hand: at {at}.")
    write_own(root, [Artifact(path=PATH, data=data, made_from=raw)])


def _is_same_but_row(
    before: Sequence[TopicDefinition], after: Sequence[TopicDefinition], topic: str, key: List, decision: Decision
) -> bool:
    """Tell whether topics say what they said before, and one decision more."""
    rows = next(getattr(topic_definition, key) for topic_definition in after if topic_definition.id == topic)
    if rows.count(decision) != 1:
        return False
    rest: dict[str, object] = {key: [row for row in rows if row != decision]}
    return tuple(before) == tuple(
        topic_definition.model_copy(update=rest) if topic_definition.id == topic else topic_definition
        for topic_definition in after
    )


def _with_list(view: FileView, data: bytes) -> Sequence[TopicDefinition]:
    """Return the topics of the handbook as they would be with another list of them."""
    return read_topics(Overlay(view, {PATH: data})).topics


@topics.command("report")
@ROOT_OPTION
@JSON_OPTION
@click.option("--base", metavar="REV", help="Compare with the list in this commit; the last one if nothing is named.")
@click.option(
    "--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Compare with the list in a file."
)
def report(*, root: Path, base: str | None, against: Path | None, as_json: bool) -> None:
    """Show what a change of seeds/topics.yml gains and loses, sentence by sentence."""
    if base and against:
        raise click.UsageError("Name --base or --against, not both.")
    text = (
        read_text(DiskView(against.parent), against.name, what="the list of topics")
        if against
        else _committed(root, base)
    )
    found = reading(root, "topics report", lambda: _differences(root, text))
    if as_json:
        click.echo(json.dumps({"topics": [asdict(difference) for difference in found]}, ensure_ascii=False, indent=1))
        return
    for difference in found:
        _tell(difference)
    gained, lost = (sum(len(getattr(difference, side)) for difference in found) for side in ("gained", "lost"))
    click.echo(
        f"{formatting.counted(gained, 'sentence')} gained, {lost} lost, in {formatting.counted(len(found), 'topic')}."
    )


def _differences(root: Path, text: str) -> Sequence[Difference]:
    converted = pipeline.convert(root)
    before = _with_list(converted.inputs.view, text.encode())
    return differences(converted.handbook.documents, before, converted.inputs.topics.topics)


def _committed(root: Path, revision: str | None) -> str:
    text = committed_text(root, PATH, revision or "HEAD")
    if text is None:
        message = f"git has no such file at `{revision or 'HEAD'}`."
        raise input_error(
            PATH, 0, "not-committed", message, "Name another commit with --base, or a file with --against."
        )
    return text


def _tell(difference: Difference) -> None:
    click.echo(f"{difference.topic}: {len(difference.gained)} gained, {len(difference.lost)} lost")
    for sign, hits in (("+", difference.gained), ("-", difference.lost)):
        for hit in hits:
            click.echo(_line(sign, hit))


def _line(sign: str, hit: ProposedHit) -> str:
    return f"  {sign} {hit.at}  {' + '.join(hit.words)}\n      {hit.text}"
