"""`changes.json`: every sentence that recurs, and every one that stands alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pincite.model import Artifact, DocumentPair, Handbook, text_artifact

_PATH = "docs/api/v1/changes.json"


def changes_data(handbook: Handbook) -> Artifact:
    """Return the machine-readable comparisons."""
    value = {
        "pairs": [one for pair in handbook.pairs for one in _recurring(pair)],
        "only": [one for pair in handbook.pairs for one in _lone(pair)],
    }
    return text_artifact(_PATH, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _recurring(pair: DocumentPair) -> Iterator[dict[str, Any]]:
    for change in pair.recurring:
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
