"""Words are taken out of everything that the handbook has; their ids, the date and the reason stay.

All or nothing: the change is tried on a copy first, and refused where other files still hold the words.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.anchors.editions import EditionFile, check_date, edition_artifact
from pincite.anchors.ledger import Ledger, ledger_artifact
from pincite.anchors.redactions import Overwritten, anchors_to_record, is_hidden, overwrite, with_redaction
from pincite.editing.leftovers import elsewhere, left_in_files, left_in_source, seeds_of, telling_sentences
from pincite.editing.rehearsal import rehearse
from pincite.errors import ContentError, InputError, Problem, input_error
from pincite.model import Artifact, Document, Redaction, Seed
from pincite.pipeline import Converted, convert
from pincite.publish.write import write_set

_HERE = "redact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a redaction did."""

    redactions: tuple[Redaction, ...]
    files: tuple[str, ...]
    """The seeds in which words were overwritten."""
    elsewhere: tuple[str, ...]
    """Where other sources have some of the same sentences: `usdos-2020#p3s1`."""


def redact(root: Path, places: Sequence[str], *, reason: str, date: str) -> Done:
    """Return what was redacted: every version, page and record is written without the words, or nothing is.

    Raises:
        InputError: a place, the date or the reason cannot be understood.
        ContentError: other files still hold the words; each place is told.
    """
    source, anchors = _target(places, reason, date)
    converted = convert(root)
    document, ledger = _held(source, converted)
    wordings = _overwritten(document, ledger, anchors)
    sentences = telling_sentences(document, ledger, anchors)
    if problems := [*_left(root, converted, document, wordings), *left_in_source(document, wordings, sentences)]:
        raise ContentError(problems)
    redactions = [Redaction(anchor=one, date=date, reason=reason) for one in anchors_to_record(ledger, anchors)]
    files = _files(root, converted, document, wordings, redactions)
    released = _tried(root, files)
    write_set(root, {one.path: one for one in (*files, *released.artifacts)}.values())
    return Done(
        redactions=tuple(redactions),
        files=tuple(one.file for one in _changed(document, wordings)),
        elsewhere=tuple(elsewhere(converted.handbook.documents, source, sentences)),
    )


def _target(places: Sequence[str], reason: str, date: str) -> tuple[str, tuple[str, ...]]:
    """Return the source and the anchors that places name: `usdos-2024-cambodia#p12`."""
    problems = []
    if not reason.strip():
        problems.append(("no-reason", "the reason is empty.", "Say why: it stands on the page in place of the words."))
    try:
        check_date(date)
    except ValueError as error:
        problems.append(("bad-date", f"`{date}`: {error}.", "Write --date 2026-12-01."))
    parted = [place.partition("#") for place in places]
    if not all(source and anchor for source, _, anchor in parted) or len({source for source, *_ in parted}) != 1:
        message = f"`{' '.join(places)}` does not name passages of one source."
        problems.append(("bad-place", message, "Write ID#p12, or ID#p12s3 for a sentence."))
    if problems:
        raise InputError(
            Problem(path=_HERE, line=0, code=code, message=said, mend=mend) for code, said, mend in problems
        )
    return parted[0][0], tuple(dict.fromkeys(anchor for *_, anchor in parted))


def _held(source: str, converted: Converted) -> tuple[Document, Ledger]:
    documents = converted.handbook.documents
    known = {one.id: (one, ledger) for one, ledger in zip(documents, converted.ledgers, strict=True)}
    if source not in known:
        message = f"`{source}` is no source of this handbook; its sources are {', '.join(sorted(known))}."
        raise input_error(_HERE, 0, "unknown-source", message, "Name one of them.")
    document, ledger = known[source]
    if ledger.draft:
        message = f"`{source}` is a draft: nothing binds its seed yet."
        mend = "Take the words out of the seed itself and convert again; or accept it first, if its ids must stay."
        raise input_error(document.source.sidecar, 0, "redact-draft", message, mend)
    return document, ledger


def _overwritten(document: Document, ledger: Ledger, anchors: Sequence[str]) -> tuple[Overwritten, ...]:
    try:
        made = overwrite(document.source, ledger, anchors)
    except ValueError as error:
        mend = "Anchors stand beside the passages, and in api/v1/anchors.json."
        raise input_error(_HERE, 0, "unknown-anchor", f"{error}.", mend) from error
    if not _changed(document, made):
        message = f"the words at {', '.join(anchors)} were redacted before."
        raise input_error(_HERE, 0, "redacted-before", message, "Nothing is left to do.")
    return made


def _changed(document: Document, wordings: Sequence[Overwritten]) -> list[Overwritten]:
    seeds = seeds_of(document)
    return [one for one in wordings if one.text != seeds[one.file].text]


def _left(root: Path, converted: Converted, document: Document, wordings: Sequence[Overwritten]) -> Iterator[Problem]:
    """Yield a problem for each file that people write and that quotes the words."""
    seeds = seeds_of(document)
    words = [seeds[one.file].text[start:end] for one in wordings for start, end in one.spans]
    others = [one for one in converted.handbook.documents if one.id != document.id]
    remaining = [one.text for one in wordings] + [seed.text for one in others for seed in seeds_of(one).values()]
    return left_in_files(root, [one for one in words if not is_hidden(one)], remaining)


def _files(
    root: Path,
    converted: Converted,
    document: Document,
    wordings: Sequence[Overwritten],
    redactions: Sequence[Redaction],
) -> list[Artifact]:
    """Return the seeds without the words, and the ledger and records of editions that know their new digests."""
    seeds = seeds_of(document)
    files = {
        one.file: Artifact(path=f"seeds/{one.file}", data=_encoded(root, seeds[one.file], one.text))
        for one in _changed(document, wordings)
    }
    digests = {file: seed.sha256 for file, seed in seeds.items()}
    digests |= {name: hashlib.sha256(one.data).hexdigest() for name, one in files.items()}
    ledger = next(one for one in converted.ledgers if one.source == document.id)
    records = [_with_digests(one, seeds, digests) for one in converted.editions]
    return [
        *files.values(),
        ledger_artifact(with_redaction(ledger, wordings, digests, redactions)),
        *(edition_artifact(one) for one in records),
    ]


def _with_digests(edition: EditionFile, seeds: Mapping[str, Seed], digests: Mapping[str, str]) -> EditionFile:
    sources = [
        one.model_copy(update={"sha256": digests[one.file]}) if one.file in seeds else one for one in edition.sources
    ]
    return edition.model_copy(update={"sources": sources})


def _encoded(root: Path, seed: Seed, text: str) -> bytes:
    """Return a seed's new bytes: byte order mark, byte order and encoding stay."""
    raw = (root / "seeds" / seed.file).read_bytes()
    name = codecs.lookup(seed.encoding).name
    big_endian = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}
    ways = [(seed.encoding, b""), (f"{name}-be", big_endian.get(name, b"")), (f"{name}-le", b"")]
    for encoding, mark in ways if name in big_endian else ways[:1]:
        if not raw.startswith(mark):
            continue
        old = raw[len(mark) :].decode(encoding, "replace")
        if old.endswith(seed.text) and mark + old.encode(encoding, "replace") == raw:
            return mark + (old.removesuffix(seed.text) + text).encode(encoding)
    message = f"it cannot be written back in its encoding, {seed.encoding}, as it was."
    raise input_error(f"seeds/{seed.file}", 0, "cannot-encode", message, "Declare the exact encoding in the sidecar.")


def _tried(root: Path, files: Sequence[Artifact]) -> Converted:
    """Return the handbook without the words; whatever rests on them is told as what stands in the way."""
    try:
        converted, problems = rehearse(root, files)
    except InputError as error:
        raise ContentError(_in_the_way(error.problems)) from error
    if problems:
        raise ContentError(_in_the_way(problems))
    return converted


def _in_the_way(problems: Sequence[Problem]) -> Iterator[Problem]:
    for one in problems:
        message = f"without the words: {one.message}"
        mend = "Take out what rests on the words, then redact them."
        yield Problem(path=one.path, line=one.line, code=one.code, message=message, mend=mend)


def purge_lines(done: Done) -> Iterator[str]:
    """Yield what remains in version control and elsewhere, and how to purge it."""
    yield "Not redacted, and yours to do:"
    yield "- Built and downloaded files: run `pincite build --downloads`, publish, and ask archives to drop theirs."
    yield "- A wording that is added later may have the words again: look for them before you accept it."
    yield "- The history of git has the words in every earlier commit of:"
    yield f"    {'  '.join([*(f'seeds/{file}' for file in done.files), 'docs/', 'seeds/anchors/'])}"
    yield "  Commit this state, then rewrite history in a fresh clone. Write the old words, one passage a line, into a"
    yield "  file outside the repository, and run:"
    yield "    git filter-repo --replace-text ../words.txt"
    yield "  Push with --force to every remote, delete forks and old clones, ask the host to drop what it has cached,"
    yield "  and delete words.txt."
    for place in done.elsewhere:
        yield f"- The same sentence stands in another source: {place}"
