"""Stop words as a set that says what it is."""

from __future__ import annotations


class StopWords(frozenset[str]):
    """Stop words: a frozenset whose repr is short.

    scikit-learn's vectorizers take a list only, and print what they were given instead.

    >>> import tarqim
    >>> tarqim.stopwords()
    <412 Arabic stop words; where a list is wanted, write list(tarqim.stopwords())>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} Arabic stop words; where a list is wanted, write list(tarqim.stopwords())>"
