"""Whether a built site asks another host for anything, whatever theme, plugin or page has it so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pincite.errors import ContentError, Problem
from pincite.other_hosts import FIX, css_addresses, fetched_by_page, is_other_host

# Most pages name nothing that is fetched from elsewhere; only those that may are read element by element.
_PERHAPS = re.compile(
    r"<(?!a\b)[a-z][^>]*?(?:https?:|ftp:|wss?:|=[\"'\s]*[/\\]{2})|<style|\bping\s*=|\bstyle\s*=[^>]*?(?:url|image-set)\(",
    re.IGNORECASE,
)
_SHOWN = 20


def refuse_other_hosts(site: Path, home: str) -> None:
    """Raise an error that names each address on another host that a page or style sheet of the site has fetched.

    Args:
        site: what the generator made.
        home: the site's public address; empty where there is none yet.

    """
    found: dict[str, tuple[str, int]] = {}
    for path in sorted(site.rglob("*")):
        for address, line in _fetched(path):
            if is_other_host(address, home):
                found.setdefault(address, (path.relative_to(site).as_posix(), line))
    if found:
        raise ContentError([_problem(address, *place) for address, place in list(found.items())[:_SHOWN]])


def _fetched(path: Path) -> Iterator[tuple[str, int]]:
    if path.suffix == ".css":
        text = path.read_text("utf-8", "replace")
        yield from ((address, 0) for address in css_addresses(text))
    elif path.suffix in {".html", ".svg"}:
        text = path.read_text("utf-8", "replace")
        yield from fetched_by_page(text) if _PERHAPS.search(text) else ()


def _problem(address: str, name: str, line: int) -> Problem:
    message = f"the built file has every reader’s browser ask another host: `{address[:100]}`."
    return Problem(path=f"site/{name}", line=line, code="other-host", message=message, fix=FIX)
