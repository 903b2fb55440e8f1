"""`datapackage.json`: the Data Package that describes the tables (datapackage.org, version 2)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from pincite.api_models.json_model import JsonModel
from pincite.downloads.data_tables import Column, ForeignKey, Table
from pincite.model import Handbook
from pincite.text import slug

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NOTICE = "A cell that a spreadsheet would take for a formula begins with ', which is not part of it."


class Contributor(JsonModel):
    """Who made the tables."""

    title: str
    roles: tuple[str, ...]


class TitledLink(JsonModel):
    """A source or a licence: its title, and where it is found."""

    title: str
    path: str | None = None


class Constraints(JsonModel):
    """What every value of a column keeps to."""

    required: bool


class TableField(JsonModel):
    """One column of a table."""

    name: str
    type: Literal["string", "integer", "number"]
    description: str | None
    constraints: Constraints | None


class KeyTarget(JsonModel):
    """The columns that a foreign key leads to."""

    resource: str
    fields: tuple[str, ...]


class TableKey(JsonModel):
    """A foreign key."""

    fields: tuple[str, ...]
    reference: KeyTarget


class TableSchema(JsonModel):
    """The columns and keys of a table."""

    fields_: Annotated[tuple[TableField, ...], Field(alias="fields")]
    primary_key: Annotated[tuple[str, ...], Field(alias="primaryKey")]
    foreign_keys: Annotated[tuple[TableKey, ...] | None, Field(alias="foreignKeys")]


class Resource(JsonModel):
    """One file of the package."""

    name: str
    type: Literal["table"] = "table"
    path: str
    description: str
    format: Literal["csv"] = "csv"
    mediatype: Literal["text/csv"] = "text/csv"
    encoding: Literal["utf-8"] = "utf-8"
    bytes: int
    hash: str
    table_schema: Annotated[TableSchema, Field(alias="schema")]


class DataPackage(JsonModel):
    """All tables of a handbook."""

    profile: Annotated[str, Field(alias="$schema")] = _PROFILE
    name: str
    title: str | None
    description: str
    contributors: tuple[Contributor, ...] | None
    sources: tuple[TitledLink, ...] | None
    resources: tuple[Resource, ...]
    homepage: str | None
    licenses: tuple[TitledLink, ...] | None


def data_package(handbook: Handbook, tables: Sequence[Table], files: Mapping[str, bytes]) -> DataPackage:
    """Return what describes the tables of a handbook."""
    site = handbook.site_url
    rights = TitledLink(title="See the page on rights", path=f"{site}rights/")
    return DataPackage(
        name=slug(handbook.title) or "handbook",
        title=handbook.title or None,
        description=f"{handbook.description} {_NOTICE}".strip(),
        contributors=tuple(Contributor(title=author, roles=("author",)) for author in handbook.authors) or None,
        sources=tuple(
            TitledLink(title=document.title, path=document.source.csl.get("URL") or None)
            for document in handbook.documents
        )
        or None,
        resources=tuple(_resource(table, files[f"{table.name}.csv"]) for table in tables),
        homepage=f"{site}figures/" if site else None,
        licenses=(rights,) if site else None,
    )


def _resource(table: Table, data: bytes) -> Resource:
    return Resource(
        name=table.name.replace("_", "-"),
        path=f"{table.name}.csv",
        description=table.words,
        bytes=len(data),
        hash=f"sha256:{hashlib.sha256(data).hexdigest()}",
        table_schema=TableSchema(
            fields_=tuple(map(_field, table.columns)),
            primary_key=table.key,
            foreign_keys=tuple(map(_key, table.references)) or None,
        ),
    )


def _field(column: Column) -> TableField:
    constraints = Constraints(required=True) if column.required else None
    return TableField(name=column.name, type=column.kind, description=column.words or None, constraints=constraints)


def _key(reference: ForeignKey) -> TableKey:
    return TableKey(fields=reference.columns, reference=KeyTarget(resource=reference.table, fields=reference.to))
