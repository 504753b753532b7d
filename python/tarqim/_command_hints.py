"""Wrong commands and arguments of the command line answer with what to write."""

from __future__ import annotations

import argparse
import re
import sys
from difflib import get_close_matches
from typing import NoReturn

#: Commands that people try, and what they mean.
_COMMANDS = {
    **dict.fromkeys(("ner", "entities", "find", "parse", "read", "run", "annotate"), "tarqim analyze"),
    **dict.fromkeys(("clean", "normalise", "preprocess"), "tarqim normalize --preset clean"),
    **dict.fromkeys(("tokens", "words", "tokenise"), "tarqim tokenize"),
    **dict.fromkeys(("clitics", "segmenter", "stem", "morph"), "tarqim segment"),
    **dict.fromkeys(("anonymize", "anonymise", "mask"), "tarqim redact"),
    **dict.fromkeys(("counts", "incidents"), "tarqim events"),
    **dict.fromkeys(("number", "numbers", "words2num"), "tarqim spell"),
    **dict.fromkeys(("convert", "export", "csv", "table"), "tarqim analyze FILE -o found.csv"),
    **dict.fromkeys(("map", "places", "geo", "geojson"), "tarqim analyze FILE -o places.geojson"),
    **dict.fromkeys(("html", "view", "show", "serve"), "tarqim analyze FILE -o page.html"),
    "version": "tarqim --version",
    "help": "tarqim --help",
}
#: Options that people try, and what they mean.
_OPTIONS = {
    **dict.fromkeys(("--output-format", "--out-format", "--to", "-f", "--type"), "--format"),
    **dict.fromkeys(("--out", "--outfile", "--output-file", "--save", "-O"), "--output"),
    **dict.fromkeys(("--date", "--published", "--ref"), "--reference"),
    **dict.fromkeys(("--date-column", "--reference-col"), "--reference-column"),
    **dict.fromkeys(("--text-column", "--col", "--field", "--text"), "--column"),
    **dict.fromkeys(("--columns", "--select"), "--fields"),
    **dict.fromkeys(("--sep", "--separator", "-d"), "--delimiter"),
    **dict.fromkeys(("-r", "-R", "--recurse"), "--recursive"),
    **dict.fromkeys(("--entities", "--entity", "--only", "-l"), "--labels"),
    **dict.fromkeys(("--input", "--file", "--files", "-i"), "the path alone, without an option"),
    **dict.fromkeys(("--region", "--day-first", "--dialects"), "--option NAME=VALUE"),
    **dict.fromkeys(("--pattern", "--include", "--ext"), "--glob"),
    **dict.fromkeys(("--threads", "--jobs", "-j"), "nothing: all cores work already"),
}


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that says what to write."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with status 2."""
        print(f"tarqim: {self._said(message)}", file=sys.stderr)
        sys.exit(2)

    def _said(self, message: str) -> str:
        help = f"{self.prog} --help lists everything"
        wrong = re.match(r"argument command: invalid choice: '(.*)' \(choose from", message)
        if wrong:
            there = sorted(self._commands())
            near = get_close_matches(wrong[1], there, 1)
            meant = _COMMANDS.get(wrong[1]) or (f"tarqim {near[0]}" if near else None)
            hint = f"; write {meant}" if meant else ""
            return f"no command {wrong[1]!r}{hint} (there are {', '.join(there)})"
        if message.startswith("unrecognized arguments: "):
            # An empty argument too is one that nobody asked for.
            given = message.removeprefix("unrecognized arguments: ").partition(" ")[0]
            return f"{message}{self._meant(given.partition('=')[0])}; {help}"
        if message.endswith("required: command"):
            return f"which command? {', '.join(sorted(self._commands()))}; {help}"
        return f"{message}; {help}"

    def _commands(self) -> list[str]:
        found = (a for a in self._actions if isinstance(a, argparse._SubParsersAction))
        return [name for action in found for name in action.choices]

    def _meant(self, option: str) -> str:
        """The option that was probably meant, of this command or of one of its commands."""
        if option in _OPTIONS:
            return f"; write {_OPTIONS[option]}"
        nested = (a.choices.values() for a in self._actions if isinstance(a, argparse._SubParsersAction))
        others = {one.prog.split()[-1]: one._option_string_actions for parsers in nested for one in parsers}
        having = [command for command, options in others.items() if option in options]
        if having:
            return f"; {option} is an option of {', '.join(having)}"
        there = {name for options in others.values() for name in options}
        near = get_close_matches(option, there, 1, 0.7) if option.startswith("-") else []
        return f"; write {near[0]}" if near else ""
