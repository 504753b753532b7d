"""Resuming interrupted runs."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tarqim._core import ConfigError, data_version
from tarqim._output import Target


class Reached(NamedTuple):
    """The progress of a run."""

    #: Records read, including skipped ones.
    seen: int
    #: Records skipped because they were bad.
    bad: int
    #: Documents written.
    written: int
    #: Bytes of the output for them.
    bytes: int


class Progress:
    """The progress of a run, saved in ``OUTPUT.progress`` until it is done."""

    #: Seconds between saves: waiting for the disk takes longer than a batch.
    EVERY = 1.0

    def __init__(self, output: str, arguments: dict[str, Any], inputs: Iterable[Path]) -> None:
        self._target = Target(output)
        self._path = self._target.path.with_name(self._target.path.name + ".progress")
        self._arguments = {**arguments, "data_version": data_version}
        self._inputs = list(inputs)
        self._saved: float | None = None

    def load(self) -> Reached | None:
        """The progress of a run with the same arguments and inputs; None if its output is complete."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            reached, arguments = Reached(**kept["reached"]), kept["arguments"]
            fingerprint = kept["inputs"]
        except FileNotFoundError:
            return None if self._complete() else Reached(0, 0, 0, 0)
        except (ValueError, KeyError, TypeError):
            raise ConfigError(f"{self._path} is not a progress file; delete it to start over") from None
        if arguments != self._arguments:
            raise ConfigError(
                f"{self._path} is of a run with other arguments or language data; delete it to start over"
            )
        if fingerprint != self._fingerprint():
            raise ConfigError(
                f"the input has changed since the run began: a file was changed, added or removed;"
                f" delete {self._path} to start over"
            )
        try:
            enough = self._target.partial.stat().st_size >= reached.bytes
        except FileNotFoundError:
            enough = False
        # After a power failure the saved progress may be ahead of the output on disk.
        return reached if enough else Reached(0, 0, 0, 0)

    def _complete(self) -> bool:
        """Whether the output exists: it gets its name only at the end of a run."""
        path = self._target.path
        if not os.path.exists(path):
            return False
        made = path.stat().st_mtime_ns
        for source in self._inputs:
            if source.stat().st_mtime_ns > made:
                raise ConfigError(f"{path} is older than {source}; delete it to start over")
        return True

    def _fingerprint(self) -> str:
        """A short digest of the names, sizes and times of the inputs."""
        held = hashlib.sha256()
        for path in self._inputs:
            found = path.stat()
            held.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode(errors="surrogateescape"))
        return held.hexdigest()

    def begin(self, reached: Reached) -> None:
        """Saves the start of the run, before anything is written."""
        self._inputs_now = self._fingerprint()
        self._save(reached)

    def save(self, reached: Reached) -> None:
        """Saves the progress, if it is time to."""
        if self._saved is None or time.monotonic() - self._saved >= self.EVERY:
            self._save(reached)

    def _save(self, reached: Reached) -> None:
        if os.path.exists(self._target.partial):
            _to_disk(self._target.partial)
        new = self._path.with_name(self._path.name + ".new")
        kept = {"reached": reached._asdict(), "arguments": self._arguments, "inputs": self._inputs_now}
        try:
            new.write_text(json.dumps(kept), encoding="utf-8")
            _to_disk(new)
            os.replace(new, self._path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        self._saved = time.monotonic()

    def done(self) -> None:
        """Marks the run as complete."""
        self._path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Makes what was written to a file survive a power failure."""
    with path.open("r+b") as raw:
        os.fsync(raw.fileno())
