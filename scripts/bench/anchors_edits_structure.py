"""Edits of what documents have beside prose: sections, items, links, lines of code, and the cuts between passages."""

from __future__ import annotations

import re
from dataclasses import replace

from anchors_editor import ENOUGH, Editor
from anchors_edits_inside import change_some, sentence_starts
from anchors_prose import HEADING, Paragraph, Word

_PART = re.compile(r"[A-Za-z]{3,}")


def _pick(editor: Editor, *kinds: str) -> int | None:
    found = [
        number for number, paragraph in enumerate(editor.paragraphs) if paragraph.kind in kinds and paragraph.words
    ]
    return editor.chance.choice(found) if found else None


def _section(editor: Editor, number: int) -> int:
    """Return where the section that a heading begins ends."""
    rest = range(number + 1, len(editor.paragraphs))
    return next((place for place in rest if editor.paragraphs[place].kind == HEADING), len(editor.paragraphs))


def insert_equal_section(editor: Editor) -> None:
    """Add a section with the same heading as another one, before it or behind it."""
    number = _pick(editor, HEADING)
    if number is None:
        return
    editor.note("equal heading in", *editor.paragraphs[number : _section(editor, number)])
    title = [Word(word.text) for word in editor.paragraphs[number].words]
    prose = [Paragraph(editor.fresh(editor.draft.writer.prose())) for _ in range(editor.chance.randint(1, 3))]
    place = number if editor.draft.writer.happens(0.7) else _section(editor, number)
    editor.paragraphs[place:place] = [Paragraph(title, kind=HEADING), *prose]


def rename_heading(editor: Editor) -> None:
    """Add a word to a heading, or exchange one of several."""
    number = _pick(editor, HEADING)
    if number is None:
        return
    words = editor.paragraphs[number].words
    editor.note("rename heading", editor.paragraphs[number])
    word = editor.fresh(editor.draft.writer.content_words(1))[0]
    if len(words) >= ENOUGH and editor.draft.writer.happens(0.5):
        words[editor.chance.randrange(len(words))] = word
    else:
        words.insert(editor.chance.choice((0, len(words))), word)


def move_section(editor: Editor) -> None:
    """Move a section with its heading."""
    number = _pick(editor, HEADING)
    if number is None:
        return
    end = _section(editor, number)
    taken = editor.paragraphs[number:end]
    editor.note("move section", *taken)
    del editor.paragraphs[number:end]
    ends = [place for place, paragraph in enumerate(editor.paragraphs) if paragraph.kind == HEADING]
    place = editor.chance.choice([*ends, len(editor.paragraphs)])
    editor.paragraphs[place:place] = taken


def change_part(editor: Editor) -> None:
    """Change one part of an address or an identifier, here or wherever it stands."""
    number = _pick(editor, "links", "code")
    if number is None:
        return
    word = editor.chance.choice(editor.paragraphs[number].words)
    parts = [part for part in _PART.findall(word.text) if part != "https"]
    if not parts:
        return
    old, new = editor.chance.choice(parts), editor.draft.writer.content_words(1)[0]
    everywhere = editor.draft.writer.happens(0.3)
    for paragraph in editor.paragraphs if everywhere else [editor.paragraphs[number]]:
        if paragraph.kind in ("links", "code") and any(old in word.text for word in paragraph.words):
            editor.note("part of a name", paragraph)
            paragraph.words = [replace(word, text=word.text.replace(old, new)) for word in paragraph.words]


def change_item(editor: Editor) -> None:
    """Change a word or two of a short item, a link or a line of code."""
    number = _pick(editor, "items", "links", "code")
    if number is not None:
        editor.note("short item", editor.paragraphs[number])
        change_some(editor, editor.paragraphs[number], 0.1)


def renumber_items(editor: Editor) -> None:
    """Drop or add a first item and number the others of its list anew."""
    number = _pick(editor, "items")
    if number is None:
        return
    end = start = number
    while start > 0 and editor.paragraphs[start - 1].kind == "items":
        start -= 1
    while end < len(editor.paragraphs) and editor.paragraphs[end].kind == "items":
        end += 1
    editor.note("renumber items", *editor.paragraphs[start:end])
    if editor.draft.writer.happens(0.5) and end - start > 1:
        del editor.paragraphs[start]
        end -= 1
    else:
        words = ["0.", *editor.draft.writer.words(4)]
        editor.paragraphs.insert(start, Paragraph(editor.fresh(words), kind="items"))
        end += 1
    for place, item in enumerate(editor.paragraphs[start:end], start=1):
        if item.words[0].text.rstrip(".").isdigit():
            item.words[0] = replace(item.words[0], text=f"{place}.")


def _run(editor: Editor, most: int) -> tuple[int, int]:
    """Return the ends of a run of passages without a heading."""
    start = editor.any()
    end = start
    while end < min(start + most, len(editor.paragraphs)) and editor.paragraphs[end].kind != HEADING:
        end += 1
    return start, end


def join_lines(editor: Editor) -> None:
    """Make one paragraph of a run of them, as when a text with a paragraph a line is flowed."""
    start, end = _run(editor, editor.chance.randint(2, 6))
    if end - start > 1:
        taken = editor.paragraphs[start:end]
        editor.note("joined lines", *taken)
        editor.paragraphs[start:end] = [Paragraph([word for paragraph in taken for word in paragraph.words])]


def cut_lines(editor: Editor) -> None:
    """Make a passage of each sentence, or of each few words."""
    number = editor.any()
    paragraph = editor.paragraphs[number]
    if paragraph.kind == HEADING:
        return
    starts = sentence_starts(paragraph)
    if len(starts) == 1:
        step = editor.chance.randint(ENOUGH, 12)
        starts = list(range(0, len(paragraph.words), step))
    editor.note("cut to lines", paragraph)
    ends = [*starts[1:], len(paragraph.words)]
    pieces = [Paragraph(paragraph.words[start:end]) for start, end in zip(starts, ends, strict=True)]
    editor.paragraphs[number : number + 1] = pieces


def draw_together(editor: Editor) -> None:
    """Rewrite two to four passages into one, with a part of the words changed."""
    start, end = _run(editor, editor.chance.randint(2, 4))
    if end - start > 1:
        taken = editor.paragraphs[start:end]
        editor.note("drawn together", *taken)
        joined = Paragraph([word for paragraph in taken for word in paragraph.words])
        change_some(editor, joined, editor.chance.uniform(0.2, 0.7))
        editor.paragraphs[start:end] = [joined]
