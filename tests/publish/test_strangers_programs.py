"""No program that came in a stranger's folder is run, unless its settings name it as a hook."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pincite import pipeline
from pincite.errors import InputError
from pincite.git_head import committed_files
from tests.programs import find_program
from tests.support.making import copy_toy


@pytest.mark.slow
@pytest.mark.parametrize("generator", ["mkdocs", "zensical"])
def test_a_module_named_as_one_of_the_generators_is_not_run(generator: str, tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    for name in (generator, "yaml", "json"):
        (root / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'w')\n", "utf-8")
    converted = pipeline.convert(root)
    pipeline.write(root, converted)
    assert pipeline.build(root, converted, generator=generator).is_dir()
    assert not (tmp_path / "was-run").exists()


def _git(folder: Path, *arguments: str) -> None:
    known = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([find_program("git"), *known, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_fetches_nothing_by_a_program_that_the_folder_names(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    (root / "seeds/anchors").mkdir(parents=True)
    (root / "seeds/anchors/a.json").write_text("{}", "utf-8")
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "x")
    blob = subprocess.run(
        [find_program("git"), "rev-parse", "HEAD:seeds/anchors/a.json"], cwd=root, check=True, capture_output=True
    )
    name = blob.stdout.decode().strip()
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    ran = tmp_path / "was-run"
    shutil.copytree(root / ".git", tmp_path / "elsewhere")
    _git(root, "config", "core.repositoryformatversion", "1")
    _git(root, "config", "extensions.partialClone", "origin")
    _git(root, "config", "remote.origin.promisor", "true")
    _git(root, "config", "remote.origin.url", str(tmp_path / "elsewhere"))
    _git(root, "config", "remote.origin.uploadpack", f"touch {ran}; false")
    with pytest.raises(InputError, match=r"^git-incomplete seeds/anchors/a\.json: "):
        committed_files(root, ["seeds/anchors"])
    assert not ran.exists()
