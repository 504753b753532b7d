//! Subject and object of a verb that tells of an event.

use super::around::Around;
use super::clause::{Clause, EventDraft};
use crate::lexicon::event_rows::{Preposition, Role, Thing, TriggerRow, mark};

impl Clause<'_, '_> {
    pub fn verb(&self, draft: &mut EventDraft, row: &TriggerRow, flags: u32, around: &Around) {
        let t = draft.item;
        let item = &self.items[t];
        let (active, passive) = (flags & mark::ACTIVE != 0, flags & mark::PASSIVE != 0);
        let mut bare = around.bare.iter().copied();
        let (first, second) = (bare.next(), bare.next());
        let pronoun = item.tail > 0;
        let (mut subject, mut object) = (None, None);
        // «أخلي سبيل ثلاثة», «أطلقوا سراح الرهائن»: the noun phrase behind the complement is the object.
        let freed = |f: usize| draft.complement.is_some_and(|c| self.items[f].first > c);
        // «أودى القصف بحياة عشرة»
        let cost = row.subject == Role::Instrument && flags & mark::PHRASE != 0;
        if row.object == Role::Patient && first.is_some_and(|f| cost || freed(f)) {
            object = first;
            subject = around.before.filter(|_| active && self.agrees(around.before, t));
        } else if active
            && matches!(row.subject, Role::Agent | Role::Instrument)
            && draft.complement.is_some_and(|c| first.is_some_and(|f| self.items[f].first < c))
        {
            // «أضرم مستوطنون النار في مركبتين», «أودى انهيار بناء بحياة عشرة»
            subject = first;
            let behind = around
                .bare
                .iter()
                .copied()
                .find(|&k| draft.complement.is_some_and(|c| self.items[k].first > c));
            object = behind.or(second);
            // «وضع رئيس البلدية قيد الإقامة الجبرية»
            let acts = first.is_some_and(|f| self.can_act_only(f));
            if second.is_none() && passive && row.object == Role::Patient && !acts {
                (subject, object) = (None, first);
            }
        } else if active && !passive {
            if pronoun {
                object = around.before.filter(|_| around.relative).or_else(|| self.earlier(t, row));
                subject = first.or(around.before.filter(|b| Some(*b) != object));
            } else if around.before.is_some()
                && (around.relative || self.agrees(around.before, t))
                && !self.dies_behind(row, around.before, first)
            {
                subject = around.before;
                object = first;
            } else if item.joined
                && row.object == Role::Patient
                && first.is_some_and(|f| self.items[f].tail > 0)
            {
                // «والتقى نظيره»
                object = first;
            } else if row.object == Role::Patient
                && second.is_none()
                && first.is_some_and(|f| {
                    let victim = self.is_human(f)
                        && !self.items[f].definite
                        && !matches!(
                            self.thing(f),
                            Some(Thing::Force | Thing::Body | Thing::Combatant | Thing::Police)
                        );
                    let idle = matches!(self.thing(f), Some(Thing::Building | Thing::Vehicle | Thing::Other));
                    item.marks & mark::PLURAL != 0
                        || item.joined && (self.items[f].number.is_some() || row.hurts && victim)
                        // «دمر جسرين وأصاب محطة كهرباء»
                        || item.joined && idle && self.wants(row, f)
                })
            {
                // «ويصيبون 4»: a plural verb has its subject before it or none at all.
                object = first;
            } else {
                subject = first;
                object = second;
            }
        } else if passive && !active {
            // «يفقد الإنسان الذاكرة» is active.
            let passive = second.is_none_or(|s| self.items[s].number.is_some());
            object =
                first.filter(|_| around.before.is_none()).or(around.before).or(first).filter(|_| passive);
        } else if pronoun {
            object = around.before.filter(|_| around.relative).or_else(|| self.earlier(t, row));
            subject = first.or(around.before.filter(|b| Some(*b) != object));
        } else if let Some(before) =
            around.before.filter(|_| around.relative || self.agrees(around.before, t))
        {
            if first.is_some() {
                subject = Some(before);
                object = first;
            } else if row.object == Role::Patient && self.can_act_only(before) {
                subject = Some(before);
            } else {
                object = Some(before);
            }
        } else if second.is_some()
            && first.is_some_and(|f| {
                self.items[f].number.is_none() || second.is_some_and(|s| self.items[s].number.is_some())
            })
        {
            subject = first;
            object = second;
        } else if let Some(first) = first {
            // A single noun phrase after the verb is the subject of a passive, unless it can only be an agent.
            // «خطف مسلحون قبل أيام، عددا من …»
            let gang = self.thing(first) == Some(Thing::Combatant)
                && self.items[first].number.is_none()
                && self.items[first].marks & mark::PLURAL != 0
                && !self.items[first].definite
                && self.type_of(draft) == "abduct";
            let aim = self.thing(first) == Some(Thing::Place) && row.when.is_empty();
            if (self.can_act_only(first) || gang) && !aim {
                subject = Some(first);
            } else {
                object = Some(first);
            }
        }
        let free = subject.is_none() && (!passive || active && object.is_some());
        if free && row.subject == Role::Agent {
            let far = self.far_subject(t).or_else(|| self.plural_subject(t).filter(|_| !around.relative));
            subject = far.filter(|s| Some(*s) != object);
        }
        if let Some(before) = around.before.filter(|&b| {
            let weapon =
                self.thing(b) == Some(Thing::Weapon) && self.items[b].preposition == Preposition::None;
            weapon && subject.is_some_and(|s| s < b) && Some(b) != object
        }) {
            draft.instrument = draft.instrument.or(Some(before));
        }
        self.assign(draft, row.subject, subject);
        self.assign(draft, row.object, object);
        // «غارة بطائرة مسيرة تستهدف سيارة», «قصف من قوات النظام يستهدف بلدة»: the subject is the raid.
        let bound = |s: &usize| self.items[*s].preposition != Preposition::None;
        let raid = subject.filter(bound).and_then(|s| s.checked_sub(1)).filter(|&s| self.is_event(s));
        if row.subject == Role::Agent {
            draft.cause = draft.cause.or(raid);
        }
    }

    /// Whether the frame asks for a patient like item `f`.
    pub fn wants(&self, row: &TriggerRow, f: usize) -> bool {
        let thing = self.thing(f).map_or(0, |t| 1 << t as u32);
        row.when.iter().any(|c| c.role == Role::Patient && c.things & thing != 0)
    }

    /// «مجزرة في قرية راح ضحيتها مئة شخص»: the noun before such a verb is not the one who dies.
    fn dies_behind(&self, row: &TriggerRow, before: Option<usize>, first: Option<usize>) -> bool {
        row.subject == Role::Patient
            && first.is_some_and(|f| self.is_human(f) || self.items[f].number.is_some())
            && before.is_some_and(|b| !self.is_human(b) && self.items[b].number.is_none())
    }
}
