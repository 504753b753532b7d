"""Writes recorded.jsonl: what each peer makes of each of our sentences.

Run by `make record-peers` in an environment with the peers installed (tests/peers/requirements.txt).
"""

from __future__ import annotations

import json
from pathlib import Path

from .peers import PEERS

HERE = Path(__file__).parent


def main() -> None:
    """Records every peer on every sentence."""
    sentences = (HERE / "sentences.txt").read_text(encoding="utf-8").split("\n")
    with (HERE / "recorded.jsonl").open("w", encoding="utf-8") as out:
        for preset, peer in PEERS.items():
            for text in filter(None, sentences):
                row = {"preset": preset, "text": text, "out": peer(text)}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
