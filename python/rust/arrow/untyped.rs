//! Arrays known by their data alone.
//!
//! An array type of arrow-rs that stands behind `dyn Array` brings along all that can be done with it, its
//! Debug first of all, and `make_array` brings every type there is. We read texts and moments and pass the
//! rest on, for which the data is enough: that code, never run, was a good part of the module.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::DataType;

/// An array of any type, to be passed on.
struct Untyped(ArrayData);

/// An array as a column of a batch or as the items of lists.
pub fn untyped(data: impl Into<ArrayData>) -> ArrayRef {
    Arc::new(Untyped(data.into()))
}

impl fmt::Debug for Untyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Untyped({} × {})", self.0.len(), self.0.data_type())
    }
}

// SAFETY: every answer is that of the data, which is an array of the type it says. Whoever takes it for the
// array type of arrow-rs finds by `as_any` that it is none.
unsafe impl Array for Untyped {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn to_data(&self) -> ArrayData {
        self.0.clone()
    }

    fn into_data(self) -> ArrayData {
        self.0
    }

    fn data_type(&self) -> &DataType {
        self.0.data_type()
    }

    fn slice(&self, offset: usize, length: usize) -> ArrayRef {
        untyped(self.0.slice(offset, length))
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn offset(&self) -> usize {
        self.0.offset()
    }

    fn nulls(&self) -> Option<&NullBuffer> {
        self.0.nulls()
    }

    fn get_buffer_memory_size(&self) -> usize {
        self.0.get_buffer_memory_size()
    }

    fn get_array_memory_size(&self) -> usize {
        self.0.get_array_memory_size()
    }
}
