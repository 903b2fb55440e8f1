"""The whole way from seeds to site, in order. Stages know nothing of one another; they meet here."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pincite.checks import output_checks
from pincite.citations import bibliography_file
from pincite.downloads import DOWNLOADS
from pincite.downloads.data_files import figure_data
from pincite.downloads.pdf import handbook_pdf
from pincite.errors import COMMAND_LINE, ContentError, InputError, Problem
from pincite.figures.propose import FigureProposal, propose
from pincite.folder import refuse_names
from pincite.handbook_inputs import HOME, Inputs, SourceInput, read_inputs
from pincite.handbook_lock import Say
from pincite.identity.ledger import Ledger, ledger_artifact, ledger_path
from pincite.identity.releases import EditionFile, edition_artifact
from pincite.inputs.file_view import DiskView, FileView
from pincite.joining import join_documents
from pincite.machine import working_on
from pincite.model import Artifact, Document, Handbook, text_artifact
from pincite.pages.all_pages import render_site
from pincite.pages.sources.overview import fill_home
from pincite.per_source import convert_source
from pincite.progress import Progress, in_silence
from pincite.publish.generator import generate_site
from pincite.publish.places import disk_errors_told
from pincite.publish.site_folder import add_to_site, put_in_place, site_name
from pincite.publish.write import WriteResult, write_set
from pincite.sources.registry import read_words
from pincite.versioning.assign_anchors import Acceptance, PendingVersionError

NOT_COMMITTED = "docs/api/"
BIBLIOGRAPHY = "bibliography.bib"


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

    inputs: Inputs
    """What it was made from."""
    handbook: Handbook
    artifacts: tuple[Artifact, ...]
    accept: Mapping[str, Acceptance]
    """What this run publishes, by source."""
    ledgers: tuple[Ledger, ...]
    """In the order of the documents."""

    @property
    def editions(self) -> tuple[EditionFile, ...]:
        """The records of all editions, oldest first."""
        return self.inputs.editions


def convert(
    files: Path | FileView, *, accept: Mapping[str, Acceptance] | None = None, progress: Progress = in_silence
) -> Converted:
    """Return the handbook that the seeds give, its pages, data, bibliography and ledgers; nothing is written.

    Args:
        files: the handbook's folder, or a view of its files.
        accept: what is published, by source.
        progress: tells a person how far this has come.
    """
    inputs = read_inputs(DiskView(files) if isinstance(files, Path) else files)
    accept = accept or {}
    _refuse_unknown(accept, inputs.sources)
    documents, ledgers = _documents(inputs, accept, progress)
    handbook = join_documents(inputs, documents, ledgers)
    bibliography = text_artifact(BIBLIOGRAPHY, bibliography_file(handbook.references))
    home = text_artifact(HOME, fill_home(inputs.home.text, handbook), made_from=inputs.home.data)
    artifacts = [
        *map(ledger_artifact, ledgers),
        *map(edition_artifact, inputs.editions),
        *progress([*render_site(handbook), *figure_data(handbook)], "Writing pages"),
        home,
        bibliography,
        Artifact(path=f"docs/api/v1/{BIBLIOGRAPHY}", data=bibliography.data),
    ]
    refuse_names(artifact.path for artifact in artifacts)
    return Converted(
        inputs=inputs,
        handbook=handbook,
        artifacts=tuple(sorted(artifacts, key=lambda artifact: artifact.path)),
        accept=accept,
        ledgers=ledgers,
    )


def _documents(
    inputs: Inputs, accept: Mapping[str, Acceptance], progress: Progress
) -> tuple[tuple[Document, ...], tuple[Ledger, ...]]:
    """Return each source as a document, and its ledger; all new wordings that wait for an editor are told together."""
    made: list[tuple[Document, Ledger]] = []
    waiting: list[PendingVersionError] = []
    for given in progress(inputs.sources, "Reading sources"):
        try:
            with working_on(given.files.path):
                source = read_words(inputs.view, given.files)
                made.append(convert_source(source, given.profile, given.ledger, accept.get(given.id)))
        except PendingVersionError as pending:
            waiting.append(pending)
    if waiting:
        raise NewVersionsError(waiting)
    return tuple(document for document, _ in made), tuple(ledger for _, ledger in made)


def write(root: Path, converted: Converted) -> WriteResult:
    """Write what changed, all of it or nothing, and tell what was done."""
    return write_set(root, converted.artifacts, orphaned_drafts(converted))


def orphaned_drafts(converted: Converted) -> tuple[str, ...]:
    """Return the ledgers whose source is gone and was never published: nobody was promised anything."""
    known = {ledger.source for ledger in converted.ledgers} | {redirect.id for redirect in converted.handbook.moved}
    drafts = (name for name, ledger in converted.inputs.ledgers.items() if ledger.draft)
    return tuple(ledger_path(name) for name in sorted(drafts) if name not in known)


def build(
    root: Path, converted: Converted, *, downloads: bool = False, generator: str = "mkdocs", say: Say = tell_nobody
) -> Path:
    """Return the folder of the site that was built from what was written: `site/`, or one named for the generator."""
    with disk_errors_told(root, "the pages in docs/ are written, and the site is as it was"):
        settings = converted.inputs.settings
        made = [make(converted.handbook, _fonts(root, converted)) for make in DOWNLOADS] if downloads else []
        for note in (note for artifact in made for note in artifact.notes):
            say(note)
        built = generate_site(root, made, generator=generator, theme=settings.theme, home=settings.site_url)
        return put_in_place(root, built, site_name(generator), say)


def write_pdf(root: Path, converted: Converted) -> Artifact:
    """Return the handbook as one PDF, which was put into the site."""
    artifact = handbook_pdf(converted.handbook, _fonts(root, converted))
    add_to_site(root, artifact)
    return artifact


def _fonts(root: Path, converted: Converted) -> tuple[Path, ...]:
    """Return the folders with fonts that the settings name."""
    folder = converted.inputs.settings.fonts
    return (root / folder,) if folder else ()


def proposals(converted: Converted) -> tuple[FigureProposal, ...]:
    """Return the sentences that hold numbers and that neither a figure nor a dismissal covers."""
    figures, handbook = converted.inputs.figures, converted.handbook
    return tuple(propose(handbook.documents, figures.figures, figures.dismissed, language=handbook.language))


def _refuse_unknown(accept: Iterable[str], sources: Sequence[SourceInput]) -> None:
    known = {source.id for source in sources}
    problems = [
        Problem(
            path=COMMAND_LINE,
            line=0,
            code="unknown-source",
            message=f"`{name}` is no source of this handbook; its sources are {', '.join(sorted(known))}.",
            fix="Name one of them.",
        )
        for name in accept
        if name not in known
    ]
    if problems:
        raise InputError(problems)


if __name__ == "__main__":
    asked = {name: Acceptance(**given) for name, given in json.loads(sys.argv[2]).items()}
    print(json.dumps(output_checks.digests(convert(Path(sys.argv[1]), accept=asked).artifacts)))
