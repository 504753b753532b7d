"""Words of one kind in sentences that tell of events: with another of them, who did what stays the same.

A row holds only words of one gender, number and case, so that what agrees with them stays as it is.
"""

import re

#: By kind: another word of the row leaves every event with the same roles at the same places.
SWAPS = {
    # Who does it
    "force, feminine": [
        "قوات النظام",
        "قوات الاحتلال",
        "قوات الدعم السريع",
        "قوات سوريا الديمقراطية",
        "القوات التركية",
        "قسد",
        "مليشيا الحوثي",
        "ميليشيا الحوثي",
        "مليشيا الدعم السريع",
        "ميليشيات إيران",
        "الجندرما التركية",
        "قوات الأسد",
        "عصابات الأسد",
        "قوات العدو",
    ],
    "force, masculine": [
        "الجيش الإسرائيلي",
        "جيش الاحتلال",
        "الطيران الروسي",
        "طيران الاحتلال",
        "الطيران الحربي",
        "الجيش السوداني",
        "الاحتلال التركي",
        "تنظيم داعش",
        "التحالف الدولي",
        "الجيش التركي",
        "جيش العدو",
        "الطيران المسير",
        "حرس الحدود التركي",
    ],
    "force behind ل": [
        "للنظام",
        "للاحتلال",
        "للحوثيين",
        "للعدو",
        "للتحالف",
        "للجنجويد",
        "لقسد",
        "للدعم السريع",
        "للجيش",
    ],
    "armed men": ["مسلحون مجهولون", "مسلحون", "مجهولون", "ملثمون", "مستوطنون"],
    "known men": ["المستوطنون", "جنود الاحتلال", "عناصر قسد", "عناصر الحوثي", "مرتزقة تركيا"],
    "armed men, oblique": ["مسلحين مجهولين", "مسلحين", "مجهولين", "ملثمين", "مستوطنين", "عناصر داعش"],
    "adjective of a force, feminine": [
        "روسية",
        "إسرائيلية",
        "اسرائيلية",
        "تركية",
        "أمريكية",
        "حوثية",
        "صهيونية",
        "معادية",
    ],
    "adjective of a force, masculine": ["روسي", "إسرائيلي", "تركي", "أمريكي", "حوثي", "صهيوني", "معاد"],
    # With what
    "raid, feminine": ["غارة", "غارة جوية", "ضربة", "ضربة جوية", "غارة بطائرة مسيرة"],
    "raid, masculine": ["قصف جوي", "قصف مدفعي", "قصف صاروخي", "هجوم صاروخي", "قصف عنيف"],
    "weapon, feminine": ["قذيفة", "قذيفة هاون", "عبوة ناسفة", "قنبلة", "قنبلة يدوية", "رصاصة", "دانة"],
    "weapon, masculine": ["لغم", "لغم أرضي", "صاروخ", "صاروخ موجه", "برميل متفجر"],
    "weapons": ["قذائف", "صواريخ", "قنابل", "قذائف هاون", "براميل متفجرة", "قنابل عنقودية", "دانات"],
    "behind برصاص": ["برصاص", "بنيران", "على يد", "على أيدي"],
    "drone": ["طائرة مسيرة", "مسيرة", "مسيّرة", "طائرة بدون طيار", "درون"],
    # Who suffers
    "man": ["مدني", "شاب", "عامل", "صحفي", "رجل", "مواطن", "مزارع", "مسن", "طفل", "فتى"],
    "man, accusative": ["مدنيا", "شابا", "عاملا", "صحفيا", "رجلا", "مواطنا", "مزارعا", "طفلا"],
    "woman": ["سيدة", "امرأة", "طفلة", "فتاة", "مسنة", "مواطنة", "صحفية"],
    "two men": [
        "مدنيين اثنين",
        "شابين",
        "طفلين",
        "شخصين",
        "عاملين",
        "صحفيين اثنين",
        "مواطنين اثنين",
        "رجلين",
    ],
    "two women": ["طفلتين", "سيدتين", "امرأتين", "فتاتين"],
    "counted men": ["مدنيين", "أشخاص", "عمال", "مواطنين", "أطفال", "صحفيين", "شبان"],
    # What happened
    "he died": ["قُتل", "استشهد", "ارتقى", "لقي مصرعه", "قضى شهيدا"],
    "she died": ["قُتلت", "استشهدت", "ارتقت", "لقيت مصرعها"],
    "death": ["استشهاد", "مقتل", "إستشهاد", "ارتقاء"],
    "hurt": ["إصابة", "اصابة"],
    "dead men": ["شهداء", "قتلى"],
    "dead man": ["شهيد", "قتيل"],
    "arrest": ["اعتقال", "احتجاز", "توقيف"],
    "raze": ["هدم", "تدمير", "تجريف"],
    "effect": ["إثر", "جراء", "نتيجة", "بسبب", "عقب"],
    # Where
    "head of a town": ["بلدة", "قرية", "مدينة"],
    "Syrian town": ["سراقب", "البارة", "كفرنبل", "#سراقب", "معرة النعمان", "دارة عزة", "أريحا"],
    "Palestinian town": [
        "خان يونس",
        "خانيونس",
        "رفح",
        "النصيرات",
        "بيت لاهيا",
        "جباليا",
        "#رفح",
        "دير البلح",
    ],
    "town of the West Bank": ["نابلس", "جنين", "طولكرم", "طوباس", "#جنين", "قلقيلية"],
    "Yemeni town": ["الحديدة", "حيس", "تعز", "صعدة", "#تعز"],
    "Sudanese town": ["الفاشر", "الأبيض", "أم درمان", "الخرطوم", "#الفاشر", "نيالا"],
    "Lebanese town": ["النبطية", "بنت جبيل", "الخيام", "عيتا الشعب", "صور"],
    # How many
    "from three to ten": ["3", "5", "8", "٤", "ثلاثة", "خمسة", "سبعة", "تسعة"],
    "from eleven on": ["11", "25", "40", "١٥"],
}

#: What may stand around a post.
FRONTS = ["عاجل | ", "#عاجل | ", "عاجل: ", "🔴 ", ":: ", "• ", "#عاجل ", "#فيديو | ", "عاجل "]
BACKS = [".", " ...", " #عاجل", "\nللمتابعة على تلغرام", " 📷"]

#: The same, where they say where: then the places need not be the same.
TAGS = ["#سوريا ", "#غزة | "]
ENDS = ["\n#سوريا #غزة", ". #سوريا"]

#: Where a word may not stand for another of its kind: in which kinds, the sentence as it was, and why.
RIGHTLY = [
    ("from ", r"\d[.,]\d|بقوة", "digits of another number"),
    ("drone", r"شارك|خرج|سار|نظم|تفريق|فرق", "«مسيرة» is a march, too"),
    ("woman", r"المسنة|مسنة بقصف", "another woman is another death"),
    ("Syrian town", r"استشهاد مسنة", "another place is another death"),
    ("force, masculine", r"اتهم الجيش", "who accuses is a party or not"),
    ("man", r"عمال? إغاثة|رجال? (?:أمن|أعمال|دين|إطفاء)|عامل نظافة", "the first word of a profession"),
    ("counted men", r"عمال? السكك|\d+ عمال|رضع", "the first word of a profession"),
]


def rightly(kind: str, sentence: str) -> str | None:
    """Why a sentence says something else with another word of the kind, if it does."""
    reasons = (why for of, finds, why in RIGHTLY if kind.startswith(of) and re.search(finds, sentence))
    return next(reasons, None)
