"""The presets against the peers themselves, on random text; run by `make test-peers`."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tarqim

from .peers import PEERS


def assigned_here(text: str) -> bool:
    """Code points this Python's Unicode tables know: Python 3.11 has Unicode 14."""
    return all(unicodedata.category(c) not in ("Cn", "Cs") for c in text)


PARTS = [
    *"a Z 9 ٣ ۴ ا ى ة ؤ ـ @ # _ - / ? . ، ! « » [ ] % + = ~ é ² 漢 ﻻ ﷺ ﷼ ﷽ 😎 ् example مثال ووو com".split(
        " "
    ),
    *"http:// https:// www. .com .co.uk &amp; &lt &#1605; <b> </ > :: :// !!!!".split(" "),
    *" \n\t\x1c\u00a0\u064e\u0651\u0653\u0654\u0670\u200c\u200f\u0301\ufe0f",
    "  ",
]
TEXT = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
    st.text(max_size=40),
    st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=40),
).filter(assigned_here)


@pytest.mark.parametrize("preset", sorted(PEERS))
@given(text=TEXT)
@settings(max_examples=3000, deadline=None)
def test_equal(preset, text):
    assert tarqim.Normalizer.preset(preset)(text) == PEERS[preset](text)


def test_every_bmp_character():
    last = 0x10000
    for preset, peer in PEERS.items():
        n = tarqim.Normalizer.preset(preset)
        for c in filter(assigned_here, map(chr, range(last))):
            assert n(f"ب{c}ب") == peer(f"ب{c}ب"), f"{preset} U+{ord(c):04X} (Python {sys.version_info[:2]})"
