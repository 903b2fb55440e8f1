"""Addresses of pages, and relative links between them, so that the site works under any base path."""

from __future__ import annotations

from dataclasses import dataclass


def source_url(source: str, anchor: str | None = None) -> str:
    """Return the address of a source's page, or of a place on it, below the site's root."""
    return f"sources/{source}/" + (f"#{anchor}" if anchor else "")


def topic_url(topic: str, place: str | None = None) -> str:
    """Return the address of a topic's page, or of a year on it, below the site's root."""
    return f"topics/{topic}/" + (f"#{place}" if place else "")


def edition_url(edition: str, source: str | None = None, anchor: str | None = None) -> str:
    """Return the address of an edition in the list of editions, or of a source, or a place in it, as it read then."""
    if source is None:
        return f"editions/#e{edition.replace('.', '-')}"
    return f"editions/{edition}/sources/{source}/" + (f"#{anchor}" if anchor else "")


def page_path(url: str) -> str:
    """Return the file of the page at an address: `docs/topics/restitution/index.md` for `topics/restitution/`.

    Every page is the index of a folder. So a relative link reads the same from the file as from the address, whether a
    generator rewrites links in raw HTML (Zensical) or leaves them alone (MkDocs).
    """
    return f"docs/{url}index.md"


def indicator_url(indicator: str) -> str:
    """Return the address of an indicator's page below the site's root."""
    return f"figures/{indicator}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links from one page."""

    page: str
    """The page's own address below the root: `sources/usdos-2024-cambodia/`."""

    def to(self, url: str) -> str:
        """Return the relative link to an address below the root."""
        path, mark, fragment = url.partition("#")
        if path == self.page and mark:
            return f"#{fragment}"
        up = "../" * self.page.count("/")
        return f"{up}{path}{mark}{fragment}" or "./"

    def source(self, source: str, anchor: str | None = None) -> str:
        """Return the relative link to a source's page or a place on it."""
        return self.to(source_url(source, anchor))

    def topic(self, topic: str, place: str | None = None) -> str:
        """Return the relative link to a topic's page or a year on it."""
        return self.to(topic_url(topic, place))

    def indicator(self, indicator: str) -> str:
        """Return the relative link to an indicator's page."""
        return self.to(indicator_url(indicator))
