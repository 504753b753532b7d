"""DuckDB and scikit-learn as they are first tried."""

import datetime as dt

import pandas as pd
import pytest

import tarqim
import tarqim.duckdb
import tarqim.pandas
import tarqim.polars
import tarqim.sklearn


def test_duckdb_again_and_with_presets():
    duckdb = pytest.importorskip("duckdb")
    con = duckdb.connect()
    for _ in range(2):
        tarqim.duckdb.register(con)
    assert con.sql("SELECT ar_normalize('إلى'), ar_normalize('إلى', 'clean')").fetchall() == [("الي", "إلى")]
    rows = con.sql(
        "SELECT ar_normalize(t, p) FROM (VALUES ('أ', 'clean'), ('أ', 'search'), (NULL, 'clean')) v(t, p)"
    )
    assert rows.fetchall() == [("أ",), ("ا",), (None,)]
    for moment in ("TIMESTAMP '2020-01-02'", "DATE '2020-01-02'", "'2/1/2020'"):
        query = f"SELECT ar_extract_at('أمس', CAST({moment} AS VARCHAR))[1].start_at"
        assert con.execute(query).fetchone()[0] == dt.datetime(2020, 1, 1)
        query = f"SELECT ar_extract_at('أمس', {moment})[1].start_at"
        assert con.execute(query).fetchone()[0].day == 1


def test_duckdb_has_what_columns_have():
    duckdb = pytest.importorskip("duckdb")
    con = tarqim.duckdb.register(duckdb.connect())
    rows = "(VALUES ('في حلب', 'GPE'), ('في حلب', 'PHONE, EMAIL'), (NULL, 'GPE'), ('حلب', NULL)) v(t, l)"
    assert con.sql(f"SELECT ar_contains(t, l) FROM {rows}").fetchall() == [
        (True,),
        (False,),
        (None,),
        (None,),
    ]
    assert con.sql(f"SELECT ar_contains(t, 'GPE') FROM {rows}").fetchall()[0] == (True,)
    query = "SELECT ar_extract_at('أمس', d)[1].start_at FROM (VALUES ('2/1/2020'), ('soon')) v(d)"
    with pytest.raises(duckdb.Error, match="soon"):
        con.sql(query).fetchall()
    tarqim.duckdb.register(con, errors="coerce")
    assert con.sql(query).fetchall() == [(dt.datetime(2020, 1, 1),), (None,)]
    with pytest.raises(duckdb.Error, match="write GPE"):
        con.sql("SELECT ar_contains('حلب', 'gpe')").fetchall()


def test_sklearn_takes_what_there_is():
    from sklearn.compose import ColumnTransformer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline

    from tarqim.sklearn import ArabicNormalizer, ArabicTokenizer, EntityFeatures

    frame = pd.DataFrame({"text": ["إلى سوريا", None, "غادر العراق"], "n": [1, 2, 3]})
    assert ArabicNormalizer().fit_transform(frame[["text"]]).tolist()[0] == "الي سوريا"
    counts = EntityFeatures(labels=["GPE"]).fit_transform(frame["text"])
    assert counts.tolist() == [[1.0], [0.0], [1.0]]
    both = ColumnTransformer([("e", EntityFeatures(labels=["GPE"]), ["text"]), ("n", "passthrough", ["n"])])
    assert both.fit_transform(frame).tolist() == [[1, 1], [0, 2], [1, 3]]
    with pytest.raises(tarqim.ConfigError, match="valid"):
        ArabicNormalizer("nope").fit(frame["text"])
    words = make_pipeline(ArabicTokenizer(stop_words={"إلى"}, joined=True), TfidfVectorizer())
    assert sorted(words.fit(frame["text"])[-1].vocabulary_) == ["العراق", "سوريا", "غادر"]
    tfidf = TfidfVectorizer(
        tokenizer=ArabicTokenizer(), token_pattern=None, stop_words=list(tarqim.stopwords())
    )
    assert tfidf.fit(["غادر العراق"]).get_feature_names_out().size >= 1
    with pytest.raises(TypeError, match="ArabicTokenizer"):
        TfidfVectorizer(tokenizer=tarqim.tokenize, token_pattern=None).fit(["غادر العراق"])
