"""The command line: ``tarqim analyze`` and the other commands."""

from __future__ import annotations

import argparse
import json
import os
import stat
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tarqim
from tarqim import _column_command, _event_command, _explain_command, _output
from tarqim._columns import COLUMNS
from tarqim._command_hints import Parser
from tarqim._event_table import COLUMNS as EVENT_COLUMNS
from tarqim._forms import FORMS, TABLES, check_encoding, form_of
from tarqim._labels import ABOUT, PRESETS
from tarqim._records import Columns, Reader, batches, shown, tell
from tarqim._resume import Progress, Reached
from tarqim._writers import (
    ENDINGS,
    FILES,
    FORMATS,
    MARKUP,
    RESUMABLE,
    TEXTS,
    Layout,
    Pipelines,
    Writer,
    to_json,
)

#: Exit status for input or arguments that cannot be used.
BAD_INPUT = 2
#: Exit status of a run stopped by Ctrl-C, following shells.
STOPPED = 130


def _analyze(args: argparse.Namespace) -> int:
    args.format = _format(args.format, args.output, ENDINGS)
    layout = _layout(args, COLUMNS, ("csv", "parquet", "xlsx", "geojson"))
    labels = None if args.labels is None else tuple(args.labels.replace(",", " ").split())
    pipelines = _pipelines(args, labels)
    if args.resume and (_output.is_stream(args.output) or args.format not in RESUMABLE):
        raise tarqim.ConfigError(f"--resume needs --output and one of the formats {', '.join(RESUMABLE)}")
    reader = _reader(args, args.lines, args.input_format)
    reader.keep_apart(args.output)
    if args.resume:
        reader.must_last()
    pipelines.lose = reader.lose
    progress = None
    reached = None
    if args.resume:
        given = {name: getattr(args, name) for name in _RUN}
        progress = Progress(args.output, given, reader.inputs())
        reached = progress.load()
        if reached is None:
            tell(f"{args.output} is complete")
            return 0
        reader.skip(reached.seen, reached.bad)
        progress.begin(reached)
    # A progress bar would break up a table printed on the same terminal.
    if sys.stderr.isatty() and not (args.output is None and sys.stdout.isatty()):
        from tarqim._progress import bytes_bar

        reader.told(bytes_bar(reader.size()))
    with _writer(args, pipelines, reached, layout) as writer:
        for batch in batches(reader.records()):
            writer.batch(batch)
            size = writer.flush()
            if progress is not None:
                progress.save(Reached(reader.seen, reader.bad, writer.written, size))
        writer.close()
    if progress is not None:
        progress.done()
    return _status(reader)


def _pipelines(args: argparse.Namespace, labels: Any = None) -> Pipelines:
    """The pipelines for plain text and HTML, from the arguments that all reading commands share."""
    options = _options(args)
    both = (
        tarqim.Pipeline(labels=labels, reference=args.reference, options=options, normalizer=normalizer)
        for normalizer in (None, MARKUP)
    )
    return Pipelines(*both)


def _options(args: argparse.Namespace) -> tarqim.Options | None:
    given = dict(map(_option, args.option or ()))
    if getattr(args, "event_types", None):
        given["event_types"] = tarqim.EventTypes.from_toml(args.event_types)
    return tarqim.Options.from_dict(given) if given else None


def _status(reader: Reader) -> int:
    """Reports how many records were skipped; returns the exit status."""
    if reader.bad:
        tell(f"{reader.bad} of {reader.seen} records were bad and left out")
    return BAD_INPUT if reader.failures else 0


def _events(args: argparse.Namespace) -> int:
    args.format = _format(args.format, args.output, _event_command.ENDINGS)
    layout = _layout(args, EVENT_COLUMNS, ("csv", "parquet", "xlsx"))
    pipelines = _pipelines(args)
    types = _event_command.wanted(pipelines.plain, args.types)
    reader = _reader(args, args.lines, args.input_format)
    reader.keep_apart(args.output)
    pipelines.lose = reader.lose
    found = _event_command.told(pipelines, reader, types)
    _event_command.write(args.format, args.output, found, layout)
    return _status(reader)


def _explain(args: argparse.Namespace) -> int:
    args.format = _format(args.format, args.output, _explain_command.ENDINGS)
    options = _options(args)
    reader = _reader(args, args.lines, args.input_format)
    reader.keep_apart(args.output)
    _explain_command.write(args.format, args.output, reader, args.reference, options)
    return _status(reader)


def _reader(args: argparse.Namespace, lines: bool, form: str | None) -> Reader:
    check_encoding(args.encoding)
    return Reader(
        args.paths,
        args.glob,
        lines=lines,
        form=form,
        columns=Columns(
            getattr(args, "column", None) or "text",
            getattr(args, "id_column", None),
            getattr(args, "reference_column", None),
            whole=not hasattr(args, "id_column"),
        ),
        encoding=args.encoding,
        delimiter=_delimiter(getattr(args, "delimiter", None)),
        recursive=args.recursive,
    )


def _delimiter(given: str | None) -> str | None:
    one = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "space": " "}.get(given or "", given)
    if one is not None and (len(one) != 1 or one in '"\r\n'):
        raise tarqim.ConfigError(f"--delimiter {given!r} is not a single character, such as ';' or tab")
    return one


def _option(given: str) -> tuple[str, Any]:
    """Splits ``NAME=VALUE``."""
    name, _, value = given.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


#: The arguments that identify a run: a different value means a different run.
_RUN = (
    *("paths", "glob", "recursive", "lines", "input_format", "encoding", "delimiter"),
    *("column", "id_column", "reference_column", "reference", "labels", "option", "format", "fields", "bom"),
)


def _format(given: str | None, output: str | None, endings: dict[str, str]) -> str:
    """The requested format, by name or by the extension of the output."""
    ending = "" if output is None or _output.is_stream(output) else Path(output).suffix.lower()
    meant = endings.get(ending)
    if given is None:
        if ending and meant is None:
            valid = ", ".join(endings)
            raise tarqim.ConfigError(
                f"no format goes with {output}: end the name in {valid}, or say --format"
            )
        return meant or "table"
    if meant not in (None, given) and ending != ".txt":
        raise tarqim.ConfigError(f"--format {given} and the name {output} contradict each other")
    return given


def _layout(args: argparse.Namespace, columns: Sequence[str], formats: Sequence[str]) -> Layout:
    fields = None if args.fields is None else args.fields.replace(",", " ").split()
    if fields is not None and args.format not in formats:
        last = formats[-1]
        raise tarqim.ConfigError(
            f"--fields are columns of {', '.join(formats[:-1])} and {last}, not of {args.format}"
        )
    valid = [*columns, *(["data_version"] if args.format != "parquet" else [])]
    for field in fields or ():
        if field not in valid:
            raise tarqim.ConfigError(f"no field {field!r}; there are {', '.join(valid)}")
    if args.bom and args.format != "csv":
        raise tarqim.ConfigError(f"--bom is for csv, not for {args.format}")
    return Layout(fields, args.bom)


@contextmanager
def _writer(
    args: argparse.Namespace, pipelines: Pipelines, reached: Reached | None, layout: Layout
) -> Iterator[Writer]:
    if args.format in FILES:
        if _output.is_stream(args.output):
            raise tarqim.ConfigError(f"--format {args.format} needs a file as --output")
        with _output.target(args.output) as file:
            file.begin(0).close()
            yield FILES[args.format](pipelines, str(file.partial), layout)
        return
    size = 0 if reached is None else reached.bytes
    with _output.text(args.output, size, keep=reached is not None) as out:
        written = None if reached is None or not size else reached.written
        yield TEXTS[args.format](pipelines, out, written, layout)


def _each_line(args: argparse.Namespace, change: Any, of_cells: Any = None) -> int:
    """Writes what `change` makes of each line; of a cell of a table what `of_cells` or else `change` does."""
    reader = _reader(args, True, "txt")
    reader.keep_apart(args.output)
    if args.column is not None or _of_tables(reader, args.input_format):
        reader.lines, reader.form = False, args.input_format
        _column_command.run(reader, of_cells or change, args.output)
        return BAD_INPUT if reader.failures else 0
    with _output.text(args.output) as out:
        for record in reader.records():
            try:
                changed = change(record.text)
            except RuntimeError as error:
                reader.lose(record, error)
                continue
            print(changed, file=out)
    return BAD_INPUT if reader.failures else 0


def _of_tables(reader: Reader, form: str | None) -> bool:
    """Whether the inputs are tables, whose field names would change too if read by lines."""
    if form is not None:
        return form != "txt"
    return any(form_of(None, path) in TABLES for path in reader.inputs())


def _normalize(args: argparse.Namespace) -> int:
    return _each_line(args, tarqim.Normalizer.preset(args.preset))


def _tokens_json(line: str) -> str:
    tokens = [token.to_dict() for token in tarqim.tokenize(line)]
    return to_json({"tokens": tokens, "data_version": tarqim.data_version})


def _tokenize(args: argparse.Namespace) -> int:
    if args.format == "jsonl":
        return _each_line(args, _tokens_json, lambda text: tarqim.tokenize(text).texts)
    return _each_line(args, lambda line: " ".join(tarqim.tokenize(line).texts))


def _segment(args: argparse.Namespace) -> int:
    def change(line: str) -> str:
        words = tarqim.segment(line, args.scheme)
        return " ".join("+".join(p.text for p in (*w.proclitics, w.stem, *w.enclitics) if p) for w in words)

    return _each_line(args, change)


def _redact(args: argparse.Namespace) -> int:
    labels: Any = args.labels.replace(",", " ").split()
    pipeline = tarqim.Pipeline(labels=labels)
    return _each_line(args, lambda line: pipeline(line).redact(labels, args.placeholder))


def _spell(args: argparse.Namespace) -> int:
    for given in args.numbers:
        try:
            number = tarqim.parse_number(given)
        except tarqim.ParseError:
            raise tarqim.ConfigError(f"{given!r} is not a number") from None
        if args.currency:
            print(tarqim.spell_money(number, args.currency, case=args.case))
        elif args.ordinal:
            if not isinstance(number, int):
                raise tarqim.ConfigError(f"{given!r} is not a whole number, as an ordinal requires")
            print(tarqim.spell_ordinal(number, gender=args.gender, case=args.case))
        else:
            print(tarqim.spell(number, gender=args.gender, case=args.case))
    return 0


def _list_labels(args: argparse.Namespace) -> int:
    for label in tarqim.LABELS:
        about = ABOUT[label]
        fields = f"{about.value}: {about.fields}" if about.fields else about.value
        print(f"{label:<9} {about.english} ({about.example})\n{'':<9} {fields}")
    return 0


def _list_presets(args: argparse.Namespace) -> int:
    for name, purpose in PRESETS.items():
        print(f"{name:<14} {purpose}")
    return 0


def _list_options(args: argparse.Namespace) -> int:
    from tarqim._options import about, valid

    defaults = tarqim.Options().to_dict()
    for name, said in about().items():
        print(f"{name}={json.dumps(defaults[name])}   ({valid(name)})")
        print(textwrap.fill(said, 76, initial_indent="    ", subsequent_indent="    "))
    return 0


def _what_is_read(sub: argparse.ArgumentParser) -> None:
    """The arguments that describe the input and how to read it."""
    sub.add_argument("--reference", metavar="DATE", help="when the texts were written, such as 2020-01-31")
    sub.add_argument(
        "--option",
        action="append",
        metavar="NAME=VALUE",
        help="a convention, such as region=SY; repeatable; `tarqim options` lists them",
    )
    sub.add_argument("--lines", action="store_true", help="one document per line")
    sub.add_argument(
        "--input-format",
        choices=FORMS,
        help="the format of the input (default: by its extension)",
    )
    sub.add_argument("--delimiter", metavar="CHAR", help="separator of CSV columns (default: a comma)")
    sub.add_argument("--column", default="text", help="the column or field with the text (default: text)")
    sub.add_argument("--id-column", metavar="NAME", help="the column that names a document")
    sub.add_argument("--reference-column", metavar="NAME", help="the column with the date of each text")


def _piped(command: str) -> list[str]:
    """Standard input, if something is piped into it: at a terminal the program would seem to hang."""
    if sys.stdin is None or stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode):
        raise tarqim.ConfigError(f"nothing to read: write tarqim {command} FILE or FOLDER, or pipe a text in")
    return ["-"]


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="tarqim",
        description="Arabic text to clean text, tokens, names, numbers and dates.",
        epilog=f"""labels: {", ".join(tarqim.LABELS)} (tarqim labels explains them).
        presets of normalize: {", ".join(PRESETS)} (tarqim presets). conventions: tarqim options.""",
    )
    parser.add_argument("--version", action="version", version=f"tarqim {tarqim.__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

    def small(name: str, run: Any, help: str, *others: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help, aliases=others)
        sub.set_defaults(run=run, output=None)
        return sub

    def command(name: str, run: Any, help: str, *others: str) -> argparse.ArgumentParser:
        sub = small(name, run, help, *others)
        sub.add_argument(
            "paths", nargs="*", metavar="PATH", help="files, folders, or - for what is piped in (the default)"
        )
        sub.add_argument("--glob", default="*.txt", help="files to read in a folder (default: %(default)s)")
        sub.add_argument("--recursive", action="store_true", help="include subfolders")
        sub.add_argument(
            "--encoding",
            metavar="NAME",
            help="of text files, such as windows-1256 (default: UTF-8, or UTF-16 with a byte order mark)",
        )
        sub.add_argument("--output", "-o", metavar="FILE", help="write here instead of standard output")
        return sub

    analyze = command("analyze", _analyze, "Find names, numbers, dates and addresses.", "extract")
    analyze.add_argument(
        "--format", choices=sorted(FORMATS), help="default: by the extension of the output, else table"
    )
    analyze.add_argument(
        "--labels", metavar="L1,L2", help=f"labels to find (default: all): {', '.join(tarqim.LABELS)}"
    )
    events = command("events", _events, "Find who did what to how many, where, when, and who says so.")
    events.add_argument(
        "--format", choices=_event_command.FORMATS, help="default: by the output's name, else table"
    )
    events.add_argument("--types", metavar="T1,T2", help=f"types to find: {', '.join(tarqim.EVENT_TYPES)}")
    explain = command("explain", _explain, "Explain how a text is read: words, candidates, steps, events.")
    explain.add_argument(
        "--format", choices=_explain_command.FORMATS, help="default: by the output's name, else table"
    )
    for sub in (events, explain):
        sub.add_argument(
            "--event-types",
            action="append",
            metavar="FILE",
            help="your own event types: a TOML file or a folder of them; repeatable",
        )
    for sub in (analyze, events, explain):
        _what_is_read(sub)
    for sub in (analyze, events):
        sub.add_argument("--fields", metavar="F1,F2", help="columns of csv, parquet and xlsx (default: all)")
        sub.add_argument("--bom", action="store_true", help="write a byte order mark, for csv in Excel")
    analyze.add_argument("--resume", action="store_true", help="continue an interrupted run")
    normalize = command("normalize", _normalize, "Normalize, line by line.")
    normalize.add_argument(
        "--preset", default="search", help=f"default: %(default)s; there are {', '.join(PRESETS)}"
    )
    tokenize = command("tokenize", _tokenize, "Split into tokens, line by line.")
    tokenize.add_argument("--format", choices=["text", "jsonl"], default="text", help="default: %(default)s")
    segment = command("segment", _segment, "Split clitics off, line by line: و+ل+ال+مدرسة.")
    segment.add_argument(
        "--scheme", choices=["d1", "d2", "d3", "atb"], default="d3", help="default: %(default)s"
    )
    redact = command("redact", _redact, "Replace what must not be read with placeholders, line by line.")
    redact.add_argument(
        "--labels",
        metavar="L1,L2",
        default="PERSON,PHONE,EMAIL,URL,MENTION",
        help="what to hide (default: %(default)s)",
    )
    redact.add_argument("--placeholder", default="[{label}]", help="default: %(default)s")

    for sub in (normalize, tokenize, segment, redact):
        sub.add_argument(
            "--column",
            metavar="NAME",
            help="the column of a table to change; the others are kept (default: text)",
        )
        sub.add_argument(
            "--input-format", choices=FORMS, help="format of a table (default: by its extension)"
        )
        sub.add_argument("--delimiter", metavar="CHAR", help="separator of CSV columns (default: a comma)")

    spell = small("spell", _spell, "Numbers in words.")
    spell.add_argument("numbers", nargs="+", metavar="NUMBER")
    spell.add_argument("--gender", choices=["masculine", "feminine"], default="masculine")
    spell.add_argument("--case", choices=["nominative", "accusative", "genitive"], default="nominative")
    spell.add_argument("--ordinal", action="store_true", help="ranks: الثالث")
    spell.add_argument("--currency", metavar="CODE", help="an amount of money, such as SAR")
    small("labels", _list_labels, "List the labels, with examples and the contents of their values.")
    small("presets", _list_presets, "List the presets of normalize.")
    small("options", _list_options, "List the conventions that --option sets.")
    return parser


def run(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit status is 2 for bad input, 130 if interrupted."""
    _output.occupy()
    args = _parser().parse_args(argv)
    try:
        if getattr(args, "output", None) is None:
            _output.must_be_open()
        if getattr(args, "paths", None) == []:
            args.paths = _piped(args.command)
        status: int = args.run(args)
        return status
    except KeyboardInterrupt:
        more = "; the same command goes on" if getattr(args, "resume", False) else ""
        tell(f"stopped{more}")
        return STOPPED
    except (tarqim.ConfigError, ImportError) as error:
        tell(str(error))
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of the pipe has closed it; nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Read errors are reported where they happen, so this is a write error.
        tell(f"{shown(error.filename or args.output or 'standard output')}: {error.strerror or error}")
        return BAD_INPUT
