"""Runs that go on where they were broken off."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tarqim._core import ConfigError, data_version


class Progress:
    """How far a run came, kept in ``OUTPUT.progress`` until it is done."""

    def __init__(self, output: str, arguments: dict[str, Any]) -> None:
        self._path = Path(output + ".progress")
        self._arguments = {**arguments, "data_version": data_version}

    def load(self) -> tuple[int, int] | None:
        """Records seen and bytes written by a run with the same arguments; None where there was none."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            seen, size, arguments = kept["seen"], kept["bytes"], kept["arguments"]
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise ConfigError(f"{self._path} is no record of progress; delete it to begin anew") from None
        if arguments != self._arguments:
            raise ConfigError(
                f"{self._path} is of a run with other arguments or language data; delete it to begin anew"
            )
        return seen, size

    def save(self, seen: int, size: int) -> None:
        """Keeps how far the run came, in one step."""
        new = self._path.with_name(self._path.name + ".new")
        kept = {"seen": seen, "bytes": size, "arguments": self._arguments}
        new.write_text(json.dumps(kept), encoding="utf-8")
        os.replace(new, self._path)

    def done(self) -> None:
        """The run is complete."""
        self._path.unlink(missing_ok=True)
