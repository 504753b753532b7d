"""Wrong calls of the methods of ``.ar`` answer with what to write."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from tarqim._core import _meant
from tarqim._options import Options

_Class = TypeVar("_Class", bound=type)

#: Arguments that people try, and the one they mean.
_MEANT = {
    "label": "labels",
    "entities": "labels",
    "types": "labels",
    "ref": "reference",
    "date": "reference",
    "dates": "reference",
    "published": "reference",
    "col": "column",
    "text": "column",
    "names": "gazetteer",
    "preset": "normalizer",
    "id": "ids",
    "columns": "keep",
    "n_jobs": "threads",
    "workers": "threads",
    "dayfirst": "day_first",
}
#: Arguments of other libraries that are not needed here, and why.
_NEEDLESS = {
    "format": "every format is read",
    "lang": "the texts are Arabic",
    "language": "the texts are Arabic",
    "inplace": "the result is a new column",
    "axis": "the texts are a column",
}

#: What an argument that is needed may be.
_EXAMPLES = {"labels": '"PERSON"', "label": '"PERSON"'}


def explained(accessor: _Class) -> _Class:
    """The class, with methods whose wrong calls say what to write."""
    for name, method in list(vars(accessor).items()):
        if not name.startswith("_") and inspect.isfunction(method):
            setattr(accessor, name, explain(method))
    return accessor


def explain(method: Callable[..., Any], like: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """The method, whose wrong calls say what to write.

    ``like`` is the method of a column to which one of a table leads, whose own arguments are the column and
    whatever else is given.
    """
    signature = inspect.signature(method)
    column = inspect.signature(like) if like is not None else None

    @functools.wraps(method)
    def call(self: Any, *args: Any, **given: Any) -> Any:
        try:
            signature.bind(self, *args, **given)
        except TypeError as error:
            raise TypeError(_instead(method.__name__, signature, self, args, given) or str(error)) from None
        if column is not None:
            try:
                column.bind(self, *args[1:], **given)
            except TypeError as error:
                said = _instead(method.__name__, column, self, args[1:], given, f"{args[0]!r}, ")
                raise TypeError(said or str(error)) from None
        return method(self, *args, **given)

    return call


def _instead(
    name: str, signature: inspect.Signature, self: Any, args: Any, given: Any, column: str = ""
) -> str | None:
    """What to write instead of a wrong call; ``column`` is what is written before the arguments."""
    parameters = [p for p in signature.parameters.values() if p.name != "self"]
    named = [p.name for p in parameters if p.kind is not p.VAR_KEYWORD]
    for wrong in given:
        if wrong not in named and not any(p.kind is p.VAR_KEYWORD for p in parameters):
            return f"{name}() has no argument {wrong!r}{_hint(wrong, named)} (there are {', '.join(named)})"
    placed = [p.name for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    if len(args) > len(placed) and len(named) > len(placed):
        value = args[len(placed)]
        rest = named[len(placed) :]
        meant = "reference" if isinstance(value, date) and "reference" in rest else rest[0]
        if "labels" in rest and isinstance(value, str | list | tuple | set):
            meant = "labels"
        before = column + "".join(f"{arg!r}, " for arg in args[: len(placed)])
        return f"{name}() takes {meant} by name: write {name}({before}{meant}={value!r})"
    if not column and "column" in placed and not args and "column" not in given:
        there = ", ".join(map(str, getattr(getattr(self, "_frame", None), "columns", ())))
        return f"{name}() needs the name of the column with the texts" + (
            f"; there are {there}" if there else ""
        )
    for parameter in parameters[len(args) :]:
        variable = parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if parameter.default is parameter.empty and parameter.name not in given and not variable:
            before = column + "".join(f"{arg!r}, " for arg in args)
            example = _EXAMPLES.get(parameter.name, "…")
            return f"{name}() needs {parameter.name}: write {name}({before}{parameter.name}={example})"
    return None


def _hint(wrong: str, named: list[str]) -> str:
    if wrong in (f.name for f in fields(Options)) and "options" in named:
        return f"; write options=tarqim.Options({wrong}=…)"
    meant = _MEANT.get(wrong)
    if meant not in named:
        meant = _meant(wrong, named)
    if meant:
        return f"; write {meant}=…"
    return f"; leave it out: {_NEEDLESS[wrong]}" if wrong in _NEEDLESS else ""
