//! Events that have happened, whatever is said of what stands around them: «يسعى إلى وقف ⟦القصف⟧».

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, mark};
use crate::lexicon::{Class, Proclitics};

impl Clause<'_, '_> {
    /// Whether the event has happened already, and whether it is somebody who is held or missing, or has died.
    pub(super) fn is_given(&self, draft: &EventDraft, known: bool) -> (bool, bool) {
        let items = self.items;
        let t = draft.item;
        let trigger = &items[t];
        let noun = trigger.marks & mark::EVENT != 0;
        // «بسبب أعمال العنف», «للرد على إسقاط الطائرة»: what something else follows from has happened.
        // «أسرار حول اغتيال», but «أسفر عن اغتيال».
        let about = trigger.preposition == Preposition::About
            && trigger.first > 0
            && self.scene.view.pieces[trigger.first - 1].span.len() > 2;
        let given = noun
            && (about || matches!(trigger.preposition, Preposition::After | Preposition::During))
            && trigger.quantifier != Some(Cue::Any);
        // «جراء قيامه بقتل ضابط», «بعد أسابيع من التظاهرات»
        let led = noun
            && t.checked_sub(1).is_some_and(|k| {
                let before = &items[k];
                let light = matches!(before.what, What::Cue(Cue::Light | Cue::Suffer)) && !before.is_verb();
                let after = light && matches!(before.preposition, Preposition::After | Preposition::During);
                let time = |e: usize| matches!(self.scene.entities[e].label, Label::Date | Label::Duration);
                let since = matches!(trigger.preposition, Preposition::From | Preposition::On)
                    && before.preposition == Preposition::After
                    && self.scene.entity(before.at).is_some_and(time);
                after || since
            });
        // «العثور على المتورطين بقتل ثلاثة»: an act that they have committed.
        let committed = noun
            && trigger.preposition == Preposition::With
            && t > 0
            && items[t - 1].what == What::Noun
            && items[t - 1].end == trigger.first
            && items[t - 1].definite
            && items[t - 1].marks & mark::PLURAL != 0
            && items[t - 1].lemma.is_none();
        // «الإفراج عن أربعة ناشطين محتجزين», «المطالبة بجثة رجل»: they are held or dead already.
        let held = draft.person && matches!(self.type_of(draft), "detain" | "abduct" | "missing");
        let victims = draft.patients.first().is_some_and(|&p| held && p < t || draft.person && p == t + 1);
        (known || given || led || committed || victims, held)
    }

    /// «مكان ⟦الهجوم⟧», «مسؤوليته عن ⟦الهجوم⟧», «مطالب ⟦المتظاهرين⟧», «نفت أن يكون ⟦اعتقاله⟧ بسبب …»: whether the words
    /// before an event, or its own, say that it is there.
    pub(super) fn is_known(&self, draft: &EventDraft) -> bool {
        let (items, view) = (self.items, self.scene.view);
        let trigger = &items[draft.item];
        if trigger.marks & (mark::EVENT | mark::PERSON) == 0 || trigger.quantifier == Some(Cue::Any) {
            return false;
        }
        // «اعتقاله», «اعتقال الناشط»
        let of = items.get(draft.item + 1).is_some_and(|n| {
            let idafa = n.preposition == Preposition::None && !n.joined && n.first == trigger.end;
            idafa && n.what == What::Noun && n.definite
        });
        let definite = trigger.definite || trigger.tail > 0 || of;
        let people = draft.person && trigger.marks & mark::EVENT == 0;
        if people && trigger.definite && trigger.number.is_none() {
            return true;
        }
        let mut p = trigger.first;
        let is =
            |p: usize, class| view.first(p, class).is_some_and(|r| r.proclitics == Proclitics::default());
        if p > 0 && is(p - 1, Class::Preposition) {
            p -= 1;
        }
        // «مكان وقوع الانفجار»
        if draft.item > 0 && p == trigger.first {
            let before = &items[draft.item - 1];
            if matches!(before.what, What::Cue(Cue::Happen | Cue::Light))
                && !before.is_verb()
                && before.end == p
            {
                p = before.first;
            }
        }
        let before = p.checked_sub(1).is_some_and(|k| {
            // «أصبحت تستخدم تلك المواقع لقتل المجاهدين», but «استمرار لقصفهم»
            let bare = || view.readings(k).iter().all(|r| r.tail == 0 && !r.proclitics.any(Proclitics::AL));
            view.topic(k, Cue::Given).is_some() && (!trigger.purpose || bare())
        });
        // «نفت أن ⟦يكون⟧ اعتقاله», «لم ⟦تعد⟧ المواجهات», but «قد تكون مذبحة»
        let verb = draft.item > 0 && items[draft.item - 1].is_verb();
        before && (definite || !verb)
    }

    /// «لوفاة والده», «لفقدانه»: a noun for what befalls somebody, which is nobody's purpose.
    pub(super) fn befalls(&self, draft: &EventDraft) -> bool {
        let kind = self.type_of(draft);
        let row = &self.rows()[draft.row];
        let dies = row.subject == Role::Patient || row.weak && draft.marks & mark::EVENT != 0;
        kind == "accident" || kind == "die" && dies
    }

    /// «كانت تستهدف ⟦اغتيال⟧ الوزير»: whether the verb at item `j` says what the event at item `t` is planned for.
    pub(super) fn aims_at(&self, j: usize, t: usize) -> bool {
        let kinds = ["die", "abduct", "detain", "capture", "destroy"];
        let trigger = &self.items[t];
        self.items[j].is_verb()
            && self.scene.view.topic(self.items[j].first, Cue::Aims).is_some()
            && trigger.marks & mark::EVENT != 0
            && trigger.preposition == Preposition::None
            && !trigger.definite
            && !trigger.joined
            && trigger.quantifier.is_none()
            // «استهدف هجوم القرية»
            && kinds.iter().any(|kind| self.may_tell(t, kind))
    }

    /// «عدة ⟦محاولات⟧»: counted things that were planned.
    pub(super) fn counts_plans(&self, j: usize) -> bool {
        let item = &self.items[j];
        (item.number.is_some() || item.quantifier.is_some())
            && self.scene.view.senses(item.at, Class::Cue).any(|s| s.arg == Cue::Plan as i32)
    }

    /// «عملية أمنية ⟦ستبدأ⟧ قريبا», «اجتماع ⟦سيعقد⟧ غدا»: whether the verb behind the event at item `t` says that it is still
    /// to come.
    pub(super) fn is_to_begin(&self, t: usize) -> bool {
        let trigger = &self.items[t];
        let mut behind = self.items[t + 1..].iter().take(4).take_while(|n| {
            !n.joined && (n.is_verb() || matches!(n.what, What::Noun | What::Other | What::Time))
        });
        let verb = behind.find(|n| n.is_verb());
        trigger.marks & mark::EVENT != 0
            && !trigger.definite
            && verb.is_some_and(|v| v.future && matches!(v.what, What::Cue(Cue::Light | Cue::Happen)))
    }

    /// Whether a word for what is possible at item `j` is said of the past verb at item `t`: «ربما قتل», «احتمال أن يكون قتل».
    pub(super) fn leads_to_past(&self, j: usize, t: usize) -> bool {
        let item = &self.items[j];
        t - j <= 2
            || item.end > item.first + 1
            // «ربما يكون الطيار قد قتل»
            || self.items[j + 1..t].iter().any(|k| {
                let be = k.is_verb() && self.scene.view.topic(k.first, Cue::Given).is_some();
                k.what == What::Cue(Cue::That) || be
            })
    }
}
