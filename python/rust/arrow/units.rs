//! The unit of positions.

use pyo3::prelude::*;
use tarqim::ConfigError;
use tarqim::text::Text;

use crate::error;

/// The unit of output positions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Python.
    CodePoint,
    /// Rust, Go, search engines: bytes.
    Utf8,
    /// Java, JavaScript, C#.
    Utf16,
}

impl OffsetUnit {
    /// The unit of that name.
    pub fn named(name: &str) -> PyResult<Self> {
        match name {
            "codepoint" => Ok(Self::CodePoint),
            "utf8" => Ok(Self::Utf8),
            "utf16" => Ok(Self::Utf16),
            _ => {
                Err(error::config(ConfigError::unknown("offset_unit", name, &["codepoint", "utf8", "utf16"])))
            }
        }
    }
}

/// Converts code point positions to another unit, one text at a time.
pub struct Offsets {
    unit: OffsetUnit,
    /// Position of each code point in the unit, and the length; empty if the unit is code points.
    map: Vec<i64>,
}

impl Offsets {
    /// Positions in `unit`.
    pub fn new(unit: OffsetUnit) -> Self {
        Self { unit, map: Vec::new() }
    }

    /// Sets the text whose positions follow.
    pub fn text(&mut self, text: Text<'_>) {
        self.map.clear();
        if self.unit == OffsetUnit::CodePoint {
            return;
        }
        let mut at = 0;
        self.map.push(at);
        for code in text.codes() {
            at += match self.unit {
                OffsetUnit::Utf16 => 1 + i64::from(code > 0xFFFF),
                _ => match code {
                    0..0x80 => 1,
                    0x80..0x800 => 2,
                    0x800..0x1_0000 => 3,
                    _ => 4,
                },
            };
            self.map.push(at);
        }
    }

    /// Converts a position of the text to the unit.
    #[inline]
    pub fn of(&self, position: u32) -> i64 {
        self.map.get(position as usize).copied().unwrap_or(i64::from(position))
    }
}
