"""Reads pages as a browser would: the words of each element that has an id."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
import yaml

from pincite.text import one_line
from tests.support.making import REPOSITORY

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ADDED = "pc-sic"


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, whose tags name Python objects."""


_Loader.add_multi_constructor("", lambda *_: None)


class Words(HTMLParser):
    """The words of each element with an id, and the names of all elements and attributes that occur."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.by_id: dict[str, str] = {}
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.title = ""
        self.meta: dict[str, str] = {}
        self._open: list[tuple[str, str | None, bool]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes.update(given)
        if tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        name = given.get("id")
        if name is not None and name in self.by_id:
            message = f"the id {name} stands twice"
            raise AssertionError(message)
        if name is not None:
            self.by_id[name] = ""
        if tag not in _VOID:
            self._open.append((tag, name, _ADDED in given.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "title" and not any(tag == "svg" for tag, *_ in self._open):
            self.title += data
        if any(added for _, _, added in self._open):
            return
        for _, name, _ in self._open:
            if name is not None:
                self.by_id[name] += data

    def words(self, name: str) -> str:
        """Return the words of an element on one line."""
        return one_line(self.by_id[name])


@cache
def site_settings() -> dict[str, Any]:
    """Return what the repository's own `mkdocs.yml` says."""
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    settings: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader that knows more tags
    return settings


def site_html(body: str) -> str:
    """Return Markdown as HTML, through Python-Markdown with the extensions of the repository's own site."""
    names, configs = [], {}
    for site_setting in site_settings()["markdown_extensions"]:
        name, config = next(iter(site_setting.items())) if isinstance(site_setting, dict) else (site_setting, None)
        names.append(name)
        configs[name] = config or {}
    # MkDocs always adds these.
    names = list(dict.fromkeys(["toc", "tables", "fenced_code", *names]))
    return markdown.Markdown(extensions=names, extension_configs=configs).convert(body)
