"""What is published names no folder of the machine that made it, whatever bytes its name has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pincite.checks.output_checks import check_no_machine
from pincite.model import Artifact


@pytest.mark.parametrize("name", [b"plain", b"a\xff\xfeb", "größe 日本".encode(), b"a'\"\nb"])
def test_a_folder_s_path_is_found_in_what_is_published(name: bytes) -> None:
    root = Path(os.fsdecode(b"/folders/of/" + name))
    artifacts = [
        Artifact(path="docs/a.md", data=b"x /folders/of/" + name + b"/seeds"),
        Artifact(path="docs/b.md", data=b"x"),
    ]
    assert [problem.path for problem in check_no_machine(artifacts, root)] == ["docs/a.md"]
