"""What a site generator is known to complain of, in words of our own; its own words are quoted beside them."""

from __future__ import annotations

import re
from typing import Final

UNKNOWN: Final = ("the site generator complains.", "Correct what it names, then build again.")
_LINK: Final = "Correct the link, or remove it."
_ENTRY: Final = "Correct the entry below `nav`, or remove it."

# MkDocs first, then Zensical. What is in the group is shown between backticks in the message.
_KNOWN: Final = (
    (r"contains a link '([^']*)', but the target .*is not found", "{} leads to no page.", _LINK),
    (r"contains a link '([^']*)', but .*anchor", "{} leads to no place on that page.", _LINK),
    (r"contains a link to '([^']*)' which is excluded", "{} is left out of the site, and a page leads there.", _LINK),
    (r"contains an absolute link '([^']*)'", "{} begins at the root of the host.", _LINK),
    (r"contains an unrecognized relative link '([^']*)'", "{} leads to no file.", _LINK),
    (r"A reference to '([^']*)' is included in the 'nav'", "the menu leads to {}, which is no page.", _ENTRY),
    (r"An absolute path to '([^']*)' is included in the 'nav'", "the menu leads to {}, an absolute path.", _ENTRY),
    (
        r"The following pages exist in the docs directory, but are not included in the \"nav\" configuration:[ -]*(.*)",
        "these pages are in no menu: {}.",
        "Add them below `nav`, or name them below `not_in_nav`.",
    ),
    (
        r"Excluding '([^']*)' from the site because it conflicts",
        "{} has the address of another page.",
        "Rename it, or remove one of the two.",
    ),
    (
        r"Config value '([^']*)': Unrecognised configuration name",
        "{} is no setting that the site generator knows.",
        "Correct its name, or remove it.",
    ),
    (
        r"Config value 'plugins': The \"([^\"]*)\" plugin is not installed",
        "the plugin {} is not installed.",
        "Install it, or remove it.",
    ),
    (r"Config value '([^']*)'", "the site generator does not take the value of {}.", "Correct the value."),
    (
        r"Template skipped: '([^']*)'",
        "the template {} is not there.",
        "Correct its name below the theme, or remove it.",
    ),
    (r"Page not found|[Uu]nresolved (?:link|reference)", "a link leads to no page.", _LINK),
    (r"[Ss]ection not found|[Aa]nchor not found", "a link leads to no place on its page.", _LINK),
)


def in_our_words(said: str) -> tuple[str, str]:
    """Return what a generator complains of and what to do, whatever its version words it like."""
    for pattern, message, fix in _KNOWN:
        if found := re.search(pattern, said):
            shown = f"`{found[1].strip()}`" if found.groups() else ""
            return message.format(shown), fix
    return UNKNOWN
