"""Names of people and institutions, from CSL to BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pincite import text
from pincite.citations import latex

# Words that no reader of BibTeX takes for anything but parts of a name: no comma, no brace, nothing to escape.
_WORD = r"[^\W_](?:[^\W_]|[.’]|['-](?=[^\W_]))*"
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")
_RESERVED = {"and", "others"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A person, or an institution, which is one name that is never taken apart."""

    family: str
    """`Garcia Lopez`; an institution's whole name: `Ministry of Works, Roads and Bridges`."""
    given: str = ""
    particle: str = ""
    """What stands before the family name: `van der`."""
    belongs: bool = False
    """Whether the particle belongs to the family name: `van Gogh, Vincent`, but `Humboldt, Alexander von`."""
    suffix: str = ""
    """`Jr.`"""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Family name with its particle, given name and suffix: all that a reader of BibTeX must find again."""
        return (f"{self.particle} {self.family}".strip(), self.given, self.suffix)


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
    family = name.parts[0] if name.belongs else name.family
    given = name.given if name.belongs else " ".join(part for part in (name.given, name.particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def _read_name(name: Mapping[str, Any]) -> NameParts:
    """Return one CSL name; what is `literal` stays whole."""
    words = {key: text.one_line(value) for key, value in name.items() if isinstance(value, str)}
    if "literal" in words or "family" not in words:
        return NameParts(family=words.get("literal", words.get("given", "")))
    particles = (words.get("dropping-particle"), words.get("non-dropping-particle"))
    particle = " ".join(particle for particle in particles if particle)
    if not words.get("given"):
        # BibTeX has no place for a suffix without a given name.
        return NameParts(family=" ".join(part for part in (particle, words["family"], words.get("suffix")) if part))
    suffix, belongs = words.get("suffix", ""), not words.get("dropping-particle")
    return NameParts(family=words["family"], given=words["given"], particle=particle, suffix=suffix, belongs=belongs)


def _bibtex_name(name: NameParts) -> str:
    """Return one name, with braces around each part that would fall apart without them."""
    if not name.given:
        return _group(name.parts[0])
    particle, family = name.particle, name.family
    if not (_is_plain(particle) and all(word[0].islower() for word in particle.split())):
        particle, family = "", name.parts[0]
    # A word in small letters would be taken for a particle.
    starts_high = all(word[0].isupper() for word in family.split())
    last = family if _is_plain(family) and starts_high else _group(family)
    parts = (f"{particle} {last}".strip(), _braced(name.suffix), _braced(name.given))
    return ", ".join(part for part in parts if part)


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
