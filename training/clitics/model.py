"""The model file: three open-addressed tables of fingerprints.

All numbers little-endian.
    0   4  magic "TRQC"
    4   2  version
    6   2  zero
    8   8  FNV-1a 64 of everything after this field
    16  4  log2 of the buckets of the frequency table
    20  4  log2 of the buckets of the name table
    24  4  log2 of the buckets of the weight table
    28  4  FNV-1a 32 of the lists of clitics the weights belong to
    32     for the frequency table (12 bits of fingerprint), the name table (14) and the weight table (16)
           two columns, each behind its length in bytes: the slots, their bucket over their fingerprint,
           ascending, as steps; and the level, the kind or the weight (i8) of each
Columns are written as src/columns.rs has them: their width, then all lowest bytes, all second ones ….
A bucket has eight slots, filled from the front. A key's bucket is the top bits of its mixed
hash; a full bucket passes the key on to the next one.
"""

from __future__ import annotations

import struct
from pathlib import Path

import affixes
import hashing
from ranker import Ranker

MAGIC = b"TRQC"
VERSION = 2
WIDTH = 8
FULLEST = 0.75


def _checksum(data: bytes) -> int:
    h = 0xCBF2_9CE4_8422_2325
    for byte in data:
        h = (h ^ byte) * 0x100_0000_01B3 & hashing.MASK
    return h


def fingerprint() -> int:
    """Of seeds/clitics: weights count clitics by their place in these lists."""
    lists = (affixes.CONJUNCTIONS, affixes.PREPOSITIONS, affixes.ENCLITICS)
    h = 0x811C_9DC5
    for byte in "/".join(" ".join(forms[1:]) for forms in lists).encode():
        h = (h ^ byte) * 0x0100_0193 & 0xFFFF_FFFF
    return h


def _bits(entries: int) -> int:
    bits = 1
    while entries > FULLEST * (WIDTH << bits):
        bits += 1
    return bits


class Table:
    """Slots of 16 bits: `fingerprint` bits from the hash, the rest a value."""

    def __init__(self, entries: list[tuple[int, int]], value_bits: int) -> None:
        self.bits = _bits(len(entries))
        self.value_bits = value_bits
        self.slots = [0] * (WIDTH << self.bits)
        self.placed: dict[int, int] = {}
        for mixed, value in sorted(entries):
            tag = (mixed >> 16 & 0xFFFF) >> value_bits or 1
            slot = (mixed >> (64 - self.bits)) * WIDTH
            while self.slots[slot] and self.slots[slot] >> value_bits != tag:
                slot = (slot + 1) % len(self.slots)
            # Two keys of one fingerprint in one run: the first keeps the slot.
            if not self.slots[slot]:
                self.slots[slot] = tag << value_bits | value
                self.placed[slot] = mixed

    def pack(self, of_slots: list[int]) -> bytes:
        """The two columns of this table; `of_slots` is what each slot says."""
        tag_bits = 16 - self.value_bits
        rows = sorted(
            (slot // WIDTH << tag_bits | entry >> self.value_bits, of_slots[slot])
            for slot, entry in enumerate(self.slots)
            if entry
        )
        keys = [key for key, _ in rows]
        steps = [key - before for key, before in zip(keys, [0, *keys], strict=False)]
        return b"".join(
            struct.pack("<I", len(packed)) + packed
            for packed in (column(steps), column([value & 0xFF for _, value in rows]))
        )


def column(numbers: list[int]) -> bytes:
    """Numbers as src/columns.rs packs them."""
    width = max(1, (max(numbers, default=0).bit_length() + 7) // 8)
    return bytes([width]) + b"".join(bytes(n >> 8 * byte & 0xFF for n in numbers) for byte in range(width))


def write(path: Path, ranker: Ranker) -> int:
    """Writes the model and returns its size in bytes."""
    levels = Table([(hashing.mix(h), level) for h, level in ranker.tables.levels.items()], 4)
    names = Table([(hashing.mix(h), kind) for h, kind in ranker.tables.names.items()], 2)
    weights = Table([(f, 0) for f in ranker.weights], 0)
    values = [0] * len(weights.slots)
    for slot, feature in weights.placed.items():
        values[slot] = ranker.weights[feature]
    body = struct.pack("<4I", levels.bits, names.bits, weights.bits, fingerprint())
    body += levels.pack([entry & 0xF for entry in levels.slots])
    body += names.pack([entry & 0x3 for entry in names.slots])
    body += weights.pack(values)
    data = struct.pack("<4s2HQ", MAGIC, VERSION, 0, _checksum(body)) + body
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)
