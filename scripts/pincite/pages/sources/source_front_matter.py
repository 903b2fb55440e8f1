"""The front matter of a source's page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pincite import formatting
from pincite.model import Document, TopicHit
from pincite.pages.front_matter import FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFrontMatter(FrontMatter):
    """What the page of a source says of it to readers of front matter."""

    document: Document
    topics: tuple[str, ...]
    """Ids of the topics that its passages carry, in the order in which they come."""

    def own(self) -> Mapping[str, object]:
        """Return the source's metadata, what its text holds, and the file that it was made from."""
        document, source = self.document, self.document.source
        kinds = Counter(block.kind for block in document.blocks)
        return {
            "id": document.id,
            "csl": dict(source.cited),
            "year": source.year,
            "period": source.period,
            "collection": source.collection,
            "coverage": source.coverage,
            "coverage-note": source.coverage_note,
            "checked-against": source.checked_against,
            "rights": source.rights,
            "publish": source.publish,
            "draft": document.draft,
            "topics": list(self.topics),
            "counts": {
                "blocks": dict(sorted(kinds.items())),
                "paragraphs": len(document.numbered),
                "sentences": sum(len(block.sentences) for block in document.numbered),
            },
            "seed": {"file": source.seed.file, "sha256": source.seed.sha256},
        }


def front_matter(document: Document, hits: Sequence[TopicHit]) -> SourceFrontMatter:
    """Return the front matter of a source's page."""
    source = document.source
    return SourceFrontMatter(
        title=document.title,
        description=f"{formatting.credit_line(source)}. {formatting.coverage_of(source)}, every paragraph citable.",
        generated_by="pincite convert; hands off, edit the sidecar",
        hide=("navigation",),
        document=document,
        topics=tuple(dict.fromkeys(hit.topic for hit in hits)),
    )
