"""What stands between and in words and is not of them: tags, notes, addresses of links, times of subtitles."""

from __future__ import annotations

import re

from pincite.editing.reading import TextForm, replaced

_MARKS = re.compile(
    r"""(?=[<{\[\]^\\\#⁰¹²³⁴-⁹₀-₉]) (?: <!--.*?--> | <(?P<code>style|script|template)\b[^<>]*>.*?</(?P=code)\s*>
      | <(?P<small>sup|sub|rt|rp)\b[^<>]*>(?:[^<>]|</?a\b[^<>]*>){0,40}</(?P=small)\s*>
      | </?[A-Za-z!?](?:[^<>"']|"[^"\n]{0,300}"|'[^'\n]{0,300}')*> | </?[A-Za-z!?][^<>]*>
      | \{(?:\\[A-Za-z]{1,5}[\d(&][^{}\n\\]*)+\}
      | \{[{%\#].{0,200}?[%}\#]\} | \{:?\s?(?:[.\#]|[\w-]+=)[^{}\n]*\}
      | \[\^[^\]\s]{1,40}\] | \^\[[^\]\n]{0,200}\] | \^\w{1,4}\^ | \[(?:\d{1,4}|[a-z*†‡])\] | [⁰¹²³⁴-⁹₀-₉]+
      | \[\[[^\[\]|\n]*\| | \\(?:footnote|thanks|label|index)(?:\[[^\]\n]*\])?\{[^{}]*\}
      | \]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\) | \]\[[^\]\n]*\] | (?<!\w)\#[a-z][a-z.]*(?=[\[(])
      | \\(?:[`'^"~=.]|[cvuHdbkrtT](?![A-Za-z]))\s*\{?\s*\\?(?P<letter>[A-Za-z])(?:\s*\})?
      | \\(?P<special>ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j|dh|DH|dj|DJ|th|TH|ng|NG)(?![A-Za-z])\s*(?:\{\})?
      | \\[A-Za-z@]+\*?(?:\[[^\]\n]*\])?-?\d* )""",
    re.VERBOSE | re.DOTALL,
)
# What stands between the lines of subtitles, songs, transcripts and numbered lines, and before each of them.
_STAMP = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,:]\d{1,3})?"
_CUES = re.compile(
    rf"""(?=^|[<\[(])(?: ^[ \t]*(?:NOTE|STYLE|REGION)\b.*(?:\n.+)* | ^[^\n]{{0,80}}\n[ \t]*(?:{_STAMP})[ \t]*-->.*$
      | ^[ \t]*{_STAMP}[ \t]*(?:-->|,).*$ | [<\[(]{_STAMP}[>\])] | ^Dialogue:(?:[^,\n]*,){{9}}
      | ^[ \t]*(?:\{{\d+\}}){{2}} | ^[ \t]*{_STAMP}(?=\s|$) | ^[ \t\f]*[\d.,:;|\t -]*\d[\d.,:;|)\t -]* )""",
    re.VERBOSE | re.MULTILINE,
)
_SPECIAL = {"aa": "a", "dj": "d", "dh": "d"}


def _bare(found: re.Match[str]) -> str:
    if found["letter"]:
        return found["letter"]
    special = (found["special"] or "").lower()
    return _SPECIAL.get(special, special)


def unmarked(reading: TextForm) -> TextForm:
    """Return a reading without marks."""
    return replaced(reading, _MARKS, _bare)


def uncued(reading: TextForm) -> TextForm:
    """Return a reading without the times and numbers that stand before lines, as in subtitles."""
    return replaced(reading, _CUES, lambda _: " ")
