"""The way of one paragraph from its seed to its page: each step with the function that does it, wherever that lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pincite.citations import build_references
from pincite.comparison.compare import compare_documents
from pincite.figures.verify import verify
from pincite.pages.all_pages import render_site
from pincite.pipeline import convert
from pincite.publish.generator import generate_site
from pincite.publish.write import write_set
from pincite.segmentation.blocks import cut_blocks
from pincite.sources.registry import list_sources
from pincite.topics.assign import assign_topics
from pincite.versioning.assign_anchors import assign_anchors

_STEPS: tuple[tuple[Callable[..., Any], str], ...] = (
    (list_sources, "its seed is decoded, and every quotation of the sidecar is found in it"),
    (cut_blocks, "it is cut out as a block, and into sentences, with their places in the seed"),
    (assign_anchors, "it gets its anchor, `p12`, and its sentences theirs; the ledger remembers the words"),
    (assign_topics, "its sentences are put under topics, by rules and by editors’ decisions"),
    (verify, "figures taken from it are held against its words"),
    (build_references, "its source becomes a reference in every style"),
    (compare_documents, "its sentences are set beside those of other documents"),
    (render_site, "it is written as HTML with its id and fingerprint, and as JSON"),
    (write_set, "its page is written with all others, or none is"),
    (generate_site, "the site generator makes `/sources/<id>/#p12` of it"),
)


def walk() -> str:
    """Return the steps as a numbered list, with the module of each."""
    lines = [f"{number}. {words}: `{_name(step)}`" for number, (step, words) in enumerate(_STEPS, 1)]
    return "\n".join([*lines, "", f"They are called in this order by `{_name(convert)}` and what stands beside it."])


def _name(step: Callable[..., Any]) -> str:
    return f"{step.__module__}.{step.__qualname__}"
