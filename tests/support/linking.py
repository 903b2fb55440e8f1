"""Checks the links of generated pages, as `pincite check` does with all of a handbook's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pincite.checks import link_checks
from pincite.checks.page_checks import PageReader, heading_ids, page_url
from pincite.checks.rendered_page import read_html
from pincite.errors import Problem


def check_links(pages: Mapping[str, PageReader], texts: Mapping[str, str], files: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each link of some generated pages that leads nowhere."""
    rendered = {path: read_html(texts[path]) for path in pages}
    ids = {page_url(path): page.ids | heading_ids(texts[path]) for path, page in rendered.items()}
    others = frozenset(path.removeprefix("docs/") for path in files if not path.endswith(".md"))
    yield from link_checks.check_links(link_checks.Site(pages=rendered, ids=ids, files=others, address=""))
