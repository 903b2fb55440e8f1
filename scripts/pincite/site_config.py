"""What `mkdocs.yml` may ask of the site generator: all stays in the folder, addresses keep their form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pincite.errors import Problem
from pincite.files import Location, YamlFile
from pincite.inputs.file_view import FileView
from pincite.other_hosts import check_hosts
from pincite.site_texts import check_texts

PATH = "mkdocs.yml"
# Languages that the interface speaks: its own words stand on every page.
INTERFACE = ("en",)
_FIXED: dict[str, tuple[object, str]] = {
    "docs_dir": ("docs", "pages are written into `docs`"),
    "site_dir": ("site", "the site is built in `site`"),
    "use_directory_urls": (True, "every link to a source is a folder’s address, `sources/<id>/#p12`, for ever"),
}
_MARKUP = re.compile(r"<|&(?:#?\w+);")
_SNIPPETS = "pymdownx.snippets"
# Lists of files below `docs/`.
_OF_DOCS = ("extra_css", "extra_javascript", "extra_templates")
_NAME_TAG = "tag:yaml.org,2002:python/name:"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One entry of the menu that leads somewhere."""

    target: str
    """As it is written: `sources/index.md`, `https://example.org/`."""
    line: int


def check_config(view: FileView, written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each setting that leads out of the folder, moves what is fixed, or is printed as markup."""
    data = written.data if isinstance(written.data, dict) else {}
    yield from _tags(written)
    yield from _fixed(data, written)
    yield from _languages(data, written)
    for at, value in (*_paths(data), *_likely_paths(data)):
        yield from _inside(view, value, at, written)
    yield from _snippets(view, data, written)
    yield from check_texts(view, data, written)
    yield from check_hosts(data, written)
    yield from _addresses(data, written)
    yield from _menu_titles(data.get("nav"), ("nav",), written)


def reached(data: Mapping[str, object]) -> tuple[str, ...]:
    """Return the files and folders that settings name beside `docs/`, below the root: the theme's, the hooks."""
    return tuple(dict.fromkeys(_tidy(value) for _, value in _paths(data)))


def nav_entries(nav: object, written: YamlFile, at: Location = ("nav",)) -> Iterator[NavEntry]:
    """Yield every entry of the menu, at any depth, that leads somewhere."""
    if isinstance(nav, str):
        yield NavEntry(target=nav, line=written.line(at))
    elif isinstance(nav, list):
        for place, entry in enumerate(nav):
            yield from nav_entries(entry, written, (*at, place))
    elif isinstance(nav, dict):
        for title, entry in nav.items():
            yield from nav_entries(entry, written, (*at, title))


def is_elsewhere(target: str) -> bool:
    """Return whether an address names its own scheme or host: `https://…`, `mailto:…`, `//example.org`."""
    return bool(_SCHEME.match(target))


def _fixed(data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    for key, (wanted, why) in _FIXED.items():
        value = data.get(key, wanted)
        same = _tidy(value) == wanted if isinstance(wanted, str) and isinstance(value, str) else value == wanted
        if not same:
            message = f"`{key}` is {_shown(value)}: {why}."
            yield _problem(written, (key,), "fixed-setting", message, f"Remove `{key}`.")
    if "INHERIT" in data:
        message = "`INHERIT` takes settings from another file, which pincite does not read."
        yield _problem(written, ("INHERIT",), "fixed-setting", message, "Write the settings into mkdocs.yml.")


def _languages(data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    extra, theme = data.get("extra"), data.get("theme")
    own = extra.get("pincite") if isinstance(extra, dict) else None
    found = [
        (("extra", "pincite", "language"), own.get("language") if isinstance(own, dict) else None),
        (("theme", "language"), theme.get("language") if isinstance(theme, dict) else None),
    ]
    for at, value in found:
        if isinstance(value, str) and re.split(r"[-_]", value)[0].lower() not in INTERFACE:
            message = f"`{'.'.join(at)}` is {value!r}: the pages’ own words are there in {', '.join(INTERFACE)} only."
            fix = "Write `en`; the language of a source stands in its sidecar, as `language`."
            yield _problem(written, at, "interface-language", message, fix)


def _paths(data: Mapping[str, object]) -> Iterator[tuple[Location, str]]:
    """Yield each file or folder that a setting names for the generator to read."""
    theme = data.get("theme")
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        yield ("theme", "custom_dir"), theme["custom_dir"]
    hooks = data.get("hooks")
    for place, hook in enumerate(hooks if isinstance(hooks, list) else []):
        if isinstance(hook, str):
            yield ("hooks", place), hook
    yield from _snippet_bases(data)


def extension_rows(listed: object) -> Iterator[tuple[Location, str, Mapping[str, object]]]:
    """Yield the place, the name and the options of each Markdown extension or plugin, however they are written."""
    rows = listed.items() if isinstance(listed, dict) else enumerate(listed) if isinstance(listed, list) else []
    for key, row in rows:
        if isinstance(listed, dict):
            yield (key,), str(key), row if isinstance(row, dict) else {}
        elif isinstance(row, dict):
            for name, options in row.items():
                yield (key, name), str(name), options if isinstance(options, dict) else {}
        else:
            yield (key,), str(row), {}


def _snippet_bases(data: Mapping[str, object]) -> Iterator[tuple[Location, str]]:
    for at, name, options in extension_rows(data.get("markdown_extensions")):
        bases = options.get("base_path", ["."] if name == _SNIPPETS else [])
        for base in [bases] if isinstance(bases, str) else bases if isinstance(bases, list) else []:
            if isinstance(base, str):
                yield ("markdown_extensions", *at, "base_path"), base


def _likely_paths(data: Mapping[str, object]) -> Iterator[tuple[Location, str]]:
    """Yield each option of an extension or plugin, and each further file of the theme, that reads as a path out."""
    for key in ("markdown_extensions", "plugins", *_OF_DOCS, "watch"):
        for at, value in _texts(data.get(key), (key,)):
            named = str(next((part for part in reversed(at) if isinstance(part, str)), ""))
            if named.lower().endswith("url") or is_elsewhere(value) or named == "base_path":
                continue
            if ".." in _tidy(value).split("/") or (len(value) > 1 and value.startswith("/") and key not in _OF_DOCS):
                yield at, value


def _texts(value: object, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield at, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _texts(inner, (*at, key))


def _snippets(view: FileView, data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each way in which a page could take in what is no part of the handbook's words."""
    for at, name, options in extension_rows(data.get("markdown_extensions")):
        if name != _SNIPPETS:
            continue
        place: Location = ("markdown_extensions", *at)
        for key, wanted in (("restrict_base_path", True), ("url_download", False)):
            if options.get(key, wanted) is not wanted:
                message = f"`{key}` lets a page take in what lies outside the handbook’s folder."
                yield _problem(written, (*place, key), "file-outside", message, f"Remove `{key}`.")
    for at, base in _snippet_bases(data):
        if _lies_at(view, base) == ".":
            message = "snippets are taken from the handbook’s whole folder, with all that is hidden or linked there."
            fix = "Put them into a folder of their own, and name it: `base_path: [snippets]`."
            yield _problem(written, at, "snippets-anywhere", message, fix)


def _tags(written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each YAML tag by which a setting comes from elsewhere, or runs a program."""
    for tag, line in written.tags:
        if not tag.startswith(_NAME_TAG):
            message = f"the tag `{_short(tag)}` has the site generator take a value from outside this file, or run it."
            fix = "Write the value itself; of all tags, `!!python/name:` alone is read."
            yield Problem(path=PATH, line=line, code="yaml-tag", message=message, fix=fix)


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _inside(view: FileView, value: str, at: Location, written: YamlFile) -> Iterator[Problem]:
    outside = PurePosixPath(value).is_absolute() or re.match(r"[A-Za-z]:|\\", value) or ".." in _tidy(value).split("/")
    if outside or _lies_at(view, value) is None:
        name = ".".join(str(part) for part in at if isinstance(part, str))
        message = f"`{name}` is {_shown(value)}: it leads out of the handbook’s folder."
        yield _problem(written, at, "file-outside", message, "Copy it into the folder, and name it from there.")


def _lies_at(view: FileView, path: str) -> str | None:
    """Return where something really lies below the root, `.` for the root; None outside, or if it cannot be told."""
    try:
        return view.look(path).real
    except OSError:
        return None


def _addresses(data: Mapping[str, object], written: YamlFile) -> Iterator[Problem]:
    extra = data.get("extra")
    found: list[tuple[int, object]] = [(written.line(("repo_url",)), data.get("repo_url"))]
    if isinstance(extra, dict):
        found.append((written.line(("extra", "homepage")), extra.get("homepage")))
        for key in ("social", "alternate"):
            rows = extra.get(key)
            for place, row in enumerate(rows if isinstance(rows, list) else []):
                found.append((written.line(("extra", key, place)), row.get("link") if isinstance(row, dict) else None))
    found += [(entry.line, entry.target) for entry in nav_entries(data.get("nav"), written)]
    for line, value in found:
        scheme = urlsplit(value).scheme.lower() if isinstance(value, str) and is_elsewhere(value) else ""
        if isinstance(value, str) and (scheme not in {"", "http", "https", "mailto", "tel"} or set('"<>') & set(value)):
            message = f"the address {_shown(value)} is none that a page may lead to."
            fix = "Write one that begins with https://, or the path of a page; percent-encode other marks."
            yield Problem(path=PATH, line=line, code="unsafe-address", message=message, fix=fix)


def _menu_titles(nav: object, at: Location, written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each title in the menu that the theme would print as markup."""
    if isinstance(nav, list):
        for place, entry in enumerate(nav):
            yield from _menu_titles(entry, (*at, place), written)
    elif isinstance(nav, dict):
        for title, entry in nav.items():
            if found := _MARKUP.search(title):
                message = f"the title {_shown(title)} in the menu holds `{found[0]}`, which themes print as markup."
                fix = "Write it without markup: ‹ for <, “and” for &."
                yield _problem(written, (*at, title), "markup-in-title", message, fix)
            yield from _menu_titles(entry, (*at, title), written)


def _tidy(value: object) -> str:
    text = unquote(str(value)) if isinstance(value, str) else str(value)
    return PurePosixPath(text.replace("\\", "/")).as_posix()


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"  # noqa: PLR2004 - a line of a terminal


def _problem(written: YamlFile, at: Location, code: str, message: str, fix: str) -> Problem:
    return Problem(path=PATH, line=written.line(at), code=code, message=message, fix=fix)
