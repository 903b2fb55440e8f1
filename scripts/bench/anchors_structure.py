"""Generated documents: prose, and what documents have beside it: headings that recur, numbered items, links, code."""

from __future__ import annotations

import random
from collections.abc import Callable

from anchors_prose import HEADING, Draft, Paragraph, Writer, marked, plain, write_run

_TITLES = ("Overview", "Parameters", "Example", "Test cases", "Rationale", "Open questions", "Returns")
_LEAD_INS = ("The parameters are:", "It returns:", "The following applies:")
_HOSTS = ("example.org", "docs.example.net", "code.example.com")


def write_section(draft: Draft) -> list[Paragraph]:
    """Return a heading, often one that recurs, with prose under it and at times a lead-in and items."""
    writer, chance = draft.writer, draft.writer.chance
    found = [write_heading(writer)]
    found.extend(plain(writer.prose(), "prose") for _ in range(chance.randint(1, 4)))
    if writer.happens(0.4):
        found.append(plain([chance.choice(_LEAD_INS)], "lead-in"))
        found.extend(write_items(draft))
    return found


def write_heading(writer: Writer) -> Paragraph:
    """Return a heading: one of a few, or of words of its own."""
    title = (
        [writer.chance.choice(_TITLES)] if writer.happens(0.5) else writer.content_words(writer.chance.randint(2, 5))
    )
    return plain(title, HEADING)


def write_items(draft: Draft) -> list[Paragraph]:
    """Return short numbered items."""
    writer, chance = draft.writer, draft.writer.chance
    return [
        plain([f"{number}.", *writer.words(chance.randint(2, 6))], "items") for number in range(1, chance.randint(3, 9))
    ]


def write_links(draft: Draft) -> list[Paragraph]:
    """Return items that are mostly a link, to one host."""
    writer, chance = draft.writer, draft.writer.chance
    host = chance.choice(_HOSTS)
    found = []
    for _ in range(chance.randint(3, 8)):
        path = "/".join(writer.content_words(chance.randint(2, 4)))
        address = f"https://{host}/{path}" + (f"?v={chance.randint(1, 99)}" if writer.happens(0.2) else "")
        label = writer.content_words(chance.randint(1, 3))
        is_bare = writer.happens(0.3)
        found.append(plain([address] if is_bare else [f"[{' '.join(label)}]({address})"], "links"))
    return found


def write_code(draft: Draft) -> list[Paragraph]:
    """Return lines of code, each a passage, with identifiers that have parts in common."""
    writer, chance = draft.writer, draft.writer.chance
    pool = writer.content[70:90]

    def name() -> str:
        parts = chance.choices(pool, k=chance.randint(2, 3))
        return "_".join(parts) if writer.happens(0.5) else parts[0] + "".join(part.capitalize() for part in parts[1:])

    lines = [[f"{name()}({name()},", f"{name()})", "=", f"{name()}.{name()};"] for _ in range(chance.randint(3, 9))]
    return [plain(line, "code") for line in lines]


_STRUCTURES: dict[str, Callable[[Draft], list[Paragraph]]] = {
    "section": write_section,
    "items": write_items,
    "links": write_links,
    "code": write_code,
}
_RUNS = {"prose": 60, "list": 9, "fragments": 6, "notes": 6, "formula": 12, "double": 7}
_STRUCTURED = {"section": 40, "items": 6, "links": 8, "code": 8}


def write_draft(chance: random.Random, size: int) -> Draft:
    """Return a generated document: runs of prose, lists of near-equal items, fragments, notes and formulae.

    In two of three there are sections, short items, links and lines of code as well.
    """
    writer = Writer(chance)
    draft = Draft([], writer)
    formula = writer.words(8)
    kinds = _RUNS | _STRUCTURED if writer.happens(2 / 3) else _RUNS
    while len(draft.paragraphs) < size:
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        is_run = kind not in _STRUCTURES
        draft.paragraphs.extend(write_run(draft, kind, formula) if is_run else _STRUCTURES[kind](draft))
    del draft.paragraphs[size:]
    return marked(draft)
