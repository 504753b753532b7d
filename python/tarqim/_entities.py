"""The way back from the dict of an entity."""

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


def fields_from_dict(data: dict[str, Any]) -> dict[str, Any]:
    """The keyword arguments of ``Entity`` out of ``Entity.to_dict()``."""
    fields = dict(data)
    value_type = _VALUES.get(fields["label"])
    if value_type is not None and isinstance(fields["value"], dict):
        fields["value"] = value_type.from_dict(fields["value"])
    if isinstance(fields["phrase"], dict):
        fields["phrase"] = Span(**fields["phrase"])
    if "rule" in fields:
        pieces = fields.pop("readings")
        read = [(Span(one["text"], one["start"], one["end"]), one["read_as"]) for one in pieces]
        fields["why"] = (fields.pop("rule"), read)
    return fields
