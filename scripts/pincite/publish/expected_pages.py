"""Which files a built site must have: one for every file of `docs/`, as the site's configuration reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from pincite.errors import Problem, input_error
from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import DiskView

_SETTINGS = "mkdocs.yml"
_SITE = "site"
_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
_INDEXES = frozenset({"index", "README"})
# What MkDocs leaves out unless it is told otherwise.
_LEFT_OUT = (".*", "/templates/")
_LEAVING_OUT = ("exclude_docs", "draft_docs")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteExclusion:
    """What one setting leaves out of the built site."""

    key: str
    """The setting: `exclude_docs`."""
    patterns: tuple[str, ...]
    """As gitignore has them, of paths below `docs/`: `/drafts/`."""
    line: int


def site_exclusions(settings: YamlFile) -> tuple[SiteExclusion, ...]:
    """Return what the site's configuration leaves out, a value for each setting that stands in it."""
    data = settings.data if isinstance(settings.data, dict) else {}
    return tuple(
        SiteExclusion(key=key, patterns=tuple(str(data[key]).splitlines()), line=settings.line((key,)))
        for key in _LEAVING_OUT
        if data.get(key)
    )


def expected_files(root: Path) -> dict[str, str]:
    """Return the file below the site for each file below `docs/` that belongs to the site, by its path."""
    settings = _settings(root)
    data = settings.data if isinstance(settings.data, dict) else {}
    patterns = (pattern for exclusion in site_exclusions(settings) for pattern in exclusion.patterns)
    left_out = GitIgnoreSpec.from_lines([*_LEFT_OUT, *patterns])
    as_folders = data.get("use_directory_urls") is not False
    names = [
        path.relative_to(root / "docs").as_posix() for path in sorted((root / "docs").rglob("*")) if path.is_file()
    ]
    kept = [name for name in names if not left_out.match_file(name)]
    indexes = {str(PurePosixPath(name).parent) for name in kept if PurePosixPath(name).stem == "index"}
    return {
        f"docs/{name}": _built_name(PurePosixPath(name), as_folders=as_folders)
        for name in kept
        # Beside an index, a README is left out.
        if not (name.endswith("README.md") and str(PurePosixPath(name).parent) in indexes)
    }


def left_out_by_settings(exclusions: Iterable[SiteExclusion], generated: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each setting that leaves generated files of `docs/` out of the site: links lead to them."""
    names = [path.removeprefix("docs/") for path in sorted(generated) if path.startswith("docs/")]
    for exclusion in exclusions:
        if lost := list(GitIgnoreSpec.from_lines(exclusion.patterns).match_files(names)):
            message = (
                f"`{exclusion.key}` leaves {len(lost)} generated files out of the site, as docs/{sorted(lost)[0]}."
            )
            fix = "Name your own pages there alone: what pincite writes is cited and linked to."
            yield Problem(path=_SETTINGS, line=exclusion.line, code="left-out-of-site", message=message, fix=fix)


def refuse_other_site_folder(root: Path) -> None:
    """Raise an error if the configuration names another folder for the site than the one that pincite replaces."""
    settings = _settings(root)
    data = settings.data if isinstance(settings.data, dict) else {}
    value = data.get("site_dir", _SITE)
    if not isinstance(value, str) or PurePosixPath(value).as_posix() != _SITE:
        message = f"`site_dir` is {value!r}: pincite builds into `{_SITE}`, and replaces that folder as a whole."
        fix = f"Write `site_dir: {_SITE}`, or remove the line; copy the built site to where it is to go."
        raise input_error(_SETTINGS, settings.line(("site_dir",)), "other-site-folder", message, fix)


def _settings(root: Path) -> YamlFile:
    return read_yaml(DiskView(root), _SETTINGS, what="the site's configuration", ignore_tags=True)


def _built_name(path: PurePosixPath, *, as_folders: bool) -> str:
    """Return the name that a file of `docs/` has in the built site."""
    if path.suffix not in _MARKDOWN:
        return path.as_posix()
    if path.stem in _INDEXES:
        return path.with_name("index.html").as_posix()
    return (path.with_suffix("") / "index.html" if as_folders else path.with_suffix(".html")).as_posix()
