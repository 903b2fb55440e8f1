"""The PDF is sound, judged by qpdf, and holds every paragraph whole."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from pincite.text import without_space
from tests.programs import find_program
from tests.support.pdf_text import text_between

pytestmark = pytest.mark.slow


def test_the_pdf_is_sound(built_site: Path) -> None:
    pdf = built_site / "downloads/handbook.pdf"
    assert pdf.is_file()
    done = subprocess.run([find_program("qpdf"), "--check", str(pdf)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_paragraph_stands_whole_in_the_text_of_the_pdf(built_site: Path) -> None:
    reader = PdfReader(built_site / "downloads/handbook.pdf")
    text = without_space("".join(text_between(page) for page in reader.pages)).replace("[sic]", "")
    documents = [json.loads(path.read_text("utf-8")) for path in (built_site / "api/v1/documents").glob("*.json")]
    wanted = {
        f"{document['id']}#{block['anchor']}": without_space(block["text"])
        for document in documents
        for block in document["blocks"]
        if block["anchor"]
    }
    assert len(wanted) > 50
    assert [place for place, words in wanted.items() if words not in text] == []
