"""Runs the site generator, and puts the finished site in the place of the old one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from pincite.errors import ContentError, Problem
from pincite.model import Artifact
from pincite.publish.polish import polish_site

_NEXT = ".pincite/site-next"
# Where a site waits while the new one takes its place: `.pincite/old-site`.
_OLD = ".pincite/old-"
_ZENSICAL = ".pincite/zensical"
THEME = ".pincite/theme"
# MkDocs stamps the sitemap with the clock unless it is told a time; the stamp is taken out afterwards.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "TZ": "UTC"}
_SHOWN_LINES = 20


def generate_site(root: Path, downloads: Sequence[Artifact], *, generator: str, theme: str | None) -> Path:
    """Return the folder of the site that was built from `docs/`, with the downloads in it.

    Args:
        root: the handbook's folder.
        downloads: files that go beside the pages, below `site/`.
        generator: `mkdocs` or `zensical`.
        theme: the theme's folder below the root, as `mkdocs.yml` has it.

    Raises:
        ContentError: the generator found fault; the previous site stays as it was.
    """
    bring_back(root)
    copy_theme(root)
    target = root / _NEXT
    shutil.rmtree(target, ignore_errors=True)
    if generator == "zensical":
        _run_zensical(root, target, theme)
    else:
        _run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)], root)
    polish_site(target)
    for artifact in downloads:
        path = target / artifact.path.removeprefix("site/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    return target


def _run_zensical(root: Path, target: Path, theme: str | None) -> None:
    """Build with Zensical in a folder of its own: it has no option for where the site goes."""
    work = root / _ZENSICAL
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copy(root / "mkdocs.yml", work)
    for folder in ["docs", *([theme] if theme else [])]:
        shutil.copytree(root / folder, work / folder)
    _run([sys.executable, "-m", "zensical", "build", "--strict"], work)
    (work / "site").rename(target)
    shutil.rmtree(work)


def _run(command: Sequence[str], root: Path) -> None:
    run = subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=root, env=os.environ | _ENVIRONMENT, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise ContentError(_faults((run.stdout + run.stderr).replace(f"{root}/", "")))


def copy_theme(root: Path) -> None:
    """Put the package's theme where a handbook's `custom_dir` names it, so that any generator finds it."""
    target = root / THEME
    shutil.rmtree(target, ignore_errors=True)
    with as_file(files("pincite").joinpath("theme")) as theme:
        shutil.copytree(theme, target)


def theme_files() -> frozenset[str]:
    """Return the files that the package's theme puts into every site: `assets/pincite/pincite.css`."""
    with as_file(files("pincite").joinpath("theme", "assets")) as folder:
        return frozenset(path.relative_to(folder.parent).as_posix() for path in folder.rglob("*") if path.is_file())


def put_in_place(root: Path, built: Path, name: str) -> Path:
    """Return the folder of that name, which now holds what was built."""
    site, old = root / name, root / f"{_OLD}{name}"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    built.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site


def bring_back(root: Path) -> None:
    """Put a site back that a run had set aside when it was killed, before the new one had taken its place."""
    for old in (root / _OLD).parent.glob(f"{Path(_OLD).name}*"):
        site = root / old.name.removeprefix(Path(_OLD).name)
        if not site.exists():
            old.rename(site)


def _faults(output: str) -> list[Problem]:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback ") for line in lines):
        # What a generator says of itself helps nobody; what ended it stands last.
        lines = lines[-1:]
    return [
        Problem(path="mkdocs.yml", line=0, code="site-generator", message=line, mend="")
        for line in lines[-_SHOWN_LINES:] or ["The generator failed and said nothing."]
    ]
