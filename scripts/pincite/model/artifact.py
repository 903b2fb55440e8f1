"""Files to be written."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to be written."""

    path: str
    """Below the handbook's root: `docs/sources/usdos-2024-cambodia.md`."""
    data: bytes = field(repr=False)


def text_artifact(path: str, text: str) -> Artifact:
    """Return a file that holds the text in UTF-8."""
    return Artifact(path=path, data=text.encode())
