"""What the tests of history share: the edited handbook, its site, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pincite import pipeline
from tests.history.edited import Edited, make_edited, make_released
from tests.site.serving import serve_site


@pytest.fixture(scope="session")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    """Return the edited toy handbook."""
    return make_edited(tmp_path_factory.mktemp("edited") / "toy")


@pytest.fixture(scope="session")
def edited_address(edited: Edited) -> Iterator[str]:
    """Return the address of the edited handbook's site, below a base path."""
    site = pipeline.build(edited.root, edited.last)
    with serve_site(site, "/light/") as address:
        yield address


@pytest.fixture(scope="session")
def released_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the toy handbook with two editions."""
    root = tmp_path_factory.mktemp("released") / "toy"
    return pipeline.build(root, make_released(root))


@pytest.fixture(scope="session")
def released_address(released_site: Path) -> Iterator[str]:
    """Return the address of that site, below a base path."""
    with serve_site(released_site, "/light/") as address:
        yield address
