"""``python -m tests.matrix``: the holes, phrase by writing, and the carriers they are in."""

from collections import Counter

from tests.matrix.cells import cells, read


def main() -> None:
    total = 0
    pairs: Counter[tuple[str, str]] = Counter()
    carriers: Counter[str] = Counter()
    for cell in cells():
        total += 1
        if not read(cell):
            pairs[cell.phrase, cell.writing] += 1
            carriers[cell.carrier] += 1
    print(f"{total} cells, {pairs.total()} holes")
    for (phrase, writing), count in pairs.most_common():
        print(f"{count:4}  {writing:28} {phrase}")
    for carrier, count in carriers.most_common():
        print(f"{count:4}  {carrier}")


if __name__ == "__main__":
    main()
