"""What was recorded once stays recorded: a ledger against what it was, and against the editions that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pincite.errors import Problem
from pincite.identity.ledger import (
    REPAIR,
    Ledger,
    LedgerBlock,
    LedgerSentence,
    LedgerVersion,
    ledger_path,
    version_digest,
)
from pincite.identity.redactions import is_neutral, renamed
from pincite.identity.releases import EditionFile, edition_path, renamed_in_edition
from pincite.ids import is_heading

_FIX = "Ledgers are written by pincite alone: take the file back from version control, then accept again."


def check_merge(ledger: Ledger) -> Iterator[Problem]:
    """Yield a problem for each sign that the records of two branches were put together by hand or by a merge."""
    path, fix = ledger_path(ledger.source), REPAIR.format(path=ledger_path(ledger.source), source=ledger.source)
    for version in ledger.versions:
        for anchor in _twice(version):
            message = f"`{anchor}` stands twice in the wording `{version.file}`: two branches both gave it."
            yield Problem(path=path, line=0, code="ledger-merged", message=message, fix=fix)
    for before, after in pairwise(ledger.versions):
        if after.previous != version_digest(before):
            message = (
                f"the wording `{after.file}` was matched with another one than `{before.file}`, which stands before "
                "it: two branches both added one, and may have given the same id to different words."
            )
            yield Problem(path=path, line=0, code="ledger-merged", message=message, fix=fix)
    retired = [ledger_retired.anchor for ledger_retired in ledger.retired]
    for anchor in dict.fromkeys(anchor for anchor in retired if retired.count(anchor) > 1):
        message = f"`{anchor}` was retired twice: two branches both did."
        yield Problem(path=path, line=0, code="ledger-merged", message=message, fix=fix)


def _twice(version: LedgerVersion) -> list[str]:
    given = [anchor for block in version.blocks for anchor, _ in _parts(block)]
    seen: set[str] = set()
    return list(dict.fromkeys(anchor for anchor in given if anchor in seen or seen.add(anchor)))  # type: ignore[func-returns-value]


def _parts(block: LedgerBlock) -> Iterator[tuple[str, LedgerBlock | LedgerSentence]]:
    if block.anchor:
        yield block.anchor, block
    yield from ((sentence.anchor, sentence) for sentence in block.sentences)


def lost_records(old: Ledger, new: Ledger | None) -> Iterator[Problem]:
    """Yield a problem for each record of an earlier ledger that was lost or changed; drafts bind nobody."""
    if old.draft:
        return
    if new is None or new.draft:
        state = "is gone" if new is None else "is a draft again"
        yield _lost(old, f"its anchors were published, and the ledger {state}.")
        return
    old = renamed(old, _neutral_names(old, new))
    files = [version.file for version in new.versions]
    for place, version in enumerate(old.versions):
        if files[place : place + 1] != [version.file]:
            yield _lost(old, f"the wording `{version.file}`, number {place + 1}, is not there.")
        else:
            yield from _lost_parts(old, version, new.versions[place], _touched(new))
    yield from _lost_retired(old, new)
    kept = [ledger_redacted.model_dump() for ledger_redacted in new.redacted]
    for ledger_redacted in old.redacted:
        if ledger_redacted.model_dump() not in kept:
            yield _lost(old, f"the redaction of `{ledger_redacted.anchor}` is not there as it was recorded.")


def _neutral_names(old: Ledger, new: Ledger) -> Mapping[str, str]:
    """Return the headings that a redaction gave another id, as the first one was made of their words."""
    redacted = {ledger_redacted.anchor for ledger_redacted in new.redacted if is_neutral(ledger_redacted.anchor)}
    found = dict[str, str]()
    for before, after in zip(old.versions, new.versions, strict=False):
        now = {
            (block.start, block.end): block.anchor
            for block in after.blocks
            if block.anchor and block.anchor in redacted
        }
        found |= {
            block.anchor: now[block.start, block.end]
            for block in before.blocks
            if block.kind == "heading"
            and block.anchor
            and before.file == after.file
            and (block.start, block.end) in now
        }
    return found


def _touched(ledger: Ledger) -> frozenset[str]:
    """Return the anchors whose fingerprint a redaction may change: what it names, and what holds or stands in it."""
    named = {ledger_redacted.anchor for ledger_redacted in ledger.redacted}
    found = set(named)
    for version in ledger.versions:
        for block in version.blocks:
            parts = [anchor for anchor, _ in _parts(block)]
            if named.intersection(parts):
                found.update(parts if block.anchor in named else [parts[0], *named.intersection(parts)])
    return frozenset(found)


def _lost_parts(ledger: Ledger, old: LedgerVersion, new: LedgerVersion, touched: frozenset[str]) -> Iterator[Problem]:
    now: Mapping[str, LedgerBlock | LedgerSentence] = dict(pair for block in new.blocks for pair in _parts(block))
    for anchor, part in (pair for block in old.blocks for pair in _parts(block)):
        found = now.get(anchor)
        if found is None:
            yield _lost(ledger, f"`{anchor}` is not in the wording `{old.file}` any more.")
        elif (part.start, part.end) != (found.start, found.end):
            yield _lost(ledger, f"`{anchor}` of the wording `{old.file}` names other words.", "ledger-changed-record")
        elif part.fingerprint != found.fingerprint and anchor not in touched:
            yield _lost(
                ledger, f"`{anchor}` of the wording `{old.file}` has another fingerprint.", "ledger-changed-record"
            )


def _lost_retired(old: Ledger, new: Ledger) -> Iterator[Problem]:
    live = {anchor for block in new.versions[-1].blocks for anchor, _ in _parts(block)}
    retired = {
        ledger_retired.anchor: (ledger_retired.status, ledger_retired.leads_to) for ledger_retired in new.retired
    }
    for ledger_retired in old.retired:
        if ledger_retired.anchor not in retired and ledger_retired.anchor not in live:
            yield _lost(old, f"`{ledger_retired.anchor}` was {ledger_retired.status}, and is recorded no more.")
        elif ledger_retired.anchor in retired and retired[ledger_retired.anchor] != (
            ledger_retired.status,
            ledger_retired.leads_to,
        ):
            yield _lost(
                old,
                f"`{ledger_retired.anchor}` was recorded as {ledger_retired.status}, and is otherwise.",
                "ledger-changed-record",
            )


def _lost(ledger: Ledger, message: str, code: str = "ledger-lost-record") -> Problem:
    return Problem(path=ledger_path(ledger.source), line=0, code=code, message=message, fix=_FIX)


def lost_editions(old: EditionFile, new: EditionFile | None) -> Iterator[Problem]:
    """Yield a problem if the record of an edition was lost or changed; only redactions change digests of files."""
    if new is None or _without_digests(_with_neutral_names(old, new)) != _without_digests(new):
        message = "the edition was released, and its record is gone." if new is None else "its record was changed."
        fix = "Take the file back from version control."
        path = edition_path(old.edition)
        yield Problem(path=path, line=0, code="edition-lost-record", message=message, fix=fix)


def _with_neutral_names(old: EditionFile, new: EditionFile) -> EditionFile:
    """Return a record as it reads when headings have the ids that redactions gave them."""
    for before, after in zip(old.sources, new.sources, strict=False):
        pairs = zip(before.anchors, after.anchors, strict=False)
        names = {
            former: other for former, other in pairs if former != other and is_heading(former) and is_neutral(other)
        }
        old = renamed_in_edition(old, before.source, names)
    return old


def _without_digests(edition: EditionFile) -> object:
    sources = [source.model_copy(update={"sha256": ""}) for source in edition.sources]
    return edition.model_copy(update={"sources": sources})


def check_edition(
    edition: EditionFile, ledgers: Mapping[str, Ledger], moved: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Yield a problem for each thing that an edition recorded and that can no longer be had.

    Args:
        edition: the record.
        ledgers: by source.
        moved: sources that were renamed or withdrawn as a whole: the id that each has now, None where it is gone.
    """
    for record in edition.sources:
        source = record.source
        while to := moved.get(source):
            source = to
        if source in moved:
            continue
        ledger = ledgers.get(source)
        if ledger is None:
            yield _missing(edition, "edition-source-lost", f"it has the source `{record.source}`, which is not here.")
            continue
        if (record.file, record.sha256) not in {(version.file, version.sha256) for version in ledger.versions}:
            message = f"it has the wording `{record.file}` of `{record.source}`, which its ledger does not have."
            yield _missing(edition, "edition-version-lost", message)
        for anchor in record.anchors:
            if anchor not in ledger.ever:
                message = f"it has `{record.source}#{anchor}`, which the ledger does not have."
                yield _missing(edition, "edition-anchor-lost", message)


def _missing(edition: EditionFile, code: str, message: str) -> Problem:
    fix = "What an edition has stays: take it back from version control."
    return Problem(path=edition_path(edition.edition), line=0, code=code, message=message, fix=fix)
