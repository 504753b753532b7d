"""What the ranker looks at: the features of one way to cut a word.

A pure function of the word, the frequency levels of words and the set of names.
src/tokenize/clitics/features.rs computes the same hashes in the same order.
"""

from __future__ import annotations

from collections.abc import Callable

import hashing
from affixes import PREPOSITIONS, Candidate, fold
from hashing import Letters, join

ALEF, LAM, WAW, BEH, FEH, YEH, TEH, HEH, NOON, MEEM, HAMZA = map(ord, "الوبفيتهنمء")
ARTICLE = hashing.text("ال")
SEEN = hashing.text("س")
SUFFIX_HER, SUFFIX_THEM, SUFFIX_WAW_ALEF = map(hashing.text, ("ها", "هم", "وا"))
IMPERFECT = (YEH, TEH, NOON, ALEF)
HAMZA_BELOW, HAMZA_ABOVE, MADDA = map(ord, "إأآ")
FUTURE = PREPOSITIONS.index("س")
TO = PREPOSITIONS.index("ل")
CLIP = 6


class Word:
    """A word with everything that does not depend on the cut."""

    def __init__(self, word: str, level: Callable[[int], int], name: Callable[[int], int]) -> None:
        self.raw = [ord(c) for c in word]
        self.letters = [ord(c) for c in fold(word)]
        self.size = len(self.letters)
        self.raw_hash = Letters(word)
        self.hash = Letters(fold(word))
        self.level, self.name = level, name
        self.whole = level(self.hash.part(0, self.size))


def clip(x: int) -> int:
    return max(-CLIP, min(CLIP, x)) + CLIP


def features(w: Word, cut: Candidate) -> list[int]:
    """The feature hashes of one cut."""
    c, p, e = cut.conjunction, cut.preposition, cut.enclitic
    after_c = int(c > 0)
    start = cut.front
    end = w.size - cut.back
    size = end - start
    part, raw, level = w.hash.part, w.raw_hash.part, w.level
    pre = c * 8 + p
    cut_front, cut_back = int(start > 0), int(e > 0)
    pe = p * 16 + e
    out: list[int] = []

    def add(template: int, value: int, context: int) -> None:
        out.append(hashing.feature(template, value, context))

    first, last = w.letters[start], w.letters[end - 1]
    stem, rest, after = part(start, end), part(start, w.size), part(after_c, w.size)
    rest_size, after_size = w.size - start, w.size - after_c

    def before(letter: int, h: int, n: int) -> int:
        """Level of the string with a letter before it."""
        return level(join(letter, h, n))

    def with_article(h: int, n: int) -> int:
        return level(join(ARTICLE, h, n))

    # The cut and its letters.
    add(0, 0, c << 8 | pe)
    add(1, 0, pre)
    add(2, 0, e)
    add(3, stem, 0)
    add(4, stem, p)
    add(5, stem, e)
    add(6, after, c)
    add(7, rest, p)
    for n in range(1, min(4, size) + 1):
        add(7 + n, part(start, start + n), p)
        add(11 + n, part(end - n, end), e)
    for n in range(1, 5):
        add(15 + n, part(after_c, min(after_c + n, w.size)), c)
    length = min(size, 8)
    add(21, length, pre * 2 + cut_back)
    add(22, length, e)
    add(23, length, pe)
    add(24, first << 20 | last << 4 | length, p)
    add(25, w.raw[-1], e)
    shape = 0
    for letter in w.letters[start : min(end, start + 6)]:
        shape = shape * 4 + (1 if letter == ALEF else 2 if letter in (WAW, YEH) else 3)
    add(51, shape, p)
    add(52, shape, e)
    for n in (2, 3, 4):
        add(51 + n, part(0, min(n, w.size)), pre)
        add(54 + n, part(max(0, w.size - n), w.size), e)
    add(59, w.raw[start], p)
    add(60, w.raw[after_c], c)
    add(61, w.raw[end - 1], e)
    add(62, raw(0, min(2, w.size)), pre)
    add(63, raw(0, min(3, w.size)), pre)
    add(64, raw(max(0, w.size - 2), w.size), e)
    add(65, raw(max(0, w.size - 3), w.size), e)
    # إ and آ stand nowhere but at the head of a stem, أ seldom elsewhere.
    inner = any(x in (HAMZA_BELOW, MADDA) for x in w.raw[1:])
    inside = any(x in (HAMZA_BELOW, MADDA, HAMZA_ABOVE) for x in w.raw[start + 1 : end])
    add(66, int(inner) * 2 + int(inside), cut_front)
    article = 0
    if size > 4 and first == ALEF and w.letters[start + 1] == LAM:
        article = 2
    elif p == TO and size > 3 and first == LAM:
        article = 1
    add(67, article, cut_back)
    add(68, article, e)
    add(69, article, p)

    # How often the words that the cut implies are written.
    whole = w.whole
    bare = level(stem)
    restored = 0
    restored_hash = 0
    if e:
        head = part(start, end - 1)
        if last == TEH:
            restored_hash = join(head, HEH, 1)
        elif last == ALEF:
            restored_hash = join(head, YEH, 1)
        elif last in (YEH, WAW):
            restored_hash = join(head, HAMZA, 1)
        if restored_hash:
            restored = level(restored_hash)
    best = max(bare, restored)
    d = clip(best - whole)
    add(26, whole // 2 * 16 + best // 2, cut_front * 2 + cut_back)
    add(27, d, pre * 2 + cut_back)
    add(28, d, p * 2 + cut_back)
    add(29, d, e * 2 + cut_front)
    add(30, best, p)
    add(31, best, e)
    after_level = level(after)
    add(32, after_level, c)
    add(33, clip(after_level - whole), c)
    if c:
        add(34, after_level // 2 * 16 + whole // 2, 0)
    definite = with_article(stem, size)
    if restored and last == TEH:
        definite = max(definite, with_article(restored_hash, size))
    add(35, definite // 2, p)
    add(36, definite // 2, e)
    rest_level = level(rest)
    if e:
        add(37, rest_level // 2 * 16 + whole // 2, p)
    if p:
        add(38, rest_level, p)
        add(39, clip(rest_level - after_level), p)
    wa, bi, li = (before(x, rest, rest_size) for x in (WAW, BEH, LAM))
    fa, al = before(FEH, rest, rest_size), with_article(rest, rest_size)
    add(40, (wa // 3 * 8 + bi // 3) * 8 + li // 3, p)
    some = (wa > 0) + (bi > 0) + (li > 0)
    add(41, some, p * 2 + cut_back)
    if after_c == start:
        after_some, after_al = some, al
    else:
        after_some = sum(before(x, after, after_size) > 0 for x in (WAW, BEH, LAM))
        after_al = with_article(after, after_size)
    add(42, after_some + (after_al > 0), c)
    add(43, after_al // 2, c)
    he, she = before(YEH, stem, size), before(TEH, stem, size)
    add(44, he // 3 * 8 + she // 3, p)
    his, her = level(join(stem, HEH, 1)), level(join(stem, SUFFIX_HER, 2))
    their = level(join(stem, SUFFIX_THEM, 2))
    add(45, (his > 0) * 4 + (her > 0) * 2 + (their > 0), e)
    add(46, her // 3 * 8 + their // 3, e)
    add(47, al // 2, e * 2 + cut_front)
    kin = some + (fa > 0) + (al > 0)
    add(48, kin, p)
    add(49, kin, e)
    add(50, her // 2 * 8 + his // 3, e)
    if p == FUTURE:
        add(20, min(length, 6), first)
        add(70, _imperfect(w, start, end) // 2, first)
    ends_na = w.size >= 3 and w.letters[-2:] == [NOON, ALEF]
    if e or ends_na:
        verb_end = end if e else w.size - 2
        if verb_end > start:
            base, n = part(start, verb_end), verb_end - start
            verb = (
                (level(join(base, TEH, 1)) > 0)
                + (level(join(base, SUFFIX_WAW_ALEF, 2)) > 0)
                + (before(YEH, base, n) > 0)
                + (before(TEH, base, n) > 0)
            )
            add(71, verb * 2 + (with_article(base, n) > 0), e)
            add(72, verb, e)
    name = w.name
    add(73, name(rest), pe)
    add(74, name(after), c)
    add(75, name(stem), pe)
    return out


def _imperfect(w: Word, start: int, end: int) -> int:
    """Best level of the stem as an imperfect verb, whatever its person."""
    if w.letters[start] not in IMPERFECT:
        return 0

    def best(stop: int) -> int:
        body, n = w.hash.part(start + 1, stop), stop - start - 1
        return max(w.level(join(x, body, n)) for x in IMPERFECT)

    found = best(end)
    if not found and end - start > 4:
        tail = tuple(w.letters[end - 2 : end])
        if tail in ((WAW, NOON), (WAW, ALEF), (YEH, NOON), (ALEF, NOON)):
            found = best(end - 2)
    return found
