"""Settings that the generator's templates print as they are, and pincite's theme does not set anew: plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pincite.errors import Problem
from pincite.files import Location, YamlFile
from pincite.inputs.file_view import FileView

_PATH = "mkdocs.yml"
_SHOWN = 60
# What ends an attribute or begins an element or character reference, in all templates of Material and Zensical.
_MARKUP = re.compile(r"[<\"]|&(?:#?\w+);")
_RUNS = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
# `site_config` looks at these addresses as at those of the menu.
_TOLD_ELSEWHERE = ("homepage", "link")
_OWN_THEME = ".pincite/theme"
# They are text where pincite's theme prints them.
_SET_ANEW = ("site_name", "site_description", "site_author", "copyright", "repo_name")


def check_texts(view: FileView, data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each setting that would be printed as markup, or is an address that runs."""
    for key in ("theme", "extra", "edit_uri", "edit_uri_template", "remote_branch"):
        for at, value in _printed(data.get(key), (key,)):
            if _RUNS.match(value) and at[-1] not in _TOLD_ELSEWHERE:
                message = f"`{_name(at)}` is an address that runs in the reader’s browser."
                fix = "Write one that begins with https://, or the path of a page."
                yield Problem(path=_PATH, line=written.line(at), code="unsafe-address", message=message, fix=fix)
            elif found := _MARKUP.search(value):
                yield _as_markup(at, found[0], "themes print it as it is", written)
    if not _has_own_theme(view, data.get("theme")):
        for key in _SET_ANEW:
            text = data.get(key)
            if isinstance(text, str) and (found := _MARKUP.search(text)):
                why = f"a theme without `custom_dir: {_OWN_THEME}` prints it as it is"
                yield _as_markup((key,), found[0], why, written)


def _printed(value: object, at: Location) -> Iterator[tuple[Location, str]]:
    """Yield every text that stands in a setting; what pincite itself reads and escapes is left out."""
    if at == ("extra", "pincite"):
        return
    if isinstance(value, str):
        yield at, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _printed(inner, (*at, key))


def _has_own_theme(view: FileView, theme: object) -> bool:
    """Return whether templates of the handbook's own, or pincite's, stand before those of Material."""
    if not isinstance(theme, dict) or theme.get("name") != "material":
        return False
    folder = theme.get("custom_dir")
    return isinstance(folder, str) and (folder.rstrip("/") == _OWN_THEME or _is_file(view, f"{folder}/main.html"))


def _is_file(view: FileView, path: str) -> bool:
    try:
        return view.look(path).kind == "file"
    except OSError:
        return False


def _as_markup(at: Location, found: str, why: str, written: YamlFile) -> Problem:
    message = f"`{_name(at)}` holds `{found}`: {why}, and it would be read as markup."
    fix = "Write it without: ‹ for <, “…” for quotation marks, “and” for &."
    return Problem(path=_PATH, line=written.line(at), code="markup-in-setting", message=message, fix=fix)


def _name(at: Location) -> str:
    return ".".join(str(part) for part in at if isinstance(part, str))[:_SHOWN]
