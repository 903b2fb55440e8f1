"""What `mkdocs.yml` says of the handbook, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from pincite.citation_styles import STYLES
from pincite.errors import InputError, input_error
from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import FileView
from pincite.publish.expected_pages import SiteExclusion, site_exclusions
from pincite.site_config import PATH, NavEntry, check_config, extension_rows, nav_entries, reached
from pincite.validation import Strict, validate

# The characters of RFC 3986 without those that begin a query or fragment, name a user, or mean something in HTML.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(?:/(?:[A-Za-z0-9/._~!$()*+,;=:@-]|%[0-9A-Fa-f]{2})*)?")


class OwnSettings(Strict):
    """The key `extra: pincite:` of `mkdocs.yml`."""

    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """The language of the handbook’s own words, as a tag: `en`."""
    authors: list[str] = []
    """Who made the handbook: `[The Pincite authors]`."""
    styles: Annotated[list[str], Field(min_length=1)] = [style.id for style in STYLES if style.is_default]
    """Ids of the CSL styles that citations are offered in; the first is the one shown: `[oscola, apa]`."""
    fonts: str | None = None
    """A folder with fonts for the PDF, below the root, for scripts that the usual ones lack: `fonts`."""


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
    fonts: str | None = None
    """A folder with fonts for the PDF, below the root."""
    nav: tuple[NavEntry, ...] = ()
    """What the menu leads to, in its order."""
    reached: tuple[str, ...] = ()
    """Files and folders beside `docs/` that the site generator reads, below the root: the theme, hooks."""
    extensions: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The Markdown extensions of the site, with their options."""
    exclusions: tuple[SiteExclusion, ...] = ()
    """What settings leave out of the built site."""
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
    own = validate(OwnSettings, written, private or {}, ("extra", "pincite"))
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
        fonts=own.fonts,
        nav=tuple(nav_entries(data.get("nav"), written)),
        reached=reached(data),
        extensions={name: given for _, name, given in extension_rows(data.get("markdown_extensions"))},
        exclusions=site_exclusions(written),
    )


def _site_url(value: object, written: YamlFile) -> str:
    """Return the permanent public address, empty where there is none yet."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        message = f"`site_url` is {value!r}: it is the whole public address, with nothing behind the path."
        fix = (
            "Write it like https://example.org/handbook/, with xn--… for a host in other letters and other marks as "
            "%26, or take it out until there is one."
        )
        raise input_error(PATH, written.line(("site_url",)), "wrong-value", message, fix)
    return value


def _theme_folder(theme: object) -> str | None:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return folder if isinstance(folder, str) else None
