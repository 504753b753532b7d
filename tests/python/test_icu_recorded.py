"""What ICU writes in Arabic comes back with its value and whole: the recorded part of `make test-icu`."""

import sys
from pathlib import Path

ICU = Path(__file__).parents[1] / "icu"
sys.path.insert(0, str(ICU))

import round_trip  # noqa: E402
from amounts import AMOUNTS  # noqa: E402


def test_every_recorded_text_comes_back():
    rows = round_trip.recorded()
    times = {"date", "datetime", "time", "interval", "duration", "relative"}
    assert {row["kind"] for row in rows} == times | set(AMOUNTS)
    assert [(row["text"], why) for row in rows if (why := round_trip.problem(row))] == []


def test_a_wrong_value_is_seen():
    row = dict(round_trip.recorded()[0])
    assert "timex" in round_trip.problem(row | {"want": row["want"] | {"timex": "1999-01-01"}})
    assert "was read" in round_trip.problem(row | {"text": row["text"] + " ثم غادر"})
