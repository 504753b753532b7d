"""Helpers for ``datasets`` and components for ``tokenizers``.

Functions for ``Dataset.map(batched=True)`` are plain values that can be pickled and hashed:

>>> from tarqim.huggingface import NormalizeBatch, ExtractBatch
>>> NormalizeBatch("text", normalizer="model")({"text": ["كتـــاب"]})
{'text': ['كتاب']}
>>> found = ExtractBatch("text", labels=["GPE"])({"text": ["وصل إلى سوريا"]})
>>> found.to_pylist()[0]["entities"][0]["canonical"]
'سوريا'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tarqim
from tarqim import _columns, _event_table
from tarqim._changes import changes
from tarqim._core import Normalizer
from tarqim._event_types import EventTypes
from tarqim._extras import need
from tarqim._options import Options
from tarqim._tagger import Tagger
from tarqim._types import Label, Preset, Reference

if TYPE_CHECKING:
    import tokenizers

#: First placeholder code point for longer replacements: a private use plane.
_PRIVATE = 0xF0000


@dataclass(frozen=True)
class NormalizeBatch:
    """Normalizes a column of a batch, for ``Dataset.map(..., batched=True)``."""

    column: str = "text"
    normalizer: Normalizer | Preset = "search"
    to: str | None = None
    """The column written; the same one by default."""

    def __call__(self, batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        made = _columns.normalizer_of(self.normalizer)
        return {self.to or self.column: made.map(_column(batch, self.column))}


@dataclass(frozen=True)
class ExtractBatch:
    """Adds a column of entities to a batch: lists of dicts with the columns of the entity table."""

    column: str = "text"
    labels: Label | tuple[Label, ...] | list[Label] | None = None
    reference: Reference | None = None
    options: Options | None = None
    to: str = "entities"
    gazetteer: Any = None

    def __call__(self, batch: Any) -> Any:
        pa = need("pyarrow", "huggingface")
        pipeline = _columns.pipeline_of(self.labels, self.reference, self.options, None, self.gazetteer)
        found = pa.array(_columns.extract(pipeline, _column(batch, self.column)))
        return _with(batch, self.to, found.cast(pa.list_(_plain(found.type.value_type))))

    @property
    def features(self) -> Any:
        """The type of the column, for ``Dataset.map(…, features=…)``."""
        pa = need("pyarrow", "huggingface")
        host = need("datasets", "huggingface")
        found = pa.array(_columns.extract(tarqim.Pipeline(), [])).type
        schema = pa.schema({self.to: pa.list_(_plain(found.value_type))})
        return host.Features.from_arrow_schema(schema)[self.to]


@dataclass(frozen=True)
class EventsBatch:
    """Adds a column of events to a batch: lists of dicts with the columns of the event table.

    >>> from tarqim.huggingface import EventsBatch
    >>> found = EventsBatch("text")({"text": ["مقتل 12 مدنيا في حلب"]}).to_pylist()[0]["events"]
    >>> found[0]["type"], found[0]["count"], found[0]["place"]
    ('die', 12.0, 'حلب')
    """

    column: str = "text"
    types: str | tuple[str, ...] | EventTypes | None = None
    reference: Reference | None = None
    options: Options | None = None
    to: str = "events"

    def __call__(self, batch: Any) -> Any:
        pipeline = _columns.pipeline_of(None, self.reference, self.options, None)
        found = _event_table.lists(pipeline, _column(batch, self.column), types=self.types)
        return _with(batch, self.to, found)

    @property
    def features(self) -> Any:
        """The type of the column, for ``Dataset.map(…, features=…)``."""
        pa = need("pyarrow", "huggingface")
        host = need("datasets", "huggingface")
        kind = _event_table.lists(tarqim.Pipeline(), []).type
        return host.Features.from_arrow_schema(pa.schema({self.to: kind}))[self.to]


class Batch(dict[str, Any]):
    """A batch of plain lists, as streamed datasets pass and expect it."""

    def to_pylist(self) -> list[dict[str, Any]]:
        """A dict per row, as a table gives them."""
        return [dict(zip(self, row, strict=True)) for row in zip(*self.values(), strict=True)]


def _column(batch: Any, name: str) -> Any:
    """The texts of a batch: of lists, or of a table where the format is Arrow's."""
    there = list(batch) if isinstance(batch, Mapping) else getattr(batch, "column_names", [name])
    if name not in there:
        raise KeyError(f"no column {name!r}; there are {', '.join(map(str, there))}")
    found = batch[name]
    if found is None or isinstance(found, str):
        raise TypeError("a batch of texts is wanted, not one: write dataset.map(…, batched=True)")
    return found if hasattr(found, "to_pylist") else list(found)


def _with(batch: Any, name: str, found: Any) -> Any:
    """The batch with another column.

    Tables keep their types; for lists ``Dataset.map`` would guess them from the first batch alone. A streamed
    dataset passes a plain dict, takes nothing else, and does not guess.
    """
    if type(batch) is dict:
        return Batch({**batch, name: found.to_pylist()})
    pa = need("pyarrow", "huggingface")
    items = batch.items() if hasattr(batch, "items") else zip(batch.column_names, batch.columns, strict=True)
    return pa.table({**{n: values for n, values in items if n != name}, name: found})


@dataclass(frozen=True, eq=False)
class _TokenClassification:
    """A token-classification pipeline as a tagger: spans of whole names, many texts at once."""

    pipeline: Any

    @property
    def name(self) -> str:
        return str(getattr(self.pipeline.model.config, "name_or_path", "") or "token-classification")

    def __call__(self, text: str) -> list[dict[str, Any]]:
        return self.many([text])[0]

    def many(self, texts: list[str]) -> list[list[dict[str, Any]]]:
        tokenizer = self.pipeline.tokenizer
        how: dict[str, Any] = {"aggregation_strategy": "simple"}
        # Longer texts are read in windows that overlap; without them their end would be cut off.
        longest = tokenizer.model_max_length
        if tokenizer.is_fast and longest < _NO_LIMIT:
            how["stride"] = longest // 4
        found: list[list[dict[str, Any]]] = self.pipeline(texts, **how)
        if any(one.get("start") is None for names in found for one in names):
            raise tarqim.ConfigError(
                f"the tokenizer of {self.name} tells no positions: load a fast one (use_fast=True)"
            )
        return found


#: A tokenizer without a limit gives a number larger than this one.
_NO_LIMIT = 1 << 20

#: Labels of Arabic models that correspond to no label here.
_DROPPED = {"MISC": None}


def names(model: Any, labels: Mapping[str, str | None] | None = None) -> Tagger:
    """Names from a token-classification model, for ``Pipeline(names=…)``.

    Parameters
    ----------
    model : transformers pipeline or str
        A pipeline made by ``transformers.pipeline("token-classification", …)``, or the name or folder of a
        model to make one from. Words are put together to names by ``aggregation_strategy="simple"``; texts
        longer than the model reads are read in overlapping windows.
    labels : mapping of str to str or None, optional
        Labels of the model and what they are here, as in :class:`tarqim.Tagger`. ``MISC`` is dropped.

    Returns
    -------
    Tagger
        A tagger for :class:`tarqim.Pipeline`; it reads a batch of texts at once.

    Raises
    ------
    ConfigError
        When the model has a label that is not known, or its tokenizer tells no positions.
    """
    if isinstance(model, str):
        model = need("transformers", "huggingface").pipeline("token-classification", model=model)
    tagger = Tagger(_TokenClassification(model), {**_DROPPED, **(labels or {})})
    for tag in model.model.config.id2label.values():
        tagger.check(tag[2:] if tag[:2] in ("B-", "I-", "E-", "S-") else tag)
    return tagger


def _plain(entity: Any) -> Any:
    """The type of an entity with floats instead of decimals, for tensors and JSON."""
    pa = need("pyarrow", "huggingface")

    def one(kind: Any) -> Any:
        return pa.float64() if pa.types.is_decimal(kind) else kind

    return pa.struct([pa.field(field.name, one(field.type)) for field in entity])


class _Normalizer:
    """The custom normalizer for ``tokenizers``: edits in place, so that offsets stay correct."""

    def __init__(self, normalizer: Normalizer) -> None:
        self._normalizer = normalizer

    def normalize(self, text: tokenizers.NormalizedString) -> None:
        aligned = self._normalizer.align(text.normalized)
        if aligned.text == aligned.original:
            return
        put, longer = _edits(aligned)
        positions = iter(range(len(aligned.original)))
        text.map(lambda c: put.get(next(positions), c) or c)
        positions = iter(range(len(aligned.original)))
        text.filter(lambda _: put.get(next(positions)) != "")
        for placeholder, content in longer.items():
            text.replace(placeholder, content)


def _edits(aligned: tarqim.Normalized) -> tuple[dict[int, str], dict[str, str]]:
    """The replacement at each position of the original ("" drops it), and the meaning of placeholders."""
    put: dict[int, str] = {}
    longer: dict[str, str] = {}
    names: dict[str, str] = {}
    for src, src_len, dst, dst_len in changes(aligned):
        said = aligned.text[dst : dst + dst_len]
        for k in range(src_len):
            put[src + k] = said[k] if k < dst_len else ""
        if dst_len > src_len > 0:
            rest = said[src_len - 1 :]
            placeholder = names.setdefault(rest, chr(_PRIVATE + len(names)))
            longer[placeholder] = rest
            put[src + src_len - 1] = placeholder
    return put, longer


def normalizer(made: Normalizer | Preset = "model") -> tokenizers.normalizers.Normalizer:
    """A normalizer for a ``tokenizers.Tokenizer``: its encodings' offsets point into the original text.

    ``tokenizers`` cannot save Python components: set it again after loading a tokenizer.
    """
    host = need("tokenizers", "huggingface")
    custom: tokenizers.normalizers.Normalizer = host.normalizers.Normalizer.custom(
        _Normalizer(_columns.normalizer_of(made))
    )
    return custom


class _PreTokenizer:
    """The custom pre-tokenizer for ``tokenizers``."""

    def pre_tokenize(self, pretok: tokenizers.PreTokenizedString) -> None:
        pretok.split(self._split)

    @staticmethod
    def _split(_: int, text: tokenizers.NormalizedString) -> Iterable[tokenizers.NormalizedString]:
        parts = (text[token.start : token.end] for token in tarqim.tokenize(str(text)))
        return [part for part in parts if part is not None]


def pre_tokenizer() -> tokenizers.pre_tokenizers.PreTokenizer:
    """A pre-tokenizer for a ``tokenizers.Tokenizer`` that splits where :func:`tarqim.tokenize` does."""
    host = need("tokenizers", "huggingface")
    custom: tokenizers.pre_tokenizers.PreTokenizer = host.pre_tokenizers.PreTokenizer.custom(_PreTokenizer())
    return custom
