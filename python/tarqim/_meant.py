"""What to write instead of an attribute that a class does not have."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches


def _each(names: str, meant: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), meant)


_GUIDE = "see docs/guides/camel.md for libraries that have it"
_DOC = {
    **_each("ents named_entities spans annotations mentions", ".entities"),
    **_each("sents sentence paragraphs", ".sentences"),
    **_each("words tokens_text", ".tokens.texts"),
    **_each("persons person names", ".people"),
    **_each("locations location gpe cities countries geo", ".places"),
    **_each("orgs org companies", ".organizations"),
    **_each("cardinals quantities values counts", ".numbers"),
    **_each("money prices", '.to_pandas(), or [e for e in doc.entities if e.label == "MONEY"]'),
    **_each("durations", '.to_pandas(), or [e for e in doc.entities if e.label == "DURATION"]'),
    **_each("times datetimes moments", ".dates"),
    **_each("to_df to_frame to_dataframe df table tables", ".to_pandas()"),
    **_each("to_csv", ".to_pandas().to_csv(path)"),
    **_each("to_excel", ".to_pandas().to_excel(path)"),
    **_each("to_parquet", ".to_pandas().to_parquet(path)"),
    **_each("to_polars to_arrow", ".to_pandas(), or for Arrow and polars tarqim.Pipeline().to_arrow([text])"),
    **_each("as_dict dict asdict model_dump", ".to_dict()"),
    **_each("json dumps to_jsonl tojson", ".to_json()"),
    **_each("by_sentence", ".to_pandas().groupby('sentence'), or entity.sentence"),
    **_each("anonymize mask", ".redact(labels)"),
    **_each("save to_file write", ".to_json(), or .to_pandas().to_csv(path)"),
    **_each("normalize normalized norm clean", 'tarqim.normalize(doc.text, "clean")'),
    **_each("language lang", "tarqim.language(doc.text)"),
    **_each("explain trace", "tarqim.explain(doc.text)"),
    **_each("segments segment clitics", "tarqim.segment(doc.text)"),
    **_each("html render display show to_html", "tarqim.show(doc); for a page: tarqim analyze -o page.html"),
    **_each("plot map", "tarqim.plot.map(doc.to_pandas())"),
    **_each("stems stem", "tarqim.search_terms(doc.text)"),
    **_each("lemmas lemma pos tags roots root diacritized dependencies noun_chunks vector", _GUIDE),
    **_each("labels", "{e.label for e in doc.entities}; all that there are: tarqim.LABELS"),
}
_PIPELINE = {
    **_each("extract analyze process run predict entities doc nlp annotate call forward", "(text)"),
    **_each("pipe batch many map_texts transform process_batch", ".map(texts)"),
    **_each("to_pandas to_df to_frame", ".to_arrow(texts).to_pandas()"),
    **_each("to_polars", "polars.from_arrow(pipeline.to_arrow(texts))"),
    **_each("labels reference options gazetteer normalizer names", "repr(pipeline), which shows them"),
    **_each("replace add_pipe set update", "tarqim.Pipeline(…) anew: it is immutable"),
    **_each("fit train", "pipeline(text): there is nothing to fit"),
}
_ENTITY = {
    **_each("start_char begin offset", ".start"),
    **_each("end_char stop", ".end"),
    **_each("label_ type entity_type ent_type_ tag entity_group category", ".label"),
    **_each("word token string text_ surface", ".text"),
    **_each("sent sentence_id", ".sentence"),
    **_each("date datetime timex start_at", ".value.start_at"),
    **_each("person place organization", ".name"),
    **_each("ent_id_ kb_id_ kb_id wikidata", ".value.id"),
    **_each("norm normalized lemma", ".value.canonical of a name, .value.noun.lemma of a counted thing"),
    **_each("json to_json", ".to_dict()"),
}
_NUMBER = {
    **_each("number amount num int float text", ".value"),
    **_each("currency measure", ".unit"),
    **_each("minimum min lower", ".low"),
    **_each("maximum max upper", ".high"),
    **_each("approx approximate mean midpoint", ".point"),
    **_each("lemma noun_lemma counted", ".noun.lemma"),
}
_TEMPORAL = {
    **_each("start begin date datetime value day", ".start_at"),
    **_each("end stop", ".end_at"),
    **_each("iso isoformat text timex_value", ".timex"),
    **_each("granularity precision", ".grain"),
    **_each("timezone tzinfo", ".tz"),
    **_each("duration total_seconds length", ".seconds"),
}
_NAME = {
    **_each("name text normalized norm", ".canonical"),
    **_each("latitude y", ".lat"),
    **_each("longitude lng long x", ".lon"),
    **_each("coordinates coords location latlon point", ".lat and .lon"),
    **_each("state province governorate region", ".admin1"),
    **_each("country_code iso iso2", ".country"),
    **_each("geoname_id geonameid geonames_id", ".geonames"),
    **_each("confidence probability prob", ".score"),
    **_each("wikidata kb_id qid", ".id"),
    **_each("type kind", ".feature"),
}
_EVENT = {
    **_each("label kind event_type category", ".type"),
    **_each("subject actor perpetrator who", ".agent"),
    **_each("object target whom victims", ".patient"),
    **_each("location where places", ".place"),
    **_each("date when start_at day", ".time"),
    **_each("number how_many casualties deaths", ".count"),
    **_each("verb word", ".trigger"),
    **_each("weapon", ".instrument"),
}

#: Attributes that people try, by class, and what they mean.
_MEANT: dict[str, Mapping[str, str]] = {
    "Doc": _DOC,
    "Pipeline": _PIPELINE,
    "Entity": _ENTITY,
    "Number": _NUMBER,
    "Temporal": _TEMPORAL,
    "Name": _NAME,
    "Event": _EVENT,
    "Token": _each("type tag pos_ label", ".kind")
    | _each("idx begin", ".start")
    | _each("norm lemma_", ".text"),
    "Tokens": _each("words to_list tolist", ".texts") | _each("offsets", ".starts and .ends"),
    "Span": _each("start_char begin", ".start") | _each("end_char stop", ".end"),
    "Normalizer": _each("normalize transform apply run", "(text)")
    | _each("fit", "(text): there is nothing to fit"),
    "Normalized": _each("normalized result", ".text") | _each("offsets mapping", ".to_original(start, end)"),
    "Gazetteer": _each("add append update extend", "tarqim.Gazetteer([(form, label)]) anew: it is immutable"),
}
#: What their instances are called in a message.
_CALLED = {
    **_each("Number Temporal Name Identifier", "value"),
    "Normalized": "made",
}


def no_attribute(holder: object, name: str) -> AttributeError:
    """The error for an attribute that an object does not have, with the one that was probably meant.

    >>> import tarqim
    >>> tarqim.analyze("وصل").ents
    Traceback (most recent call last):
    AttributeError: 'Doc' object has no attribute 'ents'; write doc.entities
    """
    kind = type(holder).__name__
    said = f"'{kind}' object has no attribute {name!r}"
    meant = _MEANT.get(kind, {}).get(name) or _of_value(holder, kind, name) or _near(holder, name)
    if meant is None:
        return AttributeError(said)
    if meant.startswith((".", "(")):
        meant = f"{_CALLED.get(kind, kind.lower())}{meant}"
    return AttributeError(f"{said}; {meant}" if meant.startswith("see ") else f"{said}; write {meant}")


def _of_value(holder: object, kind: str, name: str) -> str | None:
    """The attribute of the value of an entity, where most of them are, or which entities have it."""
    if kind != "Entity":
        return None
    from tarqim._values import Identifier, Name, Number, Temporal

    if name in dir(getattr(holder, "value", None)):
        return f".value.{name}"
    whose = {"name": Name, "number": Number, "time": Temporal, "identifier": Identifier}
    for called, value in whose.items():
        if name in dir(value):
            return f".value.{name} of a {called}; this is a {getattr(holder, 'label', '')}"
    return None


def _near(holder: object, name: str) -> str | None:
    """The public attribute that is spelled most like this one."""
    there = [one for one in dir(type(holder)) if not one.startswith("_")]
    near = next(iter(get_close_matches(name, there, 1, 0.7)), None)
    if near is None:
        return None
    return f".{near}(…)" if callable(getattr(type(holder), near, None)) else f".{near}"
