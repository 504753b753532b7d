"""What a case is, what a verdict is, and how a case's flags decide the column in which it is counted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Case:
    """One line of a suite file. ``data`` is the JSON object; the properties name what every family reads."""

    suite: str
    data: dict[str, Any]

    @property
    def id(self) -> str:
        return self.data["id"]

    @property
    def text(self) -> str:
        return self.data["text"]

    @property
    def dimension(self) -> str:
        return self.data["dimension"]

    @property
    def expect(self) -> list[dict[str, Any]]:
        return self.data["expect"]

    @property
    def match(self) -> str:
        return self.data.get("match") or ""

    @property
    def negative(self) -> bool:
        return bool(self.data.get("negative"))

    @property
    def flags(self) -> list[str]:
        return [str(flag) for flag in self.data.get("flags") or []]

    @property
    def reference(self) -> datetime | None:
        """The suite's "now", with its UTC offset when the source gives one."""
        stamp = self.data.get("reference_time")
        return datetime.fromisoformat(stamp) if stamp else None

    @property
    def local_reference(self) -> datetime | None:
        """The same instant as the clock on the wall shows it: values are compared without a zone."""
        reference = self.reference
        return reference.replace(tzinfo=None) if reference else None

    @property
    def column(self) -> str:
        """``wrong`` ``unsupported`` ``doubtful`` ``negative`` or ``positive``: the first that applies."""
        if any(flag.startswith("WRONG") for flag in self.flags):
            return "wrong"
        if self.data.get("supported") is False:
            return "unsupported"
        if any(flag.startswith(("doubtful", "convention")) for flag in self.flags):
            return "doubtful"
        return "negative" if self.negative else "positive"


@dataclass(frozen=True)
class Verdict:
    """How one case ended.

    ``right`` is None when the source asserts nothing that tarqim could be held to (the case is then left
    out and counted as such). ``soft`` is the value-only reading of a positive case: the value is there,
    whatever its span.
    """

    right: bool | None
    soft: bool | None = None
    expected: str = ""
    got: str = ""


class NotThere(Exception):
    """The installed tarqim lacks what a case needs: it is skipped, as is a suite of nothing else."""


def out_of_scope(why: str) -> Verdict:
    """A case that asks for something tarqim does not set out to do (said in its family's docstring)."""
    return Verdict(right=None, expected=why)


def load(path: Path) -> Iterator[Case]:
    """The cases of one suite file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield Case(path.stem, json.loads(line))


def suite_files(folder: Path, names: Sequence[str] = ()) -> list[Path]:
    """The suite files of a folder; ``names`` keeps those whose name equals or begins with one of them."""
    files = sorted(folder.glob("*.jsonl"))
    if not names:
        return files
    return [file for file in files if any(file.stem == name or file.stem.startswith(name) for name in names)]
