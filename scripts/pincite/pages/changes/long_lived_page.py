"""The page of long-lived phrases: sentences that stand in many sources or for many years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pincite.formatting import counted, join_words
from pincite.model import Artifact, Handbook
from pincite.pages.addresses import Links, page_path
from pincite.pages.changes.list_views import ChainView, LongLivedView, PlaceView
from pincite.pages.changes.recurrence import Place, years_apart
from pincite.pages.changes.redlines import BothVersions, shown_sentence
from pincite.pages.front_matter import FrontMatter
from pincite.pages.row_html import row_html
from pincite.pages.templates import page
from pincite.passage_view.word_diffs import wording_row
from pincite.visibility import Outlet, shown

INDEX = "changes/"
LONG_LIVED = "changes/long-lived/"
GENERATED = "pincite convert; hands off, edit seeds/changes.yml"


def long_lived_page(handbook: Handbook, chains: Sequence[Sequence[Place]]) -> Artifact:
    """Return the page of the sentences that have stood for long, each with its places."""
    links = Links(page=LONG_LIVED)
    wordings = {document.id: BothVersions.of(document, handbook.language) for document in handbook.documents}
    view = LongLivedView(
        changes_href=links.to(INDEX),
        missing=join_words([year.name for year in handbook.years if not year.documents]),
        chains=tuple(_chain_view(chain, wordings, links) for chain in chains),
    )
    meta = FrontMatter(
        title="Long-lived phrases",
        description="Sentences that stand in three or more sources, or over ten years apart.",
        generated_by=GENERATED,
    )
    return page(page_path(LONG_LIVED), view, meta)


def _chain_view(chain: Sequence[Place], wordings: Mapping[str, BothVersions], links: Links) -> ChainView:
    sources = [wordings[source].document.source for source, _ in chain]
    count = len({source for source, _ in chain})
    return ChainView(
        years="–".join(dict.fromkeys((sources[0].dated, sources[-1].dated))),
        span=f"{counted(count, 'source')}, {counted(years_apart([source.year for source in sources]), 'year')} apart",
        places=tuple(_place_view(place, wordings[place[0]], links) for place in chain),
    )


def _place_view(place: Place, wordings: BothVersions, links: Links) -> PlaceView:
    _, anchor = place
    sentence = wordings.sentences[anchor]
    allowed = shown(sentence, wordings.document.source, Outlet.COMPARISON)
    text = row_html(wording_row(sentence)) if allowed.is_whole else None
    return PlaceView(
        title=wordings.document.title,
        sentence=shown_sentence(anchor, wordings, sentence.fingerprint, text, links),
    )
