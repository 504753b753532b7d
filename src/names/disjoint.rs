//! Names and the tokens that they take: what overlaps what, in time that does not grow with the text.

use super::reader::Found;
use crate::in_order::by_number;

/// Puts names into the order of the text.
pub fn in_order(names: &mut [Found]) {
    by_number(names, |f| f.first as u64);
}

/// The one of some names, disjoint and in order, that begins at token `at`.
pub fn beginning(names: &[Found], at: usize) -> Option<&Found> {
    names.binary_search_by_key(&at, |f| f.first).ok().and_then(|n| names.get(n))
}

/// Those of some names, disjoint and in order, that share a token with the tokens `first..end`.
pub fn within(names: &[Found], first: usize, end: usize) -> impl Iterator<Item = &Found> {
    let from = names.partition_point(|f| f.end <= first);
    names[from..].iter().take_while(move |f| f.first < end)
}

/// Takes out the names at some indices, which ascend: all at once, since one by one those of a long text would cost its
/// square.
pub fn take_out(names: &mut Vec<Found>, gone: &[usize]) {
    let (mut at, mut gone) = (0, gone.iter().peekable());
    names.retain(|_| {
        let keep = gone.next_if(|&&k| k == at).is_none();
        at += 1;
        keep
    });
}

/// Puts more names among some in order; they take the place of those that they overlap. Both are in order.
pub fn replace(names: &mut Vec<Found>, more: &mut Vec<Found>) {
    if more.is_empty() {
        return;
    }
    let (mut at, mut reach) = (0, 0);
    names.retain(|f| {
        while more.get(at).is_some_and(|m| m.first < f.end) {
            reach = reach.max(more[at].end);
            at += 1;
        }
        reach <= f.first
    });
    names.append(more);
    in_order(names);
}

/// Keeps names that do not overlap: the first one wins.
pub struct Kept {
    /// Those kept.
    pub names: Vec<Found>,
    /// The tokens that they take, a bit each.
    taken: Vec<u64>,
}

impl Kept {
    /// No name, in a text of so many tokens.
    pub fn new(tokens: usize) -> Self {
        Self { names: Vec::new(), taken: vec![0; tokens / 64 + 1] }
    }

    /// Keeps a name unless one of its tokens is taken.
    pub fn add(&mut self, f: Found) {
        if (f.first..f.end).any(|i| self.taken[i / 64] >> (i % 64) & 1 == 1) {
            return;
        }
        (f.first..f.end).for_each(|i| self.taken[i / 64] |= 1 << (i % 64));
        self.names.push(f);
    }
}

/// Names by where they begin. They may overlap one another.
pub struct ByPlace<'a> {
    names: Vec<&'a Found>,
    /// Tokens of the longest.
    longest: usize,
}

impl<'a> ByPlace<'a> {
    /// These names.
    pub fn of(names: &'a [Found]) -> Self {
        let longest = names.iter().map(Found::len).max().unwrap_or(0);
        let mut names: Vec<_> = names.iter().collect();
        by_number(&mut names, |f| f.first as u64);
        Self { names, longest }
    }

    /// Those that share a token with another name.
    pub fn overlapping(&self, other: &Found) -> impl Iterator<Item = &'a Found> {
        let from = self.names.partition_point(|f| f.first + self.longest <= other.first);
        let near = self.names[from..].iter().copied().take_while(|f| f.first < other.end);
        near.filter(|f| f.overlaps(other))
    }
}

/// The listed name that begins at token `at` with nothing before it.
pub fn first_at(listed: &[Found], at: usize) -> Option<&Found> {
    beginning(listed, at).filter(|f| f.prefix == 0)
}

#[cfg(test)]
mod tests {
    use super::{ByPlace, Kept, beginning, in_order};
    use crate::found::{Label, Source};
    use crate::names::reader::Found;

    fn name((first, end): (usize, usize)) -> Found {
        let (label, source) = (Label::Gpe, Source::Rule);
        Found { first, end, prefix: 0, label, row: None, site: None, source, score: 1.0, rule: "test" }
    }

    /// Every name of up to four tokens within `most`, in an order that is none.
    fn all(most: usize) -> Vec<Found> {
        let spans = (0..most * 4).map(|n| (n * 7 % most, n * 7 % most + 1 + n % 4));
        spans.map(name).collect()
    }

    #[test]
    fn names_that_overlap_are_found_whatever_their_order() {
        let names = all(70);
        let by_place = ByPlace::of(&names);
        for one in &names {
            let found = by_place.overlapping(one).count();
            assert_eq!(found, names.iter().filter(|f| f.overlaps(one)).count(), "{}..{}", one.first, one.end);
        }
        assert_eq!(ByPlace::of(&[]).overlapping(&names[0]).count(), 0);
    }

    #[test]
    fn the_first_of_names_that_overlap_is_kept() {
        let (mut kept, mut plain) = (Kept::new(74), Vec::<Found>::new());
        for f in all(70) {
            kept.add(f);
            if !plain.iter().any(|g| g.overlaps(&f)) {
                plain.push(f);
            }
        }
        let spans = |names: &[Found]| names.iter().map(|f| (f.first, f.end)).collect::<Vec<_>>();
        assert_eq!(spans(&kept.names), spans(&plain));
        in_order(&mut kept.names);
        for at in 0..74 {
            let begins = kept.names.iter().find(|f| f.first == at).map(|f| f.end);
            assert_eq!(beginning(&kept.names, at).map(|f| f.end), begins);
        }
    }
}
