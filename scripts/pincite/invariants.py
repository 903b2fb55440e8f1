"""Every promise held against a converted handbook: checks of all rooms, gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from pincite.checks import anchor_checks, block_checks, link_checks, output_checks, page_checks, version_checks
from pincite.checks.page_depth import refuse_deep_markdown, refuse_long_markdown
from pincite.checks.rendered_page import check_front_matter, read_html, render_page
from pincite.citations import compare
from pincite.errors import ContentError, Problem, all_or_errors, input_error
from pincite.files import read_text
from pincite.folder import files_below
from pincite.git_head import committed_files
from pincite.identity.ledger import FOLDER as LEDGERS
from pincite.identity.ledger import Ledger
from pincite.identity.ledger_integrity import check_edition, lost_editions, lost_records
from pincite.identity.redirects import lost_sources
from pincite.identity.releases import FOLDER as EDITIONS
from pincite.identity.releases import parse_edition
from pincite.inputs.file_view import FileView
from pincite.model import Document
from pincite.pipeline import BIBLIOGRAPHY, NOT_COMMITTED, Converted, orphaned_drafts
from pincite.publish.expected_pages import left_out_by_settings
from pincite.publish.generator import theme_files
from pincite.publish.write import is_generated, no_longer_generated
from pincite.reasons import record_reason
from pincite.reproducibility import convert_again
from pincite.segmentation.blocks import unused_left_out
from pincite.text import CONTROL_CHARACTER
from pincite.topics.assign import unused_rules

_FAULT = "This is a fault of pincite; do not publish."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What checks look at."""

    root: Path
    """The handbook's folder: its last commit holds what was recorded before."""
    converted: Converted
    """What the seeds give, or would give with some files changed, and the view of the files that it was made from."""
    gone: frozenset[str]
    """The generated files that are still there, and that go with the next run."""
    texts: Mapping[str, str]
    """Every page by its path, as it will be."""
    pages: Mapping[str, page_checks.PageReader]
    """The same, read."""

    @property
    def documents(self) -> Sequence[Document]:
        """The documents of the handbook."""
        return self.converted.handbook.documents


Check = Callable[[Subject], Iterator[Problem]]


def check(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield every breach of a promise, and every reference that leads nowhere.

    Args:
        root: the handbook's folder: its last commit holds what was recorded before.
        converted: what its seeds give, or would give with some files changed.
    """
    gone = no_longer_generated(converted.inputs.view, converted.artifacts)
    texts = _pages(converted, gone)
    subject = Subject(root=root, converted=converted, gone=gone, texts=texts, pages=page_checks.read_pages(texts))
    for find_problems in CHECKS:
        yield from find_problems(subject)


def reproducible(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield a problem for each file that another process writes otherwise: other hash seeds, time zone and folder."""
    accepted = {name: asdict(acceptance) for name, acceptance in converted.accept.items()}
    yield from output_checks.check_repeatable(output_checks.digests(converted.artifacts), convert_again(root, accepted))


def _check_blocks(subject: Subject) -> Iterator[Problem]:
    for document in subject.documents:
        yield from block_checks.check_blocks(document)
        yield from block_checks.check_ids(document)


def _check_left_out(subject: Subject) -> Iterator[Problem]:
    converted = subject.converted
    yield from left_out_by_settings(
        converted.inputs.settings.exclusions, (artifact.path for artifact in converted.artifacts)
    )


def _check_bibliography(subject: Subject) -> Iterator[Problem]:
    converted = subject.converted
    bibliography = next(artifact for artifact in converted.artifacts if artifact.path == BIBLIOGRAPHY)
    for fault in compare(bibliography.data.decode(), converted.handbook.references):
        yield Problem(path=BIBLIOGRAPHY, line=0, code="bibliography-differs", message=fault, fix=_FAULT)


def _check_sources(subject: Subject) -> Iterator[Problem]:
    ids = [document.id for document in subject.documents]
    yield from lost_sources(subject.converted.inputs.ledgers, ids, subject.converted.handbook.moved)


def _pages(converted: Converted, gone: frozenset[str]) -> dict[str, str]:
    """Return every page by its path, as it will be: what is generated, and what people wrote."""
    inputs = converted.inputs
    texts = {artifact.path: artifact.data.decode() for artifact in converted.artifacts if artifact.path.endswith(".md")}
    pages = (path for path in files_below(inputs.folder, "docs") if path.endswith(".md"))
    own = [path for path in pages if path not in texts and path not in gone]
    read = all_or_errors(partial(_read_page, inputs.view, path) for path in own)
    return texts | dict(zip(own, read, strict=True))


def _read_page(view: FileView, path: str) -> str:
    """Return a hand-written page that Markdown can be let loose on."""
    text = read_text(view, path, what="the page")
    if found := CONTROL_CHARACTER.search(text):
        message = f"the control character U+{ord(found[0]):04X} stands here."
        raise input_error(path, text.count("\n", 0, found.start()) + 1, "control-character", message, "Take it out.")
    refuse_deep_markdown(path, text)
    refuse_long_markdown(path, text)
    return text


def _check_links(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each link and each entry of the menu that leads nowhere."""
    converted, texts = subject.converted, subject.texts
    settings = converted.inputs.settings
    rendered = {
        path: read_html(text) if is_generated(text) else render_page(path, text, settings.extensions, subject.root)
        for path, text in texts.items()
    }
    here = set(files_below(converted.inputs.folder, "docs"))
    made = {artifact.path for artifact in converted.artifacts} | here - subject.gone
    site = link_checks.Site(
        pages=rendered,
        ids={
            page_checks.page_url(path): page.ids | page_checks.heading_ids(texts[path])
            for path, page in rendered.items()
        },
        files=frozenset(path.removeprefix("docs/") for path in made if not path.endswith(".md")) | theme_files(),
        address=settings.site_url,
    )
    for path, text in texts.items():
        yield from () if is_generated(text) else check_front_matter(path, text)
    yield from link_checks.check_links(site)
    yield from link_checks.check_menu([(entry.target, entry.line) for entry in settings.nav], site)


def _check_kept(
    pages: Mapping[str, page_checks.PageReader], texts: Mapping[str, str], converted: Converted
) -> Iterator[Problem]:
    """Yield a problem for each id and each text that was published and can no longer be had."""
    handbook = converted.handbook
    for document in handbook.documents:
        yield from anchor_checks.check_past_ids(document)
    issued: dict[str, dict[str, None]] = {
        ledger.source: dict.fromkeys(sorted(ledger.ever)) for ledger in converted.ledgers if not ledger.draft
    }
    moved = {redirect.id: redirect.to for redirect in handbook.moved}
    for record in converted.editions:
        yield from check_edition(record, {ledger.source: ledger for ledger in converted.ledgers}, moved)
        for edition_source in record.sources:
            issued.setdefault(edition_source.source, {}).update(dict.fromkeys(edition_source.anchors))
    yield from anchor_checks.check_issued(pages, texts, issued)
    yield from anchor_checks.check_editions(pages, handbook.editions)


def _check_committed(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield a problem for each record that the last commit has and that was lost or changed since."""
    ledgers = {ledger.source: ledger for ledger in converted.ledgers}
    editions = {record.edition: record for record in converted.editions}
    moved = {redirect.id for redirect in converted.handbook.moved}
    for path, text in committed_files(root, [LEDGERS, EDITIONS]).items():
        try:
            if path.startswith(EDITIONS):
                record = parse_edition(text)
                yield from lost_editions(record, editions.get(record.edition))
            elif (old := Ledger.model_validate_json(text, strict=True)).source not in moved:
                yield from lost_records(old, ledgers.get(old.source))
        except ValidationError as error:
            message = f"the last commit has a record here that cannot be read: {record_reason(error)}."
            fix = "Take the file back from an older commit, and commit it."
            yield Problem(path=path, line=0, code="committed-unreadable", message=message, fix=fix)


CHECKS: list[Check] = [
    _check_blocks,
    _check_left_out,
    lambda subject: page_checks.check_quotations(subject.pages, subject.documents),
    lambda subject: page_checks.check_passages(subject.pages, subject.documents),
    _check_links,
    lambda subject: version_checks.check_wordings(subject.pages, subject.documents),
    lambda subject: version_checks.check_anchors(subject.pages, subject.texts, subject.converted.handbook),
    _check_sources,
    lambda subject: _check_kept(subject.pages, subject.texts, subject.converted),
    lambda subject: _check_committed(subject.root, subject.converted),
    _check_bibliography,
    lambda subject: output_checks.check_no_machine(subject.converted.artifacts, subject.root),
]
"""Where checks plug in: each yields what is wrong, and says nothing where nothing is."""


def stale(root: Path, converted: Converted) -> Iterator[Problem]:
    """Yield a problem for each generated file that is committed and is not what the seeds give."""
    committed = [artifact for artifact in converted.artifacts if not artifact.path.startswith(NOT_COMMITTED)]
    yield from output_checks.check_up_to_date(committed, root)
    for path in orphaned_drafts(converted):
        message = "its source is gone and was never published, so it goes too."
        yield Problem(path=path, line=0, code="out-of-date", message=message, fix="Run `pincite convert`.")


def unused(converted: Converted) -> Iterator[Problem]:
    """Yield a problem for each rule of a topic, and each line to be left out, that no source has words for."""
    documents = converted.handbook.documents
    yield from unused_rules(documents, converted.inputs.topics)
    for document in documents:
        yield from unused_left_out(document.source, document.blocks)


def refuse_changed_ledgers(root: Path, converted: Converted) -> None:
    """Raise an error if writing would change a ledger (`--locked`)."""
    ledgers = [artifact for artifact in converted.artifacts if artifact.path.startswith(LEDGERS)]
    if problems := list(output_checks.check_up_to_date(ledgers, root)):
        raise ContentError(problems)
