"""The same function on Dask and Ray Data: a batch of Arrow or pandas in, a table of entities out."""

import pandas as pd
import pyarrow as pa
import pytest

import tarqim

pytestmark = pytest.mark.filterwarnings("ignore")

TEXTS = ["وصل ٣ جنود إلى سوريا", None, "قتل ٨٠ في العراق"] * 20


def entities(batch: pa.Table) -> pa.Table:
    """What docs/clusters.md shows."""
    return tarqim.Pipeline(labels=("GPE",)).to_arrow(batch["text"], ids=batch["id"], threads=1)


def test_dask():
    dd = pytest.importorskip("dask.dataframe")
    import tarqim.pandas

    frame = dd.from_pandas(pd.DataFrame({"id": range(60), "text": TEXTS}), npartitions=4)
    meta = tarqim.pandas.pd.DataFrame({"id": [0], "text": ["سوريا"]}).ar.extract(
        "text", ids="id", labels=["GPE"]
    )
    found = frame.map_partitions(
        lambda part: part.ar.extract("text", ids="id", labels=["GPE"], threads=1), meta=meta.iloc[:0]
    ).compute(scheduler="threads")
    assert found["canonical"].tolist() == ["سوريا", "العراق"] * 20


def test_ray():
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        data = ray.data.from_arrow(pa.table({"id": range(60), "text": TEXTS}))
        found = data.map_batches(entities, batch_format="pyarrow").to_pandas()
    finally:
        ray.shutdown()
    assert sorted(found["doc"]) == [i for i in range(60) if i % 3 != 1]
