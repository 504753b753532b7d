"""``tarqim explain``: how texts are read, as text for the eye, JSON or a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from tarqim import _html, _output, _writers
from tarqim._options import Options
from tarqim._records import Reader, shown
from tarqim._trace import Explanation, explain
from tarqim._writers import MARKUP, to_json

FORMATS = ("table", "json", "html")
#: Formats by the ends of file names.
ENDINGS = {".json": "json"} | {end: form for end, form in _writers.ENDINGS.items() if form in FORMATS}

#: The name of a document, and how it was read.
Explained = tuple[Any, Explanation]


def write(form: str, output: str | None, reader: Reader, reference: Any, options: Options | None) -> None:
    """Writes how the records are read; markup of HTML is read past."""
    found = (
        (
            record.id,
            explain(
                MARKUP(record.text) if record.html else record.text,
                reference=record.reference if record.reference is not None else reference,
                options=options,
            ),
        )
        for record in reader.records()
        if record.text is not None
    )
    with _output.text(output) as out:
        _WRITERS[form](out, found)


def _table(out: IO[str], found: Iterable[Explained]) -> None:
    for doc, how in found:
        print(f"── {shown(doc)}", file=out)
        for line in str(how).splitlines():
            print(shown(line), file=out)


def _json(out: IO[str], found: Iterable[Explained]) -> None:
    """One object a document, each on a line: a file of one document is JSON, of several JSON lines."""
    for doc, how in found:
        print(to_json({"doc": doc, **how.to_dict()}), file=out)


def _page(out: IO[str], found: Iterable[Explained]) -> None:
    out.write(_html.page_head("tarqim explain"))
    for doc, how in found:
        out.write(_html.section_of(doc, how._repr_html_()) + "\n")
    out.write(_html.page_tail("tarqim explain"))


_WRITERS = {"table": _table, "json": _json, "html": _page}
