"""Other writings of a phrase that mean the same."""

import re
import unicodedata
from collections.abc import Callable

import tarqim

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_BARE = str.maketrans("أإآ", "ااا")


def _presentation(text: str) -> str:
    """Isolated forms of the letters that have one."""
    forms = {}
    for code in range(0xFE80, 0xFEF5):
        name = unicodedata.name(chr(code), "")
        if name.endswith("ISOLATED FORM"):
            forms.setdefault(unicodedata.normalize("NFKC", chr(code)), chr(code))
    return "".join(forms.get(c, c) for c in text)


def _tatweel(text: str) -> str:
    """A tatweel behind the second letter of long words."""
    return re.sub(r"\b([سبتمشعفقكلنهيص])([ء-ي]{3,})", r"\1ـ\2", text)


def _tashkeel(text: str) -> str:
    """A fatha behind the first letter of words of four letters and more."""
    return re.sub(r"(?<![ء-ي])([ء-ي])([ء-ي]{3,})", "\\1\u064e\\2", text)


def _spelled(text: str) -> str:
    """A whole number before a word in words."""
    return re.sub(r"^\d+(?= [ء-ي])", lambda m: tarqim.spell(int(m[0])), text)


WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda t: t,
    "Arabic digits": lambda t: t.translate(_ARABIC),
    "Persian digits": lambda t: t.translate(_PERSIAN),
    "full-width digits": lambda t: t.translate(_WIDE),
    "tashkeel": _tashkeel,
    "tatweel": _tatweel,
    "no hamza": lambda t: t.translate(_BARE),
    "heh for teh marbuta": lambda t: re.sub(r"ة\b", "ه", t),
    "presentation forms": _presentation,
    "right-to-left marks around": lambda t: f"\u200f{t}\u200f",
    "left-to-right marks around": lambda t: f"\u200e{t}\u200e",
    "isolates around": lambda t: f"\u2067{t}\u2069",
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "doubled blanks": lambda t: t.replace(" ", "  "),
    "in words": _spelled,
    "narrow no-break spaces": lambda t: t.replace(" ", "\u202f"),
}
