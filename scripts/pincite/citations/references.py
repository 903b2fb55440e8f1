"""The references of a handbook, one for each document."""

from __future__ import annotations

from collections.abc import Sequence

from pincite.citations import dates
from pincite.citations.biblatex import biblatex_entry
from pincite.citations.bibtex import bibtex_entry
from pincite.citations.entry import write_entry
from pincite.citations.formatted import format_entries
from pincite.citations.ris import ris_record
from pincite.errors import InputError, Problem
from pincite.model import Document, Reference, Source


def build_references(documents: Sequence[Document], *, styles: Sequence[str]) -> tuple[Reference, ...]:
    """Return each document's source as an entry of the bibliography, in every form and in each of the styles."""
    sources = [document.source for document in documents]
    problems = [problem for source in sources for problem in _unreadable_dates(source)]
    if problems:
        raise InputError(problems)
    formatted = format_entries([source.csl for source in sources], styles)
    return tuple(
        Reference(
            id=source.id,
            csl=source.csl,
            biblatex=write_entry(biblatex_entry(source.csl)),
            bibtex=write_entry(bibtex_entry(source.csl)),
            ris=ris_record(source.csl),
            formatted={style: formatted[style][source.id] for style in styles},
        )
        for source in sources
    )


def _unreadable_dates(source: Source) -> list[Problem]:
    """Return a problem for each date of a source that no bibliography could print."""
    problems = []
    for variable in ("issued", "accessed"):
        value = source.csl.get(variable, {"literal": "nothing"} if variable == "issued" else None)
        if value is None:
            continue
        try:
            dates.read_date(value)
        except ValueError as error:
            problems.append(
                Problem(
                    path=source.sidecar,
                    line=0,
                    code="citation-date",
                    message=f"{variable}: {error}.",
                    mend="Write a date as YYYY, YYYY-MM or YYYY-MM-DD, with ~ after it if it is approximate.",
                )
            )
    return problems
