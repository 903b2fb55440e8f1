"""Languages, as BCP 47 names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from langcodes import standardize_tag, tag_is_valid
from langcodes.tag_parser import LanguageTagError


def check_language(tag: str) -> str:
    """Return the tag as BCP 47 writes it: `zh-hant` gives `zh-Hant`.

    Raises:
        ValueError: it names no language of the registry; what is likely meant is told.

    """
    if "_" not in tag and _is_known(tag):
        standard = standardize_tag(tag)
        if standard.split("-")[0] == tag.split("-", maxsplit=1)[0].lower():
            return standard
        message = f"the registry writes it otherwise. Did you mean `{standard}`?"
        raise ValueError(message)
    meant = _meant(tag)
    message = "a language is written as BCP 47 has it: en, km, zh-Hant, en-GB"
    raise ValueError(f"{message}. Did you mean `{meant}`?" if meant else message)


def language_of(written: str) -> str | None:
    """Return the tag of a language as somebody wrote it, as a tag or in words: `English` gives `en`; None for none."""
    try:
        return check_language(written)
    except ValueError:
        return _meant(written)


def _is_known(tag: str) -> bool:
    try:
        return tag_is_valid(tag)
    except LanguageTagError:
        return False


def _meant(written: str) -> str | None:
    """Return the tag that is likely meant: by its signs, by the language's name, or by a country's code."""
    tag = written.strip().replace("_", "-")
    if _is_known(tag):
        return standardize_tag(tag)
    name = written.strip().casefold()
    if found := _named_in(Locale("en"), name):
        return found
    if own := _own_names().get(name):
        return own
    likely: str | None = get_global("likely_subtags").get(f"und_{tag.upper()}")
    return likely.split("_")[0] if likely else None


def _named_in(locale: Locale, name: str) -> str | None:
    """Return the language that has this name in a locale, the shortest tag first."""
    tags = sorted(locale.languages, key=lambda tag: (len(tag), tag))
    return next((tag.replace("_", "-") for tag in tags if locale.languages[tag].casefold() == name), None)


@cache
def _own_names() -> Mapping[str, str]:
    """Return the language of each name that a language has in itself; of two languages the first."""
    languages = [
        identifier for identifier in sorted(localedata.locale_identifiers(), reverse=True) if "_" not in identifier
    ]
    return {own: language for language in languages if language != "root" and (own := _own_name(language))}


def _own_name(language: str) -> str | None:
    try:
        own = Locale.parse(language).get_language_name(language)
    except (UnknownLocaleError, ValueError):
        return None
    return own.casefold() if own else None
