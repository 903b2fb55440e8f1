"""The frozen values that pass between the stages.

`Source -> Block -> Document -> TopicHit, Figure, Reference -> Handbook -> Page, Artifact`. Each carries the place it
came from. Offsets count Unicode code points of the decoded seed; ends are exclusive.
"""

from pincite.model.artifact import Artifact, text_artifact
from pincite.model.change import DocumentPair, Edit, EditKind, Relation, SentenceChange
from pincite.model.document import (
    Block,
    BlockKind,
    Document,
    PageRange,
    PastVersion,
    Redaction,
    Redirect,
    Retired,
    Section,
    Sentence,
)
from pincite.model.edition import Edition, EditionChanges
from pincite.model.figure import Figure, Indicator, Qualifier, YearBasis
from pincite.model.handbook import Handbook, YearHeld
from pincite.model.note_marks import NoteMark
from pincite.model.reference import Reference, TextSpan
from pincite.model.source import Basis, Evidence, LeftOut, Seed, Sic, Source, Version
from pincite.model.stretch import Stretch
from pincite.model.topic import SentenceHit, Topic, TopicHit, by_source

__all__ = [
    "Artifact",
    "Basis",
    "Block",
    "BlockKind",
    "Document",
    "DocumentPair",
    "Edit",
    "EditKind",
    "Edition",
    "EditionChanges",
    "Evidence",
    "Figure",
    "Handbook",
    "Indicator",
    "LeftOut",
    "NoteMark",
    "PageRange",
    "PastVersion",
    "Qualifier",
    "Redaction",
    "Redirect",
    "Reference",
    "Relation",
    "Retired",
    "Section",
    "Seed",
    "Sentence",
    "SentenceChange",
    "SentenceHit",
    "Sic",
    "Source",
    "Stretch",
    "TextSpan",
    "Topic",
    "TopicHit",
    "Version",
    "YearBasis",
    "YearHeld",
    "by_source",
    "text_artifact",
]
