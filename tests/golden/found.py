"""Makes one handbook of all texts, as a stranger would, and reads what its JSON says of each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from pincite.pipeline import convert
from tests.golden.reading import Reading
from tests.support.making import view_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBlock:
    """A block as the toolkit cuts it."""

    kind: str
    label: str | None
    level: int | None
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    text: str
    """The words as they are shown."""


def find_blocks(readings: Iterable[Reading]) -> dict[str, tuple[FoundBlock, ...]]:
    """Return the blocks of each text, by its name; a text has no profile, and a sidecar of the least that is asked."""
    files = {"mkdocs.yml": "site_name: Golden texts\n", "docs/index.md": "# Golden texts\n"}
    for reading in readings:
        sidecar = {"id": reading.name, "title": reading.title, "issued": reading.issued, "language": reading.language}
        files[f"seeds/{reading.name}.txt"] = reading.text
        files[f"seeds/{reading.name}.txt.yml"] = yaml.safe_dump(sidecar, allow_unicode=True)
    artifacts = convert(view_of(files)).artifacts
    return {
        document["id"]: tuple(_block(block) for block in document["blocks"])
        for document in (json.loads(file.data) for file in artifacts if _is_document(file.path))
    }


def _is_document(path: str) -> bool:
    return path.startswith("docs/api/v1/documents/") and path.endswith(".json")


def _block(said: dict[str, Any]) -> FoundBlock:
    spans = said.get("spans") or [(said["start"], said["end"])]
    return FoundBlock(
        kind=said["kind"],
        label=said.get("label"),
        level=said.get("level"),
        spans=tuple((start, end) for start, end in spans),
        sentences=tuple((sentence["start"], sentence["end"]) for sentence in said["sentences"]),
        text=said.get("text") or "",
    )
