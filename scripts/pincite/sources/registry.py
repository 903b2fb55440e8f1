"""Reads the sidecars and seeds of a handbook into `Source` values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pincite.errors import HANDBOOK, InputError, Problem, input_error
from pincite.files import YamlFile, read_bytes, read_yaml
from pincite.model import Evidence, LeftOut, Seed, Sic, Source, Version
from pincite.readers import reader_of
from pincite.sources.sidecar import EvidenceRow, LeftOutRow, Private, SicRow, Sidecar, VersionRow
from pincite.text import find_words, line_at, line_starts
from pincite.validation import validate

FOLDER = "seeds"
_MARK = r"(?:^|(?<=[\r\n])){}(?=[ \r\n]|\Z)"
_CONFLICT = re.compile(".*?".join(_MARK.format(sign) for sign in ("<{7}", "={7}", ">{7}")), re.DOTALL)
# What else lies in `seeds/` and is not a source.
_LISTS = "changes.yml moved.yml reporters.yml terms.yml topics.yml"
_TABLES = "dismissed.csv figures.csv indicators.csv units.csv"
NOT_SEEDS = frozenset(f"{_LISTS} {_TABLES}".split())


def read_sources(root: Path) -> tuple[Source, ...]:
    """Return the handbook's sources by year, then id; all failures of all files are raised together."""
    made: list[Source] = []
    problems: list[Problem] = []
    seeds, sidecars = _names(root)
    for file in sidecars:
        try:
            made.append(read_source(root, file))
        except InputError as error:
            problems.extend(error.problems)
            # A sidecar that cannot be read may own any of the files.
            seeds = [seed for seed in seeds if not seed.startswith(file.split(".")[0])]
    owned = {version.seed.file for source in made for version in source.versions}
    for file in sorted(set(seeds) - set(sidecars) - owned):
        message = f"it has no sidecar `{FOLDER}/{file}.yml`, and no other sidecar names it as a version."
        path = f"{FOLDER}/{file}"
        problems.append(Problem(path=path, line=0, code="no-sidecar", message=message, fix="Write one."))
    problems.extend(_repeated_ids(made))
    if problems:
        raise InputError(problems)
    return tuple(sorted(made, key=lambda source: source.order))


def _names(root: Path) -> tuple[list[str], list[str]]:
    """Return the names of all seeds, and of those that have a sidecar, whether they are there or not."""
    folder = root / FOLDER
    if not folder.is_dir():
        message = f"there is no folder `{FOLDER}` beside it."
        raise input_error(HANDBOOK, 0, "no-seeds", message, "Make it and put a source in.")
    names = {path.name for path in folder.iterdir() if not path.is_dir() and not path.name.startswith(".")}
    seeds = [name for name in names - NOT_SEEDS if not name.endswith(".yml")]
    sidecars = [name.removesuffix(".yml") for name in names - NOT_SEEDS if name.endswith(".yml")]
    return sorted(seeds), sorted(sidecars)


def read_source(root: Path, file: str) -> Source:
    """Return the source whose sidecar stands beside the seed of that name under `seeds/`."""
    sidecar_path = f"{FOLDER}/{file}.yml"
    written = read_yaml(root, sidecar_path, what="the sidecar")
    sidecar = validate(Sidecar, written, written.data)
    first = _read_seed(root, file, sidecar.pincite.encoding, sidecar_path)
    versions = _versions(root, sidecar, first)
    source = _source(sidecar, versions[-1], sidecar_path)
    source = replace(source, versions=versions if len(versions) > 1 else ()).as_of(versions[-1])
    if problems := [*_check_versions(sidecar, written), *_check_quotes(sidecar, versions, written)]:
        raise InputError(problems)
    return source


def _read_seed(root: Path, file: str, encoding: str, sidecar: str) -> Seed:
    path = f"{FOLDER}/{file}"
    if not (root / path).exists() and not (root / path).is_symlink():
        message = "the seed is not there."
        raise input_error(path, 0, "no-seed", message, "Put it there, or remove what names it.")
    raw = read_bytes(root, path, what="the seed")
    text = reader_of(file).read(raw, encoding=encoding, path=path, sidecar=sidecar).text
    _refuse_conflict(text, path)
    return Seed(file=file, sha256=hashlib.sha256(raw).hexdigest(), text=text, encoding=encoding)


def _versions(root: Path, sidecar: Sidecar, first: Seed) -> tuple[Version, ...]:
    """Return the wordings of a source, oldest first; what stands beside the list belongs to the first file."""
    private = sidecar.pincite
    rows = {row.file: row for row in private.versions}
    files = list(rows) if first.file in rows else [first.file, *rows]
    made = []
    for file in files:
        row = rows.get(file)
        own = private if file == first.file else row
        encoding = (row and row.encoding) or private.encoding
        seed = first if file == first.file else _read_seed(root, file, encoding, f"{FOLDER}/{first.file}.yml")
        made.append(
            Version(
                seed=seed,
                since=row.since.text if row and row.since else None,
                note=row.note if row else None,
                sic=tuple(Sic(quote=sic_row.quote, note=sic_row.note) for sic_row in (own.sic if own else [])),
                left_out=tuple(
                    LeftOut(quote=left_out_row.quote, reason=left_out_row.reason)
                    for left_out_row in (own.left_out if own else [])
                ),
            )
        )
    return tuple(made)


def _refuse_conflict(text: str, path: str) -> None:
    """Raise an error where a merge left its marks in an original: all of them, in their order.

    An original may rightly hold one such line, in a manual of git for instance; so only the whole pattern counts.
    """
    if found := _CONFLICT.search(text):
        line = line_at(line_starts(text), found.start())
        message = "a merge that was not finished left its marks here: <<<<<<<, ======= and >>>>>>> in this order."
        fix = "A seed is never edited: take the original back with `git checkout <branch> -- <file>`."
        raise input_error(path, line, "merge-conflict", message, fix)


def _source(sidecar: Sidecar, current: Version, path: str) -> Source:
    private, csl = sidecar.pincite, sidecar.csl()
    return Source(
        id=sidecar.id,
        sidecar=path,
        csl=csl,
        year=private.year or (sidecar.issued.year if sidecar.issued else None),
        period=private.period,
        collection=private.collection,
        profile=private.profile,
        coverage=private.coverage.held,
        coverage_note=private.coverage.note,
        extract_of=private.extract_of,
        checked_against=private.checked_against.what,
        checked_note=private.checked_against.note,
        rights=private.rights or "Rights are not stated.",
        publish=private.publish,
        sensitive=tuple(private.sensitive),
        content_note=private.content_note,
        sic=current.sic,
        evidence=tuple(Evidence(**row.model_dump()) for row in private.evidence),
        left_out=current.left_out,
        seed=current.seed,
    )


def _check_versions(sidecar: Sidecar, written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each version that would hold from before the work, or from before the version above it."""
    before, what = sidecar.issued, "`issued`"
    for place, row in enumerate(sidecar.pincite.versions):
        if row.since is None:
            continue
        if before and before.is_certain and row.since.is_certain and before.is_after(row.since):
            line = written.line(("pincite", "versions", place, "from"))
            message = f"`from` is {row.since.text}, which is before {what}, {before.text}."
            fix = "Correct the date, or put the rows in order, the oldest first."
            yield Problem(path=written.path, line=line, code="version-too-early", message=message, fix=fix)
        before, what = row.since, f"that of `{row.file}`"


def _check_quotes(sidecar: Sidecar, versions: Sequence[Version], written: YamlFile) -> Iterator[Problem]:
    """Yield a problem for every passage that a sidecar quotes and the seed does not hold as it should."""
    private = sidecar.pincite
    seeds = {version.seed.file: version.seed for version in versions}
    first, current = versions[0].seed, versions[-1].seed
    for place, passage in enumerate(private.sensitive):
        yield from _check_quote(passage, current, written, ("pincite", "sensitive", place))
    owners: list[tuple[Private | VersionRow, Seed, tuple[str | int, ...]]] = [
        (private, first, ("pincite",)),
        *((row, seeds[row.file], ("pincite", "versions", place)) for place, row in enumerate(private.versions)),
    ]
    for row, seed, at in owners:
        lists: tuple[tuple[str, Sequence[EvidenceRow | SicRow | LeftOutRow]], ...] = (
            ("evidence", row.evidence),
            ("sic", row.sic),
            ("left-out", row.left_out),
        )
        for key, rows in lists:
            for place, evidence_row in enumerate(rows):
                if evidence_row.quote:
                    yield from _check_quote(evidence_row.quote, seed, written, (*at, key, place))


def _check_quote(quote: str, seed: Seed, written: YamlFile, at: tuple[str | int, ...]) -> Iterator[Problem]:
    """Yield a problem if a seed does not hold a quotation; all but evidence must stand there once."""
    key = str(at[-2])
    count = len(find_words(seed.text, quote))
    if count == 1 or (count > 1 and key == "evidence"):
        return
    yield Problem(
        path=written.path,
        line=written.line(at),
        code="quote-ambiguous" if count else "quote-not-in-seed",
        message=f"the words {quote!r} of `{key}` occur {count} times in `{seed.file}`"
        + ("." if key == "evidence" else "; once is allowed."),
        fix="Copy them from the seed." if not count else "Lengthen them until they occur once.",
    )


def _repeated_ids(sources: list[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.id in first:
            message = f"the id `{source.id}` stands in `{first[source.id].sidecar}` too."
            yield Problem(path=source.sidecar, line=1, code="repeated-id", message=message, fix="Give one another id.")
        first.setdefault(source.id, source)
