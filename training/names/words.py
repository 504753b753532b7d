"""Word types with what unlabelled text says of them: clusters, and a soft lexicon of names.

    python words.py --plain wikipedia.txt.xz pool.jsonl.xz --corpus train.txt [--also marked.txt…] --out words.npz [--parts 4]

Word vectors are learned from plain text in two ways: skip-gram, for what a word is about, and
the words at each place around it, for what part it plays (after «قال», before «بن»). Each word
type gets a cluster of 1024 (k-means) and, per class PER LOC ORG MISC, a bucket 0–9 of the
probability that it is part of a name, predicted by a small network from its vectors, from name
lists and from its letters. Types of the tagged
corpus are predicted by a network that has not seen them (cross-fitting), so the buckets mean the
same in training and on new text. `--parts 4` reads only the first four sixths of the corpus; those that
`--also` names are read whole.
"""

from __future__ import annotations

import argparse
import array
import collections
import itertools
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from corpus import CLASS_OF
from spelling import spelling

MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\ufeff\u0640\u064b-\u065f\u0670]")
FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك"}
)
ARABIC = re.compile("[\u0621-\u064a]")
TOKEN = re.compile(r"\w+|[^\w\s]")
CLASSES = ("O", "PERS", "LOC", "ORG", "MISC")
# Networks whose predictions are averaged.
NETWORKS = 4
# The least probability of each bucket of the soft lexicon from 1 on.
BUCKETS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
# How likely a listed name that unlabelled text does not have is a name where it stands.
LISTED = 0.8
# Rarer words have no vector.
LEAST = 3
# Words from this bucket on are likely part of a name.
LIKELY = 4
# Countries where most names are Arabic.
ARAB = frozenset("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE DJ KM".split())
# Proclitics in the order in which they are tried; «لل» stands for ل and the article.
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل")
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def fold(word: str) -> str:
    """The spelling under which a word is counted."""
    return "0" if word.isdigit() else MARKS.sub("", word).translate(FOLD).lower()


def without(word: str, proclitic: str) -> str | None:
    """The word without that proclitic, if enough remains."""
    if not word.startswith(proclitic) or len(word) - len(proclitic) < 3:
        return None
    rest = word[len(proclitic) :]
    return "ال" + rest if proclitic.endswith("لل") else rest


class Vocabulary:
    """Words that stand for themselves, and the stem of any other."""

    def __init__(self, counts: dict[str, int], least: int) -> None:
        self.words = {w: n for w, n in counts.items() if n >= least and not self.clitic(w, n, counts)}

    @staticmethod
    def clitic(word: str, count: int, counts: dict[str, int]) -> bool:
        stems = (without(word, p) for p in PROCLITICS)
        return any(s and counts.get(s, 0) >= 4 * count for s in stems)

    def stem(self, word: str) -> str:
        if word in self.words:
            return word
        for proclitic in PROCLITICS:
            rest = without(word, proclitic)
            if rest in self.words:
                return rest
        return word


def sentences(path: Path, parts: int = 6) -> list[list[tuple[str, str]]]:
    """Sentences of a token-per-line corpus; the first `parts` sixths of them."""
    every: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = line.split()
        if len(cells) < 2:
            every.append([])
        else:
            every[-1].append((cells[0], cells[-1]))
    every = [s for s in every if s]
    return every[: len(every) * parts // 6]


# Texts of these genres of the pool may be learned from: the others' licences forbid commercial use, or are unknown.
FREE = frozenset(("tweet", "events", "headline", "egyptian", "law", "encyclopaedia"))


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of an xz file: its lines, or those of each "text" of JSON Lines whose "genre" is free."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if ".jsonl" not in path.suffixes:
                yield line
            elif (record := json.loads(line))["genre"] in FREE:
                yield from record["text"].splitlines()


def plain_text(plain: list[Path], corpus: list[list[tuple[str, str]]], out: Path) -> collections.Counter[str]:
    """Write the folded text, a line a paragraph, and count its words."""
    counts: collections.Counter[str] = collections.Counter()
    with out.open("w", encoding="utf-8") as target:
        for line in itertools.chain.from_iterable(map(paragraphs, plain)):
            words = [fold(w) for w in TOKEN.findall(MARKS.sub("", line))]
            counts.update(words)
            target.write(" ".join(words) + "\n")
        for sentence in corpus:
            words = [fold(w) for w, _ in sentence if fold(w)]
            counts.update(words)
            target.write(" ".join(words) + "\n")
    return counts


def vectors(text: Path) -> tuple[list[str], np.ndarray]:
    """Unit word vectors."""
    from gensim.models import Word2Vec
    from gensim.models.word2vec import LineSentence

    model = Word2Vec(
        LineSentence(str(text)), vector_size=80, window=3, min_count=LEAST, sg=1, negative=5, epochs=4, workers=1,
        sample=1e-4, seed=1,
    )  # fmt: skip
    v = model.wv.vectors
    return model.wv.index_to_key, v / np.linalg.norm(v, axis=1, keepdims=True)


def neighbours(text: Path, words: list[str], size: int = 100, frequent: int = 2500) -> np.ndarray:
    """Unit vectors of what stands one and two places before and after a word.

    Positive pointwise mutual information with the most frequent words at each of the four places
    and with the ends of a line, damped where it rests on few counts, reduced by a truncated SVD.
    """
    from scipy.sparse import coo_matrix
    from sklearn.utils.extmath import randomized_svd

    # `words` come by falling frequency.
    index = {w: i for i, w in enumerate(words)}
    places = (-1, 1, -2, 2)
    rows, columns = array.array("I"), array.array("I")
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            at = [index.get(w, -1) for w in line.split()]
            for i, word in enumerate(at):
                if word < 0:
                    continue
                for number, place in enumerate(places):
                    j = i + place
                    if 0 <= j < len(at):
                        column = at[j] if 0 <= at[j] < frequent else -1
                    else:
                        column = frequent if abs(place) == 1 else -1
                    if column >= 0:
                        rows.append(word)
                        columns.append(number * (frequent + 1) + column)
    shape = (len(words), len(places) * (frequent + 1))
    ones = np.ones(len(rows), dtype="f4")
    seen = coo_matrix((ones, (np.frombuffer(rows, "u4"), np.frombuffer(columns, "u4"))), shape=shape).tocsr()
    of_word, of_column = np.asarray(seen.sum(1)).ravel(), np.asarray(seen.sum(0)).ravel()
    seen = seen.tocoo()
    information = np.log(seen.data * seen.sum() / (of_word[seen.row] * of_column[seen.col]))
    data = np.maximum(information, 0) * seen.data / (seen.data + 2)
    left, strength, _ = randomized_svd(
        coo_matrix((data, (seen.row, seen.col)), shape=shape).tocsr(), size, n_iter=3, random_state=0
    )
    v = left * np.sqrt(strength)
    return (v / (np.linalg.norm(v, axis=1, keepdims=True) + 1e-9)).astype("f4")


def clusters(v: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cluster of 1024 per word, and for each of those its cluster of 256 and of 64."""
    from sklearn.cluster import KMeans, MiniBatchKMeans

    fine = MiniBatchKMeans(1024, random_state=0, batch_size=8192, n_init=1, max_iter=60).fit(v)
    weight = np.bincount(fine.labels_, minlength=1024)
    mid = KMeans(256, random_state=0, n_init=2).fit(fine.cluster_centers_, sample_weight=weight).labels_
    coarse = KMeans(64, random_state=0, n_init=2).fit(fine.cluster_centers_, sample_weight=weight).labels_
    return fine.labels_.astype("u2"), mid.astype("u1"), coarse.astype("u1")


def lists() -> list[dict[str, float]]:
    """Word lists of the seeds, as features: word → weight."""
    found: list[dict[str, float]] = []
    for name in ("given_names", "family_names"):
        table = {}
        for line in (SEEDS / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            form, _, count = line.split("\t")[:3]
            table[fold(form)] = 1 + np.log10(max(float(count), 1)) / 3
        found.append(table)
    for label in ("GPE", "LOC", "NORP", "ORG", "PERSON", "PRODUCT"):
        table = {}
        for path in sorted((SEEDS / "gazetteer").glob("*.tsv")):
            for line in path.read_text(encoding="utf-8").splitlines()[1:]:
                forms, kind = line.split("\t")[:2]
                if kind == label:
                    for form in forms.split("|"):
                        for word in form.split() if label == "PERSON" else [form] * (" " not in form):
                            table[fold(word)] = 1.0
        found.append(table)
    return found


def people() -> list[dict[str, float]]:
    """Words of the names of Wikidata's people: how many bear them at all, as a given name, as a family
    name, outside the Arab countries, and how many full names begin and end with them (logarithms)."""
    import sqlite3
    from importlib.util import find_spec

    spec = find_spec("arabic_name_romanizer")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install arabic-name-romanizer")
    base = sqlite3.connect(Path(spec.submodule_search_locations[0]) / "resources" / "names.sqlite3")
    every, given, family, foreign, first, last, full = (collections.Counter() for _ in range(7))
    for key, role, country, count in base.execute("select arabic_key, role, country, count from units"):
        for word in map(fold, key.split()):
            every[word] += count
            given[word] += count * (role == "given")
            family[word] += count * (role == "surname")
            foreign[word] += count * bool(country and country not in ARAB)
    for (key,) in base.execute("select distinct arabic_key from full_names"):
        words = [fold(w) for w in key.split()]
        full.update(words)
        first[words[0]] += 1
        last[words[-1]] += 1
    return [
        {w: float(np.log1p(n)) for w, n in table.items() if n}
        for table in (every, full, given, family, foreign, first, last)
    ]


def letters(words: list[str], kinds: np.ndarray) -> np.ndarray:
    """What a word's letters alone say of it: probabilities of an ordinary word, an Arab's name, a
    foreigner's, a place's. `kinds` has the number of each where lists tell it, −1 elsewhere; the
    lists' own words are foretold by a model that has not seen them."""
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier

    x = HashingVectorizer(analyzer="char_wb", ngram_range=(1, 4), n_features=1 << 18).transform(words)
    known = np.flatnonzero(kinds >= 0)
    part = np.random.RandomState(0).randint(0, 4, len(words))
    out = np.zeros((len(words), 4), dtype="f4")
    for held in range(4):
        rows = known[part[known] != held]
        model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=8, tol=None, random_state=0)
        at = np.flatnonzero(part == held)
        out[at] = model.fit(x[rows], kinds[rows]).predict_proba(x[at])
    return out


def soft_lexicon(
    words: list[str],
    v: np.ndarray,
    around: np.ndarray,
    counts: list[int],
    vocabulary: Vocabulary,
    corpus: list[list[tuple[str, str]]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Buckets 0–9 of P(PER), P(LOC), P(ORG), P(MISC) for each word, and the model of their spelling."""
    from sklearn.neural_network import MLPClassifier

    index = {w: i for i, w in enumerate(words)}
    tables = lists()
    bearers = people()
    listed = tables + bearers
    extra = np.array([[t.get(w, 0.0) for t in listed] + [len(w) / 5] for w in words], dtype="f4")
    _, _, given, family, foreign, _, _ = bearers
    places = tables[2].keys() | tables[3].keys()

    def kind(word: str, count: int) -> int:
        """0 an ordinary word, 1 an Arab's name, 2 a foreigner's, 3 a place's; −1 unknown."""
        borne = given.get(word, 0.0) + family.get(word, 0.0)
        if not ARABIC.match(word) or len(word) < 3:
            return -1
        if word in places:
            return 3
        if borne:
            return 2 if foreign.get(word, 0.0) > borne / 2 else 1
        return -1 if count < 30 else 0

    kinds = np.array([kind(w, c) for w, c in zip(words, counts, strict=True)])
    x = np.hstack([v * 3, around * 3, extra, 2 * letters(words, kinds)]).astype("f4")
    seen: dict[str, np.ndarray] = collections.defaultdict(lambda: np.zeros(5))
    for sentence in corpus:
        for word, tag in sentence:
            kind = CLASSES.index(CLASS_OF.get(tag[2:], tag[2:])) if tag != "O" else 0
            key = fold(word)
            for w in {key, vocabulary.stem(key)}:
                if w in index:
                    seen[w][kind] += 1
    types = list(seen)
    at = np.array([index[w] for w in types])
    y = np.array([seen[w] for w in types])

    def predicted(chosen: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """Mean of a few networks: one alone moves the F1 of the model by half a point."""
        xs, ys = [], []
        for i in chosen:
            total = y[i].sum()
            repeat = min(4, int(np.ceil(np.log2(1 + total))))
            drawn = np.random.RandomState(i).multinomial(repeat, y[i] / total)
            for c in range(5):
                xs += [x[at[i]]] * drawn[c]
                ys += [c] * drawn[c]
        total = np.zeros((len(rows), len(CLASSES)))
        for seed in range(NETWORKS):
            net = MLPClassifier(
                (96,), alpha=3e-3, max_iter=14, random_state=seed, learning_rate_init=2e-3, batch_size=256
            )
            total += net.fit(np.array(xs), ys).predict_proba(rows)
        return total / NETWORKS

    p = predicted(np.arange(len(types)), x)
    fold_of = np.random.RandomState(0).randint(0, 5, len(types))
    for f in range(5):
        held = np.flatnonzero(fold_of == f)
        p[at[held]] = predicted(np.flatnonzero(fold_of != f), x[at[held]])
    agree = (p[at].argmax(1) == y.argmax(1)).mean()
    print(f"soft lexicon: {len(types)} types of the corpus, majority class right {agree:.3f} (cross-fitted)")
    # What is known of words by their letters is learned from the rare words most of all, and from listed names.
    fresh = [w for w in bearers[0].keys() - index.keys() if ARABIC.match(w) and len(w) > 2]
    towns = [w for w in places - index.keys() - set(fresh) if ARABIC.match(w) and " " not in w]
    letters_of = words + fresh + towns
    likely = np.zeros((len(letters_of), 4))
    likely[: len(words)] = p[:, 1:]
    likely[len(words) : len(words) + len(fresh), 0] = LISTED
    likely[len(words) + len(fresh) :, 1] = LISTED
    weight = np.concatenate(
        [1 / (1 + np.log(np.array(counts) / LEAST)), np.full(len(fresh) + len(towns), 0.5)]
    )
    real = np.array([bool(ARABIC.match(w)) for w in letters_of])
    at = np.flatnonzero(real)
    table = spelling([letters_of[i] for i in at], likely[at], weight[at])
    return np.searchsorted(BUCKETS, p[:, 1:], side="right").astype("u1"), *table


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--plain",
        type=Path,
        nargs="+",
        required=True,
        help='unlabelled text: .txt.xz, or .jsonl.xz with "text"',
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more tagged corpora")
    parser.add_argument("--parts", type=int, default=6, help="sixths of the corpus to read tags of")
    parser.add_argument("--work", type=Path, required=True, help="folder for vectors, kept between runs")
    parser.add_argument("--keep", type=int, default=45_000, help="words to keep")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    kept = options.work / "vectors.npz"
    if not kept.exists():
        counts = plain_text(options.plain, sentences(options.corpus), options.work / "text.txt")
        words, v = vectors(options.work / "text.txt")
        fine, mid, coarse = clusters(v)
        around = neighbours(options.work / "text.txt", words)
        n = [counts[w] for w in words]
        np.savez(kept, words=words, v=v, around=around, n=n, fine=fine, mid=mid, coarse=coarse)
    data = np.load(kept)
    words, v, around, n = [str(w) for w in data["words"]], data["v"], data["around"], data["n"]
    vocabulary = Vocabulary(dict(zip(words, n.tolist(), strict=True)), LEAST)
    tagged = sentences(options.corpus, options.parts)
    for path in options.also:
        tagged += sentences(path)
    soft, spelled, begun = soft_lexicon(words, v, around, n, vocabulary, tagged)
    # The most frequent words, and any word likely to be part of a name.
    chosen = [i for i, w in enumerate(words) if w in vocabulary.words and re.match("[\u0621-\u064a0-9]", w)]
    chosen.sort(key=lambda i: (-(int(soft[i].max()) >= LIKELY), -n[i]))
    likely = [i for i in chosen if soft[i].max() >= LIKELY][: options.keep // 2]
    taken = set(likely)
    rest = [i for i in sorted(chosen, key=lambda i: -n[i]) if i not in taken]
    at = sorted((likely + rest)[: options.keep], key=lambda i: words[i])
    np.savez_compressed(
        options.out,
        words=[words[i] for i in at], fine=data["fine"][at], mid=data["mid"], coarse=data["coarse"],
        soft=soft[at], count=n[at], spelled=spelled, begun=begun,
    )  # fmt: skip
    print(f"{len(at)} words, {len(likely)} of them likely in names")


if __name__ == "__main__":
    main()
