"""Write a model file: see src/names/model.rs for the layout."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

VERSION = 6
# Low bits of a fingerprint that are not kept: see src/names/index.rs.
DROPPED = 7
SEED, MIX, STEP = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xFF51AFD7ED558CCD
MASK = (1 << 64) - 1


def word_key(word: str) -> int:
    """The upper half of the library's hash of a folded word."""
    h = SEED
    for c in word:
        h = ((h ^ ord(c)) * STEP) & MASK
        h ^= h >> 32
    return ((h * MIX) & MASK) >> 32


def checksum(data: bytes) -> int:
    """FNV-1a, 32 bits."""
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def column(numbers: np.ndarray) -> bytes:
    """Numbers as src/columns.rs packs them: their width, then all lowest bytes, all second ones …"""
    numbers = numbers.astype("<u8")
    width = max(1, (int(numbers.max(initial=0)).bit_length() + 7) // 8)
    planes = numbers.view("u1").reshape(-1, 8)[:, :width].T
    return bytes([width]) + planes.tobytes()


def ascending(numbers: np.ndarray) -> bytes:
    """The column of ascending numbers: that of the steps between them."""
    return column(np.diff(numbers.astype("<u8"), prepend=np.uint64(0)))


def coarser(weights: np.ndarray) -> np.ndarray:
    """Weights in steps that grow with them, an eighth at most: they deflate better and say the same. What lies in the
    middle of two steps goes to the even one: always upwards, it would make the model surer of all names."""
    size = np.abs(weights.astype(int))
    step = np.select([size < 8, size < 16, size < 64], [1, 2, 4], 8)
    return np.sign(weights) * np.minimum(np.rint(size / step).astype(int) * step, 120)


def write(
    out: Path,
    words: np.lib.npyio.NpzFile,
    weights: dict[int, np.ndarray],
    transitions: np.ndarray,
) -> int:
    """Write the model; weights and transitions are already quantized. Returns the size."""
    soft = words["soft"].astype("<u2")
    bits = soft[:, 0] | soft[:, 1] << 4 | soft[:, 2] << 8 | soft[:, 3] << 12
    # Of words with one key the first, which is the most frequent, stays.
    keys, order = np.unique([word_key(str(w)) >> DROPPED for w in words["words"]], return_index=True)
    kept: dict[int, np.ndarray] = {}
    for feature in sorted(weights):
        kept.setdefault(feature >> DROPPED, weights[feature])
    features = np.array(sorted(kept), dtype="<u4")
    rows = np.array([kept[int(k)] for k in features], dtype="i1").reshape(len(features), len(transitions))
    rows = coarser(rows).astype("i1")
    sections = [
        ascending(keys),
        column(words["fine"][order]),
        column(bits[order]),
        column(words["mid"]),
        column(words["coarse"]),
        words["begun"].astype("<i2").tobytes() + words["spelled"].T.tobytes(),
        ascending(features),
        column(((rows != 0) << np.arange(rows.shape[1])).sum(axis=1)),
        b"".join(row[row != 0].tobytes() for row in rows.T),
        transitions.astype("<i2").tobytes(),
    ]
    body = b"".join(struct.pack("<I", len(s)) + s for s in sections)
    data = b"TRQN" + struct.pack("<II", VERSION, checksum(body)) + body
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return len(data)
