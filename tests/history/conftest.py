"""What the tests of history share: the edited handbook, its site, a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pincite import pipeline
from tests.history.edited import Edited, make_edited
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
