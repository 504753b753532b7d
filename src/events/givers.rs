//! Who gives what, and who judges: the body behind the verb before a noun for aid or for a judgement.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};

impl Clause<'_, '_> {
    /// The amount that is given, and who sends it: «أرسلت قطر مساعدات بقيمة 50 مليون يورو».
    pub(super) fn given(&self, draft: &mut EventDraft) {
        let t = draft.item;
        let item = &self.items[t];
        // «مساعدات بقيمة 50 مليون يورو», «تبرعت بمليون دولار»
        let behind = (t + 1..self.items.len().min(t + 6)).take_while(|&k| !self.items[k].is_verb());
        // «ألف طن من المساعدات»
        let measured = t
            .checked_sub(1)
            .filter(|&k| item.preposition == Preposition::From && self.items[k].what == What::Amount);
        draft.amount = measured.or_else(|| behind.into_iter().find(|&k| self.items[k].what == What::Amount));
        if draft.patients.is_empty() {
            draft.patients.extend(draft.amount);
        }
        let verb = (t.saturating_sub(3)..t).rev().find(|&k| self.items[k].is_verb());
        let sender = verb.map(|v| v + 1).filter(|&k| {
            let acts = matches!(self.thing(k), Some(Thing::Place | Thing::Body | Thing::Force));
            let noun = self.items[k].what == What::Noun && self.items[k].preposition == Preposition::None;
            k < t && noun && acts && (self.items[k].definite || self.items[k].name.is_some())
        });
        if draft.agent.is_none() && draft.marks & mark::VERB == 0 && item.preposition == Preposition::None {
            draft.agent = sender;
        }
    }

    /// «أصدرت محكمة في كذا أحكاما على خمسة»: who judges.
    /// «أمرت النيابة بحبس المتهم»: the judge or prosecutor at whose order, told by the verb at item `j`, somebody is held.
    pub(super) fn judge_orders(&self, j: usize, t: usize) -> Option<usize> {
        let item = &self.items[t];
        let held = self.may_tell(t, "detain") && self.is_event(t) && item.preposition == Preposition::With;
        let order = self.scene.view.topic(self.items[j].first, Cue::Orders).is_some();
        let verb = held && order && self.items[j].is_verb();
        let who = if verb { self.speaker_behind(j, false).or_else(|| self.speaker_before(j)) } else { None };
        let judge = |k: usize| {
            let k = &self.items[k];
            (k.first..k.end).any(|at| self.scene.view.topic(at, Cue::Judge).is_some())
        };
        who.filter(|&k| k < t && judge(k))
    }

    /// Who ordered that somebody is held.
    pub(super) fn ordered(&self, draft: &mut EventDraft) {
        let t = draft.item;
        let order = |k: &usize| self.items[*k].what == What::Cue(Cue::Avert);
        let verb = (t.saturating_sub(12)..t).rev().find(order);
        draft.agent = draft.agent.or_else(|| verb.and_then(|j| self.judge_orders(j, t)));
    }

    pub(super) fn judges(&self, draft: &mut EventDraft, row: &TriggerRow) {
        let t = draft.item;
        // «أدان البرلمان ⟦تصريحات⟧ الوزير»: a court judges people, not what they say.
        let said = draft.patients.first().and_then(|p| p.checked_sub(1)).is_some_and(|k| {
            let word = &self.items[k];
            k > t && word.what == What::Cue(Cue::Statement) && word.end == self.items[k + 1].first
        });
        if said && draft.marks & mark::VERB != 0 {
            draft.patients.clear();
        }
        let any = row.when.iter().all(|c| c.role != Role::Agent);
        if any && draft.agent.is_none() && draft.marks & mark::VERB == 0 {
            let verb = (t.saturating_sub(5)..t).rev().find(|&k| self.items[k].is_verb());
            let bare = |&k: &usize| self.items[k].preposition == Preposition::None;
            let first = verb.and_then(|v| (v + 1..t).find(|&k| self.items[k].what == What::Noun));
            draft.agent = first.filter(bare).filter(|&k| self.thing(k) == Some(Thing::Body));
        }
    }
}
