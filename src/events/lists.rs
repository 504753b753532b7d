//! Lists of names behind a colon: «الشهداء: 1_ سامر 2_ الطفل وليد».

use super::clause::Clause;
use crate::found::Label;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Thing, mark};
use crate::signs::{ARABIC_COMMA, COLON, COMMA, DOT, HASH};
use crate::span::Span;
use crate::tokenize::Kind;
use crate::visits;

/// Maximum number of code points between two names of a list: marks and a title.
const TITLE: u32 = 20;

/// Pieces between the word for the victims and the colon before a numbered list.
const FAR: usize = 14;

/// Words of a name with its title.
const NAME: usize = 5;

const NEWLINE: u32 = 0x0A;

/// Pieces of a list that are looked at.
const LONGEST: usize = 200;

impl Clause<'_, '_> {
    /// How many names a list behind item `i` holds.
    pub fn listed(&self, i: usize) -> Option<i128> {
        Some(self.entries(i).len() as i128).filter(|n| *n > 0)
    }

    /// The children and the women in the list: the class, how many, and the first word that tells it.
    pub fn listed_as(&self, i: usize) -> Vec<(Thing, i128, Span)> {
        let view = self.scene.view;
        let mut told: Vec<(Thing, i128, Span)> = Vec::new();
        for at in self.entries(i) {
            let Some(noun) = view.first(at, Class::Actor) else { continue };
            let thing = view.lexicon.tables().events.nouns[noun.sense.arg as usize].0;
            match told.iter_mut().find(|t| t.0 == thing) {
                Some(known) => known.1 += 1,
                None if matches!(thing, Thing::Child | Thing::Woman) => {
                    told.push((thing, 1, view.pieces[at].span))
                }
                None => {}
            }
        }
        told
    }

    /// The first word of each entry of a list behind item `i`; none where no list follows.
    fn entries(&self, i: usize) -> Vec<usize> {
        let item = &self.items[i];
        let pieces = self.scene.view.pieces;
        // «الشهداء:», «الشهداء هم:»
        let is = |p: usize| pieces.get(p).is_some_and(|p| p.code == COLON);
        if item.marks & mark::PERSON == 0 {
            return Vec::new();
        }
        let Some(colon) = (item.end..item.end + 4).find(|&p| is(p)) else {
            // «الشهداء في قصف بلدة كذا: 1_ سامر»
            let far = (item.end + 4..item.end + FAR).find(|&p| is(p)).filter(|_| item.definite);
            let other = |k: usize| {
                let next = &self.items[k];
                next.is_verb() || next.marks & mark::PERSON != 0 || next.number.is_some()
            };
            let end = far.map_or(i, |colon| self.items.partition_point(|k| k.first < colon));
            let listed = far.filter(|_| !(i + 1..end).any(other)).map(|colon| self.numbered(colon + 1));
            return listed.filter(|entries| entries.len() > 1).unwrap_or_default();
        };
        let numbered = self.numbered(colon + 1);
        if numbered.len() > 1 {
            return numbered;
        }
        let (named, parted) = (self.named(colon), self.parted(colon + 1));
        // Names that nobody knows stand between those that are known.
        if named.len() > 1 && parted.len() > named.len() && parted.len() <= named.len() * 2 {
            parted
        } else {
            named
        }
    }

    /// The words behind 1, 2, 3 … from piece `first` on.
    fn numbered(&self, first: usize) -> Vec<usize> {
        let view = self.scene.view;
        let mut entries = Vec::new();
        for (at, piece) in view.pieces.iter().enumerate().skip(first).take(LONGEST) {
            // A longer number does not count the entries of a list, and might overflow.
            if piece.span.len() > 3 {
                continue;
            }
            let digits = (piece.span.start..piece.span.end).map(|at| match view.text.at(at as usize) {
                c @ 0x30..=0x39 => Some(c - 0x30),
                c @ 0x660..=0x669 => Some(c - 0x660),
                _ => None,
            });
            let mut value = Some(0);
            digits.for_each(|d| value = value.and_then(|v: u32| Some(v * 10 + d?)));
            let next = value == Some(entries.len() as u32 + 1);
            if next && at + 1 < view.pieces.len() {
                entries.push(self.word_from(at + 1));
            }
        }
        entries
    }

    /// The first words of what commas part from piece `first` to the end of the line; none where one of them is longer
    /// than a name.
    fn parted(&self, first: usize) -> Vec<usize> {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        let mut entries = Vec::new();
        let mut words = 0;
        for at in first..pieces.len().min(first + LONGEST) {
            let piece = &pieces[at];
            let line = at > first
                && (pieces[at - 1].span.end..piece.span.start).any(|at| text.at(at as usize) == NEWLINE);
            if line || piece.code == DOT || piece.code == HASH {
                break;
            }
            match piece.kind {
                Kind::Word if words == 0 => {
                    entries.push(at);
                    words = 1;
                }
                Kind::Word => words += 1,
                Kind::Punct if matches!(piece.code, COMMA | ARABIC_COMMA) => words = 0,
                _ => return Vec::new(),
            }
            if words > NAME {
                return Vec::new();
            }
        }
        entries
    }

    /// The first word from piece `at` on, past marks.
    fn word_from(&self, at: usize) -> usize {
        let mut marks = self.scene.view.pieces.iter().enumerate().skip(at).take(4);
        marks.find(|(_, p)| p.kind == Kind::Word).map_or(at, |(word, _)| word)
    }

    /// The first words of the persons named one after the other behind the colon, with commas or in lines.
    fn named(&self, colon: usize) -> Vec<usize> {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        let (mut end, mut at) = (pieces[colon].span.end, colon + 1);
        let mut entries = Vec::new();
        let from = self.scene.entities.partition_point(|e| e.span.start < end);
        for entity in &self.scene.entities[from..] {
            // Between two names stand marks, و, and a title at most.
            let gap = entity.span.start.saturating_sub(end);
            visits::visit();
            // A colon begins another list, which is read for itself: «…، أحمد. الجرحى: سامر».
            let ends = (end..entity.span.start).any(|at| matches!(text.at(at as usize), DOT | HASH | COLON));
            if entity.label != Label::Person || gap > TITLE || ends {
                break;
            }
            entries.push(self.word_from(at));
            end = entity.span.end;
            at = self.scene.behind(at, end, pieces.len());
        }
        entries
    }
}
