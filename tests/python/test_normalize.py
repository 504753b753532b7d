"""The normalizer as Python sees it."""

import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tarqim

PRESETS = ["clean", "search", "model", "lucene", "camel", "pyarabic"]
ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=80)
MIXED = st.text(
    alphabet="ابتةىيأإآ ٠١٢,.،؛«»\u0640\u064b\u064e\u0651\u0653\u200d\u200f\ufefb\ufdfa😎aZ \n\t", max_size=80
)
#: Any code point, lone surrogates included.
ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
TEXT = st.one_of(ARABIC, MIXED, ANY)


def is_canonical(text: str) -> bool:
    """Whether a string is stored as Python itself would store it.

    Strings of another width are not equal even if their characters are; the mark of ASCII is apart from
    that. (Sizes say less: a string grows when something asks for its UTF-8.)
    """
    rebuilt = "".join(list(text))
    return text == rebuilt and text.isascii() == rebuilt.isascii()


@pytest.mark.parametrize("preset", PRESETS)
@given(text=TEXT)
@settings(max_examples=150)
def test_alignment_of_any_text(preset: str, text: str) -> None:
    n = tarqim.Normalizer.preset(preset)
    out = n(text)
    a = n.align(text)
    assert a.text == out and a.original == text
    assert hash(out) == hash("".join(list(out))) and is_canonical(out)
    last = 0
    for i in range(len(out) + 1):
        start, end = a.to_original(i, i)
        assert start == end and last <= start <= len(text)
        last = start
    last = 0
    for i in range(len(text) + 1):
        start, end = a.to_normalized(i, i)
        assert start == end and last <= start <= len(out)
        last = start
    if out:
        assert a.to_original(0, len(out))[1] == len(text)
    if out == text:
        assert out is text
    assert n.align(out).text == n(out)


@given(text=TEXT)
@settings(max_examples=200)
def test_stripping_equals_str_translate(text: str) -> None:
    marks = list(range(0x64B, 0x653))
    n = tarqim.Normalizer(harakat="strip", tanwin="strip", shadda="strip", sukun="strip", alef_maqsura="yeh")
    assert n(text) == text.translate(dict.fromkeys(marks) | {0x649: 0x64A})


def test_spans_of_words_keep_their_marks() -> None:
    a = tarqim.Normalizer.preset("search").align("قالَتْ الأُسْتَاذَةُ: نَعَمْ")
    start = a.text.index("الاستاذه")
    s, e = a.to_original(start, start + 8)
    assert a.original[s:e] == "الأُسْتَاذَةُ"
    s, e = a.to_normalized(s, e)
    assert a.text[s:e] == "الاستاذه"
    assert a.to_original(10**9, 10**12) == (len(a.original), len(a.original))
    assert a.to_normalized(-5, 0) == (0, 0)


def test_a_reordered_cluster_is_one_run() -> None:
    a = tarqim.Normalizer(unicode="nfc").align("مح\u0651\u064eمد")
    assert a.text == "مح\u064e\u0651مد"
    assert a.to_dict()["runs"] == [(2, 2, 2, 2)]


def test_unchanged_text_is_the_same_object() -> None:
    n = tarqim.Normalizer.preset("search")
    for text in ["", "كتاب جديد", "plain ascii", "١٢"]:
        assert (n(text) is text) == (n(text) == text)


def test_narrower_results() -> None:
    n = tarqim.Normalizer(digits="ascii", emoji="drop", presentation_forms="fold")
    assert n("٣٠") == "30" and {"30": 1}[n("٣٠")] == 1
    assert n("é😎") == "é" and n("م😎") == "م"
    assert all(is_canonical(n(text)) for text in ("٣٠", "é😎", "م😎"))


def test_awkward_texts() -> None:
    n = tarqim.Normalizer.preset("search")
    assert n("\ud800أ\udfff") == "\ud800ا\udfff"
    assert n("أ\0ب") == "ا\0ب"
    assert n("\U000e0fff\U0010ffff") == "\U000e0fff\U0010ffff"
    long = "أُ" * 3_000_000
    assert n(long) == "ا"
    assert tarqim.Normalizer(tashkeel="strip", alef="fold")(long) == "ا" * 3_000_000


def test_options_are_checked() -> None:
    with pytest.raises(tarqim.ConfigError, match="alef_maqsura"):
        tarqim.Normalizer(alif="fold")  # type: ignore[call-arg]
    with pytest.raises(tarqim.ConfigError, match="fold_hamza"):
        tarqim.Normalizer(alef="off")  # type: ignore[arg-type]
    with pytest.raises(tarqim.ConfigError, match="lucene"):
        tarqim.Normalizer.preset("luzene")
    with pytest.raises(tarqim.ConfigError, match="lucene"):
        tarqim.normalize("نص", preset="luzene")  # type: ignore[arg-type]
    with pytest.raises(tarqim.ConfigError):
        tarqim.Normalizer.from_json("{")
    with pytest.raises(TypeError, match="str"):
        tarqim.Normalizer(alef=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str, not int"):
        tarqim.normalize(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str, not bytes"):
        tarqim.Normalizer()(b"x")  # type: ignore[arg-type]
    assert issubclass(tarqim.ConfigError, ValueError)


def test_signature_names_every_option() -> None:
    import inspect

    named = set(inspect.signature(tarqim.Normalizer).parameters)
    with pytest.raises(tarqim.ConfigError) as error:
        tarqim.Normalizer(no_such_option="x")  # type: ignore[call-arg]
    valid = str(error.value).split("valid: ")[1].split(", ")
    assert named == set(valid)


@pytest.mark.parametrize("preset", PRESETS)
def test_value_semantics(preset: str) -> None:
    n = tarqim.Normalizer.preset(preset)
    assert pickle.loads(pickle.dumps(n)) == n
    assert tarqim.Normalizer.from_json(n.to_json()) == n
    assert hash(tarqim.Normalizer.from_json(n.to_json())) == hash(n)
    assert eval(repr(n), {"Normalizer": tarqim.Normalizer}) == n
    assert tarqim.Normalizer(**json.loads(n.to_json())) == n
    with pytest.raises(AttributeError):
        n.x = 1  # type: ignore[attr-defined]
    a = n.align("مُدُن ٣")
    assert pickle.loads(pickle.dumps(a)) == a and hash(pickle.loads(pickle.dumps(a))) == hash(a)
    assert tarqim.Normalized.from_dict(a.to_dict()) == a
    match a:
        case tarqim.Normalized(text, original):
            assert (text, original) == (a.text, a.original)


def test_alignment_from_a_dict_is_checked() -> None:
    good = {"text": "ab", "original": "axb", "runs": [(1, 1, 1, 0)]}
    assert tarqim.Normalized.from_dict(good).to_original(1, 2) == (2, 3)
    for runs in [[], [(0, 1, 1, 0)], [(5, 1, 5, 0)], [(1, 1, 1, 0), (0, 0, 0, 0)]]:
        with pytest.raises(tarqim.ConfigError):
            tarqim.Normalized.from_dict(good | {"runs": runs})


def test_map() -> None:
    n = tarqim.Normalizer(digits="ascii")
    assert n.map(["٣", None, "٤"]) == ["3", None, "4"]
    assert n.map(iter(["٣"])) == ["3"]
    with pytest.raises(TypeError, match="one str"):
        n.map("٣")
    with pytest.raises(TypeError, match="not int"):
        n.map([3])


def test_map_of_a_series() -> None:
    pd = pytest.importorskip("pandas")
    n = tarqim.Normalizer(digits="ascii")
    out = n.map(pd.Series(["٣", None, "٤"], index=[5, 6, 7], name="x"))
    assert list(out.index) == [5, 6, 7] and out.name == "x"
    assert out[5] == "3" and pd.isna(out[6])


@pytest.mark.parametrize("preset", ["clean", "search", "lucene"])
def test_long_texts_are_cut_without_a_trace(preset: str) -> None:
    n = tarqim.Normalizer.preset(preset)
    text = "كتاب  جديد، ﷺ  ٣٠  جمييييل مُحَمَّد قال نعم " * 9000
    for long in (text, text + "😎"):
        # Alignments are made of the text as a whole.
        assert n(long) == n.align(long).text
    plain = "كتاب جديد " * 40_000 + "هنا"
    assert n(plain) is plain


@pytest.mark.parametrize("threads", [1, 2, 3, None])
def test_a_list_is_the_same_on_any_number_of_threads(threads):
    normalizer = tarqim.Normalizer.preset("search")
    texts = ["كِتابٌ ٣", None, "plain", "سوريّة 😀 ٢٠١٥", "", float("nan"), "\ud800 أ"]
    # Long enough for several turns, and no multiple of what a thread takes.
    many = [*(texts * 30_000)[:-1], "أ" * 1_500_000]
    done = normalizer.map(many, threads=threads)
    one = [normalizer(text) if isinstance(text, str) else text for text in texts]
    assert len(done) == len(many)
    assert all(a == b for a, b in zip(done[:-1], one * 30_000, strict=False) if isinstance(a, str))
    assert all(done[i] is many[i] for i, text in enumerate(many) if not isinstance(text, str))
    assert done[-1] == normalizer(many[-1])
