"""Dates as people write them (EDTF, levels 0 and 1): read, told in words, and in the form of CSL.

EDTF: Library of Congress, Extended Date/Time Format (2019), which is part of ISO 8601-2.
"""

from __future__ import annotations

from pincite.edtf.csl import FIRST_ISSUED, Csl, date_of, from_csl, is_told_by, of_version, to_csl, with_date
from pincite.edtf.parse import ALLOWED, parse, written
from pincite.edtf.values import Date, End, Point
from pincite.edtf.words import cited, in_words, span_name, year_in_words, year_name

__all__ = [
    "ALLOWED",
    "FIRST_ISSUED",
    "Csl",
    "Date",
    "End",
    "Point",
    "cited",
    "date_of",
    "from_csl",
    "in_words",
    "is_told_by",
    "of_version",
    "parse",
    "span_name",
    "to_csl",
    "with_date",
    "written",
    "year_in_words",
    "year_name",
]
