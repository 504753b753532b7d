"""Names from the user's own tagger: what it returns becomes spans with tarqim's labels."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tarqim._core import ConfigError

#: The labels that a name may have.
NAMES = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT")

#: What other taggers call the same.
ALIASES: dict[str, str | None] = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
}

_Row = tuple[int, int, str, float]


@dataclass(frozen=True, init=False)
class Tagger:
    """A tagger with the meaning of its labels, for ``Pipeline(names=…)``.

    Parameters
    ----------
    function : callable
        From a text to the names in it: an iterable of ``(start, end, label)``,
        ``(start, end, label, score)`` or dicts with ``start``, ``end``, ``label`` (or ``entity_group``) and
        perhaps ``score``. Positions are code points, the end exclusive; a score is from 0 to 1. With a method
        ``many`` (from a list of texts to the list of their names) it is asked once for each batch of texts.
    labels : mapping of str to str or None, optional
        Labels of the tagger and what they are here; None drops the names with that label. ``PER``, ``PERS``,
        ``ORGANIZATION``, ``LOCATION`` and ``FACILITY`` are known, as are the labels themselves.

    Raises
    ------
    ConfigError
        When a label is mapped to one that names do not have.

    >>> import tarqim
    >>> def find(text):
    ...     at = text.find("أوكسفام")
    ...     return [(at, at + 7, "NGO")] if at >= 0 else []
    >>> doc = tarqim.Pipeline(names=tarqim.Tagger(find, labels={"NGO": "ORG"}))("قالت أوكسفام ذلك")
    >>> [(e.text, e.label, e.value.source) for e in doc.entities]
    [('أوكسفام', 'ORG', 'given')]
    """

    function: Callable[[str], Iterable[Any]]
    labels: tuple[tuple[str, str | None], ...]

    def __init__(
        self, function: Callable[[str], Iterable[Any]], labels: Mapping[str, str | None] | None = None
    ) -> None:
        if not callable(function):
            raise TypeError(f"a tagger is a function from a text to its names, not {type(function).__name__}")
        for label, meant in (labels or {}).items():
            if meant is not None and meant not in NAMES:
                raise ConfigError(f"labels maps {label!r} to {meant!r}; valid: {', '.join(NAMES)} and None")
        object.__setattr__(self, "function", function)
        object.__setattr__(self, "labels", tuple((labels or {}).items()))

    def __call__(self, text: str) -> Iterable[Any]:
        """What the tagger itself returns for a text."""
        return self.function(text)

    @property
    def name(self) -> str:
        """How errors call the tagger."""
        function = self.function
        named = getattr(function, "__qualname__", None) or getattr(function, "name", None)
        return str(named or type(function).__name__)

    @property
    def _meanings(self) -> dict[str, str | None]:
        return {**{name: name for name in NAMES}, **ALIASES, **dict(self.labels)}

    def check(self, label: str) -> None:
        """Raises a ConfigError if the tagger's label is not known; "O" marks no name in any scheme."""
        if label != "O" and label not in self._meanings:
            raise ConfigError(f"names={self.name} has an unknown label {_unknown(label)}")

    def spans(self, texts: list[str], first: int) -> list[list[_Row]]:
        """The names in each of the texts, the first of which has number ``first``: what the core reads."""
        meanings = self._meanings
        asked = [text for text in texts if text]
        many = getattr(self.function, "many", None)
        answers = list(many(asked) if many is not None else map(self.function, asked)) if asked else []
        if len(answers) != len(asked):
            raise ConfigError(f"names={self.name} returned {len(answers)} answers for {len(asked)} texts")
        told = iter(answers)
        return [
            self._rows(next(told), text, number, meanings) if text else []
            for number, text in enumerate(texts, first)
        ]

    def _rows(self, found: Any, text: str, number: int, meanings: Mapping[str, str | None]) -> list[_Row]:
        rows = []
        try:
            found = list(found)
        except TypeError:
            raise TypeError(
                f"names={self.name} must return a list of (start, end, label), not {type(found).__name__}"
            ) from None
        for one in found:
            start, end, label, score = self._parts(one)
            where = f"names={self.name} returned {one!r} for text {number} (from 0)"
            if not 0 <= start < end <= len(text):
                raise ConfigError(f"{where}: no span of a text of {len(text)} code points")
            if label not in meanings:
                raise ConfigError(f"{where}: unknown label {_unknown(label)}")
            if not 0 <= score <= 1:
                raise ConfigError(f"{where}: a score is from 0 to 1")
            meant = meanings[label]
            if meant is not None:
                rows.append((start, end, meant, score))
        return rows

    def _parts(self, one: Any) -> _Row:
        """Start, end, label and score of a tuple or a dict."""
        try:
            if isinstance(one, Mapping):
                label = next(one[key] for key in ("entity_group", "label", "entity") if key in one)
                start, end, score = one["start"], one["end"], one.get("score")
            else:
                start, end, label, *rest = one
                (score,) = rest or (None,)
            score = 1.0 if score is None else float(score)
            if not isinstance(label, str) or math.isnan(score):
                raise TypeError
            return operator.index(start), operator.index(end), label, score
        except (TypeError, ValueError, KeyError, StopIteration):
            raise TypeError(
                f"names={self.name} must return (start, end, label), (start, end, label, score) or dicts with"
                f" these keys, not {one!r}"
            ) from None


def _unknown(label: str) -> str:
    """A label that is not known, with what there is."""
    hint = "; a pipeline puts tags of words together by aggregation_strategy='simple'"
    return (
        f"{label!r}; valid: {', '.join(NAMES)}; labels={{{label!r}: 'ORG'}} of tarqim.Tagger says what it is,"
        f" None drops it{hint if label[:2] in ('B-', 'I-') else ''}"
    )


def of(given: Any) -> Tagger:
    """A tagger from what was passed as ``names``."""
    return given if isinstance(given, Tagger) else Tagger(given)
