"""What `seeds/changes.yml` says: pairs of documents to be compared, and editors' decisions on sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from pincite.changes.faults import PATH, Named, find_faults
from pincite.errors import InputError
from pincite.files import read_yaml
from pincite.model import Document
from pincite.strict import Strict, as_model

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Decision = Annotated[str, Field(pattern=r"^ *[a-z0-9]+ +~ +[a-z0-9]+ *(: *(reworded|updated) *)?$")]


class _Pair(Strict):
    """Two documents that an editor wants compared, and what an editor decided on their sentences."""

    older: Id
    newer: Id
    sections: list[str] | None = None
    """The sections to compare; all that both hold, where none is named."""
    whole: bool = False
    """Whether the sections do not matter: one of the two has others, or none."""
    reason: Annotated[str, Field(pattern=r"\S")]
    same: list[Decision] = []
    """Sentences that make the same claim, though no rule finds it: `p1s3 ~ p42s4`, `p2s1 ~ p7s2: updated`."""
    apart: list[Decision] = []
    """Sentences that do not, though a rule takes them for a pair."""

    @model_validator(mode="after")
    def _one_way(self) -> _Pair:
        if self.whole and self.sections is not None:
            message = "a pair has `sections` or `whole`, not both"
            raise ValueError(message)
        return self


class _File(Strict):
    pairs: list[_Pair] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """An editor's word on two sentences."""

    older: str
    """`p2s1`."""
    newer: str
    relation: Literal["reworded", "updated"] | None
    """None leaves it to the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPair:
    """Two documents that an editor wants compared."""

    older: str
    newer: str
    sections: tuple[str, ...] | None
    whole: bool
    reason: str
    same: tuple[Decided, ...] = ()
    apart: tuple[Decided, ...] = ()


def read_pairs(root: Path, documents: Sequence[Document]) -> tuple[NamedPair, ...]:
    """Return the pairs that editors name; none where the handbook has no such file."""
    if not (root / PATH).exists():
        return ()
    written = read_yaml(root, PATH, what="the list of comparisons")
    pairs = tuple(_named(pair) for pair in as_model(_File, written, written.data or {}).pairs)
    if problems := find_faults([_outline(pair) for pair in pairs], documents, written):
        raise InputError(problems)
    return pairs


def _named(pair: _Pair) -> NamedPair:
    return NamedPair(
        older=pair.older,
        newer=pair.newer,
        sections=None if pair.sections is None else tuple(pair.sections),
        whole=pair.whole,
        reason=pair.reason.strip(),
        same=tuple(parse_decision(one) for one in pair.same),
        apart=tuple(parse_decision(one) for one in pair.apart),
    )


def parse_decision(text: str) -> Decided:
    """Return a decision's parts: `p2s1 ~ p7s2: updated` gives `p2s1`, `p7s2` and `updated`."""
    sentences, _, word = text.partition(":")
    older, _, newer = sentences.partition("~")
    kinds: dict[str, Literal["reworded", "updated"]] = {"reworded": "reworded", "updated": "updated"}
    return Decided(older=older.strip(), newer=newer.strip(), relation=kinds.get(word.strip()))


def _outline(pair: NamedPair) -> Named:
    decisions = {"same": pair.same, "apart": pair.apart}
    return Named(
        older=pair.older,
        newer=pair.newer,
        sections=pair.sections or (),
        decisions={key: tuple((one.older, one.newer) for one in those) for key, those in decisions.items()},
    )
