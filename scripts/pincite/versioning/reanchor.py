"""A new wording of an accepted document: which anchors it keeps, which are new, and what became of the others.

The old wording is the last one of the ledger; the new one was cut afresh. Nothing is renumbered: what keeps an anchor
keeps its name, what is new gets the next free suffix behind what stands before it, and what is gone is retired.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pincite.identity.ledger import Ledger, LedgerRetired, new_version, restored_blocks
from pincite.identity.numbering import CITED, heading_anchor, series_of
from pincite.identity.suffixes import next_free
from pincite.model import Block, Source
from pincite.text import normal_form
from pincite.versioning.match_passages import match_passages
from pincite.versioning.outcomes import NewOutcome, OldOutcome, Passage
from pincite.versioning.reanchor_sentences import name_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorChange:
    """What happens to one anchor, for the table that an editor decides on."""

    anchor: str
    """The anchor that the passage has now, or would get: `p12`, `p12a`."""
    fate: str
    """`kept`, `edited`, `moved`, `moved-edited`, `inserted`, `split-remainder`, `merged`, `withdrawn`, `returned`."""
    explanation: str
    before: str | None
    """The old words, where they differ or are gone."""
    after: str | None
    """The new words, where they differ or are new."""
    leads_to: str | None = None
    """For a merged anchor: where its words are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reanchored:
    """What accepting the new wording would do."""

    blocks: tuple[Block, ...]
    ledger: Ledger
    anchor_changes: tuple[AnchorChange, ...]
    """New passages in reading order, then what is retired."""


def reanchor(
    source: Source, cut: Sequence[Block], ledger: Ledger, *, rulings: Mapping[str, str | None], reason: str | None
) -> Reanchored:
    """Return the new wording with its anchors, and the ledger that records it.

    Args:
        source: with the new wording as its current one, and the old one among its versions.
        cut: the new wording's blocks, without anchors.
        ledger: accepted; its last version is the old wording.
        rulings: an editor's: old anchor to the anchor that was proposed for a passage, or None to withdraw it.
        reason: the editor's, recorded with what is retired.

    Raises:
        ValueError: a ruling names an anchor that is not there.
    """
    old = _old_blocks(source, ledger)
    if rulings:
        proposed = reanchor(source, cut, ledger, rulings={}, reason=None).blocks
        rulings = {anchor: None if to is None else _place_of(to, proposed) for anchor, to in rulings.items()}
    matching = match_passages(_old_passages(old), _new_passages(cut), rulings)
    placements = {int(placement.key[1:]): placement for placement in matching.placements}
    blocks, returned = _name_blocks(cut, placements, ledger, source)
    blocks = name_sentences(old, blocks, returned=returned.values(), used=set(ledger.ever))
    named = {f"+{place}": block.anchor for place, block in enumerate(blocks) if block.anchor}
    retired = _retired(old, blocks, matching.departures, named, ledger, since=source.seed.file, reason=reason)
    version = new_version(source, blocks, after=ledger.versions[-1], reason=reason)
    renewed = ledger.model_copy(update={"versions": [*ledger.versions, version], "retired": list(retired)})
    anchor_changes = (*_fates(blocks, placements, old, returned), *_departed(matching.departures, named, old))
    return Reanchored(blocks=blocks, ledger=renewed, anchor_changes=anchor_changes)


def _old_blocks(source: Source, ledger: Ledger) -> tuple[Block, ...]:
    current = ledger.versions[-1]
    text = next(version.seed.text for version in source.versions if version.seed.file == current.file)
    return restored_blocks(current, text)


def _place_of(anchor: str, proposed: Sequence[Block]) -> str:
    for place, block in enumerate(proposed):
        if block.anchor == anchor:
            return f"+{place}"
    message = f"`{anchor}` is no anchor of the new wording as it was proposed"
    raise ValueError(message)


def _old_passages(blocks: Sequence[Block]) -> list[Passage]:
    return [
        Passage(key=block.anchor, text=block.text, series=series_of(block.kind), section=block.section)
        for block in blocks
        if block.anchor
    ]


def _new_passages(cut: Sequence[Block]) -> list[Passage]:
    return [
        Passage(key=f"+{place}", text=block.text, series=series_of(block.kind), section=block.section)
        for place, block in enumerate(cut)
        if block.kind in CITED
    ]


def _name_blocks(
    cut: Sequence[Block], placements: Mapping[int, NewOutcome], ledger: Ledger, source: Source
) -> tuple[tuple[Block, ...], Mapping[str, Block]]:
    """Return the blocks with their anchors, and the last wording of each anchor that came back with its old words."""
    used, lost, returned = set(ledger.ever), _lost_wordings(ledger, source), dict[str, Block]()
    last: dict[str, str | None] = {}
    made = []
    for place, block in enumerate(cut):
        placement = placements.get(place)
        if placement is None:
            made.append(block)
            continue
        series = series_of(block.kind)
        anchor = placement.old
        if anchor is None and (found := lost.pop((series, normal_form(block.text)), None)):
            anchor = found.anchor
            returned[anchor] = found
        if anchor is None:
            anchor = heading_anchor(block, used) if series == "h" else next_free(last.get(series), used, series=series)
        used.add(anchor)
        last[series] = anchor
        made.append(replace(block, anchor=anchor))
    return tuple(made), returned


def _lost_wordings(ledger: Ledger, source: Source) -> dict[tuple[str, str], Block]:
    """Return the blocks that were withdrawn, by the last words that they had; only wordings that stood there once."""
    withdrawn = {ledger_retired.anchor for ledger_retired in ledger.retired if ledger_retired.status == "withdrawn"}
    texts = {version.seed.file: version.seed.text for version in source.versions}
    found: dict[tuple[str, str], list[Block]] = {}
    for version in reversed(ledger.versions[:-1]):
        for block in restored_blocks(version, texts[version.file]):
            if block.anchor in withdrawn:
                withdrawn.discard(block.anchor)
                found.setdefault((series_of(block.kind), normal_form(block.text)), []).append(block)
    return {wording: blocks[0] for wording, blocks in found.items() if len(blocks) == 1}


def _retired(  # noqa: PLR0913 - each is needed and none can be derived
    old: Sequence[Block],
    blocks: Sequence[Block],
    departures: Sequence[OldOutcome],
    named: Mapping[str, str],
    ledger: Ledger,
    *,
    since: str,
    reason: str | None,
) -> Iterator[LedgerRetired]:
    """Yield what is retired from now on, earlier ones first; what came back is not."""
    live = {part.anchor for block in blocks for part in block.parts if part.anchor}
    for earlier in ledger.retired:
        if earlier.anchor not in live:
            yield earlier.model_copy(update={"after": _still(earlier.after, old, live)})
    leads = {
        departure.key: named[departure.leads_to]
        for departure in departures
        if departure.outcome == "merged" and departure.leads_to
    }
    for block in old:
        for part in block.parts:
            if not part.anchor or part.anchor in live:
                continue
            target = leads.get(part.anchor) if part is block else None
            yield LedgerRetired(
                anchor=part.anchor,
                status="merged" if target else "withdrawn",
                leads_to=target,
                after=_still(block.anchor, old, live),
                since=since,
                reason=reason,
            )


def _still(anchor: str | None, old: Sequence[Block], live: set[str]) -> str | None:
    """Return the anchor itself or the nearest one before it that is live; None if there is none."""
    order = [block.anchor for block in old if block.anchor]
    if anchor is None or anchor not in order:
        return anchor if anchor in live else None
    before = order[: order.index(anchor) + 1]
    return next((earlier for earlier in reversed(before) if earlier in live), None)


def _fates(
    blocks: Sequence[Block], placements: Mapping[int, NewOutcome], old: Sequence[Block], returned: Collection[str]
) -> Iterator[AnchorChange]:
    texts = {block.anchor: block.text for block in old}
    for place, block in enumerate(blocks):
        placement = placements.get(place)
        if placement is None or not block.anchor:
            continue
        before = texts.get(placement.old) if placement.old else None
        same = before is not None and normal_form(before) == normal_form(block.text)
        is_back = block.anchor in returned
        yield AnchorChange(
            anchor=block.anchor,
            fate="returned" if is_back else placement.relation,
            explanation="the words that it had before came back" if is_back else placement.explanation,
            before=None if same else before,
            after=None if same else block.text,
        )


def _departed(
    departures: Sequence[OldOutcome], named: Mapping[str, str], old: Sequence[Block]
) -> Iterator[AnchorChange]:
    texts = {block.anchor: block.text for block in old}
    for departure in departures:
        if departure.outcome in {"merged", "withdrawn"}:
            yield AnchorChange(
                anchor=departure.key,
                fate=departure.outcome,
                explanation=departure.explanation,
                before=texts[departure.key],
                after=None,
                leads_to=named.get(departure.leads_to) if departure.leads_to else None,
            )
