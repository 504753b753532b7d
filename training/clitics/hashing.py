"""Hashes shared with the library: src/tokenize/clitics/hashing.rs computes the same numbers."""

from __future__ import annotations

MASK = (1 << 64) - 1
BASE = 0x9E37_79B9_7F4A_7C15
MIX = 0xD6E8_FEB8_6659_FD93
TEMPLATE = 0xFF51_AFD7_ED55_8CCD
CONTEXT = 0xC4CE_B9FE_1A85_EC53

POWERS = [1]
for _ in range(64):
    POWERS.append(POWERS[-1] * BASE & MASK)


def mix(x: int) -> int:
    """Spreads every bit over the upper half."""
    x ^= x >> 32
    x = x * MIX & MASK
    return x ^ (x >> 29)


def text(word: str) -> int:
    """Polynomial hash of the letters."""
    h = 0
    for letter in word:
        h = (h * BASE + ord(letter)) & MASK
    return h


class Letters:
    """Hash of any part of a word in constant time."""

    def __init__(self, word: str) -> None:
        self.sums = [0]
        for letter in word:
            self.sums.append((self.sums[-1] * BASE + ord(letter)) & MASK)

    def part(self, start: int, end: int) -> int:
        return (self.sums[end] - self.sums[start] * POWERS[end - start]) & MASK


def join(left: int, right: int, right_size: int) -> int:
    """Hash of two strings put together."""
    return (left * POWERS[right_size] + right) & MASK


def feature(template: int, value: int, context: int) -> int:
    """Hash of one feature: what is looked at, what was seen, for which clitics."""
    return mix(((template + 1) * TEMPLATE + value * BASE + context * CONTEXT) & MASK)
