"""How a generated page of the documentation begins."""

from __future__ import annotations

from collections.abc import Sequence


def page(*, title: str, description: str, parts: Sequence[str]) -> str:
    """Return a page as Markdown; its first lines say that it is generated."""
    head = f"---\ntitle: {title}\ndescription: {description}\n---"
    written = "<!-- Written by `make reference`; do not edit it. -->"
    return "\n\n".join([head, written, f"# {title}", *parts]) + "\n"
