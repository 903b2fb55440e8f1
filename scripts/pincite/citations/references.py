"""The references of a handbook, one for each document."""

from __future__ import annotations

from collections.abc import Sequence

from pincite.citations import entry_dates
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
    formatted = format_entries([source.cited for source in sources], styles)
    return tuple(
        Reference(
            id=source.id,
            csl=source.cited,
            biblatex=write_entry(biblatex_entry(source.cited)),
            bibtex=write_entry(bibtex_entry(source.cited)),
            ris=ris_record(source.cited),
            formatted={style: formatted[style][source.id] for style in styles},
        )
        for source in sources
    )


def _unreadable_dates(source: Source) -> list[Problem]:
    """Return a problem for each date of a source that no bibliography could print."""
    fix = "Write a date as YYYY, YYYY-MM or YYYY-MM-DD, with ~ after it if it is approximate."
    return [
        Problem(path=source.sidecar, line=0, code="citation-date", message=f"{variable}: {wrong}.", fix=fix)
        for variable, wrong in entry_dates.check(source.csl)
    ]
