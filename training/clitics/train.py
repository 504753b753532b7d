"""Trains the clitic ranker and writes seeds/models/clitics.bin.

    python training/clitics/train.py --frequencies wikipedia.txt.xz ud_pud.conllu wikinews.pos.ref

Prints what the README quotes: accuracy of each corpus's model on the other, and
cross-validated over both. Deterministic: the same files give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import affixes
import corpora
import lexicon
import model
import pronouns
from corpora import LETTER
from corpora import Word as Row
from ranker import Ranker, Tables, Trainer

FOLDS = 4


def errors(cut: Callable[[str], tuple[int, ...]], rows: list[Row]) -> int:
    return sum(cut(word) != cuts for word, cuts in rows if LETTER.search(word))


def cross_validated(trainer: Trainer, parts: list[list[Row]], scored: int | None = None) -> tuple[int, int]:
    """Errors and words over FOLDS blocks of the corpora; only of corpus `scored`, where named."""
    wrong = total = 0
    for fold in range(FOLDS):
        train: list[Row] = []
        test: list[Row] = []
        for number, rows in enumerate(parts):
            first, last = len(rows) * fold // FOLDS, len(rows) * (fold + 1) // FOLDS
            train += rows[:first] + rows[last:]
            if scored in (None, number):
                test += rows[first:last]
        wrong += errors(trainer.fit(train + pronouns.more(train)).cut, test)
        total += len(test)
    return wrong, total


def percent(wrong: int, total: int) -> str:
    return f"{100 * (1 - wrong / total):.2f} % ({wrong} wrong of {total})"


def report(trainer: Trainer, names: list[str], parts: list[list[Row]]) -> None:
    for i, train in enumerate(parts):
        for j, test in enumerate(parts):
            if i != j:
                wrong = errors(trainer.fit(train).cut, test)
                print(f"{names[i]} alone -> {names[j]}: {percent(wrong, len(test))}")
    for j, name in enumerate(names):
        print(f"all, cross-validated, {name}: {percent(*cross_validated(trainer, parts, j))}", flush=True)
    print(f"all, cross-validated: {percent(*cross_validated(trainer, parts))}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path, help=".conllu files, or Farasa's .pos.ref")
    parser.add_argument(
        "--frequencies", required=True, type=Path, help="plain text, .xz or not, to count words in"
    )
    parser.add_argument("--out", type=Path, default=affixes.SEEDS / "models" / "clitics.bin")
    parser.add_argument("--no-report", action="store_true", help="train and write only")
    options = parser.parse_args()
    levels = lexicon.levels(lexicon.count(options.frequencies))
    names = lexicon.names()
    tables = Tables(levels, names)
    parts = [corpora.read(path) for path in options.corpora]
    print(f"{len(levels)} words with a frequency, {len(names)} names")
    trainer = Trainer(tables)
    if not options.no_report:
        report(trainer, [path.name for path in options.corpora], parts)
    whole = [row for rows in parts for row in rows]
    ranker: Ranker = trainer.fit(whole + pronouns.more(whole))
    size = model.write(options.out, ranker)
    print(f"{len(ranker.weights)} weights; {options.out.name}: {size} bytes")


if __name__ == "__main__":
    main()
