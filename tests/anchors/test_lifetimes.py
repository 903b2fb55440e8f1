"""Whatever is done to a source, in any order: no id is ever given to other words, and every id leads somewhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pincite.checks.anchor_checks import check_issued, check_past_ids
from pincite.checks.block_checks import check_blocks, check_ids
from pincite.checks.page_checks import read_pages
from pincite.identity.ledger import Ledger
from pincite.identity.ledger_integrity import check_edition, check_merge, lost_records
from pincite.identity.redactions import anchors_to_record, is_hidden, overwrite, with_redaction
from pincite.identity.releases import EditionFile, create_release
from pincite.model import Document, Redaction, Seed, Source, Version
from pincite.pages.sources.source_page import source_page
from pincite.per_source import convert_source
from pincite.text import normal_form
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import make_handbook, make_profile, make_source
from tests.support.strategies import examples

BLANK_LINES = make_profile(paragraphs="blank-lines")
PAGE = "docs/sources/larkholm/index.md"
_WORD = re.compile(r"\w+")

words = st.sampled_from("lamp oil wick fog siren boat rock keeper clerk tin door ton harbour tide coal glass".split())
sentences = st.lists(words, min_size=2, max_size=9).map(lambda some: " ".join(some).capitalize() + ".")
# Sentences that documents of a series have in common draw ids to each other.
FORMULAS = st.sampled_from(["As in previous years, the lamp burned.", "No oil was bought.", "The keeper said nothing."])
paragraphs = st.lists(sentences | FORMULAS, min_size=1, max_size=3).map(" ".join)
places = st.integers(min_value=0, max_value=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A source as one branch has it."""

    source: Source
    ledger: Ledger

    @property
    def texts(self) -> list[str]:
        """All wordings, oldest first."""
        return [version.seed.text for version in self.source.versions]

    @property
    def document(self) -> Document:
        """The source as the ledger has it."""
        document, same = convert_source(self.source, BLANK_LINES, self.ledger)
        assert same == self.ledger
        return document


def _with_texts(texts: Sequence[str]) -> Source:
    """Return a source that had these wordings; a file is named for its place and its first text."""
    source = make_source(texts[-1])
    versions = tuple(
        Version(seed=_seed(place, text), since=None, note=None, sic=(), left_out=()) for place, text in enumerate(texts)
    )
    return replace(source, seed=versions[-1].seed, versions=versions)


def _seed(place: int, text: str) -> Seed:
    return Seed(file=f"{place}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)


def _accepted(texts: Sequence[str], ledger: Ledger | None) -> Branch:
    source = _with_texts(texts)
    return Branch(source=source, ledger=convert_source(source, BLANK_LINES, ledger, Acceptance(reason="edited"))[1])


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(blocks) or "Nothing is left."


def _typo(blocks: list[str], at: int, to: int, new: str) -> None:
    found = list(_WORD.finditer(blocks[at]))
    if found:
        word = found[to % len(found)]
        blocks[at] = blocks[at][: word.start()] + new.split(maxsplit=1)[0] + blocks[at][word.end() :]


def _split(blocks: list[str], at: int, to: int, new: str) -> None:
    del to, new
    head, _, tail = blocks[at].partition(". ")
    blocks[at : at + 1] = [f"{head}.", tail] if tail else [blocks[at]]


def _merge(blocks: list[str], at: int, to: int, new: str) -> None:
    del to, new
    if at + 1 < len(blocks):
        blocks[at : at + 2] = [f"{blocks[at]} {blocks[at + 1]}"]


EDITS: dict[str, Callable[[list[str], int, int, str], None]] = {
    "insert": lambda blocks, at, _to, new: blocks.insert(at, new),
    "delete": lambda blocks, at, _to, _new: blocks.__delitem__(at),
    "rewrite": lambda blocks, at, _to, new: blocks.__setitem__(at, new),
    "extend": lambda blocks, at, _to, new: blocks.__setitem__(at, f"{blocks[at]} {new}"),
    "move": lambda blocks, at, to, _new: blocks.insert(to % len(blocks), blocks.pop(at)),
    "double": lambda blocks, at, to, _new: blocks.insert(to % len(blocks), blocks[at]),
    "typo": _typo,
    "split": _split,
    "merge": _merge,
}
edits = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), places, places, paragraphs), min_size=1, max_size=4)


def _edited(branch: Branch, made: Sequence[tuple[str, int, int, str]]) -> Branch:
    blocks = [one for one in branch.texts[-1].split("\n\n") if one]
    for name, at, to, new in made:
        if blocks:
            EDITS[name](blocks, at % len(blocks), to, new)
        else:
            blocks.append(new)
    return _accepted([*branch.texts, _joined(blocks)], branch.ledger)


class Lifetimes(RuleBasedStateMachine):
    """A source that is published, edited, released, redacted and merged."""

    main: Branch
    fork: Branch | None = None

    def __init__(self) -> None:
        super().__init__()
        self.editions: list[EditionFile] = []
        self.issued: dict[str, str] = {}
        self.begun = 0

    @initialize(blocks=st.lists(paragraphs, min_size=1, max_size=6))
    def publish(self, blocks: list[str]) -> None:
        self._go_on(_accepted([_joined(blocks)], None))

    @rule(made=edits)
    def edit_and_accept(self, made: list[tuple[str, int, int, str]]) -> None:
        self._go_on(_edited(self.main, made))

    @rule(place=places)
    def an_old_wording_comes_back(self, place: int) -> None:
        self._go_on(_accepted([*self.main.texts, self.main.texts[place % len(self.main.texts)]], self.main.ledger))

    @rule()
    def release(self) -> None:
        count = len(self.editions) + 1
        self.editions.append(
            create_release(f"2026.{count}", f"2026-12-{min(count, 31):02}", [self.main.ledger], self.editions)
        )

    @precondition(lambda self: self.fork is None)
    @rule(place=places)
    def redact(self, place: int) -> None:
        anchors = sorted(one for one in self.main.ledger.ever if not one.startswith("h-"))
        chosen = anchors[place % len(anchors)]
        wordings = overwrite(self.main.source, self.main.ledger, [chosen])
        source = _with_texts([wording.text for wording in wordings])
        digests = {version.seed.file: version.seed.sha256 for version in source.versions}
        named = anchors_to_record(self.main.ledger, [chosen])
        redactions = [Redaction(anchor=one, date="2026-12-01", reason="asked for") for one in named]
        renewed = Branch(source=source, ledger=with_redaction(self.main.ledger, wordings, digests, redactions))
        self.editions = [_refreshed(edition, digests) for edition in self.editions]
        for block in (block for version in renewed.document.past for block in version.blocks):
            assert all(is_hidden(part.text) for part in block.parts if part.anchor == chosen)
        self._go_on(renewed)

    @precondition(lambda self: self.fork is None)
    @rule()
    def begin_a_branch(self) -> None:
        self.fork, self.begun = self.main, len(self.main.texts)

    @precondition(lambda self: self.fork is not None)
    @rule(made=edits)
    def edit_on_the_branch(self, made: list[tuple[str, int, int, str]]) -> None:
        assert self.fork
        self.fork = _edited(self.fork, made)

    @precondition(lambda self: self.fork is not None)
    @rule()
    def merge_the_branch(self) -> None:
        assert self.fork
        own, others = self.main.ledger.versions[self.begun :], self.fork.ledger.versions[self.begun :]
        # What both branches recorded alike stands once in what git joins.
        joined = others if own != others else []
        naive = self.main.ledger.model_copy(update={"versions": [*self.main.ledger.versions, *joined]})
        assert bool(list(check_merge(naive))) == bool(own and others and own != others)
        branch, theirs, self.fork = self.main, self.fork.texts[self.begun :], None
        for text in theirs:
            branch = _accepted([*branch.texts, text], branch.ledger)
            self._go_on(branch)

    def _go_on(self, after: Branch) -> None:
        """Hold what was published against what is published now."""
        document = after.document
        live = {str(part.anchor): part.text for block in document.blocks for part in block.parts if part.anchor}
        if self.issued:
            assert list(lost_records(self.main.ledger, after.ledger)) == []
            before = {str(part.anchor) for block in self.main.document.blocks for part in block.parts if part.anchor}
            for anchor in (live.keys() & self.issued.keys()) - before:
                assert normal_form(live[anchor]) == normal_form(self.issued[anchor]), f"{anchor} was given again"
            for anchor in live.keys() & before:
                assert _shares_words(live[anchor], self.issued[anchor]), f"{anchor} slid to other words"
        self.main = after
        for version in document.past:
            self.issued |= {
                str(part.anchor): part.text for block in version.blocks for part in block.parts if part.anchor
            }
        self.issued |= live

    @invariant()
    def every_id_leads_somewhere(self) -> None:
        if not self.issued:
            return
        document = self.main.document
        text = source_page(document, make_handbook([document]), ()).data.decode()
        pages = read_pages({PAGE: text})
        assert self.issued.keys() <= self.main.ledger.ever
        assert list(check_issued(pages, {PAGE: text}, {"larkholm": self.issued})) == []

    @invariant()
    def nothing_recorded_is_lost(self) -> None:
        if not self.issued:
            return
        document = self.main.document
        assert list(check_ids(document)) == list(check_past_ids(document)) == list(check_blocks(document)) == []
        for edition in self.editions:
            assert list(check_edition(edition, {"larkholm": self.main.ledger}, {})) == []


def _shares_words(one: str, other: str) -> bool:
    """Tell whether two wordings have a word in common; overwritten words are nobody's."""
    both = [set(_WORD.findall(text.casefold())) for text in (one, other)]
    return bool(both[0] & both[1]) or not all(both)


def _refreshed(edition: EditionFile, digests: dict[str, str]) -> EditionFile:
    sources = [source.model_copy(update={"sha256": digests[source.file]}) for source in edition.sources]
    return edition.model_copy(update={"sources": sources})


TestLifetimes = Lifetimes.TestCase
TestLifetimes.settings = settings(examples(25), stateful_step_count=12)
