"""What is wrong with YAML that cannot be read, by the fixed texts of the two parsers that PyYAML has."""

from __future__ import annotations

from typing import Final

import yaml

UNKNOWN: Final = "something here does not follow the rules of YAML"
_QUOTED: Final = "while scanning a quoted scalar"
_NO_COLON: Final = "a name without a colon behind it, or a text on two lines that needs quotation marks"
_OTHER_INDENT: Final = "this line is not indented like those above it, or what stands above it is not closed"
_LIST: Final = "an item begins here where none can: put it on a line of its own, indented like the others"
_BRACKET: Final = "a bracket [ or { is not closed, or a comma is missing"
_TAB: Final = "a tab stands where spaces are meant"
_START: Final = "a value cannot begin like this: one that begins with a tab, @, ` or % needs quotation marks"
_ESCAPE: Final = "a \\ in quotation marks is followed by what it cannot be: write \\\\, or take single quotation marks"
_MARK: Final = "a value that begins with & or * needs quotation marks"
_TAG: Final = "a value that begins with ! needs quotation marks"
_PERCENT: Final = "a line that begins with % needs quotation marks"
_SECOND: Final = "a second document begins here (---), and one is read"
_BLOCK: Final = "behind | or > nothing else can stand on the line"
_BYTES: Final = "there is a byte or a character here that no text has"

# The parser in C and the one in Python word some of these differently; the beginnings are enough to tell them apart.
_BEGINNINGS: Final = (
    ("mapping values are not allowed", "a colon stands here where none can: a text with a colon needs quotation marks"),
    ("mapping keys are not allowed", "a value that begins with ? needs quotation marks"),
    ("sequence entries are not allowed", _LIST),
    ("block sequence entries are not allowed", _LIST),
    ("could not find expected ':'", _NO_COLON),
    ("did not find expected key", _OTHER_INDENT),
    ("expected <block end>", _OTHER_INDENT),
    ("did not find expected '-' indicator", _OTHER_INDENT),
    ("did not find expected ',' or", _BRACKET),
    ("expected ',' or", _BRACKET),
    ("did not find expected node content", _BRACKET),
    ("expected the node content", _BRACKET),
    ("found a tab character", _TAB),
    ("found character '\\t'", _TAB),
    ("found character", _START),
    ("found unknown escape character", _ESCAPE),
    ("did not find expected hexdecimal number", _ESCAPE),
    ("expected escape sequence of", _ESCAPE),
    ("found invalid Unicode character escape code", _ESCAPE),
    ("did not find expected alphabetic or numeric character", _MARK),
    ("expected alphabetic or numeric character", _MARK),
    ("found undefined alias", _MARK),
    ("second occurrence", _MARK),
    ("found undefined tag handle", _TAG),
    ("did not find expected tag URI", _TAG),
    ("did not find expected whitespace or line break", _TAG),
    ("expected URI", _TAG),
    ("did not find URI", _TAG),
    ("did not find the expected '>'", _TAG),
    ("expected '>'", _TAG),
    ("could not find expected directive name", _PERCENT),
    ("found unknown directive name", _PERCENT),
    ("found duplicate", _PERCENT),
    ("duplicate tag handle", _PERCENT),
    ("found incompatible YAML document", _PERCENT),
    ("did not find expected <document start>", _SECOND),
    ("expected '<document start>'", _SECOND),
    ("but found another document", _SECOND),
    ("found another document", _SECOND),
    ("found unexpected document", "--- or ... stands inside quotation marks that are not closed"),
    ("did not find expected comment or line break", _BLOCK),
    ("expected a comment or a line break", _BLOCK),
    ("found an indentation indicator", _BLOCK),
    ("expected indentation indicator", _BLOCK),
    ("expected chomping", _BLOCK),
    ("found unexpected ':'", "a colon stands here where none can: a text with a colon needs quotation marks"),
    ("control characters are not allowed", _BYTES),
    ("special characters are not allowed", _BYTES),
    ("invalid", _BYTES),
    ("incomplete", _BYTES),
    ("found an incorrect", _BYTES),
)


def yaml_reason(error: Exception) -> str:
    """Return what is wrong with a text that is not YAML."""
    said = ((error.problem if isinstance(error, yaml.MarkedYAMLError) else getattr(error, "reason", "")) or "").strip()
    context = (getattr(error, "context", "") or "").strip()
    if said.startswith("found unexpected end of stream"):
        return "a quotation mark is opened and never closed" if context == _QUOTED else "the file ends too early"
    return next((words for beginning, words in _BEGINNINGS if said.startswith(beginning)), UNKNOWN)
