"""The schemas follow from the models, and take and refuse what those took that were published before."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from pincite import pipeline
from pincite.api_models.json_schemas import PUBLISHED, schema_text, schemas
from tests.history.edited import SOURCE, make_edited
from tests.support.goldens import read_cases
from tests.support.making import TESTS

HERE = Path(__file__).parent
FAULTY = read_cases(HERE / "faulty.yml")
# Of a file's address below `api/v1/`: the kind that its folder or name stands for.
FOLDERS = {"documents": "document", "topics": "topic", "wordings": "wordings", "citations": "citation"}
FIGURE = {
    "id": "a-1901", "source": "a", "anchor": "p1s1", "indicator": "lamps", "value": 4, "value_high": None,
    "unit": "lamps", "qualifier": "exact", "year": 1901, "year_basis": "stated", "status": "reported", "scope": "all",
    "reporter": "board", "compares_with": None, "quote": "four lamps", "note": None,
}  # fmt: skip
ABSENT = FIGURE | {"value": None, "qualifier": None, "status": "not-reported"}
RANGE = FIGURE | {"value": 0.5, "value_high": 2, "qualifier": "range"}
CHANGES = {
    "pairs": [{"older": "a#p1s1", "newer": "b#t1r2s1a", "relation": "related"}],
    "only": [{"pair": "a--b", "side": "older", "sentence": "a#p1s1", "relation": "dropped"}],
}


def _kind(path: str) -> str | None:
    """Return the kind of a JSON file of the handbook; None for one that has no schema of ours."""
    name = path.removeprefix("docs/api/v1/").removesuffix(".json")
    folder, _, rest = name.partition("/")
    kind = FOLDERS.get(folder) if rest else folder
    return kind if kind in PUBLISHED and ".csl" not in rest and path.endswith(".json") else None


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Return the JSON files that handbooks publish, by kind."""
    edited = make_edited(tmp_path_factory.mktemp("edited") / "toy")
    plain = pipeline.convert(TESTS / "corpora" / "plain")
    found: dict[str, list[Any]] = {"figures": [{"figures": [FIGURE, ABSENT, RANGE]}], "changes": [CHANGES]}
    for artifact in (*edited.last.artifacts, *plain.artifacts):
        if kind := _kind(artifact.path):
            found.setdefault(kind, []).append(json.loads(artifact.data))
    assert any(f"/{SOURCE}.json" in artifact.path for artifact in edited.last.artifacts)
    return found


def _before(kind: str) -> Any:
    return json.loads((HERE / f"published/{kind}.json").read_text("utf-8"))


def _fits(value: Any, schema: Any) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(value)


def test_each_kind_of_file_has_a_schema() -> None:
    assert [name for name, _ in schemas()] == sorted(path.stem for path in (HERE / "published").glob("*.json"))
    for _, text in schemas():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("kind", sorted(PUBLISHED))
def test_what_is_published_fits_the_schema_of_today_and_that_of_before(
    kind: str, published: dict[str, list[Any]]
) -> None:
    assert published[kind]
    for value in published[kind]:
        jsonschema.validate(value, json.loads(schema_text(kind)))
        jsonschema.validate(value, _before(kind))
        PUBLISHED[kind].model_validate_json(json.dumps(value))


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, number) for kind, cases in FAULTY.items() for number in range(len(cases))]
)
def test_what_is_faulty_fits_neither(kind: str, number: int, published: dict[str, list[Any]]) -> None:
    case = FAULTY[kind][number]
    value = _changed(published[kind][0], case["at"], case)
    assert not _fits(value, _before(kind))
    assert not _fits(value, json.loads(schema_text(kind)))
    if kind != "figures" and case["at"] != ["csl"]:  # those rules are checked where figures and sidecars are read
        with pytest.raises(ValidationError):
            PUBLISHED[kind].model_validate_json(json.dumps(value))


def _changed(value: Any, at: list[str | int], case: dict[str, Any]) -> Any:
    """Return a value with something else at a place, or without what stands there."""
    made = here = deepcopy(value)
    for key in at[:-1]:
        here = here[key]
    if "to" in case:
        here[at[-1]] = case["to"]
    else:
        del here[at[-1]]
    return made
