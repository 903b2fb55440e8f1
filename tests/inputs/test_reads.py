"""Each file that people write is read once, through the view alone; one that changes meanwhile is told."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pincite import invariants, pipeline
from pincite.errors import InputError
from pincite.inputs.file_view import DiskView, Standing
from pincite.inputs.unchanging import UnchangingView
from pincite.versioning.assign_anchors import Acceptance
from tests.inputs.opening import noted_openings
from tests.support.making import TOY, copy_toy


@contextmanager
def opened_below(root: Path) -> Iterator[Callable[[], Counter[str]]]:
    """Yield what tells how often each file below a folder was opened since."""
    with noted_openings() as opened:
        below = f"{root}/"
        yield lambda: Counter(file.path.removeprefix(below) for file in opened if file.path.startswith(below))


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    """Return the toy handbook, accepted and written, with a page of its own."""
    root = copy_toy(tmp_path / "toy")
    (root / "docs/own.md").write_text("# Own\n", "utf-8")
    names = [document.id for document in pipeline.convert(root).handbook.documents]
    pipeline.write(root, pipeline.convert(root, accept=dict.fromkeys(names, Acceptance())))
    return root


class Noted:
    """A view that counts what is read, and in which one file holds something else each time."""

    def __init__(self, root: Path, changing: str | None = None) -> None:
        self.counts = Counter[str]()
        self._disk = DiskView(root)
        self._changing = changing

    def look(self, path: str) -> Standing:
        return self._disk.look(path)

    def names(self, folder: str) -> list[str]:
        return self._disk.names(folder)

    def read(self, path: str) -> bytes:
        self.counts[path] += 1
        return self._disk.read(path) + (b" " * self.counts[path] if path == self._changing else b"")


def test_no_file_is_read_twice_but_a_seed_for_its_digest_and_for_its_words(accepted: Path) -> None:
    with opened_below(accepted) as counted:
        pipeline.convert(accepted)
        counts = counted()
    seeds = {"seeds/fog-1905.txt", "seeds/gazette-1902.txt", "seeds/inspection-1901.txt"}
    assert {path: count for path, count in counts.items() if count > 1} == dict.fromkeys(seeds, 2)


def test_everything_is_read_through_the_view(accepted: Path) -> None:
    view = Noted(accepted)
    with opened_below(accepted) as counted:
        converted = pipeline.convert(view)
        assert counted() == view.counts
    assert converted.inputs.digests.keys() >= {"mkdocs.yml", "seeds/topics.yml", "docs/index.md", "seeds/fog-1905.txt"}


def test_checks_read_pages_once_and_nothing_of_the_inputs_again(accepted: Path) -> None:
    converted = pipeline.convert(accepted)
    with opened_below(accepted) as counted:
        assert list(invariants.check(accepted, converted)) == []
        assert list(invariants.unused(converted)) == []
        counts = counted()
    assert counts["docs/own.md"] == 1
    assert {path for path, count in counts.items() if count > 1} == set()
    assert not counts.keys() & converted.inputs.digests.keys()


def test_inputs_name_every_file_with_its_digest(accepted: Path) -> None:
    inputs = pipeline.convert(accepted).inputs
    wanted = {path: hashlib.sha256((accepted / path).read_bytes()).hexdigest() for path in inputs.digests}
    assert inputs.digests == wanted
    assert {source.files.path for source in inputs.sources} <= wanted.keys()
    assert sorted(inputs.ledgers) == sorted(source.id for source in inputs.sources)
    with pytest.raises(TypeError):
        inputs.digests["x"] = ""  # type: ignore[index]


@pytest.mark.parametrize("seed", ["seeds/fog-1905.txt", "seeds/gazette-1902.txt"])
def test_a_seed_that_changes_while_it_is_converted_is_told(seed: str) -> None:
    with pytest.raises(InputError) as caught:
        pipeline.convert(Noted(TOY, changing=seed))
    assert [(problem.code, problem.path) for problem in caught.value.problems] == [("changed-meanwhile", seed)]


def test_a_file_that_stays_may_be_read_again() -> None:
    view = UnchangingView(DiskView(TOY))
    assert view.read("mkdocs.yml") == view.read("mkdocs.yml") == (TOY / "mkdocs.yml").read_bytes()
    assert list(view.digests) == ["mkdocs.yml"]
