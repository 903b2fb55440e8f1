"""The page of a source's history: every wording of every passage that ever had an anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from pincite import formatting
from pincite.model import Artifact, Block, Document, Retired
from pincite.pages.addresses import Links, page_path, source_url
from pincite.pages.front_matter import FrontMatter
from pincite.pages.history.version_views import Wording, reading_order, wordings_of
from pincite.pages.history.views import GoneView, HistoryView, LifeView, VersionView, WordingView
from pincite.pages.html_escape import html
from pincite.pages.passage_html import heading_words, speech_of
from pincite.pages.row_html import piece_html, row_html
from pincite.pages.templates import page
from pincite.passage_view.cut import passage_row
from pincite.passage_view.pieces import CitedSentence, PassagePiece, Space
from pincite.passage_view.word_diffs import edits_row
from pincite.similarity.word_diff import redline
from pincite.text import one_line
from pincite.visibility import Outlet, redaction_of, shown, shown_of_source, stub


def history_page(document: Document, language: str) -> Artifact:
    """Return the Markdown page, in a language, of the history of a source with more than one accepted wording."""
    url = f"{source_url(document.id)}history/"
    passages = tuple(_passages(document))
    view = HistoryView(
        title=document.title,
        speech=speech_of(document.source, language),
        sources_href=Links(page=url).to("sources/"),
        held_back=not shown_of_source(document.source, Outlet.HISTORY).is_whole,
        versions=tuple(_versions(document)),
        passages=passages,
        changed=tuple(passage for passage in passages if passage.what),
    )
    meta = FrontMatter(
        title=f"History: {document.title}",
        description=f"Every accepted wording of every passage of {document.title}.",
        generated_by="pincite convert; hands off, the wordings lie in seeds/",
        is_searched=False,
    )
    return page(page_path(url), view, meta)


def _versions(document: Document) -> Iterator[VersionView]:
    """Yield the accepted wordings of the whole source, oldest first."""
    for number, version in enumerate(document.source.versions):
        since = f"Since {formatting.period_in_words(version.since)}" if version.since else None
        yield VersionView(
            date=since or ("First wording" if number == 0 else "A later version, without a date"),
            file=version.seed.file,
            note=one_line(version.note) if version.note else None,
        )


def _passages(document: Document) -> Iterator[LifeView]:
    """Yield the passages in reading order, each with its wordings, oldest first."""
    wordings = wordings_of(document)
    retired = {gone.anchor: gone for gone in document.retired}
    show = _Shown(document)
    for anchor in reading_order(document):
        known, gone = wordings[anchor], retired.get(anchor)
        part = known[-1].part
        names_heading = isinstance(part, Block) and part.kind == "heading"
        yield LifeView(
            href=f"../#{anchor}",
            label="Heading" if names_heading else formatting.long_label_of(anchor),
            what=_what(known, gone),
            first=known[0].place,
            gone=_gone(gone) if gone else None,
            wordings=tuple(show.wordings(known)),
        )


def _what(known: Sequence[Wording], gone: Retired | None) -> str | None:
    """Return what became of a passage, in a word; None where it stands as it ever did."""
    if gone:
        return gone.status
    return (
        "inserted"
        if not known[0].is_first
        else "reworded"
        if len({wording.fingerprint for wording in known}) > 1
        else None
    )


def _gone(retired: Retired) -> GoneView:
    return GoneView(
        into=formatting.label_of(retired.leads_to) if retired.leads_to else None,
        href=f"../#{retired.leads_to}" if retired.leads_to else None,
        since=formatting.period_in_words(retired.since) if retired.since else None,
        reason=one_line(retired.reason) if retired.reason else None,
    )


class _Shown:
    """Makes what the page shows of wordings, and gives each id once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._held_back = not shown_of_source(document.source, Outlet.HISTORY).is_whole
        self._given = set[str]()

    def wordings(self, known: Sequence[Wording]) -> Iterator[WordingView]:
        """Yield what is shown of the wordings of one passage."""
        for before, wording in pairwise([None, *known]):
            if wording is None:
                continue
            whole = shown(wording.part, self._document.source, Outlet.HISTORY).is_whole
            follows = before is not None and not before.is_redacted and before.fingerprint != wording.fingerprint
            yield WordingView(
                id=self._fresh(wording.place),
                fingerprint=wording.fingerprint,
                dates=_dates(wording),
                wording=self._cited(wording.anchor, wording.fingerprint) if whole else None,
                html=self._words(wording),
                redline=row_html(edits_row(redline(before.part.text, wording.part.text)))
                if before and follows and whole
                else None,
            )

    def _fresh(self, place: str) -> str | None:
        """Return the id if the page does not have it yet."""
        if place in self._given:
            return None
        self._given.add(place)
        return place

    def _cited(self, anchor: str, fingerprint: str) -> str:
        return f"{self._document.id}#{anchor}@{fingerprint}"

    def _words(self, wording: Wording) -> Markup:
        """Return a passage's sentences as elements; bare ids and first words where the text is held back."""
        part = wording.part
        if isinstance(part, Block) and not part.sentences:
            return html(stub(part) if self._held_back and not wording.is_redacted else heading_words(part))
        made = Markup("").join(map(self._piece, passage_row(part)))
        return made + html(stub(part)) if self._held_back and not wording.is_redacted else made

    def _piece(self, piece: PassagePiece) -> Markup:
        if isinstance(piece, CitedSentence):
            return self._sentence(piece)
        return Markup(" ") if isinstance(piece, Space) and not piece.ends_line else piece_html(piece)

    def _sentence(self, piece: CitedSentence) -> Markup:
        sentence = piece.sentence
        place = self._fresh(f"{sentence.anchor}-{sentence.fingerprint}")
        name = Markup(' id="{}"').format(place) if place else Markup("")
        if redaction := redaction_of(sentence):
            said = f"[redacted, {formatting.period_in_words(redaction.date)}: {one_line(redaction.reason)}]"
            return Markup('<span{} class="pc-redacted">{}</span>').format(name, html(said))
        if self._held_back:
            return Markup("<span{}></span>").format(name)
        cited = html(self._cited(sentence.anchor, sentence.fingerprint))
        return Markup('<span{} data-wording="{}">{}</span>').format(name, cited, row_html(piece.pieces))


def _dates(wording: Wording) -> str:
    """Return when a wording stood there, in words."""
    unknown = "From the first wording on" if wording.is_first else "From a later wording on"
    since = f"Since {formatting.period_in_words(wording.since)}" if wording.since else unknown
    if wording.is_current:
        return since
    return (
        f"{since}, until {formatting.period_in_words(wording.until)}"
        if wording.until
        else f"{since}, until a later wording"
    )
