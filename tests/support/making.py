"""Makes sources, documents and handbooks in memory, with nothing in them but what a test names."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pincite.handbook_lock import LOCK
from pincite.identity.ledger import Ledger
from pincite.inputs.file_view import DiskView, FileView
from pincite.inputs.overlay import Overlay
from pincite.model import Document, Handbook, Reference, Seed, Source, TextSpan
from pincite.per_source import convert_source
from pincite.segmentation.profile import Profile
from pincite.sources.registry import list_sources, read_words

TESTS = Path(__file__).parents[1]
REPOSITORY = TESTS.parent
TOY = TESTS / "corpora" / "toy"
_NOTHING = Source(
    id="larkholm",
    sidecar="seeds/larkholm.txt.yml",
    csl={"id": "larkholm", "type": "document", "title": "Larkholm", "issued": {"date-parts": [[1901]]}},
    year=1901,
    period=None,
    collection="default",
    profile=None,
    coverage="full",
    coverage_note=None,
    extract_of=None,
    checked_against="none",
    checked_note=None,
    rights="In the public domain.",
    publish="full",
    sensitive=(),
    content_note=None,
    sic=(),
    evidence=(),
    left_out=(),
    seed=Seed(file="larkholm.txt", sha256="", text=""),
)


def read_sources(root: Path) -> tuple[Source, ...]:
    """Return the sources in a handbook's folder, with their words."""
    view = DiskView(root)
    return tuple(read_words(view, files) for files in list_sources(view))


def make_source(text: str, **fields: Any) -> Source:
    """Return a source whose seed has that text; `title`, `csl` and any other field of a source may be given."""
    csl = fields.pop("csl", None) or dict(_NOTHING.csl) | {"title": fields.pop("title", "Larkholm")}
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    seed = Seed(file="larkholm.txt", sha256=sha256, text=text)
    return replace(_NOTHING, csl=csl, seed=seed, **fields)


def make_profile(**keys: Any) -> Profile:
    """Return a profile as if its keys stood in a file; `starts_in` is written `starts-in`."""
    return Profile.model_validate({key.replace("_", "-"): value for key, value in keys.items()})


def make_document(source: Source, profile: Profile | None = None, ledger: Ledger | None = None) -> Document:
    """Return the document that a source gives."""
    return convert_source(source, profile or make_profile(paragraphs="lines"), ledger)[0]


def make_handbook(documents: Sequence[Document], **fields: Any) -> Handbook:
    """Return a handbook of documents, with a bare reference for each."""
    values: dict[str, Any] = {
        "title": "Larkholm Light",
        "description": "",
        "site_url": "",
        "language": "en",
        "authors": (),
        "documents": tuple(documents),
        "topics": (),
        "hits": (),
        "references": tuple(_reference(document) for document in documents),
    }
    return Handbook(**(values | fields))


def _reference(document: Document) -> Reference:
    formatted = {"apa": (TextSpan(text=document.title),)}
    return Reference(id=document.id, csl=document.source.csl, biblatex="", bibtex="", ris="", formatted=formatted)


def view_of(files: Mapping[str, str]) -> FileView:
    """Return a view of files that lie in no folder, by their paths."""
    return Overlay(DiskView(Path("/nowhere")), {path: text.encode() for path, text in files.items()})


def copy_toy(target: Path) -> Path:
    """Copy the toy handbook into a folder and return it."""
    shutil.copytree(TOY, target)
    return target


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path, but for the lock, which is empty and stays."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != LOCK}
