"""Asks a person on a terminal for what is missing, until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import click

Check = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field of a new source."""

    name: str
    """`issued`"""
    about: str
    """What to write, shown before the prompt."""
    suggestion: str | None
    check: Check
    """Raises a ValueError that says what is wrong with an answer."""


def ask(question: Question) -> str:
    """Return a person's answer to a question, once it is one that can be used."""

    def checked(answer: str) -> str:
        """Return an answer without the spaces around it; click asks again where it cannot be used."""
        try:
            question.check(answer.strip())
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        return answer.strip()

    return str(
        click.prompt(f"{question.name} ({question.about})", default=question.suggestion, value_proc=checked, err=True)
    )
