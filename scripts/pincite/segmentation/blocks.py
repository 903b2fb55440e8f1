"""A source and its profile become blocks; each non-space character of the seed lies in exactly one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.errors import InputError, Problem
from pincite.limits import LONGEST_PASSAGE
from pincite.model import Block, BlockKind, Section, Sentence, Source, Stretch
from pincite.richtext import plain_text
from pincite.segmentation.chunk import Chunk
from pincite.segmentation.joins import find_joins, keeps_lines
from pincite.segmentation.layout import is_verse, is_wrapped_unspaced
from pincite.segmentation.lines import line_start
from pincite.segmentation.page_furniture import read_pages
from pincite.segmentation.paragraphs import chunks
from pincite.segmentation.profile import LineRule, ListRule, Profile, SectionRule
from pincite.segmentation.reading import Furniture, Reading
from pincite.segmentation.sentences import sentence_spans
from pincite.spans import Span, shown_text, within
from pincite.text import fingerprint, line_at, line_starts, normal_form, one_line, trim_span

_SEPARATES = "a mark that separates parts of the text"
_SEPARATES_ITEMS = "separates the items of a list"
_IN_SECTION = frozenset({"heading", "caption", "quote", "list-item", "verse", "speaker", "footnote", "table-row"})
_NEVER_CITED = frozenset({"title", "speaker", "metadata", "separator", "boilerplate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of the text that is read, on its way to being a block."""

    start: int
    end: int
    text: str
    kind: BlockKind = "paragraph"
    reason: str | None = None
    section: str | None = None
    level: int | None = None
    label: str | None = None
    row: int = 0
    cells: tuple[str, ...] = ()


def cut_blocks(source: Source, profile: Profile) -> tuple[Block, ...]:
    """Return the blocks of a source, without anchors, in the order of the seed."""
    reading = read_pages(source.seed.text, profile)
    text, language = reading.text, str(source.csl.get("language", ""))
    title = normal_form(plain_text(str(source.csl["title"]))).casefold()
    cut = tuple(chunks(text, profile.paragraphs, title, language))
    _refuse_endless(source, reading, cut)
    pieces = [_looks_like(text, chunk) for chunk in cut]
    joins = tuple(find_joins(text, language, profile.hyphens))
    classified = _classify(pieces, [_line_of(piece, text, joins) for piece in pieces], source, profile)
    sectioned = _give_sections(classified, text, profile, language)
    listed = [item for piece in sectioned for item in _split_list(piece, text, profile, sectioned)]
    blocks = [
        *(_block(piece, reading, joins, profile, language) for piece in listed),
        *(_furniture(found, reading.seed) for found in reading.furniture),
    ]
    return tuple(sorted(blocks, key=lambda block: block.start))


def _refuse_endless(source: Source, reading: Reading, cut: Sequence[Chunk]) -> None:
    """Raise an error where a passage is longer than any that could be read or cited."""
    starts = line_starts(source.seed.text)
    problems = [
        Problem(
            path=f"seeds/{source.seed.file}",
            line=line_at(starts, reading.place(chunk.start)),
            code="passage-too-long",
            message=f"a passage of {chunk.end - chunk.start:,} characters begins here; at most {LONGEST_PASSAGE:,} are"
            " read.",
            fix="Have the text made again with its line ends, or part it.",
        )
        for chunk in cut
        if chunk.end - chunk.start > LONGEST_PASSAGE
    ]
    if problems:
        raise InputError(problems)


def unused_left_out(source: Source, blocks: Sequence[Block]) -> Iterator[Problem]:
    """Yield a problem for each line that a sidecar wants left out and that begins no line that was."""
    out = [normal_form(block.text) for block in blocks if block.reason]
    for row in source.left_out:
        if not any(line.startswith(normal_form(row.quote)) for line in out):
            message = f"`left-out` names {row.quote[:60]!r}, with which no line begins that is left out."
            fix = "Quote the beginning of the line; what stands inside a paragraph cannot be left out."
            yield Problem(path=source.sidecar, line=0, code="left-out-unused", message=message, fix=fix)


def sections_of(blocks: Sequence[Block], profile: Profile) -> tuple[Section, ...]:
    """Return the sections that occur in the blocks, in reading order, with their titles."""
    titles = {rule.id: one_line(rule.title) for rule in profile.sections}
    found = dict.fromkeys(block.section for block in blocks if block.section)
    return tuple(Section(id=section, title=titles.get(section, "")) for section in found)


def _piece(text: str, start: int, end: int) -> _Piece:
    return _Piece(start=start, end=end, text=text[start:end])


def _looks_like(text: str, chunk: Chunk) -> _Piece:
    """Return a chunk as its layout has it; a rule or the sidecar may know better."""
    return replace(
        _piece(text, chunk.start, chunk.end),
        kind=chunk.kind,
        reason=_SEPARATES if chunk.kind == "separator" else None,
        level=chunk.level,
        label=chunk.label,
        row=chunk.row,
        cells=chunk.cells,
    )


def _line_of(piece: _Piece, text: str, joins: Sequence[Span]) -> str:
    """Return a piece's words as they are shown, on one line."""
    return one_line(shown_text(text, piece.start, piece.end, (), within(piece.start, piece.end, joins)))


def _classify(pieces: Sequence[_Piece], lines: Sequence[str], source: Source, profile: Profile) -> list[_Piece]:
    """Say what each piece is: the sidecar's decisions first, then the first rule of the profile that fits."""
    title = normal_form(plain_text(str(source.csl["title"]))).casefold()
    left_out = {normal_form(row.quote): row.reason for row in source.left_out}
    used: set[int] = set()
    to_the_end: LineRule | None = None
    made: list[_Piece] = []
    for place, piece in enumerate(pieces):
        reason = next((why for quote, why in left_out.items() if normal_form(lines[place]).startswith(quote)), None)
        if reason:
            made.append(replace(piece, kind="boilerplate", reason=reason))
            continue
        rule = to_the_end or _rule_for(profile.lines, lines, place, title, used)
        if rule and rule.until_end:
            to_the_end = rule
        made.append(replace(piece, kind=rule.kind, reason=rule.reason) if rule else piece)
    return made


def _rule_for(
    rules: Sequence[LineRule], lines: Sequence[str], place: int, title: str, used: set[int]
) -> LineRule | None:
    for number, rule in enumerate(rules):
        if (rule.first and number in used) or not _fits(rule, lines, place, title):
            continue
        used.add(number)
        return rule
    return None


def _fits(rule: LineRule, lines: Sequence[str], place: int, title: str) -> bool:
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else ""
    before = lines[place - 1] if place else ""
    return (
        (rule.match is None or rule.match.search(line) is not None)
        and (not rule.is_title or normal_form(line).casefold() == title)
        and (not rule.begins_next or (following != line and following.startswith(line)))
        and (not rule.extends_previous or (bool(before) and before != line and line.startswith(before)))
    )


def _give_sections(pieces: Sequence[_Piece], text: str, profile: Profile, language: str) -> list[_Piece]:
    """Put each piece of the text into its section; a section opens once."""
    current, opened = profile.starts_in, set[str]()
    made: list[_Piece] = []
    for piece in pieces:
        if piece.kind != "paragraph":
            made.append(replace(piece, section=current) if piece.kind in _IN_SECTION else piece)
            continue
        heading, rest = _heading_of(piece, text, profile.sections, opened)
        if heading:
            current = str(heading.section)
            made.append(heading)
        elif rule := _opening(piece, profile, opened, language):
            current = rule.id
        opened.add(current)
        if rest:
            made.append(replace(rest, section=current))
    return made


def _heading_of(
    piece: _Piece, text: str, rules: Sequence[SectionRule], opened: set[str]
) -> tuple[_Piece | None, _Piece | None]:
    """Return the heading that a piece is or begins with, and the rest of the piece."""
    for rule in rules:
        for pattern in rule.headings if rule.id not in opened else []:
            found = pattern.match(piece.text)
            if not found or not (span := trim_span(text, piece.start, piece.start + found.end())):
                continue
            heading = replace(_piece(text, *span), kind="heading", section=rule.id)
            rest = trim_span(text, span[1], piece.end)
            return heading, _piece(text, *rest) if rest else None
    return None, piece


def _opening(piece: _Piece, profile: Profile, opened: set[str], language: str) -> SectionRule | None:
    first = next(sentence_spans(piece.text, 0, len(piece.text), profile.abbreviations, language), (0, 0))
    sentence = one_line(piece.text[slice(*first)])
    for rule in profile.sections:
        if rule.id not in opened and any(pattern.search(sentence) for pattern in rule.opens):
            return rule
    return None


def _split_list(piece: _Piece, text: str, profile: Profile, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield the items that a piece holds and what separates them, or the piece itself."""
    rule = next((rule for rule in profile.lists if rule.section == piece.section), None)
    if rule is None or piece.kind != "paragraph":
        yield piece
        return
    has_heading = any(other.kind == "heading" and other.section == piece.section for other in pieces)
    cuts = _separators(piece, text, rule)
    if not cuts and not (rule.each_line and has_heading):
        yield piece
        return
    begin = piece.start
    for start, end in [*cuts, (piece.end, piece.end)]:
        if span := trim_span(text, begin, start):
            yield replace(_piece(text, *span), kind=rule.kind, section=piece.section)
        if span := trim_span(text, start, end):
            yield replace(_piece(text, *span), kind="separator", section=piece.section, reason=_SEPARATES_ITEMS)
        begin = end


def _separators(piece: _Piece, text: str, rule: ListRule) -> list[tuple[int, int]]:
    for pattern in rule.separators:
        if spans := list(pattern.spans(text, piece.start, piece.end)):
            return spans
    return []


def _furniture(furniture: Furniture, seed: str) -> Block:
    return Block(
        kind="boilerplate",
        section=None,
        start=furniture.start,
        end=furniture.end,
        text=seed[furniture.start : furniture.end],
        reason=furniture.reason,
        anchor="",
        fingerprint="",
        sentences=(),
    )


def _block(piece: _Piece, reading: Reading, joins: Sequence[Span], profile: Profile, language: str) -> Block:
    cited = piece.kind not in _NEVER_CITED
    closed = _closed(piece, reading.text, joins)
    words = reading.stretch(piece.start, piece.end, closed)
    return Block(
        kind=piece.kind,
        section=piece.section,
        start=words.start,
        end=words.end,
        text=words.text,
        gaps=words.gaps,
        joins=words.joins,
        reason=piece.reason,
        anchor="",
        fingerprint=fingerprint(words.text) if cited else "",
        sentences=tuple(_sentences(piece, reading, closed, profile, language))
        if cited and piece.kind != "heading"
        else (),
        level=piece.level,
        label=piece.label,
        page=reading.page_of(words.start, words.end),
        row=piece.row,
        cells=piece.cells,
    )


def _closed(piece: _Piece, text: str, joins: Sequence[Span]) -> tuple[Span, ...]:
    """Return what closes up in a piece: in verse and tables, nothing that would take away a line end."""
    closed = within(piece.start, piece.end, joins)
    if closed and _has_own_lines(piece, text):
        closed = tuple(join for join in closed if keeps_lines(text, join))
    elif piece.kind == "heading":
        # A chapter's number and its title stand on lines of their own; a word that was parted is one.
        closed = tuple(join for join in closed if not text[slice(*join)].isspace())
    # What holds nothing else is shown, rather than nothing.
    return closed if one_line(shown_text(text, piece.start, piece.end, (), closed)) else ()


def _has_own_lines(piece: _Piece, text: str) -> bool:
    lines = text[line_start(text, piece.start) : piece.end].splitlines()
    return piece.kind in {"verse", "table-row"} or (is_verse(lines) and not is_wrapped_unspaced(lines))


def _sentences(
    piece: _Piece, reading: Reading, joins: Sequence[Span], profile: Profile, language: str
) -> Iterator[Sentence]:
    shown = shown_text(reading.text, piece.start, piece.end, (), joins)
    read = Stretch(start=piece.start, end=piece.end, text=shown, joins=tuple(joins))
    for first, last in sentence_spans(shown, 0, len(shown), profile.abbreviations, language):
        start, end = read.place(first), read.place(last - 1) + 1
        words = reading.stretch(start, end, within(start, end, joins))
        yield Sentence(
            anchor="",
            start=words.start,
            end=words.end,
            text=words.text,
            gaps=words.gaps,
            joins=words.joins,
            fingerprint=fingerprint(words.text),
        )
