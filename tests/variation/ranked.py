"""What was read otherwise, ranked by kind, as both commands print it."""

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

#: In which kinds, what the text finds, and why it rightly says something else with another word of the kind.
Reason = tuple[str, str, str]


def rightly(reasons: list[Reason], kind: str, text: str) -> str | None:
    """Why a text says something else with another word of the kind, if it does."""
    found = (why for of, finds, why in reasons if kind.startswith(of) and re.search(finds, text))
    return next(found, None)


def arguments(about: str | None, suites: Path, texts: str) -> argparse.Namespace:
    """The suites of the command line, without one all of a folder, and how much is shown of each kind."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("suites", nargs="*", type=Path, default=sorted(suites.glob("*.toml")))
    parser.add_argument("--most", type=int, default=5, help=f"{texts} shown of each kind")
    return parser.parse_args()


class Ranked:
    """What was read otherwise, by kind."""

    def __init__(self, texts: str, most: int) -> None:
        self.texts, self.most = texts, most
        self.count = 0
        self.found: defaultdict[str, list[str]] = defaultdict(list)
        self.told: Counter[str] = Counter()

    def add(self, kind: str, line: str, reason: str | None) -> None:
        """Something that was read otherwise, for that reason if there is one."""
        if reason:
            self.told[reason] += 1
        else:
            self.found[kind].append(line)

    def show(self) -> None:
        """Prints all of it, the most frequent first."""
        for kind, lines in sorted(self.found.items(), key=lambda item: -len(item[1])):
            print(f"{len(lines):6} {kind}")
            for line in lines[: self.most]:
                print(f"       {line}")
        for reason, times in self.told.most_common():
            print(f"{times:6} rightly: {reason}")
        unexplained = sum(map(len, self.found.values()))
        print(f"{self.count} {self.texts}, {unexplained} read otherwise without a reason")
