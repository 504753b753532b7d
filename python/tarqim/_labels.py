"""A description of each label: its name in both languages, an example, and the fields of its value."""

from __future__ import annotations

from typing import NamedTuple


class About(NamedTuple):
    """The description of a label."""

    english: str
    arabic: str
    example: str
    #: The class of the value.
    value: str
    #: Its most important fields.
    fields: str


_NUMBER = ("Number", "value low high bound unit noun")
_TIME = ("Temporal", "timex start_at end_at calendar")
_NAME = ("Name", "canonical id score")
_TEXT = ("str", "")

ABOUT: dict[str, About] = {
    "PERSON": About("people", "شخص", "نجيب محفوظ", *_NAME),
    "NORP": About("nationalities, religious and political groups", "جماعة", "السوريون", *_NAME),
    "ORG": About("organizations: companies, ministries, parties, armies", "منظمة", "الأمم المتحدة", *_NAME),
    "GPE": About("countries, regions with a government, cities, villages", "مكان", "دمشق", *_NAME),
    "LOC": About("seas, rivers, mountains, continents", "موقع طبيعي", "نهر الفرات", *_NAME),
    "FAC": About("buildings, airports, bridges, roads", "مرفق", "مطار حلب الدولي", *_NAME),
    "PRODUCT": About("man-made things: vehicles, weapons, devices", "منتج", "سوخوي-٣٤", *_NAME),
    "EVENT": About("named wars, conferences, cups", "حدث", "الحرب العالمية الثانية", *_NAME),
    "DATE": About("days, months, years, and spans of them", "تاريخ", "٣ أيار ٢٠٢٠", *_TIME),
    "TIME": About("times of day", "وقت", "الساعة الخامسة مساء", *_TIME),
    "PERCENT": About("percentages", "نسبة", "٥٪", *_NUMBER),
    "MONEY": About("amounts of money", "مبلغ", "100 دولار", *_NUMBER),
    "QUANTITY": About("measures: lengths, weights, areas", "مقدار", "٣ كيلومترات", *_NUMBER),
    "ORDINAL": About("ranks", "ترتيب", "الثانية", *_NUMBER),
    "CARDINAL": About("other numbers and counts", "عدد", "٨٠", *_NUMBER),
    "DURATION": About("lengths of time", "مدة", "أسبوعين", "Temporal", "timex seconds"),
    "ID": About("identifiers: accounts, cards, passports, cases", "رقم تعريف", "القضية 1234 لسنة 2024",
                "Identifier", "kind value valid"),
    "URL": About("web addresses", "رابط", "https://example.org", *_TEXT),
    "EMAIL": About("e-mail addresses", "بريد", "a@example.org", *_TEXT),
    "PHONE": About("telephone numbers", "هاتف", "+963 11 222 3333", *_TEXT),
    "MENTION": About("@names", "إشارة", "@user_name", *_TEXT),
    "HASHTAG": About("#tags", "وسم", "#سوريا", *_TEXT),
}  # fmt: skip

#: What each preset of the normalizer is for.
PRESETS: dict[str, str] = {
    "clean": "repairs and keeps every letter and mark: presentation forms, invisible characters, stretching",
    "search": "folds what searchers do not distinguish: marks, alef, hamza, teh marbuta, digits, case",
    "model": "input for language models: no marks, no tatweel, one form of every letter",
    "plain_uthmani": "the words of the Quran in standard spelling, without marks",
    "lucene": "as Apache Lucene's ArabicNormalizer",
    "camel": "as CAMeL Tools' normalizers",
    "pyarabic": "as pyarabic",
    "arabert": "as AraBERT's preprocessor",
    "camel_arclean": "as CAMeL Tools' arclean map",
}

#: Arabic names of event types, roles and modalities.
EVENTS_ARABIC = {
    "die": "وفاة",
    "injure": "إصابة",
    "missing": "فقدان",
    "displace": "نزوح",
    "detain": "احتجاز",
    "abduct": "خطف",
    "release": "إفراج",
    "sentence": "حكم",
    "attack": "هجوم",
    "destroy": "تدمير",
    "capture": "سيطرة",
    "move": "انتقال",
    "rescue": "إنقاذ",
    "protest": "احتجاج",
    "accident": "حادث",
    "aid": "مساعدة",
    "agree": "اتفاق",
    "meet": "لقاء",
}
ROLES_ARABIC = {
    "agent": "الفاعل",
    "patient": "المتأثر",
    "source": "المصدر",
    "instrument": "الأداة",
    "place": "المكان",
    "time": "الزمان",
}
MODALITIES_ARABIC = {"asserted": "مؤكد", "planned": "مزمع", "possible": "محتمل", "denied": "منفي"}
