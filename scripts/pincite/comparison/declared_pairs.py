"""What `seeds/changes.yml` says: pairs of documents to be compared, and editors' decisions on sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from pincite.comparison.pair_validation import PATH, UNDIVIDED, PairOutline, validate_pairs
from pincite.errors import InputError
from pincite.files import YamlFile, read_yaml
from pincite.inputs.file_view import FileView
from pincite.model import Document
from pincite.validation import Strict, validate

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Sentences = Annotated[str, Field(pattern=r"^ *[a-z0-9]+ +~ +[a-z0-9]+ *$")]
Joined = Annotated[str, Field(pattern=r"^ *[a-z0-9]+ +~ +[a-z0-9]+ *(: *(reworded|updated|related) *)?$")]
Parted = Annotated[str, Field(pattern=r"^ *[a-z0-9]+ +~ +[a-z0-9]+ *(: *(reworded|updated) *)?$")]
Decision = Literal["reworded", "updated", "related"]


class ComparedPair(Strict):
    """Two documents that an editor wants compared, and what an editor decided on their sentences."""

    older: Id
    """Id of the older document: `usdos-2004-cambodia`."""
    newer: Id
    """Id of the newer document: `usdos-2024-cambodia`."""
    sections: list[str] | None = None
    """The sections to compare; all that both hold, where none is named: `[prosecution]`."""
    whole: bool = False
    """Whether the sections do not matter: one of the two has others, or none: `true`."""
    reason: Annotated[str, Field(pattern=r"\S")]
    """Why they are compared, as the page says it: `The newspaper reports on the same year.`."""
    same: list[Joined] = []
    """Sentences that make the same claim, though no rule finds it; `reworded`, `updated` or `related` behind a colon
    says how: `[p1s3 ~ p42s4, 'p2s1 ~ p7s2: updated']`.
    """
    related: list[Sentences] = []
    """Sentences on the same matter that make another claim: `[p2s5 ~ p4s1]`."""
    apart: list[Parted] = []
    """Sentences that are no pair of any kind, though a rule takes them for one: `[p3s1 ~ p9s2]`."""

    @model_validator(mode="after")
    def _one_way(self) -> ComparedPair:
        if self.whole and self.sections is not None:
            message = "a pair has `sections` or `whole`, not both"
            raise ValueError(message)
        return self


class ComparisonsFile(Strict):
    """What `seeds/changes.yml` says."""

    pairs: list[ComparedPair] = []
    """The documents to compare beyond the nearest ones:
    `[{older: usdos-2004-cambodia, newer: usdos-2024-cambodia, reason: Twenty years.}]`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class PairDecision:
    """An editor's word on two sentences."""

    older: str
    """`p2s1`."""
    newer: str
    relation: Decision | None
    """None leaves it to the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPair:
    """Two documents that an editor wants compared."""

    older: str
    newer: str
    sections: tuple[str, ...] | None
    whole: bool
    reason: str
    same: tuple[PairDecision, ...] = ()
    related: tuple[PairDecision, ...] = ()
    apart: tuple[PairDecision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFile:
    """The pairs of documents that editors name, and where each thing is written."""

    pairs: tuple[DeclaredPair, ...]
    outlines: tuple[PairOutline, ...]
    """What each of them points to, as it is written."""
    written: YamlFile


def read_pairs(view: FileView) -> PairFile:
    """Return what the list of comparisons says; nothing where the handbook has no such file."""
    if not view.look(PATH).exists:
        return PairFile(pairs=(), outlines=(), written=YamlFile(path=PATH, data=None, lines={}))
    written = read_yaml(view, PATH, what="the list of comparisons")
    pairs = validate(ComparisonsFile, written, written.data or {}).pairs
    return PairFile(pairs=tuple(map(_named, pairs)), outlines=tuple(map(_outline, pairs)), written=written)


def declared_pairs(file: PairFile, documents: Sequence[Document]) -> tuple[DeclaredPair, ...]:
    """Return the pairs that editors name, each held against the documents that it names.

    Two documents without sections are compared as wholes.
    """
    if problems := validate_pairs(file.outlines, documents, file.written):
        raise InputError(problems)
    undivided = {document.id for document in documents if _is_undivided(document)}
    return tuple(
        replace(pair, whole=True) if pair.sections is None and {pair.older, pair.newer} <= undivided else pair
        for pair in file.pairs
    )


def _is_undivided(document: Document) -> bool:
    return all(section.id == UNDIVIDED for section in document.sections)


def _named(pair: ComparedPair) -> DeclaredPair:
    joined = [parse_decision(row) for row in pair.same]
    related = [replace(parse_decision(decision), relation="related") for decision in pair.related]
    return DeclaredPair(
        older=pair.older,
        newer=pair.newer,
        sections=None if pair.sections is None else tuple(pair.sections),
        whole=pair.whole,
        reason=pair.reason.strip(),
        same=tuple(pair_decision for pair_decision in joined if pair_decision.relation != "related"),
        related=(*(pair_decision for pair_decision in joined if pair_decision.relation == "related"), *related),
        apart=tuple(parse_decision(row) for row in pair.apart),
    )


def parse_decision(text: str) -> PairDecision:
    """Return a decision's parts: `p2s1 ~ p7s2: updated` gives `p2s1`, `p7s2` and `updated`."""
    sentences, _, word = text.partition(":")
    older, _, newer = sentences.partition("~")
    kinds: dict[str, Decision] = {kind: kind for kind in get_args(Decision)}
    return PairDecision(older=older.strip(), newer=newer.strip(), relation=kinds.get(word.strip()))


def _outline(pair: ComparedPair) -> PairOutline:
    rows = {"same": pair.same, "related": pair.related, "apart": pair.apart}
    decided = {key: [parse_decision(row) for row in those] for key, those in rows.items()}
    return PairOutline(
        older=pair.older,
        newer=pair.newer,
        sections=pair.sections or (),
        decisions={
            key: tuple((pair_decision.older, pair_decision.newer) for pair_decision in those)
            for key, those in decided.items()
        },
    )
