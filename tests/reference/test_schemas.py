"""The schemas of what editors write take what the program takes, and refuse what it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from scripts.reference.outputs import ROOT
from scripts.reference.schemas import as_json, schema_of
from scripts.reference.written import FILES, WrittenFile

from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import DiskView

BY_NAME = {file.name: file for file in FILES}
FAULTY = yaml.safe_load(Path(__file__).with_name("faulty.yml").read_text("utf-8"))
HANDBOOKS = (ROOT, *sorted(path.parent for path in (ROOT / "tests/corpora").glob("*/mkdocs.yml")))


def _written() -> Iterator[tuple[str, Path, str]]:
    """Yield the kind of each file that an editor wrote in the handbooks at hand, with its place."""
    for root in HANDBOOKS:
        for file in FILES:
            pattern = file.path.replace("<file>", "*.*").replace("<name>", "*")
            for path in sorted(root.glob(pattern)):
                yield file.name, root, path.relative_to(root).as_posix()


def _errors(name: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema_of(BY_NAME[name])).iter_errors(as_json(data))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_schema_is_one(file: WrittenFile) -> None:
    Draft202012Validator.check_schema(schema_of(file))


@pytest.mark.parametrize(("name", "root", "path"), [*_written()])
def test_what_is_there_fits(name: str, root: Path, path: str) -> None:
    data = read_yaml(DiskView(root), path, what="it", ignore_tags=True).data
    assert _errors(name, data) == []


def test_files_of_most_kinds_were_tried() -> None:
    assert {name for name, _, _ in _written()} >= {
        "sidecar",
        "profile",
        "topics",
        "reporters",
        "comparisons",
        "settings",
    }


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: f"{case['file']}: {case['why']}")
def test_what_is_faulty_does_not_fit(case: dict[str, Any]) -> None:
    assert _errors(case["file"], case["data"]) != []
    file = BY_NAME[case["file"]]
    data = case["data"]
    for key in file.below:
        data = data[key]
    with pytest.raises(ValueError, match="validation error"):
        file.model.model_validate(data)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_example_fits_its_key(file: WrittenFile) -> None:
    schema = schema_of(file)
    for model in (schema, *schema.get("$defs", {}).values()):
        for key, value in model.get("properties", {}).items():
            for example in value.get("examples", ()):
                found = [*Draft202012Validator({**value, "$defs": schema.get("$defs", {})}).iter_errors(example)]
                assert found == [], key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_program_takes_the_examples_of_a_whole_file(file: WrittenFile) -> None:
    """All keys at once, but for those that shut each other out."""
    top = schema_of(file)
    for key in file.below:
        top = top["properties"][key]
    data = {key: value["examples"][0] for key, value in top["properties"].items()}
    written = YamlFile(path=file.path, data=data, lines={})
    assert file.model.model_validate(data, context=written)
