"""The peers' normalizers, cleaners and transliterators, each as options of ours.

`run(case)` calls the public API with the options that stand for the peer's function and its arguments. A
policy of the peer's own that is none of ours (which letters count as "Arabic", when spaces are tidied) is
written here as options, never as a special case for a text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import tarqim

from .model import NotThere

#: Maha's names for sets of characters, as the classes of `keep` and `drop`.
CLASSES: dict[str, list[str]] = {
    "arabic": [
        "arabic_letters", "marks", "tatweel", "arabic_digits", "arabic_punctuation",
    ],
    "english": ["latin_letters", "ascii_digits", "other_punctuation"],
    "arabic_letters": ["arabic_letters"],
    "english_letters": ["latin_letters"],
    "english_small_letters": ["latin_small"],
    "english_capital_letters": ["latin_capitals"],
    "numbers": ["arabic_digits", "ascii_digits"],
    "arabic_numbers": ["arabic_digits"],
    "english_numbers": ["ascii_digits"],
    "harakat": ["vowel_signs"],
    "all_harakat": ["marks"],
    "tatweel": ["tatweel"],
    "punctuations": ["arabic_punctuation", "other_punctuation"],
    "arabic_punctuations": ["arabic_punctuation"],
    "english_punctuations": ["other_punctuation"],
    "emojis": ["emoji"],
}  # fmt: skip

#: Maha's names for stretches of text, as options.
STRETCHES: dict[str, dict[str, str]] = {
    "hashtags": {"hashtags": "drop"},
    "arabic_hashtags": {"hashtags": "drop", "hashtag_script": "arabic"},
    "english_hashtags": {"hashtags": "drop", "hashtag_script": "latin"},
    "mentions": {"mentions": "drop"},
    "arabic_mentions": {"mentions": "drop", "mention_script": "arabic"},
    "english_mentions": {"mentions": "drop", "mention_script": "latin"},
    "emails": {"emails": "drop"},
    "links": {"urls": "drop"},
}

TIDY = {"max_spaces": 1, "trim": "strip"}


def apply(text: str, **options: Any) -> str:
    """One normalizer made of options."""
    return tarqim.Normalizer(**options)(text)


def strings(value: str | list[str]) -> list[str]:
    """One string or several, as several."""
    return [value] if isinstance(value, str) else list(value)


def pieces(text: str, wanted: list[str]) -> list[tuple[str, bool]]:
    """The text cut at the wanted strings: parts, and whether each is one of them."""
    marked = tarqim.Normalizer(replace={w: f"\ue000{w}\ue001" for w in wanted})(text)
    out: list[tuple[str, bool]] = []
    for part in marked.split("\ue000"):
        inside, found, outside = part.partition("\ue001")
        out += [(inside, True), (outside, False)] if found else [(inside, False)]
    return [(part, is_wanted) for part, is_wanted in out if part]


def keep(text: str, *, use_space: bool = True, **wanted: Any) -> str:
    """`keep`: only the named classes and strings stay."""
    own = strings(wanted.pop("custom_strings", []))
    if own:
        return keep_strings(text, strings=own, use_space=use_space)
    classes = [c for name, on in wanted.items() if on for c in CLASSES[name]]
    if "arabic_letters" in wanted and "harakat" in wanted:
        classes = ["arabic_letters", "vowel_signs"]
    # Marks that do not stay leave no space in their word.
    if "marks" not in classes:
        bare = dict.fromkeys(
            ("dagger_alef", "other_vowels", "quranic_marks", "honorific_marks", "small_letters"), "strip"
        )
        if "vowel_signs" not in classes:
            bare["tashkeel"] = "strip"
        text = apply(text, **bare)
    # `arabic` keeps letters stretched by tatweel, not the tatweel.
    extra = {"tatweel": "strip"} if wanted.get("arabic") else {}
    if use_space:
        return apply(text, keep=classes, fill="space", **extra, **TIDY)
    return apply(text, keep=classes, **extra)


def keep_strings(text: str, *, strings: str | list[str], use_space: bool = True) -> str:
    """`keep_strings`: only the named strings stay."""
    wanted = [strings] if isinstance(strings, str) else strings
    fill = " " if use_space else ""
    if not any("\u064b" <= c <= "\u0652" for w in wanted for c in w):
        text = apply(text, tashkeel="strip")
    kept = "".join(part if is_wanted else fill for part, is_wanted in pieces(text, wanted))
    return apply(kept, **TIDY) if use_space else apply(kept, trim="strip") if " " in wanted else kept


def remove(text: str, *, use_space: bool = True, **unwanted: Any) -> str:
    """`remove`: the named classes, stretches and strings go."""
    options: dict[str, Any] = {}
    if own := strings(unwanted.pop("custom_strings", [])):
        options["replace"] = dict.fromkeys(own, " " if use_space else "")
    if "custom_expressions" in unwanted:
        raise NotThere("regular expressions in a normalizer")
    for name, on in unwanted.items():
        if on:
            options |= STRETCHES.get(name, {})
    marks = [n for n in ("harakat", "all_harakat", "tatweel") if unwanted.get(n)]
    # Marks and tatweel leave nothing behind, other characters a space.
    if marks:
        text = apply(text, drop=[c for n in marks for c in CLASSES[n]])
    classes = [c for n, on in unwanted.items() if on and n not in marks for c in CLASSES.get(n, [])]
    if classes:
        options |= {"drop": classes, "fill": "space" if use_space else "none"}
    return apply(text, **options, **(TIDY if use_space else {"trim": "strip"}))


def remove_strings(text: str, *, strings: str | list[str], use_space: bool = True) -> str:
    """`remove_strings`."""
    gone = [strings] if isinstance(strings, str) else strings
    if not use_space:
        return apply(text, replace=dict.fromkeys(gone, ""), trim="strip")
    return apply(text, replace=dict.fromkeys(gone, " "), **TIDY)


def normalize(text: str, **wanted: Any) -> str:
    """`normalize`: the named foldings, or all but those set to False."""
    stages: dict[str, dict[str, Any]] = {
        "lam_alef": {"ligatures": "lam_alef"},
        "alef": {"alef": "fold"},
        "waw": {"replace": dict.fromkeys("ؤۥ", "و")},
        "yeh": {"replace": dict.fromkeys("ىئۦ", "ي")},
        "teh_marbuta": {"teh_marbuta": "heh"},
        "ligatures": {
            "ligatures": "expand",
            # The abbreviation is written out, the others without hamza and Urdu letters.
            "replace": {"ﷵ": "صلى الله عليه وسلم", "ﷰ": "صلى", "ﷱ": "قلى", "ﷳ": "اكبر"},
        },
        "spaces": {"white_space": "fold", "zero_width": "space"},
    }
    everything = wanted.pop("all", False)
    named = [name for name in stages if wanted.get(name) or (everything and wanted.get(name) is not False)]
    options: dict[str, Any] = {}
    pairs: dict[str, str] = {}
    for name in named:
        pairs |= stages[name].get("replace", {})
        options |= stages[name]
    return apply(text, **options | {"replace": pairs})


def normalize_small_alef(text: str, *, keep_madda: bool = True, normalize_end: bool = False) -> str:
    """`normalize_small_alef`."""
    # A madda after the small alef makes آ of it, or stays apart.
    pairs = {"\u0670\u0653": "\u0622" if keep_madda else "\u0627\u0653"}
    return apply(text, replace=pairs, dagger_alef="alef" if normalize_end else "alef_inside")


def connect(text: str, **wanted: Any) -> str:
    """`connect_single_letter_word`."""
    letters = {"waw": "و", "feh": "ف", "beh": "ب", "lam": "ل", "kaf": "ك", "teh": "ت"}
    everything = wanted.get("all", False)
    off = {letters[n] for n in letters if not (wanted.get(n) or (everything and wanted.get(n) is not False))}
    if any(f"{letter} " in text for letter in off):
        raise NotThere("joining some proclitics and not others")
    return apply(text, proclitics="join")


def reduce_repeated(text: str, *, min_repeated: int = 3, reduce_to: int = 2) -> str:
    """`reduce_repeated_substring`."""
    if (min_repeated, reduce_to) not in {(3, 2), (3, 1)}:
        raise NotThere("elongation of fewer than three letters, or of groups of letters")
    return apply(text, elongation="double" if reduce_to == 2 else "single")


def replace(text: str, *, strings: str | list[str], with_value: str) -> str:
    """`replace`."""
    old = [strings] if isinstance(strings, str) else strings
    return apply(text, replace=dict.fromkeys(old, with_value))


def replace_except(text: str, *, strings: str | list[str], with_value: str) -> str:
    """`replace_except`."""
    wanted = [strings] if isinstance(strings, str) else strings
    return "".join(part if is_wanted else with_value * len(part) for part, is_wanted in pieces(text, wanted))


def lam_alef(text: str, *, keep_hamza: bool = True) -> str:
    """`normalize_lam_alef`."""
    return apply(text, ligatures="lam_alef", **({} if keep_hamza else {"alef": "fold"}))


#: Maha's functions.
MAHA: dict[str, Callable[..., str]] = {
    "arabic_numbers_to_english": lambda text: apply(text, digits="ascii"),
    "connect_single_letter_word": connect,
    "keep": keep,
    "keep_arabic_characters": lambda text: keep(text, arabic=True),
    "keep_arabic_letters": lambda text: keep(text, arabic_letters=True),
    "keep_arabic_letters_with_harakat": lambda text: keep(text, arabic_letters=True, harakat=True),
    "keep_strings": keep_strings,
    "normalize": normalize,
    "normalize_lam_alef": lam_alef,
    "normalize_small_alef": normalize_small_alef,
    "reduce_repeated_substring": reduce_repeated,
    "remove": remove,
    "remove_all_harakat": lambda text: remove(text, all_harakat=True),
    "remove_arabic_letter_dots": lambda text: apply(text, dots="strip"),
    "remove_emails": lambda text: remove(text, emails=True),
    "remove_emojis": lambda text: remove(text, emojis=True),
    "remove_english": lambda text: remove(text, english=True),
    "remove_extra_spaces": lambda text, max_spaces=1: apply(text, max_spaces=max_spaces),
    "remove_harakat": lambda text: remove(text, harakat=True),
    "remove_hash_keep_tag": lambda text: apply(text, hashtags="tag"),
    "remove_hashtags": lambda text: remove(text, hashtags=True),
    "remove_links": lambda text: remove(text, links=True),
    "remove_mentions": lambda text: remove(text, mentions=True),
    "remove_numbers": lambda text: remove(text, numbers=True),
    "remove_punctuations": lambda text: remove(text, punctuations=True),
    "remove_strings": remove_strings,
    "remove_tatweel": lambda text: remove(text, tatweel=True),
    "replace": replace,
    "replace_except": replace_except,
    "replace_pairs": lambda text, keys, values: apply(text, replace=dict(zip(keys, values, strict=True))),
}


def lucene_analyze(case: dict[str, Any]) -> list[str]:
    """Lucene's ArabicAnalyzer, and its parts."""
    function, text = case["function"], case["text"]
    normalizer = tarqim.Normalizer.preset("lucene")
    stopwords: list[str] | None = None
    stemming: Any = "lucene"
    protected: list[str] = []
    if "tokenizer" in function:
        stopwords = []
        normalizer = normalizer if "Normalization" in function else tarqim.Normalizer()
        stemming = "lucene" if "Stem" in function else "none"
    else:
        normalizer = with_options(normalizer, case="lower", digits="ascii")
    for flag in case.get("flags") or []:
        if flag.startswith("custom stopwords:"):
            stopwords = words(flag.partition(":")[2])
        if flag.startswith("stem exclusion set"):
            protected = words(flag.partition("{")[2].partition("}")[0])
    terms = tarqim.search_terms(
        text, normalizer=normalizer, stopwords=stopwords, stemming=stemming, protected=protected
    )
    return [t.text for t in terms]


def words(listed: str) -> list[str]:
    """The words of a comma-separated list."""
    return [w.strip() for w in listed.split(",") if w.strip()]


def with_options(normalizer: tarqim.Normalizer, **options: str) -> tarqim.Normalizer:
    """A normalizer with more options."""
    return tarqim.Normalizer.from_json(json.dumps(json.loads(normalizer.to_json()) | options))


SCHEMES = {"bw": "buckwalter", "safebw": "safe_buckwalter", "xmlbw": "xml_buckwalter", "hsb": "hsb"}


def camel_charmap(scheme: str, text: str) -> str:
    """A character map of CAMeL Tools: `arclean`, or from one alphabet to another (`ar2bw`, `bw2hsb`)."""
    if scheme == "arclean":
        # A row of a map may be a range of characters, written as its two ends.
        first, hyphen, last = text[:1], text[1:2], text[2:3]
        if len(text) == 3 and hyphen == "-":
            members = [chr(c) for c in range(ord(first), ord(last) + 1)]
            outs = [tarqim.normalize(c, preset="camel_arclean") for c in members]
            # A range that stays as it is has no text; where rows overlap, later ones win a few members.
            return "" if outs == members else Counter(outs).most_common(1)[0][0]
        return tarqim.normalize(text, preset="camel_arclean")
    source, _, target = scheme.partition("2")
    if source != "ar":
        text = tarqim.transliterate(text, scheme=SCHEMES[source], direction="to_arabic")
    if target != "ar":
        text = tarqim.transliterate(text, scheme=SCHEMES[target], direction="to_latin")
    return text


def run(case: dict[str, Any]) -> str | list[str]:
    """What ours makes of the case's text: the text, or the terms in order."""
    source, text = case["source"], case["text"]
    if source == "camel_tools":
        return camel_charmap(case["scheme"], text)
    if source == "charabia":
        # Charabia folds alef and teh marbuta, and strips tatweel and nothing else.
        return apply(text, tatweel="strip", alef="fold_common", alef_maqsura="yeh", teh_marbuta="heh")
    if source == "lucene":
        if case["dimension"] == "analyze":
            return lucene_analyze(case)
        if case["dimension"] == "light_stem":
            # Lucene's test runs the normalizer before the stemmer, as its analyzer does.
            return tarqim.stem(tarqim.Normalizer.preset("lucene")(text), algorithm="lucene")
        return tarqim.Normalizer.preset("lucene")(text)
    function = MAHA.get(case["function"])
    if function is None:
        raise NotThere(f"Maha's {case['function']}")
    return function(text, **case["function_args"])
