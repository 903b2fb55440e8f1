"""The whole way from seeds to site, in order. Stages know nothing of one another; they meet here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pincite.anchors.ledger import FOLDER as LEDGERS
from pincite.anchors.ledger import Ledger, ledger_artifact, read_ledger
from pincite.anchors.place import accepted, place_anchors
from pincite.checks import blocks as block_checks
from pincite.checks import outputs as output_checks
from pincite.checks import pages as page_checks
from pincite.citations import bibliography_file, build_references, compare
from pincite.downloads.pdf import handbook_pdf
from pincite.errors import ContentError, InputError, Problem, input_error
from pincite.files import read_text
from pincite.model import Artifact, Document, Handbook, Source, Topic, text_artifact
from pincite.publish.generator import generate_site, put_in_place
from pincite.publish.write import Written, write_set
from pincite.render.overview import home_parts
from pincite.render.site import render_site
from pincite.segment.blocks import cut_blocks, sections_of
from pincite.segment.marks import mark_passages
from pincite.segment.profile import PLAIN, Profile, read_profile
from pincite.settings import Settings, read_settings
from pincite.sources.registry import read_sources
from pincite.topics.assign import assign_topics
from pincite.topics.definitions import read_topics

HOME = "docs/index.md"
NOT_COMMITTED = "docs/api/"
BIBLIOGRAPHY = "bibliography.bib"
T = TypeVar("T")


class Progress(Protocol):
    """Tells a person how far a long piece of work has come."""

    def __call__(self, items: Sequence[T], doing: str) -> Iterable[T]:
        """Return the items, one by one, showing what is being done."""


def in_silence(items: Sequence[T], doing: str) -> Iterable[T]:
    """Return the items and tell nobody."""
    del doing
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A handbook in memory, and every file that follows from it."""

    handbook: Handbook
    artifacts: tuple[Artifact, ...]
    accept: tuple[str, ...]
    """Drafts that this run publishes."""


def convert(root: Path, *, accept: Sequence[str] = (), progress: Progress = in_silence) -> Converted:
    """Return the handbook that the seeds give, its pages, data, bibliography and ledgers; nothing is written."""
    settings = read_settings(root)
    sources = read_sources(root)
    _refuse_unknown(accept, sources)
    documents, ledgers = [], []
    for source in progress(sources, "Reading sources"):
        ledger = read_ledger(root, source.id)
        document, ledger = convert_source(source, _profile(root, source), ledger, accept=source.id in accept)
        documents.append(document)
        ledgers.append(ledger)
    handbook = _handbook(settings, documents)
    pages = list(progress(list(render_site(handbook)), "Writing pages"))
    bibliography = text_artifact(BIBLIOGRAPHY, bibliography_file(handbook.references))
    artifacts = [
        *(ledger_artifact(ledger) for ledger in ledgers),
        *pages,
        *_home(root, handbook),
        bibliography,
        Artifact(path=f"docs/api/v1/{BIBLIOGRAPHY}", data=bibliography.data),
    ]
    return Converted(
        handbook=handbook, artifacts=tuple(sorted(artifacts, key=lambda one: one.path)), accept=tuple(accept)
    )


def convert_source(
    source: Source, profile: Profile, ledger: Ledger | None, *, accept: bool = False
) -> tuple[Document, Ledger]:
    """Return one source as a document, and its ledger: a pure function of what it is given."""
    placed, new = place_anchors(source, cut_blocks(source, profile), ledger)
    new = accepted(new) if accept else new
    blocks = mark_passages(source, placed)
    sections = sections_of(blocks, profile)
    return Document(source=source, draft=new.draft, sections=sections, blocks=blocks, retired=()), new


def _handbook(settings: Settings, documents: Sequence[Document]) -> Handbook:
    topics = read_topics(settings.root)
    return Handbook(
        title=settings.title,
        description=settings.description,
        site_url=settings.site_url,
        language=settings.language,
        authors=settings.authors,
        documents=tuple(documents),
        topics=tuple(Topic(id=one.id, title=one.title, definition=one.definition) for one in topics.topics),
        hits=assign_topics(documents, topics),
        references=build_references(documents, styles=settings.styles),
    )


def check(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield every breach of a promise, and every reference that leads nowhere."""
    handbook, artifacts = converted.handbook, converted.artifacts
    for document in handbook.documents:
        yield from block_checks.check_blocks(document)
        yield from block_checks.check_ids(document)
    texts = {one.path: one.data.decode() for one in artifacts if one.path.endswith(".md")}
    for path in sorted((root / "docs").rglob("*.md")):
        texts.setdefault(path.relative_to(root).as_posix(), path.read_text("utf-8"))
    pages = page_checks.read_pages(texts)
    files = [one.path for one in artifacts]
    yield from page_checks.check_quotations(pages, handbook.documents)
    yield from page_checks.check_passages(pages, handbook.documents)
    yield from page_checks.check_links(pages, texts, files)
    bibliography = next(one for one in artifacts if one.path == BIBLIOGRAPHY)
    for fault in compare(bibliography.data.decode(), handbook.references):
        yield Problem(path=BIBLIOGRAPHY, line=0, code="bibliography-differs", message=fault, mend="")
    yield from output_checks.check_no_machine(artifacts, root)
    yield from output_checks.check_repeatable(output_checks.digests(artifacts), _second_run(root, converted.accept))


def stale(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield a problem for each generated file that is committed and is not what the seeds give."""
    committed = [one for one in converted.artifacts if not one.path.startswith(NOT_COMMITTED)]
    yield from output_checks.check_up_to_date(committed, root)


def refuse_changed_ledgers(root: Path, converted: Converted) -> None:
    """Raise an error if writing would change a ledger (`--locked`)."""
    ledgers = [one for one in converted.artifacts if one.path.startswith(LEDGERS)]
    if problems := list(output_checks.check_up_to_date(ledgers, root)):
        raise ContentError(problems)


def write(root: Path, converted: Converted) -> Written:
    """Write what changed, all of it or nothing, and tell what was done."""
    return write_set(root, converted.artifacts)


def build(root: Path, converted: Converted, *, downloads: bool) -> Path:
    """Return the folder of the site that was built from what was written."""
    files = [handbook_pdf(converted.handbook)] if downloads else []
    return put_in_place(root, generate_site(root, files))


def pdf(converted: Converted) -> Artifact:
    """Return the handbook as one PDF."""
    return handbook_pdf(converted.handbook)


def _profile(root: Path, source: Source) -> Profile:
    return read_profile(root, source.profile) if source.profile else PLAIN


def _refuse_unknown(accept: Sequence[str], sources: Sequence[Source]) -> None:
    known = {source.id for source in sources}
    problems = [
        Problem(
            path="seeds",
            line=0,
            code="unknown-source",
            message=f"`{one}` is no source of this handbook; its sources are {', '.join(sorted(known))}.",
            mend="Name one of them.",
        )
        for one in accept
        if one not in known
    ]
    if problems:
        raise InputError(problems)


def _home(root: Path, handbook: Handbook) -> Iterator[Artifact]:
    """Yield the hand-written home page with its generated parts replaced."""
    if not (root / HOME).is_file():
        raise input_error(HOME, 0, "no-home", "the handbook has no home page.", "Write `docs/index.md`.")
    text = read_text(root, HOME, what="the home page")
    for name, part in home_parts(handbook).items():
        text = _between_markers(text, name, part)
    yield text_artifact(HOME, text)


def _between_markers(text: str, name: str, part: str) -> str:
    """Return a page with what stands between the markers of that name replaced."""
    begin, end = f"<!-- pincite:{name} -->", f"<!-- /pincite:{name} -->"
    before, mark, rest = text.partition(begin)
    _, closing, after = rest.partition(end)
    return f"{before}{begin}\n\n{part}\n\n{end}{after}" if mark and closing else text


def _second_run(root: Path, accept: Sequence[str]) -> dict[str, str]:
    """Return the digests of what another process, with other hash seeds, time zone and folder, would write."""
    command = [sys.executable, "-m", "pincite.pipeline", str(root.resolve()), *accept]
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    with tempfile.TemporaryDirectory() as elsewhere:
        run = subprocess.run(  # noqa: S603 - the command is ours
            command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False
        )
    if run.returncode:
        said = (run.stderr.strip().splitlines() or ["it said nothing"])[-1]
        message = f"a second run over the same input failed: {said}."
        raise input_error("seeds", 0, "second-run-failed", message, "Was a file changed meanwhile? Run it again.")
    made: dict[str, str] = json.loads(run.stdout)
    return made


if __name__ == "__main__":
    print(json.dumps(output_checks.digests(convert(Path(sys.argv[1]), accept=sys.argv[2:]).artifacts)))
