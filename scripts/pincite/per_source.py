"""One source at a time: its words become a document, and its ledger what it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pincite.errors import InputError
from pincite.identity.ledger import Ledger
from pincite.identity.past_versions import past_versions, retired_anchors
from pincite.identity.redactions import redactions_of
from pincite.model import Document, PastVersion, Source
from pincite.segmentation.annotations import annotate_layout, annotate_passages, unfound_quotes
from pincite.segmentation.blocks import cut_blocks, sections_of
from pincite.segmentation.profile import Profile
from pincite.versioning.assign_anchors import Acceptance, assign_anchors


def convert_source(
    source: Source, profile: Profile, ledger: Ledger | None, acceptance: Acceptance | None = None
) -> tuple[Document, Ledger]:
    """Return one source as a document, and its ledger: a pure function of what it is given.

    Raises:
        InputError: a passage that the sidecar marks is not there once.
        ContentError: a new wording waits to be accepted, or the ledger does not fit.
    """
    # Marked before anchors are given: the id of a heading is made of its words, unless it is sensitive.
    cut = annotate_passages(source, cut_blocks(source, profile))
    placed, new = assign_anchors(source, cut, ledger, acceptance)
    if problems := list(unfound_quotes(source, placed)):
        raise InputError(problems)
    blocks = annotate_passages(source, annotate_layout(placed, cut))
    document = Document(
        source=source,
        draft=new.draft,
        sections=sections_of(blocks, profile),
        blocks=blocks,
        retired=tuple(retired_anchors(source, new)),
        past=tuple(_marked(past_versions(source, new), source)),
        redacted=redactions_of(new),
    )
    return document, new


def _marked(past: Iterable[PastVersion], source: Source) -> Iterator[PastVersion]:
    """Yield earlier wordings with what their own rows of the sidecar say of single passages."""
    versions = {version.seed.file: version for version in source.versions}
    for past_version in past:
        yield replace(
            past_version, blocks=annotate_passages(source.as_of(versions[past_version.file]), past_version.blocks)
        )
