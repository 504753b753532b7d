//! What one sentence passes on to the next: who speaks, and where and when the text was written.

use super::clause::{Clause, EventDraft};
use super::model::{Event, Participant, Precision};
use super::resumed::Antecedent;
use super::source::Speech;
use crate::signs::{
    CLOSE_GUILLEMET, CLOSE_QUOTE, OPEN_GUILLEMET, OPEN_QUOTE, QUOTE, closes_quote, opens_quote,
};
use crate::span::Span;

/// Who told the sentence before, and the last one named.
#[derive(Default)]
pub struct Teller {
    last: Option<Antecedent>,
    /// Who did what the sentence before told of.
    doer: Option<Antecedent>,
    /// Who speaks where a quotation is open from the sentence before.
    open: Option<Participant>,
    /// The place that stands before a report: «بيروت - ».
    pub dateline: Option<Participant>,
    /// The place of a line that holds nothing else.
    pub alone: Option<(Participant, Option<Precision>)>,
    /// The date that stands with it, as an entity: «بيروت - 3 أيار 2020 - ».
    pub written: Option<usize>,
    /// Whether titles of other texts follow.
    pub aside: bool,
    /// The events of which the text tells how many they are by now.
    pub tolls: Vec<usize>,
    /// The types of the events of the sentences before, each once.
    pub kinds: Vec<u16>,
}

impl Teller {
    /// The speaker of each item of the sentence; of none where nobody speaks.
    pub fn tell(
        &mut self,
        clause: &Clause<'_, '_>,
        speeches: &[Speech],
        span: Span,
    ) -> Vec<Option<Participant>> {
        if speeches.is_empty() && self.open.is_none() {
            self.open = self.still_open(clause, span, None);
            return Vec::new();
        }
        let mut told: Vec<Option<Participant>> = vec![self.open.clone(); clause.items.len()];
        let mut spoke = None;
        for speech in speeches {
            let who = match speech.who {
                Some(item) => {
                    let known = clause.known(item);
                    let who = known.who.clone();
                    self.last = Some(known);
                    Some(who)
                }
                None => self.last.as_ref().map(|known| known.who.clone()),
            };
            told[speech.first.min(speech.end)..speech.end].fill(who.clone());
            spoke = who;
        }
        self.open = self.still_open(clause, span, spoke);
        told
    }

    /// Who does what the draft tells of, if he was named in a sentence before.
    pub fn resumed(&self, clause: &Clause<'_, '_>, draft: &EventDraft) -> Option<Antecedent> {
        clause.resumed(draft, self.doer.as_ref(), self.last.as_ref())
    }

    /// Remembers who did what the sentence told of.
    pub fn remember(&mut self, clause: &Clause<'_, '_>, drafts: &[EventDraft], events: &[Event]) {
        if let Some(doer) = clause.doer(drafts) {
            self.doer = doer;
        }
        if let Some(doer) = &mut self.doer {
            doer.locate(events);
        }
    }

    /// Who speaks in the next sentence: the speaker of a quotation that this one leaves open.
    fn still_open(
        &self,
        clause: &Clause<'_, '_>,
        span: Span,
        spoke: Option<Participant>,
    ) -> Option<Participant> {
        let text = clause.scene.view.text.slice(span.start as usize, span.end as usize);
        let mut open = self.open.is_some();
        // Most sentences hold no quotation mark.
        let marks =
            [(QUOTE, 1), (OPEN_GUILLEMET, 1), (CLOSE_GUILLEMET, 1), (OPEN_QUOTE, 1), (CLOSE_QUOTE, 1)];
        let codes = text.holds(&marks).then(|| text.codes());
        let mut straight = false;
        for code in codes.into_iter().flatten() {
            match code {
                code if opens_quote(code) => open = true,
                code if closes_quote(code) => open = false,
                QUOTE => {
                    straight = !straight;
                    open = !open;
                }
                _ => {}
            }
        }
        if open { spoke.or_else(|| self.open.clone()) } else { None }
    }
}
