"""A seed's new text as bytes of the same type and encoding as before."""

from __future__ import annotations

from pathlib import Path

from pincite.model import Seed
from pincite.readers import reader_of


def encoded(root: Path, seed: Seed, text: str) -> bytes:
    """Return a seed's new bytes; all but its words stays as it was."""
    path = f"seeds/{seed.file}"
    raw = (root / path).read_bytes()
    return reader_of(seed.file, raw).overwrite(raw, seed.text, text, encoding=seed.encoding, path=path)
