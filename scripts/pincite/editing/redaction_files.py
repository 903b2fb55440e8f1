"""The seeds, ledgers and records of editions as they are without the redacted words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pincite.anchors.editions import EditionFile, edition_artifact, renamed_in_edition
from pincite.anchors.ledger import ledger_artifact, read_ledger
from pincite.anchors.redactions import renamed, with_redaction
from pincite.editing import leftovers
from pincite.editing.redaction_targets import Target
from pincite.editing.reencoding import encoded
from pincite.model import Artifact
from pincite.pipeline import Converted


def seed_files(root: Path, targets: Sequence[Target]) -> list[Artifact]:
    """Return the seeds without the words."""
    return [
        Artifact(
            path=f"seeds/{one.file}",
            data=encoded(root, leftovers.seeds_of(target.document)[one.file], one.text),
        )
        for target in targets
        for one in target.changed
    ]


def records_of(root: Path, converted: Converted, targets: Sequence[Target]) -> Iterator[Artifact]:
    """Yield the ledgers, those of old ids too, and the records of editions that know the seeds' new digests."""
    records = list(converted.editions)
    for target in targets:
        seeds = leftovers.seeds_of(target.document)
        digests = {file: seed.sha256 for file, seed in seeds.items()}
        for one in target.changed:
            data = encoded(root, seeds[one.file], one.text)
            digests[one.file] = hashlib.sha256(data).hexdigest()
        earlier = [one.id for one in converted.handbook.moved if one.to == target.document.id]
        ledgers = [target.ledger, *(ledger for one in earlier if (ledger := read_ledger(root, one)))]
        for ledger in ledgers:
            named_anew = renamed(ledger, target.names)
            yield ledger_artifact(with_redaction(named_anew, target.wordings, digests, target.redactions))
        for source in (target.document.id, *earlier):
            records = [renamed_in_edition(one, source, target.names) for one in records]
        records = [_with_digests(one, digests) for one in records]
    yield from map(edition_artifact, records)


def _with_digests(edition: EditionFile, digests: Mapping[str, str]) -> EditionFile:
    sources = [one.model_copy(update={"sha256": digests.get(one.file, one.sha256)}) for one in edition.sources]
    return edition.model_copy(update={"sources": sources})
