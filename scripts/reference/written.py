"""The files that editors write, each with the model that reads it."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.comparison.declared_pairs import ComparisonsFile
from pincite.identity.redirects import MovedFile
from pincite.segmentation.profile import Profile
from pincite.settings import OwnSettings
from pincite.sources.sidecar import Sidecar
from pincite.topics.reporters import Reporters
from pincite.topics.topic_file import TopicsFile
from pincite.validation import Strict


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One kind of YAML file."""

    name: str
    """Of its page and schema: `sidecar`."""
    path: str
    """Where it stands: `seeds/<file>.yml`."""
    title: str
    model: type[Strict]
    starter: str = ""
    """The commented starter that `pincite init` leaves, below `scripts/pincite/starter/`."""
    below: tuple[str, ...] = ()
    """The keys under which the model stands in the file: `extra`, `pincite`."""


FILES = (
    WrittenFile(name="sidecar", path="seeds/<file>.yml", title="Sidecars", model=Sidecar),
    WrittenFile(
        name="profile",
        path="seeds/profiles/<name>.yml",
        title="Profiles",
        model=Profile,
        starter="seeds/profiles/example.yml",
    ),
    WrittenFile(name="topics", path="seeds/topics.yml", title="Topics", model=TopicsFile, starter="seeds/topics.yml"),
    WrittenFile(
        name="reporters", path="seeds/reporters.yml", title="Reporters", model=Reporters, starter="seeds/reporters.yml"
    ),
    WrittenFile(name="comparisons", path="seeds/changes.yml", title="Comparisons", model=ComparisonsFile),
    WrittenFile(name="moved", path="seeds/moved.yml", title="Moved sources", model=MovedFile),
    WrittenFile(name="settings", path="mkdocs.yml", title="Settings", model=OwnSettings, below=("extra", "pincite")),
)
