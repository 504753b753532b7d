"""The user's names, from files."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from tarqim._core import ConfigError


def rows(path: str | os.PathLike[str]) -> list[dict[str, str | None]]:
    """The rows of a CSV file of names; its columns may be separated by commas, semicolons or tabs."""
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        head = stream.readline()
        delimiter = max(",;\t", key=head.count)
        stream.seek(0)
        found = csv.DictReader(stream, delimiter=delimiter)
        columns = found.fieldnames or []
        if not {"form", "label"} <= set(columns):
            raise ConfigError(
                "a gazetteer needs the columns form and label (id and canonical if there are any);"
                f" {path} has {', '.join(columns) or 'none'}"
            )
        return [
            {name: row.get(name) or None for name in ("form", "label", "id", "canonical")} for row in found
        ]
