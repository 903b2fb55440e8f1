"""The benchmark of anchors on public texts with a long history: Markdown files in a git repository kept elsewhere.

Run `anchors_histories.py PATH/TO/EIPs.git --documents 40`.

No truth comes with a history. It is put together with care: a sentence that stands once in the old and once in the new
wording votes for the paragraph that it stands in. Paragraphs without such a sentence are counted apart.
"""

from __future__ import annotations

import argparse
import fnmatch
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from anchors_contenders import CONTENDERS
from anchors_judge import unchanged_and_unique
from rapidfuzz.distance import LCSseq

from pincite.similarity.passage_words import split_words
from pincite.text import normal_form

UNCHANGED, EDITED, UNKNOWN = "unchanged and unique", "with sentences that vote", "without"
COLUMNS = ("right", "dead", "lesser part", "wrong", "linked", "not linked")
_FEWEST_WORDS = 5
_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\"”)*_]*\s+|\n")
_ITEM = re.compile(r"\s{0,9}(?:[-*+]|\d+[.)])\s+\S")


def run_git(repository: Path, *words: str) -> str:
    """Return what git prints."""
    command = ["git", f"--git-dir={repository}", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout  # noqa: S603


def most_edited(repository: Path, pattern: str, count: int) -> list[str]:
    """Return the files with the longest histories."""
    names = Counter(run_git(repository, "log", "--format=", "--name-only", "--no-merges", "--", pattern).splitlines())
    found = [(number, name) for name, number in names.items() if fnmatch.fnmatch(name, pattern)]
    return [name for number, name in sorted(found, key=lambda row: (-row[0], row[1]))[:count]]


def read_versions(repository: Path, name: str) -> Iterator[list[str]]:
    """Yield the paragraphs of each version of a file, the oldest first."""
    for commit in run_git(repository, "log", "--reverse", "--format=%H", "--diff-filter=AM", "--", name).split():
        yield cut_markdown(run_git(repository, "show", f"{commit}:{name}"))


def cut_markdown(text: str) -> list[str]:
    """Return paragraphs, list items, rows of tables and blocks of code; headings are left out."""
    found: list[list[str]] = [[]]
    is_code = False
    for line in text.split("\n"):
        is_fence = line.lstrip().startswith("```")
        if is_fence:
            is_code = not is_code
            found.append([])
        elif is_code:
            found[-1].append(line)
        elif not line.strip() or line.startswith("#"):
            found.append([])
        else:
            if _ITEM.match(line) or line.lstrip().startswith("|"):
                found.append([])
            found[-1].append(line)
    paragraphs = ("\n".join(lines).strip() for lines in found)
    return [paragraph for paragraph in paragraphs if split_words(paragraph)]


def find_votes(old: Sequence[str], new: Sequence[str]) -> list[Counter[int]]:
    """Return, for each old paragraph, the new ones that its sentences vote for, with their number of words."""
    places: list[dict[tuple[str, ...], list[int]]] = [{}, {}]
    for side, texts in zip(places, (old, new), strict=True):
        for number, text in enumerate(texts):
            for sentence in _SENTENCE_END.split(text):
                words = split_words(sentence)
                if len(words) >= _FEWEST_WORDS:
                    side.setdefault(words, []).append(number)
    votes: list[Counter[int]] = [Counter() for _ in old]
    for words, here in places[0].items():
        there = places[1].get(words, [])
        if len(here) == len(there) == 1:
            votes[here[0]][there[0]] += len(words)
    return votes


def judge(old: str, new: Sequence[str], votes: Counter[int], link: int | None) -> str:
    """Return the verdict on one link."""
    if link is not None and normal_form(new[link]) == normal_form(old):
        return "right"
    if not votes:
        return "not linked" if link is None else "linked"
    most = max(votes.values())
    if link is None:
        return "dead" if 2 * most >= len(split_words(old)) else "not linked"
    if link in votes:
        return "right" if votes[link] == most else "lesser part"
    in_order = LCSseq.similarity(split_words(old), split_words(new[link]))
    return "lesser part" if in_order >= most else "wrong"


@dataclass(slots=True)
class Count:
    """What was counted for one document or several."""

    verdicts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By contender and group of paragraphs."""
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    looks: list[str] = field(default_factory=list)
    """Our links that want a look."""

    def add(self, other: Count) -> None:
        """Add another count."""
        for key, verdicts in other.verdicts.items():
            self.verdicts[key] += verdicts
        for name, seconds in other.seconds.items():
            self.seconds[name] += seconds
        self.looks += other.looks


def run_document(repository: Path, name: str, leap: int, names: Sequence[str]) -> Count:
    """Return what was counted over the whole life of one document."""
    count = Count()
    versions = list(read_versions(repository, name))
    for number, (old, new) in enumerate(zip(versions, versions[leap:], strict=False)):
        votes, unique = find_votes(old, new), unchanged_and_unique(old, new)
        groups = [UNCHANGED if place in unique else EDITED if votes[place] else UNKNOWN for place in range(len(old))]
        for contender in names:
            start = time.process_time()
            links = CONTENDERS[contender](old, new) if old and new else [None] * len(old)
            count.seconds[contender] += time.process_time() - start
            for place, link in enumerate(links):
                verdict = judge(old[place], new, votes[place], link)
                count.verdicts[contender, groups[place]][verdict] += 1
                if contender == "ours" and verdict != "right":
                    head = f"{name} {number} p{place} {groups[place]}: {verdict}"
                    count.looks.append("\n".join([head, *_describe(old[place], new, link, votes[place])]))
    return count


def _describe(old: str, new: Sequence[str], link: int | None, votes: Counter[int]) -> Iterator[str]:
    yield f"  old    {normal_form(old)[:600]}"
    if link is not None:
        yield f"  link   {normal_form(new[link])[:600]}"
    for place, words in votes.most_common(2):
        if place != link:
            yield f"  votes {words} {normal_form(new[place])[:600]}"


def main() -> None:
    """Run the histories and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("repository", type=Path)
    parser.add_argument("--files", default="EIPS/*.md")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--leap", type=int, default=1, help="compare each version with the one so many later")
    parser.add_argument("--only", choices=["ours"], help="leave the other contenders out")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--looks", action="store_true", help="print our links that want a look to standard error")
    options = parser.parse_args()
    contenders = [options.only] if options.only else list(CONTENDERS)
    names = most_edited(options.repository, options.files, options.documents)
    total = Count()
    with ProcessPoolExecutor(options.workers) as pool:
        for count in pool.map(
            run_document, repeat(options.repository), names, repeat(options.leap), repeat(contenders)
        ):
            total.add(count)
    print(f"{len(names)} documents, each version and the one {options.leap} later")
    for group in (UNCHANGED, EDITED, UNKNOWN):
        print(f"\n{group:26}" + "".join(f"{column:>13}" for column in COLUMNS) + f"{'seconds':>10}")
        for name in contenders:
            cells = "".join(f"{total.verdicts[name, group][column]:13}" for column in COLUMNS)
            print(f"{name:26}{cells}{total.seconds[name]:10.1f}")
    if options.looks:
        print(*total.looks, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
