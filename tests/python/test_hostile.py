"""Long, strange and endless input."""

import os
import signal
import subprocess
import sys

import pytest

import tarqim


@pytest.mark.parametrize(
    "unit", ["كلمة ", "٣", "و", "12/", "مليون و", "a.", "#", "\u064b", "👨\u200d", "\ud800"]
)
def test_a_very_long_line(unit):
    text = unit * (2_000_000 // len(unit))
    tokens = tarqim.tokenize(text)
    assert len(tokens) <= len(text)
    last = 0
    for entity in tarqim.extract(text):
        assert last <= entity.start < entity.end <= len(text)
        last = entity.end


def test_fifty_megabytes_in_one_line():
    text = "وصل 80 جندياً إلى سوريا " * (25_000_000 // 24)
    assert len(text.encode()) > 40_000_000
    assert len(tarqim.extract(text, labels=["GPE"])) == 25_000_000 // 24


CHILD = """
import random, resource, tarqim

draw = random.Random(1)
letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def read(batches):
    for _ in range(batches):
        words = ("".join(draw.choices(letters, k=8)) for _ in range(20_000))
        tarqim.extract(" ".join(words))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


# The first batches fill the cache.
print(-read(20) + read(40))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes as Linux does")
def test_memory_is_flat_over_distinct_words():
    """What words were read as is kept in a cache of fixed size: kept for ever, they would take 100 MB.

    In a process of its own: the peak of this one depends on the tests before.
    """
    grown = subprocess.run([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, check=True).stdout
    assert int(grown) < 15_000


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_long_batch_can_be_interrupted():
    code = (
        "import tarqim, itertools, sys\n"
        "for doc in tarqim.Pipeline().map(itertools.repeat('وصل 80 جندياً إلى سوريا')):\n"
        "    print('reading', flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        assert child.stdout.readline() == b"reading\n"
        child.send_signal(signal.SIGINT)
        assert b"KeyboardInterrupt" in child.communicate()[1]
    assert child.returncode != 0


def test_results_do_not_depend_on_what_was_read_before():
    texts = ["وصل 80 جندياً إلى سوريا", "غادر العراق في 30 أيلول", "و" * 50, "٣-٤ آلاف"]
    alone = [tarqim.extract(t) for t in texts]
    for order in ([3, 2, 1, 0], [1, 1, 0, 2, 3]):
        assert [tarqim.extract(texts[i]) for i in order] == [alone[i] for i in order]


@pytest.mark.parametrize(
    "read",
    [
        *(tarqim.tokenize, tarqim.sentences, tarqim.extract, tarqim.analyze, tarqim.segment),
        *(tarqim.normalize, tarqim.Normalizer(), tarqim.Normalizer().align, tarqim.Pipeline()),
        *(tarqim.transliterate, tarqim.stem, tarqim.search_terms),
        *(tarqim.numerals_to_digits, tarqim.digits_to_words, tarqim.parse_number),
    ],
    ids=lambda read: getattr(read, "__name__", type(read).__name__),
)
def test_what_is_no_text_is_told_so(read):
    with pytest.raises(TypeError) as raised:
        read("نص".encode())
    assert str(raised.value) == 'text must be a str, not bytes: write text.decode("utf-8")'


@pytest.mark.parametrize("reference", ["0001-01-01", "2015-09-30", "9999-12-31"])
@pytest.mark.parametrize(
    "unit", ["ثانية", "دقيقة", "ساعة", "نصف ساعة", "يوم", "أسبوع", "شهر", "شهر هجري", "سنة", "قرن"]
)
def test_lengths_that_leave_every_calendar(unit, reference):
    for count in (9, 99, 999):
        for power in ("مليون", "مليار", "تريليون"):
            for moved in (
                f"بعد {count} {power} {unit}",
                f"قبل {count} {power} {unit}",
                f"{count} {power} {unit} القادمة",
            ):
                for found in tarqim.extract(moved, reference=reference):
                    assert found.text in moved


#: A lone surrogate is a str of Python, but no text of Rust or of JSON.
LONE = "\ud800"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: tarqim.Normalizer.from_json(LONE),
        lambda: tarqim.Normalizer.from_json(f'{{"alef": "{LONE}"}}'),
        lambda: tarqim.Normalizer.preset(LONE),
        lambda: tarqim.normalize("نص", LONE),
        lambda: tarqim.Options.from_json(LONE),
        lambda: tarqim.Options(region=LONE),
        lambda: tarqim.extract("نص", labels=[LONE]),
        lambda: tarqim.extract("نص", reference=f"2015-09-30{LONE}"),
        lambda: tarqim.transliterate("نص", LONE),
        lambda: tarqim.transliterate("نص", direction=LONE),
        lambda: tarqim.stem("نص", LONE),
        lambda: tarqim.segment("نص", LONE),
        lambda: tarqim.search_terms("نص", stemming=LONE),
        lambda: tarqim.spell(5, gender=LONE),
        lambda: tarqim.spell_ordinal(5, case=LONE),
        lambda: tarqim.spell_money(5, LONE),
        lambda: tarqim.digits_to_words("5", style=LONE),
        lambda: tarqim.Token("نص", 0, 2, LONE),
        lambda: tarqim.Pipeline().to_arrow(["نص"], what=LONE),
        lambda: tarqim.spell(5, noun=(LONE, "كتب")),
        lambda: tarqim.spell(5, noun=("كتاب", f"كتب{LONE}")),
        lambda: tarqim.analyze("دمشق").redact("GPE", LONE),
        lambda: tarqim.analyze("دمشق").redact("GPE", placeholder=f"[{{label}}]{LONE}"),
    ],
)
def test_a_lone_surrogate_is_no_name_of_anything(wrong):
    with pytest.raises(tarqim.ConfigError):
        wrong()


@pytest.mark.parametrize("garbage", ["Zgarbage", "Z 5", " trailing", "+99:00", "+03:00x", "Z", "\x00", LONE])
def test_nothing_trails_a_reference(garbage):
    """Times with an offset are told apart from what only begins like one."""
    given = f"2015-09-30T12:00{garbage}"
    if garbage == "Z":
        assert tarqim.extract("أمس", reference=given)[0].time.timex == "2015-09-29"
        return
    with pytest.raises(tarqim.ConfigError, match="is not a date"):
        tarqim.extract("أمس", reference=given)


@pytest.mark.parametrize(
    ("read", "wanted"),
    [
        (tarqim.to_geojson, "a table with the columns lat and lon, events or a document are wanted, not {}"),
        (tarqim.to_acled, "documents or events are wanted, not {}"),
        (tarqim.to_airwars, "documents or events are wanted, not {}"),
    ],
)
@pytest.mark.parametrize("given", [5, "حلب", None, b"x", object()], ids=repr)
def test_what_is_no_table_is_told_so(read, wanted, given):
    with pytest.raises(TypeError) as raised:
        read(given)
    kind = type(given).__name__
    # Iterables are told of by their first element.
    assert str(raised.value) in (wanted.format(kind), wanted.format("int"))


def test_geojson_of_what_has_no_coordinates():
    with pytest.raises(ValueError, match="columns lat and lon is wanted; there are lat"):
        tarqim.to_geojson([{"lat": 1}])


@pytest.mark.parametrize("noun", ["كتاب", ("كتاب",), ("كتاب", 5), 5, ["كتاب", "كتب"]], ids=repr)
def test_a_noun_is_its_singular_and_its_plural(noun):
    with pytest.raises(TypeError, match="noun must be a tuple of two str, the singular and the plural, not"):
        tarqim.spell(5, noun=noun)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        *(
            (lambda o, read=read: read("نص", options=o), "options must be a tarqim.Options, not")
            for read in (tarqim.analyze, tarqim.extract, tarqim.events, tarqim.explain)
        ),
        (lambda o: tarqim.Pipeline(options=o), "options must be a tarqim.Options, not"),
        (tarqim.logical_order, "text must be a str, not"),
        (tarqim.script_ratio, "text must be a str, not"),
        (tarqim.romanize, "text must be a str, not"),
        (tarqim.offsets, "text must be a str or a Doc, not"),
        (tarqim.to_hijri, "day must be a date, a str or a column of them, not"),
        (lambda o: tarqim.show([o]), "documents, spans and texts are shown, not"),
    ],
)
@pytest.mark.parametrize("wrong", [b"x", 5, 1.5, object()], ids=lambda wrong: type(wrong).__name__)
def test_arguments_of_another_kind_are_told_so(call, said, wrong):
    with pytest.raises(TypeError, match=said):
        call(wrong)


def test_options_are_no_dict():
    with pytest.raises(TypeError, match=r"not dict: write tarqim.Options\(\*\*options\)"):
        tarqim.analyze("نص", options={"region": "SY"})
