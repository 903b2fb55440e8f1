"""The PDF is sound, judged by qpdf."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.programs import find_program

pytestmark = pytest.mark.slow


def test_the_pdf_is_sound(built_site: Path) -> None:
    pdf = built_site / "downloads/handbook.pdf"
    assert pdf.is_file()
    done = subprocess.run([find_program("qpdf"), "--check", str(pdf)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
