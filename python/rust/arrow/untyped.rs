//! Type-erased arrays, known by their data only.
//!
//! An array type of arrow-rs behind `dyn Array` links in all of its methods, above all its Debug, and `make_array`
//! links in every type. We read texts and moments and pass the rest through, for which the data is enough: that
//! dead code was a large part of the module's size.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef};
use arrow_buffer::NullBuffer;
use arrow_data::ArrayData;
use arrow_schema::DataType;

/// An array of any type, to be passed through.
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

// SAFETY: every answer comes from the data, which is an array of the type it reports. A downcast to an array type of
// arrow-rs fails, through `as_any`.
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
