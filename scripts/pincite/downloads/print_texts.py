"""The fixed words of the PDF, in one place so that they can be put into another language."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "contents": "Contents",
    "sources": "Sources",
    "topics": "Topics",
    "bibliography": "Bibliography",
    "cite": "How to cite",
    "unpublished": "Unpublished build: it has no permanent address yet.",
    "held": "Texts are held of these sources and of no others. Where a year or a part of a document is missing, "
    "its silence says nothing.",
    "year": "Year",
    "source": "Source",
    "text_held": "Text held",
    "numbers": "Numbered",
    "page": "Page",
    "on_page": "page",
    "full": "full text",
    "extract": "extract",
    "stubs": "first words only",
    "draft": "draft",
    "draft_name": "Draft",
    "draft_note": "The numbers of this source may still change. Do not cite them yet.",
    "content_name": "Content note",
    "stubs_name": "Text held back",
    "stubs_note": "The text of this source may not be shown in full. Each entry gives the number, the first words "
    "and the fingerprint of the wording.",
    "version_name": "Version",
    "coverage_name": "Coverage",
    "checked_name": "Checked against",
    "official": "The official text.",
    "mirror": "A copy on another site, not the official text.",
    "none": "Nothing: the text has not been compared with another copy.",
    "rights_name": "Rights",
    "original_name": "Original",
    "left_out": "Left out of the text",
    "retired": "Numbers no longer in use",
    "withdrawn": "withdrawn",
    "merged": "merged",
    "no_hits": "No paragraph of the sources held here belongs to this topic.",
    "silent": "No excerpt from",
    "withheld": "passage shown only with its source",
    "missing": "Characters that no font of this document can show stand as their code points, such as [U+17DB].",
    "times": "times",
}


def how_to_cite(*, published: bool, example: str | None) -> str:
    """Return the sentences that tell how a paragraph is cited."""
    first = "The number in the outer margin names a paragraph and, once its source is no draft, never changes."
    second = " Cite the source and the number" + (f", as in “{example}”" if example else "")
    address = "its permanent address, which the number links to" if published else "the title of this handbook"
    return f"{first}{second}, and give {address}. The numbers are this handbook’s; the originals have none."


def extract_from(whole: str | None) -> str:
    """Return the sentence that says that only a part is held."""
    return f"Extract from {whole}." if whole else "Extract."
