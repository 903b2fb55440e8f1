"""Edit scripts: what editors do to a document, here and there and throughout."""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections.abc import Callable

import anchors_edits_around as around
import anchors_edits_inside as inside
import anchors_edits_structure as structure
from anchors_editor import ENOUGH, Editor
from anchors_prose import Draft, Word


def change_boilerplate(editor: Editor) -> None:
    """Change a formula or a term wherever it stands."""
    paragraph = editor.paragraphs[editor.any()]
    terms = [word.text for word in paragraph.words if len(word.text) > ENOUGH]
    if not terms:
        return
    old, new = editor.chance.choice(terms), editor.draft.writer.content_words(1)[0]
    for paragraph in editor.paragraphs:
        if any(word.text == old for word in paragraph.words):
            editor.note("boilerplate", paragraph)
            paragraph.words = [Word(new) if word.text == old else word for word in paragraph.words]


def renumber(editor: Editor) -> None:
    """Drop or add a note and number all notes anew."""
    notes = [paragraph for paragraph in editor.paragraphs if paragraph.kind == "notes" and len(paragraph.words) > 1]
    if len(notes) < ENOUGH:
        return
    editor.note("renumber", *notes)
    dropped = editor.chance.choice(notes)
    editor.draft.paragraphs = [paragraph for paragraph in editor.paragraphs if paragraph is not dropped]
    left = [note for note in notes if note is not dropped]
    for number, note in enumerate(left, start=editor.chance.randint(1, 2)):
        note.words[1] = Word(f"{number}.", note.words[1].origin)


_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "--"})


def re_encode(editor: Editor) -> None:
    """Save the whole document with other quotation marks and dashes, or another Unicode form."""
    form = editor.chance.choice(("NFC", "NFD", "NFKC"))
    editor.renderings.append(
        editor.chance.choice(
            (
                lambda text: text.translate(_TYPOGRAPHY),
                lambda text: unicodedata.normalize(form, text),
                lambda text: unicodedata.normalize(form, text.translate(_TYPOGRAPHY)),
            )
        )
    )


def re_wrap(editor: Editor) -> None:
    """Save the whole document with other line lengths."""
    width = editor.chance.choice((60, 72, 100))
    editor.renderings.append(lambda text: textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False))


EDITS: dict[str, Callable[[Editor], None]] = {
    "typo": inside.fix_typos,
    "words": inside.change_words,
    "rewrite": inside.rewrite,
    "sentence in": inside.insert_sentence,
    "sentence out": inside.delete_sentence,
    "sentence on": inside.hand_on_sentence,
    "paragraph in": around.insert_paragraph,
    "item in": around.insert_item,
    "near-double in": around.insert_double,
    "delete": around.delete_paragraphs,
    "split": around.split_paragraph,
    "merge": around.merge_paragraphs,
    "move": around.move_paragraph,
    "move run": around.move_run,
    "move+edit": around.move_and_edit,
    "reorder": around.reorder,
    "boilerplate": change_boilerplate,
    "renumber": renumber,
    "equal heading in": structure.insert_equal_section,
    "rename heading": structure.rename_heading,
    "move section": structure.move_section,
    "part of a name": structure.change_part,
    "short item": structure.change_item,
    "renumber items": structure.renumber_items,
    "joined lines": structure.join_lines,
    "cut to lines": structure.cut_lines,
    "drawn together": structure.draw_together,
    "re-encode": re_encode,
    "re-wrap": re_wrap,
}
WEIGHTS = {
    "drawn together": 1,
    "typo": 4,
    "words": 5,
    "re-encode": 0.3,
    "re-wrap": 0.3,
    "boilerplate": 0.7,
    "reorder": 0.7,
    "rewrite": 1,
}


def edit_draft(draft: Draft, chance: random.Random, count: int) -> Editor:
    """Return an editor who has made a number of edits of mixed kinds."""
    editor = Editor(draft, chance)
    weights = [WEIGHTS.get(kind, 2) for kind in EDITS]
    for kind in chance.choices(list(EDITS), weights, k=count):
        if editor.paragraphs:
            EDITS[kind](editor)
    editor.draft.paragraphs = [paragraph for paragraph in editor.paragraphs if paragraph.words]
    return editor
