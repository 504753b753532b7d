"""What notebooks show besides documents: tokens, changes of a normalizer, many documents at once."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from html import escape

from tarqim import _html
from tarqim._changes import changes
from tarqim._core import LABELS, Doc, Normalized, Tokens

#: Documents that :func:`show` renders in full; the table has all of them.
_SHOWN = 20
#: Names listed in a cell of the summary table.
_LISTED = 5


def _framed(body: str) -> str:
    style = _html._template("style.css")
    return f'<div class="tarqim" dir="rtl"><style>{style}</style>{body}</div>'


def tokens_html(tokens: Tokens) -> str:
    """The text with every token in a box of its kind's colour."""
    text, parts, at = tokens.text, [], 0
    for token in tokens:
        hue = round(Tokens.KINDS.index(token.kind) * _html._STEP) % 360
        parts.append(escape(text[at : token.start]))
        parts.append(
            f'<mark style="--tq-hue:{hue}" title="{token.kind} {token.start}–{token.end}">'
            f"<bdi>{escape(token.text)}</bdi></mark>"
        )
        at = token.end
    counts = Counter(token.kind for token in tokens)
    legend = " &ensp; ".join(
        f'<mark style="--tq-hue:{round(Tokens.KINDS.index(kind) * _html._STEP) % 360}">{kind}</mark>&nbsp;{n}'
        for kind, n in counts.most_common()
    )
    return _framed(
        f'<p lang="ar">{"".join(parts)}{escape(text[at:])}</p><div class="tq-legend">{legend}</div>'
    )


def _visible(text: str) -> str:
    """Escaped text in which a character without a shape shows its number."""
    return "".join(
        f'<small dir="ltr">U+{ord(c):04X}</small>' if unicodedata.category(c) in ("Cf", "Cc") else escape(c)
        for c in text
    )


def normalized_html(normalized: Normalized) -> str:
    """Original and result, one under the other, with what changed marked in both."""
    before, after = [], []
    at = to = 0
    for src, src_len, dst, dst_len in changes(normalized):
        said, made = normalized.original[src : src + src_len], normalized.text[dst : dst + dst_len]
        before.append(escape(normalized.original[at:src]))
        after.append(escape(normalized.text[to:dst]))
        if said:
            title = f"{_named(said)} → {_named(made) or '∅'}"
            before.append(f'<del title="{escape(title, quote=True)}"><bdi>{_visible(said)}</bdi></del>')
        if made:
            title = f"{_named(said) or '∅'} → {_named(made)}"
            after.append(f'<ins title="{escape(title, quote=True)}"><bdi>{_visible(made)}</bdi></ins>')
        at, to = src + src_len, dst + dst_len
    before.append(escape(normalized.original[at:]))
    after.append(escape(normalized.text[to:]))
    return _framed(f'<p lang="ar">{"".join(before)}</p><p lang="ar">{"".join(after)}</p>')


def _named(text: str) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in text[:8])


class Shown:
    """Many documents, for a notebook to render: a table of all, and the first of them in full."""

    def __init__(self, docs: Iterable[Doc]) -> None:
        self.docs = list(docs)

    def _repr_html_(self) -> str:
        full = "".join(
            f"<section><h2><bdi>{escape(_name(n, doc))}</bdi></h2>{_html._body(doc)}</section>"
            for n, doc in enumerate(self.docs[:_SHOWN], 1)
        )
        return _framed(f"{summary_table(self.docs)}{full}")

    def __repr__(self) -> str:
        return "\n".join(_line(n, doc) for n, doc in enumerate(self.docs, 1))


def _name(number: int, doc: Doc) -> str:
    return str(number if doc.id is None else doc.id)


def _line(number: int, doc: Doc) -> str:
    counts = Counter(entity.label for entity in doc.entities)
    return f"{_name(number, doc)}: " + ", ".join(f"{label} {n}" for label, n in counts.most_common())


def show(docs: Doc | Iterable[Doc]) -> Shown:
    """One or many documents as a notebook renders them: last in a cell, or with ``display``.

    >>> import tarqim
    >>> tarqim.show([tarqim.analyze("وصل ٣ جنود إلى سوريا")])
    1: CARDINAL 1, GPE 1
    """
    return Shown([docs] if isinstance(docs, Doc) else docs)


def summary_table(docs: Iterable[Doc]) -> str:
    """A table with a row per document and a column per label: how many, and the most frequent."""
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
        f'<th dir="ltr"><mark style="--tq-hue:{_html._hue(label)}">{label}</mark></th>' for label in labels
    )
    body = "".join(
        f'<tr><th scope="row"><bdi>{escape(name)}</bdi></th><td dir="ltr">{tokens}</td>'
        + "".join(f"<td>{_cell(found.get(label))}</td>" for label in labels)
        + "</tr>"
        for name, tokens, found in rows
    )
    return (
        '<div class="tq-wide"><table class="tq-summary"><tr><th></th><th dir="ltr">tokens</th>'
        f"{head}</tr>{body}</table></div>"
    )


def _cell(names: Counter[str] | None) -> str:
    if not names:
        return ""
    listed = "، ".join(
        f"<bdi>{escape(name)}</bdi>" + (f"&nbsp;×{n}" if n > 1 else "")
        for name, n in names.most_common(_LISTED)
    )
    more = f" … +{len(names) - _LISTED}" if len(names) > _LISTED else ""
    return f'<b dir="ltr">{names.total()}</b> {listed}{more}'
