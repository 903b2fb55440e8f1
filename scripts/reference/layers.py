"""The layers of the import contract as a picture, drawn from `.importlinter`."""

from __future__ import annotations

from configparser import ConfigParser
from html import escape
from pathlib import Path

_WIDTH, _ROW, _GAP, _LINE = 720, 34, 10, 22
_LETTER = 7.6


def layers(root: Path) -> tuple[tuple[str, ...], ...]:
    """Return the layers of the contract, highest first, each with its rooms."""
    contract = ConfigParser()
    contract.read(root / ".importlinter", encoding="utf-8")
    rows = contract["importlinter:contract:rooms"]["layers"].split("\n")
    return tuple(tuple(name.strip(" ()") for name in row.replace(":", "|").split("|")) for row in rows if row.strip())


def picture(root: Path) -> str:
    """Return the picture as SVG on one line: a layer may import what is drawn below it, and nothing above."""
    top, parts = 0, []
    for rooms in layers(root):
        lines = _wrapped(rooms)
        height = _ROW + _LINE * (len(lines) - 1)
        parts.append(f'<rect x="1" y="{top + 1}" width="{_WIDTH - 2}" height="{height - 2}" rx="4"/>')
        for number, line in enumerate(lines):
            parts.append(f'<text x="{_WIDTH // 2}" y="{top + 22 + number * _LINE}">{escape(line)}</text>')
        top += height + _GAP
    style = 'fill="none" stroke="currentColor"'
    text = "".join(parts).replace("<rect", f"<rect {style}").replace("<text", '<text fill="currentColor"')
    label = "The layers of the import contract, the command line at the top, the ground floor at the bottom"
    # A div is a block: Markdown leaves what is in it alone.
    return (
        f'<div><svg viewBox="0 0 {_WIDTH} {top - _GAP}" role="img" aria-label="{label}" font-size="14"'
        f' font-family="monospace" text-anchor="middle">{text}</svg></div>'
    )


def _wrapped(rooms: tuple[str, ...]) -> list[str]:
    lines = [rooms[0]]
    for room in rooms[1:]:
        longer = f"{lines[-1]}  ·  {room}"
        if len(longer) * _LETTER * 1.12 < _WIDTH:
            lines[-1] = longer
        else:
            lines.append(room)
    return lines
