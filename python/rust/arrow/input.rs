//! Input: the arrays behind the PyCapsules of any Arrow library.

use std::ffi::{CStr, c_int};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_buffer::ArrowNativeType;
use arrow_data::ArrayData;
use arrow_schema::{DataType, UnionMode};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The arrays of an object with an Arrow PyCapsule method; `None` without one.
pub fn import(values: &Bound<'_, PyAny>) -> PyResult<Option<Vec<ArrayData>>> {
    if values.hasattr("__arrow_c_array__")? {
        let capsules = values.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = capsules.extract()?;
        // SAFETY: the capsules' names say what they contain, and each is consumed once. What is moved out is marked
        // as released, so that the capsule does not release it again.
        let (schema, array) = unsafe {
            let schema = FFI_ArrowSchema::from_raw(held(&schema, c"arrow_schema")?);
            (schema, FFI_ArrowArray::from_raw(held(&array, c"arrow_array")?))
        };
        return Ok(Some(vec![imported(array, &schema)?]));
    }
    if values.hasattr("__arrow_c_stream__")? {
        let capsule = values.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        // SAFETY: as above.
        let stream = unsafe { FFI_ArrowArrayStream::from_raw(held(&capsule, c"arrow_array_stream")?) };
        return Ok(Some(Stream(stream).read()?));
    }
    Ok(None)
}

/// The target of a capsule with that name.
fn held<T>(capsule: &Bound<'_, PyCapsule>, name: &CStr) -> PyResult<*mut T> {
    Ok(capsule.pointer_checked(Some(name))?.as_ptr().cast())
}

fn imported(array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> PyResult<ArrayData> {
    // Polars gives an all-null column a buffer, which the format does not allow and from_ffi rejects.
    if DataType::try_from(schema).is_ok_and(|kind| kind == DataType::Null) {
        return Ok(ArrayData::new_null(&DataType::Null, array.len()));
    }
    // SAFETY: the Arrow C data interface obliges the producer to guarantee both.
    let data = unsafe { from_ffi(array, schema) };
    let data = data.map_err(|why| PyValueError::new_err(why.to_string()))?;
    Ok(cut(&data, 0, data.len()))
}

/// A slice of an array in which the children of structs and sparse unions, which share the rows, also begin at the
/// first row: arrow-data ignores the offset of such a slice when it copies rows.
fn cut(array: &ArrayData, from: usize, len: usize) -> ArrayData {
    if array.child_data().is_empty() {
        return array.slice(from, len);
    }
    let start = array.offset() + from;
    let nulls = array.nulls().map(|nulls| nulls.slice(from, len));
    let rows = ArrayData::builder(array.data_type().clone()).len(len).nulls(nulls);
    let children = array.child_data().iter();
    let rows = match array.data_type() {
        DataType::Struct(_) | DataType::Union(_, UnionMode::Sparse) => rows
            .buffers(array.buffers().iter().map(|ids| ids.slice_with_length(start, len)).collect())
            .child_data(children.map(|child| cut(child, start, len)).collect()),
        _ => rows
            .offset(start)
            .buffers(array.buffers().to_vec())
            .child_data(children.map(|child| cut(child, 0, child.len())).collect()),
    };
    // SAFETY: the rows are as valid as the array; the only buffer that is sliced, that of a sparse union, has
    // one byte per row.
    unsafe { rows.build_unchecked() }
}

/// The values of a numeric array with this type in memory; values of null rows are arbitrary.
pub fn numbers<T: ArrowNativeType>(array: &ArrayData) -> &[T] {
    &array.buffer(0)[..array.len()]
}

/// A sequence of arrays of one type.
struct Stream(FFI_ArrowArrayStream);

impl Stream {
    fn read(mut self) -> PyResult<Vec<ArrayData>> {
        let mut schema = FFI_ArrowSchema::empty();
        let mut arrays = Vec::new();
        let (Some(get_schema), Some(get_next)) = (self.0.get_schema, self.0.get_next) else {
            return Err(PyValueError::new_err("the Arrow stream has already been read"));
        };
        // SAFETY: an unreleased stream is called as the Arrow C stream interface specifies, with empty
        // structures that it fills.
        let got = unsafe { get_schema(&raw mut self.0, &raw mut schema) };
        self.check(got)?;
        loop {
            let mut array = FFI_ArrowArray::empty();
            // SAFETY: as above.
            let got = unsafe { get_next(&raw mut self.0, &raw mut array) };
            self.check(got)?;
            if array.is_released() {
                return Ok(arrays);
            }
            arrays.push(imported(array, &schema)?);
        }
    }

    /// The stream's own error message.
    fn check(&mut self, got: c_int) -> PyResult<()> {
        if got == 0 {
            return Ok(());
        }
        // SAFETY: the message, if there is one, lives until the next call on the stream.
        let why = unsafe {
            let text = self.0.get_last_error.map(|get| get(&raw mut self.0)).filter(|text| !text.is_null());
            text.map_or_else(
                || format!("error {got}"),
                |text| CStr::from_ptr(text).to_string_lossy().into_owned(),
            )
        };
        Err(PyValueError::new_err(format!("the Arrow stream failed: {why}")))
    }
}
