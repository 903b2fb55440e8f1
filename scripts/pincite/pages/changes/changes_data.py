"""`changes.json`: every sentence that recurs, what is related to another, and every one that stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pincite.model import Artifact, DocumentPair, Handbook, text_artifact

_PATH = "docs/api/v1/changes.json"


def changes_data(handbook: Handbook) -> Artifact:
    """Return the machine-readable comparisons."""
    value = {
        "pairs": [one for pair in handbook.pairs for one in _joined(pair)],
        "only": [one for pair in handbook.pairs for one in _lone(pair)],
    }
    return text_artifact(_PATH, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _joined(pair: DocumentPair) -> Iterator[dict[str, Any]]:
    """Yield what recurs, then what is related: a sentence that has only the latter stands in `only` as well."""
    for change in (*pair.recurring, *pair.related):
        yield {
            "older": f"{pair.older}#{change.older}",
            "newer": f"{pair.newer}#{change.newer}",
            "relation": change.relation,
        }


def _lone(pair: DocumentPair) -> Iterator[dict[str, Any]]:
    for change in pair.changes:
        if change.older and change.newer:
            continue
        source = pair.older if change.older else pair.newer
        yield {
            "pair": f"{pair.older}--{pair.newer}",
            "side": "older" if change.older else "newer",
            "sentence": f"{source}#{change.older or change.newer}",
            "relation": change.relation,
        }
