"""What an editor asks to have redacted, and what that takes out of each source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pincite.editing import residual_occurrences
from pincite.errors import COMMAND_LINE, InputError, Problem, input_error
from pincite.identity.ledger import Ledger
from pincite.identity.redactions import Overwritten, anchors_to_record, neutral_names, overwrite
from pincite.identity.releases import check_date
from pincite.ids import split_locator
from pincite.model import Document, Redaction
from pincite.pipeline import Converted


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an editor asks for."""

    places: tuple[str, ...]
    """`usdos-2024-cambodia#p12`; also `…#@120` for the block without an anchor that holds that character."""
    reason: str
    date: str
    also: tuple[str, ...] = ()
    """Words that have to be gone from everything, whatever passage they stand in: a person's name."""
    keep: tuple[str, ...] = ()
    """Words of the passages that may stay elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is taken out of one source."""

    document: Document
    ledger: Ledger
    anchors: tuple[str, ...]
    wordings: tuple[Overwritten, ...]
    redactions: tuple[Redaction, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """The ids that headings get."""
        return neutral_names(self.ledger, self.anchors)

    @property
    def changed(self) -> list[Overwritten]:
        """The wordings that are not as they were."""
        seeds = residual_occurrences.seeds_of(self.document)
        return [wording for wording in self.wordings if wording.text != seeds[wording.file].text]


def asked(order: Order) -> Mapping[str, tuple[str, ...]]:
    """Return the anchors that places name, by source."""
    problems = []
    if not order.reason.strip():
        problems.append(("empty-reason", "the reason is empty.", "Say why: it stands in the place of the words."))
    try:
        check_date(order.date)
    except ValueError as error:
        problems.append(("bad-date", f"`{order.date}`: {error}.", "Write --date 2026-12-01."))
    found = dict[str, dict[str, None]]()
    for place in order.places:
        source, anchor = (at := split_locator(place)).source, at.anchor
        if not source or not anchor:
            message = f"`{place}` does not name a passage."
            problems.append(("bad-place", message, "Write ID#p12, ID#p12s3 for a sentence, or ID#@120."))
        found.setdefault(source, {})[anchor] = None
    if problems:
        raise InputError(
            Problem(path=COMMAND_LINE, line=0, code=code, message=said, fix=fix) for code, said, fix in problems
        )
    return {source: tuple(anchors) for source, anchors in found.items()}


def target_of(converted: Converted, source: str, anchors: tuple[str, ...], order: Order) -> Target:
    """Return what is taken out of a source; a place that it has not, and what is redacted already, are refused."""
    document, ledger = _held(source, converted)
    target = Target(
        document=document,
        ledger=ledger,
        anchors=anchors,
        wordings=_overwritten(document, ledger, anchors),
        redactions=tuple(
            Redaction(anchor=anchor, date=order.date, reason=order.reason)
            for anchor in [*anchors_to_record(ledger, anchors), *(place for place in anchors if "@" in place)]
        ),
    )
    if not target.changed:
        message = f"the words at {', '.join(anchors)} were redacted before."
        raise input_error(COMMAND_LINE, 0, "redacted-before", message, "Nothing is left to do.")
    return target


def _held(source: str, converted: Converted) -> tuple[Document, Ledger]:
    documents = converted.handbook.documents
    known = {document.id: (document, ledger) for document, ledger in zip(documents, converted.ledgers, strict=True)}
    if source not in known:
        message = f"`{source}` is no source of this handbook; its sources are {', '.join(sorted(known))}."
        raise input_error(COMMAND_LINE, 0, "unknown-source", message, "Name one of them.")
    document, ledger = known[source]
    if ledger.draft:
        message = f"`{source}` is a draft: nothing binds its seed yet."
        fix = "Take the words out of the seed itself and convert again; or accept it first, if its ids must stay."
        raise input_error(document.source.sidecar, 0, "redact-draft", message, fix)
    return document, ledger


def _overwritten(document: Document, ledger: Ledger, anchors: Sequence[str]) -> tuple[Overwritten, ...]:
    try:
        return overwrite(document.source, ledger, anchors)
    except ValueError as error:
        fix = "Anchors stand beside the passages, and in api/v1/anchors.json."
        raise input_error(COMMAND_LINE, 0, "unknown-anchor", f"{error}.", fix) from error
