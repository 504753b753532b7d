"""Counting verdicts and printing them: one row a suite, never one number for all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .goals import goal, reached
from .model import Case, Verdict


@dataclass
class Tally:
    """Right answers out of the cases counted."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        self.total += 1
        self.right += right

    def __str__(self) -> str:
        return f"{self.right}/{self.total}" if self.total else "-"

    def share(self) -> str:
        return f"{100 * self.right / self.total:.1f} %" if self.total else ""


@dataclass
class Row:
    """One suite's figures and its misses."""

    name: str
    positive: Tally = field(default_factory=Tally)
    negative: Tally = field(default_factory=Tally)
    doubtful: Tally = field(default_factory=Tally)
    unsupported: Tally = field(default_factory=Tally)
    soft: Tally = field(default_factory=Tally)
    wrong: int = 0
    not_asserted: int = 0
    #: Cases that ask for something tarqim does not offer, and for what.
    not_offered: dict[str, str] = field(default_factory=dict)
    disputed: list[str] = field(default_factory=list)
    misses: list[dict[str, Any]] = field(default_factory=list)
    skipped: str = ""

    def add(self, case: Case, verdict: Verdict | None, disputed: dict[str, str]) -> None:
        """Count one case in the column that its flags decide."""
        column = case.column
        if column == "wrong":
            self.wrong += 1
            return
        if verdict is None or verdict.right is None:
            self.not_asserted += 1
            return
        getattr(self, column).add(verdict.right)
        if column == "positive" and verdict.soft is not None:
            self.soft.add(verdict.soft)
        if verdict.right:
            return
        if case.id in disputed:
            self.disputed.append(case.id)
        self.misses.append(
            {
                "id": case.id,
                "column": column,
                "text": case.text,
                "expected": verdict.expected,
                "got": verdict.got,
                "value_right": verdict.soft,
                "disputed": disputed.get(case.id),
            }
        )

    def skip(self, case: Case, why: str) -> None:
        """Leave one case out: it asks for something that is not there."""
        self.not_offered[case.id] = why

    def counted(self) -> int:
        """How many cases have been run."""
        tallies = (self.positive, self.negative, self.doubtful, self.unsupported)
        return sum(tally.total for tally in tallies) + self.wrong + self.not_asserted

    def to_dict(self) -> dict[str, Any]:
        counted = {
            name: {"right": tally.right, "total": tally.total}
            for name, tally in vars(self).items()
            if isinstance(tally, Tally)
        }
        asked, asked_negatives = goal(self.name)
        return {
            "suite": self.name,
            **counted,
            "wrong_left_out": self.wrong,
            "not_asserted": self.not_asserted,
            "not_offered": self.not_offered,
            "disputed": self.disputed,
            "goal": asked,
            "goal_negatives": asked_negatives,
            "reached": reached(self.name, self.positive.right, self.positive.total),
            "skipped": self.skipped,
            "misses": self.misses,
        }


HEADINGS = (
    "suite",
    "positives",
    "",
    "goal",
    "negatives",
    "value only",
    "doubtful",
    "unsupported",
    "WRONG out",
    "not asserted",
    "skipped",
    "disputed",
)


def table(rows: list[Row]) -> str:
    """The rows as aligned columns; a `*` marks a goal that is not reached."""
    lines = [HEADINGS]
    for row in rows:
        if row.skipped:
            lines.append((row.name, f"skipped: needs {row.skipped}", *("",) * (len(HEADINGS) - 2)))
            continue
        asked, asked_negatives = goal(row.name)
        missed = reached(row.name, row.positive.right, row.positive.total) is False
        negatives = str(row.negative)
        if (
            asked_negatives
            and row.negative.total
            and row.negative.right * 100 < asked_negatives * row.negative.total
        ):
            negatives += " *"
        lines.append(
            (
                row.name,
                str(row.positive),
                row.positive.share(),
                f"{asked} %{' *' if missed else ''}" if asked is not None and row.positive.total else "",
                negatives,
                str(row.soft),
                str(row.doubtful),
                str(row.unsupported),
                str(row.wrong or "-"),
                str(row.not_asserted or "-"),
                str(len(row.not_offered) or "-"),
                str(len(row.disputed) or "-"),
            )
        )
    full = [line for line in lines if not line[1].startswith("skipped")]
    widths = [
        max(len(line[column]) for line in (full if column else lines)) for column in range(len(HEADINGS))
    ]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=False)).rstrip()
        for line in lines
    )


def miss_lines(rows: list[Row]) -> list[str]:
    """Every miss: id, text, expected, got; the text as its Python spelling, so that invisible signs show."""
    lines = []
    for row in rows:
        for miss in row.misses:
            marks = [miss["column"]] if miss["column"] != "positive" else []
            marks += ["value right"] if miss["value_right"] else []
            marks += ["disputed"] if miss["disputed"] else []
            head = f"{miss['id']}{' (' + ', '.join(marks) + ')' if marks else ''}"
            lines += [head, f"    text      {miss['text']!r}"]
            lines += [f"    expected  {miss['expected']}", f"    got       {miss['got']}"]
    return lines
