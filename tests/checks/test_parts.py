"""A quotation of a part is verified as well as a whole one."""

from __future__ import annotations

import pytest

from pincite.checks.page_checks import check_quotations, read_pages
from tests.support.making import make_document, make_source

DOCUMENT = make_document(make_source("Two lamps & a wick\u00a0burn. One is out."))
CASES = [
    ("larkholm#p1s1", "lamps &amp; a wick burn", []),
    ("larkholm#p1", "burn. One\nis", []),
    ("larkholm#p1s1", "Two lamps &amp; a wick burn.", []),
    ("larkholm#p1s1", 'a wick<em class="pc-sic"> [sic]</em> burn', []),
    ("larkholm#p1s1", "three lamps", ["quotation-altered"]),
    ("larkholm#p1s1", "lamps a wick", ["quotation-altered"]),
    ("larkholm#p1s1", "One is out.", ["quotation-altered"]),
    ("larkholm#p1s1", " ", ["quotation-altered"]),
    ("larkholm#p2", "lamps", ["cites-nothing"]),
]


@pytest.mark.parametrize(("cites", "words", "codes"), CASES)
def test_it_wants_the_words_of_a_part_to_occur_at_the_anchor(cites: str, words: str, codes: list[str]) -> None:
    page = f'<p><span data-cites-part="{cites}">{words}</span></p>'
    found = list(check_quotations(read_pages({"docs/x.md": page}), [DOCUMENT]))
    assert [problem.code for problem in found] == codes


def test_it_still_wants_a_whole_quotation_to_be_whole() -> None:
    page = '<p><span data-cites="larkholm#p1s1">lamps</span></p>'
    [found] = check_quotations(read_pages({"docs/x.md": page}), [DOCUMENT])
    assert (found.code, found.path, found.line) == ("quotation-altered", "docs/x.md", 1)
