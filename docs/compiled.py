"""For mkdocstrings: the stubs have the types of the compiled module, the module itself has the docstrings."""

from __future__ import annotations

import importlib
import inspect
import re
from typing import Any

import griffe

_ROLE = re.compile(r":\w+:`~?([\w.]+)`")
_EXAMPLE = re.compile(r"^>>> .*?(?=\n\s*\n(?!>>> )|\Z)", re.MULTILINE | re.DOTALL)


class Compiled(griffe.Extension):
    """Fills in what stubs leave out, and writes roles and examples as Markdown."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called for every object that was read."""
        if obj.path.startswith("tarqim._core.") and obj.docstring is None:
            text = _runtime(obj.path.removeprefix("tarqim._core."))
            if text:
                obj.docstring = griffe.Docstring(text, parent=obj)
        if obj.docstring is not None:
            text = _ROLE.sub(r"`\1`", obj.docstring.value)
            obj.docstring.value = _EXAMPLE.sub(_shown, text)


def _shown(example: re.Match[str]) -> str:
    # Behind a section of numpy's style nothing but another section may stand.
    if "\n----" in example.string[: example.start()]:
        return f"Examples\n--------\n{example[0]}"
    return f"```pycon\n{example[0].rstrip()}\n```"


def _runtime(path: str) -> str | None:
    found: Any = importlib.import_module("tarqim._core")
    for name in path.split("."):
        found = inspect.getattr_static(found, name, None)
    # What is inherited says nothing of the class at hand.
    if found is None or isinstance(found, str | list | tuple):
        return None
    return inspect.getdoc(found)
