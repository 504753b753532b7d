"""The entities of a document as notebooks show them, and entities rebuilt from dicts."""

from __future__ import annotations

from typing import Any, SupportsIndex, overload

from tarqim._core import Entity, Span
from tarqim._values import Identifier, Name, Number, Temporal

_VALUES: dict[str, type[Number] | type[Temporal] | type[Name] | type[Identifier]] = {
    **dict.fromkeys(("CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"), Number),
    **dict.fromkeys(("DATE", "TIME", "DURATION"), Temporal),
    **dict.fromkeys(("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"), Name),
    "ID": Identifier,
}


class Entities(tuple[Entity, ...]):
    """The entities of a document: a tuple that a notebook shows as a table.

    >>> import tarqim
    >>> found = tarqim.analyze("وصل 12 صحفياً إلى القاهرة").entities
    >>> [e.text for e in found], "<table" in found._repr_html_()
    (['12', 'القاهرة'], True)
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> Entity: ...
    @overload
    def __getitem__(self, at: slice, /) -> Entities: ...
    def __getitem__(self, at: Any, /) -> Any:
        found = tuple.__getitem__(self, at)
        return Entities(found) if isinstance(at, slice) else found

    def __repr__(self) -> str:
        # A line each, in brackets as every tuple.
        lines = ",\n ".join(map(repr, self))
        return f"({lines},)" if len(self) == 1 else f"({lines})"

    def _repr_html_(self) -> str:
        from tarqim import _html

        return _html.framed(_html.table(self, _html.MOST))


def _span(data: dict[str, Any], name: str) -> Span:
    try:
        return Span(**data)
    except (TypeError, OverflowError) as why:
        raise ValueError(f"{name} of an entity cannot be {data!r} ({why})") from None


def fields_from_dict(data: dict[str, Any]) -> dict[str, Any]:
    """The keyword arguments of ``Entity`` from the result of ``Entity.to_dict()``."""
    fields = dict(data)
    for name in ("label", "value", "phrase"):
        if name not in fields:
            raise ValueError(f"an entity is read from a dict with {name!r}")
    if not isinstance(fields["label"], str):
        raise ValueError(f"label of an entity cannot be {fields['label']!r}")
    value_type = _VALUES.get(fields["label"])
    if value_type is not None and isinstance(fields["value"], dict):
        fields["value"] = value_type.from_dict(fields["value"])
    if isinstance(fields["phrase"], dict):
        fields["phrase"] = _span(fields["phrase"], "phrase")
    if "rule" in fields:
        try:
            pieces = fields.pop("readings")
            read = [(Span(one["text"], one["start"], one["end"]), one["read_as"]) for one in pieces]
        except (KeyError, TypeError, OverflowError):
            raise ValueError("readings of an entity are dicts of text, start, end and read_as") from None
        fields["why"] = (fields.pop("rule"), read)
    return fields
