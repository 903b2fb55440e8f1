"""A hand-written page that Markdown would take for ever over is refused at once, with its line."""

from __future__ import annotations

import pytest

from pincite.checks.page_depth import refuse_deep_markdown, refuse_long_markdown
from pincite.checks.rendered_page import check_front_matter
from pincite.errors import InputError
from pincite.limits import DEEPEST_MARKDOWN

MANY = 20_000
DEEP = {
    "quotations": "> " * MANY + "x",
    "brackets": "[" * MANY + "x" + "]" * MANY,
    "pictures": "![" * MANY,
    "links": "[x](" * MANY,
    "tags": "<a " * MANY,
    "instructions": "<?" * MANY,
    "comments": "<!-- \n\n" * MANY,
    "comments on one line": "<!-- " * MANY,
    "brackets behind a fence that nothing closes": "```a\n" + "[" * MANY,
    "lists": "".join("    " * depth + "- x\n" for depth in range(300)),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_stands_too_deep_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^markdown-too-deep docs/a\.md:\d+: "):
        refuse_deep_markdown("docs/a.md", f"# A\n\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEPEST_MARKDOWN + "]" * DEEPEST_MARKDOWN,
        "if a < b and (c) [d](e)\n" * 200,
        "(\n\n" * 200,
        "```\n" + "<a (" * 200 + "\n```\n",
        r"\[" * 200,
        "<!-- x -->\n" * 200,
    ],
)
def test_what_people_write_passes(text: str) -> None:
    refuse_deep_markdown("docs/a.md", text)


LONG = {
    "emphasis that is never closed": "*a **b " * MANY,
    "underscores": "_a __b " * MANY,
    "a line": "word " * MANY,
    "lines": "word\n" * MANY,
    "a table": "|a" * MANY + "\n" + "|-" * MANY,
    "backticks": " ".join("`" * number + "a" for number in range(1, 100)),
    "backticks behind a fence that nothing closes": "```\n" + " ".join("`" * number + "a" for number in range(1, 100)),
    "backticks behind a fence that another kind closes": "```\n~~~\n" + "`" * 99,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_markdown_would_not_come_to_the_end_of_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^markdown-too-long docs/a\.md:\d+: "):
        refuse_long_markdown("docs/a.md", f"# A\n\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "word\n\n" * MANY,
        "``` py\n" + "word " * MANY + "\n```\n",
        "~~~~\n" + "`" * 99 + "\n~~~~\n",
        "`" * 20 + "\na\n" + "`" * 20,
        "a ``b`` c",
    ],
)
def test_long_pages_and_code_pass(text: str) -> None:
    refuse_long_markdown("docs/a.md", text)


@pytest.mark.parametrize("value", ["[" * 5000 + "]" * 5000, "2020-13-45"])
def test_front_matter_that_cannot_be_read_is_told(value: str) -> None:
    found = list(check_front_matter("docs/a.md", f"---\nx: {value}\n---\n# A\n"))
    assert [problem.code for problem in found] == ["front-matter-unreadable"]
