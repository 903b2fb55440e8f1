"""Marks that stand between the words of a name, or around them, do not hide it."""

from __future__ import annotations

import pytest

from pincite.editing.search_terms import named
from pincite.editing.searching import search_text

MARKED = (
    "Zorblat<sup>1</sup> Quimby",
    'Zorblat<sup class="x">1</sup> Quimby',
    'Zorblat<sup><a href="#f">12</a></sup> Quimby',
    '**Zorblat**{ title="x" } Quimby',
    "**Zorblat**{: .pc-x } Quimby",
    "[Zorblat](http://x.y 'a title') Quimby",
    '[Zorblat](http://x.y "a title") Quimby',
    "[Zorblat](http://x.y/a_(b)) Quimby",
    '<b title="a>b">Zorblat</b><i title="a>b"> Quimby</i>',
    "Zorblat^1^ Quimby",
    "Zorblat^[a note] Quimby",
)


@pytest.mark.parametrize("text", MARKED)
def test_marks_do_not_hide_a_name(text: str) -> None:
    assert list(search_text(f"It was {text} who came.", list(named(["Zorblat Quimby"]))))


def test_a_text_without_the_name_is_not_told() -> None:
    text = "Zorblat came [there](http://x.y/a_(b)), and Quimby <sup>1</sup> went."
    assert not list(search_text(text, list(named(["Zorblat Quimby"]))))
