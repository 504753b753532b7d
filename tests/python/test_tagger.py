"""Names from a tagger of the user's: `Pipeline(names=…)`."""

import pickle

import pytest

import tarqim
from tarqim import ConfigError, Pipeline, Tagger


def finds(*names):
    """A tagger that finds these strings wherever they first are: pairs of a string and a label."""

    def tagger(text):
        return [(text.find(n), text.find(n) + len(n), label, 0.5) for n, label in names if n in text]

    return tagger


def read(text, *names, **settings):
    doc = Pipeline(names=finds(*names), **settings)(text)
    return [(e.text, e.label) for e in doc.entities]


def known(text):
    """A tagger that pickles."""
    return [(0, 5, "PER")] if text.startswith("سوسنة") else []


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("زار وسوريا فقط", "وسوريا", "سوريا"),
        ("من كرواتيا وسوريا", "سوريا", "سوريا"),
        ("في القاهرة اليوم", "قاهرة", "القاهرة"),
        ("انتقل للقاهرة", "قاهرة", "لقاهرة"),
        ("انتقل للقاهرة", "للقاهرة", "لقاهرة"),
        ("انتقل وبالقاهرة", "وبالقاهرة", "القاهرة"),
        ("قال في «حلب»", "«حلب»", "حلب"),
        ("في دمشق،", "دمشق،", "دمشق"),
        ("عن بلغاريا كتب", "غاريا", "بلغاريا"),
        ("قرب مدينة زحلة", "مدينة زحلة", "زحلة"),
    ],
)
def test_a_place_is_laid_on_words_without_clitics(text, given, name):
    assert read(text, (given, "GPE")) == [(name, "GPE")]


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("قال وسيم طلال", "وسيم طلال", "وسيم طلال"),
        ("زار بسام كريم", "بسام كريم", "بسام كريم"),
        ("عاد فتوحرينكو وكازمبيروف", "وكازمبيروف", "كازمبيروف"),
        ("قال الرئيس فلان العلاني", "الرئيس فلان العلاني", "فلان العلاني"),
        ("عاد بيكهامسون", "بيكهامسون", "بيكهامسون"),
    ],
)
def test_a_person_keeps_what_only_looks_like_a_clitic(text, given, name):
    assert read(text, (given, "PER")) == [(name, "PERSON")]


def test_only_the_names_given_are_names_and_the_rest_is_ours():
    text = "في سوريا قتل خمسة في 3 أيار 2020 وفق أوكسفام"
    assert read(text, ("أوكسفام", "ORG")) == [
        ("خمسة", "CARDINAL"),
        ("3 أيار 2020", "DATE"),
        ("أوكسفام", "ORG"),
    ]
    assert read(text, ("أوكسفام", "ORG"), labels=["ORG"]) == [("أوكسفام", "ORG")]
    assert read(text) == [("خمسة", "CARDINAL"), ("3 أيار 2020", "DATE")]


def test_a_number_inside_a_name_is_none():
    found = read("حكم فردريك الثاني بلاده", ("فردريك الثاني", "PERSON"))
    assert found == [("فردريك الثاني", "PERSON")]


def test_ids_and_places():
    (place,) = Pipeline(names=finds(("بدمشق", "LOC")))("وصل بدمشق").entities
    assert (place.text, place.label, place.value.canonical) == ("دمشق", "LOC", "دمشق")
    assert (place.value.country, place.value.source, place.value.score) == ("SY", "given", 0.5)
    assert place.value.lat is not None


def test_a_family_name_is_the_person_named_in_full():
    text = "قالت ميرا كازمبيروفا ذلك. ثم عادت كازمبيروفا إلى كازمبيروفا"
    spans = [(5, 20, "PERSON"), (34, 45, "PERSON")]
    first, again = Pipeline(names=lambda _: spans)(text).entities
    assert (first.text, again.text) == ("ميرا كازمبيروفا", "كازمبيروفا")
    assert first.value.id == again.value.id


def test_two_names_never_overlap():
    spans = [(0, 5, "GPE"), (0, 13, "ORG"), (6, 13, "PERSON")]
    assert [e.text for e in Pipeline(names=lambda _: spans)("سوريا الفتاة قالت").entities] == ["سوريا الفتاة"]


def test_dicts_as_of_hugging_face():
    found = [{"entity_group": "PERS", "score": 0.75, "word": "x", "start": 4, "end": 9}]
    (person,) = Pipeline(names=lambda _: found)("قال سوسنة").entities
    assert (person.text, person.label, person.value.score) == ("سوسنة", "PERSON", 0.75)


def test_labels_have_meanings():
    mine = Tagger(lambda _: [(0, 7, "NGO"), (8, 12, "MISC")], labels={"NGO": "ORG", "MISC": None})
    assert [(e.text, e.label) for e in Pipeline(names=mine)("أوكسفام قالت").entities] == [("أوكسفام", "ORG")]
    with pytest.raises(ConfigError, match="valid: PERSON, NORP"):
        Tagger(known, labels={"NGO": "BODY"})


@pytest.mark.parametrize(
    ("found", "error", "said"),
    [
        ([(0, 99, "ORG")], ConfigError, "a_tagger.*text 0.*4 code points"),
        ([(3, 3, "ORG")], ConfigError, "a_tagger.*text 0"),
        ([(-1, 3, "ORG")], ConfigError, "a_tagger"),
        ([(0, 3, "THING")], ConfigError, "unknown label 'THING'; valid: PERSON, NORP, ORG, GPE"),
        ([(0, 3, "B-PER")], ConfigError, "aggregation_strategy"),
        ([(0, 3, "ORG", 7)], ConfigError, "from 0 to 1"),
        ([(0, 3, "ORG", float("nan"))], TypeError, "a_tagger"),
        ([(0, 3)], TypeError, "a_tagger must return"),
        ([{"start": 0, "label": "ORG"}], TypeError, "a_tagger must return"),
        (5, TypeError, "a_tagger must return a list"),
    ],
)
def test_errors_name_the_function_and_what_is_valid(found, error, said):
    def a_tagger(text):
        return found

    with pytest.raises(error, match=said):
        Pipeline(names=a_tagger)("كلمة")


def test_what_is_no_function_is_an_error():
    with pytest.raises(TypeError, match="a tagger is a function"):
        Pipeline(names="model")


def test_an_error_of_the_function_is_passed_on():
    def broken(text):
        raise KeyError("weights")

    with pytest.raises(KeyError, match="weights"):
        list(Pipeline(names=broken).map(["نص"]))


TEXTS = ["سوسنة هنا في 3 أيار", "لا أحد", "", "سوسنة"] * 30


def test_many_texts_on_threads():
    pipeline = Pipeline(names=known)
    one = [[e.text for e in pipeline(text).entities] for text in TEXTS]
    many = [[e.text for e in doc.entities] for doc in pipeline.map(TEXTS, threads=2)]
    assert many == one
    assert many[:2] == [["سوسنة", "3 أيار"], []]


def test_an_error_says_which_text_it_was():
    pipeline = Pipeline(names=lambda text: [(0, 9, "ORG")])
    with pytest.raises(ConfigError, match="text 1 "):
        list(pipeline.map(["نص من كلمات", "نص"]))


def test_a_batch_is_asked_at_once():
    asked = []

    class Model:
        def __call__(self, text):
            raise AssertionError("not one by one")

        def many(self, texts):
            asked.append(len(texts))
            return [known(text) for text in texts]

    docs = list(Pipeline(names=Model()).map(TEXTS))
    assert asked == [90]
    assert sum(len(doc.people) for doc in docs) == 60


def test_columns():
    pipeline = Pipeline(names=known)
    table = pipeline.to_arrow([*TEXTS, None])
    people = [row for row in table.to_pylist() if row["label"] == "PERSON"]
    assert len(people) == 60
    assert {row["source"] for row in people} == {"given"}


def test_whether_a_column_contains_names():
    pyarrow = pytest.importorskip("pyarrow")
    from tarqim._core import arrow_contains

    pipeline = Pipeline(names=known, labels=["PERSON", "GPE"])
    found = pyarrow.array(arrow_contains(pipeline, ["سوسنة هنا", "في سوريا", None]))
    assert found.to_pylist() == [True, False, None]


def test_events_have_these_names():
    text = "قتلت كتيبة سوسنة خمسة جنود في حلب"
    names = finds(("كتيبة سوسنة", "ORG"), ("حلب", "GPE"))
    for labels in (None, ["GPE"]):
        (event,) = Pipeline(names=names, labels=labels)(text).events
        assert event.place[0].name.canonical == "حلب"
    assert Pipeline(names=finds())(text).events[0].place == ()


def test_with_a_normalizer_positions_are_of_the_original():
    text = "في حلـــب اليوم"
    pipeline = Pipeline(names=finds(("حلـــب", "GPE")), normalizer=tarqim.Normalizer.preset("search"))
    (place, _) = pipeline(text).entities
    assert (place.text, place.label) == ("حلـــب", "GPE")


def test_the_users_gazetteer_comes_first():
    own = tarqim.Gazetteer.from_entries([("سوسنة", "FAC", "s1")])
    (found,) = Pipeline(names=known, gazetteer=own)("سوسنة").entities
    assert (found.label, found.value.id) == ("FAC", "s1")


def test_a_pipeline_pickles_with_its_tagger():
    pipeline = Pipeline(names=Tagger(known, labels={"X": None}))
    again = pickle.loads(pickle.dumps(pipeline))
    assert again == pipeline
    assert hash(again) == hash(pipeline)
    assert [e.text for e in again("سوسنة").entities] == ["سوسنة"]


def test_the_next_pipeline_finds_names_itself():
    Pipeline(names=lambda _: [])("في سوريا")
    assert [e.text for e in Pipeline()("في سوريا").entities] == ["سوريا"]
