"""Which sentences carry which topic, and what led to them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.errors import InputError
from pincite.inputs.file_view import DiskView
from pincite.model import Block, Document, Retired, Seed, Sentence, Source
from pincite.text import fingerprint
from pincite.topics.assign import assign_topics, words_that_fit
from pincite.topics.topic_file import Decision, TopicDefinition, TopicFile, TopicRule, read_topics

TOY = {
    "p1": ("prose", ("The cat sat on the mat.", "A dog looked on.")),
    "p2": ("verse", ("Cats and dogs.", "Nothing else\nwas there.")),
}


def toy(source: str = "toy") -> Document:
    """Return a document of two paragraphs of two sentences each."""
    seed = Seed(file="toy.txt", sha256="0" * 64, text="")
    return Document(source=_source(source, seed), draft=True, sections=(), blocks=_blocks(), retired=())


def _blocks() -> tuple[Block, ...]:
    return tuple(
        Block(
            kind="paragraph",
            section=section,
            start=0,
            end=0,
            text=" ".join(texts),
            reason=None,
            anchor=anchor,
            fingerprint=fingerprint(" ".join(texts)),
            sentences=tuple(
                Sentence(anchor=f"{anchor}s{order}", start=0, end=0, text=text, fingerprint=fingerprint(text))
                for order, text in enumerate(texts, start=1)
            ),
        )
        for anchor, (section, texts) in TOY.items()
    )


def _source(name: str, seed: Seed) -> Source:
    return Source(
        id=name,
        sidecar="seeds/toy.txt.yml",
        csl={"id": name, "title": "Toy"},
        year=2001,
        period=None,
        collection="default",
        profile=None,
        coverage="full",
        coverage_note=None,
        extract_of=None,
        checked_against="none",
        checked_note=None,
        rights="",
        publish="full",
        sensitive=(),
        content_note=None,
        sic=(),
        evidence=(),
        left_out=(),
        seed=seed,
    )


def topics(tmp_path: Path, *lines: str) -> TopicFile:
    """Return the topic `cats`, read from a file that ends in the lines given."""
    (tmp_path / "seeds").mkdir()
    head = ("topics:", "  - id: cats", "    title: Cats", "    definition: On cats.")
    (tmp_path / "seeds/topics.yml").write_text("\n".join((*head, *lines, "")), encoding="utf-8")
    return read_topics(DiskView(tmp_path))


def hits(file: TopicFile, *documents: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Return the sentences hit, with what led to them."""
    found = assign_topics(documents or (toy(),), file)
    return [(f"{hit.source}#{sentence.anchor}", sentence.because) for hit in found for sentence in hit.sentences]


RULE_CASES: list[tuple[dict[str, Any], str, str, tuple[str, ...]]] = [
    ({"any": ["dog", "cat*"]}, "The cats and the dog", "prose", ("dog",)),
    ({"any": ["dog", "cat*"]}, "The cats", "prose", ("cats",)),
    ({"any": ["cat"]}, "The dog", "prose", ()),
    ({"all": ["cat", "mat"]}, "A mat and a cat", "prose", ("cat", "mat")),
    ({"all": ["cat", "mat"]}, "A cat", "prose", ()),
    ({"any": ["sat"], "all": ["cat"]}, "The cat sat", "prose", ("cat", "sat")),
    ({"any": ["sat"], "all": ["cat"]}, "The cat", "prose", ()),
    ({"any": ["cat"], "none": ["dog"]}, "A cat, no dog", "prose", ()),
    ({"any": ["cat"], "sections": ["verse"]}, "A cat", "prose", ()),
    ({"any": ["cat"], "sections": ["verse"]}, "A cat", "verse", ("cat",)),
    ({"any": ["cat"], "not-sections": ["verse"]}, "A cat", "verse", ()),
    ({"sections": ["verse"]}, "Anything", "verse", ("section verse",)),
    ({"sections": ["verse"], "none": ["any*"]}, "Anything", "verse", ()),
]


@pytest.mark.parametrize(("rule", "sentence", "section", "words"), RULE_CASES)
def test_it_gives_the_words_that_fit_a_rule(
    rule: dict[str, Any], sentence: str, section: str, words: tuple[str, ...]
) -> None:
    assert words_that_fit(TopicRule.model_validate(rule), sentence, section) == words


CASES: list[tuple[str, list[str], dict[str, tuple[str, ...]]]] = [
    ("nothing without a rule", [], {}),
    (
        "sentences by rule",
        ["    rules: [{any: [cat*]}, {any: [else was]}]"],
        {"p1s1": ("cat",), "p2s1": ("Cats",), "p2s2": ("else was",)},
    ),
    (
        "the first rule's words",
        ["    rules: [{any: [mat]}, {any: [cat*]}]"],
        {"p1s1": ("mat",), "p2s1": ("Cats",)},
    ),
    (
        "a paragraph that an editor includes, whole, with the reason",
        ["    include: [{at: 'toy#p1', reason: it is about one}]"],
        {"p1s1": ("editor", "it is about one"), "p1s2": ("editor", "it is about one")},
    ),
    ("a sentence that an editor includes", ["    include: [{at: 'toy#p1s2'}]"], {"p1s2": ("editor",)}),
    (
        "nothing of a paragraph that an editor excludes",
        ["    rules: [{any: [cat*]}]", "    exclude: [{at: 'toy#p1'}]"],
        {"p2s1": ("Cats",)},
    ),
    (
        "an editor's word where a rule fits too",
        ["    rules: [{any: [cat*]}]", "    include: [{at: 'toy#p1s1'}]", "    exclude: [{at: 'toy#p2s1'}]"],
        {"p1s1": ("editor",)},
    ),
    (
        "an included sentence of an excluded paragraph",
        ["    rules: [{any: [cat*]}]", "    include: [{at: 'toy#p1s2'}]", "    exclude: [{at: 'toy#p1'}]"],
        {"p1s2": ("editor",), "p2s1": ("Cats",)},
    ),
    (
        "an included paragraph without its excluded sentence",
        ["    include: [{at: 'toy#p1'}]", "    exclude: [{at: 'toy#p1s1'}]"],
        {"p1s2": ("editor",)},
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_gives(lines: list[str], expected: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    assert hits(topics(tmp_path, *lines)) == [(f"toy#{anchor}", because) for anchor, because in expected.items()]


def test_it_takes_a_decision_for_its_own_source_only(tmp_path: Path) -> None:
    file = topics(tmp_path, "    include: [{at: 'other#p1s1'}]")
    assert hits(file, toy(), toy("other")) == [("other#p1s1", ("editor",))]


def test_it_refuses_unknown_anchors_with_their_lines(tmp_path: Path) -> None:
    lines = (
        "    include:",
        "      - {at: 'toy#p1'}",
        "      - {at: 'toy#p3'}",
        "    exclude:",
        "      - {at: 'other#p1s1', reason: it is gone}",
    )
    with pytest.raises(InputError) as caught:
        hits(topics(tmp_path, *lines))
    told = [(problem.path, problem.line, problem.code, problem.message) for problem in caught.value.problems]
    assert told == [
        ("seeds/topics.yml", 7, "topic-unknown-anchor", "`toy#p3` names no paragraph or sentence of this handbook."),
        ("seeds/topics.yml", 9, "topic-unknown-anchor", "`other#p1s1` names no source of this handbook."),
    ]


@pytest.mark.parametrize(
    ("leads_to", "told"),
    [
        ("p2", "`toy#p3` is merged; its words now stand at `p2`. Name `toy#p2`."),
        (None, "`toy#p3` is withdrawn; its words are gone. Take the decision out."),
    ],
)
def test_it_tells_what_became_of_an_anchor(tmp_path: Path, leads_to: str | None, told: str) -> None:
    retired = Retired(anchor="p3", status="merged" if leads_to else "withdrawn", leads_to=leads_to)
    with pytest.raises(InputError) as caught:
        hits(topics(tmp_path, "    include: [{at: 'toy#p3'}]"), replace(toy(), retired=(retired,)))
    assert [str(problem) for problem in caught.value.problems] == [f"anchor-withdrawn seeds/topics.yml:5: {told}"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("    rules: [{none: [cat]}]", "wrong-value"),
        ("    rules: [{any: ['cat ...']}]", "wrong-value"),
        ("    rules: [{any: [cat], not_sections: [verse]}]", "unknown-key"),
        ("    include: [{at: toy}]", "wrong-value"),
        ("    include: [{at: 'toy#p1', reason: ' '}]", "wrong-value"),
        ("  - {id: cats, title: Once more, definition: On cats.}", "repeated-topic"),
    ],
)
def test_it_refuses_a_faulty_list_of_topics_with_the_line(line: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        topics(tmp_path, line)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [(code, 5)]


def test_it_has_no_topics_where_none_are_written(tmp_path: Path) -> None:
    assert read_topics(DiskView(tmp_path)).topics == ()


sentence_anchors = [f"p{paragraph}s{sentence}" for paragraph in (1, 2) for sentence in (1, 2)]
anchors = st.sets(st.sampled_from(["p1", "p2", *sentence_anchors]))


@given(st.booleans(), anchors, anchors)
def test_it_lets_decisions_beat_rules_and_sentences_beat_paragraphs(
    ruled: bool,  # noqa: FBT001 (hypothesis gives it)
    include: set[str],
    exclude: set[str],
) -> None:
    exclude -= include
    topic = TopicDefinition(
        id="cats",
        title="Cats",
        definition="On cats.",
        rules=[TopicRule.model_validate({"sections": ["prose", "verse"]})] if ruled else [],
        include=[Decision(at=f"toy#{anchor}") for anchor in sorted(include)],
        exclude=[Decision(at=f"toy#{anchor}") for anchor in sorted(exclude)],
    )
    found = assign_topics((toy(),), TopicFile(topics=(topic,), written=read_topics(DiskView(Path("/nowhere"))).written))
    given_back = {sentence.anchor for hit in found for sentence in hit.sentences}
    for anchor in sentence_anchors:
        nearest = next((one for one in (anchor, anchor[:2]) if one in include | exclude), None)
        assert (anchor in given_back) == (nearest in include if nearest else ruled)
