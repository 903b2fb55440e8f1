"""Edits that add, drop, cut, join and move paragraphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from anchors_editor import ENOUGH, Editor
from anchors_edits_inside import change_some, sentence_starts
from anchors_prose import Paragraph


def insert_paragraph(editor: Editor) -> None:
    """Add a new paragraph."""
    editor.paragraphs.insert(editor.any(), Paragraph(editor.fresh(editor.draft.writer.prose())))


def insert_item(editor: Editor) -> None:
    """Add an item to a list of near-equal ones, or exchange one for a new one."""
    old_items = [
        paragraph for paragraph in editor.paragraphs if any(word.origin is not None for word in paragraph.words)
    ]
    families = {
        family: count for family, count in Counter(old_item.family for old_item in old_items).items() if count >= ENOUGH
    }
    items = [
        (number, paragraph.family)
        for number, paragraph in enumerate(editor.paragraphs)
        if paragraph.family is not None and paragraph.family in families
    ]
    if not items:
        return
    number, family = editor.chance.choice(items)
    editor.note("item in", editor.paragraphs[number])
    item = Paragraph(editor.fresh(editor.draft.writer.fill(editor.draft.templates[family])), family)
    if editor.draft.writer.happens(0.4):
        editor.paragraphs[number] = item
    else:
        editor.paragraphs.insert(number + editor.chance.randint(0, 1), item)


def insert_double(editor: Editor) -> None:
    """Add a copy of a paragraph with some words changed."""
    source = editor.paragraphs[editor.any()]
    editor.note("near-double in", source)
    copy = Paragraph([replace(word, is_copy=True) for word in source.words], source.family, source.kind)
    change_some(editor, copy, editor.chance.uniform(0.02, 0.2))
    editor.paragraphs.insert(editor.any(), copy)


def delete_paragraphs(editor: Editor) -> None:
    """Drop a paragraph, or a few."""
    number, count = editor.any(), editor.chance.choice((1, 1, 1, 2, 4))
    if len(editor.paragraphs) > count + 1:
        editor.note("delete", *editor.paragraphs[number : number + count])
        del editor.paragraphs[number : number + count]


def split_paragraph(editor: Editor) -> None:
    """Cut a paragraph in two, between sentences if it can be."""
    number = editor.any()
    paragraph = editor.paragraphs[number]
    places = sentence_starts(paragraph)[1:] or list(range(ENOUGH, len(paragraph.words) - ENOUGH))
    if places:
        editor.note("split", paragraph)
        place = editor.chance.choice(places)
        rest = Paragraph(paragraph.words[place:], paragraph.family, paragraph.kind)
        del paragraph.words[place:]
        editor.paragraphs.insert(number + 1, rest)


def merge_paragraphs(editor: Editor) -> None:
    """Join a paragraph and the next one."""
    number = editor.any()
    if editor.are_text(number, number + 1):
        first, second = editor.paragraphs[number : number + 2]
        editor.note("merge", first, second)
        first.words.extend(second.words)
        del editor.paragraphs[number + 1]


def _move(editor: Editor, count: int, kind: str) -> list[Paragraph]:
    number = editor.any()
    taken = editor.paragraphs[number : number + count]
    editor.note(kind, *taken)
    del editor.paragraphs[number : number + count]
    place = editor.chance.randint(0, len(editor.paragraphs))
    editor.paragraphs[place:place] = taken
    return taken


def move_paragraph(editor: Editor) -> None:
    """Move a paragraph anywhere."""
    _move(editor, 1, "move")


def move_run(editor: Editor) -> None:
    """Move several paragraphs together."""
    _move(editor, editor.chance.randint(2, 9), "move run")


def move_and_edit(editor: Editor) -> None:
    """Move a paragraph or two, and change up to a quarter of their words."""
    for paragraph in _move(editor, editor.chance.choice((1, 1, 2)), "move+edit"):
        change_some(editor, paragraph, editor.chance.uniform(0.02, 0.25))


def reorder(editor: Editor) -> None:
    """Rewrite a stretch in another order, with small changes."""
    number, count = editor.any(), editor.chance.randint(3, 12)
    taken = editor.paragraphs[number : number + count]
    editor.note("reorder", *taken)
    editor.chance.shuffle(taken)
    for paragraph in taken:
        if editor.draft.writer.happens(0.5):
            change_some(editor, paragraph, editor.chance.uniform(0.02, 0.15))
    editor.paragraphs[number : number + count] = taken
