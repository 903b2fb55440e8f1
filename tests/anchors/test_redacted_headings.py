"""A redacted heading's id goes with its words; nothing else of what was recorded may be lost."""

from __future__ import annotations

from pincite.identity.ledger import Ledger, ledger_artifact
from pincite.identity.ledger_integrity import lost_editions, lost_records
from pincite.identity.redactions import anchors_to_record, neutral_names, overwrite, renamed, with_redaction
from pincite.identity.releases import create_release, edition_artifact, renamed_in_edition
from pincite.model import Redaction
from pincite.per_source import convert_source
from pincite.versioning.assign_anchors import Acceptance
from tests.support.making import make_profile, make_source

SOURCE = make_source("JANE ZORB\n\nShe kept the light.\n\nTHE END\n\nIt is out.\n")
PROFILE = make_profile(
    paragraphs="blank-lines",
    sections=[
        {"id": "one", "title": "One", "headings": ["JANE ZORB"]},
        {"id": "two", "title": "Two", "headings": ["THE END"]},
    ],
)
REDACTION = Redaction(anchor="h-redacted-1", date="2027-02-01", reason="by order")


def _accepted() -> Ledger:
    return convert_source(SOURCE, PROFILE, None, Acceptance())[1]


def _redacted(ledger: Ledger) -> Ledger:
    wordings = overwrite(SOURCE, ledger, ["h-jane-zorb"])
    names = neutral_names(ledger, ["h-jane-zorb"])
    assert names == {"h-jane-zorb": "h-redacted-1"}
    digests = {version.file: "0" * 64 for version in ledger.versions}
    return with_redaction(renamed(ledger, names), wordings, digests, [REDACTION])


def test_the_heading_is_recorded_under_its_new_id() -> None:
    ledger = _accepted()
    assert {"h-jane-zorb", "h-the-end"} <= ledger.ever
    assert anchors_to_record(ledger, ["h-jane-zorb"]) == ["h-redacted-1"]
    after = _redacted(ledger)
    assert {"h-redacted-1", "h-the-end"} <= after.ever
    assert b"zorb" not in ledger_artifact(after).data.lower()


def test_what_was_committed_before_counts_as_kept() -> None:
    ledger = _accepted()
    assert list(lost_records(ledger, _redacted(ledger))) == []


def test_a_heading_that_got_another_id_for_no_redaction_is_lost() -> None:
    ledger = _accepted()
    other = renamed(ledger, {"h-the-end": "h-redacted-2"})
    assert [lost_record.code for lost_record in lost_records(ledger, other)] == ["ledger-lost-record"]


def test_the_record_of_an_edition_follows() -> None:
    ledger = _accepted()
    record = create_release("2026.1", "2026-12-01", [ledger], [])
    after = renamed_in_edition(record, SOURCE.id, {"h-jane-zorb": "h-redacted-1"})
    assert b"zorb" not in edition_artifact(after).data.lower()
    assert list(lost_editions(record, after)) == []
    other = renamed_in_edition(record, SOURCE.id, {"h-jane-zorb": "h-another"})
    assert [lost_edition.code for lost_edition in lost_editions(record, other)] == ["edition-lost-record"]


def test_the_next_redacted_heading_gets_the_next_number() -> None:
    assert neutral_names(_redacted(_accepted()), ["h-the-end"]) == {"h-the-end": "h-redacted-2"}
