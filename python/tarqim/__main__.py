"""The command line: ``tarqim analyze``, ``tarqim normalize``, ``tarqim tokenize``."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import tarqim
from tarqim import _doc, _html

#: Exit status for input or arguments that cannot be used.
BAD_INPUT = 2


class _Reader:
    """Texts out of files, folders and standard input; what cannot be read is told and counted."""

    def __init__(self, paths: Sequence[str], glob: str, lines: bool) -> None:
        self.paths = paths
        self.glob = glob
        self.lines = lines
        self.failures = 0

    def fail(self, name: str, error: Exception) -> None:
        self.failures += 1
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        print(f"tarqim: {name}: {reason}", file=sys.stderr)

    def files(self) -> Iterator[tuple[str, Path | None]]:
        for name in self.paths:
            path = Path(name)
            if name == "-":
                yield "-", None
            elif path.is_dir():
                found = sorted(p for p in path.glob(self.glob) if p.is_file())
                if not found:
                    self.fail(name, FileNotFoundError(f"no file matches {self.glob}"))
                yield from ((str(p), p) for p in found)
            else:
                yield name, path

    def texts(self) -> Iterator[tuple[str, str]]:
        """Pairs of an identifier and a text."""
        for name, path in self.files():
            try:
                with _opened(path) as stream:
                    if self.lines:
                        for number, line in enumerate(stream, 1):
                            yield f"{name}:{number}", line.rstrip("\n")
                    else:
                        yield (name if path is None else path.stem), stream.read()
            except (OSError, UnicodeError) as error:
                self.fail(name, error)


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[str]]:
    if path is None:
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
        yield sys.stdin
    else:
        with path.open(encoding="utf-8-sig") as stream:
            yield stream


def _pairs(reader: _Reader, pipeline: tarqim.Pipeline) -> Iterator[tarqim.Doc]:
    """Documents of a reader, batch by batch, in order."""
    ids: list[str] = []

    def texts() -> Iterator[str]:
        for name, text in reader.texts():
            ids.append(name)
            yield text

    def names() -> Iterator[str]:
        while True:
            yield ids.pop(0)

    return iter(pipeline.map(texts(), ids=names()))


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else 1 for c in text)


def _fit(text: str, width: int) -> str:
    text = " ".join(text.split())
    if _width(text) > width:
        text = text[: width - 1] + "…"
    return text + " " * (width - _width(text))


def _table(docs: Iterable[tarqim.Doc], out: IO[str]) -> None:
    for doc in docs:
        print(f"── {doc.id} · {len(doc.tokens)} tokens · {len(doc.sentences)} sentences", file=out)
        for entity in doc.entities:
            place = f"{entity.start}–{entity.end}"
            print(
                f"{place:>11}  {entity.label:<9} {_fit(entity.text, 26)} {_html.summary(entity)}".rstrip(),
                file=out,
            )


def _jsonl(docs: Iterable[tarqim.Doc], out: IO[str]) -> None:
    for doc in docs:
        print(doc.to_json(), file=out)


def _csv(docs: Iterable[tarqim.Doc], out: IO[str]) -> None:
    writer = csv.DictWriter(out, _doc.COLUMNS, lineterminator="\n")
    writer.writeheader()
    for doc in docs:
        writer.writerows(_doc.row(doc, entity) for entity in doc.entities)


def _html_page(docs: Iterable[tarqim.Doc], out: IO[str]) -> None:
    out.write(_html.page(docs))


_FORMATS = {"table": _table, "jsonl": _jsonl, "csv": _csv, "html": _html_page}


def _analyze(args: argparse.Namespace) -> int:
    labels = (
        None if args.labels is None else [label for label in args.labels.replace(",", " ").split() if label]
    )
    pipeline = tarqim.Pipeline(labels=labels, reference=args.reference)
    reader = _Reader(args.paths, args.glob, args.lines)
    docs: Iterable[tarqim.Doc] = _pairs(reader, pipeline)
    # The bar would tear a table printed on the same terminal.
    if sys.stderr.isatty() and not (args.output is None and sys.stdout.isatty()):
        from tarqim._progress import bar

        docs = bar(docs)
    _write(args.output, lambda out: _FORMATS[args.format](docs, out))
    return BAD_INPUT if reader.failures else 0


def _each_line(args: argparse.Namespace, change: Any) -> int:
    reader = _Reader(args.paths, args.glob, lines=True)

    def write(out: IO[str]) -> None:
        for _, line in reader.texts():
            print(change(line), file=out)

    _write(args.output, write)
    return BAD_INPUT if reader.failures else 0


def _normalize(args: argparse.Namespace) -> int:
    return _each_line(args, tarqim.Normalizer.preset(args.preset))


def _tokenize(args: argparse.Namespace) -> int:
    if args.format == "jsonl":
        return _each_line(
            args, lambda line: json.dumps([t.to_dict() for t in tarqim.tokenize(line)], ensure_ascii=False)
        )
    return _each_line(args, lambda line: " ".join(tarqim.tokenize(line).texts))


def _write(path: str | None, write: Any) -> None:
    if path is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
        write(sys.stdout)
    else:
        with open(path, "w", encoding="utf-8", newline="") as out:
            write(out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tarqim", description="Arabic text to clean text, tokens, names, numbers and dates."
    )
    parser.add_argument("--version", action="version", version=f"tarqim {tarqim.__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Any, help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        sub.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
        sub.add_argument("--glob", default="*.txt", help="the files of a folder (default: %(default)s)")
        sub.add_argument("--output", "-o", metavar="FILE", help="write here instead of standard output")
        return sub

    analyze = command("analyze", _analyze, "Find names, numbers, dates and addresses.")
    analyze.add_argument("--format", choices=sorted(_FORMATS), default="table", help="default: %(default)s")
    analyze.add_argument("--reference", metavar="DATE", help="when the texts were written (ISO 8601)")
    analyze.add_argument("--labels", metavar="L1,L2", help="labels wanted (default: all)")
    analyze.add_argument("--lines", action="store_true", help="one document a line")
    normalize = command("normalize", _normalize, "Normalize, line by line.")
    normalize.add_argument("--preset", default="search", help="default: %(default)s")
    tokenize = command("tokenize", _tokenize, "Split into tokens, line by line.")
    tokenize.add_argument("--format", choices=["text", "jsonl"], default="text", help="default: %(default)s")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit status is 2 for bad input."""
    args = _parser().parse_args(argv)
    try:
        status: int = args.run(args)
        return status
    except tarqim.ConfigError as error:
        print(f"tarqim: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of a pipe has seen enough; nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"tarqim: {error.filename}: {error.strerror}", file=sys.stderr)
        return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
