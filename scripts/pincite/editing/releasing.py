"""An edition of the handbook is released: a record of what it had, its pages, and the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pincite.editing.dry_run import dry_run
from pincite.errors import COMMAND_LINE, HANDBOOK, ContentError, InputError, Problem
from pincite.identity.releases import (
    EditionFile,
    check_date,
    check_name,
    create_release,
    edition_artifact,
    edition_path,
    name_order,
)
from pincite.pipeline import Converted, convert, write


def release(root: Path, name: str, date: str) -> EditionFile:
    """Return the record of the edition that was released: its files are written, all of them or none.

    Raises:
        InputError: the name or date is not allowed.
        ContentError: the handbook is not ready; all reasons are told together.
    """
    if problems := [*_misfit(name, "bad-edition", check_name), *_misfit(date, "bad-date", check_date)]:
        raise InputError(problems)
    converted = convert(root)
    if problems := [*_taken(name, date, converted.editions), *_unready(converted)]:
        raise ContentError(problems)
    record = create_release(name, date, converted.ledgers, converted.editions)
    released, found = dry_run(root, [edition_artifact(record)])
    if found:
        raise ContentError(found)
    write(root, released)
    return record


def _misfit(text: str, code: str, check: Callable[[str], str]) -> Iterator[Problem]:
    try:
        check(text)
    except ValueError as error:
        fix = "Run `pincite release 2026.1 --date 2026-12-01`."
        yield Problem(path=COMMAND_LINE, line=0, code=code, message=f"`{text}`: {error}.", fix=fix)


def _taken(name: str, date: str, editions: Sequence[EditionFile]) -> Iterator[Problem]:
    """Yield a problem if the edition is there already, or would not be the last one."""
    if earlier := next((edition for edition in editions if edition.edition == name), None):
        message = f"the edition `{name}` was released on {earlier.date}."
        fix = "An edition is never made again: give the new one another name."
        yield Problem(path=edition_path(name), line=0, code="edition-exists", message=message, fix=fix)
    elif editions and date < editions[-1].date:
        message = f"{date} is before the last edition, `{editions[-1].edition}` of {editions[-1].date}."
        yield Problem(path=COMMAND_LINE, line=0, code="date-too-early", message=message, fix="Give a later date.")
    elif editions and date == editions[-1].date and name_order(name) < name_order(editions[-1].edition):
        message = f"`{name}` sorts before `{editions[-1].edition}`, which has the same date."
        yield Problem(
            path=COMMAND_LINE, line=0, code="edition-order", message=message, fix="Give it a name that sorts later."
        )


def _unready(converted: Converted) -> Iterator[Problem]:
    if not converted.handbook.site_url:
        message = "there is no `site_url`; the permalinks of an edition need the permanent public address."
        fix = "Write `site_url: https://…/` in mkdocs.yml."
        yield Problem(path=HANDBOOK, line=0, code="no-site-url", message=message, fix=fix)
    if not converted.handbook.documents:
        message = "the handbook has no source."
        yield Problem(path=HANDBOOK, line=0, code="no-source", message=message, fix="Add one: `pincite add FILE`.")
    for document in converted.handbook.documents:
        if document.draft:
            message = f"`{document.id}` is a draft, whose anchors may still change."
            fix = f"Read its boundaries, then run `pincite accept {document.id}`."
            yield Problem(path=document.source.sidecar, line=0, code="draft-in-release", message=message, fix=fix)
