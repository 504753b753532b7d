"""The Arrow kernel: every layout of strings, nulls, order, threads, references, positions."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tarqim
from tarqim import _columns, _core, _doc

TEXTS = ["وصل ٣ جنود إلى سوريا أمس", None, "", "😀 قتل ٨٠ في العراق", "كلفت 2.5 مليون دولار"]
LAYOUTS = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]


def columns():
    for layout in LAYOUTS:
        array = pa.array(TEXTS, layout)
        yield pytest.param(array, id=str(layout))
        yield pytest.param(pa.concat_arrays([array, array]).slice(5), id=f"slice of {layout}")
        yield pytest.param(pa.chunked_array([array.slice(0, 2), array.slice(2)]), id=f"chunked {layout}")


@pytest.mark.parametrize("column", list(columns()))
def test_every_layout(column):
    normalizer = tarqim.Normalizer.preset("search")
    done = normalizer.map(column)
    assert done.to_pylist() == [None if t is None else normalizer(t) for t in TEXTS]
    assert isinstance(done, pa.ChunkedArray) == isinstance(column, pa.ChunkedArray)
    tokens = _columns.pa_array(_core.arrow_tokenize(column)).to_pylist()
    kept = ("start", "end", "kind")
    expected = [
        None if t is None else [{k: getattr(x, k) for k in kept} for x in tarqim.tokenize(t)] for t in TEXTS
    ]
    assert tokens == expected
    words = _columns.pa_array(_core.arrow_tokenize(column, texts=True)).to_pylist()
    assert words == [None if t is None else tarqim.tokenize(t).texts for t in TEXTS]
    lists = _columns.pa_array(_core.arrow_extract(tarqim.Pipeline(), column)).to_pylist()
    found = [None if t is None else [e.text for e in tarqim.extract(t)] for t in TEXTS]
    assert [None if row is None else [e["text"] for e in row] for row in lists] == found


#: What Arabic texts are made of in UTF-8: runs of one and two bytes a character, now and then of more.
_RUNS = st.one_of(
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌٍَُِّْٰـ٠١٢٣٤٥٦٧٨٩،؛؟پچگی", min_size=1, max_size=40),
    st.text(" .,:!?()'\"0123456789abcXYZ\n\t", min_size=1, max_size=20),
    st.text("«»“”—…ﷺﻻ\u200b\u200f\u200d\ufeffé😀", min_size=1, max_size=2),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=10),
)


@pytest.mark.parametrize("preset", ["clean", "search", "model", "lucene", "camel", "pyarabic", "arabert"])
@given(texts=st.lists(st.none() | st.lists(_RUNS, max_size=8).map("".join), max_size=8))
def test_a_column_is_normalized_as_each_of_its_texts(preset, texts):
    normalizer = tarqim.Normalizer.preset(preset)
    done = _columns.pa_array(_core.arrow_normalize(normalizer, pa.array(texts, pa.string())))
    assert done.to_pylist() == [None if t is None else normalizer(t) for t in texts]
    assert normalizer.map(texts) == done.to_pylist()


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
@pytest.mark.parametrize("longest", [0, 200_000])
def test_pieces_of_a_column_become_one_array(kind, threads, longest):
    """Many pieces, among them long ones that are ready after those behind them."""
    texts = [None if i % 7 == 3 else f"{i} " + "مُحَمَّدٌ " * (i % 50) for i in range(9000)]
    texts[::1000] = ["أَ" * longest] * 9
    column = pa.chunked_array([pa.array(texts[:4000], kind), pa.array(texts[4000:], kind)])
    normalizer = tarqim.Normalizer.preset("search")
    done = pa.table(_core.arrow_normalize(normalizer, column, threads).table()).column(0)
    done.validate(full=True)
    assert (done.type, done.num_chunks) == (kind, 1)
    assert done.to_pylist() == normalizer.map(texts)


@pytest.mark.parametrize("threads", [1, 3])
def test_a_column_that_grows(threads):
    """What does not fit beside the rest follows it in arrays of its own."""
    texts = [None if i % 7 == 3 else f"{i} " + "ﷺ" * (i % 50) for i in range(9000)]
    normalizer = tarqim.Normalizer.preset("clean")
    made = _core.arrow_normalize(normalizer, pa.array(texts), threads)
    done = pa.table(made.table()).column(0)
    done.validate(full=True)
    assert done.num_chunks > 1
    assert done.nbytes > 2 * pa.array(texts).nbytes
    assert done.to_pylist() == pa.array(made).to_pylist() == normalizer.map(texts)


@pytest.mark.parametrize("key", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"])
def test_a_dictionary_with_nulls_everywhere(key):
    """Among its keys, of which one points nowhere, and among its values."""
    keys = pa.array(np.array([0, 2, 1, 100, 0], key), mask=np.array([False, False, False, True, False]))
    column = pa.DictionaryArray.from_arrays(keys, pa.array(["٣", None, "٨٠"], pa.large_string())).slice(1)
    assert column.indices.buffers()[1].to_pybytes()[: keys.nbytes].count(100) == 1
    done = tarqim.Normalizer(digits="ascii").map(column)
    assert done.to_pylist() == ["80", None, None, "3"]


@pytest.mark.parametrize("kind", [pa.null(), *LAYOUTS])
def test_empty_and_null_columns(kind):
    for rows in (0, 3):
        column = pa.nulls(rows, kind)
        assert (
            _columns.pa_array(_core.arrow_normalize(tarqim.Normalizer(), column)).to_pylist() == [None] * rows
        )
        assert _columns.pa_array(_core.arrow_extract(tarqim.Pipeline(), column)).to_pylist() == [None] * rows
        assert tarqim.Pipeline().to_arrow(column).num_rows == 0


def test_the_table_says_what_the_documents_say():
    pipeline = tarqim.Pipeline(reference="2015-09-30")
    table = pipeline.to_arrow(TEXTS, ids=list("abcde"))
    assert table.column_names == _columns.COLUMNS
    entities = [
        (name, e)
        for name, t in zip("abcde", TEXTS, strict=True)
        if t is not None
        for e in pipeline(t).entities
    ]
    rows = table.to_pylist()
    assert [(r["doc"], r["start"], r["end"], r["text"], r["label"]) for r in rows] == [
        (name, e.start, e.end, e.text, e.label) for name, e in entities
    ]
    for row, (_, entity) in zip(rows, entities, strict=True):
        assert (row["phrase_start"], row["phrase_end"]) == (entity.phrase.start, entity.phrase.end)
        for field in ("bound", "unit", "dual", "timex", "grain", "start_at", "end_at", "canonical", "id"):
            assert row[field] == getattr(entity.value, field, None), field


SAMPLES = sorted((Path(__file__).parents[2] / "seeds" / "samples").glob("*.txt"))
MORE = [
    "في 15 رمضان 1437 هـ",
    "من ٣ إلى ٥ كيلومترات",
    "الساعة 5 مساء بتوقيت دمشق",
    "كل يوم أحد",
    "في نهاية 2019",
    "اتصل بنا a@b.com",
    "الحساب GB82 WEST 1234 5698 7654 32",
]


def test_rows_of_documents_are_rows_of_the_table():
    """What CSV and `Doc.to_pandas` hold is what the kernel makes."""
    pipeline = tarqim.Pipeline(reference="2024-05-01")
    texts = [*(p.read_text(encoding="utf-8") for p in SAMPLES), *MORE]
    docs = list(pipeline.map(texts, ids=range(len(texts))))
    rows = [_doc.row(doc, entity) for doc in docs for entity in doc.entities]
    table = pipeline.to_arrow(texts).to_pylist()
    assert {name for row in table for name in row if row[name] is not None} == set(_columns.COLUMNS)
    exact = {"value", "low", "high"}
    for row, other in zip(rows, table, strict=True):
        assert list(row) == list(other) == _columns.COLUMNS
        for name in exact:
            assert (row[name] is None) == (other[name] is None)
            if row[name] is not None:
                assert abs(Fraction(row[name]) - Fraction(other[name])) < Fraction(1, 10**9)
        assert {k: v for k, v in row.items() if k not in exact | {"score"}} == {
            k: v for k, v in other.items() if k not in exact | {"score"}
        }


#: The flat entity table as it is promised.
TYPES = {
    "doc": pa.int64(),
    **dict.fromkeys(["start", "end", "phrase_start", "phrase_end", "seconds", "geonames"], pa.int64()),
    **dict.fromkeys(["value", "low", "high"], pa.decimal128(38, 9)),
    **dict.fromkeys(["dual", "indefinite", "valid"], pa.bool_()),
    **dict.fromkeys(["start_at", "end_at"], pa.timestamp("us")),
    "problems": pa.list_(pa.string()),
    "score": pa.float32(),
    "sentence": pa.int64(),
    "point": pa.float64(),
    **dict.fromkeys(["lat", "lon"], pa.float64()),
}


def test_the_types_of_the_table():
    schema = tarqim.Pipeline().to_arrow(["سوريا"]).schema
    assert schema.names == _columns.COLUMNS
    assert {f.name: f.type for f in schema} == {
        name: TYPES.get(name, pa.string()) for name in _columns.COLUMNS
    }
    assert schema.metadata[b"tarqim"].decode() == tarqim.data_version


def test_values_are_exact_or_missing():
    def row(text):
        (found,) = tarqim.Pipeline(labels="CARDINAL").to_arrow([text]).to_pylist()
        return found

    assert row("2.5")["value"] == Decimal("2.5")
    assert row("ثلث")["value"] == Decimal("0.333333333")
    assert row("ثلث")["value_text"] == "1/3" == str(Fraction(1, 3))
    huge = "9" * 30
    assert row(huge)["value_text"] == huge
    assert row(huge)["value"] is None
    assert row("9" * 29)["value"] == Decimal("9" * 29)


def test_threads_do_not_matter():
    many = pa.array([f"وصل {n} جندياً إلى سوريا في {n % 28 + 1} أيار" for n in range(20_000)])
    pipeline = tarqim.Pipeline()
    one = pipeline.to_arrow(many, threads=1)
    assert one.equals(pipeline.to_arrow(many, threads=4))
    assert one["doc"].to_pylist() == sorted(one["doc"].to_pylist())
    n = tarqim.Normalizer.preset("search")
    assert n.map(many, 1).equals(n.map(many, 3))
    assert n.map(many, 3).to_pylist() == n.map(many.to_pylist())


REFERENCES = [
    pa.array([date(2020, 3, 10), None]),
    pa.array([date(2020, 3, 10), None], pa.date64()),
    pa.array(["2020-03-10T08:00:00+03:00", None]),
    pa.array(["2020-03-10", None]).dictionary_encode(),
    pa.array([None, date(2020, 3, 10), None]).slice(1),
    *[pa.array([datetime(2020, 3, 10, 8), None], pa.timestamp(unit)) for unit in ("s", "ms", "us", "ns")],
    # 22:30 of the ninth in UTC is 01:30 of the tenth in Riyadh.
    pa.array([datetime(2020, 3, 9, 22, 30, tzinfo=timezone.utc), None], pa.timestamp("us", "Asia/Riyadh")),
    pa.array([datetime(2020, 3, 9, 22, 30, tzinfo=timezone.utc), None], pa.timestamp("us", "+03:00")),
    [date(2020, 3, 10), None],
    [datetime(2020, 3, 10, 1, tzinfo=timezone(timedelta(hours=3))), None],
]


@pytest.mark.parametrize("references", REFERENCES, ids=lambda r: str(getattr(r, "type", "list")))
def test_one_reference_a_row(references):
    table = tarqim.Pipeline(labels="DATE", reference="1999-01-02").to_arrow(["أمس", "أمس"], references)
    assert table["start_at"].to_pylist() == [datetime(2020, 3, 9), datetime(1999, 1, 1)]


def test_wrong_arguments():
    pipeline = tarqim.Pipeline()
    with pytest.raises(TypeError, match=r"string_view.*not Int64"):
        pipeline.to_arrow(pa.array([1]))
    with pytest.raises(TypeError, match="not one str"):
        pipeline.to_arrow("نص")
    with pytest.raises(TypeError, match="str or None, not int"):
        pipeline.to_arrow(["نص", 3])
    with pytest.raises(TypeError, match=r"references must be .* not Int64"):
        pipeline.to_arrow(["نص"], pa.array([3]))
    with pytest.raises(ValueError, match="1 references for 2 texts"):
        pipeline.to_arrow(["نص", "نص"], ["2020-01-01"])
    with pytest.raises(ValueError, match="1 ids for 2 texts"):
        pipeline.to_arrow(["نص", "نص"], ids=[1])
    with pytest.raises(tarqim.ConfigError, match="codepoint, utf8, utf16"):
        pipeline.to_arrow(["نص"], offset_unit="bytes")
    with pytest.raises(tarqim.ConfigError):
        pipeline.to_arrow(["نص"], offset_unit="\ud800")
    with pytest.raises(tarqim.ConfigError, match=r"row 0: .*yesterday.* is not a date"):
        pipeline.to_arrow(["نص"], pa.array(["yesterday"]))


@pytest.mark.parametrize(("unit", "codec", "size"), [("utf8", "utf-8", 1), ("utf16", "utf-16-le", 2)])
def test_positions_in_other_units(unit, codec, size):
    text = "😀 é قتل ٨٠ في العراق"
    encoded = text.encode(codec)
    for row in tarqim.Pipeline().to_arrow([text], offset_unit=unit).to_pylist():
        assert encoded[row["start"] * size : row["end"] * size].decode(codec) == row["text"]
    (tokens,) = _columns.pa_array(_core.arrow_tokenize([text], offset_unit=unit)).to_pylist()
    cut = [encoded[t["start"] * size : t["end"] * size].decode(codec) for t in tokens]
    assert cut == tarqim.tokenize(text).texts


@pytest.mark.parametrize(
    "ids",
    [
        pa.array([7, None]),
        pa.array(["x", None]),
        pa.array([b"x", None]),
        pa.array([datetime(2020, 3, 10), None], pa.timestamp("ns", "Asia/Riyadh")),
        pa.array([None, {"a": {"b": 1}, "c": [{"d": "x"}]}, None]).slice(1),
        pa.UnionArray.from_sparse(
            pa.array([1, 0, 1], pa.int8()), [pa.array([1, 2, 3]), pa.array(["a", "b", "c"])]
        ).slice(1),
        pa.array([None, "x", None]).dictionary_encode().slice(1),
        pa.chunked_array([[7], [None]]),
        pa.chunked_array([pa.array(["a", "b"]).slice(2), pa.array(["x", None])]),
        pa.chunked_array([pa.array([text]).dictionary_encode() for text in "xy"]),
    ],
    ids=lambda ids: str(ids.type),
)
def test_any_column_names_the_documents(ids):
    table = tarqim.Pipeline(labels="GPE").to_arrow(["سوريا", "سوريا والعراق"], ids=ids)
    names = ids.to_pylist()
    assert table["doc"].to_pylist() == [names[0], names[1], names[1]]
    assert table["doc"].type == ids.type


def test_other_libraries_get_a_column_of_their_own():
    """Anything with the PyCapsule interface comes in, and what goes out has it too."""

    class Foreign:
        def __arrow_c_array__(self, requested_schema=None):
            return pa.array(["٣"]).__arrow_c_array__(requested_schema)

    done = tarqim.Normalizer(digits="ascii").map(Foreign())
    assert pa.array(done).to_pylist() == ["3"]


def test_lone_surrogates_keep_offsets():
    (row,) = tarqim.Pipeline(labels="GPE").to_arrow(["\ud800 سوريا"]).to_pylist()
    assert (row["start"], row["text"]) == (2, "سوريا")


def test_a_normalizer_keeps_the_offsets_of_the_original():
    pipeline = tarqim.Pipeline(labels="GPE", normalizer=tarqim.Normalizer(tatweel="strip"))
    (row,) = pipeline.to_arrow(["في ســـوريا"]).to_pylist()
    assert (row["start"], row["text"]) == (3, "ســـوريا")
