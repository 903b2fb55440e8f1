"""Every wording that is no longer the current one, as JSON: what a pinned link is compared with."""

from __future__ import annotations

from pincite.api_models.change_models import VersionsData, VersionWords
from pincite.model import Block, Document, Sentence
from pincite.pages.history.version_views import Wording, wordings_of
from pincite.similarity.word_diff import redline
from pincite.text import one_line
from pincite.visibility import Outlet, shown


def versions_data(document: Document) -> VersionsData:
    """Return the wordings, oldest first, of each anchor whose words changed or are gone.

    Where words may not be shown, `text` is null and the redline empty.
    """
    current = {part.anchor: part for block in document.blocks for part in block.parts if part.anchor}
    return VersionsData(
        source=document.id,
        wordings={
            anchor: tuple(_version(wording, current.get(anchor), document) for wording in known)
            for anchor, known in sorted(wordings_of(document).items())
            if len(known) > 1 or anchor not in current
        },
    )


def _version(wording: Wording, now: Block | Sentence | None, document: Document) -> VersionWords:
    is_hidden = shown(wording.part, document.source, Outlet.HISTORY_DATA).is_nothing
    changed = now is not None and now.fingerprint != wording.fingerprint and not is_hidden
    edits = redline(wording.part.text, now.text) if now and changed else ()
    return VersionWords(
        fingerprint=wording.fingerprint,
        since=wording.since,
        until=wording.until,
        text=None if is_hidden else one_line(wording.part.text),
        redline=tuple((edit.kind, edit.text) for edit in edits),
    )
