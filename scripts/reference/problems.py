"""Makes the page of the documentation that explains every code of a problem.

`python -m scripts.reference.problems` writes `docs/editors/problems.md` anew.
"""

from __future__ import annotations

from pathlib import Path

from pincite.problems import Explanation, Group, explanations, groups

PATH = Path(__file__).parents[2] / "docs" / "editors" / "problems.md"
_HEAD = """\
---
title: Problems
description: Every code of a problem that pincite prints, with its meaning, an example and the fix.
---

# Problems

{about}

"""
_ABOUT = """\
A problem is printed as its code, the file and line where it stands, what was found, what is allowed, and what to do. A
problem with what was typed names no file. What another program printed about it is quoted at the end. There are {count}
codes; `pincite explain CODE` prints what stands here, and `pincite explain` lists them all.
"""


def page() -> str:
    """Return the page, with a heading for each code that a link can lead to."""
    about = _ABOUT.format(count=len(explanations())).strip()
    return _HEAD.format(about=about) + "\n".join(map(_group, groups()))


def _group(group: Group) -> str:
    return f"## {group.title}\n\n{group.about}\n\n" + "\n".join(map(_code, group.codes))


def _code(explanation: Explanation) -> str:
    return (
        f"### {explanation.code}\n\n**{_text(explanation.title)}.** {_text(explanation.meaning)}\n\n"
        f"```text\n{explanation.written}\n\n{explanation.says}\n```\n\n{_text(explanation.fix)}\n"
    )


def _text(words: str) -> str:
    """Return words as Markdown prints them: signs of markup stand in code only."""
    parts = words.split("`")
    parts[::2] = [part.replace("&", "&amp;").replace("<", "&lt;").replace("*", "\\*") for part in parts[::2]]
    return "`".join(parts)


if __name__ == "__main__":
    PATH.write_text(page(), "utf-8", newline="\n")
