"""One place for each fact of the code: types, letters and signs, plausible years, rules."""

import re
from pathlib import Path

SRC = Path(__file__).parents[2] / "src"


def tree() -> dict[str, str]:
    """The code of every file: no tests, no comments."""
    return {
        path.relative_to(SRC).as_posix(): re.sub(
            r"//.*", "", re.split(r"#\[cfg\(test\)\]\s+mod tests", path.read_text(encoding="utf-8"))[0]
        )
        for path in sorted(SRC.rglob("*.rs"))
    }


#: Type names that several modules define, each a private word of its module or qualified where two meet. A
#: new type says which thing it is; a name leaves this list when it is down to one definition.
SHARED_TYPE_NAMES = set(
    """
    Case Digits Entity Kind Own Piece Proclitics Scratch Stored Tables Traced Wrong
    """.split()
)


def defined_types(files: dict[str, str]) -> dict[str, set[str]]:
    """Where each type is defined: structs, enums, traits and aliases, not the types of an ``impl``."""
    found: dict[str, set[str]] = {}
    for file, code in files.items():
        names = re.findall(
            r"^ {0,4}(?:pub(?:\([a-z]+\))? )?(?:struct|enum|trait) (\w+)|^(?:pub(?:\([a-z]+\))? )?type (\w+)",
            code,
            re.M,
        )
        named = re.findall(r"(?:named|choice)! \{\s*(?:#\[[^]]*\]\s*)*(\w+) \{", code)
        for name in [a or b for a, b in names] + named:
            found.setdefault(name, set()).add(file)
    return found


def test_a_new_type_has_a_name_of_its_own():
    """«Unit» of money, of measure and of time tell a reader nothing of which one it is."""
    shared = {name for name, files in defined_types(tree()).items() if len(files) > 1}
    assert shared == SHARED_TYPE_NAMES


def test_letters_and_signs_are_named_in_one_module():
    """No file keeps its own ALEF, or its own list of the marks that open a quotation."""
    files = tree()
    letters, signs = (set(re.findall(r"= (0x\w+)[,;]", files[file])) for file in ("letters.rs", "signs.rs"))
    assert {"0x0627", "0x0648"} <= letters
    assert {"0xAB", "0x28"} <= signs
    # They classify whole ranges of characters, or number something else.
    ranges = ("normalize/", "tokenize/web.rs", "tokenize/runs.rs", "lexicon/schema/", "lexicon/event_rows.rs")
    wrong = []
    for file, code in files.items():
        if file in ("letters.rs", "signs.rs") or file.startswith(ranges):
            continue
        wrong += [
            f"{file}: {name} = {code_point}"
            for name, code_point in re.findall(r"const (\w+): u(?:32|16) = (0x\w+);", code)
            if code_point in letters | signs
        ]
        wrong += [f"{file}: {mark}" for mark in re.findall(r"\b(?:0xAB|0xBB|0x201C|0x201D)\b", code)]
        wrong += [f"{file}: {name}" for name in re.findall(r"const (\w+): char = '[\u0621-\u0652]'", code)]
    assert wrong == []


def test_windows_of_years_are_in_the_calendar():
    """Which numbers are plausible as years is decided in one place."""
    wrong = [
        f"{file}: {window}"
        for file, code in tree().items()
        if "/time/" in file or file.startswith(("names/", "numerals/", "events/"))
        for window in re.findall(r"\b1[0-9]00\.\.=?[0-9]{4}\b", code)
    ]
    assert wrong == []


def test_rules_are_named_after_their_functions():
    """«time/named::year» in `explain` is the function `year` of grammars/time/named.rs, and of no other."""
    files = tree()
    rules = {
        (rule, file)
        for file, code in files.items()
        for rule in re.findall(r'"((?:[a-z_]+/)*[a-z_]+::[a-z_]+)"', code)
    }
    assert len(rules) > 80
    for rule, file in rules:
        module, _, function = rule.rpartition("::")
        places = (f"grammars/{module}.rs", f"grammars/{module}/mod.rs", f"{module}.rs")
        code = next((files[place] for place in places if place in files), None)
        assert code is not None, f"{file}: no module {module}"
        assert re.search(rf"\bfn {function}\b", code), f"{file}: no function {rule}"


def test_every_rule_is_the_path_of_a_function():
    other = [
        f"{file}: {rule}"
        for file, code in tree().items()
        if file.startswith(("grammars/", "names/"))
        for rule in re.findall(
            r'\brule: "([^"]*)"|\.core\([^;]*"([^":]*)"\)|Rule::\w+\("([^":]*)"\)|rule\)? = [^;]*"([^":]*)"',
            code,
        )
        if any("::" not in form for form in rule if form)
    ]
    assert other == []


def test_seeds_are_compiled_and_not_read_at_run_time():
    """A bad row stops the build; only models, which are trained, are embedded as they are."""
    read = [
        (file, seed)
        for file, code in tree().items()
        for seed in re.findall(r'include_(?:str|bytes)!\("(?:\.\./)*seeds/([^"]+)"', code)
        if not seed.startswith("models/")
    ]
    assert read == []
