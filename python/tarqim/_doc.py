"""Documents as dicts, JSON and data frames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tarqim._columns import COLUMNS
from tarqim._core import Doc, Entity, Tokens
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
    """The document that :func:`to_dict` described."""
    tokens = Tokens.from_dict({"text": data["text"], **data["tokens"]})
    sentences = [(start, end) for start, end in data["sentences"]]
    entities = tuple(Entity.from_dict(e) for e in data["entities"])
    return Doc(data["text"], tokens, sentences, entities, data.get("id"))


def to_json(doc: Doc) -> str:
    """The document as one line of JSON, Arabic letters as they are."""
    return json.dumps(to_dict(doc), ensure_ascii=False)


def row(doc: Doc, entity: Entity) -> dict[str, Any]:
    """One entity as a flat row; a column that does not apply is None."""
    found: dict[str, Any] = dict.fromkeys(COLUMNS)
    found |= {"doc": doc.id, "start": entity.start, "end": entity.end, "text": entity.text}
    found |= {"phrase_start": entity.phrase.start, "phrase_end": entity.phrase.end, "label": entity.label}
    value = entity.value
    match value:
        case str():
            found["value_text"] = value
        case Number():
            for name in ("value", "low", "high", "bound", "unit", "dual", "indefinite"):
                found[name] = getattr(value, name)
            found["value_text"] = None if value.value is None else str(value.value)
            if value.noun is not None:
                found |= {"noun": value.noun.text, "noun_lemma": value.noun.lemma}
        case Temporal():
            for name in ("low", "high", "bound", "timex", "grain", "calendar", "part", "mod", "tz"):
                found[name] = getattr(value, name)
            found["hijri"] = None if value.hijri is None else str(value.hijri)
            found |= {"seconds": value.seconds, "start_at": value.start_at, "end_at": value.end_at}
            found["problems"] = list(value.problems)
        case Name():
            for name in ("canonical", "id", "source", "score"):
                found[name] = getattr(value, name)
        case Identifier():
            found["value_text"] = value.value
            for name in ("kind", "country", "valid"):
                found[name] = getattr(value, name)
    return found


def to_pandas(doc: Doc) -> pd.DataFrame:
    """The entities as a data frame, one row each."""
    frame: pd.DataFrame = need("pandas", "pandas").DataFrame(
        [row(doc, entity) for entity in doc.entities], columns=COLUMNS
    )
    return frame
