"""Check digits of identifiers: wrong ones are never accepted; redaction knows them."""

import random
import string

import pytest

import tarqim

KUWAIT = (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def luhn(digits: str) -> bool:
    doubled = [int(c) * (1 + i % 2) for i, c in enumerate(reversed(digits))]
    return sum(d - 9 * (d > 9) for d in doubled) % 10 == 0


def mod97(text: str) -> bool:
    return int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1


def kuwait(digits: str) -> bool:
    return 11 - sum(int(d) * w for d, w in zip(digits, KUWAIT, strict=False)) % 11 == int(digits[-1])


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(string.digits) for _ in range(count))


#: How a number of each kind is made, the words before it, and what its check is.
KINDS = {
    "iban": (lambda r: "SA" + _digits(r, 22), "", mod97),
    "card": (lambda r: "4" + _digits(r, 15), "رقم البطاقة ", luhn),
    "saudi": (lambda r: "1" + _digits(r, 9), "رقم الهوية ", luhn),
    "kuwait": (lambda r: "2" + str(r.randint(10, 99)) + "0514" + _digits(r, 5), "الرقم المدني ", kuwait),
    "emirates": (lambda r: "784" + f"19{r.randint(50, 99)}" + _digits(r, 8), "رقم الهوية ", luhn),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_valid_says_whether_the_check_digits_hold(kind):
    make, before, holds = KINDS[kind]
    rng = random.Random(kind)
    decoys = right = 0
    while decoys < 300 or right < 20:
        number = make(rng)
        found = tarqim.extract(before + number, labels={"ID"})
        if holds(number):
            right += 1
            assert [e.value.valid for e in found] == [True], number
        else:
            decoys += 1
            assert not any(e.value.valid for e in found), number


def test_redaction_and_records():
    doc = tarqim.analyze("رقم الهوية 1054238767 وحسابه GB82 WEST 1234 5698 7654 32")
    assert doc.redact("ID") == "رقم الهوية [ID] وحسابه [ID]"
    iban = doc.entities[-1]
    assert iban.value == tarqim.Identifier("iban", "GB82WEST12345698765432", "GB", True)
    assert tarqim.Entity.from_dict(iban.to_dict()) == iban
    row = doc.to_pandas().iloc[-1] if _has_pandas() else None
    assert row is None or (row["kind"], row["country"], row["value_text"]) == ("iban", "GB", iban.value.value)


def _has_pandas() -> bool:
    from importlib.util import find_spec

    return find_spec("pandas") is not None
