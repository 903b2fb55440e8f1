"""What is generated from the code is committed as the code has it now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.reference.layers import layers, picture
from scripts.reference.outputs import ROOT, references
from scripts.reference.schemas import schema_of, split_description
from scripts.reference.written import WrittenFile

from pincite.validation import Strict

MADE = references(ROOT)
GUIDES = sorted([*(ROOT / "docs/editors").rglob("*.md"), *(ROOT / "docs/contributors").glob("*.md")])


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_reference_is_current(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == MADE[path], "run `make reference` and read the difference"


def test_no_reference_is_left_over() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/editors/reference").iterdir()}
    assert found == {path for path in MADE if path.startswith("docs/editors/reference/")}
    schemas = [path for path in MADE if path.endswith(".json")]
    folder = (ROOT / schemas[0]).parent
    assert {path.name for path in folder.glob("seeds-*.json")} == {Path(path).name for path in schemas}


class _Undescribed(Strict):
    """A model with a key that nobody described."""

    year: int


def test_a_key_that_is_not_described_is_refused() -> None:
    file = WrittenFile(name="years", path="seeds/years.yml", title="Years", model=_Undescribed)
    with pytest.raises(ValueError, match="ends with an example"):
        schema_of(file)


def test_a_description_without_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match="ends with an example"):
        split_description("The year it is filed under.")


def test_the_picture_has_every_room_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / ".importlinter").write_text(
        "[importlinter:contract:rooms]\nlayers =\n    (top)\n    (left) | (right)\n    low : lowest\n", "utf-8"
    )
    assert layers(tmp_path) == (("top",), ("left", "right"), ("low", "lowest"))
    drawn = re.findall(r"<text[^>]*>([^<]*)<", picture(tmp_path))
    assert drawn == ["top", "left  ·  right", "low  ·  lowest"]


def test_every_layer_names_a_module_that_is_there() -> None:
    package = ROOT / "scripts/pincite"
    for room in (name for row in layers(ROOT) for name in row):
        assert (package / room).is_dir() or (package / f"{room}.py").is_file(), room


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_guide_names_only_modules_that_are_there(page: Path) -> None:
    for name in re.findall(r"`pincite\.([a-z_]+)", page.read_text("utf-8")):
        assert (ROOT / "scripts/pincite" / name).is_dir() or (ROOT / f"scripts/pincite/{name}.py").is_file(), name
