"""`citations/ID.json`: one source as an entry of a bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import WithJsonSchema

from pincite.api_models.json_model import Id, JsonModel


class CitationData(JsonModel):
    """One source as an entry of a bibliography, in every form."""

    id: Id
    csl: Annotated[Mapping[str, Any], WithJsonSchema({"type": "object"})]
    biblatex: str
    bibtex: str
    ris: str
    formatted: Mapping[str, str]
