"""Estimators for scikit-learn: stateless where possible, cloned and pickled like any other.

>>> from sklearn.feature_extraction.text import CountVectorizer
>>> from tarqim.sklearn import ArabicNormalizer, ArabicTokenizer, EntityFeatures
>>> texts = ["وصلتْ مدرسةٌ إلى سوريا", "غادرت المدرسه سوريا"]
>>> ArabicNormalizer().fit_transform(texts)
['وصلت مدرسه الي سوريا', 'غادرت المدرسه سوريا']
>>> words = CountVectorizer(preprocessor=ArabicNormalizer(), tokenizer=ArabicTokenizer(), token_pattern=None)
>>> sorted(words.fit(texts).vocabulary_)
['المدرسه', 'الي', 'سوريا', 'غادرت', 'مدرسه', 'وصلت']
>>> EntityFeatures(labels=["GPE", "PERSON"]).fit_transform(texts).tolist()
[[1.0, 0.0], [1.0, 0.0]]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import tarqim
from tarqim import _columns, _rows
from tarqim._columns import Labels
from tarqim._core import LABELS, Normalizer
from tarqim._extras import need
from tarqim._options import Options
from tarqim._types import Kind, Preset, Reference

if TYPE_CHECKING:
    from sklearn.base import BaseEstimator, TransformerMixin
    from typing_extensions import Self
else:
    BaseEstimator = need("sklearn.base", "sklearn").BaseEstimator
    TransformerMixin = need("sklearn.base", "sklearn").TransformerMixin

#: The kinds of tokens that count as words in a search.
WORDS: tuple[Kind, ...] = ("word", "latin", "number", "hashtag", "mention", "code")


class _Stateless(TransformerMixin, BaseEstimator):
    """A stateless transformer."""

    def fit(self, texts: Iterable[str], y: Any = None) -> Self:
        """Nothing to learn."""
        return self

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        return tags


def _texts(texts: Any) -> Any:
    """A column of texts: the only column of a frame, if ``ColumnTransformer`` passes one."""
    if isinstance(texts, str):
        raise TypeError("a column of texts is wanted, not one str: write [text]")
    if getattr(texts, "ndim", 1) == 2:
        if texts.shape[1] != 1:
            raise ValueError(f"one column of texts is wanted, not {texts.shape[1]}: write frame['text']")
        if hasattr(texts, "iloc"):
            return texts.iloc[:, 0]
        return texts[:, 0] if not hasattr(texts, "to_series") else texts.to_series()
    return texts


def _filled(texts: Any) -> list[str]:
    """Texts, with an empty one for each that is missing."""
    return ["" if _rows.is_missing(text) else text for text in _texts(texts)]


class ArabicNormalizer(_Stateless):
    """Normalizes texts: returns a list, or a Series of the type passed in.

    Called with one text it is a ``preprocessor`` for ``CountVectorizer`` and ``TfidfVectorizer``.

    Parameters
    ----------
    normalizer : str or Normalizer
        The name of a preset, or a normalizer.
    """

    def __init__(self, normalizer: Normalizer | Preset = "search") -> None:
        self.normalizer = normalizer

    def __call__(self, text: str) -> str:
        return _columns.normalizer_of(self.normalizer)(text)

    def fit(self, texts: Iterable[str], y: Any = None) -> Self:
        """Nothing to learn; rejects an unknown preset."""
        _columns.normalizer_of(self.normalizer)
        return self

    def transform(self, texts: Iterable[str]) -> Any:
        """The normalized texts; missing ones stay missing."""
        column = _texts(texts)
        if type(column).__module__.startswith("numpy"):
            column = [None if _rows.is_missing(text) else text for text in column]
        return _columns.normalizer_of(self.normalizer).map(column)


class _Words(list[str]):
    """The words of a text; a vectorizer, which would lower-case it first, gets a helpful error."""

    def lower(self) -> NoReturn:
        """Texts have this method, lists do not."""
        raise TypeError("a vectorizer expects texts, not lists of words: write ArabicTokenizer(joined=True)")


class ArabicTokenizer(_Stateless):
    """Splits texts into lists of words.

    Called with one text it is a ``tokenizer`` for ``CountVectorizer`` and ``TfidfVectorizer``.

    Parameters
    ----------
    kinds : iterable of str
        The kinds of tokens kept: words, not marks of punctuation.
    stop_words : bool or collection of str
        Whether to leave out :func:`tarqim.stopwords`, or the words to leave out.
    joined : bool
        Whether ``transform`` gives the words of a text as one str, for a vectorizer that comes after it in a
        pipeline.
    """

    def __init__(
        self,
        kinds: Iterable[Kind] = WORDS,
        stop_words: bool | Collection[str] = False,
        joined: bool = False,
    ) -> None:
        self.kinds = kinds
        self.stop_words = stop_words
        self.joined = joined

    def __call__(self, text: str) -> list[str]:
        kinds = frozenset(self.kinds)
        given = self.stop_words
        if isinstance(given, str):
            # Its letters would be left out.
            raise tarqim.ConfigError(
                f"unknown stop_words {given!r}; write stop_words=True, or a list of words"
            )
        left_out: Collection[str] = (_stop_words() if given else ()) if isinstance(given, bool) else given
        if not isinstance(left_out, Set):
            left_out = frozenset(left_out)
        return [t.text for t in tarqim.tokenize(text) if t.kind in kinds and t.text not in left_out]

    def transform(self, texts: Iterable[str]) -> list[Any]:
        """The words of each text; none if it is missing."""
        words = [_Words(self(text)) for text in _filled(texts)]
        return [" ".join(w) for w in words] if self.joined else words


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(tarqim.stopwords())


class EntityFeatures(TransformerMixin, BaseEstimator):
    """Counts each label, or each name, in a text: one row per text.

    Parameters
    ----------
    labels : str or iterable of str, optional
        The labels counted; all by default.
    by : {"label", "canonical"}
        Count labels, or the canonical names seen while fitting.
    reference, options, gazetteer
        As in :func:`tarqim.extract`.
    """

    def __init__(
        self,
        labels: Labels | None = None,
        by: str = "label",
        reference: Reference | None = None,
        options: Options | None = None,
        gazetteer: Any = None,
    ) -> None:
        self.labels = labels
        self.by = by
        self.reference = reference
        self.options = options
        self.gazetteer = gazetteer

    def _names(self, texts: Iterable[str]) -> Iterable[list[str]]:
        pipeline = _columns.pipeline_of(self.labels, self.reference, self.options, None, self.gazetteer)
        for doc in pipeline.map(_filled(texts)):
            if self.by == "label":
                yield [entity.label for entity in doc.entities]
            else:
                names = ((e, getattr(e.value, "canonical", None)) for e in doc.entities)
                yield [f"{e.label}:{name}" for e, name in names if name is not None]

    def fit(self, texts: Iterable[str], y: Any = None) -> Self:
        """Learns the names to count; the labels are known beforehand."""
        if self.by not in ("label", "canonical"):
            raise tarqim.ConfigError(f"unknown by {self.by!r}; valid: label, canonical")
        if self.by == "label":
            labels = _columns.labels_of(self.labels)
            # Rejects an unknown label.
            tarqim.Pipeline(labels=labels)
            self.feature_names_ = list(LABELS if labels is None else labels)
        else:
            self.feature_names_ = sorted({name for names in self._names(texts) for name in names})
        return self

    def transform(self, texts: Iterable[str]) -> Any:
        """A matrix of counts; sparse for names, since there are many."""
        need("sklearn.utils.validation", "sklearn").check_is_fitted(self, "feature_names_")
        places = {name: at for at, name in enumerate(self.feature_names_)}
        sparse = need("scipy.sparse", "sklearn")
        counts = [[places[n] for n in names if n in places] for names in self._names(texts)]
        columns = [at for row in counts for at in row]
        rows = [number for number, row in enumerate(counts) for _ in row]
        ones = [1.0] * len(columns)
        matrix = sparse.csr_matrix((ones, (rows, columns)), shape=(len(counts), len(places)))
        return matrix.toarray() if self.by == "label" else matrix

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """The names of the columns."""
        return need("numpy", "sklearn").asarray(self.feature_names_, dtype=object)
