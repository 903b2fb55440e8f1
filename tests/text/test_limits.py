"""The limits on what a handbook may hold stand in the editors' page as they are."""

from __future__ import annotations

import re

from pincite import limits
from tests.support.making import TESTS

_ROW = re.compile(r"^\| [^|]+ \| ([\d,]+)(?: \w+)? \|$", re.MULTILINE)


def test_every_limit_stands_in_the_editors_page() -> None:
    page = (TESTS.parent / "docs/editors/limits.md").read_text("utf-8")
    told = [int(number.replace(",", "")) for number in _ROW.findall(page)]
    known = [value for name, value in vars(limits).items() if name.isupper()]
    assert told == known
