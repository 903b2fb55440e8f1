"""A seed's new text as bytes of the same encoding as before."""

from __future__ import annotations

import codecs
from pathlib import Path

from pincite.errors import input_error
from pincite.model import Seed


def encoded(root: Path, seed: Seed, text: str) -> bytes:
    """Return a seed's new bytes: byte order mark, byte order and encoding stay."""
    raw = (root / "seeds" / seed.file).read_bytes()
    name = codecs.lookup(seed.encoding).name
    big_endian = {"utf-16": codecs.BOM_UTF16_BE, "utf-32": codecs.BOM_UTF32_BE}
    ways = [(seed.encoding, b""), (f"{name}-be", big_endian.get(name, b"")), (f"{name}-le", b"")]
    for encoding, mark in ways if name in big_endian else ways[:1]:
        if not raw.startswith(mark):
            continue
        old = raw[len(mark) :].decode(encoding, "replace")
        if old.endswith(seed.text) and mark + old.encode(encoding, "replace") == raw:
            return mark + (old.removesuffix(seed.text) + text).encode(encoding)
    message = f"it cannot be written back in its encoding, {seed.encoding}, as it was."
    raise input_error(f"seeds/{seed.file}", 0, "cannot-encode", message, "Declare the exact encoding in the sidecar.")
