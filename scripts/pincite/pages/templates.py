"""Pages are made from templates that fail on a missing name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape as html_text
from typing import Any

import frontmatter
from jinja2 import Environment, PackageLoader, StrictUndefined

from pincite.model import Artifact, text_artifact
from pincite.pages.html_escape import escaped

_PRINTED = ("title", "description")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pincite", "pages"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(path: str, template: str, *, meta: Mapping[str, Any], view: Mapping[str, Any]) -> Artifact:
    """Return a generated page: front matter, and the template filled with the view.

    Themes print a page's title and description as they are, in several places; so these two stand as HTML text.
    """
    meta = {name: html_text(value) if name in _PRINTED else value for name, value in meta.items()}
    body = _environment().get_template(f"{template}.md.j2").render(escaped(view))
    post = frontmatter.Post(body.strip(), **meta)
    text = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=10_000)
    return text_artifact(path, text + "\n")


def fragment(template: str, view: Mapping[str, Any]) -> str:
    """Return a generated part of a hand-written page."""
    return _environment().get_template(f"{template}.md.j2").render(escaped(view)).strip()
