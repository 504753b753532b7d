"""The output of the command line: a file appears under its name only when it is complete."""

from __future__ import annotations

import codecs
import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tarqim._core import ConfigError

#: The suffix of an unfinished output file.
PARTIAL = ".partial"


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    """U+FFFD in UTF-8 for each lone surrogate, which no encoding can represent."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "\ufffd".encode() * (error.end - error.start), error.end


# One character that cannot be encoded must not abort the output.
codecs.register_error("tarqim.replace", _replaced)


def occupy() -> None:
    """Gives closed standard streams a device that takes everything.

    Their numbers are free and would go to the next files that are opened, into which messages would then be
    written; and `print` takes standard output for a missing stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def is_stream(path: str | None) -> bool:
    """Whether this is standard output, a device or a pipe, which cannot be renamed or truncated."""
    # Names of open descriptors; /dev/shm contains files like any other folder.
    if path is None or path.startswith(("/dev/fd/", "/dev/std", "/proc/")):
        return True
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    # A folder is not a stream: opening it raises the error.
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def must_be_open() -> None:
    """Rejects a standard output that is closed, into which everything would vanish."""
    if sys.stdout is None:
        raise ConfigError("standard output is closed: name a file with --output, or say > FILE")


class Target:
    """An output file, under another name until it is complete."""

    def __init__(self, path: str) -> None:
        if path.endswith(("/", os.sep)):
            raise IsADirectoryError(21, "is a folder, not a file to write to", path)
        # A symbolic link is kept: its target is replaced.
        self.path = Path(os.path.realpath(path))
        self.partial = self.path.with_name(self.path.name + PARTIAL)
        if not os.path.isdir(self.path.parent):
            raise FileNotFoundError(2, "no such folder; make it first", os.path.dirname(path) or path)

    def begin(self, size: int) -> IO[bytes]:
        """The unfinished file, open for appending after its first `size` bytes."""
        if os.path.isdir(self.path):
            raise IsADirectoryError(21, "is a folder, not a file to write to", str(self.path))
        raw = self.partial.open("r+b" if size else "wb")
        raw.seek(size)
        raw.truncate()
        return raw

    def finish(self) -> None:
        """Gives the finished file its name."""
        with self.partial.open("r+b") as raw:
            os.fsync(raw.fileno())
        try:
            if self.path.exists():
                os.chmod(self.partial, stat.S_IMODE(self.path.stat().st_mode))
            os.replace(self.partial, self.path)
        except OSError as error:
            # Of somebody else, in a folder where only owners replace; or made a folder meanwhile.
            why = f"{error.strerror}; what was to be written there is whole in {self.partial}"
            raise OSError(error.errno, why, str(self.path)) from None

    def drop(self) -> None:
        """Deletes the unfinished file."""
        self.partial.unlink(missing_ok=True)


@contextmanager
def text(path: str | None, size: int = 0, keep: bool = False) -> Iterator[IO[str]]:
    """Standard output, or a file that gets its name when it is complete.

    A file is continued after its first `size` bytes; with `keep` an unfinished one stays for a later run.
    """
    if path is None:
        must_be_open()
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="tarqim.replace")
        yield sys.stdout
        sys.stdout.flush()
    elif is_stream(path):
        with open(path, "w", encoding="utf-8", errors="tarqim.replace", newline="") as out:
            yield out
    else:
        with target(path, keep) as file:
            raw = file.begin(size)
            with io.TextIOWrapper(raw, encoding="utf-8", errors="tarqim.replace", newline="") as out:
                yield out


@contextmanager
def target(path: str, keep: bool = False) -> Iterator[Target]:
    """A file that gets its name when it is complete."""
    file = Target(path)
    try:
        yield file
    except BaseException:
        if not keep:
            file.drop()
        raise
    file.finish()
