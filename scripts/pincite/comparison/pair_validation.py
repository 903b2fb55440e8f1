"""What can be wrong with the pairs that an editor names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pincite.errors import Problem
from pincite.files import Location, YamlFile
from pincite.model import Document

UNDIVIDED = "body"
"""The section of a text that has none: what stands there is on any matter."""
PATH = "seeds/changes.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOutline:
    """What one entry of the file points to."""

    older: str
    newer: str
    sections: Sequence[str]
    decisions: Mapping[str, Sequence[tuple[str, str]]]
    """Under `same`, `related` and `apart`: sentences of the older and the newer document."""


def validate_pairs(pairs: Sequence[PairOutline], documents: Sequence[Document], written: YamlFile) -> list[Problem]:
    """Return a problem for each source, section and sentence that is not there, and each pair out of order."""
    by_id = {document.id: document for document in documents}
    first: dict[tuple[str, str], int] = {}
    problems: list[Problem] = []
    for place, pair in enumerate(pairs):
        at: Location = ("pairs", place)
        line = written.line(at)
        if earlier := first.get((pair.older, pair.newer)):
            message = f"`{pair.older}` and `{pair.newer}` are named in line {earlier} too."
            problems.append(_problem(line, "changes-repeated-pair", message, "Write one entry with all of it."))
        first.setdefault((pair.older, pair.newer), line)
        unknown = list(_unknown_sources(pair, by_id, at, written))
        problems += unknown or _faults(pair, by_id[pair.older], by_id[pair.newer], at, written)
    return problems


def _unknown_sources(
    pair: PairOutline, by_id: Mapping[str, Document], at: Location, written: YamlFile
) -> Iterator[Problem]:
    for key, name in (("older", pair.older), ("newer", pair.newer)):
        if name not in by_id:
            line = written.line((*at, key))
            message = f"`{name}` is no source of this handbook."
            yield _problem(line, "changes-unknown-source", message, _nearest(name, list(by_id)))


def _faults(pair: PairOutline, older: Document, newer: Document, at: Location, written: YamlFile) -> Iterator[Problem]:
    if older.source.order >= newer.source.order:
        message = f"`{older.id}` ({older.source.dated}) does not come before `{newer.id}` ({newer.source.dated})."
        yield _problem(written.line((*at, "older")), "changes-order", message, "Name the older source first.")
    shared = shared_sections(older, newer)
    for number, section in enumerate(pair.sections):
        if section not in shared:
            line = written.line((*at, "sections", number))
            message = f"`{section}` is no section that both documents hold."
            yield _problem(line, "changes-unknown-section", message, _nearest(section, shared))
    first: dict[tuple[str, str], int] = {}
    for key, decisions in pair.decisions.items():
        for number, decision in enumerate(decisions):
            line = written.line((*at, key, number))
            for document, anchor in zip((older, newer), decision, strict=True):
                if fault := _sentence_fault(document, anchor):
                    yield _problem(line, "changes-unknown-sentence", *fault)
            if earlier := first.get(decision):
                message = f"`{' ~ '.join(decision)}` is decided in line {earlier} too."
                yield _problem(line, "changes-decided-twice", message, "Keep one of the two.")
            first.setdefault(decision, line)


def _sentence_fault(document: Document, anchor: str) -> tuple[str, str] | None:
    """Return what is wrong with an anchor and how to fix it; None where it is a sentence of the document."""
    known = [sentence.anchor for block in document.numbered for sentence in block.sentences]
    if anchor in known:
        return None
    if retired := document.find_retired(anchor):
        return f"`{document.id}#{anchor}` is {retired.fate}.", "Name a sentence that is there, or none."
    return f"`{document.id}#{anchor}` is no sentence of that source.", _nearest(anchor, known)


def shared_sections(older: Document, newer: Document) -> list[str]:
    """Return the sections that two documents hold, in the newer one's order."""
    held = {section.id for section in older.sections}
    return [section.id for section in newer.sections if section.id in held]


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1, 0)
    return f"Perhaps `{near[0]}` is meant." if near else "Take it out."


def _problem(line: int, code: str, message: str, fix: str) -> Problem:
    return Problem(path=PATH, line=line, code=code, message=message, fix=fix)
