"""pandas: every type of string column, index and order kept."""

import pandas as pd
import pyarrow as pa
import pytest

import tarqim
import tarqim.pandas

TEXTS = ["وصل ٣ جنود إلى سوريا أمس", None, "", "😀 قتل ٨٠ في العراق"]
INDEX = ["a", "b", "c", "a"]
DTYPES = [object, "string[python]", "string[pyarrow]", "str", pd.ArrowDtype(pa.string()), "category"]


@pytest.fixture(params=DTYPES, ids=str)
def series(request):
    dtype = request.param
    if dtype == "str" and pd.__version__ < "3":
        dtype = pd.StringDtype("pyarrow_numpy")
    return pd.Series(TEXTS, index=INDEX, name="body", dtype=dtype)


def given(value):
    return None if value is None or value is pd.NA or value != value else value


def test_normalize(series):
    done = series.ar.normalize("search")
    assert done.index.tolist() == INDEX
    assert done.name == "body"
    assert series.dtype == "category" or done.dtype == series.dtype
    assert [given(t) for t in done] == [None if t is None else tarqim.normalize(t) for t in TEXTS]
    assert done.equals(tarqim.Normalizer.preset("search").map(series))


def test_tokens(series):
    assert series.ar.tokens(texts=True).tolist()[0] == ["وصل", "٣", "جنود", "إلى", "سوريا", "أمس"]
    tokens = series.ar.tokens()
    assert tokens.index.tolist() == INDEX
    assert tokens.iloc[0][1] == {"start": 4, "end": 5, "kind": "number"}
    assert pd.isna(tokens.iloc[1])
    assert len(tokens.iloc[2]) == 0


def test_extract_joins_by_index(series):
    found = series.ar.extract(reference="2020-01-02")
    expected = [
        (i, e.text)
        for i, t in zip(INDEX, TEXTS, strict=True)
        if t is not None
        for e in tarqim.extract(t, reference="2020-01-02")
    ]
    assert list(zip(found.index, found["text"], strict=True)) == expected
    frame = series.to_frame().reset_index(drop=True)
    joined = frame.join(frame["body"].ar.extract(labels=["GPE"])[["canonical", "id"]])
    assert [given(x) for x in joined["id"]] == ["SY", None, None, "IQ"]


def test_entities(series):
    places = series.ar.entities("GPE")
    assert places.index.tolist() == INDEX
    assert [None if x is None or x is pd.NA else list(x) for x in places] == [["سوريا"], None, [], ["العراق"]]
    assert list(series.ar.entities("GPE", field="id").iloc[3]) == ["IQ"]
    with pytest.raises(KeyError, match="there are start, end"):
        series.ar.entities("GPE", field="nothing")


@pytest.mark.parametrize(
    "moments",
    [
        ["2020-01-02", None, None, "2021-05-05"],
        pd.to_datetime(pd.Series(["2020-01-02", None, None, "2021-05-05"])),
        pd.to_datetime(pd.Series(["2020-01-02", None, None, "2021-05-05"])).dt.tz_localize("Asia/Damascus"),
        pd.to_datetime(pd.Series(["2020-01-02", None, None, "2021-05-05"])).dt.date,
    ],
    ids=["str", "datetime", "with a zone", "date objects"],
)
def test_a_column_of_references(moments):
    frame = pd.DataFrame({"body": ["أمس", "أمس", None, "أمس"], "published": moments, "key": list("wxyz")})
    found = frame.ar.extract("body", reference="published", ids="key")
    assert found["doc"].tolist() == ["w", "x", "z"]
    days = [None if pd.isna(t) else f"{t:%Y-%m-%d}" for t in found["start_at"]]
    assert days == ["2020-01-01", None, "2021-05-04"]
    again = frame["body"].ar.extract(reference=frame["published"])
    assert again["start_at"].tolist()[0] == found["start_at"].tolist()[0]
    assert again.index.tolist() == [0, 1, 3]


def test_references_go_by_their_index():
    texts = pd.Series(["أمس", "أمس", "أمس"], index=[0, 1, 2])
    when = pd.Series(["2021-01-02", "2020-01-02"], index=[1, 0])
    days = texts.ar.extract(reference=when)["start_at"]
    assert [None if pd.isna(t) else t.year for t in days] == [2020, 2021, None]
    with pytest.raises(ValueError, match="another index"):
        texts.ar.extract(reference=pd.Series(["2020-01-02"] * 3, index=[0, 0, 1]))
    with pytest.raises(ValueError, match="1 references for 3 texts"):
        texts.ar.extract(reference=["2020-01-02"])


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT])
def test_a_reference_that_is_missing(nothing):
    when = ["2020-01-02", nothing]
    frame = pd.DataFrame({"body": ["أمس"] * 2, "when": pd.Series(when, dtype=object)})
    for days in (frame["body"].ar.extract(reference=when), frame.ar.extract("body", reference="when")):
        assert [None if pd.isna(t) else t.year for t in days["start_at"]] == [2020, None]
    [day] = tarqim.extract("أمس", reference=nothing)
    assert day.value.start_at is None


def test_a_column_that_is_not_there():
    frame = pd.DataFrame({"body": ["أمس"], "published": ["2020-01-02"]})
    with pytest.raises(
        tarqim.ConfigError, match=r'"publishd" is not a date.*nor is it a column: there are body, publ'
    ):
        frame.ar.extract("body", reference="publishd")


def test_slices_and_joined_columns():
    one = pd.Series(TEXTS, index=INDEX, dtype="string[pyarrow]")
    both = pd.concat([one, one])
    assert both.iloc[3:5].ar.normalize().tolist() == both.ar.normalize().iloc[3:5].tolist()
    assert list(both.iloc[::-1].ar.entities("GPE").iloc[0]) == ["العراق"]
    assert both[both == "nothing"].ar.extract().empty


def test_an_odd_index_and_an_empty_frame():
    series = pd.Series(["سوريا"], index=pd.MultiIndex.from_tuples([("x", 1)]))
    assert series.ar.extract().index.tolist() == [("x", 1)]
    assert pd.Series([], dtype="string[pyarrow]").ar.extract().empty
    assert pd.Series([], dtype=object).ar.normalize().empty


def test_wrong_values():
    with pytest.raises(TypeError, match="row 0: 1 is int, not a text"):
        pd.Series([1, 2]).ar.normalize()
    with pytest.raises(tarqim.ConfigError, match="valid"):
        pd.Series(["نص"]).ar.normalize("nothing")


def test_rows_that_contain_labels():
    texts = pd.Series(["اتصل على 0505557746", "راسلني a@b.org", "وصل أحمد إلى دمشق", "", None, "العدد 12"])
    assert texts.ar.contains(["PHONE", "EMAIL"]).tolist() == [True, True, False, False, pd.NA, False]
    assert texts.ar.contains("GPE").tolist() == [False, False, True, False, pd.NA, False]
    assert texts.ar.contains([]).tolist() == [False, False, False, False, pd.NA, False]
    with pytest.raises(tarqim.ConfigError, match="EMAIL"):
        texts.ar.contains("MAIL")
    with pytest.raises(TypeError, match="row 1"):
        pd.Series(["نص", 3], dtype=object).ar.contains("ID")
