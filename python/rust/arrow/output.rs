//! Output: a column and a table that any Arrow library can import without a copy.

use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_data::ArrayData;
use arrow_data::transform::MutableArrayData;
use arrow_schema::{ArrowError, Field, FieldRef, Schema, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use super::arrow_error;
use super::untyped::untyped;

// The PyCapsule interface allows a producer to ignore the schema that a consumer requests. So do we: the casts
// between all Arrow types would be larger than the rest of the library.

fn schema_capsule(
    py: Python<'_>,
    schema: Result<FFI_ArrowSchema, ArrowError>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, schema.map_err(arrow_error)?, c"arrow_schema")
}

/// A column in Arrow memory: pass it to pyarrow.array, polars.Series or anything that takes PyCapsules.
///
/// >>> from tarqim._core import arrow_tokenize
/// >>> arrow_tokenize(["قتل 80", None], texts=True)
/// ArrowColumn(2 × List(Utf8))
#[pyclass(frozen, module = "tarqim._core")]
pub struct ArrowColumn {
    chunks: Vec<ArrayData>,
    field: FieldRef,
}

impl ArrowColumn {
    /// A column of the field's type.
    pub fn new(chunks: Vec<ArrayData>, field: Field) -> Self {
        Self { chunks, field: Arc::new(field) }
    }
}

#[pymethods]
impl ArrowColumn {
    /// The type, for Arrow consumers.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, FFI_ArrowSchema::try_from(self.field.as_ref()))
    }

    /// The column as one array, for Arrow consumers.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let array = match self.chunks.as_slice() {
            [] => ArrayData::new_empty(self.field.data_type()),
            [one] => one.clone(),
            chunks => joined(chunks).map_err(arrow_error)?,
        };
        let array = FFI_ArrowArray::new(&array);
        Ok((self.__arrow_c_schema__(py)?, PyCapsule::new_with_value(py, array, c"arrow_array")?))
    }

    /// The column in chunks, as a one-column table.
    fn table(&self) -> PyResult<ArrowTable> {
        let schema = Arc::new(Schema::new(vec![Arc::clone(&self.field)]));
        let batch =
            |chunk: &ArrayData| RecordBatch::try_new(Arc::clone(&schema), vec![untyped(chunk.clone())]);
        let batches = self.chunks.iter().map(batch).collect::<Result<_, _>>().map_err(arrow_error)?;
        Ok(ArrowTable { batches, schema })
    }

    fn __len__(&self) -> usize {
        self.chunks.iter().map(ArrayData::len).sum()
    }

    fn __repr__(&self) -> String {
        format!("ArrowColumn({} × {})", self.__len__(), self.field.data_type())
    }
}

/// A table in Arrow memory: pass it to pyarrow.table, polars.DataFrame or anything that takes PyCapsules.
#[pyclass(frozen, module = "tarqim._core")]
pub struct ArrowTable {
    batches: Vec<RecordBatch>,
    schema: SchemaRef,
}

impl ArrowTable {
    /// A table of batches with this schema.
    pub fn new(batches: Vec<RecordBatch>, schema: SchemaRef) -> Self {
        Self { batches, schema }
    }
}

#[pymethods]
impl ArrowTable {
    /// The columns and their types, for Arrow consumers.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, FFI_ArrowSchema::try_from(self.schema.as_ref()))
    }

    /// The batches of the table, for Arrow consumers.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("ArrowTable({} rows)", self.__len__())
    }
}

/// Concatenates arrays of one type; there is at least one.
pub fn joined(arrays: &[ArrayData]) -> Result<ArrayData, ArrowError> {
    let len = arrays.iter().map(ArrayData::len).sum();
    let mut whole = MutableArrayData::new(arrays.iter().collect(), false, len);
    // The offsets of a slice without rows may point beyond its values.
    for (at, array) in arrays.iter().enumerate().filter(|(_, array)| !array.is_empty()) {
        whole.try_extend(at, 0, array.len())?;
    }
    Ok(whole.freeze())
}

/// The elements of an array at these indices, which must be in bounds.
pub fn taken(array: &ArrayData, places: &[u64]) -> Result<ArrayData, ArrowError> {
    let mut some = MutableArrayData::new(vec![array], false, places.len());
    for &at in places {
        some.try_extend(0, at as usize, at as usize + 1)?;
    }
    Ok(some.freeze())
}
