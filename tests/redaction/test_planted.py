"""Redactions of a handbook in which the words were planted, REDACTIONS of them: nothing that stays is left untold."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from pincite.editing import redacting
from pincite.editing.redacting import redact
from pincite.editing.redaction_targets import Order
from pincite.errors import ContentError
from pincite.pipeline import Converted, convert, write
from pincite.versioning.assign_anchors import Acceptance
from tests.redaction.plants import holds, plant
from tests.support.making import copy_toy, snapshot

ID = "board-1901-inspection"
SENTENCE = "Forty tins were counted by José Zorb Quint; four were short."
# What is planted: a part of the sentence, the sentence, and the name that stands nowhere else.
PARTS = (
    SENTENCE,
    "tins were counted by José",
    "José Zorb Quint",
    "Zorb Quint",
    "counted by José Zorb Quint; four were",
)
SLOW = pytest.mark.slow
COUNT = int(os.environ.get("REDACTIONS", "12"))
CASES = [pytest.param(number, marks=[] if number < 3 else SLOW) for number in range(COUNT)]


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the toy handbook with the sentence in it, accepted and written."""
    root = copy_toy(tmp_path_factory.mktemp("accepted") / "toy")
    seed = root / "seeds/inspection-1901.txt"
    text = seed.read_text("utf-8")
    assert "Forty tins were counted; four were short." in text
    seed.write_text(text.replace("Forty tins were counted; four were short.", SENTENCE), "utf-8")
    names = [document.id for document in convert(root).handbook.documents]
    write(root, convert(root, accept={name: Acceptance() for name in names}))
    return root


@pytest.fixture(scope="module")
def before_all(accepted: Path) -> Converted:
    """Return what its seeds give."""
    return convert(accepted)


@pytest.fixture
def root(accepted: Path, tmp_path: Path) -> Path:
    """Return a copy of it."""
    shutil.copytree(accepted, tmp_path / "toy")
    return tmp_path / "toy"


def _holding(root: Path, words: str) -> set[str]:
    names = (Path(folder) / name for folder, _, files in os.walk(root) for name in files)
    return {path.relative_to(root).as_posix() for path in names if holds(path, words)}


@pytest.mark.parametrize("number", CASES)
def test_what_is_planted_is_gone_or_told(
    number: int, root: Path, before_all: Converted, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No plant changes what the seeds give: reading them 200 times would say the same.
    monkeypatch.setattr(redacting, "convert", lambda _: before_all)
    random = Random(number)  # noqa: S311 - the same plants each time
    words = random.choice(PARTS)
    plants = [plant(random, words) for _ in range(random.choice([1, 1, 2]))]
    for one in plants:
        path = root / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)
    assert all(holds(root / one.path, words) for one in plants)
    before = snapshot(root)
    own = {one.path for one in plants if not one.is_built}
    order = Order(places=(f"{ID}#p4",), reason="by order of a court", date="2027-02-01")
    try:
        done = redact(root, order)
    except ContentError as refused:
        told = {problem.path for problem in refused.problems}
        assert own
        assert own <= told, [one.how for one in plants]
        assert snapshot(root) == before
        return
    assert not own, [(one.path, one.how) for one in plants]
    assert _holding(root, words) == set()
    assert done.found.places == []
