"""Edits inside one paragraph."""

from __future__ import annotations

import random
from dataclasses import replace

from anchors_editor import ENOUGH, Editor
from anchors_prose import ENDS, Paragraph


def _typo(word: str, chance: random.Random) -> str:
    if len(word) < ENOUGH:
        return word
    place = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        )
    )


def fix_typos(editor: Editor) -> None:
    """Change the letters of one to three words."""
    paragraph = editor.paragraphs[editor.any()]
    editor.note("typo", paragraph)
    for _ in range(editor.chance.randint(1, 3)):
        place = editor.chance.randrange(len(paragraph.words))
        word = paragraph.words[place]
        paragraph.words[place] = replace(word, text=_typo(word.text, editor.chance))


def change_some(editor: Editor, paragraph: Paragraph, share: float) -> None:
    """Replace, add and drop a share of a paragraph's words."""
    chance, words = editor.chance, paragraph.words
    for _ in range(max(1, round(share * len(words)))):
        place = chance.randrange(len(words))
        action = chance.choice(("replace", "replace", "add", "drop"))
        if action == "replace":
            words[place] = editor.fresh(editor.draft.writer.words(1))[0]
        elif action == "add":
            words.insert(place, editor.fresh(editor.draft.writer.words(1))[0])
        elif len(words) > ENOUGH:
            del words[place]


def change_words(editor: Editor) -> None:
    """Replace, add and drop up to a quarter of a paragraph's words."""
    paragraph = editor.paragraphs[editor.any()]
    editor.note("words", paragraph)
    change_some(editor, paragraph, editor.chance.uniform(0.02, 0.25))


def rewrite(editor: Editor) -> None:
    """Replace a third to two thirds of a paragraph's words."""
    paragraph = editor.paragraphs[editor.any()]
    editor.note("rewrite", paragraph)
    change_some(editor, paragraph, editor.chance.uniform(0.3, 0.7))


def sentence_starts(paragraph: Paragraph) -> list[int]:
    """Return the numbers of the words that begin a paragraph's sentences."""
    ends = [place + 1 for place, word in enumerate(paragraph.words) if word.text[-1:] in ENDS]
    return sorted({0, *(end for end in ends if end < len(paragraph.words))})


def insert_sentence(editor: Editor) -> None:
    """Add a sentence to a paragraph."""
    paragraph = editor.paragraphs[editor.any()]
    editor.note("sentence in", paragraph)
    place = editor.chance.choice([*sentence_starts(paragraph), len(paragraph.words)])
    paragraph.words[place:place] = editor.fresh(editor.draft.writer.sentence())


def delete_sentence(editor: Editor) -> None:
    """Drop one of several sentences of a paragraph."""
    paragraph = editor.paragraphs[editor.any()]
    starts = sentence_starts(paragraph)
    if len(starts) > 1:
        editor.note("sentence out", paragraph)
        number = editor.chance.randrange(len(starts))
        del paragraph.words[starts[number] : (starts + [len(paragraph.words)])[number + 1]]


def hand_on_sentence(editor: Editor) -> None:
    """Move a paragraph's last sentence to the beginning of the next one."""
    number = editor.any()
    starts = sentence_starts(editor.paragraphs[number])
    if len(starts) > 1 and editor.are_text(number, number + 1):
        first, second = editor.paragraphs[number : number + 2]
        editor.note("sentence on", first, second)
        second.words[:0] = first.words[starts[-1] :]
        del first.words[starts[-1] :]
