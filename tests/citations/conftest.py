"""What pandoc answers is judged here: no answer is read that an earlier test was given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pincite.citations import formatted
from tests.support.pandoc_answers import KeptAnswers


@pytest.fixture(scope="module", autouse=True)
def pandoc_itself(pandoc_asked_once: None) -> Iterator[None]:
    """Ask pandoc each time."""
    del pandoc_asked_once
    kept = formatted._pandoc
    assert isinstance(kept, KeptAnswers)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formatted, "_pandoc", kept.pandoc)
        yield
