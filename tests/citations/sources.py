"""Makes documents out of CSL variables alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pincite.model import Document, Seed, Source

STYLES = (
    "chicago-notes-bibliography",
    "apa",
    "modern-language-association",
    "oscola",
    "harvard-cite-them-right",
    "bluebook-law-review",
)


def toy_document(csl: Mapping[str, Any]) -> Document:
    """Return a document without text that has these CSL variables."""
    file = f"{csl['id']}.txt"
    source = Source(
        id=csl["id"],
        sidecar=f"seeds/{file}.yml",
        csl=csl,
        year=2024,
        period=None,
        collection="default",
        profile=None,
        coverage="full",
        coverage_note=None,
        extract_of=None,
        checked_against="none",
        checked_note=None,
        rights="",
        publish="full",
        sensitive=(),
        content_note=None,
        sic=(),
        evidence=(),
        left_out=(),
        seed=Seed(file=file, sha256="", text=""),
    )
    return Document(source=source, draft=True, sections=(), blocks=(), retired=())


def toy_csl(**variables: Any) -> dict[str, Any]:
    """Return the CSL variables of a toy report, with those given here."""
    return {
        "id": "toy",
        "type": "report",
        "author": [{"literal": "Ministry of Toys"}],
        "title": "On Toys",
        "publisher": "Ministry of Toys",
        "issued": {"date-parts": [[2024, 6, 24]]},
        **variables,
    }
