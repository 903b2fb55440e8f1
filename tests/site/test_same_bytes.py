"""The same input gives the same bytes, whatever the folder, time zone, clock, locale and order of sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import ELSEWHERE_LATER, build_handbook, copy_handbook, digest_outputs, name_differences
from tests.site.verdict import expect_none

pytestmark = pytest.mark.slow


def test_two_builds_give_the_same_bytes(built_handbook: Path, tmp_path: Path) -> None:
    other = tmp_path / "a folder elsewhere"
    copy_handbook(other)
    build_handbook(other, ELSEWHERE_LATER)
    first, second = digest_outputs(built_handbook), digest_outputs(other)
    assert {"bibliography.bib", "site/index.html", "site/sitemap.xml.gz"} <= first.keys()
    expect_none(name_differences(first, second), f"of {len(first)} files differ")
