"""Tokens with offsets and kinds against the spans of ``re.finditer(r"\\w+")``."""

from __future__ import annotations

import re
from pathlib import Path

import tarqim

from .measure import Row, interleaved, megabytes, read_lines


def rows(corpus: Path) -> list[Row]:
    """The row of the scanner."""
    lines = read_lines(corpus)
    size = megabytes(lines)
    word = re.compile(r"\w+")

    def ours() -> None:
        tokenize = tarqim.tokenize
        for line in lines:
            tokenize(line)

    def spans() -> None:
        for line in lines:
            for match in word.finditer(line):
                match.span()

    taken = interleaved({"tarqim": ours, "re": spans})
    detail = f"{size / taken['tarqim']:.0f} MB/s against {size / taken['re']:.0f}"
    return [Row("tokenize with kinds vs re.finditer spans", taken["re"] / taken["tarqim"], 10, 20, detail)]
