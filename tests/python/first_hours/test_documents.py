"""What a document and its entities have, and how they are shown."""

import pickle

import pandas as pd
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn

TEXT = "غادر نجيب محفوظ القاهرة في 3 نيسان 1990. ثم وصل 12 صحفياً إلى مقر الأمم المتحدة."
MESSY = pd.Series(["وصل ٣ جنود أمس", 3, None, "غادر حلب"], index=list("wxyz"), name="body", dtype=object)
OWN = [("منصة أثر", "ORG", "athar")]


def test_what_a_document_has():
    doc = tarqim.analyze(TEXT)
    assert [e.text for e in doc.people] == ["نجيب محفوظ"]
    assert [e.text for e in doc.places] == ["القاهرة"]
    assert [e.text for e in doc.organizations] == ["الأمم المتحدة"]
    assert [e.text for e in doc.numbers] == ["12"]
    assert [e.text for e in doc.dates] == ["3 نيسان 1990"]
    assert [doc.sentences[e.sentence].text.count(e.text) for e in doc.entities] == [1] * len(doc.entities)
    assert {e.sentence for e in doc.entities} == {0, 1}
    assert pickle.loads(pickle.dumps(doc)).entities[-1].sentence == 1


def test_typed_values():
    doc = tarqim.analyze(TEXT)
    for entity in doc.entities:
        given = [v for v in (entity.number, entity.time, entity.name) if v is not None]
        assert given == [entity.value]
    assert tarqim.extract("a@example.org")[0].number is None


@pytest.mark.parametrize(
    ("text", "point"),
    [("١٢ جندياً", 12), ("بين 10 و20 جندياً", 15), ("أكثر من 80 جندياً", 80), ("ثلث السكان", 1 / 3)],
)
def test_one_number_for_charts(text, point):
    [value] = [e.value for e in tarqim.extract(text) if e.label == "CARDINAL"]
    assert value.point == pytest.approx(point)
    assert pd.Series([text]).ar.extract()["point"].dropna().tolist() == pytest.approx([point])


def test_what_is_shown_reads():
    assert "\\u" not in repr(tarqim.analyze("قُتِل جنديٌّ")) and "قُتِل" in repr(tarqim.analyze("قُتِل جنديٌّ"))
    entity = tarqim.extract("قتل أكثر من 80 إرهابياً")[0]
    assert "phrase='أكثر من 80 إرهابياً'" in repr(entity)
    assert "phrase" not in repr(tarqim.extract("https://example.org")[0])
    assert repr(tarqim.Pipeline(labels=["GPE"])) == "Pipeline(labels=['GPE'])"
    assert "منصة أثر" in repr(tarqim.Gazetteer(OWN))
    assert "0x" not in repr(MESSY.ar) + repr(MESSY.to_frame().ar)
    scores = [e.value.score for e in tarqim.extract(TEXT) if e.name is not None]
    assert all(len(str(score)) <= 8 for score in scores)


def test_the_places_of_a_document_are_geojson():
    doc = tarqim.analyze("من حلب إلى دمشق")
    assert tarqim.to_geojson(doc) == doc.to_geojson()
    assert len(tarqim.to_geojson(doc)["features"]) == 2


def test_ids_of_people_can_be_read():
    ids = [
        tarqim.extract(f"قال د. {name} إن الأمر انتهى")[0].value.id
        for name in ("سامي علي الجابري", "سالم علي الجابر")
    ]
    assert ids[0].startswith("sami-ali-al-jabri-") and ids[1].startswith("salem-ali-al-jaber-")
    spelled = {
        tarqim.extract(f"قال د. {name} ذلك")[0].value.id for name in ("أحمد علي محمد", "احمد على محمد")
    }
    assert all(one.startswith("ahmad-ali-muhammad-") for one in spelled)
    assert tarqim.extract("دونالد ترامب")[0].value.id == "donald-trump"
    assert tarqim.extract("مقر الأمم المتحدة")[0].value.id == "united-nations"


def test_entities_are_a_table_in_a_notebook():
    doc = tarqim.analyze(TEXT)
    assert doc.entities == tuple(doc.entities) and isinstance(doc.entities, tuple)
    for some in (doc.entities, doc.entities[:2], doc.people):
        shown = some._repr_html_()
        assert shown.count("<tr>") == 1 + len(some) and "نجيب محفوظ" in shown
    many = tarqim.analyze(TEXT * 3000).entities
    assert len(many._repr_html_().encode()) < 300_000 and "more rows" in many._repr_html_()
    assert tarqim.analyze("").entities._repr_html_().count("<tr>") == 0
    assert pickle.loads(pickle.dumps(doc.entities)) == doc.entities
    assert repr(doc.entities).count("\n") == len(doc.entities) - 1
    assert repr(tarqim.analyze("").entities) == "()"


def test_reprs_leave_out_what_is_usual():
    assert repr(tarqim.Options()) == "Options()"
    assert repr(tarqim.Options(region="SA", dialects=["gulf"])) == "Options(region='SA', dialects=('gulf',))"
    shown = repr(tarqim.extract("وصل 3 جنود إلى حلب")) + repr(tarqim.events("قتل 3 جنود في حلب"))
    assert "None" not in shown and "lemma='جندي'" in shown
    number = tarqim.extract("بين 10 و20 جندياً")[0].value
    assert (
        eval(repr(number), vars(tarqim) | {"Number": tarqim.Number, "CountedNoun": tarqim.CountedNoun})
        == number
    )
