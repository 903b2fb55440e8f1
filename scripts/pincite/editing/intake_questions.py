"""What a person on a terminal is asked about a text that is to be added."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

import click

from pincite.authoring.asking import Question, ask
from pincite.authoring.guess import Guess
from pincite.editing.source_intake import read_new
from pincite.errors import InputError
from pincite.readers.encodings_offered import offered_encodings
from pincite.richtext import plain_text
from pincite.sources.languages import check_language
from pincite.sources.sidecar import check_id
from pincite.sources.written_dates import read_issued

UNKNOWN = "unknown"
"""What is answered where the language of a text is not known."""
_ABOUT = {
    "title": "as it should stand in a bibliography",
    "issued": "2024, 2024-06 or 2024-06-23, with ? behind it if it is uncertain, ~ if it is approximate; or undated",
    "language": f"of the text, as a tag: en, km, zh-Hant; or {UNKNOWN}",
    "id": "stands in every link for ever: small letters, digits, hyphens",
}


def ask_title(choices: Sequence[Guess], suggestion: str | None) -> str:
    """Return the title of a text: words, or those of a line that was chosen by its number."""
    if len(choices) > 1:
        for number, choice in enumerate(choices, start=1):
            click.echo(f"  {number}  {plain_text(choice.value)} (line {choice.line})", err=True)
    about = f"{_ABOUT['title']}, or a number" if len(choices) > 1 else _ABOUT["title"]
    answer = ask(Question(name="title", about=about, suggestion=suggestion, check=_check_words))
    place = int(answer) - 1 if answer.isascii() and answer.isdigit() and len(answer) == 1 else -1
    return choices[place].value if len(choices) > 1 and 0 <= place < len(choices) else answer


def ask_issued(suggestion: str | None) -> str:
    """Return the date of a text."""
    return ask(Question(name="issued", about=_ABOUT["issued"], suggestion=suggestion, check=read_issued))


def ask_language(suggestion: str | None) -> str | None:
    """Return the language of a text; None where nobody knows it."""

    def check(answer: str) -> None:
        if answer != UNKNOWN:
            check_language(answer)

    question = Question(name="language", about=_ABOUT["language"], suggestion=suggestion or UNKNOWN, check=check)
    answer = ask(question)
    return None if answer == UNKNOWN else answer


def ask_id(suggestion: str, taken: Set[str]) -> str:
    """Return the id of a new source."""

    def check(answer: str) -> None:
        if check_id(answer) in taken:
            message = f"the id `{answer}` is taken"
            raise ValueError(message)

    return ask(Question(name="id", about=_ABOUT["id"], suggestion=suggestion, check=check))


def ask_encoding(path: Path) -> str:
    """Return the encoding of a file that is not UTF-8, as a person on the terminal has it."""

    def check(answer: str) -> None:
        try:
            read_new(path, answer, as_text=True)
        except InputError as error:
            raise ValueError(error.problems[0].message) from error

    offers = offered_encodings(path.read_bytes())
    for offer in offers:
        click.echo(f"  in {offer.name} it reads: {offer.line}", err=True)
    about = f"{path.name} is not UTF-8; latin-1, cp1252, utf-16 …"
    return ask(Question(name="encoding", about=about, suggestion=offers[0].name if offers else None, check=check))


def _check_words(answer: str) -> None:
    if not answer:
        message = "it holds no words"
        raise ValueError(message)
