"""The command line: ``tarqim analyze``, ``tarqim normalize``, ``tarqim tokenize``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

import tarqim
from tarqim._records import Columns, Reader, batches
from tarqim._resume import Progress
from tarqim._writers import FORMATS, RESUMABLE, TEXTS, Parquet, Writer

#: Exit status for input or arguments that cannot be used.
BAD_INPUT = 2


def _analyze(args: argparse.Namespace) -> int:
    labels = None if args.labels is None else tuple(args.labels.replace(",", " ").split())
    options = None if not args.option else tarqim.Options.from_dict(dict(map(_option, args.option)))
    pipeline = tarqim.Pipeline(labels=labels, reference=args.reference, options=options)
    columns = Columns(args.column, args.id_column, args.reference_column)
    form = args.input_format
    progress = None
    seen = size = 0
    if args.resume:
        if args.output is None or args.format not in RESUMABLE:
            raise tarqim.ConfigError(f"--resume needs --output and one of the formats {', '.join(RESUMABLE)}")
        given = {name: getattr(args, name) for name in _RUN}
        progress = Progress(args.output, given)
        left = progress.load()
        if left is not None:
            seen, size = left
        elif os.path.exists(args.output):
            print(f"tarqim: {args.output} is complete", file=sys.stderr)
            return 0
    reader = Reader(args.paths, args.glob, lines=args.lines, form=form, columns=columns, skip=seen)
    # The bar would tear a table printed on the same terminal.
    if sys.stderr.isatty() and not (args.output is None and sys.stdout.isatty()):
        from tarqim._progress import bytes_bar

        reader.told(bytes_bar(reader.size()))
    with _writer(args, pipeline, size) as writer:
        for batch in batches(reader.records()):
            writer.batch(batch)
            written = writer.flush()
            if progress is not None:
                progress.save(reader.seen, written)
    if progress is not None:
        progress.done()
    if reader.bad:
        print(f"tarqim: {reader.bad} of {reader.seen} records were bad and left out", file=sys.stderr)
    return BAD_INPUT if reader.failures else 0


def _option(given: str) -> tuple[str, Any]:
    """The name and value of ``NAME=VALUE``."""
    name, _, value = given.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


#: The arguments that make a run what it is: another value of one is another run.
_RUN = (
    *("paths", "glob", "lines", "input_format", "column", "id_column", "reference_column"),
    *("reference", "labels", "option", "format"),
)


@contextmanager
def _writer(args: argparse.Namespace, pipeline: tarqim.Pipeline, size: int) -> Iterator[Writer]:
    if args.format == "parquet":
        if args.output is None:
            raise tarqim.ConfigError("--format parquet needs --output")
        writer: Writer = Parquet(pipeline, args.output)
        yield writer
        writer.close()
        return
    with _out(args.output, size) as out:
        writer = TEXTS[args.format](pipeline, out, resumed=size > 0)
        yield writer
        writer.close()


@contextmanager
def _out(path: str | None, size: int = 0) -> Iterator[IO[str]]:
    """Standard output, or a file, which goes on after its first `size` bytes."""
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
        yield sys.stdout
        return
    with open(path, "r+b" if size else "wb") as raw:
        raw.seek(size)
        raw.truncate()
        with io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=False) as out:
            yield out


def _each_line(args: argparse.Namespace, change: Any) -> int:
    reader = Reader(args.paths, args.glob, lines=True, form="txt")
    with _out(args.output) as out:
        for record in reader.records():
            print(change(record.text), file=out)
    return BAD_INPUT if reader.failures else 0


def _normalize(args: argparse.Namespace) -> int:
    return _each_line(args, tarqim.Normalizer.preset(args.preset))


def _tokens_json(line: str) -> str:
    tokens = [token.to_dict() for token in tarqim.tokenize(line)]
    return json.dumps({"tokens": tokens, "data_version": tarqim.data_version}, ensure_ascii=False)


def _tokenize(args: argparse.Namespace) -> int:
    if args.format == "jsonl":
        return _each_line(args, _tokens_json)
    return _each_line(args, lambda line: " ".join(tarqim.tokenize(line).texts))


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
    analyze.add_argument("--format", choices=sorted(FORMATS), default="table", help="default: %(default)s")
    analyze.add_argument("--reference", metavar="DATE", help="when the texts were written (ISO 8601)")
    analyze.add_argument("--labels", metavar="L1,L2", help="labels wanted (default: all)")
    analyze.add_argument(
        "--option",
        action="append",
        metavar="NAME=VALUE",
        help="a convention of tarqim.Options, as region=SY; may be given again",
    )
    analyze.add_argument("--lines", action="store_true", help="one document a line")
    analyze.add_argument(
        "--input-format",
        choices=["txt", "jsonl", "csv", "tsv", "parquet"],
        help="what the input is (default: by the end of its name)",
    )
    analyze.add_argument("--column", default="text", help="the column or field of the text (default: text)")
    analyze.add_argument("--id-column", metavar="NAME", help="the column that names a document")
    analyze.add_argument(
        "--reference-column", metavar="NAME", help="the column with the moment a text is from"
    )
    analyze.add_argument("--resume", action="store_true", help="go on where a broken-off run stopped")
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
    except (tarqim.ConfigError, ImportError) as error:
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
