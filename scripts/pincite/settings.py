"""What `mkdocs.yml` says of the handbook, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from pincite.errors import InputError, input_error
from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import FileView
from pincite.site_config import PATH, NavEntry, check_config, nav_entries, reached
from pincite.validation import Strict, validate

# The characters of RFC 3986 without those that begin a query or fragment, name a user, or mean something in HTML.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(?:/(?:[A-Za-z0-9/._~!$()*+,;=:@-]|%[0-9A-Fa-f]{2})*)?")
DEFAULT_STYLES = (
    "chicago-notes-bibliography",
    "apa",
    "modern-language-association",
    "oscola",
    "harvard-cite-them-right",
    "bluebook-law-review",
)


class _Own(Strict):
    """The key `extra: pincite:` of `mkdocs.yml`."""

    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    authors: list[str] = []
    styles: Annotated[list[str], Field(min_length=1)] = [*DEFAULT_STYLES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for the whole handbook."""

    title: str
    description: str
    site_url: str
    """The permanent public address with a slash at its end; empty where there is none yet."""
    language: str
    """Of the handbook's own words: `en`."""
    authors: tuple[str, ...]
    """Who made the handbook."""
    theme: str | None
    """The theme's folder below the root: `scripts/pincite/theme`."""
    nav: tuple[NavEntry, ...] = ()
    """What the menu leads to, in its order."""
    reached: tuple[str, ...] = ()
    """Files and folders beside `docs/` that the site generator reads, below the root: the theme, hooks."""
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The Markdown extensions of the site, with their options."""
    styles: tuple[str, ...]
    """Ids of the CSL styles that citations are offered in; the first is the one shown."""


def read_settings(view: FileView) -> Settings:
    """Return the settings of a handbook."""
    written = read_yaml(view, PATH, what="the site's configuration", ignore_tags=True)
    data = written.data if isinstance(written.data, dict) else {}
    extra = data.get("extra")
    if extra is not None and not isinstance(extra, dict):
        message = f"`extra` is {extra!r}: it holds names with values."
        raise input_error(PATH, written.line(("extra",)), "wrong-value", message, "Write `pincite:` below it.")
    private = extra.get("pincite") if extra else None
    own = validate(_Own, written, private or {}, ("extra", "pincite"))
    title = data.get("site_name")
    if not isinstance(title, str) or not title.strip():
        raise input_error(PATH, 1, "no-site-name", "`site_name` is missing.", "Add the handbook's title.")
    for key in ("site_description", "site_author", "copyright", "repo_name"):
        if not isinstance(data.get(key), str | None):
            message = f"`{key}` is {data[key]!r}, as YAML reads it: text is meant here."
            raise input_error(PATH, written.line((key,)), "wrong-value", message, "Put it in quotation marks.")
    if problems := list(check_config(view, written)):
        raise InputError(problems)
    site_url = _site_url(data.get("site_url"), written)
    return Settings(
        title=title,
        description=str(data.get("site_description") or ""),
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        language=own.language,
        authors=tuple(own.authors),
        theme=_theme_folder(data.get("theme")),
        styles=tuple(own.styles),
        nav=tuple(nav_entries(data.get("nav"), written)),
        reached=reached(data),
        extensions=dict(_extensions(data.get("markdown_extensions"))),
    )


def _extensions(listed: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name of each Markdown extension with its options, however they are written."""
    rows = listed.items() if isinstance(listed, dict) else listed if isinstance(listed, list) else []
    for row in rows:
        pairs = [row] if isinstance(row, tuple) else row.items() if isinstance(row, dict) else [(row, None)]
        for name, options in pairs:
            yield str(name), options if isinstance(options, dict) else {}


def _site_url(value: object, written: YamlFile) -> str:
    """Return the permanent public address, empty where there is none yet."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        message = f"`site_url` is {value!r}: it is the whole public address, with nothing behind the path."
        mend = (
            "Write it like https://example.org/handbook/, with xn--… for a host in other letters and other marks as "
            "%26, or take it out until there is one."
        )
        raise input_error(PATH, written.line(("site_url",)), "wrong-value", message, mend)
    return value


def _theme_folder(theme: object) -> str | None:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return folder if isinstance(folder, str) else None
