"""Cases whose expectation is wrong Arabic or contradicts its own source: shown beside the figures, never
forgiven.
"""

from __future__ import annotations

import re
from pathlib import Path

FILE = Path(__file__).with_name("disputed.toml")

_ENTRY = re.compile(r'^(id|reason)\s*=\s*"((?:[^"\\]|\\.)*)"\s*$', re.MULTILINE)


def disputed(file: Path = FILE) -> dict[str, str]:
    """id -> reason, of a plain TOML file; Python 3.10 has no TOML reader of its own, hence this one."""
    cases: dict[str, str] = {}
    for table in file.read_text(encoding="utf-8").split("[[disputed]]")[1:]:
        fields = dict(_ENTRY.findall(table))
        if set(fields) != {"id", "reason"} or not fields["reason"]:
            raise ValueError(
                f"{file.name}: a [[disputed]] table needs an id and a reason: {table.strip()[:60]!r}"
            )
        if fields["id"] in cases:
            raise ValueError(f"{file.name}: {fields['id']} is listed twice")
        cases[fields["id"]] = fields["reason"].replace('\\"', '"')
    return cases
