"""What notebooks show besides documents: tokens, the changes of a normalizer, many documents at once."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Literal, cast

from tarqim import _event_html, _html
from tarqim._changes import Change, changes
from tarqim._core import LABELS, ConfigError, Doc, Normalized, Span, Tokens
from tarqim._types import Kind

#: Maximum number of documents that :func:`show` renders in full; the table has all of them.
_SHOWN = 20
#: Names listed in a cell of the summary table.
_LISTED = 5


def _kind_look(kind: str) -> str:
    if kind == "word":
        # Most tokens are words: if coloured, they would hide all other kinds.
        return 'class="tq-word" style="background-color:transparent;color:inherit;border:1px dotted #9aa1ab"'
    return _html.hue(Tokens.KINDS.index(cast(Kind, kind)))


def tokens_html(tokens: Tokens) -> str:
    """The text with every token in a box of its kind's colour."""
    text = tokens.text

    def parts() -> Iterator[str]:
        at = 0
        for token in tokens:
            yield escape(text[at : token.start])
            title = f"{token.kind} {token.start}–{token.end}"
            yield f'<mark {_kind_look(token.kind)} title="{title}">{escape(token.text)}</mark>'
            at = token.end
        yield escape(text[at:])

    counts = dict(Counter[str](token.kind for token in tokens).most_common())
    legend = _html.legend(counts, _kind_look)
    return _html.framed(_html.paragraph(_html.shortened(parts(), len(text), _html.MOST)) + legend)


def _visible(text: str) -> str:
    """Escaped text in which invisible characters show their code."""
    return "".join(
        f'<small dir="ltr">U+{ord(c):04X}</small>' if unicodedata.category(c) in ("Cf", "Cc") else escape(c)
        for c in text
    )


def _letters(normalized: Normalized) -> Iterator[Change]:
    """The changes, each extended to the base letter of its first mark: a mark alone cannot be seen."""
    original, text = normalized.original, normalized.text
    held: Change | None = None
    for src, src_len, dst, dst_len in changes(normalized):
        begin = src
        floor = 0 if held is None else held[0] + held[1]
        while begin > floor and (_is_mark(original, begin) or _is_mark(text, dst - src + begin)):
            begin -= 1
        change = begin, src_len + src - begin, dst - src + begin, dst_len + src - begin
        if held is not None and begin == floor and change[2] == held[2] + held[3]:
            held = held[0], held[1] + change[1], held[2], held[3] + change[3]
            continue
        if held is not None:
            yield held
        held = change
    if held is not None:
        yield held


def _is_mark(text: str, at: int) -> bool:
    return at < len(text) and unicodedata.combining(text[at]) > 0


def normalized_html(normalized: Normalized) -> str:
    """Original and result, one below the other, with the changes marked in both."""
    original, text = normalized.original, normalized.text
    before, after = [], []
    at = to = 0
    for src, src_len, dst, dst_len in _letters(normalized):
        said, made = original[src : src + src_len], text[dst : dst + dst_len]
        title = f'title="{_named(said) or "∅"} → {_named(made) or "∅"}"'
        before.append(escape(original[at:src]))
        after.append(escape(text[to:dst]))
        if said:
            before.append(f'<del style="{_GONE}" {title}>{_visible(said)}</del>')
        if made:
            after.append(f'<ins style="{_COME}" {title}>{_visible(made)}</ins>')
        at, to = src + src_len, dst + dst_len
    before.append(escape(original[at:]))
    after.append(escape(text[to:]))
    most = _html.MOST // 2
    rows = [
        _html.paragraph(_html.shortened(parts, len(whole), most))
        for parts, whole in ((before, original), (after, text))
    ]
    legend = f'<del style="{_GONE}">before</del> · <ins style="{_COME}">after</ins>'
    return _html.framed("".join(rows) + f'<div dir="ltr" class="tq-legend">{legend}</div>')


#: The styles of removed and added text; neither looks like a label.
_GONE = "background-color:#fbe3c0;color:#16181d;text-decoration:none;border-radius:2px"
_COME = "background-color:#cdeed5;color:#16181d;text-decoration:none;border-radius:2px"


def _named(text: str) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in text[:8])


class Shown:
    """What a notebook renders: a table of all documents; the first of them, and texts, in full."""

    def __init__(
        self,
        items: Iterable[Doc | Span | str],
        whole: bool = False,
        language: Literal["en", "ar"] = "en",
        what: Literal["entities", "events"] = "entities",
    ) -> None:
        if language not in ("en", "ar"):
            raise ConfigError(f"unknown language {language!r}; valid: en, ar")
        if what not in ("entities", "events"):
            raise ConfigError(f"unknown view {what!r}; valid: entities, events")
        self._items = list(items)
        for item in self._items:
            if not isinstance(item, Doc | Span | str):
                raise TypeError(f"documents, spans and texts are shown, not {type(item).__name__}")
        self._whole = whole
        self._language: str = language
        self._body = _html.body if what == "entities" else _event_html.doc_body
        self._events = what == "events"

    def _repr_html_(self) -> str:
        docs = [item for item in self._items if isinstance(item, Doc)]
        shown = {id(doc) for doc in (docs if self._whole else docs[:_SHOWN])}
        most = None if self._whole else _ROWS
        draw = _event_table_of if self._events else summary_table
        table = draw(docs, most, self._language)
        parts = [table] if len(docs) > 1 or self._events else []
        left = _html.MOST - sum(map(_html._bytes, parts))
        for n, item in enumerate(self._items, 1):
            if _is_text(item) or id(item) in shown:
                room = None if self._whole else max(2000, left)
                parts.append(self._part(n, item, room))
                left -= _html._bytes(parts[-1])
                if left < 0 and not self._whole:
                    more = len(self._items) - n
                    parts.append(f'<p dir="ltr">… {more} more; tarqim.show(…, whole=True) shows all.</p>')
                    break
        return _html.framed("".join(parts))

    def __repr__(self) -> str:
        return "\n".join(self._line(n, item) for n, item in enumerate(self._items, 1))

    def _part(self, number: int, item: Doc | Span | str, most: int | None) -> str:
        if isinstance(item, Doc):
            return _html.section_of(_name(number, item), self._body(item, most, self._language))
        text = item if isinstance(item, str) else item.text
        return _html.paragraph(_html.shortened([escape(text)], len(text), most))

    def _line(self, number: int, item: Doc | Span | str) -> str:
        if not isinstance(item, Doc):
            return item if isinstance(item, str) else item.text
        found = (e.type for e in item.events) if self._events else (e.label for e in item.entities)
        said = ", ".join(f"{name} {n}" for name, n in Counter[str](found).most_common())
        return f"{_name(number, item)}: {said}"


def _is_text(item: Doc | Span | str) -> bool:
    return not isinstance(item, Doc)


def _name(number: int, doc: Doc) -> str:
    return str(number if doc.id is None else doc.id)


def show(
    items: Doc | Span | str | Iterable[Doc | Span | str],
    *,
    whole: bool = False,
    language: Literal["en", "ar"] = "en",
    what: Literal["entities", "events"] = "entities",
) -> Shown:
    """Shows documents, or plain texts and spans, in a notebook: at the end of a cell, or with ``display``.

    More than about 300 kB of HTML is cut with a note; ``whole=True`` shows all of it. Labels are
    codes, or with ``language="ar"`` Arabic words. ``what="events"`` marks the events instead of the entities:
    triggers filled, participants underlined with their role, denied events struck out.

    >>> import tarqim
    >>> tarqim.show([tarqim.analyze("وصل ٣ جنود إلى سوريا")])
    1: CARDINAL 1, GPE 1
    """
    return Shown([items] if isinstance(items, Doc | Span | str) else items, whole, language, what)


#: Maximum number of documents, or events, in the table.
_ROWS = 200


def _event_table_of(docs: Iterable[Doc], most: int | None, language: str) -> str:
    """The table of the events of documents."""
    found = [(_name(n, doc), event) for n, doc in enumerate(docs, 1) for event in doc.events]
    more = 0 if most is None else len(found) - most
    note = f'<p dir="ltr">… {more} more rows</p>' if more > 0 else ""
    return _event_html.table(found[:most], language) + note


def summary_table(docs: Iterable[Doc], most: int | None = None, language: str = "en") -> str:
    """A table with a row per document and a column per label: how many, and the most frequent."""
    docs = list(docs)
    note = "" if most is None or len(docs) <= most else f'<p dir="ltr">… {len(docs) - most} more rows</p>'
    docs = docs[:most]
    rows = []
    used: set[str] = set()
    for number, doc in enumerate(docs, 1):
        found: dict[str, Counter[str]] = {}
        for entity in doc.entities:
            name = getattr(entity.value, "canonical", "") or entity.text
            found.setdefault(entity.label, Counter())[name] += 1
        used |= found.keys()
        rows.append((_name(number, doc), len(doc.tokens), found))
    labels = [label for label in LABELS if label in used]
    head = "".join(
        f"<th><mark {_html.look(label, True)}>{_html.label_name(label, language)}</mark></th>"
        for label in labels
    )
    body = "".join(
        f"{_html.ROW}<th {_html.NAME}><bdi>{escape(name)}</bdi></th><td>{tokens}</td>"
        + "".join(f"<td>{_cell(found.get(label))}</td>" for label in labels)
        + "</tr>"
        for name, tokens, found in rows
    )
    head = f'<tr><th></th><th><code style="white-space:nowrap">tokens</code></th>{head}</tr>'
    return f"{_html.WIDE}{head}{body}</table></div>{note}"


def _cell(names: Counter[str] | None) -> str:
    if not names:
        return ""
    listed = "، ".join(
        f"<bdi>{escape(name)}</bdi>" + (f"&nbsp;×{n}" if n > 1 else "")
        for name, n in names.most_common(_LISTED)
    )
    more = f" … +{len(names) - _LISTED}" if len(names) > _LISTED else ""
    return f"<b>{names.total()}</b> {listed}{more}"
