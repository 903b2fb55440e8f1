"""What an editor is told when words were redacted."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.editing.redacting import Done
from pincite.editing.searching import NOT_SEARCHED


def told_lines(done: Done) -> Iterator[str]:
    """Yield what was redacted, removed and verified, and what an editor has to look at himself."""
    for place, redaction in done.redactions:
        yield f"redacted {place} on {redaction.date}: {redaction.reason}"
    yield from (f"removed {path}: it was built from the old words" for path in done.removed)
    counted = f"{done.looked_for} words and runs of words"
    yield f"Verified: {done.found.files} files below this folder were searched for {counted}, as text in every form."
    yield f"Not searched: folders named {', '.join(NOT_SEARCHED)}."
    for unread in done.found.unread:
        where = f" ({unread.within})" if unread.within else ""
        yield f"not read, look yourself: {unread.path}{where}: {unread.what}"
    for words in done.common:
        yield f"not looked for, as it is common in the handbook: {words}"


def purge_lines(done: Done) -> Iterator[str]:
    """Yield what remains in version control and elsewhere, and how to purge it."""
    yield "Not redacted, and yours to do:"
    yield "- Published files: run `pincite build --downloads`, publish, and ask archives to drop theirs."
    yield "- A wording that is added later may have the words again: look for them before you accept it."
    yield "- The history of git has the words in every earlier commit of:"
    yield f"    {'  '.join([*(f'seeds/{file}' for file in done.files), 'docs/', 'seeds/anchors/'])}"
    yield "  Commit this state, then rewrite history in a fresh clone. Write the old words, one passage a line, into a"
    yield "  file outside the repository, and run:"
    yield "    git filter-repo --replace-text ../words.txt"
    yield "  Push with --force to every remote, delete forks and old clones, ask the host to drop what it has cached,"
    yield "  and delete words.txt."
