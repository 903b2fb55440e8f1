"""Files to be written."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to be written."""

    path: str
    """Below the handbook's root: `docs/sources/usdos-2024-cambodia.md`."""
    data: bytes = field(repr=False)
    notes: tuple[str, ...] = ()
    """What a person is told of how it was made."""
    made_from: bytes | None = field(default=None, repr=False)
    """What stood there when it was made, where it was made from that: if it changed since, it is not overwritten."""


def text_artifact(path: str, text: str, *, made_from: bytes | None = None) -> Artifact:
    """Return a file that holds the text in UTF-8."""
    return Artifact(path=path, data=text.encode(), made_from=made_from)
