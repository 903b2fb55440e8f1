"""What joins the documents: topics, comparisons, figures, citations and editions, as one handbook."""

from __future__ import annotations

from collections.abc import Sequence

from pincite.citations import build_references
from pincite.comparison.compare import compare_documents
from pincite.comparison.declared_pairs import declared_pairs
from pincite.errors import ContentError, all_or_errors
from pincite.figures.figure_file import FigureFile
from pincite.figures.verify import verify
from pincite.handbook_inputs import Inputs
from pincite.identity.ledger import Ledger
from pincite.model import Document, Handbook, Topic
from pincite.point_in_time import point_in_time
from pincite.topics.assign import assign_topics
from pincite.topics.topic_file import TopicFile


def join_documents(inputs: Inputs, documents: Sequence[Document], ledgers: Sequence[Ledger]) -> Handbook:
    """Return the handbook that documents give with what is written of them; their ledgers stand in the same order."""
    settings, topics, figures = inputs.settings, inputs.topics, inputs.figures
    hits, named, _ = all_or_errors(
        (
            lambda: assign_topics(documents, topics, inputs.reporters),
            lambda: declared_pairs(inputs.pairs, documents),
            lambda: _verify_figures(figures, documents, topics, settings.language),
        )
    )
    profiles = [given.profile for given in inputs.sources]
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
        moved=inputs.moved,
        editions=point_in_time(inputs.editions, documents, ledgers, profiles, inputs.moved),
    )


def _verify_figures(figures: FigureFile, documents: Sequence[Document], topics: TopicFile, language: str) -> None:
    if problems := list(verify(figures, documents, [topic.id for topic in topics.topics], language=language)):
        raise ContentError(problems)
