"""Word accuracy of tarqim.segment on treebanks.

    python training/clitics/evaluate.py ar_pud-ud-test.conllu WikiNews.pos.ref

A word counts as right when all its clitic boundaries, and no others, are found (scheme
atb: the article stays with its noun). "all" counts every token, "Arabic" those with an
Arabic letter, "with clitics" those that have any. --errors N lists the commonest mistakes.
"""

from __future__ import annotations

import argparse
import collections
import itertools
from pathlib import Path

import corpora
from corpora import LETTER
from corpora import Word as Row

import tarqim


def boundaries(word: str) -> tuple[int, ...]:
    """The positions inside a word where tarqim cuts off a clitic."""
    cuts: set[int] = set()
    for token in tarqim.segment(word, scheme="atb"):
        edges = [piece.end for piece in token.proclitics] + [piece.start for piece in token.enclitics]
        cuts.update([token.start, *edges])
    return tuple(sorted(cuts - {0}))


def shown(word: str, cuts: tuple[int, ...]) -> str:
    edges = [0, *cuts, len(word)]
    return "+".join(word[a:b] for a, b in itertools.pairwise(edges))


def score(rows: list[Row], errors: int) -> str:
    counts: collections.Counter[str] = collections.Counter()
    wrong: collections.Counter[tuple[str, str]] = collections.Counter()
    memory: dict[str, tuple[int, ...]] = {}
    for word, gold in rows:
        if word not in memory:
            memory[word] = boundaries(word) if LETTER.search(word) else ()
        right = memory[word] == gold
        for group, member in (
            ("all", True),
            ("Arabic", bool(LETTER.search(word))),
            ("with clitics", bool(gold)),
        ):
            counts[group] += member
            counts[group + " right"] += member and right
        if not right:
            wrong[shown(word, gold), shown(word, memory[word])] += 1
    groups = ("all", "Arabic", "with clitics")
    line = ", ".join(
        f"{group} {100 * counts[group + ' right'] / max(1, counts[group]):.2f} %" for group in groups
    )
    listed = "".join(f"\n    {n}\t{gold}\t{found}" for (gold, found), n in wrong.most_common(errors))
    return f"{line} ({counts['all']} words){listed}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path, help=".conllu files, or Farasa's .pos.ref")
    parser.add_argument("--errors", type=int, default=0, help="how many kinds of mistakes to list")
    options = parser.parse_args()
    for path in options.corpora:
        print(f"{path.name}: {score(corpora.read(path), options.errors)}")


if __name__ == "__main__":
    main()
