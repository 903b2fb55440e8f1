"""Formatted text as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pincite.model import TextSpan
from pincite.pages.html_escape import html


def runs_html(runs: Sequence[TextSpan]) -> Markup:
    """Return runs of formatted text as HTML."""
    return Markup("").join(_run_html(run) for run in runs)


def _run_html(run: TextSpan) -> Markup:
    made = html(run.text)
    if run.italic:
        made = Markup("<em>{}</em>").format(made)
    if run.bold:
        made = Markup("<strong>{}</strong>").format(made)
    if run.href:
        made = Markup('<a href="{}">{}</a>').format(html(run.href), made)
    return made
