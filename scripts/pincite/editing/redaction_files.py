"""The seeds, ledgers and records of editions as they are without the redacted words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pincite.editing import residual_occurrences
from pincite.editing.redaction_targets import Target
from pincite.editing.reencoding import encoded
from pincite.identity.ledger import ledger_artifact
from pincite.identity.redactions import renamed, with_redaction
from pincite.identity.releases import EditionFile, edition_artifact, renamed_in_edition
from pincite.model import Artifact
from pincite.pipeline import Converted


def seed_files(root: Path, targets: Sequence[Target]) -> list[Artifact]:
    """Return the seeds without the words."""
    return [
        Artifact(
            path=f"seeds/{overwritten.file}",
            data=encoded(root, residual_occurrences.seeds_of(target.document)[overwritten.file], overwritten.text),
        )
        for target in targets
        for overwritten in target.changed
    ]


def records_of(root: Path, converted: Converted, targets: Sequence[Target]) -> Iterator[Artifact]:
    """Yield the ledgers, those of old ids too, and the records of editions that know the seeds' new digests."""
    records = list(converted.editions)
    for target in targets:
        seeds = residual_occurrences.seeds_of(target.document)
        digests = {file: seed.sha256 for file, seed in seeds.items()}
        for overwritten in target.changed:
            data = encoded(root, seeds[overwritten.file], overwritten.text)
            digests[overwritten.file] = hashlib.sha256(data).hexdigest()
        earlier = [redirect.id for redirect in converted.handbook.moved if redirect.to == target.document.id]
        ledgers = [target.ledger, *(ledger for source in earlier if (ledger := converted.inputs.ledgers.get(source)))]
        for ledger in ledgers:
            named_anew = renamed(ledger, target.names)
            yield ledger_artifact(with_redaction(named_anew, target.wordings, digests, target.redactions))
        for source in (target.document.id, *earlier):
            records = [renamed_in_edition(record, source, target.names) for record in records]
        records = [_with_digests(record, digests) for record in records]
    yield from map(edition_artifact, records)


def _with_digests(edition: EditionFile, digests: Mapping[str, str]) -> EditionFile:
    sources = [
        source.model_copy(update={"sha256": digests.get(source.file, source.sha256)}) for source in edition.sources
    ]
    return edition.model_copy(update={"sources": sources})
