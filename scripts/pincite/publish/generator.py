"""Runs the site generator on `docs/`; what it built is held against what had to be built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from pincite.errors import ContentError
from pincite.handbook_lock import WORK, held_files, work_folder
from pincite.model import Artifact
from pincite.publish.asking import refuse_other_hosts
from pincite.publish.expected_pages import expected_files
from pincite.publish.generator_messages import failure_of, warnings_of
from pincite.publish.places import discard
from pincite.publish.polish import polish_site
from pincite.publish.site_folder import NEXT, record_files, refuse_unfinished_site

_ZENSICAL = f"{WORK}/zensical"
THEME = f"{WORK}/theme"
# Without -P, a module in the handbook's folder that is called as one of the generator's would be run in its place.
_PYTHON = (sys.executable, "-P", "-m")
# MkDocs stamps the sitemap with the clock unless it is told a time; the stamp is taken out afterwards.
_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0", "TZ": "UTC"}


def generate_site(root: Path, downloads: Sequence[Artifact], *, generator: str, theme: str | None, home: str) -> Path:
    """Return the folder of the site that was built from `docs/`, with the downloads in it.

    Args:
        root: the handbook's folder.
        downloads: files that go beside the pages, below `site/`.
        generator: `mkdocs` or `zensical`.
        theme: the theme's folder below the root, as `mkdocs.yml` has it.
        home: the site's public address; empty where there is none yet.

    Raises:
        ContentError: the generator found fault, or left something out; the previous site stays as it was.
    """
    root = root.resolve()
    work_folder(root)
    copy_theme(root)
    target = root / NEXT
    discard(target)
    before = expected_files(root)
    if generator == "zensical":
        _run_zensical(root, target, theme)
    else:
        _run([*_PYTHON, "mkdocs", "build", "--strict", "--site-dir", str(target)], root, root)
    polish_site(target)
    refuse_other_hosts(target, home)
    for artifact in downloads:
        path = target / artifact.path.removeprefix("site/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.data)
    # A page that was removed or renamed while the generator ran is no page any more.
    expected = {path: name for path, name in before.items() if (root / path).is_file()}
    refuse_unfinished_site(target, expected, list(downloads))
    record_files(target)
    return target


def _run_zensical(root: Path, target: Path, theme: str | None) -> None:
    """Build with Zensical in a folder of its own: it has no option for where the site goes."""
    work = root / _ZENSICAL
    discard(work)
    work.mkdir(parents=True)
    shutil.copy(root / "mkdocs.yml", work)
    for folder in ["docs", *([theme] if theme else [])]:
        shutil.copytree(root / folder, work / folder)
    _run([*_PYTHON, "zensical", "build", "--strict"], work, root)
    (work / "site").rename(target)
    discard(work)


def _run(command: Sequence[str], folder: Path, root: Path) -> None:
    run = subprocess.run(  # noqa: S603 - the command is ours
        command,
        cwd=folder,
        env=os.environ | _ENVIRONMENT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        pass_fds=held_files(),
    )
    output = (run.stdout + run.stderr).replace(f"{folder}/", "").replace(f"{root}/", "")
    problems = warnings_of(root, output)
    if run.returncode and not problems:
        problems = failure_of(output)
    if problems:
        raise ContentError(problems)


def copy_theme(root: Path) -> None:
    """Put the package's theme where a handbook's `custom_dir` names it, so that any generator finds it."""
    target = root / THEME
    discard(target)
    with as_file(files("pincite").joinpath("theme")) as theme:
        shutil.copytree(theme, target)


def theme_files() -> frozenset[str]:
    """Return the files that the package's theme puts into every site: `assets/pincite/pincite.css`."""
    with as_file(files("pincite").joinpath("theme", "assets")) as folder:
        return frozenset(path.relative_to(folder.parent).as_posix() for path in folder.rglob("*") if path.is_file())
