"""The ledger of a source, `seeds/anchors/<id>.json`: every anchor ever published, its words' spans and fingerprints.

A ledger is written by pincite alone. One line holds one block, so that a reviewer and git see what changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    model_serializer,
)

from pincite.errors import all_or_errors, input_error
from pincite.files import conflict_line, read_text
from pincite.ids import format_anchor, parse_anchor
from pincite.inputs.file_view import FileView
from pincite.model import Artifact, Block, BlockKind, Sentence, Source, text_artifact
from pincite.reasons import record_reason
from pincite.spans import Span, outside, shown_text
from pincite.validation import Strict

FOLDER = "seeds/anchors"
REPAIR = (
    "Take back the whole ledger of the branch that was published (`git checkout <branch> -- {path}`), list the files "
    "of both branches in the sidecar's `versions`, that branch's first, and run `pincite accept {source} --reason …`: "
    "what the other branch added gets ids that are still free."
)
AnchorText = Annotated[str, AfterValidator(lambda text: format_anchor(parse_anchor(text)))]
Offset = Annotated[int, Field(ge=0)]


class LedgerStretch(Strict):
    """Where words stand in the seed, where they are not one stretch of it as it is."""

    gaps: list[tuple[Offset, Offset]] = []
    """What lies between start and end and belongs to other blocks."""
    joins: list[tuple[Offset, Offset]] = []
    """What closes up; decided once, and never worked out anew."""

    @model_serializer(mode="wrap")
    def _without_empty(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Return the values without those that are empty for nearly all: records read as they always did."""
        made: dict[str, Any] = serialize(self)
        kept = {name: made.pop(name) for name in ("gaps", "joins")}
        return made | {name: value for name, value in kept.items() if value}


class LedgerSentence(LedgerStretch):
    """Where a sentence stands in the seed."""

    anchor: AnchorText
    start: Offset
    end: Offset
    fingerprint: str


class LedgerBlock(LedgerStretch):
    """Where a block stands in the seed, and what it is."""

    kind: BlockKind
    section: str | None
    start: Offset
    end: Offset
    reason: str | None
    anchor: AnchorText | None
    fingerprint: str | None
    sentences: list[LedgerSentence]


def recorded_words(part: LedgerBlock | LedgerSentence, text: str) -> str:
    """Return the words of a record as they are shown, from the text of its seed."""
    return shown_text(text, part.start, part.end, part.gaps, part.joins)


def recorded_spans(part: LedgerBlock | LedgerSentence) -> tuple[Span, ...]:
    """Return the stretches of the seed that a record's words are made of."""
    return outside(part.start, part.end, part.gaps)


class LedgerVersion(Strict):
    """The blocks of one wording of a source, in reading order."""

    file: str
    sha256: str
    previous: str | None = None
    """Digest of the record of the wording that this one was matched with; None for the first."""
    reason: str | None = None
    """What the editor who accepted it said of it."""
    blocks: list[LedgerBlock]


class LedgerRetired(Strict):
    """An anchor that holds no words any more."""

    model_config = ConfigDict(alias_generator=lambda name: name)

    anchor: AnchorText
    status: Literal["withdrawn", "merged"]
    leads_to: AnchorText | None
    after: AnchorText | None = None
    """The live anchor behind which it stood; None: before all others."""
    since: str | None = None
    """File of the first wording that no longer has it."""
    reason: str | None = None


class LedgerRedacted(Strict):
    """An anchor whose words were taken out of every wording."""

    anchor: AnchorText
    date: str
    reason: str


class Ledger(Strict):
    """The whole ledger."""

    format: Literal[1]
    source: str
    draft: bool
    versions: Annotated[list[LedgerVersion], Field(min_length=1)]
    retired: list[LedgerRetired]
    redacted: list[LedgerRedacted] = []

    @property
    def ever(self) -> frozenset[str]:
        """Every anchor that was ever given, live or retired."""
        blocks = [block for version in self.versions for block in version.blocks]
        given = {block.anchor for block in blocks if block.anchor}
        return frozenset(
            given
            | {sentence.anchor for block in blocks for sentence in block.sentences}
            | {ledger_retired.anchor for ledger_retired in self.retired}
        )


def ledger_path(source: str) -> str:
    """Return where the ledger of a source lies below the root."""
    return f"{FOLDER}/{source}.json"


def json_names(view: FileView, folder: str) -> list[str]:
    """Return the names of the JSON files in a folder, without their ending, in order; none where it is not there."""
    names = view.names(folder) if view.look(folder).kind == "folder" else []
    return [name.removesuffix(".json") for name in names if name.endswith(".json")]


def read_ledgers(view: FileView) -> Mapping[str, Ledger]:
    """Return every ledger of the handbook by its source's id, those of sources that are gone too."""
    names = json_names(view, FOLDER)
    read = all_or_errors(partial(read_ledger, view, name) for name in names)
    return {name: ledger for name, ledger in zip(names, read, strict=True) if ledger}


def read_ledger(view: FileView, source: str) -> Ledger | None:
    """Return the ledger of a source, or None where it has none yet."""
    path = ledger_path(source)
    if not view.look(path).exists:
        return None
    text = read_text(view, path, what="the ledger", conflicts=True)
    if line := conflict_line(text):
        message = "a merge left its marks in it: two branches both changed what this source's anchors are."
        raise input_error(path, line, "ledger-conflict", message, REPAIR.format(path=path, source=source))
    try:
        return Ledger.model_validate_json(text, strict=True)
    except ValidationError as error:
        message = f"the ledger cannot be read: {record_reason(error)}."
        fix = "Ledgers are written by pincite alone: take the file back from version control."
        raise input_error(path, 0, "ledger-unreadable", message, fix) from error


def new_ledger(source: Source, blocks: tuple[Block, ...]) -> Ledger:
    """Return the ledger of a document whose anchors are drafts."""
    return Ledger(format=1, source=source.id, draft=True, versions=[new_version(source, blocks)], retired=[])


def new_version(
    source: Source, blocks: Sequence[Block], *, after: LedgerVersion | None = None, reason: str | None = None
) -> LedgerVersion:
    """Return the record of the source's current wording, which was matched with an older one."""
    return LedgerVersion(
        file=source.seed.file,
        sha256=source.seed.sha256,
        previous=version_digest(after) if after else None,
        reason=reason,
        blocks=[_recorded(block) for block in blocks],
    )


def version_digest(version: LedgerVersion) -> str:
    """Return a digest of a wording's record: the wording that follows it names it."""
    record = version.model_dump(exclude={"reason"})
    return hashlib.sha256(_json(record).encode()).hexdigest()[:16]


def _recorded(block: Block) -> LedgerBlock:
    sentences = [
        LedgerSentence(
            anchor=sentence.anchor,
            start=sentence.start,
            end=sentence.end,
            fingerprint=sentence.fingerprint,
            gaps=list(sentence.gaps),
            joins=list(sentence.joins),
        )
        for sentence in block.sentences
    ]
    return LedgerBlock(
        kind=block.kind,
        section=block.section,
        start=block.start,
        end=block.end,
        reason=block.reason,
        anchor=block.anchor or None,
        fingerprint=block.fingerprint or None,
        gaps=list(block.gaps),
        joins=list(block.joins),
        sentences=sentences,
    )


def restored_blocks(version: LedgerVersion, text: str) -> tuple[Block, ...]:
    """Return the blocks that a ledger recorded, with their words from the seed's text."""
    return tuple(_restored(block, text) for block in version.blocks)


def _restored(block: LedgerBlock, text: str) -> Block:
    return Block(
        kind=block.kind,
        section=block.section,
        start=block.start,
        end=block.end,
        text=recorded_words(block, text),
        reason=block.reason,
        anchor=block.anchor or "",
        fingerprint=block.fingerprint or "",
        gaps=tuple(block.gaps),
        joins=tuple(block.joins),
        sentences=tuple(_restored_sentence(sentence, text) for sentence in block.sentences),
    )


def _restored_sentence(sentence: LedgerSentence, text: str) -> Sentence:
    return Sentence(
        anchor=sentence.anchor,
        start=sentence.start,
        end=sentence.end,
        text=recorded_words(sentence, text),
        fingerprint=sentence.fingerprint,
        gaps=tuple(sentence.gaps),
        joins=tuple(sentence.joins),
    )


def ledger_artifact(ledger: Ledger) -> Artifact:
    """Return the ledger's file: JSON, one line a block."""
    head = {"format": ledger.format, "source": ledger.source, "draft": ledger.draft}
    lines = [_json(head)[:-1] + ","]
    lines.append('"versions": [')
    lines.append(",\n".join(_version(version) for version in ledger.versions))
    lines.append("],")
    redacted = (
        f', "redacted": {_json([ledger_redacted.model_dump() for ledger_redacted in ledger.redacted])}'
        if ledger.redacted
        else ""
    )
    lines.append(f'"retired": {_json([ledger_retired.model_dump() for ledger_retired in ledger.retired])}{redacted}}}')
    return text_artifact(ledger_path(ledger.source), "\n".join(lines) + "\n")


def _version(version: LedgerVersion) -> str:
    more = {"previous": version.previous, "reason": version.reason}
    told = {name: value for name, value in more.items() if value}
    head = _json({"file": version.file, "sha256": version.sha256, **told})[:-1]
    blocks = ",\n".join(_json(block.model_dump()) for block in version.blocks)
    return f'{head}, "blocks": [\n{blocks}\n]}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
