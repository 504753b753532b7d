"""tarqim.language: which language of the Arabic script a text is in."""

import pytest

import tarqim


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fa", "این خانه خیلی بزرگ است"),
        ("fa", "او هر شب کتاب می‌خواند"),
        ("ur", "یہ گھر بہت بڑا ہے"),
        ("ur", "میں کل لاہور گیا تھا"),
        ("ckb", "ئەم ماڵە زۆر گەورەیە"),
        ("ckb", "من لە سلێمانی دەژیم"),
        ("ps", "دا کور ډېر لوی دی"),
        ("ps", "زه هره ورځ کار کوم"),
        ("ug", "بۇ ئۆي بەك چوڭ"),
        ("sd", "هي گهر تمام وڏو آهي"),
    ],
)
def test_other_languages(code, text):
    assert tarqim.language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "هذا البيت كبير جدا",
        "مرحبا",
        "ليش ما جيت امبارح؟",
        "شلونچ عيني، وين چنتي",
        "فين غادي دابا مع ڭاع الناس",
        "شاهدنا فيلما في ڤينيسيا مع گريتا وپول",
        "ھذا ھو بیتنا في القریة",
        "قرأ قصيدة لحافظ الشيرازي",
        "#الرياض",
    ],
)
def test_arabic_of_every_kind(text):
    assert tarqim.language(text) == "ar"


@pytest.mark.parametrize("text", ["", "   ", "2024", "hello world", "שלום", "😀", "\ud800"])
def test_nothing_to_go_by(text):
    assert tarqim.language(text) == "und"


def test_most_of_a_mixed_text():
    arabic = "وصل الوفد إلى العاصمة مساء أمس وعقد اجتماعا طويلا مع رئيس الحكومة."
    persian = "این کتاب را دوست دارم."
    assert tarqim.language(f"{arabic} {persian}") == "ar"
    assert tarqim.language(f"{persian} {persian} {persian} {persian} نعم.") == "fa"


def test_only_the_sentence_in_another_language_is_without_names():
    text = "سافر إلى دمشق. تهران پایتخت ایران است. وعاد إلى بيروت."
    assert [e.text for e in tarqim.extract(text, labels={"GPE"})] == ["دمشق", "بيروت"]


def test_own_names_are_found_in_every_language():
    own = tarqim.Gazetteer.from_entries([{"form": "بانک ملت", "label": "ORG", "id": "mellat"}])
    doc = tarqim.Pipeline(gazetteer=own)("این شعبه بانک ملت است")
    assert [e.label for e in doc.entities] == ["ORG"]
