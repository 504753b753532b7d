"""Public values: frozen, equal by value, hashable, picklable, dicts and back."""

import copy
import json
import pickle
from datetime import date

import numpy as np
import pytest

import tarqim

TEXT = "وصل 80 جندياً إلى سوريا في 30 أيلول، راجع https://example.com و #خبر"


def everything():
    doc = tarqim.analyze(TEXT, reference="2015-10-04")
    yield doc
    yield doc.tokens
    yield doc.tokens[0]
    yield doc.sentences[0]
    yield from doc.entities
    yield from (e.phrase for e in doc.entities)


@pytest.mark.parametrize("value", list(everything()), ids=lambda v: type(v).__name__)
def test_round_trips(value):
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.copy(value) == value
    described = value.to_dict()
    assert json.loads(json.dumps(described)) == described
    back = type(value).from_dict(described)
    assert back == value
    assert hash(back) == hash(value)
    assert value != object()
    with pytest.raises(AttributeError):
        value.text = "x"


def test_matching():
    match tarqim.extract("سوريا")[0]:
        case tarqim.Entity(text, start, end, "GPE", tarqim.Name(canonical, "SY")):
            assert (text, start, end, canonical) == ("سوريا", 0, 5, "سوريا")
        case other:
            pytest.fail(repr(other))


def test_offsets_are_code_points():
    text = "👨‍👩‍👧 " + TEXT
    for entity in tarqim.extract(text):
        assert text[entity.start : entity.end] == entity.text
        assert text[entity.phrase.start : entity.phrase.end] == entity.phrase.text
        assert entity.phrase.start <= entity.start <= entity.end <= entity.phrase.end


def test_a_value_is_made_once_when_it_is_asked_for():
    entity, again = (tarqim.extract("قتل أكثر من 80 إرهابياً")[0] for _ in range(2))
    assert entity.value is entity.value
    assert entity.value.noun.text == "إرهابياً"
    del entity
    assert again.value.noun.text == "إرهابياً"


def test_token_columns_are_buffers():
    tokens = tarqim.tokenize(TEXT)
    starts, ends, kinds = (np.asarray(c) for c in (tokens.starts, tokens.ends, tokens.kinds))
    assert (starts.dtype, ends.dtype, kinds.dtype) == (np.uint32, np.uint32, np.uint8)
    assert [TEXT[a:b] for a, b in zip(starts, ends, strict=True)] == tokens.texts
    assert [tarqim.Tokens.KINDS[k] for k in kinds] == [t.kind for t in tokens]
    with pytest.raises(ValueError, match="read-only"):
        starts[0] = 1


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800", "\x00", "a\udfffب\x00", "\U0010ffff", "و" * 5000, "٣" * 5000]
)
def test_any_string_is_accepted(text):
    doc = tarqim.analyze(text)
    rebuilt, at = [], 0
    for token in doc.tokens:
        rebuilt += [text[at : token.start], token.text]
        at = token.end
    assert "".join(rebuilt) + text[at:] == text


def test_wrong_configuration_names_what_is_valid():
    with pytest.raises(tarqim.ConfigError, match="PERSON"):
        tarqim.extract("نص", labels=["PEOPLE"])
    with pytest.raises(tarqim.ConfigError, match="past"):
        tarqim.Options(prefer="now")
    with pytest.raises(tarqim.ConfigError, match="week_start"):
        tarqim.Options(week="monday")
    with pytest.raises(tarqim.ConfigError, match="is not a date"):
        tarqim.extract("نص", reference="أمس")
    with pytest.raises(TypeError):
        tarqim.extract(None)


def test_options_mirror_the_core():
    from tarqim._core import _OptionsPlan

    # Types of events are no convention of the core's: they are compiled beside the options.
    of_core = {name: value for name, value in tarqim.Options().to_dict().items() if name != "event_types"}
    assert of_core == json.loads(_OptionsPlan("{}").to_json())
    options = tarqim.Options(prefer="future", day_first=False)
    assert tarqim.Options.from_json(options.to_json()) == options
    assert pickle.loads(pickle.dumps(options)) == options
    assert len({options, tarqim.Options(), tarqim.Options()}) == 2


def test_profiles_preset_options_and_given_ones_win():
    assert tarqim.Options(profile="duckling").prefer == "future"
    mixed = tarqim.Options(profile="maha", week_start="monday", bare_unit=False)
    assert (mixed.week_start, mixed.bare_unit, mixed.relative) == ("monday", False, "week_start")
    assert tarqim.Options.from_json(mixed.to_json()) == mixed
    assert pickle.loads(pickle.dumps(mixed)) == mixed
    with pytest.raises(tarqim.ConfigError, match="duckling"):
        tarqim.Options(profile="duck")


def test_explained_entities_say_what_each_word_was_read_as():
    text = "سُجل أكثر من ثلاثة آلاف طن يوم الخميس 15 آب الماضي"
    plain = tarqim.extract(text, reference="2024-01-01")
    explained = tarqim.extract(text, reference="2024-01-01", explain=True)
    assert plain == explained
    assert all(entity.rule is None and entity.readings is None for entity in plain)
    quantity, date = explained
    read = [(span.text, reading) for span, reading in quantity.readings]
    assert read == [("أكثر من", "bound more_than"), ("ثلاثة آلاف", "cardinal 3000"), ("طن", "measure t")]
    assert [reading for _, reading in date.readings] == [
        "time_unit day",
        "weekday 4",
        "cardinal 15",
        "month 8",
        "direction -1",
    ]
    for entity in explained:
        assert all(text[span.start : span.end] == span.text for span, _ in entity.readings)
        assert pickle.loads(pickle.dumps(entity)).readings == entity.readings
        assert tarqim.Entity.from_dict(entity.to_dict()).readings == entity.readings


def test_calendars_take_columns():
    pd = pytest.importorskip("pandas")

    days = pd.Series(pd.to_datetime(["2024-03-25", None]), index=[7, 9])
    hijri = tarqim.to_hijri(days)
    assert hijri.loc[7] == tarqim.Hijri(1445, 9, 15) and hijri.loc[9] is None
    assert tarqim.to_gregorian(hijri).loc[7] == date(2024, 3, 25)
    years, months, of_month = pd.Series([1445]), pd.Series([9]), pd.Series([15])
    assert tarqim.to_gregorian(years, months, of_month).tolist() == [date(2024, 3, 25)]
    with pytest.raises(ValueError, match="31"):
        tarqim.to_gregorian([1445], [9], [31])


@pytest.mark.parametrize("module", ["polars", "pyarrow"])
def test_calendars_take_columns_without_objects(module):
    library = pytest.importorskip(module)
    make = library.Series if module == "polars" else library.array
    days = [date(2024, 3, 25), None]
    hijri = tarqim.to_hijri(make(days))
    assert hijri.to_pylist() if module == "pyarrow" else hijri.to_list()
    there = tarqim.to_gregorian(hijri)
    assert list(there.to_pylist() if module == "pyarrow" else there.to_list()) == days


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("راسلني على ahmad dot ali at hotmail dot com", "راسلني على ahmad.ali@hotmail.com"),
        ("البريد salma شرطة سفلية اتنين تلاتة آت ياهو دوت كوم", "البريد salma_23@yahoo.com"),
        ("رقم الحجز بي كيو سبعة تمانية", "رقم الحجز BQ-78"),
        ("قابلني at the mall", "قابلني at the mall"),
        ("الكود تسعة تسعة", "الكود تسعة تسعة"),
        ("في المدرسة نقطة مهمة", "في المدرسة نقطة مهمة"),
        ("الطلب كبير", "الطلب كبير"),
    ],
)
def test_addresses_and_codes_read_out(spoken, written):
    assert tarqim.numerals_to_digits(spoken, options=tarqim.Options(profile="itn")) == written
    assert "@" not in tarqim.numerals_to_digits(spoken)


def test_accounts_are_below_zero_where_they_are_asked_for():
    text = "(1.5) مليون دولار"
    (plain,) = tarqim.extract(text)
    (account,) = tarqim.extract(text, options=tarqim.Options(accounting=True))
    assert (plain.value.value, account.value.value) == (1_500_000, -1_500_000)


def test_two_people_of_one_given_name_in_two_texts_are_two():
    def people(text):
        return [e.value.id for e in tarqim.extract(text, labels={"PERSON"})]

    first, again = people("قال أحمد إنه سافر ثم عاد أحمد إلى البيت")
    (other,) = people("قال أحمد إنه لم يعد")
    assert first == again != other
    assert people("التقى أحمد الفلاني بالوزير") == people("وصل احمد الفلاني أمس")
