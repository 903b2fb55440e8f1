"""File names that every system can have: what is wrong with one, which two are taken for one, and a safe one.

A handbook is cloned on Windows, copied to a memory stick and unpacked on a Mac. A name that one of them refuses, or
takes for another, would lose a source there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

MOST_BYTES = 255
MOST_PATH = 240
ALLOWED = "letters, digits, spaces inside, and - _ . ( ) , are fine everywhere"
# Devices of Windows: with any ending, in any case, the superscript digits too (learn.microsoft.com, "Naming Files").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:[.:].*)?", re.I | re.DOTALL)
_REFUSED = re.compile(r'[<>:"|?*\\/]')
# Characters that nobody sees and that turn what is written behind them round, and line ends.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def is_device(name: str) -> bool:
    """Return whether Windows takes a name, whatever its ending, for a device: `aux`, `NUL.txt`, `com¹.yml`."""
    return bool(_DEVICE.fullmatch(name))


def name_fault(name: str) -> str | None:
    """Return what is wrong with one part of a path, in a sentence without its end; None where nothing is."""
    size = len(name.encode("utf-8", "surrogateescape"))
    unseen, refused = _UNSEEN.search(name), _REFUSED.search(name)
    faults = (
        (any("\ud800" <= character <= "\udfff" for character in name), "the name is not UTF-8"),
        (unseen, f"the name holds the character U+{ord(unseen[0]) if unseen else 0:04X}, which nobody sees"),
        (refused, f"the name holds `{refused[0] if refused else ''}`, which Windows cannot have in a name"),
        (is_device(name), f"`{name}` is the name of a device on Windows, with any ending"),
        (name[-1:] in {" ", "."}, "the name ends in a space or a full stop, which Windows drops"),
        (name[:1] == " ", "the name begins with a space"),
        (size > MOST_BYTES, f"the name has {size} bytes in UTF-8; a file system allows {MOST_BYTES}"),
    )
    return next((fault for found, fault in faults if found), None)


def path_fault(path: str) -> str | None:
    """Return what is wrong with a path below the handbook's root, in a sentence without its end."""
    if fault := next((fault for part in path.split("/") if (fault := name_fault(part))), None):
        return fault
    if len(path) > MOST_PATH:
        return f"the path has {len(path)} characters; {MOST_PATH} are allowed, so that it can be unpacked on Windows"
    return None


def shown_path(path: str) -> str:
    """Return a path as it can be printed: what nobody sees, and bytes that are no text, are written out."""
    return "".join(
        repr(character)[1:-1] if _UNSEEN.match(character) or "\ud800" <= character <= "\udfff" else character
        for character in path
    )


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path, of a file or a folder, with an earlier one that some systems take for the same.

    Windows and macOS do not tell `A.txt` from `a.txt`; macOS does not tell `é` in one character from it in two.
    """
    first: dict[str, str] = {}
    told: set[str] = set()
    for path in sorted(set(paths)):
        parts = path.split("/")
        for count in range(1, len(parts) + 1):
            part = "/".join(parts[:count])
            earlier = first.setdefault(_folded(part), part)
            if earlier != part and part not in told:
                told.add(part)
                yield part, earlier
                break


def safe_name(name: str) -> str:
    """Return a name like the one that was given that every system can have: `a:b?.txt` gives `a-b.txt`."""
    plain = _REFUSED.sub("-", _UNSEEN.sub("", unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode())))
    stem, dot, ending = plain.strip(" ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = re.sub(r"-{2,}", "-", stem).strip(" .-") or "source"
    ending = ending.strip(" .-")
    tail = f".{ending}" if ending else ""
    if is_device(f"{stem}{tail}"):
        stem = f"{stem.partition('.')[0].strip()}-file{stem[len(stem.partition('.')[0]) :]}"
    most = MOST_BYTES - len(f"{tail}.yml".encode())
    return stem.encode()[: min(most, 120)].decode("utf-8", "ignore").rstrip(" .-") + tail


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
