"""The whole way from seeds to site, in order. Stages know nothing of one another; they meet here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from pincite.checks import output_checks
from pincite.citations import bibliography_file, build_references
from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import read_pairs
from pincite.downloads import DOWNLOADS
from pincite.downloads.data_files import figure_data
from pincite.downloads.pdf import handbook_pdf
from pincite.errors import COMMAND_LINE, ContentError, InputError, Problem, all_or_errors, input_error
from pincite.figures.figure_file import FigureFile, read_figures
from pincite.figures.propose import FigureProposal, propose
from pincite.figures.verify import verify
from pincite.files import read_text
from pincite.folder import check_folder, refuse_names
from pincite.handbook_lock import Say
from pincite.identity.ledger import FOLDER as LEDGERS
from pincite.identity.ledger import Ledger, ledger_artifact, ledger_path, read_ledger
from pincite.identity.past_versions import past_versions, retired_anchors
from pincite.identity.redactions import redactions_of
from pincite.identity.redirects import inherited_ledger, read_moved
from pincite.identity.releases import EditionFile, edition_artifact, read_editions
from pincite.machine import working_on
from pincite.model import Artifact, Document, Handbook, PastVersion, Redirect, Source, Topic, text_artifact
from pincite.pages.all_pages import render_site
from pincite.pages.sources.overview import fill_home
from pincite.point_in_time import point_in_time
from pincite.publish.generator import generate_site
from pincite.publish.places import disk_errors_told
from pincite.publish.site_folder import add_to_site, put_in_place, site_name
from pincite.publish.write import WriteResult, write_set
from pincite.segmentation.annotations import annotate_passages
from pincite.segmentation.blocks import cut_blocks, sections_of
from pincite.segmentation.profile import PLAIN, Profile, read_profile
from pincite.settings import Settings, read_settings
from pincite.sources.registry import read_sources
from pincite.topics.assign import assign_topics
from pincite.topics.reporters import Reporters, read_reporters
from pincite.topics.topic_file import TopicFile, read_topics
from pincite.versioning.assign_anchors import Acceptance, PendingVersionError, assign_anchors

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


def tell_nobody(line: str) -> None:
    """Take a line that is meant for a person, where there is none."""
    del line


class NewVersionsError(ContentError):
    """Sources have new wordings that no editor has accepted yet."""

    def __init__(self, pending: Sequence[PendingVersionError]) -> None:
        self.pending = tuple(pending)
        super().__init__(problem for pending_version_error in pending for problem in pending_version_error.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A handbook in memory, and every file that follows from it."""

    handbook: Handbook
    artifacts: tuple[Artifact, ...]
    accept: Mapping[str, Acceptance]
    """What this run publishes, by source."""
    ledgers: tuple[Ledger, ...]
    """In the order of the documents."""
    editions: tuple[EditionFile, ...]
    """The records of all editions, oldest first."""


def convert(
    root: Path, *, accept: Mapping[str, Acceptance] | None = None, progress: Progress = in_silence
) -> Converted:
    """Return the handbook that the seeds give, its pages, data, bibliography and ledgers; nothing is written."""
    check_folder(root)
    settings: Settings
    sources: tuple[Source, ...]
    topics: TopicFile
    figures: FigureFile
    reporters: Reporters
    records: tuple[EditionFile, ...]
    settings, sources, topics, figures, reporters, records = all_or_errors(
        partial(read, root)
        for read in (read_settings, read_sources, read_topics, read_figures, read_reporters, read_editions)
    )
    check_folder(root, settings.reached)
    accept = accept or {}
    _refuse_unknown(accept, sources)
    moved = read_moved(root, [source.id for source in sources])
    layouts = all_or_errors(partial(_layout, root, source, moved) for source in sources)
    documents, ledgers, waiting = [], [], list[PendingVersionError]()
    for source, (profile, recorded) in progress(list(zip(sources, layouts, strict=True)), "Reading sources"):
        try:
            with working_on(source.sidecar):
                document, ledger = convert_source(source, profile, recorded, accept.get(source.id))
        except PendingVersionError as pending:
            waiting.append(pending)
            continue
        documents.append(document)
        ledgers.append(ledger)
    if waiting:
        raise NewVersionsError(waiting)
    profiles = [profile for profile, _ in layouts]
    handbook = replace(_handbook(settings, documents, topics, figures, reporters), moved=moved)
    handbook = replace(handbook, editions=point_in_time(records, documents, ledgers, profiles, handbook.moved))
    pages = list(progress([*render_site(handbook), *figure_data(handbook)], "Writing pages"))
    bibliography = text_artifact(BIBLIOGRAPHY, bibliography_file(handbook.references))
    artifacts = [
        *(ledger_artifact(ledger) for ledger in ledgers),
        *(edition_artifact(record) for record in records),
        *pages,
        _home(root, handbook),
        bibliography,
        Artifact(path=f"docs/api/v1/{BIBLIOGRAPHY}", data=bibliography.data),
    ]
    refuse_names(artifact.path for artifact in artifacts)
    return Converted(
        handbook=handbook,
        artifacts=tuple(sorted(artifacts, key=lambda artifact: artifact.path)),
        accept=accept,
        ledgers=tuple(ledgers),
        editions=records,
    )


def convert_source(
    source: Source, profile: Profile, ledger: Ledger | None, acceptance: Acceptance | None = None
) -> tuple[Document, Ledger]:
    """Return one source as a document, and its ledger: a pure function of what it is given."""
    placed, new = assign_anchors(source, cut_blocks(source, profile), ledger, acceptance)
    blocks = annotate_passages(source, placed)
    document = Document(
        source=source,
        draft=new.draft,
        sections=sections_of(blocks, profile),
        blocks=blocks,
        retired=tuple(retired_anchors(source, new)),
        past=tuple(_marked(past_versions(source, new), source)),
        redacted=redactions_of(new),
    )
    return document, new


def _marked(past: Iterable[PastVersion], source: Source) -> Iterator[PastVersion]:
    """Yield earlier wordings with what their own rows of the sidecar say of single passages."""
    versions = {version.seed.file: version for version in source.versions}
    for past_version in past:
        yield replace(
            past_version, blocks=annotate_passages(source.as_of(versions[past_version.file]), past_version.blocks)
        )


def _handbook(
    settings: Settings, documents: Sequence[Document], topics: TopicFile, figures: FigureFile, reporters: Reporters
) -> Handbook:
    hits, named, _ = all_or_errors(
        (
            lambda: assign_topics(documents, topics, reporters),
            lambda: read_pairs(settings.root, documents),
            lambda: _verify_figures(figures, documents, topics),
        )
    )
    return Handbook(
        title=settings.title,
        description=settings.description,
        site_url=settings.site_url,
        language=settings.language,
        authors=settings.authors,
        documents=tuple(documents),
        topics=tuple(Topic(id=topic.id, title=topic.title, definition=topic.definition) for topic in topics.topics),
        hits=hits,
        references=build_references(documents, styles=settings.styles),
        pairs=compare_documents(documents, named),
        figures=figures.figures,
        indicators=figures.indicators,
    )


def _verify_figures(figures: FigureFile, documents: Sequence[Document], topics: TopicFile) -> None:
    if problems := list(verify(figures, documents, [topic.id for topic in topics.topics])):
        raise ContentError(problems)


def write(root: Path, converted: Converted) -> WriteResult:
    """Write what changed, all of it or nothing, and tell what was done."""
    return write_set(root, converted.artifacts, orphaned_drafts(root, converted))


def orphaned_drafts(root: Path, converted: Converted) -> tuple[str, ...]:
    """Return the ledgers whose source is gone and was never published: nobody was promised anything."""
    known = {ledger.source for ledger in converted.ledgers} | {redirect.id for redirect in converted.handbook.moved}
    names = sorted(path.stem for path in (root / LEDGERS).glob("*.json"))
    found = {name: read_ledger(root, name) for name in names if name not in known}
    return tuple(ledger_path(name) for name, ledger in found.items() if ledger and ledger.draft)


def build(
    root: Path, converted: Converted, *, downloads: bool = False, generator: str = "mkdocs", say: Say = tell_nobody
) -> Path:
    """Return the folder of the site that was built from what was written: `site/`, or one named for the generator."""
    with disk_errors_told(root, "the pages in docs/ are written, and the site is as it was"):
        made = [make(converted.handbook) for make in DOWNLOADS] if downloads else []
        settings = read_settings(root)
        built = generate_site(root, made, generator=generator, theme=settings.theme, home=settings.site_url)
        return put_in_place(root, built, site_name(generator), say)


def write_pdf(root: Path, converted: Converted) -> Artifact:
    """Return the handbook as one PDF, which was put into the site."""
    artifact = handbook_pdf(converted.handbook)
    add_to_site(root, artifact)
    return artifact


def proposals(root: Path, converted: Converted) -> tuple[FigureProposal, ...]:
    """Return the sentences that hold numbers and that neither a figure nor a dismissal covers."""
    figures = read_figures(root)
    return tuple(propose(converted.handbook.documents, figures.figures, figures.dismissed))


def _layout(root: Path, source: Source, moved: Sequence[Redirect]) -> tuple[Profile, Ledger | None]:
    """Return how a source is laid out, and its ledger; where it was renamed just now, the one of its old id."""
    ledger = read_ledger(root, source.id) or inherited_ledger(root, source.id, moved)
    if source.profile is None:
        return PLAIN, ledger
    try:
        profile = read_profile(root, source.profile)
    except InputError as error:
        if (root / f"seeds/profiles/{source.profile}.yml").exists():
            raise
        message = f"the profile `{source.profile}` does not exist."
        fix = f"Write seeds/profiles/{source.profile}.yml, or name one of those that are there."
        raise input_error(source.sidecar, 0, "no-profile", message, fix) from error
    return profile, ledger


def _refuse_unknown(accept: Iterable[str], sources: Sequence[Source]) -> None:
    known = {source.id for source in sources}
    problems = [
        Problem(
            path=COMMAND_LINE,
            line=0,
            code="unknown-source",
            message=f"`{one}` is no source of this handbook; its sources are {', '.join(sorted(known))}.",
            fix="Name one of them.",
        )
        for one in accept
        if one not in known
    ]
    if problems:
        raise InputError(problems)


def _home(root: Path, handbook: Handbook) -> Artifact:
    """Return the hand-written home page with its generated parts replaced."""
    if not (root / HOME).is_file():
        raise input_error(HOME, 0, "no-home", "the handbook has no home page.", "Write `docs/index.md`.")
    read_text(root, HOME, what="the home page")
    # In this order: what is saved between the two is not the text that was filled, and is not overwritten.
    before = (root / HOME).read_bytes()
    return text_artifact(HOME, fill_home(read_text(root, HOME, what="the home page"), handbook), made_from=before)


if __name__ == "__main__":
    asked = {name: Acceptance(**given) for name, given in json.loads(sys.argv[2]).items()}
    print(json.dumps(output_checks.digests(convert(Path(sys.argv[1]), accept=asked).artifacts)))
