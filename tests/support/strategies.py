"""What Hypothesis draws: any text that a seed may hold, text like markup, and profiles."""

from __future__ import annotations

import os
import random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from pincite.model import Evidence
from pincite.segmentation.profile import Profile
from pincite.text import CONTROL_CHARACTER, WHITE_SPACE, without_space
from tests.support.making import TESTS, make_profile

_SHARE = float(os.environ.get("PINCITE_EXAMPLES", "1"))
"""How many of the examples are tried: `make quick` tries a fifth, the same ones each time."""
_FEWEST = 5


def _shared_out(count: int) -> int:
    return max(min(_FEWEST, count), round(count * _SHARE))


# How long an example takes depends on what else the machine does.
STEADY = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    max_examples=_shared_out(settings.get_profile("default").max_examples),
    derandomize=_SHARE < 1,
)
settings.register_profile("pincite", STEADY)
settings.load_profile("pincite")

MARKUP = (TESTS / "vectors" / "markup.txt").read_text("utf-8").splitlines()
"""Lines that some reader of pages between here and the browser would take for markup."""


def examples(count: int) -> settings:
    """Return settings that try so many examples, or `PINCITE_EXAMPLES` times as many."""
    return settings(STEADY, max_examples=_shared_out(count))


_REFUSED = "".join(
    one for one in map(chr, range(0x10000)) if CONTROL_CHARACTER.match(one) and not "\ud800" <= one <= "\udfff"
)
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters=_REFUSED)
_SPACES = st.sampled_from([*"\t\n\x0b\x0c\r \x85\xa0\u2003\u2028\u2029\u3000", "\r\n", "\n\n", "\r\n\r\n", "\n  \n"])
_MARKS = st.sampled_from([*".!?…”’\"')]»。！？।۔؟「『([“‘«", "U.S. ", "No. ", "p.m. ", "J. ", "Art. ", "?” said "])
_BITS = st.one_of(
    st.text(_CHARACTERS, max_size=6), st.sampled_from(MARKUP), _SPACES, _MARKS, st.sampled_from(["Larkholm", "a", "B"])
)


def _has_words(text: str) -> bool:
    return bool(without_space(text))


seed_texts = st.lists(_BITS, min_size=1, max_size=12).map("".join).filter(_has_words)
"""Any text that may stand in a seed, rich in what looks like markup."""

phrases = seed_texts.map(lambda text: text.strip(WHITE_SPACE)).filter(_has_words)
"""Any text that may stand in a sidecar."""

_NAMES = st.sampled_from(["body", "lamp", "store", "end"])
_PATTERNS = st.sampled_from(
    [
        "^",
        "$",
        "a",
        "[A-Z]",
        r"\S",
        r".+",
        r"^.{0,9}$",
        r"(?i)lark",
        r"(?=x)",
        r"x*",
        "—|-",
        r"\W",
        "^#",
        r"[.;]",
        "(?s).*",
    ]
)
_LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from("title caption notice metadata separator boilerplate quote heading".split()),
        "reason": st.just("furniture"),
    },
    optional={key: st.booleans() for key in ("first", "is-title", "begins-next", "extends-previous", "until-end")},
)
_MATCHED = st.builds(lambda line, match: line | {"match": match}, _LINES, _PATTERNS)
_SECTIONS = st.fixed_dictionaries(
    {
        "id": _NAMES,
        "title": st.sampled_from(["", "The lamp"]),
        "headings": st.lists(_PATTERNS, max_size=2),
        "opens": st.lists(_PATTERNS, max_size=2),
    }
)
_LISTS = st.fixed_dictionaries(
    {
        "section": _NAMES,
        "kind": st.sampled_from(["recommendation", "list-item"]),
        "separators": st.lists(_PATTERNS, max_size=2),
        "each-line": st.booleans(),
    }
)


def _profile(keys: dict[str, Any]) -> Profile:
    # What compiles patterns makes room in its cache by chance, of which Hypothesis must not know.
    state = random.getstate()
    try:
        return make_profile(**keys)
    finally:
        random.setstate(state)


profiles = st.fixed_dictionaries(
    {
        "paragraphs": st.sampled_from(["lines", "blank-lines", "auto"]),
        "starts_in": _NAMES,
        "lines": st.lists(_MATCHED, max_size=3),
        "sections": st.lists(_SECTIONS, max_size=3),
        "lists": st.lists(_LISTS, max_size=2),
        "abbreviations": st.lists(st.sampled_from(["deg.", "Capt.", "a"]), max_size=2),
    }
).map(_profile)
"""Profiles of every shape, sensible or not."""

evidence = st.builds(
    Evidence,
    field=phrases,
    basis=st.sampled_from(["stated", "inferred", "external"]),
    quote=st.none() | phrases,
    note=st.none() | phrases,
)
