"""Every example in a docstring runs and prints what it says."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import tarqim

MODULES = ["tarqim"] + [
    f"tarqim.{m.name}" for m in pkgutil.iter_modules(tarqim.__path__) if m.name != "__main__"
]


def examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    modules = doctest.DocTestFinder(exclude_empty=True, recurse=False)
    seen = set()
    for module_name in MODULES:
        try:
            module = importlib.import_module(module_name)
        except ImportError as error:
            # The heavy engines are installed for `make test-engines`, which comes here too.
            if 'pip install "tarqim[' in str(error):
                continue
            raise
        for name, member in [(module_name, module), *inspect.getmembers(module)]:
            if id(member) in seen or not (inspect.getdoc(member) or "").count(">>>"):
                continue
            # Host packages have examples of their own.
            home = member.__name__ if inspect.ismodule(member) else getattr(member, "__module__", None)
            if not str(home).startswith("tarqim"):
                continue
            seen.add(id(member))
            # What a module holds comes by itself.
            looking = modules if inspect.ismodule(member) else finder
            for test in looking.find(member, name=name, module=False, globs={}):
                if test.examples:
                    yield pytest.param(test, id=test.name)


@pytest.mark.parametrize("test", list(examples()))
def test_example(test):
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert results.failed == 0
    assert results.attempted > 0
