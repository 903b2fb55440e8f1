"""The text of every source as it was in each edition, rebuilt from seeds and ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pincite.identity.ledger import Ledger, restored_blocks
from pincite.identity.redactions import mark_redacted
from pincite.identity.releases import EditionFile, EditionSource, changes_of
from pincite.model import Document, Edition, Redirect
from pincite.segmentation.annotations import annotate_passages
from pincite.segmentation.blocks import sections_of
from pincite.segmentation.profile import Profile


def point_in_time(
    records: Sequence[EditionFile],
    documents: Sequence[Document],
    ledgers: Sequence[Ledger],
    profiles: Sequence[Profile],
    moved: Sequence[Redirect] = (),
) -> tuple[Edition, ...]:
    """Return the editions, oldest first; a text that can no longer be rebuilt is left out, and `check` says so."""
    known = {
        document.id: (document, ledger, profile)
        for document, ledger, profile in zip(documents, ledgers, profiles, strict=True)
    }
    leads = {redirect.id: redirect.to for redirect in moved}
    made = []
    for record in records:
        found = ((source, known.get(_now(source.source, leads))) for source in record.sources)
        texts = (_text(edition_source, *parts) for edition_source, parts in found if parts)
        changes = tuple(changes_of(record))
        made.append(
            Edition(name=record.edition, date=record.date, texts=tuple(text for text in texts if text), changes=changes)
        )
    return tuple(made)


def _now(source: str, leads: Mapping[str, str | None]) -> str:
    """Return the id that a source has now; its own where it is gone."""
    while leads.get(source):
        source = str(leads[source])
    return source


def _text(record: EditionSource, document: Document, ledger: Ledger, profile: Profile) -> Document | None:
    """Return a source as it read then."""
    if record.file == document.source.seed.file:
        return document
    version = next((version for version in document.source.versions if version.seed.file == record.file), None)
    recorded = next((ledger_version for ledger_version in ledger.versions if ledger_version.file == record.file), None)
    if version is None or recorded is None:
        return None
    source = document.source.as_of(version)
    blocks = annotate_passages(source, mark_redacted(restored_blocks(recorded, version.seed.text), ledger))
    return replace(document, source=source, blocks=blocks, sections=sections_of(blocks, profile), retired=(), past=())
