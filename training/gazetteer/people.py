"""Write seeds/lexicon/given_names.tsv and family_names.tsv.

    pip install arabic-name-romanizer Faker
    python training/gazetteer/people.py --frequencies wikipedia.txt.xz --common corpus.txt

Names are those that at least four people of Wikidata bear, and Faker's. `--common` and
`--frequencies` are read as by compile.py: a name that is mostly an ordinary word there gets
the flag `ambiguous`, and is dropped when hardly anybody bears it. Marks of ordinary.tsv come first.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from importlib.util import find_spec
from pathlib import Path

from compile import MARKS, Commonness, fold

LEXICON = Path(__file__).resolve().parents[2] / "seeds" / "lexicon"
LETTERS = re.compile("^[\u0621-\u063a\u0641-\u064a ]+$")
LEAST = 4


def faker_names() -> dict[str, set[str]]:
    """Given and family names of Faker's Arabic providers."""
    from faker.providers.person import ar_AA, ar_PS, ar_SA

    names: dict[str, set[str]] = {"given": set(), "surname": set()}
    for module in (ar_AA, ar_PS, ar_SA):
        provider = module.Provider
        for field in ("first_names", "first_names_female", "first_names_male"):
            names["given"].update(getattr(provider, field, ()))
        names["surname"].update(provider.last_names)
    return {role: {MARKS.sub("", name).strip() for name in given} for role, given in names.items()}


def bearers(role: str) -> dict[str, int]:
    """How many people bear each name."""
    spec = find_spec("arabic_name_romanizer")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install arabic-name-romanizer")
    path = Path(spec.submodule_search_locations[0]) / "resources" / "names.sqlite3"
    query = "select arabic_key, sum(count) from units where role = ? group by 1"
    with sqlite3.connect(path) as base:
        return dict(base.execute(query, (role,)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--frequencies", type=Path)
    parser.add_argument("--common", type=Path)
    options = parser.parse_args()
    common = Commonness(options.frequencies, options.common)
    extra = faker_names()
    for role, kind, name in (("given", "given", "given_names"), ("surname", "family", "family_names")):
        found = {
            form: (count, "romanizer")
            for form, count in bearers(role).items()
            if count >= LEAST and LETTERS.match(form) and len(form.replace(" ", "")) > 2
        }
        known = {fold(form) for form in found}
        for form in extra[role]:
            if LETTERS.match(form) and len(form) > 2 and fold(form) not in known:
                found[form] = (LEAST, "faker")
        lines = ["form\tclass\tvalue\tflags\tnote"]
        for form, (count, source) in sorted(found.items()):
            mark = common.marks.get(fold(form), "")
            if mark == "drop":
                continue
            flag = mark
            if " " not in form:
                plain, named = common.tags(form)
                if plain >= named and (plain or common.frequent(form) > 150):
                    flag = "ambiguous"
                if plain > 5 * max(1, named) and count < 30:
                    continue
            lines.append(f"{form}\t{kind}\t{count}\t{flag}\t{source}")
        (LEXICON / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}.tsv: {len(lines) - 1}")


if __name__ == "__main__":
    main()
