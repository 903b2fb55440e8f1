"""Reads the sidecars and seeds of a handbook into `Source` values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pincite.errors import HANDBOOK, InputError, Problem, input_error
from pincite.files import YamlFile, read_bytes, read_yaml
from pincite.inputs.file_view import FileView
from pincite.model import Evidence, LeftOut, Seed, Sic, Source, Version
from pincite.readers import reader_of
from pincite.richtext import plain_text
from pincite.sources.sidecar import EvidenceRow, LeftOutRow, Private, SicRow, Sidecar, VersionRow
from pincite.sources.telling_apart import told_apart
from pincite.text import find_parted_words, find_words, line_at, line_starts, may_be_parted
from pincite.validation import validate

FOLDER = "seeds"
_MARK = r"(?:^|(?<=[\r\n])){}(?=[ \r\n]|\Z)"
_CONFLICT = re.compile(".*?".join(_MARK.format(sign) for sign in ("<{7}", "={7}", ">{7}")), re.DOTALL)
# What else lies in `seeds/` and is not a source.
_LISTS = "changes.yml moved.yml reporters.yml terms.yml topics.yml"
_TABLES = "dismissed.csv figures.csv indicators.csv units.csv"
NOT_SEEDS = frozenset(f"{_LISTS} {_TABLES}".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFiles:
    """A source as its sidecar names it; its words are not held."""

    path: str
    """Of the sidecar, below the root: `seeds/report.txt.yml`."""
    sidecar: Sidecar
    seed: str
    """The name of the first file, beside which the sidecar stands: `report.txt`."""
    written: YamlFile
    apart: str = ""
    """What tells it from other sources of its date: `upper mill`; empty where it is the only one."""

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.sidecar.id

    @property
    def profile(self) -> str | None:
        """Name of the profile that tells how it is laid out; None for plain text."""
        return self.sidecar.pincite.profile

    @property
    def seeds(self) -> tuple[str, ...]:
        """The names of the files of all wordings, oldest first."""
        rows = list(dict.fromkeys(row.file for row in self.sidecar.pincite.versions))
        return tuple(rows if self.seed in rows else [self.seed, *rows])


def list_sources(view: FileView) -> tuple[SourceFiles, ...]:
    """Return the files of the handbook's sources, by year, then id; all failures of all files are raised together.

    Each source is read and checked, and its words are let go again: a handbook may have more than can be held.
    """
    made: list[tuple[Source, SourceFiles]] = []
    problems: list[Problem] = []
    seeds, sidecars = _names(view)
    for name in sidecars:
        try:
            files = read_sidecar(view, name)
            source = _checked(view, files)
            made.append((replace(source, seed=replace(source.seed, text=""), versions=()), files))
        except InputError as error:
            problems.extend(error.problems)
            # A sidecar that cannot be read may own any of the files.
            seeds = [seed for seed in seeds if not seed.startswith(name.split(".")[0])]
    owned = {version for _, files in made if len(files.seeds) > 1 for version in files.seeds}
    for name in sorted(set(seeds) - set(sidecars) - owned):
        message = f"it has no sidecar `{FOLDER}/{name}.yml`, and no other sidecar names it as a version."
        path = f"{FOLDER}/{name}"
        problems.append(Problem(path=path, line=0, code="no-sidecar", message=message, fix="Write one."))
    problems.extend(_repeated_ids([files for _, files in made]))
    if problems:
        raise InputError(problems)
    apart = told_apart([(source.id, source.dated, plain_text(str(source.csl["title"]))) for source, _ in made])
    ordered = sorted(made, key=lambda row: row[0].order)
    return tuple(replace(files, apart=apart.get(files.id, "")) for _, files in ordered)


def _names(view: FileView) -> tuple[list[str], list[str]]:
    """Return the names of all seeds, and of those that have a sidecar, whether they are there or not."""
    if view.look(FOLDER).kind != "folder":
        message = f"there is no folder `{FOLDER}` beside it."
        raise input_error(HANDBOOK, 0, "no-seeds", message, "Make it and put a source in.")
    names = {
        name
        for name in view.names(FOLDER)
        if not name.startswith(".") and view.look(f"{FOLDER}/{name}").kind != "folder"
    }
    seeds = [name for name in names - NOT_SEEDS if not name.endswith(".yml")]
    sidecars = [name.removesuffix(".yml") for name in names - NOT_SEEDS if name.endswith(".yml")]
    return sorted(seeds), sorted(sidecars)


def read_sidecar(view: FileView, seed: str) -> SourceFiles:
    """Return what the sidecar says that stands beside the seed of that name under `seeds/`."""
    path = f"{FOLDER}/{seed}.yml"
    written = read_yaml(view, path, what="the sidecar")
    return SourceFiles(path=path, sidecar=validate(Sidecar, written, written.data), seed=seed, written=written)


def read_source(view: FileView, seed: str) -> Source:
    """Return the source whose sidecar stands beside the seed of that name, checked."""
    return _checked(view, read_sidecar(view, seed))


def _checked(view: FileView, files: SourceFiles) -> Source:
    versions = _versions(view, files)
    if problems := [
        *_check_versions(files.sidecar, files.written),
        *_check_quotes(files.sidecar, versions, files.written),
    ]:
        raise InputError(problems)
    return _source(files, versions)


def read_words(view: FileView, files: SourceFiles) -> Source:
    """Return a source that was checked before, with its words: its seeds are read, and nothing else."""
    return _source(files, _versions(view, files))


def _read_seed(view: FileView, name: str, encoding: str, sidecar: str) -> Seed:
    path = f"{FOLDER}/{name}"
    standing = view.look(path)
    if not standing.exists and not standing.is_link:
        message = "the seed is not there."
        raise input_error(path, 0, "no-seed", message, "Put it there, or remove what names it.")
    raw = read_bytes(view, path, what="the seed")
    text = reader_of(name, raw).read(raw, encoding=encoding, path=path, sidecar=sidecar).text
    _refuse_conflict(text, path)
    return Seed(file=name, sha256=hashlib.sha256(raw).hexdigest(), text=text, encoding=encoding)


def _versions(view: FileView, files: SourceFiles) -> tuple[Version, ...]:
    """Return the wordings of a source, oldest first; what stands beside the list belongs to the first file."""
    private = files.sidecar.pincite
    rows = {row.file: row for row in private.versions}
    # The first file comes first: what is wrong with it is told before what is wrong with others.
    first = _read_seed(view, files.seed, private.encoding, files.path)
    made = []
    for name in files.seeds:
        row = rows.get(name)
        own = private if name == files.seed else row
        encoding = (row and row.encoding) or private.encoding
        seed = first if name == files.seed else _read_seed(view, name, encoding, files.path)
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


def _source(files: SourceFiles, versions: tuple[Version, ...]) -> Source:
    """Return a source as it reads now."""
    sidecar, private, current = files.sidecar, files.sidecar.pincite, versions[-1]
    return Source(
        id=sidecar.id,
        sidecar=files.path,
        csl=sidecar.csl(),
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
        versions=versions if len(versions) > 1 else (),
        apart=files.apart,
        numbers=private.numbers,
    ).as_of(current)


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
        yield from _check_quote(passage, current, written, ("pincite", "sensitive", place), is_current=True)
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
                    yield from _check_quote(
                        evidence_row.quote, seed, written, (*at, key, place), is_current=seed is current
                    )


def _check_quote(
    quote: str, seed: Seed, written: YamlFile, at: tuple[str | int, ...], *, is_current: bool
) -> Iterator[Problem]:
    """Yield a problem if a seed does not hold a quotation; all but evidence must stand there once.

    What a page's turn may part of the current wording's text is looked for once more when it is known where pages turn.
    """
    key = str(at[-2])
    count = len(find_words(seed.text, quote) or find_parted_words(seed.text, quote))
    if not count and key in {"sensitive", "sic"} and is_current and may_be_parted(seed.text, quote):
        return
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


def _repeated_ids(listed: Sequence[SourceFiles]) -> Iterator[Problem]:
    first: dict[str, SourceFiles] = {}
    for files in listed:
        if files.id in first:
            message = f"the id `{files.id}` stands in `{first[files.id].path}` too."
            yield Problem(path=files.path, line=1, code="repeated-id", message=message, fix="Give one another id.")
        first.setdefault(files.id, files)
