"""Where words that are to be redacted would still stand: other passages, sidecars, topics, figures, pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from pincite.anchors.ledger import Ledger
from pincite.anchors.redactions import Overwritten, with_sentences
from pincite.errors import Problem
from pincite.model import Document, Seed
from pincite.publish.write import generated_files
from pincite.text import find_words, line_at, line_starts

# So many words in a row are taken for a quotation.
_RUN = 4
_WORD = re.compile(r"\w+")
_READ = ("*.yml", "*.csv", "*.json", "*.md", "*.txt", "*.html")


def seeds_of(document: Document) -> Mapping[str, Seed]:
    """Return the seeds of all wordings of a source by their files' names."""
    source = document.source
    return {one.seed.file: one.seed for one in source.versions} | {source.seed.file: source.seed}


def telling_sentences(document: Document, ledger: Ledger, anchors: Collection[str]) -> tuple[str, ...]:
    """Return every wording of the sentences that are taken out, but for those too short to tell anything."""
    chosen, seeds = with_sentences(ledger, anchors), seeds_of(document)
    found = (
        seeds[version.file].text[one.start : one.end]
        for version in ledger.versions
        for block in version.blocks
        for one in block.sentences
        if one.anchor in chosen or block.anchor in chosen
    )
    return tuple(dict.fromkeys(one for one in found if len(_WORD.findall(one)) >= _RUN))


def left_in_source(document: Document, wordings: Sequence[Overwritten], sentences: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each place of the same source, in any wording, that would still have a sentence."""
    for wording in wordings:
        starts = line_starts(wording.text)
        for start in sorted({start for one in sentences for start, _ in find_words(wording.text, one)}):
            there = _anchor_at(document, wording.file, start)
            message = f"a sentence that is to be redacted stands here too{f', at `{there}`' if there else ''}."
            mend = "This line has no anchor: redact the source's file by hand, and make its ledger anew."
            if there:
                mend = f"Redact both at once: name `{document.id}#{there}` too."
            line = line_at(starts, start)
            yield Problem(path=f"seeds/{wording.file}", line=line, code="words-left", message=message, mend=mend)


def _anchor_at(document: Document, file: str, offset: int) -> str | None:
    versions = {one.file: one.blocks for one in document.past} | {document.source.seed.file: document.blocks}
    parts = (part for block in versions.get(file, ()) for part in reversed(block.parts) if part.anchor)
    return next((str(part.anchor) for part in parts if part.start <= offset < part.end), None)


def left_in_files(root: Path, words: Sequence[str], remaining: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each line of an editor's files that quotes the words.

    Args:
        root: the handbook's folder.
        words: what is to be redacted.
        remaining: the texts of all seeds without it; a run of words that stands there tells nothing.
    """
    gone = {run for one in words for run, _ in _runs(one)}
    gone -= {run for text in remaining for run, _ in _runs(text)}
    for path in _editors_files(root):
        text = path.read_bytes().decode("utf-8", "replace")
        starts = line_starts(text)
        for line in sorted({line_at(starts, offset) for run, offset in _runs(text) if run in gone}):
            name = path.relative_to(root).as_posix()
            message, mend = "words that are to be redacted stand here.", "Take them out first."
            yield Problem(path=name, line=line, code="holds-redacted-words", message=message, mend=mend)


def _editors_files(root: Path) -> Iterator[Path]:
    """Yield the text files that people write, and ledgers and records, whose reasons people write."""
    paths = {path for folder in ("seeds", "docs") for kind in _READ for path in (root / folder).rglob(kind)}
    seeds = {path.with_suffix("") for path in paths if path.suffix == ".yml"}
    seeds |= {path for path in paths if path.parent == root / "seeds" and path.suffix == ".txt"}
    generated = {root / name for name in generated_files(root) if name.startswith("docs/")}
    yield from sorted({*paths, root / "mkdocs.yml"} - seeds - generated)


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield every few words in a row, without regard to case and signs, and where they begin."""
    words = [(found[0].casefold(), found.start()) for found in _WORD.finditer(text)]
    for place in range(len(words) - _RUN + 1):
        yield " ".join(word for word, _ in words[place : place + _RUN]), words[place][1]


def elsewhere(documents: Sequence[Document], source: str, sentences: Sequence[str]) -> Iterator[str]:
    """Yield where other sources have some of the same sentences: `usdos-2020#p3s1`."""
    for other in documents:
        text = "" if other.id == source else other.source.seed.text
        for start in sorted({start for one in sentences for start, _ in find_words(text, one)}):
            yield f"{other.id}#{_anchor_at(other, other.source.seed.file, start) or ''}"
