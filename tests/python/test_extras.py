"""The host packages of the integrations: none is loaded with tarqim, a missing one is named."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import tarqim
from tarqim._extras import OLDEST

ROOT = Path(__file__).parents[2]

HOSTS = {
    "pandas": "pandas", "polars": "polars", "duckdb": "duckdb", "sklearn": "sklearn", "spacy": "spacy",
    "huggingface": "tokenizers", "spark": "pyspark", "plot": "altair",
}  # fmt: skip


def test_import_loads_no_host():
    code = "import sys, tarqim; print(*(m for m in sys.modules if '.' not in m))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(loaded.split()).isdisjoint(
        {*HOSTS.values(), "numpy", "pyarrow", "datasets", "IPython", "tqdm"}
    )


@pytest.mark.parametrize("name", HOSTS)
def test_a_missing_host_is_named(name, monkeypatch):
    """A module set to None is what an absent package looks like to import."""
    for module in [m for m in sys.modules if m.partition(".")[0] == HOSTS[name]]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, HOSTS[name], None)
    # Its own modules too: they hold the package already.
    for module in [m for m in sys.modules if m == f"tarqim.{name}" or m.startswith(f"tarqim.{name}.")]:
        monkeypatch.delitem(sys.modules, module)
    with pytest.raises(ImportError, match=rf'{HOSTS[name]} is not .*pip install "tarqim\[{name}\]"'):
        use(importlib.import_module(f"tarqim.{name}"))


def use(module):
    match module.__name__:
        case "tarqim.duckdb":
            module.register(None)
        case "tarqim.huggingface":
            module.pre_tokenizer()
        case "tarqim.spark":
            module.normalize()
        case "tarqim.plot":
            module.by_place([])


def test_to_pandas_names_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"tarqim\[pandas\]"):
        tarqim.analyze("نص").to_pandas()


def test_to_arrow_names_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"tarqim\[arrow\]"):
        tarqim.Pipeline().to_arrow([])


def test_a_host_that_is_too_old_is_named(monkeypatch):
    monkeypatch.setattr(pl, "__version__", "1.11.9")
    with pytest.raises(ImportError, match=r'polars 1.11.9 is too old; try: pip install "tarqim\[polars\]"'):
        tarqim.Normalizer().map(pl.Series(["نص"]))


def test_the_oldest_versions_are_those_of_the_extras():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    tested = (ROOT / "tests" / "requirements-oldest.txt").read_text(encoding="utf-8")
    for package, (major, minor) in OLDEST.items():
        floors = set(re.findall(rf'"{package}>=([\d.]+)"', project))
        assert floors in ({f"{major}.{minor}"}, {str(major)})
        assert f"{package}=={major}.{minor}.0\n" in tested
