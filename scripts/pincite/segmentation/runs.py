"""What lines that stand together hold: one paragraph or several, a stanza, the items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.model import BlockKind
from pincite.segmentation import layout
from pincite.segmentation.chunk import Chunk
from pincite.segmentation.items import is_speech
from pincite.segmentation.lines import Line

_QUOTE_INDENT = 3


def gather(lines: Sequence[Line]) -> Iterator[Chunk]:
    """Yield the blocks that lines make, in order."""
    base = min((line.indent for line in lines if line.is_free), default=0)
    begin = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or _parts(lines[begin], lines[place]):
            yield from _run(lines[begin:place], base, lines[begin - 1] if begin else None)
            begin = place


def _parts(first: Line, line: Line) -> bool:
    """Tell whether a line begins a new block, and does not go on in that of the first line before it."""
    if line.joins:
        return False
    if line.blank or line.begins or line.kind is not None:
        return True
    return first.kind not in (None, "list-item", "footnote")


def _run(run: Sequence[Line], base: int, before: Line | None) -> Iterator[Chunk]:
    """Yield the blocks of lines of which nothing is known but of the first."""
    first = run[0]
    if first.kind in (None, "list-item") and first.begins:
        yield from _item(run)
    elif first.kind is not None or any(line.joins for line in run):
        yield _chunk(run, first.kind or "paragraph")
    else:
        yield from _plain(run, base, before)


def _item(run: Sequence[Line]) -> Iterator[Chunk]:
    """Yield what begins with a number, a bullet or a dash, and what follows where it has ended.

    An item whose lines hang ends where a line stands as far out as its number again.
    """
    first, end, hangs = run[0], len(run), False
    if layout.are_wide([line.raw for line in run]):
        end = 1
    for place in range(1, end):
        hangs = hangs or run[place].indent > first.indent
        if hangs and run[place].indent <= first.indent and layout.ends_sentence(run[place - 1].raw):
            end = place
            break
    kind: BlockKind = first.kind or "paragraph"
    if first.kind is None and first.label is None and not is_speech(first.raw) and _is_stanza(run):
        kind = "verse"
    yield _chunk(run[:end], kind)
    if end < len(run):
        yield from _plain(run[end:], first.indent, first)


def _plain(run: Sequence[Line], base: int, before: Line | None) -> Iterator[Chunk]:
    """Yield the paragraphs of lines: one, one for each line, or one for each line that is set in or out."""
    raws = [line.raw for line in run]
    if layout.are_whole_paragraphs(raws):
        yield from (_chunk([line], "paragraph") for line in run)
    elif begins := layout.indented_begins(raws):
        yield from (_chunk(group, "paragraph") for group in _grouped(run, begins))
    elif _is_quote(run, base, before):
        yield _chunk(run, "quote")
    else:
        yield _chunk(run, "verse" if _is_stanza(run) else "paragraph")


def _is_stanza(run: Sequence[Line]) -> bool:
    return layout.is_stanza([line.raw for line in run])


def _is_quote(run: Sequence[Line], base: int, before: Line | None) -> bool:
    """Tell whether a passage is set in as a quotation: more than the text, behind a colon or within quotation marks."""
    if all(line.words.startswith(">") for line in run):
        return True
    if any(line.indent < base + _QUOTE_INDENT for line in run) or before is None:
        return False
    led_in = before.raw.rstrip().endswith((":", "：", ":—", "៖")) and before.kind in (None, "list-item")
    quoted = run[0].words[:1] in tuple('“"«„‘「『‹»') or before.kind == "quote"
    last = run[-1].raw
    return (led_in or quoted) and layout.ends_sentence(last) and len({line.indent for line in run[1:]}) <= 1


def _grouped(run: Sequence[Line], begins: Sequence[bool]) -> list[list[Line]]:
    """Return runs of lines, each beginning where it is said that one begins."""
    groups: list[list[Line]] = []
    for line, begin in zip(run, begins, strict=True):
        if begin or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _chunk(run: Sequence[Line], kind: BlockKind) -> Chunk:
    first = run[0]
    return Chunk(
        start=first.start,
        end=run[-1].end,
        kind=kind,
        level=first.level,
        label=first.label,
        row=first.row,
        cells=first.cells,
    )
