"""What else a topic's page leads to: its figures with their latest value, and its sentences that recur."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.formatting import place_of, short_name
from pincite.model import Document, DocumentPair, Handbook, Sentence, SentenceChange, TopicHit
from pincite.pages.addresses import Links
from pincite.pages.changes.comparison_facts import count_in_words
from pincite.pages.changes.recurrence import change_url
from pincite.pages.figures.figure_views import Series, in_words, series_of
from pincite.pages.row_html import row_html
from pincite.pages.topics.views import FigureLink, RecurringPair, RecurringSentence
from pincite.passage_view.cut import start_row
from pincite.visibility import Outlet, shown

_SHOWN = 5
_WORDS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedToTopic:
    """The figures and sentences of a handbook, looked up once for all topics."""

    handbook: Handbook
    series: tuple[Series, ...]
    sentences: Mapping[tuple[str, str], Sentence]

    @classmethod
    def of(cls, handbook: Handbook) -> RelatedToTopic:
        """Return the ties of a handbook."""
        sentences = {
            (document.id, sentence.anchor): sentence
            for document in handbook.documents
            for block in document.numbered
            for sentence in block.sentences
        }
        return cls(handbook=handbook, series=tuple(series_of(handbook)), sentences=sentences)

    def figures(self, topic: str, links: Links) -> tuple[FigureLink, ...]:
        """Return the indicators of a topic, each with its latest value."""
        return tuple(
            FigureLink(
                title=series.indicator.title,
                href=links.indicator(series.id),
                latest=in_words(series.figures[-1], series.indicator),
            )
            for series in self.series
            if series.indicator.topic == topic
        )

    def changes(self, hits: Sequence[TopicHit], links: Links) -> tuple[RecurringPair, ...]:
        """Return, for each pair of sources, how many sentences of a topic recur, and the first of them."""
        carried = {(hit.source, sentence.anchor) for hit in hits for sentence in hit.sentences}
        return tuple(
            self._pair(pair, found, carried, links)
            for pair in self.handbook.pairs
            if (found := [change for change in pair.recurring if _sides(pair, change) & carried])
        )

    def _pair(
        self, pair: DocumentPair, found: Sequence[SentenceChange], carried: set[tuple[str, str]], links: Links
    ) -> RecurringPair:
        older, newer = self.handbook.document(pair.older), self.handbook.document(pair.newer)
        return RecurringPair(
            title=f"{_name(older)} and {_name(newer)}",
            whole_title=f"{older.title} and {newer.title}, side by side",
            href=links.to(change_url(pair)),
            count=count_in_words(found),
            rows=tuple(self._rows(pair, found[:_SHOWN], carried, links)),
            more=max(len(found) - _SHOWN, 0),
        )

    def _rows(
        self, pair: DocumentPair, found: Sequence[SentenceChange], carried: set[tuple[str, str]], links: Links
    ) -> Iterator[RecurringSentence]:
        for change in found:
            newer, older = (pair.newer, str(change.newer)), (pair.older, str(change.older))
            source, anchor = newer if newer in carried else older
            sentence = self.sentences[source, anchor]
            is_shown = all(self._is_shown(place) for place in (older, newer))
            words, more = start_row(sentence, _WORDS)
            places = " → ".join(place_of(self.handbook.document(name), place) for name, place in (older, newer))
            yield RecurringSentence(
                href=links.to(change_url(pair, change)),
                relation=change.relation,
                places=places.replace("¶ ", "¶\N{NO-BREAK SPACE}"),
                cites=f"{source}#{anchor}",
                words=row_html(words) if is_shown else None,
                more=more and is_shown,
            )

    def _is_shown(self, place: tuple[str, str]) -> bool:
        return shown(self.sentences[place], self.handbook.document(place[0]).source, Outlet.TOPIC_CHANGE).is_whole


def _name(document: Document) -> str:
    return short_name(document.source)


def _sides(pair: DocumentPair, change: SentenceChange) -> set[tuple[str, str]]:
    return {(pair.older, str(change.older)), (pair.newer, str(change.newer))}
