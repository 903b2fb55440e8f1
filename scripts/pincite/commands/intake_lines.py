"""What is printed of the texts that are to be added: what was read of each, and what it would be cut into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite import formatting
from pincite.authoring.guess import Guess
from pincite.editing.adding import Draft
from pincite.editing.adding_checks import NewSource
from pincite.editing.adding_intake import ReadFile
from pincite.editing.cut_warnings import cut_warnings
from pincite.model import Block
from pincite.richtext import plain_text
from pincite.site_config import INTERFACE
from pincite.text import one_line

_PREVIEWED = 12
_SHOWN = 80


def facts_lines(new: NewSource) -> Iterator[str]:
    """Yield what a sidecar would say of a text, each field with where it comes from."""
    for name, value in new.fields.items():
        yield f"  {name:9} {plain_text(value)}{_origin(new.known.get(name), value)}"
    if new.encoding:
        yield f"  {'encoding':9} {new.encoding}"


def _origin(guess: Guess | None, value: str) -> str:
    return f"  ({guess.origin})" if guess and guess.value == value else ""


def block_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield a line for each of the first blocks: its kind and first words; then what follows, counted."""
    for block in blocks[:_PREVIEWED]:
        yield f"  {block.kind:14} {one_line(block.text)[:_SHOWN]}"
    if len(blocks) > _PREVIEWED:
        yield f"  {'…':14} and {len(blocks) - _PREVIEWED} more"


def counts_line(blocks: Sequence[Block]) -> str:
    """Return how many blocks there are, and how many of them are numbered."""
    numbered = sum(block.fingerprint != "" and block.kind != "heading" for block in blocks)
    return f"{formatting.counted(len(blocks), 'block')}, {numbered} of them to be numbered."


def draft_lines(new: Draft, about: NewSource | None, *, in_short: bool) -> Iterator[str]:
    """Yield what a person looks at before a text is added.

    Args:
        new: the source as it would be.
        about: what is known of it; None for a new wording.
        in_short: of many texts, their blocks are counted only.

    """
    if in_short:
        yield f"{new.seed.path}: {counts_line(new.blocks)}"
    if about:
        yield from facts_lines(about)
    if not in_short:
        yield from block_lines(new.blocks)
        yield counts_line(new.blocks)
    for warning in cut_warnings(new.source, new.blocks, new.profile):
        yield f"look at {new.seed.path}, {warning}"


def notes_of(read: Sequence[ReadFile]) -> Iterator[str]:
    """Yield what a person should know of how each text was read."""
    for file in read:
        for note in (*file.text.notes, *file.facts.notes):
            yield f"note {file.file.path}: {note}."


def language_note(sources: Sequence[NewSource]) -> str | None:
    """Return that the pages' own words are not in the language of the texts; None where they are in that of some."""
    languages = {source.fields["language"] for source in sources if "language" in source.fields}
    if not languages or any(tag.split("-")[0] in INTERFACE for tag in languages):
        return None
    return (
        f"the pages' own words are in {', '.join(INTERFACE)}; there are none in {', '.join(sorted(languages))} yet. "
        "The texts are shown as they are."
    )
