"""Texts from files of any size: one record at a time; bad ones are reported with their place and counted."""

from __future__ import annotations

import csv
import glob as globbing
import os
import stat
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from tarqim._core import ConfigError

#: Give up on a file if this many records at its start all lack the requested field, or have no text there.
_WITHOUT_FIELD = 10

#: Endings of files in a folder that somebody may think are read.
_DOCUMENTS = frozenset(
    ".txt .csv .tsv .json .jsonl .ndjson .parquet .xlsx .xls .html .htm .pdf .docx .doc .odt .rtf".split()
)


@dataclass(frozen=True, slots=True)
class Record:
    """One text to read; None where the cell is empty."""

    id: Any
    text: str | None
    reference: Any = None
    #: Whether the text is HTML, whose tags and references are not text.
    html: bool = False
    #: All fields of its row, if requested.
    row: dict[str, Any] | None = None


class Bad(Exception):
    """A record that cannot be used, and why."""


class NoField(Bad):
    """A record without a field that is needed, or with one of another kind."""


class Unfit(Exception):
    """A file that cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which fields of a record hold the text, its name and its moment."""

    text: str = "text"
    id: str | None = None
    reference: str | None = None
    #: Whether the other columns of a row are kept too.
    whole: bool = False

    def wanted(self) -> list[str]:
        """The names of the columns."""
        return [name for name in (self.text, self.id, self.reference) if name is not None]

    def among(self, names: Sequence[str], hint: str = "") -> None:
        """Rejects a table that lacks one of the columns, or has it twice."""
        for name in self.wanted():
            if name not in names:
                there = ", ".join(map(str, names)) or "none"
                raise Unfit(f"no column {name!r}; there are {there}{hint}")
            if list(names).count(name) > 1:
                raise Unfit(f"column {name!r} occurs more than once")

    def record(self, fields: dict[str, Any], place: str) -> Record:
        """The record in the fields of a row."""
        text = self._get(fields, self.text)
        if not (text is None or isinstance(text, str)):
            raise NoField(f"{self.text!r} is {type(text).__name__}, not a text")
        reference = None if self.reference is None else self._get(fields, self.reference)
        name = None if self.id is None else _name(self._get(fields, self.id))
        row = fields if self.whole else None
        return Record(place if name is None else name, text, _moment(reference), row=row)

    @staticmethod
    def _get(fields: dict[str, Any], name: str) -> Any:
        if name not in fields:
            raise NoField(f"no field {name!r}; there are {', '.join(map(str, fields)) or 'none'}")
        return fields[name]


def _name(value: Any) -> Any:
    """A JSON-compatible name; None for a missing one."""
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and abs(value) < 1e300):
        return value
    # Tables have NaN where a number is missing.
    return None if isinstance(value, float) and value != value else str(value)


def _moment(reference: Any) -> Any:
    if reference is None or reference == "":
        return None
    if isinstance(reference, date):
        return reference
    from tarqim._core import Pipeline

    try:
        # The library itself decides what is a valid moment.
        Pipeline(reference=reference)
    except (ConfigError, TypeError) as error:
        raise Bad(str(error)) from None
    return reference


def shown(name: object) -> str:
    """A name safe for a terminal: escapes characters that would move the cursor, end or reverse the line."""
    return "".join(map(_shown, str(name)))


#: Embeddings, overrides and isolates of direction: what follows one of them on the line is turned too.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _shown(c: str) -> str:
    if unicodedata.category(c) == "Cc":
        return f"\\x{ord(c):02x}"
    if c in _TURNING or c in "\u2028\u2029":
        return f"\\u{ord(c):04x}"
    return "\ufffd" if "\ud800" <= c <= "\udfff" else c


def tell(text: str) -> None:
    """One line on standard error."""
    print(f"tarqim: {text}", file=sys.stderr)


#: Places of records without a field, why they are bad, and whether an earlier run has not told of them.
_Lacking = list[tuple[str, Bad, bool]]


class Reader:
    """The records of files, folders and standard input; failures go to standard error and are counted."""

    def __init__(
        self,
        paths: Sequence[str],
        glob: str = "*.txt",
        *,
        lines: bool = False,
        form: str | None = None,
        columns: Columns | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
        recursive: bool = False,
    ) -> None:
        if not glob or os.path.isabs(glob):
            raise ConfigError(f"--glob {glob!r} is not a pattern for files in the folder, such as *.txt")
        self.paths = paths
        self.glob = glob
        self.recursive = recursive
        self.lines = lines
        self.form = form
        self.columns = columns or Columns()
        self.encoding = encoding
        self.delimiter = delimiter
        #: Files and records that could not be used.
        self.failures = 0
        #: Records among them.
        self.bad = 0
        #: Records seen, bad ones too.
        self.seen = 0
        self.advanced: Callable[[int], object] = lambda size: None
        self._skip = 0
        self._listed: list[tuple[str, Path | None]] | None = None
        #: Paths that are the output's own and never read.
        self._own: frozenset[str] = frozenset()

    def skip(self, records: int, bad: int) -> None:
        """Skips records that were read in an earlier run, some of them bad."""
        self._skip, self.bad = records, bad
        # Files that cannot be looked at were counted already.
        self.failures += bad

    def told(self, advanced: Callable[[int], object]) -> None:
        """Registers `advanced`, which is called repeatedly with the number of bytes read."""
        self.advanced = advanced

    def fail(self, place: str, error: Exception) -> None:
        """Reports something that cannot be used."""
        self.failures += 1
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        tell(f"{shown(place)}: {shown(reason)}")

    def lose(self, record: Record, error: RuntimeError) -> None:
        """Counts a record that the core failed on as bad; any other error is raised."""
        if not str(error).startswith("tarqim failed"):
            raise error
        self.bad += 1
        self.fail(str(record.id), error)

    def keep_apart(self, output: str | None) -> None:
        """Rejects an output that is one of the inputs, before anything is opened for writing."""
        from tarqim._output import Target, is_stream

        if output is None or is_stream(output):
            try:
                at = os.stat(output) if output is not None else os.fstat(sys.stdout.fileno())
            except (OSError, ValueError):
                return
            found = [p for p in self.inputs() if os.path.samestat(p.stat(), at)]
            name = output or "standard output"
        else:
            target = Target(output)
            own = (target.partial, target.path.with_name(target.path.name + ".progress"))
            self._own = frozenset(map(str, own))
            self._listed = None
            there = os.path.exists(target.path)
            found = [p for p in self.inputs() if there and os.path.samefile(p, target.path)]
            name = output
        if found:
            raise ConfigError(f"{shown(name)} is one of the inputs; write to another file")

    def must_last(self) -> None:
        """Rejects inputs that can be read only once, for a run that may be continued."""
        for name, path in self.files():
            if path is None or (os.path.exists(path) and not os.path.isfile(path)):
                once = "standard input" if path is None else shown(name)
                raise ConfigError(f"--resume reads inputs anew, and {once} can be read only once: save it")

    def inputs(self) -> list[Path]:
        """The input files that exist."""
        return [path for _, path in self.files() if path is not None and os.path.isfile(path)]

    def size(self) -> int | None:
        """Total bytes of all files; None if standard input is among them."""
        if "-" in self.paths:
            return None
        return sum(path.stat().st_size for path in self.inputs())

    def files(self) -> list[tuple[str, Path | None]]:
        """All files with their names, listed once, so that files written later are never read."""
        if self._listed is None:
            self._listed = [file for name in self.paths for file in self._list(name)]
        return self._listed

    def _list(self, name: str) -> Iterator[tuple[str, Path | None]]:
        path = Path(name)
        if name == "-":
            yield "-", None
        elif os.path.isdir(path):
            yield from self._folder(path)
        elif globbing.has_magic(name) and not os.path.exists(path):
            # A pattern that the shell has not expanded.
            matching = sorted(globbing.glob(name, recursive=True))
            yield from ((one, Path(one)) for one in matching or [name])
        elif any(letter.isspace() for letter in name) and not name.isascii() and not os.path.exists(path):
            self.fail(
                name, FileNotFoundError("no such file; to read a text itself: echo 'TEXT' | tarqim … -")
            )
        else:
            yield name, path

    def _folder(self, folder: Path) -> Iterator[tuple[str, Path | None]]:
        try:
            matching = folder.rglob(self.glob) if self.recursive else folder.glob(self.glob)
            if self.recursive or "**" in self.glob:
                self._tell_of_closed(folder)
            found = sorted(p for p in matching if self._is_there(p) and os.path.realpath(p) not in self._own)
        except (ValueError, NotImplementedError) as error:
            raise ConfigError(f"--glob {self.glob!r} is not a pattern: {error}") from None
        except IndexError:
            # Python 3.11 and before, of «.».
            raise ConfigError(f"--glob {self.glob!r} is not a pattern for files") from None
        except OSError as error:
            # Of a folder that may not be listed, the others are read all the same.
            self.fail(str(folder), error)
            return
        try:
            if not found:
                self._nothing_in(folder)
            elif not self.glob.startswith("**"):
                self._tell_of_others(folder, set(found))
        except OSError as error:
            self.fail(str(folder), error)
        yield from ((str(p), p) for p in found)

    def _tell_of_closed(self, folder: Path) -> None:
        """Reports the folders below that may not be listed, over which a pattern passes in silence."""
        for _ in os.walk(folder, onerror=lambda error: self.fail(str(error.filename), error)):
            pass

    def _is_there(self, path: Path) -> bool:
        """Whether a path in a folder is a file; reports one that cannot even be looked at."""
        try:
            return stat.S_ISREG(os.stat(path).st_mode)
        except PermissionError as error:
            self.fail(str(path), error)
        except OSError:
            # Gone, or a link to nothing.
            pass
        return False

    def _nothing_in(self, folder: Path) -> None:
        others = self._endings(folder, set())
        there = ", ".join(f"*{shown(end)}" for end, _ in others.most_common(5) if end.startswith("."))
        hint = f"; there are {there}, which --glob names" if there else ""
        self.fail(str(folder), FileNotFoundError(f"no file matches {self.glob}{hint}"))

    def _endings(self, folder: Path, found: set[Path]) -> Counter[str]:
        """How many other files of each ending lie in a folder, without the output's own."""
        files = (p for p in islice(folder.iterdir(), 10_000) if os.path.isfile(p) and p not in found)
        files = (p for p in files if not p.name.startswith("."))
        return Counter(p.suffix or p.name for p in files if os.path.realpath(p) not in self._own)

    def _tell_of_others(self, folder: Path, found: set[Path]) -> None:
        """Tells what in a folder looks like texts and is not read."""
        others = self._endings(folder, found)
        kinds = [(end, count) for end, count in others.most_common() if end.lower() in _DOCUMENTS]
        if kinds:
            files = ", ".join(f"{count} {shown(end)}" for end, count in kinds)
            tell(f"{shown(folder)}: {files} left out; --glob '*{shown(kinds[0][0])}' names such files")
        inner = sum(1 for p in folder.iterdir() if os.path.isdir(p) and not p.name.startswith("."))
        if inner and not self.recursive:
            folders = "1 subfolder" if inner == 1 else f"{inner} subfolders"
            tell(f"{shown(folder)}: {folders} left out; --recursive reads them")

    def records(self) -> Iterator[Record]:
        """The records one after the other."""
        from tarqim._forms import form_of, read

        for name, path in self.files():
            # The records so far, if all of them lacked the requested field.
            lacking: _Lacking | None = []
            try:
                for place, make in read(self, name, path, form_of(self.form, path)):
                    self.seen += 1
                    if self.seen <= self._skip and lacking is None:
                        continue
                    try:
                        record = make()
                    except Bad as bad:
                        lacking = self._lacking(lacking, place, bad)
                        continue
                    self._tell(lacking)
                    lacking = None
                    if self.seen > self._skip:
                        _tell_of_surrogates(place, record)
                        yield record
                if lacking and len(lacking) > 1:
                    raise Unfit(f"{lacking[0][1]}; so it is with all {len(lacking)} records")
                self._tell(lacking)
            except (OSError, UnicodeError, csv.Error, Unfit) as error:
                self.fail(name, error)

    def _lacking(self, so_far: _Lacking | None, place: str, bad: Bad) -> _Lacking | None:
        """Counts a bad record; the records that lack the field, with this one, None if there are others."""
        new = self.seen > self._skip
        self.bad += new
        found = [*(so_far or ()), (place, bad, new)]
        if so_far is None or not isinstance(bad, NoField):
            self._tell(found)
            return None
        if len(found) == _WITHOUT_FIELD:
            raise Unfit(f"{bad}; so it is with the first {_WITHOUT_FIELD} records, the rest is not read")
        return found

    def _tell(self, lacking: _Lacking | None) -> None:
        for place, bad, new in lacking or ():
            if new:
                self.fail(place, bad)


def _tell_of_surrogates(place: str, record: Record) -> None:
    """Half a character (an escape such as \\ud800 in JSON) can be read, but few formats can store it."""
    for text in (record.text, *(record.row or {}).values()):
        if not isinstance(text, str) or text.isascii():
            continue
        try:
            text.encode()
        except UnicodeEncodeError as error:
            code = ord(text[error.start])
            written = "written escaped in JSON, as U+FFFD elsewhere"
            tell(f"{shown(place)}: half a character, U+{code:04X}; {written}")
            return


def batches(records: Iterable[Record], rows: int = 1024, size: int = 1 << 20) -> Iterator[list[Record]]:
    """Records in groups of about a million code points, so that memory stays bounded."""
    batch: list[Record] = []
    held = 0
    for record in records:
        batch.append(record)
        held += len(record.text or "")
        if len(batch) >= rows or held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
