"""Write a model file: see src/entities/model.rs for the layout."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

VERSION = 1
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


def write(
    out: Path,
    words: np.lib.npyio.NpzFile,
    weights: dict[int, np.ndarray],
    transitions: np.ndarray,
) -> int:
    """Write the model; weights and transitions are already quantized. Returns the size."""
    soft = words["soft"].astype("<u2")
    bits = soft[:, 0] | soft[:, 1] << 3 | soft[:, 2] << 6 | soft[:, 3] << 9
    keys = np.array([word_key(str(w)) for w in words["words"]], dtype="<u4")
    features = np.array(sorted(weights), dtype="<u4")
    rows = np.array([weights[int(k)] for k in features], dtype="i1").reshape(len(features), len(transitions))
    sections = [
        keys.tobytes(),
        words["fine"].astype("<u2").tobytes(),
        bits.astype("<u2").tobytes(),
        words["mid"].astype("u1").tobytes(),
        words["coarse"].astype("u1").tobytes(),
        features.tobytes(),
        rows.tobytes(),
        transitions.astype("<i2").tobytes(),
    ]
    body = b"".join(struct.pack("<I", len(s)) + s for s in sections)
    data = b"TRQN" + struct.pack("<II", VERSION, checksum(body)) + body
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    return len(data)
