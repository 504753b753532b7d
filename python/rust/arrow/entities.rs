//! Entities of a column of texts: as lists of structs, or as one flat table.

use std::cell::Cell;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Decimal128Builder, Float32Builder, Float64Builder, Int64Builder, ListBuilder,
    StringBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::types::{Decimal128Type, DecimalType};
use arrow_array::{Array, ArrayRef, Int64Array, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, TimeUnit};
use jiff::civil::DateTime;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use tarqim::Span;
use tarqim::extract::{Entity, Hijri, Identifier, Name, Number, Numeric, Temporal, Value};
use tarqim::text::{Text, TextBuf};

use super::arrow_error;
use super::input::import;
use super::moments::Moments;
use super::output::{ArrowColumn, ArrowTable, joined, taken};
use super::pieces::{self, Piece};
use super::texts::Texts;
use super::units::{OffsetUnit, Offsets};
use super::untyped::untyped;
use crate::pipeline::{Pipeline, Plan};
use crate::scratch::helpers;
use crate::tagger::Tagged;

/// Bytes of text in a piece.
const PIECE: usize = 1 << 17;
/// Pieces processed between checks for KeyboardInterrupt.
const WAVE: usize = 64;

/// Digits and decimal places of the columns value, low and high.
const PRECISION: u8 = 38;
const SCALE: i8 = 9;

/// The entities of a column of texts as list<struct<…>>, one list per row; a null text has a null list.
///
/// The fields are the columns of :func:`arrow_entities` without ``doc``.
#[pyfunction]
#[pyo3(signature = (pipeline, column, /, references=None, threads=None, offset_unit="codepoint", errors="raise"))]
pub fn arrow_extract(
    py: Python<'_>,
    pipeline: &Pipeline,
    column: &Bound<'_, PyAny>,
    references: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    #[pyo3(from_py_with = crate::inputs::choice)] offset_unit: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<ArrowColumn> {
    let (read, _) = read(py, pipeline, column, references, threads, offset_unit, errors)?;
    let item: FieldRef = Arc::new(Field::new("item", DataType::Struct(fields()), true));
    let chunks = read.into_iter().map(|found| found.lists(&item)).collect::<Result<_, _>>();
    Ok(ArrowColumn::new(chunks.map_err(arrow_error)?, Field::new("entities", DataType::List(item), true)))
}

/// The entities of a column of texts as a table, one row each, in the order of the texts.
///
/// ``ids`` names the texts in the column ``doc``: a column, or an iterable of int or str; without it
/// they are numbered from 0. ``references`` gives the moment each text was written.
#[pyfunction]
#[pyo3(signature = (pipeline, column, /, references=None, ids=None, threads=None, offset_unit="codepoint", errors="raise"))]
#[allow(clippy::too_many_arguments)] // the parameters of the Python function
pub fn arrow_entities(
    py: Python<'_>,
    pipeline: &Pipeline,
    column: &Bound<'_, PyAny>,
    references: Option<&Bound<'_, PyAny>>,
    ids: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    #[pyo3(from_py_with = crate::inputs::choice)] offset_unit: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<ArrowTable> {
    let ids = ids.filter(|ids| !ids.is_none()).map(read_ids).transpose()?;
    let (read, rows) = read(py, pipeline, column, references, threads, offset_unit, errors)?;
    if let Some(ids) = &ids
        && ids.len() != rows
    {
        return Err(PyValueError::new_err(format!("{} ids for {rows} texts", ids.len())));
    }
    let id_type = ids.as_ref().map_or(DataType::Int64, |ids| ids.data_type().clone());
    let doc = Arc::new(Field::new("doc", id_type, true));
    let all: Fields = std::iter::once(doc).chain(fields().iter().cloned()).collect();
    let schema = Arc::new(Schema::new(all));
    let batch = |found: Found| -> Result<RecordBatch, ArrowError> {
        let doc = match &ids {
            Some(ids) => taken(ids, &found.docs)?,
            None => Int64Array::from_iter_values(found.docs.iter().map(|&d| d as i64)).into_data(),
        };
        let columns = std::iter::once(untyped(doc)).chain(found.columns).collect();
        RecordBatch::try_new(Arc::clone(&schema), columns)
    };
    let batches = read.into_iter().map(batch).collect::<Result<_, _>>().map_err(arrow_error)?;
    Ok(ArrowTable::new(batches, schema))
}

/// Names of documents: any Arrow column, or an iterable of only int or only str.
fn read_ids(ids: &Bound<'_, PyAny>) -> PyResult<ArrayData> {
    if let Some(chunks) = import(ids)? {
        return Ok(match chunks.as_slice() {
            [] => Int64Array::from(Vec::<i64>::new()).into_data(),
            chunks => joined(chunks).map_err(arrow_error)?,
        });
    }
    let ids: Vec<Bound<'_, PyAny>> = ids.try_iter()?.collect::<PyResult<_>>()?;
    if ids.iter().any(|id| id.is_instance_of::<PyString>()) {
        let names = ids.iter().map(|id| id.extract::<Option<String>>());
        return Ok(StringArray::from(names.collect::<PyResult<Vec<_>>>()?).into_data());
    }
    let numbers = ids.iter().map(|id| id.extract::<Option<i64>>()).collect::<PyResult<Vec<_>>>();
    let numbers =
        numbers.map_err(|_| PyTypeError::new_err("ids must be a column, or all int, or all str"))?;
    Ok(Int64Array::from(numbers).into_data())
}

fn read(
    py: Python<'_>,
    pipeline: &Pipeline,
    column: &Bound<'_, PyAny>,
    references: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    offset_unit: &str,
    errors: &str,
) -> PyResult<(Vec<Found>, usize)> {
    let unit = OffsetUnit::named(offset_unit)?;
    let texts = Texts::read(column, errors)?;
    let plan = pipeline.plan();
    let moments = Moments::read(references, texts.len(), plan.options())?;
    let pool = helpers(threads)?;
    let cut = pieces::cut(&texts, PIECE);
    let names = pieces::tagged(py, plan, &cut)?;
    let read = pieces::each(py, pool.as_deref(), &cut, WAVE, |piece| {
        let names = names.get(&piece.first);
        run(piece, plan, &moments, unit, names)
    })?;
    Ok((read, texts.len()))
}

thread_local! {
    /// Buffers that a thread reuses from piece to piece.
    static DECODED: Cell<Option<TextBuf>> = const { Cell::new(None) };
}

fn run(piece: &Piece<'_>, plan: &Plan, moments: &Moments, unit: OffsetUnit, names: Option<&Tagged>) -> Found {
    let mut decoded = DECODED.take().unwrap_or_default();
    let mut offsets = Offsets::new(unit);
    let mut columns = Columns::default();
    let mut docs = Vec::new();
    let given = |row: usize| names.and_then(|names| names.of(row - piece.first));
    let (shape, nulls) = piece.lists(|row, text| {
        decoded.set(text);
        let (found, sentences) = plan.entities(decoded.text(), moments.of(row), given(row));
        if !found.is_empty() {
            offsets.text(decoded.text());
        }
        for entity in &found {
            columns.push(decoded.text(), entity, &offsets);
            let before = sentences.partition_point(|s| s.start <= entity.span.start);
            columns.sentence.append_value(before.saturating_sub(1) as i64);
            docs.push(row as u64);
        }
        found.len()
    });
    DECODED.set(Some(decoded));
    Found { docs, columns: columns.finish(), shape, nulls }
}

/// The entities of a piece.
struct Found {
    /// The row each entity comes from.
    docs: Vec<u64>,
    /// The columns, in the order of [`fields`].
    columns: Vec<ArrayRef>,
    /// Number of entities per row.
    shape: OffsetBuffer<i32>,
    /// The rows without a text.
    nulls: Option<NullBuffer>,
}

impl Found {
    fn lists(self, item: &FieldRef) -> Result<ArrayData, ArrowError> {
        let values = StructArray::try_new(fields(), self.columns, None)?;
        Ok(ListArray::try_new(Arc::clone(item), self.shape, untyped(values), self.nulls)?.into_data())
    }
}

/// Declares the columns in one place: names, types and builders.
macro_rules! columns {
    ($($field:ident $name:literal $builder:ident = $new:expr, $type:expr;)*) => {
        struct Columns { $($field: $builder),* }

        impl Default for Columns {
            fn default() -> Self {
                Self { $($field: $new),* }
            }
        }

        impl Columns {
            fn finish(mut self) -> Vec<ArrayRef> {
                vec![$(untyped(self.$field.finish())),*]
            }
        }

        /// The columns of an entity, in their order.
        fn fields() -> Fields {
            Fields::from(vec![$(Field::new($name, $type, true)),*])
        }
    };
}

type Decimals = Decimal128Builder;
type Moment = TimestampMicrosecondBuilder;
type Strings = ListBuilder<StringBuilder>;

fn decimals() -> Decimals {
    Decimal128Builder::new().with_data_type(DataType::Decimal128(PRECISION, SCALE))
}

fn string_list() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

columns! {
    start "start" Int64Builder = Int64Builder::new(), DataType::Int64;
    end "end" Int64Builder = Int64Builder::new(), DataType::Int64;
    text "text" StringBuilder = StringBuilder::new(), DataType::Utf8;
    label "label" StringBuilder = StringBuilder::new(), DataType::Utf8;
    phrase_start "phrase_start" Int64Builder = Int64Builder::new(), DataType::Int64;
    phrase_end "phrase_end" Int64Builder = Int64Builder::new(), DataType::Int64;
    value "value" Decimals = decimals(), DataType::Decimal128(PRECISION, SCALE);
    value_text "value_text" StringBuilder = StringBuilder::new(), DataType::Utf8;
    low "low" Decimals = decimals(), DataType::Decimal128(PRECISION, SCALE);
    high "high" Decimals = decimals(), DataType::Decimal128(PRECISION, SCALE);
    bound "bound" StringBuilder = StringBuilder::new(), DataType::Utf8;
    unit "unit" StringBuilder = StringBuilder::new(), DataType::Utf8;
    dual "dual" BooleanBuilder = BooleanBuilder::new(), DataType::Boolean;
    indefinite "indefinite" BooleanBuilder = BooleanBuilder::new(), DataType::Boolean;
    noun "noun" StringBuilder = StringBuilder::new(), DataType::Utf8;
    noun_lemma "noun_lemma" StringBuilder = StringBuilder::new(), DataType::Utf8;
    timex "timex" StringBuilder = StringBuilder::new(), DataType::Utf8;
    grain "grain" StringBuilder = StringBuilder::new(), DataType::Utf8;
    calendar "calendar" StringBuilder = StringBuilder::new(), DataType::Utf8;
    hijri "hijri" StringBuilder = StringBuilder::new(), DataType::Utf8;
    part "part" StringBuilder = StringBuilder::new(), DataType::Utf8;
    edge "mod" StringBuilder = StringBuilder::new(), DataType::Utf8;
    tz "tz" StringBuilder = StringBuilder::new(), DataType::Utf8;
    seconds "seconds" Int64Builder = Int64Builder::new(), DataType::Int64;
    start_at "start_at" Moment = Moment::new(), DataType::Timestamp(TimeUnit::Microsecond, None);
    end_at "end_at" Moment = Moment::new(), DataType::Timestamp(TimeUnit::Microsecond, None);
    problems "problems" Strings = ListBuilder::new(StringBuilder::new()), string_list();
    canonical "canonical" StringBuilder = StringBuilder::new(), DataType::Utf8;
    id "id" StringBuilder = StringBuilder::new(), DataType::Utf8;
    source "source" StringBuilder = StringBuilder::new(), DataType::Utf8;
    score "score" Float32Builder = Float32Builder::new(), DataType::Float32;
    kind "kind" StringBuilder = StringBuilder::new(), DataType::Utf8;
    country "country" StringBuilder = StringBuilder::new(), DataType::Utf8;
    valid "valid" BooleanBuilder = BooleanBuilder::new(), DataType::Boolean;
    sentence "sentence" Int64Builder = Int64Builder::new(), DataType::Int64;
    point "point" Float64Builder = Float64Builder::new(), DataType::Float64;
    feature "feature" StringBuilder = StringBuilder::new(), DataType::Utf8;
    admin1 "admin1" StringBuilder = StringBuilder::new(), DataType::Utf8;
    lat "lat" Float64Builder = Float64Builder::new(), DataType::Float64;
    lon "lon" Float64Builder = Float64Builder::new(), DataType::Float64;
    geonames "geonames" Int64Builder = Int64Builder::new(), DataType::Int64;
}

fn cut(text: Text<'_>, span: Span) -> String {
    text.slice(span.start as usize, span.end as usize).to_string_lossy()
}

impl Columns {
    fn push(&mut self, text: Text<'_>, entity: &Entity, offsets: &Offsets) {
        self.start.append_value(offsets.of(entity.span.start));
        self.end.append_value(offsets.of(entity.span.end));
        self.phrase_start.append_value(offsets.of(entity.phrase.start));
        self.phrase_end.append_value(offsets.of(entity.phrase.end));
        self.label.append_value(entity.label.name());
        self.text.append_value(cut(text, entity.span));
        let mut number = None;
        let mut temporal = None;
        let mut name = None;
        let mut plain = None;
        let mut identifier = None;
        match &entity.value {
            Value::Number(n) => number = Some(&**n),
            Value::Temporal(t) => temporal = Some(&**t),
            Value::Name(n) => name = Some(n),
            Value::Text(s) => plain = Some(s.as_str()),
            Value::Identifier(i) => {
                plain = Some(i.value.as_str());
                identifier = Some(&**i);
            }
        }
        self.push_number(text, number, plain);
        self.push_temporal(temporal);
        self.push_name(name);
        self.push_identifier(identifier);
        let place = name.and_then(|n| n.place.as_deref());
        let country = place.map(|p| &p.country).or(identifier.map(|i| &i.country));
        self.country.append_option(country.and_then(|country| country.as_deref()));
        let low = number.and_then(|n| n.low.as_ref()).or(temporal.and_then(|t| t.low.as_ref()));
        let high = number.and_then(|n| n.high.as_ref()).or(temporal.and_then(|t| t.high.as_ref()));
        self.low.append_option(low.and_then(decimal));
        self.high.append_option(high.and_then(decimal));
        let value = number.and_then(|n| n.value.as_ref());
        self.point.append_option(value.map_or_else(|| middle(low, high), |v| decimal(v).map(float)));
        let bound = number.map(|n| n.bound).or(temporal.map(|t| t.bound));
        self.bound.append_option(bound.map(|b| b.name()));
    }

    fn push_number(&mut self, text: Text<'_>, number: Option<&Number>, plain: Option<&str>) {
        let value = number.and_then(|n| n.value.as_ref());
        self.value.append_option(value.and_then(decimal));
        match (value, plain) {
            (Some(value), _) => self.value_text.append_value(value.to_string()),
            (None, plain) => self.value_text.append_option(plain),
        }
        self.unit.append_option(number.and_then(|n| n.unit.as_deref()));
        self.dual.append_option(number.map(|n| n.dual));
        self.indefinite.append_option(number.map(|n| n.indefinite));
        let noun = number.and_then(|n| n.noun.as_ref());
        self.noun.append_option(noun.map(|n| cut(text, n.span)));
        self.noun_lemma.append_option(noun.map(|n| n.lemma.as_str()));
    }

    fn push_temporal(&mut self, t: Option<&Temporal>) {
        self.timex.append_option(t.map(|t| t.timex.as_str()).filter(|timex| !timex.is_empty()));
        self.grain.append_option(t.and_then(|t| t.grain));
        self.calendar.append_option(t.and_then(|t| t.calendar));
        self.hijri.append_option(t.and_then(|t| t.hijri).map(hijri_text));
        self.part.append_option(t.and_then(|t| t.part));
        self.edge.append_option(t.and_then(|t| t.edge));
        self.tz.append_option(t.and_then(|t| t.tz.as_deref()));
        self.seconds.append_option(t.and_then(|t| t.seconds));
        self.start_at.append_option(t.and_then(|t| t.start_at).and_then(micros));
        self.end_at.append_option(t.and_then(|t| t.end_at).and_then(micros));
        self.problems.append_option(t.map(|t| t.problems.iter().copied().map(Some)));
    }

    fn push_name(&mut self, name: Option<&Name>) {
        self.canonical.append_option(name.map(|n| n.canonical.as_str()));
        self.id.append_option(name.and_then(|n| n.id.as_deref()));
        self.source.append_option(name.map(|n| n.source.name()));
        self.score.append_option(name.map(|n| n.score));
        let place = name.and_then(|n| n.place.as_deref());
        self.feature.append_option(place.map(|p| p.feature.name()));
        self.admin1.append_option(place.and_then(|p| p.admin1.as_deref()));
        self.lat.append_option(place.and_then(|p| p.lat));
        self.lon.append_option(place.and_then(|p| p.lon));
        self.geonames.append_option(place.and_then(|p| p.geonames).map(i64::from));
    }
}

impl Columns {
    fn push_identifier(&mut self, identifier: Option<&Identifier>) {
        self.kind.append_option(identifier.map(|i| i.kind.as_str()));
        self.valid.append_option(identifier.and_then(|i| i.valid));
    }
}

/// The middle of a range, or its known end.
fn middle(low: Option<&Numeric>, high: Option<&Numeric>) -> Option<f64> {
    let known = |end: Option<&Numeric>| end.and_then(decimal).map(float);
    match (known(low), known(high)) {
        (Some(low), Some(high)) => Some(f64::midpoint(low, high)),
        (low, high) => low.or(high),
    }
}

/// Units of 10⁻⁹ as a float.
fn float(units: i128) -> f64 {
    units as f64 / 10_f64.powi(i32::from(SCALE))
}

/// Hijri fields as given, X for missing ones: `1437-12-XX`.
fn hijri_text(hijri: Hijri) -> String {
    let two = |n: Option<u8>| n.map_or_else(|| "XX".into(), |n| format!("{n:02}"));
    let year = hijri.year.map_or_else(|| "XXXX".into(), |y| format!("{y:04}"));
    format!("{year}-{}-{}", two(hijri.month), two(hijri.day))
}

/// Microseconds since 1970 on the wall clock; `None` beyond the range of Python's calendar.
fn micros(at: DateTime) -> Option<i64> {
    const DAY: i64 = 86_400_000_000;
    let at = Some(at).filter(|at| (1..=9999).contains(&at.year()))?;
    let days = at.date().since(jiff::civil::date(1970, 1, 1)).ok()?.get_days();
    let time = at.time().since(jiff::civil::Time::midnight()).ok()?;
    let micros = time.total(jiff::Unit::Microsecond).ok()? as i64;
    Some(i64::from(days) * DAY + micros)
}

/// A number in units of 10⁻⁹, rounded to the nearest; `None` if it does not fit into 38 digits.
fn decimal(n: &Numeric) -> Option<i128> {
    const UNIT: i128 = 10_i128.pow(SCALE as u32);
    let scaled = match n {
        Numeric::Int(n) => n.checked_mul(UNIT)?,
        Numeric::Decimal(d) => match d.scale().checked_sub(SCALE as u32) {
            Some(more) => rounded(d.mantissa(), 10_i128.pow(more))?,
            None => d.mantissa().checked_mul(10_i128.pow(SCALE as u32 - d.scale()))?,
        },
        Numeric::Ratio(n, d) => rounded(i128::from(*n).checked_mul(UNIT)?, i128::from(*d))?,
    };
    Decimal128Type::validate_decimal_precision(scaled, PRECISION, SCALE).is_ok().then_some(scaled)
}

/// `n / d`, rounded to the nearest, halves away from zero.
fn rounded(n: i128, d: i128) -> Option<i128> {
    let half = if n < 0 { -(d / 2) } else { d / 2 };
    n.checked_add(half)?.checked_div(d)
}
