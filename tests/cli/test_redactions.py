"""`pincite redact` takes words out of everything, or says what stands in the way and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pincite.text import fingerprint
from tests.cli.test_editions import ID, SEED, SIDECAR, _add_version, _replace, _second_edition
from tests.support.making import snapshot
from tests.support.running import Ended, Runner

TINS = "Forty tins were counted; four were short."


def _redact(run: Runner, *places: str, reason: str = "by order of a court", date: str = "2027-02-01") -> Ended:
    return run("redact", *places, "--reason", reason, "--date", date)


def _holding(toy: Path, words: str) -> list[str]:
    return [path for path, data in snapshot(toy).items() if words.encode() in data]


@pytest.mark.slow
def test_a_paragraph_disappears_from_every_file(toy: Path, run: Runner) -> None:
    _second_edition(toy, run)
    assert _holding(toy, TINS)
    ended = _redact(run, f"{ID}#p4")
    assert ended.status == 0
    assert ended.out.startswith(f"redacted {ID}#p4 on 2027-02-01: by order of a court\n")
    assert "git filter-repo --replace-text" in ended.out
    assert _holding(toy, TINS) == _holding(toy, fingerprint(TINS)) == []
    page = (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")
    assert "[Redacted on 1 February 2027: by order of a court]" in page
    assert '<p id="p4"' in page
    assert "Redacted on 1 February 2027" in (toy / f"docs/editions/2026.1/sources/{ID}/index.md").read_text("utf-8")
    assert run("check").status == 0
    assert run("convert", "--locked").status == 0


def test_spans_stay_and_the_lengths_of_words_go(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    before = (toy / SEED).read_text("utf-8")
    _redact(run, f"{ID}#p4")
    after = (toy / SEED).read_text("utf-8")
    assert len(after) == len(before)
    assert after == before.replace(TINS, "█" * len(TINS))


@pytest.mark.slow
def test_a_sentence_goes_and_its_neighbours_stay(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    assert _redact(run, f"{ID}#p2s1").status == 0
    page = (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")
    assert "pints a night" not in page
    assert "Its maker is Orr" in page


def test_a_withdrawn_paragraph_can_be_redacted(toy: Path, run: Runner) -> None:
    _second_edition(toy, run)
    assert _redact(run, f"{ID}#p7").status == 0
    assert _holding(toy, "Pay the boy") == []


@pytest.mark.slow
def test_the_reason_is_text_and_no_markup(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    _redact(run, f"{ID}#p4", reason="<script>alert(1)</script> {{ x }} [y](z)\nnext")
    page = (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &#123;&#123; x &#125;&#125;" in page
    assert run("check").status == 0


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_the_encoding_of_a_seed_stays(encoding: str, toy: Path, run: Runner) -> None:
    path = toy / "seeds/fog-1905.txt"
    text = path.read_bytes().decode("latin-1")
    path.write_bytes(text.encode(encoding))
    _replace(toy / f"{path.relative_to(toy).as_posix()}.yml", "encoding: latin-1", f"encoding: {encoding}")
    run("accept", "--all")
    assert _redact(run, "board-1905-annual-fog#p1s1").status == 0
    after = path.read_bytes().decode(encoding)
    assert len(after) == len(text)
    assert ("█" in after) == encoding.startswith("utf")
    assert ("##" in after) == (not encoding.startswith("utf"))


@pytest.mark.slow
def test_a_big_endian_seed_stays_so(toy: Path, run: Runner) -> None:
    path = toy / "seeds/fog-1905.txt"
    path.write_bytes(b"\xfe\xff" + path.read_bytes().decode("latin-1").encode("utf-16-be"))
    _replace(toy / "seeds/fog-1905.txt.yml", "encoding: latin-1", "encoding: utf-16")
    run("accept", "--all")
    assert _redact(run, "board-1905-annual-fog#p1s1").status == 0
    assert path.read_bytes().startswith(b"\xfe\xff")
    assert "█" in path.read_bytes().decode("utf-16")


REFUSED = {
    "no such anchor": ([f"{ID}#p99"], "unknown-anchor: `p99` is no anchor that was ever given"),
    "no such block": (
        [f"{ID}#@99999"],
        "unknown-anchor: no block of `board-1901-inspection` holds the character",
    ),
    "a block with an anchor": ([f"{ID}#@140"], "unknown-anchor: the block at `@140` has an anchor: name `p1`"),
    "no such source": (["nothing#p1"], "unknown-source: `nothing` is no source of this handbook"),
    "no place": ([ID], "bad-place: "),
    "half a place": ([f"{ID}#"], "bad-place: "),
}


@pytest.mark.parametrize(("places", "told"), REFUSED.values(), ids=REFUSED)
def test_it_refuses_what_it_cannot_find(places: list[str], told: str, toy: Path, run: Runner) -> None:
    run("accept", "--all")
    before = snapshot(toy)
    ended = _redact(run, *places)
    assert ended.status == 2
    assert ended.err.startswith(told)
    assert snapshot(toy) == before


def test_it_refuses_a_draft_an_empty_reason_and_a_date_that_is_none(run: Runner) -> None:
    assert _redact(run, f"{ID}#p4").err.startswith(f"redact-draft {SIDECAR}: `{ID}` is a draft")
    run("accept", "--all")
    assert _redact(run, f"{ID}#p4", reason=" ").err.startswith("empty-reason: ")
    assert _redact(run, f"{ID}#p4", date="2027").err.startswith("bad-date: ")


def test_it_refuses_to_do_it_again(run: Runner) -> None:
    run("accept", "--all")
    assert _redact(run, f"{ID}#p4").status == 0
    assert _redact(run, f"{ID}#p4").err.startswith("redacted-before: the words at p4 were redacted before.")


def _quoting_page(toy: Path) -> None:
    (toy / "docs/own.md").write_text(f'# Own\n\n<q data-cites="{ID}#p4s1">{TINS}</q>\n', "utf-8")


def _short_sic(toy: Path) -> None:
    _replace(toy / SIDECAR, "  sic:\n", "  sic:\n    - quote: Forty tins\n")


def _reason_of_a_topic(toy: Path) -> None:
    _replace(toy / "seeds/topics.yml", "reason: he rang off", "reason: not the tins were counted four")


IN_THE_WAY = {
    "a hand-written page": (_quoting_page, "holds-redacted-words docs/own.md:3:"),
    "a sidecar's short quotation": (_short_sic, f"quote-not-in-seed {SIDECAR}:"),
    "an editor's reason": (_reason_of_a_topic, "holds-redacted-words seeds/topics.yml:"),
}


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_it_tells_what_quotes_the_words_and_changes_nothing(case: str, toy: Path, run: Runner) -> None:
    change, told = IN_THE_WAY[case]
    change(toy)
    run("accept", "--all")
    before = snapshot(toy)
    ended = _redact(run, f"{ID}#p4")
    assert ended.status == 1
    assert ended.err.startswith(told)
    assert snapshot(toy) == before


def test_it_asks_for_every_place_of_the_same_source_that_has_the_words(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    _add_version(toy, ("Buy oil by the ton.", f"Buy oil by the ton. {TINS}"))
    run("accept", "--all", "--reason", "doubled")
    ended = _redact(run, f"{ID}#p4")
    assert ended.status == 1
    assert f"Name `{ID}#p5s1a` too" in ended.err
    assert _redact(run, f"{ID}#p4", f"{ID}#p5s1a").status == 0
    assert _holding(toy, TINS) == []


def test_a_heading_loses_its_words_and_the_id_made_of_them(toy: Path, run: Runner) -> None:
    _second_edition(toy, run)
    refused = _redact(run, f"{ID}#h-the-lamp")
    assert "holds-redacted-words seeds/profiles/inspection.yml:25" in refused.err
    command = (f"{ID}#h-the-lamp", "--reason", "by order of a court", "--date", "2027-02-01", "--keep", "the lamp")
    ended = run("redact", *command)
    assert ended.status == 0, ended.err
    assert f"redacted {ID}#h-redacted-1 on 2027-02-01" in ended.out
    assert _holding(toy, "THE LAMP") == ["seeds/profiles/inspection.yml"]
    assert _holding(toy, "h-the-lamp") == []
    page = (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")
    assert "by order of a court" in page
    assert "{: #h-redacted-1 }" in page
    assert run("check").status == 0
    assert run("release", "2027.1", "--date", "2027-03-01").status == 0


def test_a_block_without_an_anchor_is_named_by_a_character_of_it(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    start = (toy / SEED).read_text("utf-8").index("Printed by T. Reed")
    assert _redact(run, f"{ID}#@{start}").status == 0
    assert _holding(toy, "T. Reed") == []
    page = (toy / f"docs/sources/{ID}/index.md").read_text("utf-8")
    assert "redacted on 2027-02-01: by order of a court" in page
    assert run("check").status == 0


def test_a_sentence_that_two_sources_have_is_taken_out_of_both_at_once(toy: Path, run: Runner) -> None:
    other = toy / "seeds/fog-1905.txt"
    other.write_bytes(other.read_bytes() + f"\n{TINS}\n".encode())
    run("accept", "--all")
    refused = _redact(run, f"{ID}#p4")
    assert refused.status == 1
    place = refused.err.partition("at `")[2].partition("`")[0]
    assert place.startswith("board-1905-annual-fog#p")
    assert _redact(run, f"{ID}#p4", place).status == 0
    assert _holding(toy, TINS) == []


def test_a_name_is_listed_and_has_to_be_gone_from_everything(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    (toy / "notes.md").write_text("# Notes\n\nwritten for HALE,&nbsp;J. P.\n", "utf-8")
    listed = run("redact", "--also", "J. P. Hale")
    assert listed.status == 1
    assert f"at `{ID}#p1s2`" in listed.err
    refused = run("redact", f"{ID}#p1s2", "--reason", "x", "--date", "2027-02-01", "--also", "J. P. Hale")
    assert refused.status == 1
    assert "holds-redacted-words notes.md:3:" in refused.err
    (toy / "notes.md").unlink()
    assert run("redact", f"{ID}#p1s2", "--reason", "x", "--date", "2027-02-01", "--also", "J. P. Hale").status == 0
    assert run("redact", "--also", "J. P. Hale").status == 0


def test_what_was_built_goes_and_what_cannot_be_read_is_told(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    for name in ("site/x.html", ".pincite/cache/index", "site-zensical/y.json"):
        (toy / name).parent.mkdir(parents=True, exist_ok=True)
        (toy / name).write_text(TINS, "utf-8")
    (toy / "docs/crest.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    ended = _redact(run, f"{ID}#p4")
    assert ended.status == 0
    assert "removed site: " in ended.out
    assert "removed .pincite/cache: " in ended.out
    assert "not read, look yourself: docs/crest.png: it is binary" in ended.out
    assert not (toy / "site").exists()
    assert _holding(toy, TINS) == []


def test_the_ledger_of_an_old_id_forgets_the_words_too(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    old = toy / f"seeds/anchors/{ID}.json"
    assert fingerprint(TINS) in old.read_text("utf-8")
    _replace(toy / SIDECAR, f"id: {ID}", "id: board-1901-report")
    row = f"moved:\n  - {{id: {ID}, to: board-1901-report, date: 2027-01-01, reason: renamed}}\n"
    (toy / "seeds/moved.yml").write_text(row, "utf-8")
    topics = toy / "seeds/topics.yml"
    topics.write_text(topics.read_text("utf-8").replace(ID, "board-1901-report"), "utf-8")
    assert run("convert").status == 0
    assert _redact(run, "board-1901-report#p4").status == 0
    assert _holding(toy, fingerprint(TINS)) == []


def test_words_that_may_stay_are_named(toy: Path, run: Runner) -> None:
    run("accept", "--all")
    (toy / "notes.md").write_text("THE STORE: Forty tins were counted, it is said.\n", "utf-8")
    assert _redact(run, f"{ID}#p4").status == 1
    command = (f"{ID}#p4", "--reason", "x", "--date", "2027-02-01", "--keep", "Forty tins were counted")
    assert run("redact", *command).status == 0


def test_it_asks_for_a_place_or_words(run: Runner) -> None:
    assert "Name passages (ID#p12), or words with --also." in run("redact").err
    assert "Missing option '--reason'." in run("redact", f"{ID}#p4").err
    assert run("redact", "--also", "...").err.startswith("no-words: ")
