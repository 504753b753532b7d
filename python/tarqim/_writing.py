"""Small things that tables of Arabic need: keys to sort by, numbers as they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tarqim._core import ConfigError, normalize

Digits = Literal["arabic_indic", "persian", "ascii"]

#: The digits, the mark between thousands and the one before decimals.
_SIGNS: dict[str, tuple[str, str, str]] = {
    "arabic_indic": ("٠١٢٣٤٥٦٧٨٩", "٬", "٫"),
    "persian": ("۰۱۲۳۴۵۶۷۸۹", "٬", "٫"),
    "ascii": ("0123456789", ",", "."),
}

#: The article as the preset ``search`` leaves it.
_ARTICLE = "ال"
#: A shorter word that begins so has it as letters of its own: ألم, ألف.
_SHORTEST = 5


def sort_key(text: str, /) -> str:
    """What to sort Arabic names by: without marks, forms of hamza and the article.

    >>> import tarqim
    >>> sorted(["القاهرة", "إربد", "بغداد", "الأردن"], key=tarqim.sort_key)
    ['إربد', 'الأردن', 'بغداد', 'القاهرة']
    """
    words = normalize(text).split()
    plain = (w[len(_ARTICLE) :] if w.startswith(_ARTICLE) and len(w) >= _SHORTEST else w for w in words)
    return " ".join(plain)


def format_number(
    value: int | float | Decimal | Fraction, /, *, digits: Digits = "arabic_indic", group: bool = True
) -> str:
    """A number as Arabic texts write it; :func:`tarqim.parse_number` reads it.

    >>> import tarqim
    >>> tarqim.format_number(1234.5), tarqim.format_number(-12000, digits="ascii")
    ('١٬٢٣٤٫٥', '-12,000')
    """
    if digits not in _SIGNS:
        raise ConfigError(f"unknown digits {digits!r}; valid: {', '.join(_SIGNS)}")
    if isinstance(value, Fraction):
        value = float(value)
    # A float as one writes it, not in powers of ten.
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ConfigError(f"{value!r} is no number that has digits")
    said = f"{exact:,f}" if group else f"{exact:f}"
    if isinstance(value, float) and said.endswith(".0"):
        said = said[:-2]
    signs, thousands, point = _SIGNS[digits]
    return said.translate({ord(c): s for c, s in zip("0123456789,.", signs + thousands + point, strict=True)})
