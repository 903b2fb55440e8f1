"""What a site generator complains of is said in our own words, whatever its version words it like."""

from __future__ import annotations

import pytest

from pincite.publish.generator_words import UNKNOWN, in_our_words

MKDOCS = {
    "Doc file 'a.md' contains a link 'b.md', but the target is not found among documentation files.": (
        "`b.md` leads to no page."
    ),
    "Doc file 'a.md' contains a link '#b', but there is no such anchor on this page.": (
        "`#b` leads to no place on that page."
    ),
    "Doc file 'a.md' contains a link 'c.md#b', but the doc 'c.md' does not contain an anchor '#b'.": (
        "`c.md#b` leads to no place on that page."
    ),
    "Doc file 'a.md' contains a link to 'b.md' which is excluded from the built site.": (
        "`b.md` is left out of the site, and a page leads there."
    ),
    "Doc file 'a.md' contains an absolute link '/b/', it was left as is.": "`/b/` begins at the root of the host.",
    "Doc file 'a.md' contains an unrecognized relative link 'b/', it was left as is.": "`b/` leads to no file.",
    "A reference to 'b.md' is included in the 'nav' configuration, which is not found in the documentation files.": (
        "the menu leads to `b.md`, which is no page."
    ),
    'The following pages exist in the docs directory, but are not included in the "nav" configuration: - b.md': (
        "these pages are in no menu: `b.md`."
    ),
    "Excluding 'README.md' from the site because it conflicts with 'index.md'.": (
        "`README.md` has the address of another page."
    ),
    "Config value 'stile': Unrecognised configuration name: stile": (
        "`stile` is no setting that the site generator knows."
    ),
    "Config value 'plugins': The \"tags\" plugin is not installed": "the plugin `tags` is not installed.",
    "Config value 'theme': Unrecognised theme name: 'x'. The available installed themes are: material": (
        "the site generator does not take the value of `theme`."
    ),
    "Template skipped: 'x.html' not found in docs_dir.": "the template `x.html` is not there.",
}


@pytest.mark.parametrize(("said", "message"), MKDOCS.items())
def test_a_known_complaint_has_words_of_its_own(said: str, message: str) -> None:
    told, fix = in_our_words(said)
    assert told == message
    assert fix.endswith(".")


def test_what_is_not_known_is_not_passed_on_as_a_message() -> None:
    assert in_our_words("The flux is not capacitated") == UNKNOWN
