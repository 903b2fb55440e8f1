"""Makes documents out of CSL variables alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pincite.model import Document
from tests.support.making import make_source

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
    file = f"seeds/{csl['id']}.txt.yml"
    source = make_source("", id=csl["id"], sidecar=file, csl=csl, year=2024, rights="")
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
