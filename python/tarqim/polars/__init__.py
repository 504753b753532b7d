"""``Expr.ar``, ``Series.ar``, ``DataFrame.ar`` and ``LazyFrame.ar``: Arabic texts in polars.

The namespaces are registered by importing this module. Expressions work element by element, so they
are safe in lazy and streaming queries and within groups; the Arrow kernel does the work.

>>> import polars as pl
>>> import tarqim.polars
>>> news = pl.DataFrame({"id": [7, 8], "text": ["وصل ٣ جنود إلى سوريا", None]})
>>> news.select(pl.col("text").ar.normalize()).item(0, 0)
'وصل 3 جنود الي سوريا'
>>> news.lazy().select(pl.col("text").ar.entities("GPE")).collect()["text"].to_list()
[['سوريا'], None]
>>> news.ar.extract("text", ids="id").select("doc", "text", "label").rows()
[(7, '٣', 'CARDINAL'), (7, 'سوريا', 'GPE')]

``ar(expr)`` is the same namespace for type checkers, which cannot see a registered one:

>>> news.select(tarqim.polars.ar(pl.col("text")).tokens(texts=True))["text"][0].to_list()
['وصل', '٣', 'جنود', 'إلى', 'سوريا']
"""

from tarqim.polars._expressions import ExprNamespace, SeriesNamespace, ar
from tarqim.polars._frames import FrameNamespace, LazyNamespace
from tarqim.polars._readings import entity_type, event_type

__all__ = [
    "ExprNamespace",
    "FrameNamespace",
    "LazyNamespace",
    "SeriesNamespace",
    "ar",
    "entity_type",
    "event_type",
]
