"""Makes a text and its reading of one draft in which the blocks are marked, so that nobody counts characters.

A draft begins with `language: …`, `title: …`, `issued: …` and a line `===`. Behind it each block begins with a mark:

    ⟦p|12|1⟧12. The board met.¦ It sat long.             kind (see _SHORT), label, level; `¦` stands between sentences
    ⟦l|[1]||any⟧[1] Reed, A. Bells.                       how its sentences are cut is not judged
    ⟦b⟧ Page 3
    ⟦+⟧and it went on.                                    goes on with the last block that is no furniture and no note
    ⟦+f⟧                                           goes on with the last note
    ⟦p⟧the incor-\nrect reading {{incorrect}}     a word that is shown whole, named anywhere in its block
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.golden.reading import GAP, PROSE, words_of

_MARK = re.compile(r"⟦([^⟧]*)⟧")
_READS = re.compile(r" ?\{\{([^}]*)\}\}")
_CUT = "¦"
_SHORT = {
    "p": "paragraph",
    "r": "recommendation",
    "l": "list-item",
    "q": "quote",
    "v": "verse",
    "s": "speaker",
    "h": "heading",
    "t": "title",
    "c": "caption",
    "n": "notice",
    "f": "footnote",
    "w": "table-row",
    "m": "metadata",
    "-": "separator",
    "b": "boilerplate",
}
_ASIDE = ("boilerplate", "footnote", "separator", "metadata", "caption", "table-row")
_WHOLE = 72
_FIRST, _LAST, _OPENING = 40, 25, 24


def write_reading(draft: Path, folder: Path) -> None:
    """Write a draft as text and reading under its own name."""
    head, _, body = draft.read_bytes().decode("utf-8").partition("===\n")
    text, blocks = take_apart(body)
    said = yaml.safe_load(head) | {"blocks": blocks}
    (folder / f"{draft.stem}.txt").write_bytes(text.encode("utf-8"))
    written = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    (folder / f"{draft.stem}.yml").write_text(written, "utf-8")


def take_apart(body: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its marks, and its blocks as a reading says them."""
    text, *parts = _MARK.split(body)
    blocks: list[dict[str, Any]] = []
    for mark, marked in zip(parts[::2], parts[1::2], strict=True):
        block = _continued(mark[1:], blocks) if mark.startswith("+") else _begin(mark, blocks)
        block["reads"] += _READS.findall(marked)
        pieces = _READS.sub("", marked).split(_CUT)
        block["parts"].append((len(text), pieces))
        text += "".join(pieces)
    return text, [_said(text, block) for block in blocks]


def _begin(mark: str, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    kind, label, level, sentences, *_ = [*mark.split("|"), "", "", ""]
    kinds = "/".join(_SHORT[each] for each in kind.split("/"))
    blocks.append({"kind": kinds, "label": label, "level": level, "sentences": sentences, "parts": [], "reads": []})
    return blocks[-1]


def _continued(short: str, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    kind = _SHORT.get(short)
    return next(block for block in reversed(blocks) if (block["kind"] == kind if kind else block["kind"] not in _ASIDE))


def _said(text: str, block: dict[str, Any]) -> dict[str, Any]:
    """Return a block as the YAML has it: without what is empty."""
    quotes = [_quote(text, at, "".join(pieces)) for at, pieces in block["parts"]]
    judged = all(kind in PROSE for kind in block["kind"].split("/"))
    said = {
        "kind": block["kind"],
        "label": block["label"] or None,
        "level": int(block["level"]) if block["level"] else None,
        "text": quotes[0] if len(quotes) == 1 else quotes,
        "sentences": block["sentences"] or (_openings(text, block["parts"]) if judged else []),
        "reads": block["reads"],
    }
    return {key: value for key, value in said.items() if value not in (None, [])}


def _quote(text: str, at: int, marked: str) -> str:
    """Return the first and last words of a stretch, as many as are needed to find its end."""
    at, words = at + len(marked) - len(marked.lstrip()), marked.strip()
    if len(_flat(words)) <= _WHOLE:
        return _flat(words)
    first, end = words[:_FIRST].rstrip(), at + len(words)
    lasts = (words[-many:].lstrip() for many in range(_LAST, len(words) - len(first) + 1))
    return _flat(first) + GAP + next(_flat(last) for last in lasts if _found(text, at + len(first), last)[1] == end)


def _openings(text: str, parts: list[tuple[int, list[str]]]) -> list[str]:
    """Return the first words of each sentence but the first, as many as are needed to find them."""
    firsts = [found for at, pieces in parts for found in _sentences(at, pieces)]
    before = [parts[0][0], *(start for start, _ in firsts)]
    return [_opening(text, last, start, end) for last, (start, end) in zip(before, firsts, strict=False)]


def _sentences(at: int, pieces: list[str]) -> list[tuple[int, int]]:
    """Return the sentences of a stretch: its pieces that have words, but the first."""
    found = []
    for number, piece in enumerate(pieces):
        if number and piece.strip():
            found.append((at + len(piece) - len(piece.lstrip()), at + len(piece)))
        at += len(piece)
    return found


def _opening(text: str, last: int, start: int, end: int) -> str:
    openings = (text[start : min(start + many, end)].rstrip() for many in range(_OPENING, end - start + _OPENING))
    return next(_flat(words) for words in openings if _found(text, last + 1, words)[0] == start)


def _found(text: str, at: int, words: str) -> tuple[int, int]:
    match = words_of(words).search(text, at)
    return match.span() if match else (-1, -1)


def _flat(words: str) -> str:
    return " ".join(words.split())
