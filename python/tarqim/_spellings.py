"""Names across spellings and scripts: a common key for all spellings, and romanization as people write it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tarqim._columns import need_text
from tarqim._core import _romanize, _romanized, normalize

_CONSONANTS = "بتثجحخدذرزسشصضطظغفقكلمنه"
#: Arabic letters, after the folding of the preset ``search``, by the sounds that Latin spellings distinguish.
_SOUNDS = dict(zip(_CONSONANTS, "b t t j h K d d r z s S s d t z G f k k l m n h".split(), strict=True))
#: Letters that are vowels, or that Latin spellings leave out.
_SOFT = "اويءعى"
_LONG = dict(zip("اويى", "awya", strict=True))
#: Latin spellings of sounds, longest first.
_LATIN = re.compile(r"tch|dj|dh|gh|kh|sh|ch|th|ph|[a-z]")
_LATIN_SOUNDS = {
    **dict(zip("bcdfghjklmnpqrstvxz", "b k d f j h j k l m n b k r s t f ks z".split(), strict=True)),
    **{"tch": "S", "dj": "j", "dh": "d", "gh": "G", "kh": "K", "sh": "S", "ch": "S", "th": "t", "ph": "f"},
}
_ARTICLES = frozenset("al el ul il ad ed ud as es us ash esh ush ar er ur an en un az ez uz at et".split())
_SONS = frozenset("bin ibn ben bint بن ابن بنت".split())
_SLAVE = re.compile(r"abd(?:ou|[aeiu])?(?:l|r(?=r)|s(?=s)|n(?=n))?[-' ]?(?=..)")
_GLUED = re.compile("[ae]l-?")
#: Nasrallah, Salaheddine.
_COMPOUND = re.compile("([a-z]{3,}?)([aeiou]l{1,2}ah|[aeu]d{1,2}ine?|[aeu]l-?dine?)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʿʾ`][^\W\d_]+)*")


def _plain(latin: str) -> str:
    """Lower-case letters without accents and marks."""
    bare = unicodedata.normalize("NFKD", latin.casefold())
    return "".join(c for c in bare if "a" <= c <= "z")


def _short(arabic: str) -> str:
    """The consonants of a folded word; a vowel only where it begins."""
    first = "a" if arabic[:1] in "اعء" else _LONG.get(arabic[:1], "")
    body = arabic[1:] if arabic[:1] in _SOFT else arabic
    return first + "".join(_SOUNDS.get(c, "") for c in re.sub("ه$", "", body))


def _full(arabic: str) -> str:
    """The same with the long vowels, for names with the same consonants."""
    return _short(arabic[:1]) + "".join(_SOUNDS.get(c) or _LONG.get(c, "") for c in arabic[1:])


def _short_latin(word: str) -> str:
    said = re.sub(r"(.)\1+", r"\1", re.sub("(?<=[aeiou])h$", "", word))
    made = "".join(_LATIN_SOUNDS.get(m[0], "") for m in _LATIN.finditer(said))
    if word[0] in "aeiou":
        return "a" + made
    # A consonant where a vowel follows: Waleed, Yasser.
    return (word[0] if word[0] in "wy" else "") + made


class _Names(NamedTuple):
    #: Keys of folded Arabic names, and of Latin spellings.
    arabic: dict[str, str]
    latin: dict[str, str]
    #: Keys that are the consonants of a listed name.
    taken: frozenset[str]


@cache
def _names() -> _Names:
    arabic: dict[str, str] = {}
    latin: dict[str, str] = {}
    rows = [(normalize(name), said, others) for name, said, others in _romanized()]
    for name, said, _ in rows:
        key = _short(name)
        arabic.setdefault(name, _full(name) if key in arabic.values() else key)
        latin.setdefault(_plain(said), arabic[name])
    for name, _, others in rows:
        for other in others:
            latin.setdefault(_plain(other), arabic[name])
    latin.pop("", None)
    return _Names(arabic, latin, frozenset(map(_short, arabic)))


def _is_arabic(word: str) -> bool:
    return any("\u0600" <= c <= "\u08ff" for c in word)


def _bare(word: str) -> str:
    """A folded Arabic word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _arabic_key(word: str) -> list[str]:
    names = _names()
    if word not in names.arabic and word.startswith("عبد") and len(word) > 5:
        return ["abd", *_arabic_key(word[3:])]
    if word not in names.arabic and word.startswith("ابو") and len(word) > 5:
        return ["ab", *_arabic_key(word[3:])]
    if word not in names.arabic and word.endswith("الله") and len(word) > 6:
        return [*_arabic_key(word[:-4]), *_arabic_key("الله")]
    bare = word if word in names.arabic else _bare(word)
    known = names.arabic.get(bare)
    if known is not None:
        return [known]
    short = _short(bare)
    return [_full(bare) if short in names.taken else short]


def _latin_key(word: str) -> list[str]:
    names = _names()
    if word in names.latin:
        return [names.latin[word]]
    if word in ("abu", "abou", "abo", "abi", "aboo"):
        return ["ab"]
    article = _GLUED.match(word)
    if article is not None and word[article.end() :] in names.latin:
        return [names.latin[word[article.end() :]]]
    whole = _COMPOUND.fullmatch(word)
    if whole is not None and not word.startswith("abd"):
        return [*_latin_key(whole[1]), *_latin_key("allah" if whole[2].endswith("h") else "din")]
    slave = _SLAVE.match(word)
    if slave is not None and len(word) > 5:
        rest = word[slave.end() :]
        return ["abd", *_latin_key("allah" if rest in ("lah", "llah", "ullah", "la", "lla") else rest)]
    return [_short_latin(word)]


def name_key(name: str, /) -> str:
    """One key for all spellings of a name, in Arabic and in Latin letters: for lookups and joins.

    Hamza, ي and ى, ة and ه, the article, «بن» and spaces inside compounds make no difference; Latin letters
    are read as they are used for Arabic names. Common names use a list of spellings, others their
    consonants: two rare names may share a key, so compare the names themselves where that matters.

    >>> import tarqim
    >>> {tarqim.name_key(n) for n in ["أحمد عبدالله", "احمد عبد الله", "Ahmed Abdallah", "Ahmad Abdullah"]}
    {'ahmd abd all'}
    >>> tarqim.name_key("Hassan") == tarqim.name_key("حسن") != tarqim.name_key("حسين")
    True
    """
    words: list[str] = []
    for found in _WORD.finditer(normalize(name).replace("-", " ")):
        word = found[0]
        if _is_arabic(word):
            words += [] if word in _SONS else ["ab"] if word in ("ابو", "ابي", "ابا") else _arabic_key(word)
            continue
        plain = _plain(word)
        if plain and plain not in _SONS and plain not in _ARTICLES:
            words += _latin_key(plain)
    # Abdul Rahman and Abdurrahman.
    return " ".join(word for word in words if word)


def romanize(text: str, /) -> str:
    """Romanizes Arabic names as people do, in passports and newspapers.

    Common names get their usual spelling; others go letter by letter, and unwritten short vowels
    become a. For a reversible romanization use :func:`tarqim.transliterate`.

    >>> import tarqim
    >>> tarqim.romanize("محمد عبد الرحمن الخوري")
    'Muhammad Abd al-Rahman al-Khoury'
    """
    need_text(text)
    return _romanize(text)
