"""Where the command line writes: a file is whole or is not there under its name."""

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

#: What is written while a run goes on has this behind the name of the output.
PARTIAL = ".partial"


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    """U+FFFD in UTF-8 for each lone surrogate, which no encoding holds."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "\ufffd".encode() * (error.end - error.start), error.end


# An output is never lost to one character that cannot be encoded.
codecs.register_error("tarqim.replace", _replaced)


def is_stream(path: str | None) -> bool:
    """Whether this is standard output, a device or a pipe: nothing that can be renamed or cut."""
    # Names of open descriptors; /dev/shm holds files like any other folder.
    if path is None or path.startswith(("/dev/fd/", "/dev/std", "/proc/")):
        return True
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    # A folder is no stream: opening it says so.
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


class Target:
    """A file to be written: under another name while it is not whole."""

    def __init__(self, path: str) -> None:
        # A link stays one: what it points at is replaced.
        self.path = Path(os.path.realpath(path))
        self.partial = self.path.with_name(self.path.name + PARTIAL)

    def begin(self, size: int) -> IO[bytes]:
        """The unfinished file, open for bytes behind its first `size`."""
        if self.path.is_dir():
            raise IsADirectoryError(21, "is a folder, not a file to write", str(self.path))
        raw = self.partial.open("r+b" if size else "wb")
        raw.seek(size)
        raw.truncate()
        return raw

    def finish(self) -> None:
        """The unfinished file takes its name."""
        with self.partial.open("r+b") as raw:
            os.fsync(raw.fileno())
        if self.path.exists():
            os.chmod(self.partial, stat.S_IMODE(self.path.stat().st_mode))
        os.replace(self.partial, self.path)

    def drop(self) -> None:
        """Nothing stays of the unfinished file."""
        self.partial.unlink(missing_ok=True)


@contextmanager
def text(path: str | None, size: int = 0, keep: bool = False) -> Iterator[IO[str]]:
    """Standard output, or a file that has its name when all of it is written.

    A file goes on behind its first `size` bytes; with `keep` an unfinished one stays for a later run.
    """
    if path is None:
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
    """A file that has its name when all of it is written."""
    file = Target(path)
    try:
        yield file
    except BaseException:
        if not keep:
            file.drop()
        raise
    file.finish()
