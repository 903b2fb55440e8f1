"""A toy handbook of two awkward sources, built by hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import pytest

from pincite.model import (
    Block,
    BlockKind,
    Document,
    Handbook,
    Reference,
    Retired,
    Section,
    Seed,
    Sentence,
    SentenceHit,
    Sic,
    Source,
    TextSpan,
    Topic,
    TopicHit,
)
from pincite.text import fingerprint

SITE = "https://example.org/toy/"
NASTY = "#[]$*_`<>@\\ // \"quotes\" 'single' #let x = 1 #pagebreak() *bold* _under_ -- --- ... ~ @p1 </p> {{ x }} %20"
RIGHT_TO_LEFT = "The word שלום stands in an English sentence."
VERSE = "The first line ends here,\nthe second\tfollows,\r\n    and a third ends it."
SIC = ("300 bahts",)
SENSITIVE = ("is hidden",)
LONG = "Extraordinarily incomprehensible counter-intuitive internationalisation runs over the end of a page. " * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block to be: its kind, section and sentences, and its anchor or the reason why it is left out."""

    kind: BlockKind
    section: str | None
    sentences: tuple[str, ...]
    anchor: str | None = None
    reason: str | None = None


def piece(
    kind: BlockKind, section: str | None, *sentences: str, anchor: str | None = None, reason: str | None = None
) -> Piece:
    return Piece(kind=kind, section=section, sentences=sentences, anchor=anchor, reason=reason)


ALPHA = (
    piece("title", None, "Alpha #1: a *title*"),
    piece("notice", "opening", "Ranked in tier 2.", anchor="n1"),
    piece("paragraph", "opening", NASTY, anchor="p1"),
    piece("paragraph", "opening", RIGHT_TO_LEFT, "It cost 300 bahts.", "Nothing was paid.", anchor="p2"),
    piece("heading", "demands", "What is demanded", anchor="h-demands"),
    piece("recommendation", "demands", "Do this [at once].", anchor="p3"),
    piece("separator", "demands", "*", reason="separator"),
    piece("recommendation", "demands", "Do that.", anchor="p4"),
    piece("separator", "demands", "*", reason="separator"),
    piece("list-item", "demands", "Inserted afterwards.", anchor="p4a"),
    piece("quote", "ending", VERSE, anchor="p5"),
    piece("caption", "ending", "A picture of a $5 note", anchor="c1"),
    piece("paragraph", "ending", LONG.strip(), anchor="p6"),
    piece(
        "paragraph",
        "ending",
        "One is told.",
        "Two is hidden.",
        "Three is told.",
        "Four is not.",
        "Five is.",
        anchor="p7",
    ),
    piece("boilerplate", "ending", "Share this page", reason="furniture of the site"),
)
BETA = (
    piece("paragraph", "body", "This text of the second source may not be shown as a whole to anybody.", anchor="p1"),
    piece("paragraph", "body", "Its second paragraph speaks of fees.", "The rest stays where it is.", anchor="p2"),
    piece("boilerplate", "body", "Read more of our many other interesting articles on this site", reason="teaser"),
)


def build(pieces: tuple[Piece, ...]) -> tuple[Seed, tuple[Block, ...]]:
    """Return a seed that holds the pieces, and its blocks."""
    text, blocks = "", []
    for made in pieces:
        start = len(text)
        sentences: list[Sentence] = []
        for order, words in enumerate(made.sentences, start=1):
            text += " " if sentences else ""
            sentences.append(
                Sentence(
                    anchor=f"{made.anchor}s{order}",
                    start=len(text),
                    end=len(text) + len(words),
                    text=words,
                    fingerprint=fingerprint(words),
                    sic=tuple(len(text) + words.index(fault) + len(fault) for fault in SIC if fault in words),
                    sensitive=any(passage in words for passage in SENSITIVE),
                )
            )
            text += words
        blocks.append(
            Block(
                kind=made.kind,
                section=made.section,
                start=start,
                end=len(text),
                text=text[start:],
                reason=made.reason,
                anchor=made.anchor or "",
                fingerprint=fingerprint(text[start:]) if made.anchor else "",
                sentences=tuple(sentences) if made.anchor else (),
                verse=text[start:] == VERSE,
            )
        )
        text += "\n\n"
    return Seed(file="seed.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text), tuple(blocks)


def source(seed: Seed, csl: dict[str, Any], **more: Any) -> Source:
    """Return a source with what the toys have in common."""
    common: dict[str, Any] = {
        "id": csl["id"],
        "sidecar": "seeds/seed.txt.yml",
        "csl": csl,
        "period": None,
        "collection": "default",
        "profile": None,
        "coverage": "full",
        "coverage_note": None,
        "extract_of": None,
        "checked_against": "none",
        "checked_note": None,
        "rights": "Public domain.",
        "publish": "full",
        "sensitive": (),
        "content_note": None,
        "sic": (),
        "evidence": (),
        "left_out": (),
        "seed": seed,
    }
    return Source(**(common | more))


@pytest.fixture(scope="session")
def alpha() -> Document:
    seed, blocks = build(ALPHA)
    csl = {
        "id": "alpha-2001",
        "title": "Alpha #1: a *title*",
        "author": [{"literal": "Office of Alphas"}],
        "issued": {"date-parts": [[2001, 6, 4]]},
        "publisher": "Press & Sons",
        "URL": "https://example.com/alpha?a=1&b=2",
    }
    made = source(
        seed,
        csl,
        year=2001,
        content_note="It speaks of violence.",
        sic=tuple(Sic(quote=fault, note="baht") for fault in SIC),
        sensitive=SENSITIVE,
    )
    sections = (
        Section(id="opening", title="Opening"),
        Section(id="demands", title="Demands"),
        Section(id="ending", title=""),
    )
    retired = (
        Retired(anchor="p9", status="merged", leads_to="p2"),
        Retired(anchor="p8", status="withdrawn", leads_to=None),
    )
    return Document(source=made, draft=False, sections=sections, blocks=blocks, retired=retired)


@pytest.fixture(scope="session")
def beta() -> Document:
    seed, blocks = build(BETA)
    csl = {"id": "beta-2002", "title": "Beta", "issued": {"date-parts": [[2002, 6]], "circa": True}}
    made = source(
        seed,
        csl,
        year=2002,
        coverage="extract",
        coverage_note="The first page only.",
        extract_of="the Book of Beta",
        publish="excerpts",
        rights="© 2002 Beta Ltd.",
    )
    return Document(source=made, draft=True, sections=(Section(id="body", title="Body"),), blocks=blocks, retired=())


def hit(topic: str, source_id: str, *sentences: str) -> TopicHit:
    """Return a hit of those sentences of one paragraph."""
    found = tuple(SentenceHit(anchor=anchor, because=("word",)) for anchor in sentences)
    return TopicHit(topic=topic, source=source_id, anchor=sentences[0].split("s")[0], sentences=found)


@pytest.fixture(scope="session")
def handbook(alpha: Document, beta: Document) -> Handbook:
    runs = (
        TextSpan(text="Office of Alphas. "),
        TextSpan(text="Alpha", italic=True),
        TextSpan(text="Home", href="https://example.com/h"),
    )
    return Handbook(
        title="Toys & <tests>",
        description="Two incomprehensible sources. " + "Internationalisation overwhelms typographers. " * 6,
        site_url=SITE,
        language="en-GB",
        authors=("A. Editor",),
        documents=(alpha, beta),
        topics=(
            Topic(id="money", title="Money", definition="What is paid."),
            Topic(id="order", title="Order", definition="What is told."),
            Topic(id="empty", title="Emptiness", definition="What nobody writes of."),
        ),
        hits=(
            hit("money", "alpha-2001", "p2s2", "p2s3"),
            hit("money", "beta-2002", "p2s1"),
            hit("order", "alpha-2001", "p3s1"),
            hit("order", "alpha-2001", "p7s1", "p7s2", "p7s3", "p7s5"),
        ),
        references=tuple(
            Reference(id=name, csl={}, biblatex="", bibtex="", ris="", formatted={"apa": runs})
            for name in ("alpha-2001", "beta-2002")
        ),
    )
