"""Options(hashtags="open"): names inside hashtags, with their offsets in the text."""

import pytest

import tarqim

OPEN = tarqim.Options(hashtags="open")


def found(text, options=OPEN):
    entities = tarqim.extract(text, options=options)
    assert all(text[e.start : e.end] == e.text for e in entities)
    return [(e.text, e.label) for e in entities]


def test_hashtags_are_whole_by_default():
    assert found("قصف على #ريف_حلب", tarqim.Options()) == [("#ريف_حلب", "HASHTAG")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف على #ريف_حلب", ("حلب", "GPE")),
        ("غارة على بلدة #سرمين", ("سرمين", "GPE")),
        ("بيان من #الجيش_اللبناني", ("الجيش_اللبناني", "ORG")),
        ("زيارة إلى #دمشق اليوم", ("دمشق", "GPE")),
    ],
)
def test_names_in_opened_hashtags(text, name):
    assert name in found(text)
    assert not any(label == "HASHTAG" for _, label in found(text))


def test_a_hashtag_without_a_name_stays_one():
    assert ("#صباح_الخير", "HASHTAG") in found("#صباح_الخير يا أهل بيروت")


def test_names_outside_are_the_same():
    text = "وصل إلى بيروت #صباح_الخير"
    assert ("بيروت", "GPE") in found(text)


def test_the_option_names_its_values():
    with pytest.raises(tarqim.ConfigError, match="whole, open"):
        tarqim.Options(hashtags="shut")


def test_the_tokens_of_a_document_are_those_of_its_text():
    doc = tarqim.analyze("قصف على #ريف_حلب", options=OPEN)
    assert [t.kind for t in doc.tokens] == ["word", "word", "hashtag"]
