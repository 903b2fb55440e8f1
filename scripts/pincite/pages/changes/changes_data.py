"""`changes.json`: every sentence that recurs, what is related to another, and every one that stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.api_models.change_models import ChangesData, JoinedSentences, LoneSentence
from pincite.api_models.json_model import json_text
from pincite.model import Artifact, DocumentPair, Handbook, text_artifact

_PATH = "docs/api/v1/changes.json"


def changes_data(handbook: Handbook) -> Artifact:
    """Return the machine-readable comparisons."""
    value = ChangesData(
        pairs=tuple(joined for pair in handbook.pairs for joined in _joined(pair)),
        only=tuple(lone for pair in handbook.pairs for lone in _lone(pair)),
    )
    return text_artifact(_PATH, json_text(value))


def _joined(pair: DocumentPair) -> Iterator[JoinedSentences]:
    """Yield what recurs, then what is related: a sentence that has only the latter stands in `only` as well."""
    for change in (*pair.recurring, *pair.related):
        yield JoinedSentences.model_validate(
            {
                "older": f"{pair.older}#{change.older}",
                "newer": f"{pair.newer}#{change.newer}",
                "relation": change.relation,
            }
        )


def _lone(pair: DocumentPair) -> Iterator[LoneSentence]:
    for change in pair.changes:
        if change.older and change.newer:
            continue
        source = pair.older if change.older else pair.newer
        yield LoneSentence.model_validate(
            {
                "pair": f"{pair.older}--{pair.newer}",
                "side": "older" if change.older else "newer",
                "sentence": f"{source}#{change.older or change.newer}",
                "relation": change.relation,
            }
        )
