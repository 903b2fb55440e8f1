"""No word of a passage that is held back leaves by an output that the policy forbids.

Each sentence holds a word that stands nowhere else. All outputs are searched for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import frontmatter
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser as SearchParser  # type: ignore[import-untyped]

from pincite.comparison.compare import compare_documents
from pincite.downloads.data_files import csv_files
from pincite.downloads.pdf import book_json
from pincite.downloads.sqlite import sqlite_file
from pincite.identity.ledger import Ledger
from pincite.model import (
    Block,
    Document,
    Edition,
    EditionChanges,
    Handbook,
    Seed,
    Sentence,
    SentenceHit,
    Topic,
    TopicHit,
    Version,
)
from pincite.pages.all_pages import render_site
from pincite.per_source import convert_source
from pincite.text import first_words
from pincite.versioning.assign_anchors import Acceptance
from pincite.visibility import Extent, Outlet, is_sensitive, sensitive_anchors, shown, stub
from tests.comparison.making import named
from tests.support.making import make_handbook, make_profile, make_source
from tests.support.reading import site_html
from tests.support.strategies import examples

KINDS = {"": "paragraph", "Under the picture": "caption", "Point": "list-item", "Notice": "notice"}
HEADING = "Chapter"
PROFILE = make_profile(
    paragraphs="lines",
    starts_in="lamp",
    sections=[{"id": "lamp", "title": "The lamp"}],
    lines=[{"kind": kind, "match": f"^{begin} "} for begin, kind in (KINDS | {HEADING: "heading"}).items() if begin],
)
PLANTED = re.compile("zq[a-z]{3}qz")
HEADING_ID = re.compile("h-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A source: the kind of each passage and how many sentences it has, what is held back, what changed."""

    passages: tuple[tuple[str, int], ...]
    sensitive: frozenset[int]
    """Numbers of sentences."""
    reworded: frozenset[int]
    """Numbers of sentences that read otherwise in the version before."""
    publish: str


_NUMBERS = st.frozensets(st.integers(0, 7), max_size=4)
plans = st.builds(
    Plan,
    passages=st.lists(
        st.tuples(st.sampled_from(list(KINDS)), st.integers(1, 3)) | st.just((HEADING, 1)), min_size=2, max_size=4
    ).map(tuple),
    sensitive=_NUMBERS,
    reworded=_NUMBERS,
    publish=st.sampled_from(["full", "excerpts"]),
)


def _word(source: int, version: int, number: int) -> str:
    return f"zq{'abc'[source]}{'abc'[version]}{chr(97 + number)}qz"


def _sentences(plan: Plan, source: int, version: int) -> list[str]:
    """Return the sentences of a version; those of the two sources differ in their planted words alone."""
    count = sum(number for _, number in plan.passages)
    kept = _headings(plan)  # the id of a heading that was published with other words keeps those
    words = [_word(source, version if number in plan.reworded - kept else 1, number) for number in range(count)]
    return [
        f"The keeper of {word} {chr(97 + number) * 4} put seven tins of oil on the shelf before noon."
        for number, word in enumerate(words)
    ]


def _headings(plan: Plan) -> set[int]:
    """Return the numbers of the sentences that are headings."""
    starts = accumulate((count for _, count in plan.passages), initial=0)
    return {start for start, (begin, _) in zip(starts, plan.passages, strict=False) if begin == HEADING}


def _text(plan: Plan, sentences: Sequence[str]) -> str:
    left = iter(sentences)
    return "\n".join(
        " ".join([*([begin] if begin else []), *(next(left) for _ in range(count))]) for begin, count in plan.passages
    )


def _documents(plan: Plan, number: int) -> tuple[Document, Document]:
    """Return a source as it was first published, and as it is."""
    made: list[Document] = []
    ledger: Ledger | None = None
    versions: tuple[Version, ...] = ()
    current = _sentences(plan, number, 1)
    sensitive = tuple(sentence for place, sentence in enumerate(current) if place in plan.sensitive)
    name = f"light-{number}"
    for version in range(2):
        text = _text(plan, _sentences(plan, number, version))
        if versions and text == versions[-1].seed.text:
            break
        seed = Seed(file=f"{name}-{version}.txt", sha256=f"{version}" * 64, text=text)
        versions = (*versions, Version(seed=seed, since=str(1901 + version), note=None, sic=(), left_out=()))
        source = make_source("", id=name, year=1901 + number, sensitive=sensitive, publish=plan.publish)
        source = replace(
            source, csl=dict(source.csl) | {"id": name}, seed=seed, versions=versions if len(versions) > 1 else ()
        )
        document, ledger = convert_source(source, PROFILE, ledger, Acceptance(reason="printed again"))
        made.append(document)
    return made[0], made[-1]


def _hits(document: Document) -> Iterator[TopicHit]:
    """Yield every other sentence as one that carries the topic and leans on the one before."""
    for block in document.numbered:
        if carrying := block.sentences[len(block.sentences) > 1 :: 2]:
            sentences = tuple(
                SentenceHit(anchor=sentence.anchor, because=("oil",), needs_context=True) for sentence in carrying
            )
            yield TopicHit(topic="oil", source=document.id, anchor=block.anchor, sentences=sentences)


def _edition(name: str, texts: Sequence[Document]) -> Edition:
    changes = tuple(
        EditionChanges(
            source=text.id,
            is_new=False,
            kept=0,
            edited=tuple(block.anchor for block in text.numbered),
            new=(),
            withdrawn=(),
            merged=(),
            redacted=(),
        )
        for text in texts
    )
    return Edition(name=name, date="2026-12-01", texts=tuple(texts), changes=changes)


def _handbook(plans_of_both: Sequence[Plan]) -> Handbook:
    both = [_documents(plan, number) for number, plan in enumerate(plans_of_both)]
    first, last = [before for before, _ in both], [now for _, now in both]
    return make_handbook(
        last,
        site_url="https://larkholm.example/",
        topics=(Topic(id="oil", title="Oil", definition="On oil."),),
        hits=tuple(hit for document in last for hit in _hits(document)),
        pairs=compare_documents(last, [named("light-0", "light-1")]),
        editions=(_edition("2026.1", first), _edition("2026.2", last)),
    )


def _outputs(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield all that leaves, each with a name by which its outlets are known."""
    for artifact in render_site(handbook):
        text = artifact.data.decode()
        yield artifact.path, text
        if artifact.path.endswith(".md"):
            yield f"search/{artifact.path}", _searched(text)
    for name, data in (*csv_files(handbook).items(), ("paragraphs.db", sqlite_file(handbook))):
        yield f"table/{name}", data.decode("utf-8", "replace")
    printed: Mapping[str, Any] = json.loads(book_json(handbook))
    for key, value in printed.items():
        yield f"pdf/{key}", json.dumps(value)
    parts = [part for source in printed["sources"] for part in source["parts"]]
    yield "pdf/contents", json.dumps([part for part in parts if part["kind"] == "heading" and part["outlined"]])


def _searched(page: str) -> str:
    """Return what the search of the site takes up of a page."""
    front, body = frontmatter.parse(page)
    if front.get("search"):
        return ""
    parser = SearchParser()
    parser.feed(site_html(body))
    parser.close()
    return " ".join(
        text for section in parser.data if not section.is_excluded() for text in (*section.title, *section.text)
    )


def _outlets(path: str, source: str, *, carries: bool, recurs: bool) -> set[Outlet]:
    """Return the outlets that an output is for a sentence; none where no word of any source belongs."""
    known = {
        f"docs/sources/{source}/index.md": {Outlet.PAGE, Outlet.TOMBSTONE},
        f"docs/sources/{source}/history/index.md": {Outlet.HISTORY},
        f"docs/api/v1/documents/{source}.json": {Outlet.PAGE_DATA},
        f"docs/api/v1/wordings/{source}.json": {Outlet.HISTORY_DATA},
        f"docs/editions/2026.1/sources/{source}/index.md": {Outlet.EDITION},
        f"docs/editions/2026.2/sources/{source}/index.md": {Outlet.EDITION},
        "docs/topics/oil/index.md": {Outlet.TOPIC if carries else Outlet.TOPIC_CONTEXT}
        | ({Outlet.TOPIC_CHANGE} if recurs else set()),
        "docs/changes/light-0--light-1/index.md": {Outlet.COMPARISON if recurs else Outlet.COMPARISON_ALONE},
        "docs/feed.xml": {Outlet.FEED},
        f"search/docs/sources/{source}/index.md": {Outlet.SEARCH},
        "search/docs/topics/oil/index.md": {Outlet.TOPIC if carries else Outlet.TOPIC_CONTEXT}
        | ({Outlet.TOPIC_CHANGE} if recurs else set()),
        "search/docs/changes/light-0--light-1/index.md": {Outlet.COMPARISON if recurs else Outlet.COMPARISON_ALONE},
        "table/paragraphs.csv": {Outlet.TABLES},
        "table/paragraphs.db": {Outlet.TABLES},
        "pdf/sources": {Outlet.PDF_TEXT},
        "pdf/topics": {Outlet.PDF_TOPIC},
        "pdf/contents": {Outlet.PDF_CONTENTS},
    }
    return known.get(path, set())


def _planted(document: Document) -> Iterator[tuple[Block, Block | Sentence]]:
    """Yield every sentence and heading of every version; what is sensitive in one version is so in all."""
    held_back = sensitive_anchors(document)
    for blocks in (document.blocks, *(version.blocks for version in document.past)):
        for block in blocks:
            for part in block.sentences or (block,):
                yield block, replace(part, sensitive=part.sensitive or part.anchor in held_back)


def _wordings(block: Block, document: Document) -> list[Block]:
    """Return what stands at a block's anchor in any wording; the words of one may be those of another."""
    blocks = [*document.blocks, *(block for past in document.past for block in past.blocks)]
    return [other for other in blocks if other.anchor == block.anchor]


def _first_open_words(block: Block) -> str:
    """Return the first words of what may be shown: a sign stands for a sensitive sentence."""
    return first_words(" ".join("[…]" if is_sensitive(part) else part.text for part in block.sentences), 8)


def _may_stand(block: Block, part: Block | Sentence, document: Document, outlets: set[Outlet]) -> bool:
    extents = {shown(part, document.source, outlet).extent for outlet in outlets}
    word = PLANTED.findall(part.text)[0]
    first = f"{stub(block)} {' '.join(map(_first_open_words, _wordings(block, document)))}"
    return Extent.ALL in extents or (Extent.FIRST_WORDS in extents and word in first)


@examples(25)
@given(st.tuples(plans, plans))
def test_no_planted_word_leaves_where_it_may_not(both: tuple[Plan, Plan]) -> None:
    handbook = _handbook(both)
    outputs = dict(_outputs(handbook))
    found = {path: set(PLANTED.findall(text)) for path, text in outputs.items()}
    # An id of a heading is made of its words, and stands wherever ids do, unless the heading is sensitive.
    but_ids = {path: set(PLANTED.findall(HEADING_ID.sub("", text))) for path, text in outputs.items()}
    carried = {(hit.source, sentence.anchor) for hit in handbook.hits for sentence in hit.sentences}
    recurring = {place for pair in handbook.pairs for change in pair.recurring for place in _sides(pair, change)}
    for document in handbook.documents:
        for block, part in _planted(document):
            place = (document.id, part.anchor)
            [word] = PLANTED.findall(part.text)
            for path, words in (found if is_sensitive(part) else but_ids).items():
                outlets = _outlets(path, document.id, carries=place in carried, recurs=place in recurring)
                assert word not in words or _may_stand(block, part, document, outlets), (path, part)


def _sides(pair: Any, change: Any) -> set[tuple[str, str]]:
    return {(pair.older, change.older), (pair.newer, change.newer)}


def test_planted_words_do_leave_where_they_may() -> None:
    passages = (("", 2), (HEADING, 1), ("Point", 1))
    plan = Plan(passages=passages, sensitive=frozenset(), reworded=frozenset({1}), publish="full")
    outputs = dict(_outputs(_handbook((plan, plan))))
    for path in ("docs/feed.xml", "docs/topics/oil/index.md", "docs/changes/light-0--light-1/index.md", "pdf/topics"):
        assert PLANTED.search(outputs[path]), path
    for path in ("table/paragraphs.csv", "table/paragraphs.db", "pdf/sources", "docs/sources/light-0/history/index.md"):
        assert PLANTED.search(outputs[path]), path
    for path in ("pdf/contents", "search/docs/sources/light-0/index.md", "docs/api/v1/anchors.json"):
        assert _word(0, 1, 2) in outputs[path], path


def test_a_sensitive_heading_stands_on_the_page_of_its_source_alone() -> None:
    passages = ((HEADING, 1), ("", 2))
    plan = Plan(passages=passages, sensitive=frozenset({0}), reworded=frozenset(), publish="full")
    outputs = dict(_outputs(_handbook((plan, plan))))
    word, page = _word(0, 1, 0), "docs/sources/light-0/index.md"
    assert {path for path, text in outputs.items() if word in text} == {
        page,
        "docs/api/v1/documents/light-0.json",
        "docs/editions/2026.1/sources/light-0/index.md",
        "docs/editions/2026.2/sources/light-0/index.md",
        "pdf/sources",
    }
    assert '"sensitive": true' in outputs["docs/api/v1/documents/light-0.json"]
    assert f"## <span data-search-exclude>Chapter The keeper of {word}" in outputs[page]
    assert _word(0, 1, 1) in outputs[f"search/{page}"]  # what stands below it is found, under the page's title
