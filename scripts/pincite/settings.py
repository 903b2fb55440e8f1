"""What `mkdocs.yml` says of the handbook, as one frozen value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from pincite.errors import input_error
from pincite.files import Written, read_yaml
from pincite.strict import Strict, as_model

PATH = "mkdocs.yml"
_ADDRESS = re.compile(r"https?://[^\s/?#@\"'<>]+(?:/[^\s?#\"'<>]*)?")
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

    root: Path
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
    styles: tuple[str, ...]
    """Ids of the CSL styles that citations are offered in; the first is the one shown."""


def read_settings(root: Path) -> Settings:
    """Return the settings of the handbook in a folder."""
    written = read_yaml(root, PATH, what="the site's configuration", ignore_tags=True)
    data = written.data if isinstance(written.data, dict) else {}
    extra = data.get("extra")
    if extra is not None and not isinstance(extra, dict):
        message = f"`extra` is {extra!r}: it holds names with values."
        raise input_error(PATH, written.line(("extra",)), "wrong-value", message, "Write `pincite:` below it.")
    private = extra.get("pincite") if extra else None
    own = as_model(_Own, written, private or {}, ("extra", "pincite"))
    title = data.get("site_name")
    if not isinstance(title, str) or not title.strip():
        raise input_error(PATH, 1, "no-site-name", "`site_name` is missing.", "Add the handbook's title.")
    site_url = _site_url(data.get("site_url"), written)
    return Settings(
        root=root,
        title=title,
        description=str(data.get("site_description") or ""),
        site_url=site_url.rstrip("/") + "/" if site_url else "",
        language=own.language,
        authors=tuple(own.authors),
        theme=_theme_folder(data.get("theme")),
        styles=tuple(own.styles),
    )


def _site_url(value: object, written: Written) -> str:
    """Return the permanent public address, empty where there is none yet."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        message = f"`site_url` is {value!r}: it is the whole public address, with nothing behind the path."
        mend = "Write it like https://example.org/handbook/, or take it out until there is one."
        raise input_error(PATH, written.line(("site_url",)), "wrong-value", message, mend)
    return value


def _theme_folder(theme: object) -> str | None:
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    return folder if isinstance(folder, str) else None
