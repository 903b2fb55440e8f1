"""Throws damaged and arbitrary input at the whole way from seeds to pages: `make fuzz`, or `FUZZ=20000 make fuzz`.

A file of a small handbook is changed or replaced, and the handbook is converted in memory. What may happen: it is
converted, or it is refused with problems that name a file. Anything else is a fault: another exception, a problem
without words, a file that is not as it was after a refusal.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from pincite import pipeline
from pincite.citations import formatted
from pincite.errors import PinciteError
from pincite.versioning.assign_anchors import Acceptance
from tests.figures.toy import INDICATORS, TEXT, write_toy
from tests.support.making import copy_toy, snapshot

_TOKENS = [
    *(
        "",
        " ",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r",
        "\r\n",
        ":",
        ": ",
        "- ",
        "#",
        "'",
        '"',
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "&a ",
        "*a",
    ),
    *(
        "!!x ",
        "? ",
        ",",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "null",
        "~",
        "true",
        "no",
        "0",
        "1",
        "-1",
        "1e9",
        "2026.10",
        "12:30",
    ),
    *(
        "99999999999999999999",
        "2014-02-30",
        "2014-06",
        "0000",
        "..",
        "../..",
        "/",
        "\\",
        "x",
        "é",
        "\u0000",
        "\u0007",
        "\ufeff",
    ),
    *(
        "\ud7ff",
        "\u2028",
        "\u0085",
        "\U0001f4a1",
        "id:",
        "pincite:",
        "title: ",
        "anchor",
        "p1",
        "p0a",
        "h-",
        "#p1",
        "(",
        ")",
        ".*",
    ),
    *(
        "(?",
        "[a-",
        "\\",
        "$",
        "^",
        '"',
        "[]",
        "{}",
        "false",
        '"start": ',
        "1e400",
        "NaN",
        "Infinity",
        "[[[[[[[[[[",
        "<script>",
    ),
]
_GROUPS = {
    "sidecar": "seeds/*.txt.yml",
    "topics": "seeds/topics.yml",
    "profile": "seeds/profiles/*.yml",
    "ledger": "seeds/anchors/*.json",
    "seed": "seeds/*.txt",
    "settings": "mkdocs.yml",
    "reporters": "seeds/reporters.yml",
    "changes": "seeds/changes.yml",
    "table": "seeds/*.csv",
}
_MORE_FILES = {
    "seeds/light.txt": TEXT,
    "seeds/light.txt.yml": "id: larkholm\ntype: report\ntitle: The light\nissued: '1901'\n",
    "seeds/reporters.yml": "reporters:\n  - says: the keeper\n    opening: [keeper (wrote|said)]\nleaning: [it]\n",
    "seeds/changes.yml": (
        "pairs:\n  - older: board-1901-inspection\n    newer: larkholm\n    whole: true\n    reason: One light.\n"
        "    same: [p1s1 ~ p1s1]\n"
    ),
}
_tokens = st.sampled_from(_TOKENS)
_cuts = st.tuples(st.floats(0, 1), st.integers(0, 60), _tokens | st.text(max_size=8))
_edits = st.lists(
    st.tuples(st.sampled_from(["cut", "put", "double", "line", "swap", "end"]), _cuts), min_size=1, max_size=4
)
_wholes = st.one_of(st.binary(max_size=200), st.lists(_tokens, max_size=30).map("".join), st.text(max_size=120))


@dataclass(slots=True)
class Outcome:
    """What came of all tries."""

    converted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    tries: int = 0
    faults: dict[str, str] = field(default_factory=dict)
    """The last line of a traceback, or what was found, to the input that led to it."""


def _edited(text: str, edits: Sequence[tuple[str, tuple[float, int, str]]]) -> str:
    for kind, (where, length, token) in edits:
        place = int(where * len(text))
        start = text.rfind("\n", 0, place) + 1
        stop = (text.find("\n", place) + 1) or len(text)
        text = {
            "cut": text[:place] + text[place + length :],
            "put": text[:place] + token + text[place:],
            "double": text[: place + length] + text[place:],
            "line": text[:start] + token + text[stop:],
            "swap": text[:start] + text[stop:] + text[start:stop],
            "end": text[:place],
        }[kind]
    return text


def _prepared(folder: Path) -> Path:
    """Return a handbook with every kind of file that people write, and with ledgers, one of them accepted."""
    root = copy_toy(folder / "toy")
    for name, text in _MORE_FILES.items():
        (root / name).write_text(text, "utf-8")
    write_toy(root, indicators=INDICATORS.replace(",light", ",oil"))
    pipeline.write(root, pipeline.convert(root, accept={"gazette-1902-light": Acceptance()}))
    return root


def fuzz(count: int, number: int) -> Outcome:
    """Return what came of so many tries with the random numbers that begin at `number`."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder, mock.patch("pincite.citations.references.format_entries", _formatted):
        root = _prepared(Path(folder))
        sound = snapshot(root)
        files = {
            group: sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))
            for group, pattern in _GROUPS.items()
        }

        @seed(number)
        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            st.sampled_from([group for group in files if files[group]]),
            st.integers(0, 9),
            _edits,
            st.none() | st.none() | st.none() | _wholes,
        )
        def attempt(group: str, place: int, edits: list[Any], whole: str | bytes | None) -> None:
            name = files[group][place % len(files[group])]
            data = _edited(sound[name].decode("utf-8", "surrogateescape"), edits) if whole is None else whole
            raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
            (root / name).write_bytes(raw)
            _judge(root, group, name, raw, sound, outcome)
            (root / name).write_bytes(sound[name])

        attempt()
    return outcome


def _judge(root: Path, group: str, name: str, raw: bytes, sound: Mapping[str, bytes], outcome: Outcome) -> None:
    """Convert a handbook in which one file was changed, and note what came of it."""
    outcome.tries += 1
    try:
        pipeline.convert(root)
    except PinciteError as error:
        outcome.refused[group] += 1
        outcome.codes.update({problem.code for problem in error.problems})
        if not error.problems or any(not problem.message or not problem.path for problem in error.problems):
            outcome.faults[f"{name}: a problem without words: {error}"] = repr(raw)
    except Exception as error:  # noqa: BLE001 - any other exception is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        outcome.faults[f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}: {error}"[:200]] = (
            f"{name}: {raw!r}"
        )
    else:
        outcome.converted[group] += 1
    if snapshot(root) != {**sound, name: raw}:
        outcome.faults[f"{name}: files were changed"] = repr(raw)


@lru_cache(maxsize=4096)
def _formatted_once(sources: str, styles: tuple[str, ...]) -> Any:
    return formatted.format_entries(json.loads(sources), styles)


def _formatted(sources: Sequence[Mapping[str, Any]], styles: Sequence[str]) -> Any:
    """Return formatted entries; the same sources are formatted once, since another program does it."""
    return _formatted_once(json.dumps([dict(source) for source in sources]), tuple(styles))


def main() -> int:
    """Return 1 if there was a fault; show all counts."""
    count, number = int(os.environ.get("FUZZ", "20000")), int(os.environ.get("FUZZ_SEED", "1"))
    begun = time.monotonic()
    outcome = fuzz(count, number)
    print(f"{outcome.tries} inputs in {time.monotonic() - begun:.0f} s, random numbers from {number}")
    print(f"converted: {dict(outcome.converted)}\nrefused: {dict(outcome.refused)}")
    print(f"codes: {dict(outcome.codes.most_common())}")
    for fault, found in outcome.faults.items():
        print(f"FAULT {fault}\n  {found[:1000]}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
