"""How much of everything a handbook may hold: generous for any real document, and finite.

Each limit is told where it is passed. The editors' page lists them; a test holds the two together.
"""

from __future__ import annotations

from typing import Final

MOST_SEED_BYTES: Final = 50_000_000
"""Of one source's file: some 25,000 printed pages."""
LONGEST_PASSAGE: Final = 500_000
"""Characters of one paragraph, list item or heading; what is longer has lost its line ends."""
MOST_MARKS: Final = 100
"""Combining marks in a row; no script sets more than a few on one letter."""
MOST_YAML_BYTES: Final = 8_000_000
"""Of a sidecar, a profile, the list of topics, the settings."""
DEEPEST_YAML: Final = 50
"""Lists and mappings inside one another."""
DEEPEST_MARKDOWN: Final = 50
"""Quotations, lists, brackets and tags inside one another on a hand-written page."""
LONGEST_MARKDOWN: Final = 50_000
"""Characters of a paragraph or table of a hand-written page: the time that Markdown takes grows with their square."""
LONGEST_BACKTICKS: Final = 10
"""Backticks in a row on a hand-written page, within a paragraph."""
MOST_KEYS: Final = 500
"""Names in one mapping of a YAML file."""
MOST_ITEMS: Final = 50_000
"""Items in one list of a YAML file."""
LONGEST_NAME: Final = 2_000
"""Characters of a title, a name or any other short text."""
LONGEST_TEXT: Final = 50_000
"""Characters of a quotation, a note, a reason, a definition, and of a cell of a table."""
MOST_ROWS: Final = 50_000
"""Rows of a table."""
LONGEST_PATTERN: Final = 5_000
"""Characters of a phrase or a regular expression."""
DEEPEST_PATTERN: Final = 50
"""Parentheses inside one another in a phrase or a regular expression."""
PATTERN_SECONDS: Final = 5
"""How long a phrase or a regular expression may search one passage; what is sound takes a thousandth of a second."""
MOST_TOLD: Final = 100
"""Problems that are told of one file."""
