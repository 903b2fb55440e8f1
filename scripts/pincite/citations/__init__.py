"""What is cited, as entries of a bibliography: biblatex, BibTeX, RIS and formatted styles, out of CSL-JSON."""

from __future__ import annotations

from pincite.citations.bibliography import bibliography_file, compare
from pincite.citations.references import build_references

__all__ = ["bibliography_file", "build_references", "compare"]
