"""Give the names of a corpus of four classes the labels of the model: which LOC are GPE, which MISC works.

    python relabel.py --model first.crf --features features.txt < corpus.txt > labelled.txt

`first.crf` is what train.py leaves beside its model file, trained on passages with all labels; `features.txt` comes
from the example `names_features` for the corpus, a word and its tag of PERS LOC ORG MISC a line. Where names begin and
end, and their class, stay: of the labels of the class the likeliest are taken.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import numpy as np
import pycrfsuite
from corpus import CLASS_OF
from train import NEVER, TAGS, Scorer, quantize, read, repair

# For each tag of the corpus, the tags that it may become.
FITS = {
    tag: np.array([t == tag if tag == "O" else t[:2] + CLASS_OF.get(t[2:], "") == tag for t in TAGS])
    for tag in ["O", *(side + kind for kind in set(CLASS_OF.values()) for side in ("B-", "I-"))]
}


class Labeller(Scorer):
    """Decodes within the tags of the corpus."""

    def scores(self, sentence: list[tuple[int, str, list[str]]]) -> np.ndarray:
        scores = super().scores(sentence)
        for row, tag in zip(scores, repair([tag for _, tag, _ in sentence]), strict=True):
            row[~FITS[tag]] += 10 * NEVER
        return scores


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    options = parser.parse_args()
    tagger = pycrfsuite.Tagger()
    tagger.open(str(options.model))
    labeller = Labeller(*quantize(tagger, 0.06))
    blocks = (block.splitlines() for block in re.split(r"\n\s*\n", sys.stdin.read().lstrip("\ufeff")))
    corpus = ([row.split()[0] for row in block if row.strip()] for block in blocks)
    for words, sentence in zip(filter(None, corpus), read(options.features), strict=True):
        tags = labeller.tag(sentence)
        # Of several tokens of a word the first one counts; of a word without any, that it is outside.
        of = {number: tag for (number, _, _), tag in zip(sentence[::-1], tags[::-1], strict=True)}
        for number, word in enumerate(words):
            print(word, of.get(number, "O"))
        print()


if __name__ == "__main__":
    main()
