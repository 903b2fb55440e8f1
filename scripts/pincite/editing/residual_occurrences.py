"""Where words that are to be redacted would still stand: in sources, in what people write, in what is generated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.editing.search_terms import Needle
from pincite.editing.searching import FOLDER_NAME, Found, Place, search_name, search_root, search_text
from pincite.errors import HANDBOOK, Problem
from pincite.handbook_lock import WORK
from pincite.identity.ledger import Ledger, recorded_words
from pincite.identity.redactions import Overwritten, is_hidden, with_sentences
from pincite.model import Block, Document, Seed
from pincite.publish.places import RUNS, SITES
from pincite.publish.write import generated_files
from pincite.spans import shown_text
from pincite.text import line_at, line_starts

# What is made anew by building, and goes as a whole when words are redacted.


def seeds_of(document: Document) -> Mapping[str, Seed]:
    """Return the seeds of all wordings of a source by their files' names."""
    source = document.source
    return {version.seed.file: version.seed for version in source.versions} | {source.seed.file: source.seed}


def redacted_passages(document: Document, wordings: Sequence[Overwritten]) -> list[str]:
    """Return every wording of the passages that are taken out: as they stand, and as they are shown."""
    seeds, blocks = seeds_of(document), _blocks(document)
    made: dict[str, None] = {}
    for wording in wordings:
        text, taken = seeds[wording.file].text, set(wording.spans)
        made |= dict.fromkeys(text[start:end] for start, end in wording.spans)
        parts = (part for block in blocks.get(wording.file, ()) for part in block.parts)
        made |= dict.fromkeys(part.text for part in parts if (part.gaps or part.joins) and taken.issuperset(part.spans))
    return [words for words in made if not is_hidden(words)]


def redacted_sentences(document: Document, ledger: Ledger, anchors: Collection[str]) -> list[str]:
    """Return every wording of the sentences that are taken out."""
    chosen, seeds = with_sentences(ledger, anchors), seeds_of(document)
    found = (
        recorded_words(sentence, seeds[version.file].text)
        for version in ledger.versions
        for block in version.blocks
        for sentence in block.sentences
        if sentence.anchor in chosen or block.anchor in chosen
    )
    return [fromkey for fromkey in dict.fromkeys(found) if not is_hidden(fromkey)]


def texts_after(document: Document, wordings: Sequence[Overwritten]) -> dict[str, str]:
    """Return the text of each seed of a source as it will be."""
    return {file: seed.text for file, seed in seeds_of(document).items()} | {
        wording.file: wording.text for wording in wordings
    }


def remaining_passages(document: Document, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield every passage of a source, in every wording, as it will be."""
    for file, blocks in _blocks(document).items():
        yield from (shown_text(texts[file], block.start, block.end, block.gaps, block.joins) for block in blocks)


def _blocks(document: Document) -> Mapping[str, Sequence[Block]]:
    return {past_version.file: past_version.blocks for past_version in document.past} | {
        document.source.seed.file: document.blocks
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPassage:
    """A passage of a source that would still have the words."""

    place: str
    """`usdos-2024-cambodia#p12`."""
    path: str
    line: int
    words: tuple[str, ...]
    """All that it has, the first one first."""

    @property
    def problem(self) -> Problem:
        """It as a problem."""
        message = f"words that are to be redacted stand here too, at `{self.place}`: {self.words[0]!r}."
        fix = f"Name `{self.place}` too, or say `--keep` with words that may stay."
        return Problem(path=self.path, line=self.line, code="words-left", message=message, fix=fix)


def left_in_sources(
    documents: Iterable[tuple[Document, Mapping[str, str]]], needles: Sequence[Needle]
) -> Iterator[LeftPassage]:
    """Yield each passage of any source, in any wording, that would still have the words."""
    for document, texts in documents:
        for file, text in texts.items():
            starts = line_starts(text)
            told = dict[str, tuple[int, dict[str, None]]]()
            hits = [(hit.offset, hit.needle) for hit in search_text(text, needles)]
            for offset, needle in [*hits, *_over_gaps(_blocks(document).get(file, ()), text, needles)]:
                place = f"{document.id}#{_place_at(document, file, offset)}"
                told.setdefault(place, (line_at(starts, offset), {}))[1][needle.shown] = None
            for place, (line, words) in told.items():
                yield LeftPassage(place=place, path=f"seeds/{file}", line=line, words=tuple(words))


def _over_gaps(blocks: Iterable[Block], text: str, needles: Sequence[Needle]) -> Iterator[tuple[int, Needle]]:
    """Yield where passages have words on two pages, which stand nowhere in a row."""
    for block in blocks:
        if block.gaps:
            shown = shown_text(text, block.start, block.end, block.gaps, block.joins)
            yield from ((block.place(hit.offset), hit.needle) for hit in search_text(shown, needles))


def _place_at(document: Document, file: str, offset: int) -> str:
    """Return how the passage that holds a character is named: by its anchor, or by the character itself."""
    parts = (part for block in _blocks(document).get(file, ()) for part in reversed(block.parts) if part.anchor)
    bare = f"@{offset}" if file == document.source.seed.file else f"{file}@{offset}"
    return next((part.anchor for part in parts if any(start <= offset < end for start, end in part.spans)), bare)


def left_in_files(root: Path, needles: Sequence[Needle], elsewhere: Collection[str]) -> tuple[list[Problem], Found]:
    """Return a problem for each place in people's own files that has the words, and what was searched.

    Args:
        root: the handbook's folder.
        needles: what is looked for.
        elsewhere: paths that are looked at as they will be, or that will go.
    """
    found = search_root(root, needles, elsewhere)
    return [as_problem(place) for place in found.places], found


def names_of(paths: Iterable[str], needles: Sequence[Needle]) -> Iterator[Problem]:
    """Yield a problem for each file that stays and has the words in its name."""
    for path in paths:
        yield from map(as_problem, search_name(path, needles))


def as_problem(place: Place) -> Problem:
    """Return a place in a person's own file as a problem."""
    where = f", in {place.within}" if place.within else ""
    if place.line == 0:
        is_folder = place.within == FOLDER_NAME
        whose = f"the name of the folder `{place.path}`" if is_folder else "its name"
        message = f"{whose} has words that are to be redacted: {place.what!r}."
        path, fix = HANDBOOK if is_folder else place.path, "Give it another name."
        return Problem(path=path, line=0, code="named-for-redacted-words", message=message, fix=fix)
    message = f"words that are to be redacted stand here{where}: {place.what!r}."
    fix = "Take them out of the file, or remove it; or say `--keep` with words that may stay."
    # A line within another file is none of the file itself.
    line = 0 if place.within else place.line
    return Problem(path=place.path, line=line, code="holds-redacted-words", message=message, fix=fix)


def as_output_problem(place: Place) -> Problem:
    """Return a place in a file that would be written as a problem."""
    message = f"words that are to be redacted would be written here: {place.what!r}."
    fix = "Take them out of what this file is made from: a sidecar, a list in seeds/, mkdocs.yml, an id."
    return Problem(path=place.path, line=place.line, code="writes-redacted-words", message=message, fix=fix)


def built_paths(root: Path) -> list[str]:
    """Return the folders and files that are made anew by building and that are there now."""
    work = root / WORK
    inner = sorted(work.iterdir()) if work.is_dir() else []
    return [
        *(name for name in SITES if (root / name).exists()),
        *(f"{WORK}/{path.name}" for path in inner if path.name not in RUNS),
    ]


def not_peoples_own(root: Path) -> set[str]:
    """Return what is made by pincite: generated pages, and what building makes."""
    generated = {generated_file for generated_file in generated_files(root) if generated_file.startswith("docs/")}
    return {*generated, *built_paths(root), *(f"{WORK}/{run}" for run in RUNS)}
