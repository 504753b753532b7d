"""Documents as HTML: right to left, one colour a label, no script."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources
from string import Template

from tarqim._core import LABELS, Doc, Entity, data_version
from tarqim._values import Name, Number, Temporal

#: Degrees on the colour wheel between neighbouring labels: the golden angle keeps them apart.
_STEP = 137.508


@functools.cache
def _hue(label: str) -> int:
    return round(LABELS.index(label) * _STEP) % 360


@functools.cache
def _template(name: str) -> str:
    return (resources.files("tarqim") / "templates" / name).read_text(encoding="utf-8")


def summary(entity: Entity) -> str:
    """The value of an entity in a few characters."""
    value = entity.value
    match value:
        case Number():
            return _number(value)
        case Temporal():
            return _temporal(value)
        case Name():
            return f"{value.canonical} ({value.id})" if value.id else value.canonical
        case _:
            return str(value)


_BOUNDS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "about": "≈ "}


def _number(value: Number) -> str:
    if value.indefinite and value.value is None:
        said = "…"
    elif value.value is None:
        said = "–".join("" if end is None else str(end) for end in (value.low, value.high))
    else:
        said = str(value.value)
    parts = [_BOUNDS.get(value.bound, "") + said]
    if value.unit:
        parts.append(value.unit)
    if value.noun is not None:
        parts.append(value.noun.lemma)
    if value.dual:
        parts.append("(dual)")
    return " ".join(parts)


def _temporal(value: Temporal) -> str:
    parts = [_BOUNDS.get(value.bound, "") + value.timex]
    if value.start_at is not None and value.end_at is not None:
        parts.append(f"[{value.start_at.isoformat()} – {value.end_at.isoformat()})")
    parts += [part for part in (value.part, value.mod) if part]
    parts += [f"⚠ {problem}" for problem in value.problems]
    return " ".join(part for part in parts if part)


def _marked(text: str, entities: Iterable[Entity]) -> Iterator[str]:
    at = 0
    for entity in entities:
        yield escape(text[at : entity.start])
        title = escape(f"{entity.label}: {summary(entity)}", quote=True)
        yield f'<mark style="--tq-hue:{_hue(entity.label)}" title="{title}"><bdi>'
        yield escape(text[entity.start : entity.end])
        yield f"</bdi><small>{entity.label}</small></mark>"
        at = entity.end
    yield escape(text[at:])


def _legend(entities: Iterable[Entity]) -> str:
    counts: dict[str, int] = {}
    for entity in entities:
        counts[entity.label] = counts.get(entity.label, 0) + 1
    marks = (f'<mark style="--tq-hue:{_hue(label)}">{label}</mark>&nbsp;{n}' for label, n in counts.items())
    return '<div class="tq-legend">' + " &ensp; ".join(marks) + "</div>" if counts else ""


def _body(doc: Doc) -> str:
    return f'<p lang="ar">{"".join(_marked(doc.text, doc.entities))}</p>{_legend(doc.entities)}'


def doc_html(doc: Doc) -> str:
    """A document as an HTML fragment for a notebook."""
    return f'<div class="tarqim" dir="rtl"><style>{_template("style.css")}</style>{_body(doc)}</div>'


def _table(doc: Doc) -> str:
    rows = "".join(
        f'<tr><td dir="ltr">{entity.label}</td><td><bdi>{escape(entity.text)}</bdi></td>'
        f"<td><bdi>{escape(entity.phrase.text)}</bdi></td>"
        f"<td><bdi>{escape(summary(entity))}</bdi></td></tr>"
        for entity in doc.entities
    )
    head = "".join(f'<th dir="ltr">{name}</th>' for name in ("label", "text", "phrase", "value"))
    return f"<table><tr>{head}</tr>{rows}</table>" if rows else ""


def section(number: int, doc: Doc) -> str:
    """A document of a page: its text marked, and the table of its entities."""
    name = escape(str(number if doc.id is None else doc.id))
    return f"<section><h2><bdi>{name}</bdi></h2>{_body(doc)}{_table(doc)}</section>"


def _page_parts(title: str) -> tuple[str, str]:
    body = '<main class="tarqim" dir="rtl">$sections</main>'
    made = Template(_template("page.html")).substitute(
        title=escape(title), style=_template("style.css"), version=escape(data_version), body=body
    )
    head, tail = made.split("$sections")
    return head, tail


def page_head(title: str = "tarqim") -> str:
    """A page up to its first section."""
    return _page_parts(title)[0]


def page_tail(title: str = "tarqim") -> str:
    """A page after its last section."""
    return _page_parts(title)[1]


def page(docs: Iterable[Doc], title: str = "tarqim") -> str:
    """A whole page: every document marked, and the table of its entities."""
    sections = "".join(section(n, doc) for n, doc in enumerate(docs, 1))
    return page_head(title) + sections + page_tail(title)
