"""Words of one kind, of which each may stand for another in a phrase without changing how it is read."""

#: By kind: another word of the row asks for the same entities at the same places, with another value.
SWAPS = {
    "month": "يناير فبراير أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "month of the Levant": ["شباط", "آذار", "حزيران", "تموز", "أيلول", "كانون الأول", "تشرين الثاني"],
    "weekday": "الأحد الثلاثاء الأربعاء الخميس السبت".split(),
    "unit, counted in the feminine": "ثلاث أربع خمس ست سبع تسع".split(),
    "unit, counted in the masculine": "ثلاثة أربعة خمسة ستة سبعة تسعة".split(),
    "tens": "عشرون ثلاثون أربعون خمسون".split(),
    "tens, oblique": "عشرين ثلاثين أربعين خمسين".split(),
    "rank of a man": "الثالث الرابع الخامس السادس السابع الثامن التاسع".split(),
    "rank of a woman": "الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split(),
    "currency": "دولار يورو ريال دينار".split(),
    "length": "متر كيلومتر".split(),
}

#: By kind: another word of the row means the same, so that the value stays too.
SYNONYMS = {
    "the next": "القادم المقبل".split(),
    "the next, feminine": "القادمة المقبلة".split(),
    "the last": "الماضي المنصرم الفائت".split(),
    "the last, feminine": "الماضية المنصرمة الفائتة".split(),
    "yesterday": "أمس البارحة امبارح مبارح".split(),
    "tomorrow": "بكرة بكره بكرا".split(),
}
