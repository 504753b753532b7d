"""Documents as HTML: right to left, one colour per label, no script."""

from __future__ import annotations

import colorsys
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from html import escape
from importlib import resources
from string import Template
from unicodedata import bidirectional, category

from tarqim._core import LABELS, Doc, Entity, data_version
from tarqim._labels import ABOUT
from tarqim._values import Identifier, Name, Number, Temporal

_DAY = timedelta(days=1)

#: The labels in families of at most eight: names are filled, values underlined too, addresses outlined.
_FAMILIES = ("tq-name", "tq-value", "tq-address")
_ADDRESSES = frozenset(LABELS[16:])
#: Characters that join or modify their neighbours: no gap may separate them.
_JOINED = frozenset(("Lo", "Lm", "Mn"))


#: What every mark has. Mail programs, GitHub and notebooks that are not trusted drop style sheets but keep
#: the style of an element; the sheet adds what is dark.
_MARK = "color:#16181d;border-radius:4px;padding:1px 4px"
_BESIDE = "white-space:pre-wrap;text-align:right;line-height:2.1"
_FAINT = "color:inherit;opacity:.85;font-size:80%;line-height:2"


def _hex(hue: int, saturation: float, lightness: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue / 360, lightness, saturation)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"


def hue(index: int) -> str:
    """The class and look of the index-th of up to 24 kinds of things: no two look the same."""
    family, place = divmod(index, 8)
    turn = 45 * place + 15 * family
    fill, edge = _hex(turn, 0.7, 0.88), _hex(turn, 0.55, 0.42)
    look = (
        f"background-color:{fill};{_MARK}",
        f"background-color:{fill};{_MARK};border-bottom:2px solid {edge}",
        f"background-color:transparent;color:inherit;border-radius:4px;padding:0 4px;border:1px solid {edge}",
    )[family]
    return f'class="{_FAMILIES[family]}" style="--tq-hue:{turn};{look}"'


#: The label next to a mark: it stays on the line of its word.
_LABEL = "font-size:60%;white-space:nowrap"
#: Maximum code points of a mark without line breaks inside: its label could end up alone on a line.
_SHORT = 28


@functools.cache
def look(label: str, whole: bool = False) -> str:
    """The class and style of the marks of a label; a whole one is never broken across lines."""
    made = hue(LABELS.index(label))
    return f'{made[:-1]};white-space:nowrap"' if whole else made


@functools.cache
def template(name: str) -> str:
    """A file of the folder ``templates``."""
    return (resources.files("tarqim") / "templates" / name).read_text(encoding="utf-8")


def summary(entity: Entity) -> str:
    """The value of an entity in a few characters."""
    return " ".join(_said(entity))


def _direction(part: str) -> str:
    return "rtl" if any(bidirectional(c) in ("R", "AL") for c in part) else "ltr"


def _summary_html(entity: Entity) -> str:
    # Each part has its own direction, otherwise «> 45» would be reversed before an Arabic noun.
    return " ".join(f'<bdi dir="{_direction(part)}">{escape(part)}</bdi>' for part in _said(entity))


def isolated(parts: Iterable[str]) -> str:
    """The same in plain text, by Unicode's isolates."""
    isolates = {"ltr": "\u2066", "rtl": "\u2067"}
    return " ".join(f"{isolates[_direction(part)]}{part}\u2069" for part in parts)


def _title(entity: Entity, language: str) -> str:
    return escape(f"{label_name(entity.label, language)}: {isolated(_said(entity))}", quote=True)


def _said(entity: Entity) -> list[str]:
    value = entity.value
    match value:
        case Number():
            return _number(value)
        case Temporal():
            return _temporal(value)
        case Name():
            return [value.canonical, f"({value.id})"] if value.id else [value.canonical]
        case Identifier():
            marks = {True: "✓", False: "✗", None: ""}
            return [part for part in (value.kind, value.country, value.value, marks[value.valid]) if part]
        case _:
            return [str(value)]


_BOUNDS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "about": "≈ "}


def _number(value: Number) -> list[str]:
    if value.indefinite and value.value is None:
        said = "…"
    elif value.value is None:
        said = "–".join("" if end is None else str(end) for end in (value.low, value.high))
    else:
        said = str(value.value)
    noun = value.noun.lemma if value.noun is not None else None
    parts = [_BOUNDS.get(value.bound, "") + said, value.unit, noun, "(dual)" if value.dual else None]
    return [part for part in parts if part]


def _temporal(value: Temporal) -> list[str]:
    parts = [_BOUNDS.get(value.bound, "") + value.timex if value.timex else None]
    start, end = value.start_at, value.end_at
    if start is not None and end is not None and (value.timex, end - start) != (f"{start:%Y-%m-%d}", _DAY):
        form = "%Y-%m-%d" if start.time() == end.time() == time() else "%Y-%m-%dT%H:%M"
        if start.second or end.second or f"{start:{form}}" == f"{end:{form}}":
            form = "%Y-%m-%dT%H:%M:%S"
        parts.append(f"[{start:{form}} – {end:{form}})")
    if value.hijri is not None:
        parts.append(f"{value.hijri} AH")
    parts += [value.part, value.mod, *(f"⚠ {problem}" for problem in value.problems)]
    return [part for part in parts if part]


def _own_direction(text: str) -> str | None:
    """Fixes the direction of what would be reversed among Arabic letters: Latin names, $1,299, 50%."""
    kinds = {bidirectional(c) for c in text}
    return None if kinds & {"R", "AL", "AN"} else "ltr"


#: Amounts whose sign comes first, which Arabic text around them would put behind.
_AMOUNT = re.compile(r"[$€£¥]\s?\d[\d.,]*")


def plain(text: str) -> Iterator[str]:
    """Unmarked text, escaped; amounts keep their direction."""
    at = 0
    for found in _AMOUNT.finditer(text):
        yield escape(text[at : found.start()])
        yield f'<bdi dir="ltr">{escape(found[0])}</bdi>'
        at = found.end()
    yield escape(text[at:])


def _joins(text: str, at: int) -> bool:
    """Whether the code points before and at a position belong to the same word."""
    return 0 < at < len(text) and {category(text[at - 1]), category(text[at])} <= _JOINED


def label_name(label: str, language: str) -> str:
    """The name of a label, as its code or in Arabic."""
    return ABOUT[label].arabic if language == "ar" else label


def _marked(text: str, entities: Iterable[Entity], language: str = "en") -> Iterator[str]:
    at = 0
    for entity in entities:
        yield escape(text[at : entity.start])
        joined = ' data-tq="joined"' if _joins(text, entity.start) else ""
        said = text[entity.start : entity.end]
        yield f'<mark {look(entity.label, len(said) <= _SHORT)}{joined} title="{_title(entity, language)}">'
        own = _direction(said) if entity.label in _ADDRESSES else _own_direction(said)
        yield f'<bdi dir="{own}">{escape(said)}</bdi>' if own else escape(said)
        # The blank before the label remains even without styles, and on the side of the word.
        yield f'<small style="{_LABEL}"> <bdi>{label_name(entity.label, language)}</bdi></small></mark>'
        at = entity.end
    yield escape(text[at:])


def legend(
    counts: Mapping[str, int], styles: Callable[[str], str] = look, names: Callable[[str], str] = str
) -> str:
    """What the colours mean, and how many there are of each."""
    marks = (
        f'<span dir="ltr"><mark {styles(name)}>{names(name)}</mark> {n}</span>' for name, n in counts.items()
    )
    return f'<div class="tq-legend" style="{_FAINT}">{" ".join(marks)}</div>' if counts else ""


def paragraph(content: str) -> str:
    """Right-to-left text with its line breaks, even if the style sheet is dropped."""
    return f'<p lang="ar" dir="rtl" style="{_BESIDE}">{content}</p>'


#: Maximum bytes of HTML in a notebook cell: more makes it slow and the file large.
MOST = 280_000


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def shortened(parts: Iterable[str], total: int, most: int | None) -> str:
    """Joins the parts as far as there is room, and adds a note if some are left out."""
    held, size = [], 0
    for part in parts:
        size += _bytes(part)
        if most is not None and size > most:
            room = most - (size - _bytes(part))
            # A part may be one long run of plain text; never cut inside an escape.
            if not part.startswith("<"):
                begun = part.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
                held.append(begun.rpartition("&")[0] or begun)
            said = sum(map(len, held))
            held.append(
                f'</p><p dir="ltr" style="{_FAINT}">… cut here: the whole text has {total:,} characters;'
                f" about {min(99, 100 * said // max(said, total))}% of it is shown."
                " tarqim.show(…, whole=True) shows all of it."
            )
            break
        held.append(part)
    return "".join(held)


def body(doc: Doc, most: int | None = None, language: str = "en") -> str:
    """The text with its entities marked, and the legend."""
    counts = Counter[str](entity.label for entity in doc.entities)
    text = shortened(_marked(doc.text, doc.entities, language), len(doc.text), most)
    return paragraph(text) + legend(counts, names=lambda label: label_name(label, language))


def framed(content: str) -> str:
    """A fragment for a notebook, with its style."""
    # The sheet comes last: a program that shows it as text shows it below the content.
    sheet = f"<style>{template('style.css')}</style>"
    return f'<div class="tarqim" dir="rtl" style="overflow-wrap:anywhere">{content}{sheet}</div>'


def doc_html(doc: Doc) -> str:
    """A document as an HTML fragment for a notebook."""
    return framed(body(doc, MOST))


#: A table that scrolls if it is wider than the page, with inline styles in case the sheet is dropped.
WIDE = (
    '<div class="tq-wide" style="overflow-x:auto;overflow-wrap:break-word">'
    '<table dir="rtl" cellpadding="5" style="text-align:right">'
)
ROW = '<tr style="vertical-align:top">'
NAME = 'scope="row" style="min-width:8em;max-width:16em;overflow-wrap:anywhere;text-align:right"'


def table(entities: Sequence[Entity], most: int | None = None) -> str:
    """A row per entity, as far as there is room."""
    rows: list[str] = []
    size = 0
    for entity in entities:
        rows.append(
            f"<tr><td><code>{entity.label}</code></td><td><bdi>{escape(entity.text)}</bdi></td>"
            f"<td><bdi>{escape(entity.phrase.text)}</bdi></td><td>{_summary_html(entity)}</td></tr>"
        )
        size += _bytes(rows[-1])
        if most is not None and size > most:
            rows.pop()
            break
    head = "".join(f"<th><code>{name}</code></th>" for name in ("label", "text", "phrase", "value"))
    more = len(entities) - len(rows)
    note = f'<p dir="ltr" style="{_FAINT}">… {more} more rows</p>' if more else ""
    return f"{WIDE}<tr>{head}</tr>{''.join(rows)}</table></div>{note}" if entities else ""


def section(number: int, doc: Doc) -> str:
    """A document of a page: its text marked, and the table of its entities."""
    return section_of(number if doc.id is None else doc.id, body(doc) + table(doc.entities))


def section_of(name: object, content: str) -> str:
    """A section of a page under the name of its document."""
    return f"<section><h2><bdi>{escape(str(name))}</bdi></h2>{content}</section>"


def _page_parts(title: str) -> tuple[str, str]:
    # Parted before the title is put in, which may hold anything.
    head, tail = template("page.html").split("$body")
    named = {"title": escape(title), "style": template("style.css"), "version": escape(data_version)}
    begin, end = '<main class="tarqim" dir="rtl">', "</main>"
    return Template(head).substitute(named) + begin, end + Template(tail).substitute(named)


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
