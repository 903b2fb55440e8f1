"""What is said about a source above its text: coverage, what it was checked against, rights."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.downloads.print_passages import address, plain
from pincite.downloads.print_texts import WORDS, extract_from
from pincite.downloads.print_values import PrintFact, PrintLines, PrintRun
from pincite.formatting import version_of
from pincite.model import Document, Source
from pincite.visibility import is_in_full


def facts(source: Source) -> Iterator[PrintFact]:
    """Yield the named facts that stand above a source's text, in order."""
    version = version_of(source)
    if version:
        yield _fact("version_name", plain(version))
    covered = "Full text." if source.coverage == "full" else extract_from(source.extract_of)
    yield _fact("coverage_name", _joined(covered, source.coverage_note))
    yield _fact("checked_name", _joined(WORDS[source.checked_against], source.checked_note))
    yield _fact("rights_name", plain(source.rights))
    if url := source.csl.get("URL"):
        yield _fact("original_name", ((PrintRun(text=url, href=address(url)),),))


def notices(document: Document) -> Iterator[PrintFact]:
    """Yield what readers must know before they read on or cite."""
    if document.draft:
        yield _fact("draft_name", plain(WORDS["draft_note"]))
    if not is_in_full(document.source):
        yield _fact("stubs_name", plain(WORDS["stubs_note"]))
    if document.source.content_note:
        yield _fact("content_name", plain(document.source.content_note))


def held(document: Document) -> str:
    """Return what is held of a source in a few words: `extract, draft`."""
    source = document.source
    words = [] if is_in_full(source) else [WORDS["stubs"]]
    if source.coverage == "extract" or not words:
        words.insert(0, WORDS[source.coverage])
    return ", ".join([*words, WORDS["draft"]] if document.draft else words)


def _fact(name: str, lines: PrintLines) -> PrintFact:
    return PrintFact(name=WORDS[name], lines=lines)


def _joined(first: str, note: str | None) -> PrintLines:
    return plain(f"{first} {note}" if note else first)
