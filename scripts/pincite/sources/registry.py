"""Reads the sidecars and seeds of a handbook into `Source` values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pincite.errors import InputError, Problem, input_error
from pincite.files import Written, as_model, read_yaml
from pincite.model import Evidence, LeftOut, Seed, Sic, Source
from pincite.sources.plain import decode
from pincite.sources.sidecar import Sidecar
from pincite.text import find_words

FOLDER = "seeds"
# What else lies in `seeds/` and is not a source.
_NOT_SEEDS = frozenset({"topics.yml", "terms.yml", "figures.csv"})


def read_sources(root: Path) -> tuple[Source, ...]:
    """Return the handbook's sources by year, then id; all failures of all files are raised together."""
    made: list[Source] = []
    problems: list[Problem] = []
    for file in _seed_files(root):
        try:
            made.append(read_source(root, file))
        except InputError as error:
            problems.extend(error.problems)
    problems.extend(_repeated_ids(made))
    if problems:
        raise InputError(problems)
    return tuple(sorted(made, key=lambda source: (source.year, source.id)))


def _seed_files(root: Path) -> list[str]:
    """Return the names of the seeds; a sidecar without its seed counts by the seed's name."""
    folder = root / FOLDER
    if not folder.is_dir():
        raise input_error(FOLDER, 0, "no-seeds", "there is no such folder.", "Make it and put a source in.")
    names = {path.name for path in folder.iterdir() if not path.is_dir() and not path.name.startswith(".")}
    seeds = {name for name in names - _NOT_SEEDS if not name.endswith(".yml")}
    return sorted(seeds | {name.removesuffix(".yml") for name in names - _NOT_SEEDS if name.endswith(".yml")})


def read_source(root: Path, file: str) -> Source:
    """Return the source whose seed has that name under `seeds/`."""
    path, sidecar_path = f"{FOLDER}/{file}", f"{FOLDER}/{file}.yml"
    if not (root / sidecar_path).is_file():
        raise input_error(path, 0, "no-sidecar", f"it has no sidecar `{sidecar_path}`.", "Write one.")
    _refuse_link_outside(root, path)
    written = read_yaml(root, sidecar_path, what="the sidecar")
    sidecar = as_model(Sidecar, written, written.data)
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        message = f"the seed cannot be read: {error.strerror}."
        raise input_error(path, 0, "no-seed", message, "Put it there, or remove its sidecar.") from error
    text = decode(raw, encoding=sidecar.pincite.encoding, path=path)
    source = _source(sidecar, Seed(file=file, sha256=hashlib.sha256(raw).hexdigest(), text=text), sidecar_path)
    if problems := list(_check_quotes(source, written)):
        raise InputError(problems)
    return source


def _refuse_link_outside(root: Path, path: str) -> None:
    if not (root / path).resolve().is_relative_to(root.resolve()):
        raise input_error(path, 0, "seed-outside", "it is a link out of the handbook.", "Copy the file itself.")


def _source(sidecar: Sidecar, seed: Seed, path: str) -> Source:
    private, csl = sidecar.pincite, sidecar.csl()
    return Source(
        id=sidecar.id,
        sidecar=path,
        csl=csl,
        year=private.year or csl["issued"]["date-parts"][0][0],
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
        sic=tuple(Sic(quote=row.quote, note=row.note) for row in private.sic),
        evidence=tuple(Evidence(**row.model_dump()) for row in private.evidence),
        left_out=tuple(LeftOut(quote=row.quote, reason=row.reason) for row in private.left_out),
        seed=seed,
    )


def _check_quotes(source: Source, written: Written) -> Iterator[Problem]:
    """Yield a problem for every passage that a sidecar quotes and the seed does not hold as it should."""
    lists: dict[str, list[str | None]] = {
        "evidence": [row.quote for row in source.evidence],
        "sic": [row.quote for row in source.sic],
        "sensitive": [*source.sensitive],
        "left-out": [row.quote for row in source.left_out],
    }
    for key, quotes in lists.items():
        for place, quote in enumerate(quotes):
            count = len(find_words(source.seed.text, quote)) if quote else 1
            once = key in {"sic", "sensitive", "left-out"}
            if count == 1 or (count > 1 and not once):
                continue
            yield Problem(
                path=source.sidecar,
                line=written.line(("pincite", key, place)),
                code=f"{key}-not-in-seed" if not count else f"{key}-ambiguous",
                message=f"the words {quote!r} occur {count} times in `{source.seed.file}`"
                + ("; once is allowed." if once else "."),
                mend="Copy them from the seed." if not count else "Lengthen them until they occur once.",
            )


def _repeated_ids(sources: list[Source]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for source in sources:
        if source.id in first:
            message = f"the id `{source.id}` stands in `{first[source.id].sidecar}` too."
            yield Problem(path=source.sidecar, line=1, code="repeated-id", message=message, mend="Give one another id.")
        first.setdefault(source.id, source)
