"""A list of documents last in a cell is rendered as :func:`tarqim.show` renders it."""

from __future__ import annotations

from typing import Any

from tarqim._core import Doc
from tarqim._views import Shown


def docs_html(items: list[Any]) -> str | None:
    """HTML for a list of nothing but documents; None leaves other lists as they are."""
    if not items or not all(isinstance(item, Doc) for item in items):
        return None
    return Shown(items)._repr_html_()


def register() -> None:
    """Tells a running IPython how to render lists, unless somebody has told it before."""
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    formatter = shell and shell.display_formatter.formatters["text/html"]
    if formatter and list not in formatter.type_printers:
        formatter.for_type(list, docs_html)
