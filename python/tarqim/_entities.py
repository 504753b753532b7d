"""Rebuilds entities from dicts."""

from __future__ import annotations

from typing import Any

from tarqim._core import Span
from tarqim._values import Identifier, Name, Number, Temporal

_VALUES: dict[str, type[Number] | type[Temporal] | type[Name] | type[Identifier]] = {
    **dict.fromkeys(("CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"), Number),
    **dict.fromkeys(("DATE", "TIME", "DURATION"), Temporal),
    **dict.fromkeys(("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"), Name),
    "ID": Identifier,
}


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
