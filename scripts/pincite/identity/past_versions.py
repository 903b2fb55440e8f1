"""What a ledger knows of earlier wordings: their blocks, and the anchors that are retired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pincite.identity.ledger import Ledger, restored_blocks
from pincite.identity.redactions import is_hidden, mark_redacted
from pincite.model import PastVersion, Retired, Source


def past_versions(source: Source, ledger: Ledger) -> Iterator[PastVersion]:
    """Yield the wordings that were accepted before the current one, oldest first."""
    versions = {version.seed.file: version for version in source.versions}
    for recorded in ledger.versions[:-1]:
        version = versions[recorded.file]
        yield PastVersion(
            file=recorded.file,
            since=version.since,
            note=version.note,
            blocks=mark_redacted(restored_blocks(recorded, version.seed.text), ledger),
        )


def retired_anchors(source: Source, ledger: Ledger) -> Iterator[Retired]:
    """Yield the retired anchors with the words that they had last; merged ones lead to what is live now."""
    words = {anchor: text for anchor, text in _last_words(source, ledger).items() if not is_hidden(text)}
    dates = {version.seed.file: version.since for version in source.versions}
    leads = {ledger_retired.anchor: ledger_retired.leads_to for ledger_retired in ledger.retired}
    for ledger_retired in ledger.retired:
        target = ledger_retired.leads_to
        while target in leads:
            target = leads[target]
        yield Retired(
            anchor=ledger_retired.anchor,
            status="merged" if target else "withdrawn",
            leads_to=target,
            after=ledger_retired.after,
            since=dates.get(ledger_retired.since or ""),
            reason=ledger_retired.reason,
            text=words.get(ledger_retired.anchor),
        )


def _last_words(source: Source, ledger: Ledger) -> Mapping[str, str]:
    """Return the words that each anchor had in the last wording that has it."""
    found: dict[str, str] = {}
    for version in past_versions(source, ledger):
        found |= {part.anchor: part.text for block in version.blocks for part in block.parts if part.anchor}
    return found
