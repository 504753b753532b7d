"""The presets that equal a known tool, against recorded outputs of it."""

import json
from pathlib import Path

import pytest

import tarqim

RECORDED = Path(__file__).parents[1] / "peers" / "recorded.jsonl"
ROWS = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['preset']}: {row['text'][:20]}")
def test_recorded(row):
    n = tarqim.Normalizer.preset(row["preset"])
    assert n(row["text"]) == row["out"]
    assert n.align(row["text"]).text == row["out"]


def test_every_peer_is_recorded():
    assert {row["preset"] for row in ROWS} == {"arabert", "camel", "camel_arclean", "pyarabic"}
