"""Which language a text is likely in: by its script, and by the words that every text of a language has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex
from babel.core import get_global

from pincite.languages.first_lines import first_lines

_SAMPLE = 40_000
# ISO 15924 codes of scripts, with Unicode's names for them.
_SCRIPTS: Mapping[str, str] = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari",
    "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Orya": "Oriya", "Taml": "Tamil", "Telu": "Telugu",
    "Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala", "Thai": "Thai", "Laoo": "Lao", "Tibt": "Tibetan",
    "Mymr": "Myanmar", "Khmr": "Khmer", "Geor": "Georgian", "Ethi": "Ethiopic", "Armn": "Armenian", "Hang": "Hangul",
    "Hani": "Han", "Kana": "Hiragana", "Mong": "Mongolian", "Thaa": "Thaana", "Syrc": "Syriac", "Cher": "Cherokee",
    "Olck": "Ol_Chiki", "Tfng": "Tifinagh", "Nkoo": "Nko", "Vaii": "Vai",
}  # fmt: skip
_IN_SCRIPT = {
    code: regex.compile(rf"[\p{{Script={name}}}]" if code != "Kana" else r"[\p{Script=Hiragana}\p{Script=Katakana}]")
    for code, name in _SCRIPTS.items()
}
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
# Japanese has kana among its Chinese characters; a Chinese text may quote a few.
_KANA = 0.1
_FEWEST_HITS = 2
_LEAST_SHARE = 0.08
# How much better than the next language the best has to be.
_MARGIN = 1.1
_SHOWN_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageGuess:
    """A language, and what tells it."""

    tag: str
    """As BCP 47 has it: `zh-Hant`."""
    words: tuple[str, ...] = ()
    """The common words that told it, the most frequent first; none where the script alone did."""

    @property
    def reason(self) -> str:
        """What tells it, in words: `its common words: the, of, and`."""
        return f"its common words: {', '.join(self.words)}" if self.words else "its script"


def script_of(text: str) -> str | None:
    """Return the script that most letters of a text are in, as ISO 15924 has it: `Latn`; None where none is."""
    sample = text[:_SAMPLE]
    counts = {code: len(pattern.findall(sample)) for code, pattern in _IN_SCRIPT.items()}
    if counts["Kana"] > _KANA * (counts["Hani"] + counts["Kana"]) and counts["Hani"] + counts["Kana"]:
        counts["Kana"] += counts.pop("Hani")
    best = max(counts, key=lambda code: counts[code])
    return best if 2 * counts[best] > sum(counts.values()) else None


def guess_language(text: str) -> LanguageGuess | None:
    """Return the language that a text is likely in; None where nothing tells it."""
    script = script_of(text)
    if script is None:
        return None
    if script in {"Hani", "Kana", "Hang"}:
        return _of_signs(text, script)
    candidates = _in_script(script)
    if len(candidates) > 1:
        return _by_words(text, candidates)
    if candidates:
        return LanguageGuess(tag=candidates[0])
    likely: str | None = get_global("likely_subtags").get(f"und_{script}")
    return LanguageGuess(tag=likely.split("_")[0]) if likely else None


@cache
def _in_script(script: str) -> tuple[str, ...]:
    """Return the languages of a script whose words are known."""
    return tuple(tag for tag, known in first_lines().items() if script_of(" ".join(sorted(known.common))) == script)


def _of_signs(text: str, script: str) -> LanguageGuess:
    """Return the language of a text in Chinese characters, kana or Hangul: by signs that one of them alone has."""
    if script != "Hani":
        return LanguageGuess(tag="ja" if script == "Kana" else "ko")
    simple, full = (first_lines()[tag].common for tag in ("zh", "zh-Hant"))
    counts = Counter(text[:_SAMPLE])
    is_full = sum(counts[sign] for sign in full - simple) > sum(counts[sign] for sign in simple - full)
    return LanguageGuess(tag="zh-Hant" if is_full else "zh")


def _by_words(text: str, candidates: Sequence[str]) -> LanguageGuess | None:
    words = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
    scores = {tag: _score(tag, words) for tag in candidates}
    best, *others = sorted(candidates, key=lambda tag: -scores[tag])
    hits = [word for word, _ in words.most_common() if word in first_lines()[best].common]
    if len(hits) < _FEWEST_HITS or scores[best] < _LEAST_SHARE:
        return None
    if scores[best] < _MARGIN * max(scores[tag] for tag in others):
        return None
    return LanguageGuess(tag=best, words=tuple(hits[:_SHOWN_WORDS]))


def _score(tag: str, words: Counter[str]) -> float:
    """Return the share of a text's words that are common ones of a language; foreign letters count against it."""
    known = first_lines()[tag]
    total = sum(words.values())
    common = sum(count for word, count in words.items() if word in known.common)
    others = _marked_letters() - known.letters
    foreign = sum(count for word, count in words.items() if not others.isdisjoint(word))
    return max(0.0, common - foreign / 2) / total if total else 0.0


@cache
def _marked_letters() -> frozenset[str]:
    """Return the letters that some languages have and others of their script do not."""
    return frozenset(letter for known in first_lines().values() for letter in known.letters)
