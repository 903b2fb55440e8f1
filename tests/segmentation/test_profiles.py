"""Profiles say how documents are laid out, or what is wrong with them."""

from __future__ import annotations

import pytest

from pincite.errors import InputError
from pincite.segmentation.profile import read_profile
from tests.support.making import view_of

FAULTS = {
    "lines:\n  - {kind: title}\n": "wrong-value seeds/profiles/x.yml:2: `lines.0`: a rule needs "
    "`match`, `is-title`, `begins-next` or `extends-previous`. Correct it.",
    "lines:\n  - kind: boilerplate\n    match: x\n": "wrong-value seeds/profiles/x.yml:2: `lines.0`: what is left "
    "out as boilerplate needs a `reason`. Correct it.",
    "lines:\n  - kind: title\n    match: '(x'\n": "wrong-value seeds/profiles/x.yml:3: `lines.0.match` is '(x': not a "
    "regular expression: a parenthesis is opened and never closed (at character 3). Correct it.",
    "lines:\n  - kind: titel\n    match: x\n": "wrong-value seeds/profiles/x.yml:2: `lines.0.kind` is 'titel': allowed "
    "are `paragraph`, `recommendation`, `list-item`, `quote`, `verse`, `speaker`, `heading`, `title`, "
    "`caption`, `footnote`, `table-row`, `notice`, `metadata`, `separator` or `boilerplate`. Write one of these.",
    "sections:\n  - {id: A b, title: t}\n": "wrong-value seeds/profiles/x.yml:2: `sections.0.id` is 'A b': an id has "
    "small letters, digits and single hyphens, and begins with a letter. Correct it.",
    "sections:\n  - {id: a}\n": "missing-key seeds/profiles/x.yml:2: `sections.0.title` is missing. Add it.",
    "sections:\n  - id: a\n    title: t\n    opens: [12]\n": "wrong-value seeds/profiles/x.yml:4: "
    "`sections.0.opens.0` is 12, as YAML reads it: text is meant here. Put it in quotation marks as it should stand.",
    "paragraph: lines\n": "unknown-key seeds/profiles/x.yml:1: `paragraph` is not a key that is known here; known are "
    "about, paragraphs, starts-in, lines, sections, lists, abbreviations, pages, hyphens. Did you mean `paragraphs`?",
    "lists:\n  - {section: a, kind: list-item, separator: x}\n": "unknown-key seeds/profiles/x.yml:2: "
    "`lists.0.separator` is not a key that is known here; known are section, kind, separators, each-line. "
    "Did you mean `separators`?",
}


@pytest.mark.parametrize(("text", "problem"), FAULTS.items(), ids=range(len(FAULTS)))
def test_it_tells_what_is_wrong_and_where(text: str, problem: str) -> None:
    with pytest.raises(InputError) as raised:
        read_profile(view_of({"seeds/profiles/x.yml": text}), "x")
    assert [str(problem) for problem in raised.value.problems] == [problem]


def test_it_says_which_profile_is_not_there() -> None:
    with pytest.raises(InputError, match=r"^file-unreadable seeds/profiles/x.yml: the profile cannot be read"):
        read_profile(view_of({}), "x")
