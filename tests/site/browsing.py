"""Starts Chromium and opens pages in it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.programs import find_program

Scheme = Literal["light", "dark"]
WIDTHS = (1440, 390)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VIEWS: tuple[tuple[int, Scheme], ...] = tuple(product(WIDTHS, SCHEMES))
HEIGHT = 900
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # it cannot start as root; it only ever opens this site
)


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start Chromium while the context lasts; it keeps its caches in a folder of its own."""
    chromium = find_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    environment: dict[str, str | float | bool] = dict(os.environ)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(QUIET), env=environment | {"HOME": home, "XDG_CACHE_HOME": home}
        )
        yield browser
        browser.close()


@contextmanager
def open_context(
    browser: Browser, width: int, scheme: Scheme = "light", *, scripts: bool = True
) -> Iterator[BrowserContext]:
    """Open a fresh window of that width and colour scheme, in which nothing moves."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    yield context
    context.close()
