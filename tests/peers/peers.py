"""The peers' own functions that our presets are exact equals of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache


@cache
def _arabert() -> Callable[[str], str]:
    from arabert.preprocess import ArabertPreprocessor

    return ArabertPreprocessor("bert-base-arabertv02").preprocess


def arabert(text: str) -> str:
    """ArabertPreprocessor 1.0.1 without Farasa."""
    return _arabert()(text)


def camel(text: str) -> str:
    """CAMeL Tools 1.6.0: Unicode, alef, alef maksura, teh marbuta, diacritics."""
    from camel_tools.utils import dediac, normalize

    text = normalize.normalize_unicode(text)
    text = normalize.normalize_alef_ar(text)
    text = normalize.normalize_alef_maksura_ar(text)
    text = normalize.normalize_teh_marbuta_ar(text)
    return dediac.dediac_ar(text)


def camel_arclean(text: str) -> str:
    """CAMeL Tools 1.6.0: the map of camel_arclean."""
    from camel_tools.utils.charmap import CharMapper

    return CharMapper.builtin_mapper("arclean").map_string(text)


def pyarabic(text: str) -> str:
    """PyArabic 0.6.15."""
    from pyarabic.normalize import normalize_searchtext

    return normalize_searchtext(text)


#: By the name of our preset.
PEERS: dict[str, Callable[[str], str]] = {
    "arabert": arabert,
    "camel": camel,
    "camel_arclean": camel_arclean,
    "pyarabic": pyarabic,
}
