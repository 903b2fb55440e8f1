"""Words of a seed that other blocks interrupt, and that close up: nothing is lost, and every place is found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pincite.model import Stretch
from pincite.segmentation.reading import Kept, Reading
from pincite.spans import Span, gaps_between, lost_in_joins, outside, shown_text
from pincite.text import without_space


@st.composite
def interrupted(draw: st.DrawFn) -> tuple[str, Stretch]:
    """Return a seed, and a stretch of it with gaps and joins that may reach over them."""
    kinds = draw(st.lists(st.sampled_from(["word", "gap", "join", "both"]), min_size=1, max_size=8))
    seed, gaps, joins = "AB", list[Span](), list[Span]()
    for number, kind in enumerate(kinds):
        start = len(seed)
        seed += {"word": " ", "gap": "\n<7>\n", "join": "-\n", "both": "-\n<7>\n"}[kind]
        if kind in {"gap", "both"}:
            gaps.append((start + (kind == "both"), len(seed)))
        if kind in {"join", "both"}:
            joins.append((start, len(seed)))
        seed += f"w{number}"
    text = shown_text(seed, 0, len(seed), gaps, joins)
    return seed, Stretch(start=0, end=len(seed), text=text, gaps=tuple(gaps), joins=tuple(joins))


@given(interrupted())
def test_every_shown_character_is_found_in_the_seed_and_back(case: tuple[str, Stretch]) -> None:
    """The inverse holds for every character but the line end that is shown for a gap."""
    seed, stretch = case
    for offset, sign in enumerate(stretch.text):
        place = stretch.place(offset)
        if seed[place : place + 1] == sign and not any(start <= place < end for start, end in stretch.gaps):
            assert stretch.offset(place) == offset
        else:
            assert sign == "\n"


@given(interrupted())
def test_spans_and_gaps_are_each_other_s_rest(case: tuple[str, Stretch]) -> None:
    """What is no gap is in a span; joins hide no word."""
    seed, stretch = case
    assert gaps_between(stretch.spans) == stretch.gaps
    assert outside(stretch.start, stretch.end, stretch.gaps) == stretch.spans
    kept = "".join(seed[start:end] for start, end in stretch.spans)
    assert without_space(kept).replace("-", "") == without_space(stretch.text)
    assert list(lost_in_joins(seed, stretch.gaps, stretch.joins)) == []


def test_a_join_that_hides_a_word_is_told() -> None:
    """A join may hide hyphens and white space alone."""
    assert list(lost_in_joins("a not-\nb", (), ((1, 7),))) == [(1, " not-\n")]


def test_a_reading_finds_the_words_on_both_sides_of_a_page_turn() -> None:
    """The stretch of the text is two spans of the seed, and what lies between them is a gap."""
    seed = "held on a\n\n- 12 -\n\nboat for traf-\nficked men."
    first, second = seed.index("\n\n-"), seed.index("boat")
    reading = Reading(
        seed=seed,
        text=seed[:first] + "\n" + seed[second:],
        kept=(Kept(place=0, start=0, end=first), Kept(place=first + 1, start=second, end=len(seed))),
    )
    hyphen = reading.text.index("-\n")
    whole = reading.stretch(0, len(reading.text), ((hyphen, hyphen + 2),))
    assert whole.text == "held on a\nboat for trafficked men."
    assert whole.spans == ((0, first), (second, len(seed)))
    assert reading.stretch(first + 1, len(reading.text)).spans == ((second, len(seed)),)
