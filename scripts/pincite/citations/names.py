"""Names of people and institutions, from CSL to BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pincite import text
from pincite.citations import latex
from pincite.formatting import CLINGING, join_name

# Words that no reader of BibTeX takes for anything but parts of a name: no comma, no brace, nothing to escape.
_WORD = r"[^\W_](?:[^\W_]|[.’]|['-](?=[^\W_]))*"
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")
_PARTING = re.compile("[,;]")
_RESERVED = {"and", "others"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A person, or an institution, which is one name that is never taken apart."""

    family: str
    """`Garcia Lopez`; an institution's whole name: `Ministry of Works, Roads and Bridges`."""
    given: str = ""
    dropping: str = ""
    """A particle that goes behind the given name where the family name comes first: `Humboldt, Alexander von`."""
    particle: str = ""
    """A particle that stays with the family name: `van Gogh, Vincent`."""
    suffix: str = ""
    """`Jr.`"""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Family name with its particles, given name and suffix: all that a reader of BibTeX must find again."""
        return (join_name(self.dropping, self.particle, self.family), self.given, self.suffix)


def read_names(names: Sequence[Mapping[str, Any]]) -> tuple[NameParts, ...]:
    """Return the names that a CSL name variable holds."""
    return tuple(_read_name(name) for name in names)


def as_bibtex(names: Sequence[NameParts]) -> str:
    """Return a list of names for BibTeX and biblatex: `{Ministry of Works} and van Gogh, Vincent`."""
    return " and ".join(_bibtex_name(name) for name in names)


def as_ris(name: NameParts) -> str:
    """Return a name for RIS: `van Gogh, Vincent`, `Humboldt, Alexander von`; an institution's as it is."""
    if not name.given:
        return name.parts[0]
    family, given = join_name(name.particle, name.family), join_name(name.given, name.dropping)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def is_split_in_ris(name: NameParts) -> bool:
    """Whether programs that read RIS would take a name apart otherwise than it is meant: at a comma inside a part."""
    return any(_PARTING.search(part) for part in (*name.parts, name.given))


def _read_name(name: Mapping[str, Any]) -> NameParts:
    """Return one CSL name; what is `literal` stays whole."""
    words = {key: text.one_line(value) for key, value in name.items() if isinstance(value, str)}
    if "literal" in words or "family" not in words:
        return NameParts(family=words.get("literal", words.get("given", "")))
    dropping, particle = words.get("dropping-particle", ""), words.get("non-dropping-particle", "")
    suffix = words.get("suffix", "")
    if not words.get("given"):
        # BibTeX has no place for a suffix without a given name.
        return NameParts(family=join_name(dropping, particle, words["family"], suffix))
    return NameParts(family=words["family"], given=words["given"], dropping=dropping, particle=particle, suffix=suffix)


def _bibtex_name(name: NameParts) -> str:
    """Return one name, with braces around each part that would fall apart without them."""
    if not name.given:
        return _group(name.parts[0])
    readings = (
        (join_name(name.dropping, name.particle), name.family),
        (name.dropping, join_name(name.particle, name.family)),
        ("", name.parts[0]),
    )
    particle, family = next(reading for reading in readings if not reading[0] or _is_particle(reading[0]))
    # A word in small letters would be taken for a particle.
    starts_high = all(word[0].isupper() for word in family.split())
    last = family if _is_plain(family) and starts_high else _group(family)
    parts = (f"{particle} {last}".strip(), _braced(name.suffix), _braced(name.given))
    return ", ".join(part for part in parts if part)


def _is_particle(words: str) -> bool:
    """Whether readers of BibTeX take words before a family name for its particle."""
    return _is_plain(words) and all(word[0].islower() for word in words.split()) and not words.endswith(CLINGING)


def _braced(part: str) -> str:
    """Return a part of a name as it is if it is plain, else in braces."""
    return part if not part or _is_plain(part) else _group(part)


def _group(part: str) -> str:
    r"""Return a part of a name in braces; BibTeX would take `{\` and all that follows for one letter."""
    written = latex.escape(part)
    return f"{{{{}}{written}}}" if written.startswith("\\") else f"{{{written}}}"


def _is_plain(part: str) -> bool:
    """Whether a part of a name can stand without braces."""
    return bool(_PLAIN.fullmatch(part)) and _RESERVED.isdisjoint(part.lower().split())
