"""Renders a list of documents at the end of a cell like :func:`tarqim.show`."""

from __future__ import annotations

from typing import Any

from tarqim._core import Doc
from tarqim._views import Shown


def docs_html(items: list[Any]) -> str | None:
    """HTML for a list that contains only documents; None leaves other lists unchanged."""
    if not items or not all(isinstance(item, Doc) for item in items):
        return None
    return Shown(items)._repr_html_()


def register() -> None:
    """Registers a list renderer with a running IPython, unless one is already registered."""
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    formatter = shell and shell.display_formatter.formatters["text/html"]
    if formatter and list not in formatter.type_printers:
        formatter.for_type(list, docs_html)
