"""A short run of the fuzzer; `make fuzz` runs the long one."""

from __future__ import annotations

import pytest

from tests.fuzz import fuzz

pytestmark = pytest.mark.slow


def test_damaged_input_is_converted_or_refused() -> None:
    outcome = fuzz(300, 4711)
    assert outcome.faults == {}
    assert outcome.tries >= 300
    assert outcome.converted.total() > 5
    assert len(outcome.codes) > 8
