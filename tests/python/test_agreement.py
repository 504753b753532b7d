"""Digits written out agree with the noun they count."""

import pytest

import tarqim


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("حضرت 5 بنات", "حضرت خمس بنات"),
        ("باع 11 سيارة", "باع إحدى عشرة سيارة"),
        ("باع 5 سيارات", "باع خمس سيارات"),
        ("صدرت 4 قرارات", "صدرت أربعة قرارات"),
        ("انتظر 3 ساعات", "انتظر ثلاث ساعات"),
        ("غاب 6 أيام", "غاب ستة أيام"),
        ("قرأ 7 كتب", "قرأ سبعة كتب"),
        ("في البيت 3 نساء و4 رجال", "في البيت ثلاث نساء وأربعة رجال"),
        ("اشترى 15 مجرفة", "اشترى خمس عشرة مجرفة"),
        ("زار 8 مدن", "زار ثماني مدن"),
        ("دفع 200 دينار", "دفع مئتا دينار"),
        ("قرأ 1 كتاب", "قرأ كتاب واحد"),
        ("باع 1 سيارة", "باع سيارة واحدة"),
        ("باع 2 سيارة", "باع سيارتان"),
        ("غاب 2 يوم", "غاب يومان"),
        ("مشى 2 كيلومتر", "مشى كيلومتران"),
        ("دفع 2 دينار", "دفع ديناران"),
        ("زارها 25 ألف سائح", "زارها خمسة وعشرون ألف سائح"),
        ("صرف 3 ملايين دينار", "صرف ثلاثة ملايين دينار"),
    ],
)
def test_written_numbers_agree_with_what_they_count(text, written):
    assert tarqim.digits_to_words(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("الرمز أربعة اثنان سبعة تسعة", "الرمز 4279"),
        ("اتصل بالنجدة تسعة واحد واحد", "اتصل بالنجدة 911"),
    ],
)
def test_codes_read_out_are_written_digit_by_digit(text, written):
    assert tarqim.numerals_to_digits(text) == written


@pytest.mark.parametrize("text", ["صدر في 3 أيار 2020", "الساعة 5:30", "اتصل على 0505557746"])
def test_dates_hours_and_telephones_stay(text):
    assert tarqim.digits_to_words(text) == text
