"""A toy handbook with figures: one source of five lines, and tables that fit it."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from pincite.figures.figure_file import FIGURES, FigureFile, read_figures
from pincite.inputs.file_view import DiskView
from pincite.model import Document, Handbook, Topic
from tests.support.making import make_document, make_handbook, make_source

TEXT = (
    "In 1901 the keeper trimmed 12 lamps (nine in 1900). The store held 1,100 wicks.\n"
    "The keeper did not say how many lamps were trimmed in 1899.\n"
    "Between 30-40 percent of ships waited for four hours. Fog horns sounded for two days.\n"
    "A boy of 14 was hurt by 2 lamps.\n"
    "The light was of the second order; in 1904 it was of order 3.\n"
)
SENSITIVE = "A boy of 14 was hurt by 2 lamps."
ROWS = """\
lamps-1901,larkholm,p1s1,lamps,12,,lamps,exact,1901,stated,reported,the light,keeper,,trimmed 12 lamps,
lamps-1900,larkholm,p1s1,lamps,9,,lamps,exact,1900,stated,reported,the light,keeper,lamps-1901,lamps (nine in 1900),=9
lamps-1899,larkholm,p2s1,lamps,,,lamps,,1899,stated,not-reported,the light,keeper,,did not say how many lamps,See p1s1.
wicks-1901,larkholm,p1,wicks,1100,,wicks,about,1901,stated,reported,the store,keeper,,"1,100 wicks",
share-1901,larkholm,p3s1,share,30,40,percent,range,1901,reporting-period,reported,ships,keeper,,30-40 percent of ships,
order-1901,larkholm,p5s1,order,3,,order,exact,1904,stated,reported,the light,the source,,in 1904 it was of order 3,
"""
INDICATORS = """\
id,title,unit,definition,topic
lamps,Lamps <trimmed>,lamps,Lamps trimmed in a year.,light
wicks,Wicks,wicks,Wicks in the store.,light
share,Ships that waited,percent,Ships that waited for fog.,
order,Order of the light,order,Its order.,light
"""
UNITS = """\
unit,meaning,kind
lamps,lamps and lanterns,
wicks,wicks,amount
percent,parts of a hundred,
order,order of a light,rank
"""
DISMISSED = """\
source,anchor,words,reason
larkholm,p3s1,four hours,a span of time
"""


def write_toy(root: Path, **tables: str) -> Path:
    """Write the four tables into a handbook's folder; each may be given as text."""
    made = {"figures": ",".join(FIGURES.columns) + "\n" + ROWS, "indicators": INDICATORS, "units": UNITS}
    for name, text in (made | {"dismissed": DISMISSED} | tables).items():
        path = root / "seeds" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    return root


def changed(table: str, row: str, **cells: str) -> str:
    """Return a table of the toy with some cells of one row changed; the row is found by its first cells."""
    texts = {"figures": ",".join(FIGURES.columns) + "\n" + ROWS, "indicators": INDICATORS, "units": UNITS}
    rows = list(csv.DictReader(StringIO((texts | {"dismissed": DISMISSED})[table])))
    next(one for one in rows if row in one.values()).update(cells)
    written = StringIO(newline="")
    writer = csv.DictWriter(written, [*rows[0], *(cells.keys() - rows[0].keys())], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def toy_document() -> Document:
    """Return the one source."""
    return make_document(make_source(TEXT, sensitive=(SENSITIVE,)))


def toy_handbook(root: Path) -> Handbook:
    """Return the handbook that the tables below a root give."""
    figures: FigureFile = read_figures(DiskView(root))
    topic = Topic(id="light", title="The light & its lamps", definition="All about the light.")
    return make_handbook([toy_document()], topics=(topic,), figures=figures.figures, indicators=figures.indicators)
