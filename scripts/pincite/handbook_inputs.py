"""What there is to convert: everything that people wrote and pincite recorded, each file read once.

The words of the sources are not held. They are read through the same view when a source is converted, and a file that
holds something else by then is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from pincite.comparison.declared_pairs import PairFile, read_pairs
from pincite.errors import InputError, Problem, all_or_errors, input_error
from pincite.figures.figure_file import FigureFile, read_figures
from pincite.files import decode_text, read_bytes
from pincite.folder import FolderEntry, check_folder
from pincite.identity.ledger import Ledger, read_ledgers
from pincite.identity.redirects import MovedSources, inherited_ledger, read_moved, redirects
from pincite.identity.releases import EditionFile, read_editions
from pincite.inputs.file_view import FileView
from pincite.inputs.unchanging import UnchangingView
from pincite.model import Redirect
from pincite.segmentation.profile import PLAIN, Profile, profile_path, read_profile
from pincite.settings import Settings, read_settings
from pincite.sources.registry import SourceFiles, list_sources
from pincite.topics.reporters import Reporters, read_reporters
from pincite.topics.topic_file import TopicFile, read_topics

HOME = "docs/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The hand-written home page."""

    data: bytes
    """The file as it was read."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInput:
    """One source without its words, how it is laid out, and what has been promised of it."""

    files: SourceFiles
    profile: Profile
    ledger: Ledger | None
    """As it is recorded under its id, or under the one that it had until now; None where it has none."""

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.files.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a handbook is made from."""

    view: FileView
    """What has the files; none of them can change unnoticed."""
    settings: Settings
    folder: tuple[FolderEntry, ...]
    """What stands in `docs/` and `seeds/`."""
    sources: tuple[SourceInput, ...]
    """By year, then id."""
    topics: TopicFile
    figures: FigureFile
    reporters: Reporters
    pairs: PairFile
    editions: tuple[EditionFile, ...]
    """The records of all editions, oldest first."""
    moved: tuple[Redirect, ...]
    ledgers: Mapping[str, Ledger]
    """All of them by their sources' ids, those of sources that are gone too."""
    home: HomePage
    digests: Mapping[str, str]
    """The SHA-256 of each file that was read, by its path: settings, sidecars, seeds, ledgers, tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What one file each, or one folder, says; none of it rests on another."""

    settings: Settings
    sources: tuple[SourceFiles, ...]
    moved: MovedSources
    topics: TopicFile
    figures: FigureFile
    reporters: Reporters
    pairs: PairFile
    editions: tuple[EditionFile, ...]
    home: HomePage


def read_inputs(files: FileView) -> Inputs:
    """Return what there is to convert; what is wrong with any file is told together.

    Raises:
        InputError: a file cannot be read, leads out of the handbook, or says what is not allowed.
    """
    view = UnchangingView(files)
    folder = check_folder(view)
    written = _read_written(view)
    check_folder(view, written.settings.reached)
    ledgers, profiles = all_or_errors((lambda: read_ledgers(view), lambda: _profiles(view, written.sources)))
    moved = redirects(written.moved, [source.id for source in written.sources], ledgers)
    return Inputs(
        view=view,
        settings=written.settings,
        folder=folder,
        sources=tuple(_source_inputs(written.sources, profiles, ledgers, moved)),
        topics=written.topics,
        figures=written.figures,
        reporters=written.reporters,
        pairs=written.pairs,
        editions=written.editions,
        moved=moved,
        ledgers=ledgers,
        home=written.home,
        digests=MappingProxyType(dict(view.digests)),
    )


def _read_written(view: FileView) -> _Written:
    read = all_or_errors(partial(reader, view) for reader in _READERS.values())
    return _Written(**dict(zip(_READERS, read, strict=True)))


def _source_inputs(
    listed: Sequence[SourceFiles],
    profiles: Mapping[str | None, Profile],
    ledgers: Mapping[str, Ledger],
    moved: Sequence[Redirect],
) -> Iterator[SourceInput]:
    for files in listed:
        ledger = ledgers.get(files.id) or inherited_ledger(ledgers, files.id, moved)
        yield SourceInput(files=files, profile=profiles[files.profile], ledger=ledger)


def _profiles(view: FileView, listed: Sequence[SourceFiles]) -> Mapping[str | None, Profile]:
    """Return the profiles that sources name, each read once; a source that names none is plain text."""
    names = sorted({files.profile for files in listed if files.profile})
    read = all_or_errors(partial(_profile, view, name, listed) for name in names)
    return {None: PLAIN, **dict(zip(names, read, strict=True))}


def _profile(view: FileView, name: str, listed: Sequence[SourceFiles]) -> Profile:
    if view.look(profile_path(name)).exists:
        return read_profile(view, name)
    message = f"the profile `{name}` does not exist."
    fix = f"Write {profile_path(name)}, or name one of those that are there."
    raise InputError(
        Problem(path=files.path, line=0, code="no-profile", message=message, fix=fix)
        for files in listed
        if files.profile == name
    )


def _read_home(view: FileView) -> HomePage:
    if view.look(HOME).kind != "file":
        raise input_error(HOME, 0, "no-home", "the handbook has no home page.", "Write `docs/index.md`.")
    data = read_bytes(view, HOME, what="the home page")
    return HomePage(data=data, text=decode_text(data, HOME, what="the home page"))


_READERS: Mapping[str, Callable[[FileView], object]] = {
    "settings": read_settings,
    "sources": list_sources,
    "moved": read_moved,
    "topics": read_topics,
    "figures": read_figures,
    "reporters": read_reporters,
    "pairs": read_pairs,
    "editions": read_editions,
    "home": _read_home,
}
