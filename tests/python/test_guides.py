"""Every example of the documentation runs and prints what it says; the reference leaves no option out."""

import ast
import dataclasses
import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

import tarqim
from tarqim._options import _valid
from tarqim._types import Preset
from tests.python.guides import CONSOLES, ROOT, SESSIONS, run, run_console

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("page", SESSIONS, ids=lambda p: str(p.relative_to(ROOT)))
def test_page(page):
    run(page)


@pytest.mark.parametrize("page", CONSOLES, ids=lambda p: str(p.relative_to(ROOT)))
def test_console(page, tmp_path):
    run_console(page, tmp_path)


def stages():
    """The options of the normalizer and their values, as the stubs have them."""
    stubs = ast.parse((Path(tarqim.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
    kind = next(n for n in stubs.body if isinstance(n, ast.ClassDef) and n.name == "Normalizer")
    new = next(n for n in kind.body if isinstance(n, ast.FunctionDef) and n.name == "__new__")
    for option, default in zip(new.args.kwonlyargs, new.args.kw_defaults, strict=True):
        yield (
            option.arg,
            re.findall(r"'(\w+)'", ast.unparse(option.annotation)),
            ast.unparse(default).strip("'"),
        )


def test_every_stage_is_shown():
    page = (REFERENCE / "normalizer.md").read_text(encoding="utf-8")
    missing = []
    for name, values, default in stages():
        assert f"### `{name}`" in page
        missing += [f"{name}={v}" for v in values if v != default and f'{name}="{v}"' not in page]
        assert values or f"({name}=" in page
    assert missing == []
    assert all(f'preset="{name}"' in page for name in get_args(Preset))


def test_every_option_is_shown():
    page = (REFERENCE / "options.md").read_text(encoding="utf-8")
    defaults = tarqim.Options()
    for field in (f for f in dataclasses.fields(tarqim.Options) if f.init):
        assert f"### `{field.name}`" in page
        for value in _valid(tarqim.Options)[field.name]:
            if isinstance(value, str) and value != getattr(defaults, field.name):
                assert re.search(rf"\b{value}\b", page), f"{field.name}={value}"
        assert re.search(rf"\b{field.name}=", page), field.name


def test_every_public_name_is_in_the_reference():
    page = (REFERENCE / "python.md").read_text(encoding="utf-8")
    names = (name for name in dir(tarqim) if not name.startswith("_") and name != "TYPE_CHECKING")
    public = {name for name in names if not inspect.ismodule(getattr(tarqim, name))}
    assert {n for n in public if f"::: tarqim.{n}\n" not in page and f"`tarqim.{n}`" not in page} == set()


def test_every_argument_of_the_command_line_is_shown():
    from tarqim._commands import _parser

    page = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    (commands,) = (a for a in _parser()._actions if a.dest == "command")
    for name, command in commands.choices.items():
        assert f"## `tarqim {name}`" in page
        for action in command._actions:
            for option in action.option_strings:
                assert option == "--help" or option == "-h" or f"`{option}" in page, option
