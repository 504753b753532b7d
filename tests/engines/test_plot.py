"""Charts: what is counted, and that a notebook gets it without script."""

import pandas as pd
import polars as pl
import pytest

import tarqim
import tarqim.plot

TABLE = tarqim.Pipeline(reference="2024-05-01").to_arrow(
    ["وصل إلى سوريا أمس", "في العراق وسوريا يوم 3 نيسان 2024", "سوريا أمس"]
)
LIBRARIES = [
    lambda t: t,
    lambda t: t.to_pandas(),
    lambda t: t.to_pandas(types_mapper=pd.ArrowDtype),
    pl.from_arrow,
]


@pytest.mark.parametrize("library", LIBRARIES, ids=["arrow", "pandas", "pandas arrow", "polars"])
def test_counts(library):
    table = library(TABLE)
    places = tarqim.plot.by_place(table).to_dict()["data"]["values"]
    assert places == [{"place": "سوريا", "count": 3}, {"place": "العراق", "count": 1}]
    assert tarqim.plot.by_place(table, top=1).to_dict()["data"]["values"] == places[:1]
    days = tarqim.plot.over_time(table, by="day").to_dict()["data"]["values"]
    assert [row["start_at"][:10] for row in days] == ["2024-04-30", "2024-04-03", "2024-04-30"]


def test_drawn_without_script():
    chart = tarqim.plot.by_place(TABLE).properties(title="الأماكن")
    (kind, drawn), *others = chart._repr_mimebundle_().items()
    assert (kind, others) == ("image/svg+xml", [])
    assert all(word in drawn for word in ("سوريا", "العراق", "الأماكن"))
    assert "<script" not in drawn
