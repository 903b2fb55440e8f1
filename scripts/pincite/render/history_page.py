"""The page of a source's history: every wording of every passage that ever had an anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from pincite import phrasing
from pincite.model import Artifact, Block, Document, Retired, Sentence
from pincite.redline import redline
from pincite.render.escape import html
from pincite.render.links import Links, page_path, source_url
from pincite.render.passages import LINE_BREAK, heading_words, sentence_html
from pincite.render.redlines import edit_html
from pincite.render.templates import page
from pincite.render.wordings import Wording, reading_order, wordings_of
from pincite.text import first_words, one_line

_STUB_WORDS = 8


def history_page(document: Document) -> Artifact:
    """Return the Markdown page of the history of a source that has more than one accepted wording."""
    url = f"{source_url(document.id)}history/"
    passages = list(_passages(document))
    view = {
        "title": document.title,
        "sources_href": Links(page=url).to("sources/"),
        "held_back": document.source.publish == "excerpts",
        "versions": list(_versions(document)),
        "passages": passages,
        "changed": [one for one in passages if one["what"]],
    }
    meta = {
        "title": f"History: {document.title}",
        "description": f"Every accepted wording of every passage of {document.title}.",
        "generated-by": "pincite convert; hands off, the wordings lie in seeds/",
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    return page(page_path(url), "history", meta=meta, view=view)


def _versions(document: Document) -> Iterator[dict[str, Any]]:
    """Yield the accepted wordings of the whole source, oldest first."""
    for number, version in enumerate(document.source.versions):
        since = f"Since {phrasing.period_in_words(version.since)}" if version.since else None
        yield {
            "date": since or ("First wording" if number == 0 else "A later version, without a date"),
            "file": version.seed.file,
            "note": one_line(version.note) if version.note else None,
        }


def _passages(document: Document) -> Iterator[dict[str, Any]]:
    """Yield the passages in reading order, each with its wordings, oldest first."""
    wordings = wordings_of(document)
    retired = {one.anchor: one for one in document.retired}
    show = _Shown(document)
    for anchor in reading_order(document):
        known, gone = wordings[anchor], retired.get(anchor)
        part = known[-1].part
        yield {
            "href": f"../#{anchor}",
            "label": "Heading"
            if isinstance(part, Block) and part.kind == "heading"
            else phrasing.long_label_of(anchor),
            "what": _what(known, gone),
            "first": known[0].place,
            "gone": _gone(gone) if gone else None,
            "wordings": list(show.wordings(known)),
        }


def _what(known: Sequence[Wording], gone: Retired | None) -> str | None:
    """Return what became of a passage, in a word; None where it stands as it ever did."""
    if gone:
        return gone.status
    return "inserted" if not known[0].is_first else "reworded" if len({one.fingerprint for one in known}) > 1 else None


def _gone(one: Retired) -> dict[str, Any]:
    return {
        "into": phrasing.label_of(one.leads_to) if one.leads_to else None,
        "href": f"../#{one.leads_to}" if one.leads_to else None,
        "since": phrasing.period_in_words(one.since) if one.since else None,
        "reason": one_line(one.reason) if one.reason else None,
    }


class _Shown:
    """Makes what the page shows of wordings, and gives each id once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._held_back = document.source.publish == "excerpts"
        self._given = set[str]()

    def wordings(self, known: Sequence[Wording]) -> Iterator[dict[str, Any]]:
        """Yield what is shown of the wordings of one passage."""
        for before, one in pairwise([None, *known]):
            if one is None:
                continue
            whole = not (self._held_back or one.is_redacted)
            follows = before is not None and not before.is_redacted and before.fingerprint != one.fingerprint
            yield {
                "id": self._fresh(one.place),
                "fingerprint": one.fingerprint,
                "dates": _dates(one),
                "wording": self._cited(one.anchor, one.fingerprint) if whole else None,
                "html": self._words(one),
                "redline": Markup("").join(map(edit_html, redline(before.part.text, one.part.text)))
                if before and follows and whole
                else None,
            }

    def _fresh(self, place: str) -> str | None:
        """Return the id if the page does not have it yet."""
        if place in self._given:
            return None
        self._given.add(place)
        return place

    def _cited(self, anchor: str, fingerprint: str) -> str:
        return f"{self._document.id}#{anchor}@{fingerprint}"

    def _words(self, one: Wording) -> Markup:
        """Return a passage's sentences as elements; bare ids and first words where the text is held back."""
        made, end, part = Markup(""), one.part.start, one.part
        verse = isinstance(part, Block) and part.verse
        for sentence in one.sentences:
            between = part.text[end - part.start : sentence.start - part.start]
            made += (LINE_BREAK if verse and between.splitlines()[1:] else " ") if made and between else ""
            made += self._sentence(sentence, verse=verse)
            end = sentence.end
        if self._held_back and not one.is_redacted:
            made += html(first_words(one.part.text, _STUB_WORDS))
        return made or html(heading_words(part) if isinstance(part, Block) else one_line(part.text))

    def _sentence(self, sentence: Sentence, *, verse: bool) -> Markup:
        place = self._fresh(f"{sentence.anchor}-{sentence.fingerprint}")
        name = Markup(' id="{}"').format(place) if place else Markup("")
        if redaction := sentence.redaction:
            said = f"[redacted, {phrasing.period_in_words(redaction.date)}: {one_line(redaction.reason)}]"
            return Markup('<span{} class="pc-redacted">{}</span>').format(name, html(said))
        if self._held_back:
            return Markup("<span{}></span>").format(name)
        cited = html(self._cited(sentence.anchor, sentence.fingerprint))
        return Markup('<span{} data-wording="{}">{}</span>').format(name, cited, sentence_html(sentence, verse=verse))


def _dates(one: Wording) -> str:
    """Return when a wording stood there, in words."""
    unknown = "From the first wording on" if one.is_first else "From a later wording on"
    since = f"Since {phrasing.period_in_words(one.since)}" if one.since else unknown
    if one.is_current:
        return since
    return f"{since}, until {phrasing.period_in_words(one.until)}" if one.until else f"{since}, until a later wording"
