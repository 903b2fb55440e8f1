"""What all tests share: the built handbook, and remarks that are shown without failing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from pincite.citations import formatted
from tests.site.building import HERE_AND_NOW, build_handbook, copy_handbook
from tests.support.pandoc_answers import KeptAnswers

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="judge this finished site and build none")


@pytest.fixture(scope="session", autouse=True)
def pandoc_asked_once(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Ask pandoc nothing twice; the tests of citations, which judge what it answers today, ask it each time."""
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    folder = cache.mkdir("pandoc") if cache else tmp_path_factory.mktemp("pandoc")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formatted, "_pandoc", KeptAnswers(folder, formatted._pandoc))
        yield


@pytest.fixture(scope="session")
def built_handbook(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a copy of the handbook in which `pincite build` has run, made once for all workers."""
    if request.config.getoption("--site"):
        pytest.skip("a finished site was given with --site")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, done = shared / "built-handbook", shared / "built-handbook.done"
    with FileLock(shared / "built-handbook.lock"):
        if not done.exists():
            copy_handbook(root)
            build_handbook(root, HERE_AND_NOW)
            done.touch()
    return root


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the built site."""
    given: Path | None = request.config.getoption("--site")
    if given is not None:
        return given.resolve()
    handbook: Path = request.getfixturevalue("built_handbook")
    return handbook / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one browser for all tests of a worker: Playwright allows no second one beside it."""
    from tests.site.browsing import start_browser  # noqa: PLC0415 - the fast tests need no browser

    with start_browser() as started:
        yield started


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what tests remarked with `record_property("remark", ...)`, above the closing line."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    remarks = [str(value) for report in reports for name, value in report.user_properties if name == "remark"]
    if remarks:
        terminalreporter.section("remarks")
        for remark in sorted(set(remarks)):
            terminalreporter.write_line(remark)
