"""Data to take away: judged by frictionless, by SQLite, and against their schemas."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from tests.figures.toy import toy_handbook, write_toy

from pincite.api_models.json_schemas import schema_text
from pincite.downloads.data_files import csv_files, csv_text, figure_data
from pincite.downloads.data_tables import Column, Table
from pincite.downloads.sqlite import sqlite_file
from pincite.model import Handbook, SentenceHit, TopicHit


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    """Return the toy handbook with a passage under its topic and a public address."""
    hit = TopicHit(topic="light", source="larkholm", anchor="p1", sentences=(SentenceHit(anchor="p1s1", because=()),))
    return replace(toy_handbook(write_toy(tmp_path)), hits=(hit,), site_url="https://larkholm.example/", authors=("A",))


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `frictionless validate` on a folder's Data Package."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def written(handbook: Handbook, folder: Path) -> Path:
    """Write the tables and their description into a folder."""
    folder.mkdir()
    for name, data in csv_files(handbook).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.slow
def test_its_data_package_is_valid(handbook: Handbook, tmp_path: Path) -> None:
    run = validate(written(handbook, tmp_path / "data"))
    assert (run.returncode, "INVALID" in run.stdout) == (0, False), run.stdout + run.stderr
    assert run.stdout.count("VALID") == 7


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("figures.csv", "lamps-1901,larkholm", "lamps-1900,larkholm"),
        ("figures.csv", ",p1,sources", ",p7,sources"),
        ("figures.csv", ",12,", ",twelve,"),
        ("indicators.csv", ",wicks,", ",bricks,"),
    ],
)
def test_its_data_package_refuses_other_data(handbook: Handbook, tmp_path: Path, name: str, old: str, new: str) -> None:
    folder = written(handbook, tmp_path / "data")
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    run = validate(folder)
    assert (run.returncode, "INVALID" in run.stdout) == (1, True)


def test_its_package_names_size_and_hash_of_each_file(handbook: Handbook) -> None:
    made = csv_files(handbook)
    package = json.loads(made["datapackage.json"])
    assert package["homepage"] == "https://larkholm.example/figures/"
    for resource in package["resources"]:
        data = made[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_its_json_fits_its_schema(handbook: Handbook) -> None:
    [made] = [artifact for artifact in figure_data(handbook) if artifact.path == "docs/api/v1/figures.json"]
    data = json.loads(made.data)
    schema = json.loads(schema_text("figures"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    first, _, absent, *_ = data["figures"]
    assert (first["value"], first["year"], first["note"]) == (12, 1901, None)
    assert (absent["value"], absent["qualifier"], absent["status"]) == (None, None, "not-reported")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"figures": [absent | {"value": 0}]}, schema)


def test_it_has_no_data_files_without_figures(handbook: Handbook) -> None:
    assert list(figure_data(replace(handbook, figures=()))) == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\nx", "＝1", "a=1", "'x", 'a "b", c', "two\nlines"])
def test_it_makes_cells_harmless_for_spreadsheets_and_keeps_the_others(cell: str) -> None:
    table = Table(name="t", words="", columns=(Column(name="a"), Column(name="b")), key=(), rows=((cell, None),))
    [_, [found, empty]] = csv.reader(StringIO(csv_text(table), newline=""))
    assert (found, empty) == ("'" + cell if cell[0] in "=+-@\t\n＝" else cell, "")


@pytest.mark.parametrize("cell", ["one\rtwo", "one\r\ntwo"])
def test_it_keeps_a_cell_with_another_line_end_in_its_row(cell: str) -> None:
    table = Table(name="t", words="", columns=(Column(name="a"),), key=(), rows=((cell,),))
    assert list(csv.reader(StringIO(csv_text(table), newline=""))) == [["a"], ["one\ntwo"]]


def test_it_makes_the_handbook_s_own_cells_harmless(handbook: Handbook) -> None:
    rows = list(csv.DictReader(StringIO(csv_files(handbook)["figures.csv"].decode())))
    assert [row["note"] for row in rows[:3]] == ["", "'=9", "See p1s1."]


def open_database(data: bytes) -> sqlite3.Connection:
    """Return a database in memory."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def test_its_database_is_sound_and_can_be_searched(handbook: Handbook) -> None:
    database = open_database(sqlite_file(handbook))
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    found = database.execute(
        "SELECT anchor FROM paragraphs JOIN paragraphs_fts ON paragraphs.rowid = paragraphs_fts.rowid "
        "WHERE paragraphs_fts MATCH 'wicks'"
    )
    assert found.fetchall() == [("p1",)]
    values = database.execute("SELECT id, value, typeof(value) FROM figures ORDER BY year, id LIMIT 3").fetchall()
    assert values == [("lamps-1899", None, "null"), ("lamps-1900", 9.0, "real"), ("lamps-1901", 12.0, "real")]
    database.close()


def test_its_database_has_the_same_bytes_each_time(handbook: Handbook) -> None:
    assert sqlite_file(handbook) == sqlite_file(handbook)


def test_what_is_sensitive_is_in_none_of_them(handbook: Handbook) -> None:
    made = [*csv_files(handbook).values(), sqlite_file(handbook)]
    assert all(b"A boy of 14" not in data for data in made)
    assert "[…]" in made[1].decode()


def test_only_the_first_words_are_there_where_the_text_is_held_back(handbook: Handbook) -> None:
    [document] = handbook.documents
    held = replace(document, source=replace(document.source, publish="excerpts"))
    made = csv_files(replace(handbook, documents=(held,), figures=()))["paragraphs.csv"].decode()
    assert "In 1901 the keeper trimmed 12 lamps (nine …" in made
    assert "wicks" not in made
