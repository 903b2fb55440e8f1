"""What holds for any two wordings."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pincite.text import normal_form
from pincite.versioning.match_passages import match_passages
from pincite.versioning.outcomes import Matching, Passage
from tests.support.strategies import examples

_WORDS = st.sampled_from(
    "the of and a ship crew kiln brick court police shelter victim border Café No. 7 9 “debt”".split()
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)
_WORDINGS = st.lists(_TEXTS | st.text(max_size=12), max_size=12)


def _passages(texts: list[str], sign: str) -> list[Passage]:
    return [Passage(key=f"{sign}{number}", text=text, series="p") for number, text in enumerate(texts)]


def _match(old: list[str], new: list[str]) -> Matching:
    return match_passages(_passages(old, "p"), _passages(new, "+"))


@st.composite
def _edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw a wording and one made of it: shuffled, thinned out, doubled, joined, cut, and mixed with new passages."""
    old = draw(_WORDINGS)
    new = draw(st.permutations(old + draw(st.lists(st.sampled_from(old), max_size=4)) if old else old))
    new = new[: draw(st.integers(0, len(new)))] + draw(st.lists(_TEXTS, max_size=4))
    if len(new) > 1 and draw(st.booleans()):
        new[:2] = [f"{new[0]} {new[1]}"]
    return old, new


@examples(200)
@given(_edited())
def test_an_unchanged_and_unique_wording_keeps_its_anchor(wordings: tuple[list[str], list[str]]) -> None:
    old, new = wordings
    before, after = Counter(map(normal_form, old)), Counter(map(normal_form, new))
    kept = {placement.key: placement.old for placement in _match(old, new).placements}
    for number, text in enumerate(map(normal_form, new)):
        if before[text] == after[text] == 1:
            assert kept[f"+{number}"] == f"p{[normal_form(one) for one in old].index(text)}"


@examples(200)
@given(_edited())
def test_every_old_anchor_leads_to_one_place_or_says_that_it_does_not(wordings: tuple[list[str], list[str]]) -> None:
    old, new = wordings
    matching = _match(old, new)
    assert [placement.key for placement in matching.placements] == [f"+{number}" for number in range(len(new))]
    assert [departure.key for departure in matching.departures] == [f"p{number}" for number in range(len(old))]
    holders = {placement.old: placement.key for placement in matching.placements if placement.old is not None}
    assert len(holders) == sum(placement.old is not None for placement in matching.placements)
    for departure in matching.departures:
        carried = departure.outcome in ("carried", "split")
        assert carried == (departure.key in holders)
        assert departure.leads_to == holders.get(departure.key, departure.leads_to)
        assert (departure.leads_to is None) == (departure.outcome == "withdrawn")
        assert departure.outcome != "merged" or departure.leads_to in holders.values()
        assert departure.explanation


@examples(100)
@given(_WORDINGS)
def test_a_wording_matched_with_itself_is_kept_whole(texts: list[str]) -> None:
    matching = _match(texts, texts)
    assert [(placement.old, placement.relation) for placement in matching.placements] == [
        (f"p{number}", "kept") for number in range(len(texts))
    ]


@examples(100)
@given(st.lists(_TEXTS, max_size=12, unique_by=lambda text: normal_form(text).casefold()))
def test_another_encoding_keeps_every_anchor(texts: list[str]) -> None:
    plain = str.maketrans({"“": '"', "”": '"'})
    saved = [unicodedata.normalize("NFD", text.translate(plain)).replace(" ", "\n  ") for text in texts]
    assert [placement.old for placement in _match(texts, saved).placements] == [
        f"p{number}" for number in range(len(texts))
    ]


@examples(60)
@given(_edited())
def test_the_same_wordings_are_matched_alike_again(wordings: tuple[list[str], list[str]]) -> None:
    assert _match(*wordings) == _match(*wordings)


@st.composite
def _with_series(draw: st.DrawFn) -> tuple[list[Passage], list[Passage]]:
    """Draw two wordings of headings, captions and paragraphs."""
    old, new = draw(_edited())
    series = {text: draw(st.sampled_from("hcp")) for text in dict.fromkeys(map(normal_form, [*old, *new]))}
    sides = [
        [replace(passage, series=series[normal_form(passage.text)]) for passage in _passages(*side)]
        for side in ((old, "p"), (new, "+"))
    ]
    return sides[0], sides[1]


@examples(200)
@given(_with_series())
def test_passages_of_other_series_take_no_anchor(wordings: tuple[list[Passage], list[Passage]]) -> None:
    old, new = wordings
    series = {one.key: one.series for one in (*old, *new)}
    before, after = (Counter((one.series, normal_form(one.text)) for one in side) for side in wordings)
    matching = match_passages(old, new)
    for passage, placement in zip(new, matching.placements, strict=True):
        form = (passage.series, normal_form(passage.text))
        assert placement.old is None or series[placement.old] == passage.series
        assert before[form] != 1 or after[form] != 1 or placement.relation in {"kept", "moved"}
    assert all(
        departure.leads_to is None or series[departure.leads_to] == series[departure.key]
        for departure in matching.departures
    )


@examples(100)
@given(st.lists(_TEXTS, min_size=1, max_size=10, unique_by=lambda text: normal_form(text).casefold()), st.data())
def test_an_edit_to_one_passage_touches_that_anchor_only(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    edited = [*texts[:place], data.draw(_TEXTS), *texts[place + 1 :]]
    if edited[place] in texts:
        return
    kept = [placement.old for placement in _match(texts, edited).placements]
    assert [one for number, one in enumerate(kept) if number != place] == [
        f"p{number}" for number in range(len(texts)) if number != place
    ]
    assert kept[place] in {None, f"p{place}"}
