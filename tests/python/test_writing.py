"""Dates written, keys of names, chats, texts nearly the same, lines in the order they are seen in."""

import datetime as dt
import zipfile
from typing import get_args

import pytest

import tarqim
from tarqim._order import _turned
from tarqim._writing import Months

DAYS = [dt.date(1925, 1, 1) + dt.timedelta(days=37 * n) for n in range(1, 1400)]


# Dates


@pytest.mark.parametrize("months", get_args(Months))
@pytest.mark.parametrize("how", [{}, {"digits": "ascii", "weekday": True}, {"digits": "persian"}], ids=str)
def test_what_is_written_is_read_back(months, how):
    for day in DAYS:
        said = tarqim.format_date(day, months=months, **how)
        assert tarqim.parse_date(said).date() == day, said


@pytest.mark.parametrize("how", [{}, {"digits": "ascii", "weekday": True}], ids=str)
def test_hijri_days_are_read_back(how):
    for day in DAYS:
        said = tarqim.format_date(day, calendar="hijri", **how)
        assert tarqim.parse_date(said).date() == day, said
        assert tarqim.format_date(tarqim.to_hijri(day), **how) == said


def test_dates_as_they_are_written():
    day = dt.datetime(2020, 5, 3, 10, 30)
    assert tarqim.format_date(day, months="levantine") == "٣ أيار ٢٠٢٠"
    assert tarqim.format_date("2020-08-01", months="moroccan", digits="ascii") == "1 غشت 2020"
    assert tarqim.format_date(tarqim.Hijri(1441, 9, 10), calendar="gregorian") == "٣ مايو ٢٠٢٠"
    for wrong in ({"months": "roman"}, {"digits": "roman"}, {"calendar": "julian"}):
        with pytest.raises(tarqim.ConfigError, match="valid"):
            tarqim.format_date(day, **wrong)
    with pytest.raises(tarqim.ConfigError, match="ISO 8601"):
        tarqim.format_date("soon")
    with pytest.raises(tarqim.ConfigError, match="whole day"):
        tarqim.format_date(tarqim.Hijri(1441, 9, None))


# Names


@pytest.mark.parametrize(
    "spellings",
    [
        "محمد|Mohammed|Muhammad|Mohamed|Mouhamed|مُحَمَّد",
        "أحمد|احمد|Ahmed|Ahmad",
        "عبد الله|عبدالله|Abdullah|Abdallah|Abd Allah|Abdulla",
        "عبد الرحمن السيد|Abdulrahman Al-Sayed|Abdul Rahman Alsayed|Abdurrahman as-Sayed|عبدالرحمن السيد",
        "بشار الأسد|Bashar al-Assad|Bashar Assad|بشار الاسد",
        "حسن نصر الله|Hassan Nasrallah|Hasan Nasr Allah|حسن نصرالله",
        "معمر القذافي|Muammar Gaddafi|Moammar al-Qadhafi",
        "جمال عبد الناصر|Gamal Abdel Nasser|Jamal Abd al-Nasir",
        "صلاح الدين|Salah al-Din|Salaheddine|Salah ed-Din",
        "محمد بن سلمان|Mohammed bin Salman|محمد سلمان",
        "أبو مازن|ابومازن|Abu Mazen|Abou Mazin",
        "مرزوق العتيبي|Marzouq al-Otaibi|Marzuk Otaibi",
    ],
)
def test_one_key_for_a_name(spellings):
    assert len({tarqim.name_key(form) for form in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    "names",
    ["حسن|حسين", "صالح|صلاح", "سالم|سليم", "جمال|جميل", "أحمد|حامد", "محمد|محمود", "قدور|خدير", "أسد|سعد"],
)
def test_names_that_differ_have_keys_of_their_own(names):
    first, second = names.split("|")
    assert tarqim.name_key(first) != tarqim.name_key(second)


@pytest.mark.parametrize("text", ["", " ", "123", "😎", "\ud800", "محمد 3", "O'Neil", "李", "بن", "al", "ـ"])
def test_any_text_has_a_key(text):
    assert tarqim.name_key(text) == tarqim.name_key(text.strip())
    assert isinstance(tarqim.romanize(text), str)


def test_latin_letters():
    assert tarqim.romanize("محمد بن سلمان") == "Muhammad bin Salman"
    assert tarqim.romanize("أبو مازن (2)") == "Abu Mazen (2)"
    assert tarqim.romanize("قُتَيبة") == "Qutayba"
    assert tarqim.romanize("Already Latin") == "Already Latin"
    for name in ("نوال الخياط", "دمشق", "عواطف", "مرزوق"):
        assert tarqim.name_key(tarqim.romanize(name)) == tarqim.name_key(name)


# Chats

ANDROID = """12/31/23, 9:41\u202fPM - Messages and calls are end-to-end encrypted.
1/2/24, 12:05\u202fAM - Rana: مرحبا
سطر ثان: نعم
1/2/24, 12:05 PM - Sami Khoury: 10:30 - نلتقي
"""
IPHONE = """\u200e[٣١/١٢/٢٠٢٣، ١١:٤١:٠٥ م] أحمد: \u200eتم استبعاد الصورة
[١/١/٢٠٢٤، ١٢:٠١:٠٠ ص] رنا: عام سعيد
"""


def test_chats():
    told = tarqim.parse_whatsapp(ANDROID)
    assert [(m.at, m.sender, m.text) for m in told] == [
        (dt.datetime(2023, 12, 31, 21, 41), None, "Messages and calls are end-to-end encrypted."),
        (dt.datetime(2024, 1, 2, 0, 5), "Rana", "مرحبا\nسطر ثان: نعم"),
        (dt.datetime(2024, 1, 2, 12, 5), "Sami Khoury", "10:30 - نلتقي"),
    ]
    told = tarqim.parse_whatsapp(IPHONE)
    assert [(m.at, m.sender, m.text) for m in told] == [
        (dt.datetime(2023, 12, 31, 23, 41, 5), "أحمد", "تم استبعاد الصورة"),
        (dt.datetime(2024, 1, 1, 0, 1), "رنا", "عام سعيد"),
    ]
    assert tarqim.Message.from_dict(told[0].to_dict()) == told[0]


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("2024/05/12, 21:41 - ", dt.datetime(2024, 5, 12, 21, 41)),
        ("12.05.24, 21:41 - ", dt.datetime(2024, 5, 12, 21, 41)),
        ("[12/05/2024 21.41.07] ", dt.datetime(2024, 5, 12, 21, 41, 7)),
        ("١٢‏/٥‏/٢٠٢٤، ٩:٤١ م - ", dt.datetime(2024, 5, 12, 21, 41)),
        ("12/5/24, 9:41 p. m. - ", dt.datetime(2024, 5, 12, 21, 41)),
        ("[2024-05-12, 9:41:07 مساءً] ", dt.datetime(2024, 5, 12, 21, 41, 7)),
        ("12/5/24, 12:41 صباحاً - ", dt.datetime(2024, 5, 12, 0, 41)),
    ],
)
def test_heads_of_messages(head, at):
    assert tarqim.parse_whatsapp(f"{head}سامي: نعم") == [tarqim.Message(at, "سامي", "نعم")]


def test_day_or_month_first():
    chat = "3/4/24, 10:00 - a: x"
    assert tarqim.parse_whatsapp(chat)[0].at.month == 4
    assert tarqim.parse_whatsapp(chat, day_first=False)[0].at.month == 3
    assert tarqim.parse_whatsapp(chat + "\n3/25/24, 10:00 - a: y")[0].at.month == 3


def test_what_is_no_chat(tmp_path):
    assert tarqim.parse_whatsapp("") == []
    with pytest.raises(tarqim.ParseError, match="no line begins"):
        tarqim.parse_whatsapp("رسالة عادية")
    with pytest.raises(tarqim.ParseError, match="not a valid moment"):
        tarqim.parse_whatsapp("31/31/24, 10:00 - a: x")
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("_chat.txt", "\ufeff" + IPHONE)
    assert tarqim.read_whatsapp(path) == tarqim.parse_whatsapp(IPHONE)
    (tmp_path / "chat.txt").write_text(ANDROID, encoding="utf-8")
    assert len(tarqim.read_whatsapp(tmp_path / "chat.txt")) == 3
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("photo.jpg", "")
    with pytest.raises(tarqim.ConfigError, match=r"no \.txt"):
        tarqim.read_whatsapp(path)


# Texts that are nearly the same

STORY = (
    "أعلنت وزارة الصحة افتتاح مستشفى جديد في المدينة بطاقة مئتي سرير بعد عامين من العمل وقال الوزير إن"
    " المستشفى يضم أقساما للأطفال والجراحة والطوارئ ويخدم نحو نصف مليون نسمة في القرى المجاورة"
)


def test_near_duplicates():
    texts = [
        STORY,
        "ارتفعت أسعار الزيتون في السوق المركزية هذا الأسبوع بعد موسم ضعيف",
        "رويترز ـ " + STORY.replace("أعلنت", "اعلنت").replace("إن", "ان") + ".",
        STORY.replace("مئتي سرير", "ثلاثمئة سرير"),
        None,
        "؟!",
        STORY[: len(STORY) // 4],
    ]
    assert tarqim.near_keys(texts) == [0, 1, 0, 0, None, None, 6]
    assert tarqim.near_keys([STORY, STORY + " إضافة"], threshold=1.0) == [0, 1]
    assert tarqim.near_keys(["نعم", "نعم", "لا"]) == [0, 0, 2]
    with pytest.raises(tarqim.ConfigError, match="threshold"):
        tarqim.near_keys([], threshold=0)


def test_a_column_of_one_text_is_no_square():
    keys = tarqim.near_keys([f"{STORY} {n}" for n in range(2000)])
    assert set(keys) == {0}


# The order that lines are seen in


@pytest.mark.parametrize(
    "line",
    ["وصل الوفد إلى سورية", "قالت المصادر إن 12 شخصاً (بينهم طفلة) وصلوا عام 2020", "في المدرسة الكبيرة"],
)
def test_lines_are_turned_and_turned_back(line):
    seen = _turned(line)
    assert tarqim.is_visual_order(seen) and not tarqim.is_visual_order(line)
    assert tarqim.logical_order(seen) == line
    assert tarqim.logical_order(line) == line


@pytest.mark.parametrize("text", ["", "abc 12", "نعم", "\ud800", "ا", "12/5"])
def test_lines_that_say_nothing_stay(text):
    assert not tarqim.is_visual_order(text)
    assert tarqim.logical_order(text) == text


def test_lines_by_themselves():
    assert tarqim.logical_order("ةيروس ىلإ لصو\r\nوصل إلى سورية\n") == "وصل إلى سورية\r\nوصل إلى سورية\n"


def test_what_turns_lines_is_made_once(monkeypatch):
    from tarqim import _order

    made = []
    normalizer = _order.Normalizer
    monkeypatch.setattr(_order, "Normalizer", lambda **given: made.append(given) or normalizer(**given))
    _order._folded.cache_clear()
    assert tarqim.logical_order("ةيروس ىلإ لصو\n" * 100) == "وصل إلى سورية\n" * 100
    assert len(made) == 1
