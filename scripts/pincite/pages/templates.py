"""Pages are made from templates that fail on a missing name."""

from __future__ import annotations

from functools import cache
from html import escape as html_text

import frontmatter
from jinja2 import Environment, PackageLoader, StrictUndefined

from pincite.model import Artifact, text_artifact
from pincite.pages.front_matter import FrontMatter
from pincite.pages.html_escape import context
from pincite.pages.views import TemplateView

_PRINTED = ("title", "description")


@cache
def environment() -> Environment:
    """Return what reads the templates."""
    return Environment(
        loader=PackageLoader("pincite", "pages"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def page(path: str, view: TemplateView, meta: FrontMatter) -> Artifact:
    """Return a generated page: front matter, and the view's template filled with it.

    Themes print a page's title and description as they are, in several places; so these two stand as HTML text.
    """
    values = {name: html_text(str(value)) if name in _PRINTED else value for name, value in meta.as_mapping().items()}
    post = frontmatter.Post(fragment(view))
    post.metadata = values
    text = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=10_000)
    return text_artifact(path, text + "\n")


def fragment(view: TemplateView) -> str:
    """Return a view's template filled with it: a page without its front matter, or a part of a hand-written page."""
    return environment().get_template(f"{view.template}.md.j2").render(context(view)).strip()
