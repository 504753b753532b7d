"""A hash of all that the library says of many texts: `python -m tests.outputs FILE…`.

For changes that must not change any output. FILE holds one JSON object a line with a ``text`` (``.jsonl``,
``.jsonl.xz``) or is a text; ``--write OUT`` keeps every output, so that two builds can be compared by diff.
"""

import argparse
import hashlib
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import tarqim

#: «Yesterday» of every text is the day before this one.
REFERENCE = "2024-05-15T10:00:00"

PRESETS = ["clean", "search", "model", "lucene", "camel", "arabert", "pyarabic"]


def texts(path: Path) -> Iterator[str]:
    name = path.name.removesuffix(".xz")
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        if name.endswith(".jsonl"):
            yield from (json.loads(line)["text"] for line in file)
        else:
            yield file.read()


def said(text: str) -> Iterator[tuple[str, object]]:
    """What is said of a text, by kind."""
    doc = tarqim.analyze(text, reference=REFERENCE)
    yield "entities", [e.to_dict() for e in doc.entities]
    yield "tokens", [(t.start, t.end, t.kind) for t in doc.tokens]
    yield "sentences", [(s.start, s.end) for s in doc.sentences]
    yield "normalized", [tarqim.normalize(text, preset=preset) for preset in PRESETS]
    pieces = tarqim.segment(text, scheme="d3")
    yield "clitics", [([p.text for p in w.proclitics], w.stem.text, w.stem.normalized) for w in pieces]
    yield "digits", tarqim.numerals_to_digits(text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, help="keep every output here, one line each")
    given = parser.parse_args()
    hashes: dict[str, hashlib.blake2b] = {}
    count = 0
    out = given.write.open("w", encoding="utf-8") if given.write else None
    for path in given.files:
        for text in texts(path):
            count += 1
            for kind, value in said(text):
                line = json.dumps([count, kind, value], ensure_ascii=False, default=str) + "\n"
                held = hashes.setdefault(kind, hashlib.blake2b(digest_size=8))
                held.update(line.encode(errors="surrogatepass"))
                if out:
                    out.write(line)
    if out:
        out.close()
    print(f"{count} texts")
    for kind, digest in hashes.items():
        print(f"{kind:12} {digest.hexdigest()}")


if __name__ == "__main__":
    main()
