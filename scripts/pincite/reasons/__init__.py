"""Why something could not be read, in words of our own: messages never hang on how a library or a system words it.

Each module knows one kind of error by its number, its type or its fixed text, and has a sentence for those that it does
not know. What comes back fits behind a colon: no capital letter, no full stop.
"""

from __future__ import annotations

from pincite.reasons.comma_text import comma_text_reason
from pincite.reasons.expressions import expression_reason
from pincite.reasons.records import record_reason, value_reason
from pincite.reasons.system import system_reason
from pincite.reasons.yaml_text import yaml_reason

__all__ = [
    "comma_text_reason",
    "expression_reason",
    "record_reason",
    "system_reason",
    "value_reason",
    "yaml_reason",
]
