"""The list of names that are read in most places and not in the others."""

from tests.consistency.names import SPELLED, inconsistent, sure_names

FOUND = ["زار الوفد جامعة القاهرة أمس", "تخرج في جامعة القاهرة", "قالت جامعة القاهرة إن الدراسة بدأت"]


def test_nothing_is_told_of_names_read_everywhere() -> None:
    assert inconsistent(FOUND) == []


def test_a_longer_name_around_one_is_told() -> None:
    longer = "يقع بيته في شارع جامعة القاهرة"
    (place,) = inconsistent([*FOUND, longer])
    assert (place.kind, place.label, place.seen, place.of, place.text) == ("inside", "ORG", 3, 4, 3)
    assert longer[place.start : place.end] == "جامعة القاهرة"


def test_a_name_of_too_few_texts_is_not_sure() -> None:
    assert inconsistent([*FOUND[:2], "يقع بيته في شارع جامعة القاهرة"]) == []


def test_letters_written_for_one_another_are_one_name() -> None:
    texts = [text.translate(SPELLED) for text in ("جامعة أسيوط", "جامعه اسيوط")]
    assert texts[0] == texts[1]
    assert sure_names(texts, [[(0, 11, "ORG")], [(0, 11, "ORG")]], 2) == {texts[0]: "ORG"}


def test_names_of_one_word_are_told_when_asked_for() -> None:
    texts = [text.translate(SPELLED) for text in ("زار بيروت", "غادر بيروت")]
    read = [[(4, 9, "GPE")], [(5, 10, "GPE")]]
    assert sure_names(texts, read, 2) == {}
    assert sure_names(texts, read, 2, words=1) == {"بيروت": "GPE"}
