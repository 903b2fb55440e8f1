"""The bibliography: formatted entries, every form to copy and to download, and what is quoted from each source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pincite.api_models.citation_models import CitationData
from pincite.citation_styles import style_of
from pincite.formatting import coverage_of, place_of
from pincite.model import Artifact, Handbook, Reference, TopicHit, by_source, text_artifact
from pincite.pages.addresses import Links, page_path
from pincite.pages.bibliography.views import BibliographyView, EntryView, FormView, StyleView
from pincite.pages.front_matter import FrontMatter
from pincite.pages.span_html import runs_html
from pincite.pages.templates import page
from pincite.pages.views import LinkView

_API = "api/v1/citations"


def bibliography_page(handbook: Handbook) -> Artifact:
    """Return the bibliography's page."""
    links = Links(page="bibliography/")
    quoted = by_source(handbook.hits)
    view = BibliographyView(
        bib_href=links.to("api/v1/bibliography.bib"),
        entries=tuple(
            _entry_view(reference, handbook, quoted.get(reference.id, ()), links) for reference in handbook.references
        ),
    )
    meta = FrontMatter(title="Bibliography", description="The sources of this handbook.")
    return page(page_path("bibliography/"), view, meta)


def citation_files(handbook: Handbook) -> Iterator[Artifact]:
    """Yield the citation of each source in every form, for reference managers and programs."""
    for reference in handbook.references:
        stem = f"docs/{_API}/{reference.id}"
        yield text_artifact(f"{stem}.bib", reference.biblatex)
        yield text_artifact(f"{stem}.bibtex.bib", reference.bibtex)
        yield text_artifact(f"{stem}.ris", reference.ris)
        yield text_artifact(f"{stem}.csl.json", _json([reference.csl]))
        yield text_artifact(f"{stem}.json", _json(_all_forms(reference).model_dump(mode="json")))


def _all_forms(reference: Reference) -> CitationData:
    return CitationData(
        id=reference.id,
        csl=reference.csl,
        biblatex=reference.biblatex,
        bibtex=reference.bibtex,
        ris=reference.ris,
        formatted={style: "".join(run.text for run in runs) for style, runs in reference.formatted.items()},
    )


def _entry_view(reference: Reference, handbook: Handbook, hits: Sequence[TopicHit], links: Links) -> EntryView:
    document = handbook.document(reference.id)
    first, *others = reference.formatted
    cited = {hit.anchor for hit in hits}
    return EntryView(
        id=reference.id,
        title=document.title,
        coverage=coverage_of(document.source),
        is_extract=document.source.coverage == "extract",
        href=links.source(reference.id),
        formatted=runs_html(reference.formatted[first]),
        styles=tuple(
            StyleView(name=style_of(style).title, formatted=runs_html(reference.formatted[style])) for style in others
        ),
        quoted=tuple(
            LinkView(label=place_of(document, block.anchor), href=links.source(reference.id, block.anchor))
            for block in document.numbered
            if block.anchor in cited
        ),
        forms=tuple(_forms(reference, links)),
    )


def _forms(reference: Reference, links: Links) -> Iterator[FormView]:
    forms = [
        ("BibTeX (biblatex)", reference.biblatex, "bib"),
        ("BibTeX (classic)", reference.bibtex, "bibtex.bib"),
        ("RIS", reference.ris, "ris"),
        ("CSL-JSON", _json([reference.csl]), "csl.json"),
    ]
    for name, text, ending in forms:
        file = f"{reference.id}.{ending}"
        yield FormView(name=name, text=text.strip("\n"), file=file, href=links.to(f"{_API}/{file}"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
