"""The sources' names of units and currencies, and what tarqim may answer for them (UCUM and ISO 4217).

Physical units are compared after conversion inside one dimension, so 0.002 kg equals 2 g; factors are those
of UCUM (https://ucum.org/ucum). A name that the source leaves unspecified («جنيه» without a country) is
matched by no unit.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .numbers import close, exact

#: UCUM code -> (dimension, size in the dimension's base unit).
UCUM: dict[str, tuple[str, Fraction]] = {
    code: (dimension, Fraction(size))
    for dimension, codes in {
        "length": {
            "m": "1",
            "km": "1000",
            "dm": "0.1",
            "cm": "0.01",
            "mm": "0.001",
            "um": "0.000001",
            "[in_i]": "0.0254",
            "[ft_i]": "0.3048",
            "[yd_i]": "0.9144",
            "[mi_i]": "1609.344",
            "[nmi_i]": "1852",
        },
        "mass": {
            "g": "1",
            "kg": "1000",
            "mg": "0.001",
            "ug": "0.000001",
            "t": "1000000",
            "[oz_av]": "28.349523125",
            "[lb_av]": "453.59237",
            "[oz_tr]": "31.1034768",
        },
        "volume": {
            "L": "1",
            "l": "1",
            "mL": "0.001",
            "ml": "0.001",
            "cL": "0.01",
            "dL": "0.1",
            "hL": "100",
            "hl": "100",
            "m3": "1000",
            "cm3": "0.001",
            "[gal_us]": "3.785411784",
            "[gal_br]": "4.54609",
            "[cup_us]": "0.2365882365",
            "[cup_m]": "0.25",
            "[tbs_us]": "0.01478676478125",
            "[tsp_us]": "0.00492892159375",
        },
        "Cel": {"Cel": "1"},
        "[degF]": {"[degF]": "1"},
        "K": {"K": "1"},
        "deg": {"deg": "1", "°": "1"},
    }.items()
    for code, size in codes.items()
}

#: A source's unit name -> the UCUM codes that say the same.
NAMES: dict[str, tuple[str, ...]] = {
    "metre": ("m",), "meters": ("m",), "kilometre": ("km",), "kilometers": ("km",),
    "centimetre": ("cm",), "centimeters": ("cm",), "millimetre": ("mm",), "millimeters": ("mm",),
    "decimeters": ("dm",), "decimetre": ("dm",), "mile": ("[mi_i]",), "miles": ("[mi_i]",),
    "yard": ("[yd_i]",), "yards": ("[yd_i]",), "foot": ("[ft_i]",), "feet": ("[ft_i]",),
    "inch": ("[in_i]",), "inches": ("[in_i]",),
    "gram": ("g",), "milligram": ("mg",), "kilogram": ("kg",), "pound": ("[lb_av]",),
    "ounce": ("[oz_av]", "[oz_tr]"),
    "cup": ("[cup_us]", "[cup_m]"), "tablespoon": ("[tbs_us]",), "teaspoon": ("[tsp_us]",),
    "bowl": ("{bowl}",),
    "litre": ("L",), "millilitre": ("mL",), "hectolitre": ("hL",), "gallon": ("[gal_us]", "[gal_br]"),
    "celsius": ("Cel",), "fahrenheit": ("[degF]",), "degree": ("deg",),
}  # fmt: skip

#: A source's currency name -> pairs (currency that tarqim may answer, factor from the source's amount to it).
CURRENCIES: dict[str, tuple[tuple[str | None, Fraction], ...]] = {
    "Dollar": (("USD", Fraction(1)),),
    "Cent": (("USD", Fraction(1, 100)), (None, Fraction(1))),
    "Pound": ((None, Fraction(1)),),
    "Dinar": ((None, Fraction(1)),),
    "Rial": ((None, Fraction(1)),),
    "Riyal": ((None, Fraction(1)),),
    "Dirham": ((None, Fraction(1)),),
    "Lira": ((None, Fraction(1)),),
    "fils": ((None, Fraction(1)), (None, Fraction(1, 1000))),
}


#: The sources' dimensions of quantities -> UCUM dimensions in the table above.
DIMENSIONS: dict[str, frozenset[str]] = {
    "distance": frozenset({"length"}),
    "volume": frozenset({"volume"}),
    "temperature": frozenset({"Cel", "[degF]", "K", "deg"}),
}


def of_dimension(dimension: str, unit: str | None) -> bool:
    """Whether a QUANTITY belongs to a source's dimension: five kilos are no distance.

    «quantity» is the sources' name for what is weighed or served: anything that is neither length nor
    temperature.
    """
    ours = UCUM.get(unit or "", ("", Fraction(0)))[0]
    if dimension in DIMENSIONS:
        return ours in DIMENSIONS[dimension]
    return ours not in DIMENSIONS["distance"] | DIMENSIONS["temperature"]


def money_equal(
    value: Any, unit: str | None, expected: Any, expected_unit: str, relative: float = 1e-9
) -> bool:
    """Whether an amount with its ISO 4217 code says what the source expects."""
    if value is None:
        return False
    accepted = CURRENCIES.get(expected_unit, ((expected_unit, Fraction(1)),))
    return any(unit == code and close(value, exact(expected) * factor, relative) for code, factor in accepted)


def quantity_equal(
    value: Any, unit: str | None, expected: Any, expected_unit: str, relative: float = 1e-9
) -> bool:
    """Whether an amount with its UCUM code is the expected one, converted inside its dimension."""
    if value is None:
        return False
    for code in NAMES.get(expected_unit, (expected_unit,)):
        if unit == code and close(value, expected, relative):
            return True
        ours, theirs = UCUM.get(unit or ""), UCUM.get(code)
        if (
            ours
            and theirs
            and ours[0] == theirs[0]
            and close(exact(value) * ours[1], exact(expected) * theirs[1], relative)
        ):
            return True
    return False
