"""Every number, share, amount of money and measure that ICU writes in Arabic, with the value it came from.

Used by `generate`. What is left out is in `unclear` and `wordless`: strings that say two values, or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

Row = dict[str, Any]

#: The kinds of rows made here.
AMOUNTS = frozenset("number compact scientific percent currency accounting unit range".split())

NUMBERS = ("0", "7", "12", "-3", "345", "0.25", "1234.5", "98765", "-1234.56", "1234567", "40500000.125")
COMPACT = ("1200", "15000", "2500000", "340000000", "1000000000", "7600000000", "3000000000000")
POWERS = ("120000", "7250000", "0.0035", "6.02e23", "-4e-9")
PERCENTS = ("0", "5", "-8", "12.5", "100", "1250")
MONEY = ("0", "1", "2", "3.5", "11", "-7.25", "1234.5", "99000", "1250000")
CURRENCIES = (
    "AED BHD DJF DZD EGP ILS IQD IRR JOD KMF KWD LBP LYD MAD MRU OMR QAR SAR SDG SOS SYP TND YER "
    "USD EUR GBP CHF JPY CNY INR TRY RUB CAD AUD SEK"
).split()
WIDTHS = ("SHORT", "NARROW", "ISO_CODE", "FULL_NAME")
MEASURED = ("1", "2", "3", "11", "100", "2.5", "1200")
PSI = "pound-force-per-square-inch"
#: CLDR's unit beside our UCUM code.
UNITS = {
    "meter": "m", "kilometer": "km", "centimeter": "cm", "millimeter": "mm", "decimeter": "dm",
    "micrometer": "um", "nanometer": "nm", "mile": "[mi_i]", "yard": "[yd_i]", "foot": "[ft_i]",
    "inch": "[in_i]", "nautical-mile": "[nmi_i]", "light-year": "[ly]",
    "square-meter": "m2", "square-kilometer": "km2", "square-centimeter": "cm2", "hectare": "har",
    "dunam": "{dunam}",
    "kilogram": "kg", "gram": "g", "milligram": "mg", "microgram": "ug", "tonne": "t", "pound": "[lb_av]",
    "ounce": "[oz_av]", "carat": "[car_m]",
    "liter": "L", "milliliter": "mL", "centiliter": "cL", "deciliter": "dL", "hectoliter": "hL",
    "cubic-meter": "m3", "cubic-centimeter": "cm3", "gallon": "[gal_us]", "cup": "[cup_us]",
    "tablespoon": "[tbs_us]", "teaspoon": "[tsp_us]", "barrel": "[bbl_us]",
    "celsius": "Cel", "fahrenheit": "[degF]", "kelvin": "K", "degree": "deg",
    "kilometer-per-hour": "km/h", "meter-per-second": "m/s", "mile-per-hour": "[mi_i]/h",
    "bit": "bit", "byte": "By", "kilobit": "kbit", "kilobyte": "kBy", "megabit": "Mbit", "megabyte": "MBy",
    "gigabit": "Gbit", "gigabyte": "GBy", "terabyte": "TBy", "petabyte": "PBy",
    "watt": "W", "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "horsepower": "[HP]",
    "joule": "J", "kilojoule": "kJ", "kilocalorie": "kcal", "kilowatt-hour": "kW.h",
    "electronvolt": "eV", "british-thermal-unit": "[Btu]", "newton": "N",
    "volt": "V", "ampere": "A", "milliampere": "mA", "ohm": "Ohm",
    "hertz": "Hz", "kilohertz": "kHz", "megahertz": "MHz", "gigahertz": "GHz",
    "pascal": "Pa", "hectopascal": "hPa", "kilopascal": "kPa", "megapascal": "MPa", "bar": "bar",
    "millibar": "mbar", "atmosphere": "atm", "millimeter-ofhg": "mm[Hg]", PSI: "[psi]",
    "lux": "lx", "lumen": "lm", "mole": "mol", "pixel": "{pixel}", "megapixel": "M{pixel}",
}  # fmt: skip
RANGES = (("3", "7"), ("10", "25"), ("1200", "3400"), ("0.5", "1.5"))

Write = Callable[..., Row]


def unclear(text: str, code: str = "") -> bool:
    """Strings that say another value elsewhere, or none, and are left out."""
    # 1.234 is 1234 in Rabat and 1.234 in Cairo.
    if re.search(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d.,])", text):
        return True
    # 3,500 is 3.5 in Rabat and 3500 in Cairo; beside these signs everybody means thousandths.
    comma = re.search(r"(?<![\d.,])\d{1,3},\d{3}(?![\d.,])", text) is not None
    return comma and code not in ("TND", "LYD")


OTHER_WORDS = ("mile", "foot", "mile-per-hour", "british-thermal-unit", PSI)


def wordless(name: str, width: str, text: str) -> bool:
    """Units without digits that say no number or are other words, and single letters."""
    if not re.search(r"\d", text):
        # «متر» is one of them, «ميلان» and «قدمان» are Milan and two feet.
        return "\u0627\u0646" not in text or name in OTHER_WORDS
    # «1 ب»; «3 حصان» are horses, «عقدة» a knot; a «£» by itself is the pound sterling.
    return (name, width) == ("byte", "NARROW") or name in ("horsepower", "knot")


def amounts(icu: Any, row: Write, locale: Any) -> Iterator[Row]:
    """All of it in one locale."""
    symbols = icu.DecimalFormatSymbols(locale)
    comma = symbols.getSymbol(symbols.kDecimalSeparatorSymbol) == ","
    for kind, style, text, want in written(icu, locale):
        signed = kind == "currency" and style.endswith(("short", "narrow"))
        if not comma or not unclear(text, style[:3] if signed else ""):
            yield row(kind, style, text, **want)


def written(icu: Any, locale: Any) -> Iterator[tuple[str, str, str, Row]]:
    plain = icu.NumberFormatter.withLocale(locale)
    for value in NUMBERS:
        yield "number", "decimal", str(plain.formatDecimal(value.encode())), number("CARDINAL", value)
    for style in ("SHORT", "LONG"):
        form = plain.notation(getattr(icu.Notation, f"compact{style.capitalize()}")())
        for value in COMPACT:
            yield "compact", style.lower(), str(form.formatDecimal(value.encode())), number("CARDINAL", value)
    power = plain.notation(icu.Notation.scientific())
    for value in POWERS:
        yield "scientific", "decimal", str(power.formatDecimal(value.encode())), number("CARDINAL", value)
    percent = plain.unit(icu.MeasureUnit.createPercent())
    for value in PERCENTS:
        yield "percent", "sign", str(percent.formatDecimal(value.encode())), number("PERCENT", value, "%")
        named = percent.unitWidth(icu.UNumberUnitWidth.FULL_NAME)
        yield "percent", "name", str(named.formatDecimal(value.encode())), number("PERCENT", value, "%")
    yield from money(icu, plain)
    for name, code in UNITS.items():
        unit = icu.MeasureUnit.forIdentifier(name)
        for width in ("FULL_NAME", "SHORT", "NARROW"):
            form = plain.unit(unit).unitWidth(getattr(icu.UNumberUnitWidth, width))
            for value in MEASURED:
                text = str(form.formatDecimal(value.encode()))
                if wordless(name, width, text):
                    continue
                yield "unit", f"{name}-{width.lower()}", text, number("QUANTITY", value, code)
    yield from ranges(icu, locale)


def money(icu: Any, plain: Any) -> Iterator[tuple[str, str, str, Row]]:
    for code in CURRENCIES:
        for width in WIDTHS:
            form = plain.unit(icu.CurrencyUnit(code)).unitWidth(getattr(icu.UNumberUnitWidth, width))
            if (code, width) in OTHERS:
                continue
            for value in MONEY:
                text = str(form.formatDecimal(value.encode()))
                yield "currency", f"{code}-{width.lower()}", text, number("MONEY", rounded(value, code), code)
        if code == "SOS":
            continue
        accounts = plain.unit(icu.CurrencyUnit(code)).sign(icu.UNumberSignDisplay.ACCOUNTING)
        text = str(accounts.formatDecimal(b"-450"))
        yield "accounting", code, text, number("MONEY", "-450", code)


def ranges(icu: Any, locale: Any) -> Iterator[tuple[str, str, str, Row]]:
    plain = icu.NumberRangeFormatter.withLocale(locale)

    def both(form: Any) -> Any:
        return plain.numberFormatterBoth(form)

    forms = (
        ("decimal", "CARDINAL", None, icu.NumberFormatter.with_()),
        ("percent", "PERCENT", "%", icu.NumberFormatter.with_().unit(icu.MeasureUnit.createPercent())),
        ("EUR", "MONEY", "EUR", icu.NumberFormatter.with_().unit(icu.CurrencyUnit("EUR"))),
        ("SAR", "MONEY", "SAR", icu.NumberFormatter.with_().unit(icu.CurrencyUnit("SAR"))),
        ("km", "QUANTITY", "km", icu.NumberFormatter.with_().unit(icu.MeasureUnit.createKilometer())),
    )
    for style, label, unit, form in forms:
        for low, high in RANGES:
            text = str(both(form).formatDoubleRange(float(low), float(high)))
            want = {"label": label, "low": low, "high": high}
            yield "range", style, text, {**want, "unit": unit} if unit else want


#: Signs of one country's money that are elsewhere another's, or a letter.
OTHERS = {("SYP", "NARROW"), ("EGP", "NARROW"), ("SOS", "SHORT"), ("SOS", "NARROW")}
#: Currencies that ICU writes without decimals: what lies behind the point is rounded.
WHOLE = frozenset("DJF IQD IRR KMF LBP SOS SYP YER JPY".split())


def rounded(value: str, code: str) -> str:
    return str(round(Decimal(value))) if code in WHOLE else value


def number(label: str, value: str, unit: str | None = None) -> Row:
    want = {"label": label, "value": value}
    return {**want, "unit": unit} if unit else want
