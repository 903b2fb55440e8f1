"""Charts as SVG that stands in a page: no style, no script, no colour of its own.

What stands in a chart has the class of its mark (`pc-chart-point`), and all ink is the text's colour, so the style
sheet of the site decides for light, dark and paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import vl_convert
from markupsafe import Markup

from pincite.pages.figures.chart_spec import Spec
from pincite.pages.html_escape import html

_KEPT = frozenset("d transform x2 y2 fill stroke stroke-width stroke-dasharray text-anchor font-size".split())
_NUMBER = re.compile(r"-?\d+(?:\.\d+(?:e-?\d+)?|e-?\d+)")
_MARK = re.compile(r"mark-\S+ role-(?:mark (\S+)|(axis-label))")
_FURNITURE = frozenset({"background", "foreground"})
_TARGETS = re.compile(r'<g class="pc-chart-target">(.*?)</g>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart without its words."""

    ink: Markup
    """Shapes and the words at them."""
    targets: tuple[Markup, ...]
    """For each value in order, the shape that a pointer or finger hits."""


def draw_charts(charts: Mapping[str, Spec]) -> Mapping[str, Drawing]:
    """Return each chart drawn; all are drawn in one call, which costs a third of a call for each."""
    groups = [{**chart, "name": f"chart-{place}"} for place, chart in enumerate(charts.values())]
    if not groups:
        return {}
    config = {"background": None}
    root = ET.fromstring(vl_convert.vega_to_svg({"autosize": "none", "config": config, "marks": groups}))  # noqa: S314 - drawn here, from numbers
    found = {element.get("class", "").rpartition(" ")[2]: element for element in root.iter()}
    return {name: _drawing(found[f"chart-{place}"]) for place, name in enumerate(charts)}


def chart_svg(
    drawing: Drawing,
    *,
    box: Sequence[int],
    name: str,
    title: str,
    words: str,
    links: Sequence[tuple[str, str]] = (),
) -> Markup:
    """Return a chart with its title and the words that say the same; links (address, label) lead from its values.

    A chart without links is one picture to a screen reader. One with links is a group of them.
    """
    pairs = zip(links, drawing.targets, strict=True) if links else ()
    linked = Markup("").join(
        Markup('<a href="{}" aria-label="{}">{}</a>').format(html(href), html(label), shape)
        for (href, label), shape in pairs
    )
    return Markup(
        '<svg class="pc-chart" viewBox="{}" role="{}" aria-labelledby="{}-title" aria-describedby="{}-words">'
        '<title id="{}-title">{}</title><desc id="{}-words">{}</desc><g aria-hidden="true" fill="none">{}</g>{}</svg>'
    ).format(
        " ".join(map(str, box)), "group" if links else "img", name, name, name, html(title), name, html(words),
        drawing.ink, linked,
    )  # fmt: skip


def _drawing(group: ET.Element) -> Drawing:
    drawn = "".join(_plain(child) for child in group)
    found = _TARGETS.search(drawn)
    if found is None:
        message = "the chart has no targets"
        raise ValueError(message)
    shapes = re.findall(r"<path [^>]*></path>", found[1])
    return Drawing(
        ink=Markup(drawn[: found.start()] + drawn[found.end() :]),  # noqa: S704 - every text in it was made safe
        targets=tuple(Markup(shape.replace("currentColor", "none")) for shape in shapes),  # noqa: S704 - likewise
    )


def _plain(element: ET.Element) -> str:
    """Return an element with its shapes, texts and the name of its mark; wrappers that say nothing are taken off."""
    tag = element.tag.rpartition("}")[2]
    if element.get("class") in _FURNITURE:
        return ""
    kept = {key: _short(value) for key, value in element.attrib.items() if key in _KEPT}
    if found := _MARK.fullmatch(element.get("class", "")):
        kept = {"class": f"pc-chart-{found[1] or 'year'}"} | kept
    inner = (html(element.text) if element.text else "") + "".join(_plain(child) for child in element)
    if tag == "g" and (not inner or not kept or kept == {"transform": "translate(0,0)"}):
        return inner
    attributes = "".join(f' {key}="{html(value)}"' for key, value in kept.items())
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _short(value: str) -> str:
    """Return an attribute with its numbers to a tenth of a unit: finer is not seen, and machines may differ there."""
    return _NUMBER.sub(lambda found: f"{round(float(found[0]), 1) + 0:g}", value)
