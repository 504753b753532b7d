"""Dask: the accessors, partition by partition, as those of pandas."""

import dask.dataframe as dd
import pandas as pd

import tarqim.dask  # noqa: F401

FRAME = pd.DataFrame(
    {"text": ["وصل ٣ جنود إلى سوريا أمس", None, "غادر العراق"] * 10, "day": ["2020-01-02"] * 30}
)


def test_a_series():
    parts = dd.from_pandas(FRAME, npartitions=4)
    done = parts["text"].ar.normalize().compute()
    assert done.fillna("").tolist() == FRAME["text"].ar.normalize().fillna("").tolist()
    found = parts["text"].ar.extract(reference="2020-01-02").compute()
    pd.testing.assert_frame_equal(found, FRAME["text"].ar.extract(reference="2020-01-02"))


def test_a_frame():
    parts = dd.from_pandas(FRAME, npartitions=4)
    found = parts.ar.extract("text", reference="day", keep=["day"], prefix="ent_").compute()
    expected = FRAME.ar.extract("text", reference="day", keep=["day"], prefix="ent_")
    # Rows are numbered within each partition.
    # Dask has its own type of texts.
    left, right = (f.drop(columns="ent_doc").reset_index(drop=True) for f in (found, expected))
    pd.testing.assert_frame_equal(left, right.astype({"day": left["day"].dtype}))


def test_arguments_by_position():
    parts = dd.from_pandas(FRAME, npartitions=2)
    assert parts["text"].ar.contains("GPE").compute().sum() == 20
    assert parts.ar.contains("text", "GPE").compute().sum() == 20
    assert parts["text"].ar.redact("GPE").compute().iloc[0] == "وصل ٣ جنود إلى [GPE] أمس"
