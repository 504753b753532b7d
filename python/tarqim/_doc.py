"""Documents as dicts, JSON and data frames."""

from __future__ import annotations

import json
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tarqim._columns import COLUMNS, PLACE
from tarqim._core import Doc, Entity, Pipeline, Tokens, arrow_entities
from tarqim._extras import need
from tarqim._values import Identifier, Name, Number, Temporal

if TYPE_CHECKING:
    import pandas as pd


def to_dict(doc: Doc) -> dict[str, Any]:
    """A dict that JSON can hold."""
    tokens = doc.tokens.to_dict()
    del tokens["text"]
    return {
        "id": doc.id,
        "text": doc.text,
        "tokens": tokens,
        "sentences": [[s.start, s.end] for s in doc.sentences],
        "entities": [e.to_dict() for e in doc.entities],
    }


def from_dict(data: dict[str, Any]) -> Doc:
    """Rebuilds a document from the result of :func:`to_dict`."""
    try:
        tokens = Tokens.from_dict({"text": data["text"], **data["tokens"]})
        sentences = [(start, end) for start, end in data["sentences"]]
        entities = tuple(Entity.from_dict(e) for e in data["entities"])
        return Doc(data["text"], tokens, sentences, entities, data.get("id"))
    except KeyError as why:
        raise ValueError(f"a document is read from a dict with {why}") from None
    except (TypeError, OverflowError) as why:
        raise ValueError(f"a document cannot be read from this dict ({why})") from None


def to_json(doc: Doc) -> str:
    """The document as one line of JSON, Arabic letters as they are."""
    return json.dumps(to_dict(doc), ensure_ascii=False)


def row(doc: Doc, entity: Entity) -> dict[str, Any]:
    """One entity as a flat row; a column that does not apply is None."""
    found: dict[str, Any] = dict.fromkeys(COLUMNS)
    found |= {"doc": doc.id, "start": entity.start, "end": entity.end, "text": entity.text}
    found |= {"label": entity.label, "phrase_start": entity.phrase.start, "phrase_end": entity.phrase.end}
    found["sentence"] = entity.sentence
    value = entity.value
    match value:
        case str():
            found["value_text"] = value
        case Number():
            for name in ("value", "low", "high", "bound", "unit", "dual", "indefinite"):
                found[name] = getattr(value, name)
            found["value_text"] = None if value.value is None else str(value.value)
            found["point"] = None if value.point is None else round(value.point, 9)
            if value.noun is not None:
                found |= {"noun": value.noun.text, "noun_lemma": value.noun.lemma}
        case Temporal():
            for name in ("low", "high", "bound", "timex", "grain", "calendar", "part", "mod", "tz"):
                found[name] = getattr(value, name)
            found["timex"] = value.timex or None
            found["hijri"] = None if value.hijri is None else str(value.hijri)
            found |= {"seconds": value.seconds, "start_at": value.start_at, "end_at": value.end_at}
            found["problems"] = list(value.problems)
        case Name():
            for name in ("canonical", "id", "source", "score", *PLACE):
                found[name] = getattr(value, name)
        case Identifier():
            found["value_text"] = value.value
            for name in ("kind", "country", "valid"):
                found[name] = getattr(value, name)
    return found


def to_pandas(doc: Doc, dtype_backend: str | None = None) -> pd.DataFrame:
    """The entities as a data frame, one row each, with the same types as for columns of texts."""
    need("pandas", "pandas")
    pa = need("pyarrow", "pandas")
    from tarqim.pandas import framed

    rows = [row(doc, entity) for entity in doc.entities]
    for found in rows:
        for name in ("value", "low", "high"):
            found[name] = _decimal(found[name])
        if found["value_text"] is not None and found["value"] is None:
            found["point"] = None
    schema = pa.table(arrow_entities(Pipeline(), [])).schema
    ids = pa.array([found["doc"] for found in rows])
    schema = schema.set(0, pa.field("doc", ids.type))
    return framed(pa.Table.from_pylist(rows, schema=schema), dtype_backend)


#: The decimal places of the columns value, low and high.
_PLACES = Decimal("0.000000001")


def _decimal(value: Any) -> Decimal | None:
    """A number as stored in the columns; None if it does not fit into 38 digits."""
    if value is None:
        return None
    with localcontext() as context:
        context.prec = 200
        exact = (
            Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)
        )
        rounded = exact.quantize(_PLACES)
    return rounded if rounded.adjusted() < 29 else None
