"""Numbers to words from Python: conversion of arguments, errors."""

from decimal import Decimal
from fractions import Fraction

import pytest

import tarqim


def test_kinds_of_numbers():
    assert tarqim.spell(21) == "واحد وعشرون"
    assert tarqim.spell(True) == "واحد"
    assert tarqim.spell(Decimal("17.42")) == tarqim.spell(17.42) == "سبعة عشر فاصلة اثنان وأربعون"
    assert tarqim.spell(2.0) == tarqim.spell(Decimal("2.00")) == "اثنان"
    assert tarqim.spell(1e-3) == "صفر فاصلة صفر صفر واحد"
    assert tarqim.spell(Fraction(2, 3)) == "ثلثان"
    assert tarqim.spell(10**27) == "أوكتيليون"


def test_counted_noun():
    assert tarqim.spell(8, gender="feminine", noun=("سيارة", "سيارات")) == "ثماني سيارات"
    assert tarqim.spell(2, case="genitive", noun=("كتاب", "كتب")) == "كتابين"


def test_ordinals():
    assert tarqim.spell_ordinal(3) == "الثالث"
    assert tarqim.spell_ordinal(3, definite=False) == "ثالث"


def test_money():
    assert tarqim.spell_money(Decimal("20.50"), "USD") == "عشرون دولارا وخمسون سنتا"
    assert tarqim.spell_money(3, "OMR", country=False) == "ثلاثة ريالات"


@pytest.mark.parametrize(
    "call",
    [
        lambda: tarqim.spell(1, gender="neuter"),
        lambda: tarqim.spell(1, case="dative"),
        lambda: tarqim.spell(1, style="old"),
        lambda: tarqim.spell(10**30),
        lambda: tarqim.spell(10**60),
        lambda: tarqim.spell(float("nan")),
        lambda: tarqim.spell(float("inf")),
        lambda: tarqim.spell_ordinal(-1),
        lambda: tarqim.spell_ordinal(2.5),
        lambda: tarqim.spell_money(1, "XXQ"),
    ],
)
def test_wrong_arguments(call):
    with pytest.raises(tarqim.ConfigError):
        call()


def test_no_number():
    with pytest.raises(TypeError):
        tarqim.spell("three")
