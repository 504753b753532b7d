"""What comes from others, damaged or hostile: columns, dicts, JSON, references, interpreters."""

import gc
import itertools
import json
import os
import subprocess
import sys
import threading
import weakref

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tarqim
import tarqim.pandas
import tarqim.polars
from tarqim._core import arrow_entities, arrow_extract, arrow_normalize, arrow_tokenize

BROKEN = ["abc \xf0", "\xff", "\xe0\xa0", "\x80", "aaa" + "\xf8" * 8]


def column(kind: str, rows: list[bytes | None]) -> pa.Array:
    """An array of strings that nobody looked at, as a Parquet reader makes it."""
    if kind == "string_view":
        return pa.array(rows, pa.binary_view()).view(pa.string_view())
    if kind == "large_string":
        return pa.array(rows, pa.large_binary()).view(pa.large_string())
    strings = pa.array(rows, pa.binary()).view(pa.string())
    if kind == "dictionary":
        indices = pa.array(range(len(rows)), pa.int32())
        return pa.DictionaryArray.from_arrays(indices, strings)
    return strings


READERS = {
    "normalize": lambda c, **o: arrow_normalize(tarqim.Normalizer.preset("search"), c, **o),
    "tokenize": arrow_tokenize,
    "extract": lambda c, **o: arrow_extract(tarqim.Pipeline(), c, **o),
    "entities": lambda c, **o: arrow_entities(tarqim.Pipeline(), c, **o),
}


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
@pytest.mark.parametrize("reader", READERS)
def test_a_row_that_is_no_utf8_is_named_or_null(kind, reader):
    read = READERS[reader]
    for broken in BROKEN:
        rows = ["وصل ٣ جنود".encode(), None, broken.encode("latin-1"), "دمشق".encode()]
        array = column(kind, rows)
        with pytest.raises(ValueError, match="row 2 of the texts is not valid UTF-8"):
            read(array)
        with pytest.raises(ValueError, match="row 1 of the texts"):
            read(array.slice(1))
        with pytest.raises(ValueError, match="row 5 of the texts"):
            read(pa.chunked_array([column(kind, rows[:2] + rows[3:]), array]))
        if reader != "entities":
            table = pa.array(read(array, errors="coerce"))
            assert [row is None for row in table.to_pylist()] == [False, True, True, False]
        assert len(pa.table(READERS["entities"](array, errors="coerce"))) == 2
    with pytest.raises(tarqim.ConfigError, match="raise, coerce"):
        read(array, errors="ignore")


def test_what_no_row_holds_is_of_no_harm():
    """Bytes behind nulls and values of a dictionary that no row has are never read."""
    values = pa.array(["نص".encode(), b"\xff"], pa.binary()).view(pa.string())
    unused = pa.DictionaryArray.from_arrays(pa.array([0, 0, None], pa.int32()), values)
    assert pa.array(READERS["normalize"](unused)).to_pylist() == ["نص", "نص", None]
    offsets = pa.array([0, 1, 2], pa.int32()).buffers()[1]
    hidden = pa.StringArray.from_buffers(2, offsets, pa.py_buffer(b"\xffa"), pa.py_buffer(b"\x02"), 1)
    assert pa.array(READERS["normalize"](hidden)).to_pylist() == [None, "a"]


@pytest.mark.parametrize("offsets", [[0, 5, 3, 8], [0, -1, 3, 8], [0, 2_000_000_000, 3, 8]])
def test_offsets_that_lead_out_are_refused(offsets):
    buffer = pa.array(offsets, pa.int32()).buffers()[1]
    array = pa.StringArray.from_buffers(3, buffer, pa.py_buffer(b"abcdefgh"))
    for read in READERS.values():
        with pytest.raises(ValueError, match="offsets are out of order"):
            read(array)


def test_a_cut_in_the_middle_of_a_letter_is_seen():
    """All bytes together are UTF-8, the rows are not."""
    buffer = pa.array([0, 1, 2], pa.int32()).buffers()[1]
    array = pa.StringArray.from_buffers(2, buffer, pa.py_buffer("م".encode()))
    with pytest.raises(ValueError, match="row 0 of the texts"):
        READERS["normalize"](array)


def test_cells_of_lists_too():
    with pytest.raises(TypeError, match="row 1: texts must be str or None, not int"):
        READERS["normalize"](["نص", 3])
    assert pa.array(READERS["normalize"](["نص", 3], errors="coerce")).to_pylist() == ["نص", None]


def test_polars_columns_of_nothing_but_nulls():
    for values in ([None, None], []):
        frame = pl.DataFrame({"text": pl.Series(values, dtype=pl.Null)})
        assert frame["text"].ar.extract().to_list() == values
        assert tarqim.Normalizer().map(frame["text"]).to_list() == values
        assert frame.select(pl.col("text").ar.normalize())["text"].to_list() == values


SMALL_STACK = 256 << 10
UNITS = ["1/1/2015 الموافق ", "أول أحد بعد ", "123 456 ", "آلاف ", "جبل ", "( «", "<b>&amp;", "a@", "و"]


def test_a_small_stack_is_enough():
    """Threads of other systems have half a megabyte; what overflows one cannot be caught."""
    calls = [
        *(tarqim.extract, tarqim.analyze, tarqim.segment, tarqim.sentences, tarqim.tokenize),
        *(tarqim.normalize, tarqim.numerals_to_digits, tarqim.digits_to_words, tarqim.search_terms),
        *(tarqim.chunk, lambda text: tarqim.chunk(text, max_chars=10**7, overlap=10**6)),
        lambda text: tarqim.analyze(text)._repr_html_(),
        lambda text: tarqim.analyze(text).redact(["DATE"]),
    ]
    failed = []

    def work():
        for unit in UNITS:
            text = unit * (20_000 // len(unit))
            for call in calls:
                try:
                    call(text)
                except Exception as why:
                    failed.append((unit, call, why))

    before = threading.stack_size(SMALL_STACK)
    try:
        thread = threading.Thread(target=work)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    assert not failed


def test_long_chunks_are_measured_seldom():
    measured = 0

    def size(text):
        nonlocal measured
        measured += len(text)
        return len(text)

    text = "وصل الوفد. " * 5_000
    chunks = tarqim.chunk(text, max_chars=10**7, overlap=10**6, length=size)
    assert [(c.start, c.end) for c in chunks] == [(0, len(text.rstrip()))]
    assert measured < 8 * len(text)


SUBINTERPRETER = """
import {module} as interpreters
interpreter = interpreters.create()
code = 'try:\\n import tarqim\\nexcept ImportError as why:\\n print(why)\\nelse:\\n print("imported")'
{run}
"""


def test_subinterpreters_are_refused():
    if sys.version_info >= (3, 13):
        pytest.skip("the interpreter itself says so")
    module = "_xxsubinterpreters"
    code = SUBINTERPRETER.format(module=module, run="interpreters.run_string(interpreter, code)")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert "imported" not in child.stdout
    assert "subinterpreter" in child.stdout, child


def test_threads_are_capped():
    code = (
        "import tarqim, threading, os\n"
        "list(tarqim.Pipeline().map(['نص'] * 100, threads=2000))\n"
        "print(len(os.listdir('/proc/self/task')))\n"
    )
    if not os.path.exists("/proc/self/task"):
        pytest.skip("counts threads as Linux does")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert int(child.stdout) <= 4 * (os.cpu_count() or 1) + 8


@pytest.mark.parametrize(
    "text", ["{", "[]", "3", '{"region": 5}', '{"a": 1}', "[" * 100_000, '{"region": "sy"}']
)
def test_options_that_are_none(text):
    with pytest.raises(tarqim.ConfigError):
        tarqim.Options.from_json(text)


def test_regions_that_are_none_name_those_that_are():
    for wrong, meant in (("saudi", ""), ("XX", ""), ("sy", "write SY; "), ("", ""), ("\u0633", "")):
        told = rf"unknown region {json.dumps(wrong, ensure_ascii=False)}; {meant}valid: .*\bSY\b.*[A-Z]{{2}}$"
        for make in (
            lambda region: tarqim.Options(region=region),
            lambda region: tarqim.Options.from_dict({"region": region}),
            lambda region: tarqim.Options.from_json(json.dumps({"region": region})),
            lambda region: tarqim.Options().replace(region=region),
        ):
            with pytest.raises(tarqim.ConfigError, match=told):
                make(wrong)
    with pytest.raises(tarqim.ConfigError, match="unknown value for region 5"):
        tarqim.Options(region=5)
    with pytest.raises(tarqim.ConfigError, match=r"unknown region .*ud800.*valid: AD"):
        tarqim.Options(region="\ud800")
    assert tarqim.Options(region="PR").region == "PR"


@pytest.mark.parametrize(
    ("kind", "data", "named"),
    [
        (tarqim.Number, {"value": "1/0"}, "value of Number"),
        (tarqim.Number, {"value": "abc"}, "value of Number"),
        (tarqim.Number, {"value": [1]}, "value of Number"),
        (tarqim.Number, {"value": True}, "value of Number"),
        (tarqim.Number, {"bound": "evil"}, "bound of Number"),
        (tarqim.Number, {"noun": 5}, "noun of Number"),
        (tarqim.Number, {"noun": {"text": "x"}}, "noun of Number"),
        (tarqim.Number, {"evil": 1}, "no field 'evil'"),
        (tarqim.Number, [1], "from a dict"),
        (tarqim.Temporal, {"start_at": "yesterday"}, "start_at of Temporal"),
        (tarqim.Temporal, {"problems": 3}, "problems of Temporal"),
        (tarqim.Temporal, {"seconds": "x"}, "seconds of Temporal"),
        (tarqim.Name, {}, "Name needs more fields"),
    ],
)
def test_values_that_are_none(kind, data, named):
    with pytest.raises(ValueError, match=named):
        kind.from_dict(data)


def test_entities_that_are_none():
    whole = tarqim.extract("80 جنديا")[0].to_dict()
    assert tarqim.Entity.from_dict(json.loads(json.dumps(whole))).to_dict() == whole
    for name in ("label", "value", "phrase"):
        with pytest.raises(ValueError, match=name):
            tarqim.Entity.from_dict({key: value for key, value in whole.items() if key != name})
    with pytest.raises(ValueError, match="label"):
        tarqim.Entity.from_dict(whole | {"label": ["DATE"]})
    with pytest.raises(ValueError, match="phrase"):
        tarqim.Entity.from_dict(whole | {"phrase": {"start": 1}})


WHOLE = {
    tarqim.Doc: tarqim.analyze("وصل ٣ جنود"),
    tarqim.Tokens: tarqim.tokenize("وصل ٣ جنود"),
    tarqim.Span: tarqim.sentences("وصل ٣ جنود")[0],
    tarqim.Token: tarqim.tokenize("وصل ٣ جنود")[1],
    tarqim.Segmented: tarqim.segment("وبيتهم")[0],
    tarqim.Term: tarqim.search_terms("وصل")[0],
    tarqim.Normalized: tarqim.Normalizer.preset("search").align("وَصَل"),
    tarqim.Event: tarqim.events("قتل 3 جنود في دمشق")[0],
}


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.__name__)
def test_dicts_that_are_damaged(kind):
    """Whatever field is missing, of another type or out of range, that is a ValueError or an equal value."""
    whole = WHOLE[kind].to_dict()
    assert kind.from_dict(json.loads(json.dumps(whole))) == WHOLE[kind]
    broken = [-1, 2**40, "\ud800", None, [1], [[5, 2]], {"start": -1}, {"text": 3}, 1.5, float("nan")]
    damaged = [{}, {"a": 1}, whole | {"a": 1}]
    damaged += [{k: v for k, v in whole.items() if k != name} for name in whole]
    damaged += [whole | {name: value} for name in whole for value in broken]
    refused = 0
    for data in damaged:
        try:
            repr(kind.from_dict(data))
        except ValueError:
            refused += 1
    assert refused > len(damaged) // 4


@pytest.mark.parametrize(
    "reference",
    ["2015-09-30T12:00Zgarbage", "2015-09-30T12:00+99:00", "2015-09-30T12:00Z+", "2015-09-30T", "\ud800"],
)
def test_references_that_are_none(reference):
    with pytest.raises(tarqim.ConfigError, match="is not a date"):
        tarqim.extract("أمس", reference=reference)


def test_references_with_an_offset():
    for reference in ["2015-09-30T12:00Z", "2015-09-30T12:00+03:00", "2015-09-30 12:00:30-11:30"]:
        assert tarqim.extract("أمس", reference=reference)[0].value.timex == "2015-09-29"


def test_references_that_are_no_moment():
    texts = pa.array(["أمس", "أمس", "أمس"])
    for far in (pa.array([0, None, 2**31 - 1], pa.date32()), pa.array([0, None, 2**62], pa.timestamp("s"))):
        with pytest.raises(ValueError, match="row 2: the reference is out of range"):
            arrow_entities(tarqim.Pipeline(), texts, references=far)
        days = pa.table(arrow_entities(tarqim.Pipeline(), texts[:2], references=far[:2]))["start_at"]
        assert days.is_valid().to_pylist() == [True, False]


def test_labels_that_are_no_text():
    with pytest.raises(tarqim.ConfigError):
        tarqim.extract("أمس", labels=["\ud800"])


class Word(str):
    """A str that can hold things."""


@pytest.mark.parametrize(
    "made",
    [
        *(tarqim.segment, tarqim.analyze, tarqim.extract, tarqim.tokenize, tarqim.sentences),
        *(tarqim.search_terms, tarqim.Normalizer().align, tarqim.chunk),
        lambda text: list(tarqim.Pipeline().map([text])),
    ],
)
def test_circles_through_a_class_of_str_are_collected(made):
    word = Word("وصل ٣ جنود إلى سوريا")
    word.made = made(word)
    gone = weakref.ref(word)
    del word
    gc.collect()
    assert gone() is None


class Unlike(str):
    """A str whose methods say something else."""

    def __len__(self):
        return 2**40

    def __iter__(self):
        raise TypeError


def test_the_text_of_a_class_of_str_is_its_own():
    text = "وصل ٣ جنود أمس"
    plain, unlike = [], []
    for read in (
        *(tarqim.extract, tarqim.tokenize, tarqim.normalize, tarqim.numerals_to_digits, tarqim.segment),
        lambda text: list(tarqim.Pipeline().map([text])),
        lambda text: list(tarqim.Normalizer.preset("search").map([text])),
    ):
        plain.append(repr(read(text)))
        unlike.append(repr(read(Unlike(text))))
    assert plain == unlike


def test_signs_around_numbers_are_seen():
    for sign in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2":
        tokens = tarqim.tokenize(f"آية {sign}١٢")
        assert [(t.text, t.kind) for t in tokens] == [("آية", "word"), (sign, "symbol"), ("١٢", "number")]
    assert tarqim.extract("آية ۝١٢ من السورة")[0].value.value == 12


def columns_of_broken():
    """A column with a row that is no UTF-8, in every library."""
    rows = ["وصل ٣ جنود".encode(), None, b"abc \xf0", "دمشق".encode()]
    strings = column("string", rows)
    yield from (column(kind, rows) for kind in ("string", "large_string", "string_view", "dictionary"))
    yield pa.chunked_array([strings])
    yield pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array([strings])), name="text")
    yield pl.Series("text", pl.from_arrow(strings))


COLLECTIONS = {
    "Normalizer.map": lambda c: tarqim.Normalizer().map(c),
    "Pipeline.map": lambda c: list(tarqim.Pipeline().map(c)),
    "Pipeline.events": lambda c: list(tarqim.Pipeline().events(c)),
    "to_arrow": lambda c: tarqim.Pipeline().to_arrow(c),
    "to_arrow of events": lambda c: tarqim.Pipeline().to_arrow(c, what="events"),
    "near_keys": tarqim.near_keys,
}


@pytest.mark.parametrize("read", COLLECTIONS.values(), ids=COLLECTIONS)
def test_a_row_that_is_no_utf8_is_named_by_every_function(read):
    """Libraries fail on such a text in their own ways, one with what `except Exception` does not catch."""
    for broken in columns_of_broken():
        with pytest.raises(ValueError, match="row 2 of the texts is not valid UTF-8"):
            read(broken)


METHODS = [
    "normalize",
    "tokens",
    "language",
    "contains",
    "extract",
    "tokenize",
    "segment",
    "events",
    "sort_key",
]


@pytest.mark.parametrize("method", METHODS)
def test_a_row_that_is_no_utf8_is_named_or_null_in_ar(method):
    given = ["GPE"] if method == "contains" else []
    for broken in columns_of_broken():
        if isinstance(broken, pa.Array | pa.ChunkedArray):
            continue
        with pytest.raises(Exception, match="row 2 of the texts is not valid UTF-8"):
            getattr(broken.ar, method)(*given)
        getattr(broken.ar, method)(*given, errors="coerce")


def test_a_reference_that_is_no_utf8_is_named():
    broken = column("string", [b"2015-09-30", b"\xff"])
    with pytest.raises(ValueError, match="row 1 of the references is not valid UTF-8"):
        tarqim.Pipeline().to_arrow(["أمس", "أمس"], references=broken)


@pytest.mark.parametrize("read", COLLECTIONS.values(), ids=COLLECTIONS)
def test_what_has_other_elements_than_texts_is_told_so(read):
    """Iterated over, these would give letters, bytes, keys and the names of columns."""
    frame = pd.DataFrame({"text": ["وصل ٣ جنود"]})
    for table in (frame, pl.DataFrame(frame), pa.table({"text": ["نص"]}), frame[["text"]].to_numpy()):
        with pytest.raises(TypeError, match=r"one column is wanted, not a table: write frame\['text'\]"):
            read(table)
    with pytest.raises(TypeError, match=r"frame\.collect\(\)\['text'\]"):
        read(pl.DataFrame(frame).lazy())
    with pytest.raises(TypeError, match=r"not one dict: write texts\.values\(\)"):
        read({"a": "نص"})
    for one in ("نص", "نص".encode(), bytearray(b"x"), pd.Timestamp("2015-09-30"), pd.NA, pd.NaT, 5):
        with pytest.raises(TypeError, match=rf"not one {type(one).__name__}"):
            read(one)


def test_what_is_none_of_its_kind_is_told_so():
    with pytest.raises(TypeError, match=r"options must be a tarqim\.Options, not str"):
        tarqim.parse_date("3/4/2020", options="SY", day_first=False)
    with pytest.raises(TypeError, match="numbers or columns of them are wanted, not str"):
        tarqim.to_gregorian([1445], "9", [15])


def test_texts_of_every_collection():
    texts = ["وصل ٣ جنود", "دمشق"]
    made = [doc.to_dict() for doc in tarqim.Pipeline().map(texts)]
    for given in (
        *(tuple(texts), iter(texts), dict(zip("ab", texts, strict=True)).values(), pa.array(texts)),
        *(pa.chunked_array([texts]), pl.Series(texts), pd.Series(texts), pd.Series(texts, dtype="category")),
    ):
        assert [doc.to_dict() for doc in tarqim.Pipeline().map(given)] == made


@pytest.mark.parametrize("name", ["references", "ids"])
def test_what_is_given_beside_the_texts_is_as_many(name):
    texts, three = ["أمس", "غدا"], ["2015-09-30"] * 3
    read = tarqim.Pipeline().map
    with pytest.raises(ValueError, match=f"more {name} than texts: 3 for 2"):
        read(texts, **{name: three})
    # Of what comes one by one it is known only at the end.
    with pytest.raises(ValueError, match=f"more {name} than texts: 3 for 2"):
        list(read(iter(texts), **{name: three}))
    with pytest.raises(ValueError, match=f"fewer {name} than texts"):
        list(read(texts, **{name: three[:1]}))
    with pytest.raises(TypeError, match=f"{name} must be one for each text, not one str"):
        read(texts, **{name: "2015-09-30"})
    assert len(list(read(texts, **{name: itertools.repeat("2015-09-30")}))) == 2
