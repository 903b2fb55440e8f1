"""Who speaks in debates, hearings, minutes and plays: names that recur, at the beginning of what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.segmentation.divisions import address_pattern, is_no_speaker, read_division
from pincite.segmentation.layout import ends_sentence
from pincite.segmentation.lines import Line

_LONGEST_NAME = 80
_MOST_WORDS = 9
_MOST_SMALL = 3
_LONGEST_SMALL = 4
_LEAST_SPEECHES = 3
_MOST = 0.5
_ASIDE = r"(?:\s*[(（\[][^)）\]]{1,60}[)）\]])"
_NAME = (
    rf"(?:[(\[][\d:.]{{4,12}}[)\]]\s*)?"
    rf"(?P<name>[^\W\d_][^:：៖()（）\[\].!?;\n]{{0,60}}"
    rf"(?:\.[^\S\n]?[^:：៖()（）\[\]!?;\n]{{1,40}}){{0,4}}?){_ASIDE}{{0,3}}"
)
_BEFORE_COLON = re.compile(rf"{_NAME}\s*[:：៖](?!//)(?=\s|$|[^\W\da-zA-Z])")
_BEFORE_DASH = re.compile(rf"{_NAME}\.?\s?[–—]\s?(?=\S)")
_ALONE = re.compile(rf"{_NAME}[.:：៖]?$")
_QUESTION = re.compile(r"(?P<name>[QA])(?:[.:])?\s+(?=\S)")
_ASIDES = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A line that a speech may begin with."""

    place: int
    form: str
    """How the name is parted from the speech: `colon`, `stop`, `alone`, `dash`, `question`."""
    name: str
    end: int
    """Where the name and its mark end in the line's words."""


def split_speakers(lines: Sequence[Line], language: str) -> list[Line]:
    """Return lines in which the names of those who speak stand by themselves, if the text is one in which they do."""
    turns = list(_turns(lines, language))
    forms = {form for form in ("colon", "stop", "alone", "dash", "question") if _is_dialogue(turns, form, lines)}
    chosen = {turn.place: turn for turn in turns if turn.form in forms}
    return [part for place, line in enumerate(lines) for part in _parts(line, chosen.get(place))]


def _turns(lines: Sequence[Line], language: str) -> Iterator[_Turn]:
    for place, line in enumerate(lines):
        if not line.is_free:
            continue
        words = line.words
        head = words[: _LONGEST_NAME * 2]
        if found := _QUESTION.match(head):
            yield _Turn(place=place, form="question", name=found["name"], end=found.end())
        elif (found := _BEFORE_COLON.match(head)) and _is_name(found["name"], language):
            rest = words[found.end() :].strip()
            if rest[:1].isdecimal():
                continue
            form = "colon" if rest else "alone"
            yield _Turn(place=place, form=form, name=_base(found["name"]), end=found.end())
        elif line.blank and (found := address_pattern(language).match(head)):
            yield _Turn(place=place, form="stop", name=_base(found["name"]), end=found.end())
        elif line.blank and (found := _BEFORE_DASH.match(head)) and found["name"].isupper():
            yield _Turn(place=place, form="dash", name=_base(found["name"]), end=found.end())
        elif len(words) <= _LONGEST_NAME and line.blank and (found := _ALONE.fullmatch(words)):
            following = lines[place + 1] if place + 1 < len(lines) else None
            shouted = found["name"].isupper() and not read_division(words, language)
            if shouted and following and following.is_free and not following.blank:
                yield _Turn(place=place, form="alone", name=_base(found["name"]), end=len(words))


def _is_name(name: str, language: str) -> bool:
    """Tell whether words before a colon could be somebody's name or office: `The Harbour Master`, `SPEAKER 2`."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME or is_no_speaker(name, language):
        return False
    small = [word for word in words if word[0].islower()]
    if words[0][0].islower() or any(len(word) > _LONGEST_SMALL for word in small):
        return False
    return len(small) <= min(_MOST_SMALL, len(words) - 1)


def _base(name: str) -> str:
    return " ".join(_ASIDES.sub("", name).split()).casefold()


def _is_dialogue(turns: Sequence[_Turn], form: str, lines: Sequence[Line]) -> bool:
    """Tell whether lines of one form are speeches: some name recurs, and what they say are sentences."""
    said = [turn for turn in turns if turn.form == form]
    count = Counter(turn.name for turn in said)
    if form == "question":
        return (count["Q"] > 1 and count["A"] > 0) or (count["A"] > 1 and count["Q"] > 0)
    if len(said) < _LEAST_SPEECHES or not count or max(count.values()) < 2:  # noqa: PLR2004 - twice is to recur
        return False
    recurring = sum(times for times in count.values() if times > 1)
    sentences = sum(_says_sentence(turn, lines) for turn in said)
    apart = sum(lines[turn.place].blank for turn in said)
    return (
        recurring >= _MOST * len(said)
        and sentences > _MOST * len(said)
        and (apart > _MOST * len(said) or sentences == len(said))
        and not _is_record(said)
    )


def _says_sentence(turn: _Turn, lines: Sequence[Line]) -> bool:
    """Tell whether the words behind a name end a sentence, at the end of their stretch at the latest."""
    place = turn.place
    while place + 1 < len(lines) and not lines[place + 1].blank and lines[place + 1].is_free:
        if ends_sentence(lines[place].raw) and place > turn.place:
            return True
        place += 1
    return ends_sentence(lines[place].raw) or lines[place].raw.rstrip().endswith(("—", "–", "-", "]", ")"))


def _is_record(turns: Sequence[_Turn]) -> bool:
    """Tell whether the same names come in the same order again and again, as the fields of a catalogue do."""
    names = [turn.name for turn in turns]
    length = len(set(names))
    laps = [names[at : at + length] for at in range(0, len(names), length)]
    return (
        length >= _LEAST_SPEECHES
        and len(laps) > 1
        and len(laps[1]) == length
        and all(lap == laps[0][: len(lap)] for lap in laps)
    )


def _parts(line: Line, turn: _Turn | None) -> list[Line]:
    if turn is None:
        return [line]
    if turn.end >= len(line.words):
        return [replace(line, kind="speaker")]
    rest = line.words[turn.end :]
    begin = line.end - len(rest.lstrip())
    end = line.words_at + len(line.words[: turn.end].rstrip())
    name = replace(line, end=end, raw=line.raw[: len(line.raw) - (line.end - end)], kind="speaker")
    return [name, replace(line, start=begin, raw=rest.lstrip(), blank=False, begins=True)]
