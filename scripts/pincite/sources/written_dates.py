"""Dates in what people write: sidecars, options of commands."""

from __future__ import annotations

from pincite import edtf

UNDATED = "undated"


def read_date(value: object) -> edtf.Date:
    """Return the date that somebody wrote, as YAML or as text.

    Raises:
        ValueError: it is none, or there is no such day.

    """
    return value if isinstance(value, edtf.Date) else edtf.parse(edtf.written(value))


def read_issued(value: object) -> edtf.Date | None:
    """Return the date of a source; None for `undated`, which says that it has none.

    Raises:
        ValueError: it is neither.

    """
    if value is None:
        message = f"`{UNDATED}` says that there is no date"
        raise ValueError(message)
    try:
        return None if value == UNDATED else read_date(value)
    except ValueError as error:
        message = f"{error}; or `{UNDATED}`" if str(error).startswith(edtf.ALLOWED) else str(error)
        raise ValueError(message) from error


def check_date(value: object) -> str:
    """Return a date or an interval as text: `2023-04/2024-03`.

    Raises:
        ValueError: it is neither, or one of its ends does not exist.

    """
    return read_date(value).text
