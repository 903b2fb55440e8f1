"""What the judges of the site share: its pages, an address where it is served, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.building import ROOT
from tests.site.references import Page, published_address, read_site
from tests.site.serving import serve_site


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Page]:
    """Return the HTML pages and style sheets of the built site by path."""
    return read_site(built_site)


@pytest.fixture(scope="session")
def address(built_site: Path, pages: dict[str, Page]) -> Iterator[str]:
    """Return the address of the site, served below the base path that it is published under."""
    with serve_site(built_site, urlsplit(published_address(pages)).path) as served:
        yield served


@pytest.fixture(scope="session")
def other_address(built_site: Path) -> Iterator[str]:
    """Return the address of the site, served below a base path that its settings do not know of."""
    with serve_site(built_site, "/some/other/place/") as served:
        yield served


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """Return the folder of the npm packages that judge the site."""
    folder = ROOT / "node_modules"
    if not (folder / ".package-lock.json").is_file():
        pytest.fail("node_modules is missing; `make test` installs it")
    return folder
