"""What can go wrong: problems found in the content, and errors that end a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from pincite.problems import explanations

COMMAND_LINE: Final = ""
"""The path of a problem with what was typed: no file is at fault."""
HANDBOOK: Final = "mkdocs.yml"
"""The path of a problem with the handbook as a whole, or with a folder of it: the file that stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault in the content, told so that an editor can fix it."""

    path: str
    """File, relative to the handbook's root: `seeds/topics.yml`. Never a folder; empty for what was typed."""
    line: int
    """Line in that file, from 1; 0 where the whole file is meant."""
    code: str
    """Stable code of the check that found it: `no-sidecar`."""
    message: str
    """What was found and what is allowed."""
    fix: str
    """What to do."""
    said: str = ""
    """What another program printed about it, word for word: quoted, and no part of the message."""

    def __post_init__(self) -> None:
        """Refuse a code that nobody could look up."""
        if self.code not in explanations():
            message = f"`{self.code}` is no code of a problem: describe it in scripts/pincite/problems/"
            raise ValueError(message)

    def __str__(self) -> str:
        """Give the problem as one line: code, place, message, fix, and what another program said."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        head = f"{self.code} {place}".rstrip()
        quoted = f"(It said: “{self.said}”)" if self.said else ""
        return f"{head}: {' '.join(filter(None, (self.message, self.fix, quoted)))}"


class PinciteError(Exception):
    """The base of all errors that a user can bring about."""

    exit_status = 2
    outcome: str = "nothing was changed"
    """What the command had done when it ended: true in each phase, and shown below the problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(PinciteError):
    """Something that was given cannot be read or is not allowed."""


class ContentError(PinciteError):
    """The content breaks one of the promises."""

    exit_status = 1


def all_or_errors(steps: Iterable[Callable[[], Any]]) -> list[Any]:
    """Return what each step gives; the problems of all steps that fail are raised together."""
    made, errors = [], list[PinciteError]()
    for step in steps:
        try:
            made.append(step())
        except (InputError, ContentError) as error:
            errors.append(error)
    if errors:
        kind = ContentError if all(isinstance(error, ContentError) for error in errors) else InputError
        raise kind(problem for error in errors for problem in error.problems)
    return made


def input_error(path: str, line: int, code: str, message: str, fix: str, *, said: str = "") -> InputError:
    """Return an error that holds the one problem described."""
    return InputError([Problem(path=path, line=line, code=code, message=message, fix=fix, said=said)])
