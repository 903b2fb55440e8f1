"""The text of a new sidecar, with comments that teach."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from pincite.authoring.guess import Guess

# Written by `pincite convert`; programs with the YAML language server complete and check by it.
SCHEMA = "../docs/api/v1/schemas/seeds-sidecar.json"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATES = frozenset({"issued", "accessed", "from"})


def sidecar_text(
    file: str, fields: Mapping[str, str], known: Mapping[str, Guess], *, encoding: str | None, profile: str | None
) -> str:
    """Return a sidecar: what is known stands in it, with its evidence; what is not is a comment.

    Args:
        file: the seed's name.
        fields: CSL variables by name: `id`, `title`, `issued` and perhaps `author`, `publisher`, `URL`, `language`.
        known: those of them that were read from the text, or from the file's name.
        encoding: the seed's, if it is not UTF-8.
        profile: the name of a profile.

    """
    lines = [
        f"# yaml-language-server: $schema={SCHEMA}",
        f"# What is known about {file}. The names are those of CSL-JSON; id, title and issued are enough.",
        *(_line(name, value) for name, value in fields.items()),
        *(hint for name, hint in _HINTS.items() if name not in fields),
        "",
        "pincite:",
        *([f"  encoding: {_text(encoding)}"] if encoding else []),
        f"  profile: {profile}"
        if profile
        else "  # profile: name            # how such documents are laid out: seeds/profiles/name.yml",
        "  coverage: full             # or: extract, and say of what and which part in `extract-of` and a note",
        "  checked-against: none      # official, mirror or none: what the text was compared with",
        "  # rights: Who holds the rights, in one line.",
    ]
    return "\n".join([*lines, *_evidence(known)]) + "\n"


_HINTS = {
    "type": "# type: report              # or article-newspaper, book, legislation …; `document` if it is left out",
    "author": "# author: [{literal: An Institution}, {family: Name, given: First}]",
    "publisher": "# publisher: …",
    "URL": "# URL: https://…             # where this text can be read",
    "language": "# language: en              # of its text, as a tag: en, km, zh-Hant",
}


def _line(name: str, value: str) -> str:
    """Return one field as YAML; the name of an author stays whole, whoever it is."""
    if name == "author":
        return f"author: [{{literal: {_flow_text(value)}}}]  # of a person: {{family: Name, given: First}}"
    return f"{name}: {scalar(name, value)}"


def _evidence(known: Mapping[str, Guess]) -> list[str]:
    if not known:
        return ["  # evidence: [{field: issued, basis: external, note: how it is known}]"]
    lines = ["  evidence:                  # stated: the text says it of itself; else inferred, or external"]
    for name, guess in known.items():
        lines += [f"    - field: {name}", f"      basis: {guess.basis}"]
        lines += [f"      quote: {_text(guess.quote)}"] if guess.quote else []
        note = guess.note[:1].upper() + guess.note[1:]
        lines += [f"      note: {_text(f'{note}.')}"] if note else []
    return lines


def scalar(name: str, value: str) -> str:
    """Return a value as YAML; a whole day is a YAML date, every other text is quoted where it must be."""
    return value if name in _DATES and _DAY.fullmatch(value) else _text(value)


def _text(value: str) -> str:
    dumped: str = yaml.safe_dump(value, allow_unicode=True, width=10_000, default_style=None)
    return dumped.removesuffix("\n").removesuffix("\n...").strip()


def _flow_text(value: str) -> str:
    """Return a text as it stands inside brackets."""
    dumped: str = yaml.safe_dump([value], allow_unicode=True, width=10_000, default_flow_style=True)
    return dumped.strip().removeprefix("[").removesuffix("]")
