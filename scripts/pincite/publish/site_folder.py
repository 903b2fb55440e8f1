"""The folder of the built site: whose it is, whether what was built is whole, and how it takes its place.

Each site carries the list of its files, `.pincite-files`. A folder that holds anything else is not replaced: somebody's
own files are in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pincite.errors import ContentError, Problem, input_error
from pincite.handbook_lock import WORK, Say, work_folder
from pincite.model import Artifact
from pincite.publish.places import SITES, discard, disk_errors_told, safe_path

RECORD = ".pincite-files"
NEXT = f"{WORK}/site-next"
# Where a site waits while the new one takes its place: `.pincite/old-site`.
_OLD = f"{WORK}/old-"
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SHOWN = 3
_UNTOUCHED = "the site is as it was"


def site_name(generator: str) -> str:
    """Return the name of the folder that a generator's site goes into."""
    return "site" if generator == "mkdocs" else f"site-{generator}"


def refuse_others_site(root: Path, name: str) -> None:
    """Raise an error if a file, or a folder that holds what pincite did not put there, stands where the site goes."""
    site = root / name
    if site.is_symlink() or not os.path.lexists(site):
        return
    if not site.is_dir():
        message = "a file stands where the site goes."
        raise input_error(name, 0, "site-not-ours", message, "Move it to another name.")
    recorded = _recorded(site)
    if others := [file for file in _files(site) if file not in recorded]:
        shown = ", ".join(f"`{other}`" for other in others[:_SHOWN]) + (" …" if len(others) > _SHOWN else "")
        message = f"the site is replaced as a whole, and pincite did not put {shown} there."
        fix = f"Move your own files to another place (into docs/, if they belong to the site), then remove {name}/."
        raise input_error(f"{name}/{others[0]}", 0, "site-not-ours", message, fix)


def _files(site: Path) -> Iterator[str]:
    """Yield the name of each file below a folder, links included, in order."""
    for path in sorted(site.rglob("*")):
        if (path.is_symlink() or not path.is_dir()) and path.name not in _LEFT_BY_SYSTEMS:
            yield path.relative_to(site).as_posix()


def _recorded(site: Path) -> frozenset[str]:
    record = site / RECORD
    if record.is_symlink() or not record.is_file():
        return frozenset()
    return frozenset(record.read_text("utf-8", "replace").splitlines()) | {RECORD}


def record_files(site: Path) -> None:
    """Write the list of the files of a site into it."""
    names = sorted(name for name in _files(site) if name != RECORD)
    (site / RECORD).write_text("".join(f"{name}\n" for name in names), "utf-8")


def refuse_unfinished_site(site: Path, expected: dict[str, str], downloads: list[Artifact]) -> None:
    """Raise an error that names each page, file and download that a built site lacks, or has not whole.

    Args:
        site: what the generator made.
        expected: the file below the site for each file below `docs/`.
        downloads: what goes beside the pages.

    """
    problems = [
        Problem(path=source, line=0, code="page-not-built", message=f"the built site has no whole `{name}` for it.",
                fix="See whether mkdocs.yml leaves it out; the site that was there stays.")
        for source, name in sorted(expected.items())
        if not _is_whole(site / name)
    ]  # fmt: skip
    for download in downloads:
        path = site / download.path.removeprefix("site/")
        if not path.is_file() or path.read_bytes() != download.data:
            message = "the built site does not have it as it was made."
            problems.append(
                Problem(path=download.path, line=0, code="page-not-built", message=message, fix="Build again.")
            )
    sitemap = site / "sitemap.xml"
    if not sitemap.is_file() or not sitemap.read_text("utf-8").rstrip().endswith(("</urlset>", "<urlset />")):
        message = "the built site has no whole sitemap."
        problems.append(
            Problem(path="site/sitemap.xml", line=0, code="page-not-built", message=message, fix="Build again.")
        )
    if problems:
        raise ContentError(problems)


def _is_whole(path: Path) -> bool:
    if not path.is_file():
        return False
    return path.suffix != ".html" or b"</html>" in path.read_bytes()


def put_in_place(root: Path, built: Path, name: str, say: Say) -> Path:
    """Return the folder of that name, which now holds what was built; what a link there led to stays as it is."""
    refuse_others_site(root, name)
    site, old = root / name, root / f"{_OLD}{name}"
    with disk_errors_told(root, _UNTOUCHED):
        discard(old)
        if os.path.lexists(site):
            if site.is_symlink():
                say(f"{name} was a link to {site.readlink()}; it is a folder now, and what it led to was not touched")
            site.rename(old)
        try:
            built.rename(site)
        except OSError:
            bring_back(root)
            raise
    with disk_errors_told(root, "the new site is in its place; the old one is cleared by the next command"):
        discard(old)
    return site


def add_to_site(root: Path, artifact: Artifact) -> None:
    """Put one more file into the site, whole or not at all, and into the list of its files."""
    name = artifact.path.partition("/")[0]
    target = safe_path(root, artifact.path)
    refuse_others_site(root, name)
    with disk_errors_told(root):
        new = work_folder(root) / "download-next"
        discard(new)
        new.write_bytes(artifact.data)
        target.parent.mkdir(parents=True, exist_ok=True)
        # Listed first: a file that is listed and not there does no harm.
        listed = _recorded(root / name) - {RECORD} | {artifact.path.removeprefix(f"{name}/")}
        (root / name / RECORD).write_text("".join(f"{path}\n" for path in sorted(listed)), "utf-8")
        new.replace(target)


def bring_back(root: Path) -> list[str]:
    """Put a site back that a run had set aside when it died before the new one had taken its place; name it."""
    brought = []
    for name in SITES:
        site, old = root / name, root / f"{_OLD}{name}"
        if os.path.lexists(old) and not os.path.lexists(site):
            old.rename(site)
            brought.append(name)
    return brought


def site_set_aside(root: Path) -> Problem | None:
    """Return the problem that a site is set aside and none is in its place, if that is so; nothing is changed."""
    for name in SITES:
        if os.path.lexists(root / f"{_OLD}{name}") and not os.path.lexists(root / name):
            message = "a run stopped between setting the old site aside and putting the new one in its place."
            fix = "Run `pincite build`: any command that writes puts the old site back."
            return Problem(path=f"{name}/index.html", line=0, code="unfinished-run", message=message, fix=fix)
    return None


def clear_site_work(root: Path) -> None:
    """Remove what a build left that died: a site that was not finished, or an old one that was not removed."""
    with disk_errors_told(root):
        for name in (NEXT, f"{WORK}/zensical", f"{WORK}/download-next", *(f"{_OLD}{site}" for site in SITES)):
            discard(root / name)
