//! Subjects that do not stand beside their verb: further to the front, shared with the verb before, or meant by a
//! pronoun.

use super::clause::{Clause, EventDraft, REACH};
use super::items::What;
use crate::found::Label;
use crate::letters::TEH_MARBUTA;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::events::compile::HUMAN;

impl Clause<'_, '_> {
    /// «ان انتحارية ترتدي حزاما فجرت نفسها»: the first noun phrase of the sentence or of what أن opens.
    pub fn far_subject(&self, t: usize) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        for k in (t.saturating_sub(REACH)..t).rev() {
            match items[k].what {
                What::Cue(
                    Cue::That | Cue::Clause | Cue::Relative | Cue::Speech | Cue::Was | Cue::Earlier,
                ) => break,
                What::Colon => break,
                What::Other if self.is_bar(k) => break,
                What::Verb if items[k].marks & mark::HAD != 0 => break,
                // What stands right after another verb belongs to it.
                What::Noun
                    if items[k].preposition == Preposition::None
                        && !items[k].joined
                        && !(k > 0 && items[k - 1].is_verb())
                        // «مقتل أربعة جنود وجرح 10 آخرين»
                        && !(k > 0 && self.is_event(k - 1) && items[k - 1].end == items[k].first) =>
                {
                    found = Some(k)
                }
                _ => {}
            }
        }
        let gender = |k: usize| items[k].marks & mark::FEM == items[t].marks & mark::FEM;
        let fits = |k: &usize| {
            matches!(
                self.thing(*k),
                Some(Thing::Combatant | Thing::Person | Thing::Force | Thing::Woman | Thing::Police)
            )
        };
        found.filter(fits).filter(|&k| gender(k) && self.agrees(Some(k), t))
    }

    /// «أغلق المتظاهرون الشوارع كما رشقوا الجنود»: a plural verb without a subject takes that of the clause before.
    pub fn plural_subject(&self, t: usize) -> Option<usize> {
        let items = self.items;
        if items[t].marks & mark::PLURAL == 0 {
            return None;
        }
        let near = (t.saturating_sub(REACH)..t).rev().take_while(|&k| {
            let speech = matches!(items[k].what, What::Cue(Cue::Speech | Cue::Was | Cue::Earlier));
            !(speech || items[k].what == What::Colon || self.is_bar(k))
        });
        near.filter(|&k| items[k].preposition == Preposition::None && !items[k].joined).find(|&k| {
            let item = &items[k];
            let leads = match k.checked_sub(1).map(|b| &items[b]) {
                None => true,
                Some(before) => {
                    before.what == What::Cue(Cue::That)
                        // A plural verb has no subject behind it.
                        || before.is_verb()
                            && before.marks & mark::PLURAL == 0
                            && (before.what != What::Trigger
                                || before.marks & mark::PASSIVE == 0
                                || self.scene.view.word(item.at).looks.nominative)
                }
            };
            let body = item.marks & mark::COLLECTIVE != 0 && self.feminine(k) == 0;
            let many = item.marks & mark::PLURAL != 0 || body || item.number.is_some();
            leads && many && self.is_phrase(k) && !self.is_event(k) && self.is_human(k)
        })
    }

    /// «حاول المقاتلون التوجه إلى المدينة», «بدأت القوات بالتحرك»: the subject of the verb that a noun depends on, where
    /// the frame asks who does it.
    pub fn governor(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let items = self.items;
        let who = row.when.iter().find(|c| c.role == Role::Agent)?;
        let led = matches!(
            items[t].preposition,
            Preposition::None
                | Preposition::With
                | Preposition::To
                | Preposition::On
                | Preposition::For
                | Preposition::In
        );
        // «احتواء أي تحرك»
        let strange =
            t.checked_sub(1).is_some_and(|k| items[k].is_unknown_word() && items[k].end == items[t].first);
        let bare =
            items[t].preposition == Preposition::None && !items[t].definite && items[t].quantifier.is_some();
        if !led || strange || bare || items[t].joined || items[t].number.is_some() || items[t].tail > 0 {
            return None;
        }
        let reach = (t.saturating_sub(6)..t).rev().take_while(|&k| {
            !matches!(
                items[k].what,
                What::Comma | What::Colon | What::Cue(Cue::That | Cue::Clause | Cue::Relative)
            )
        });
        let verb = reach.into_iter().find(|&k| items[k].is_verb() || self.is_event(k));
        let verb = verb.filter(|&v| {
            let told = matches!(
                items[v].what,
                What::Cue(Cue::Speech | Cue::Cause | Cue::Happen | Cue::Suffer | Cue::Avert)
            );
            items[v].is_verb() && !told && items[v].marks & mark::HAD == 0
        })?;
        let fits = |&k: &usize| {
            let item = &items[k];
            let thing = self.thing(k).map_or(0, |t| 1 << t as u32);
            item.what == What::Noun
                && item.preposition == Preposition::None
                && !item.joined
                && who.things & thing != 0
        };
        let behind =
            (verb + 1..t).find(|&k| items[k].what == What::Noun && items[k].preposition == Preposition::None);
        let before = (verb.saturating_sub(3)..verb).rev().take_while(|&k| !items[k].is_verb());
        match behind {
            Some(k) => Some(k).filter(fits),
            None => {
                let near = before.filter(|&k| items[k].what == What::Noun).find(fits);
                near.or_else(|| self.plural_subject(verb).filter(fits))
            }
        }
    }

    /// A verb without any noun phrase takes the participants of the verb before: «خطفوا ثم قتلوا».
    /// `alone`: no bare noun phrase follows it.
    pub fn implicit(&self, draft: &mut EventDraft, row: &TriggerRow, before: &[EventDraft], alone: bool) {
        // «قتل وجرح سبعة آخرون»: in the nominative they are the subject of the passive.
        let suffers = draft
            .patients
            .first()
            .is_some_and(|&p| p > draft.item && self.scene.view.word(self.items[p].at).looks.nominative);
        if suffers && draft.agent.is_none() && draft.marks & mark::PASSIVE != 0 {
            return;
        }
        let joined =
            self.items[draft.item].joined && row.subject == Role::Agent && draft.marks & mark::ACTIVE != 0;
        if draft.agent.is_none() && joined && !(draft.patients.is_empty() && draft.marks & mark::PASSIVE != 0)
        {
            // «فرقت الشرطة مظاهرة واعتقلت خمسة»: the subject of the verb before.
            let form = |m: u32| m & (mark::FEM | mark::PLURAL | mark::PRESENT);
            let alike = |v: usize| form(self.items[v].marks) == form(draft.marks);
            // «فرقت الشرطة مسيرة شارك فيها المئات، وأصابت سبعة»: verbs of other forms that are no events are skipped.
            let verb = (draft.item.saturating_sub(REACH)..draft.item)
                .rev()
                .filter(|&k| self.items[k].is_verb())
                .find(|&k| alike(k) || self.items[k].what == What::Trigger)
                .filter(|&k| alike(k));
            let subject = verb.map(|v| v + 1);
            draft.agent = subject.filter(|&s| {
                self.items[s].what == What::Noun
                    && self.items[s].preposition == Preposition::None
                    && s < draft.item
                    && !before.iter().any(|d| d.patients.contains(&s))
                    && self.items[s].number.is_none()
                    && (matches!(
                        self.thing(s),
                        Some(Thing::Force | Thing::Body | Thing::Police | Thing::Combatant)
                    ) || self.thing(s) == Some(Thing::Official) && draft.marks & mark::PASSIVE == 0)
            });
        }
        if draft.agent.is_none() && joined && (draft.marks & mark::PASSIVE == 0 || self.disagrees(draft)) {
            draft.agent = self.last_subject(draft, before);
        }
        // «أطلقت القوات سراح البحارة الذين احتجزتهم»: who freed them held them.
        let tailed = self.items[draft.item].tail > 0 && draft.marks & mark::ACTIVE != 0;
        let relative =
            draft.item.checked_sub(1).map(|k| self.items[k].what) == Some(What::Cue(Cue::Relative));
        if draft.agent.is_none()
            && draft.instrument.is_none()
            && tailed
            && relative
            && row.subject == Role::Agent
        {
            let form = |m: u32| m & (mark::FEM | mark::PLURAL);
            draft.agent = before
                .iter()
                .rev()
                .find(|d| self.items[d.item].is_verb() && form(self.items[d.item].marks) == form(draft.marks))
                .and_then(|d| d.agent)
                .filter(|a| !draft.patients.contains(a));
        }
        // «التقى المبعوث الوزير ومن المقرر أن يزور طهران»: nobody else is named.
        let opened = draft.item.checked_sub(1).map(|k| self.items[k].what) == Some(What::Cue(Cue::That));
        let one = |m: u32| m & (mark::FEM | mark::PLURAL | mark::DUAL) == 0;
        if draft.agent.is_none()
            && opened
            && one(draft.marks)
            && matches!(self.type_of(draft), "meet" | "move")
        {
            let met =
                before.iter().rev().find(|d| self.type_of(d) == "meet" && one(self.items[d.item].marks));
            draft.agent = met.and_then(|d| d.agent).filter(|a| self.is_human(*a));
        }
        let Some(last) = before.iter().rev().find(|d| !d.person) else { return };
        // «خطط لتعويض تراجع العائدات»: a word in idafa takes no participants from the verb before.
        let idafa = draft.item.checked_sub(1).map(|k| &self.items[k]).is_some_and(|k| {
            k.is_unknown()
                && k.end == self.items[draft.item].first
                && !k.definite
                && k.preposition != Preposition::None
        });
        if idafa {
            return;
        }
        if draft.patients.is_empty()
            && draft.agent.is_none()
            && draft.places.is_empty()
            && draft.instrument.is_none()
        {
            // «استهدفت سيارة فاحترقت»
            let burns = self.items[draft.item].joined && self.type_of(draft) == "destroy";
            let feminine = |p: usize| (self.items[p].marks | self.feminine(p)) & mark::FEM;
            let human = |p: &&usize| {
                let thing = self.wants(row, **p) && feminine(**p) == draft.marks & mark::FEM;
                self.thing(**p).is_some_and(|t| HUMAN >> t as u32 & 1 == 1) && !burns || burns && thing
            };
            if alone && (row.subject == Role::Patient || draft.marks & mark::PASSIVE != 0) {
                // «طعن رجلا ثم فر»: who did it flees, not who suffered it.
                // «قتل والدته ثم انتحر»: nobody dies twice.
                let other = draft.kind == last.kind && last.agent.is_some() && row.object == Role::None;
                let flees = self.type_of(draft) == "displace"
                    && matches!(self.type_of(last), "die" | "injure" | "attack" | "destroy" | "abduct")
                    || self.type_of(draft) == "die" && other;
                draft.patients = if flees {
                    last.agent.iter().filter(human).copied().collect()
                } else {
                    last.patients.iter().filter(human).copied().collect()
                };
                if draft.marks & mark::PASSIVE != 0 {
                    draft.agent = last.agent;
                }
            } else if row.subject == Role::Agent {
                draft.agent = last.agent;
            }
        } else if draft.agent.is_none()
            && self.items[draft.item].joined
            && row.subject == Role::Agent
            && draft.marks & mark::ACTIVE != 0
        {
            // «قصفت القوات البلدة وقتلت ثلاثة»
            let gender = self.items[last.item].marks & (mark::FEM | mark::PLURAL)
                == draft.marks & (mark::FEM | mark::PLURAL);
            if gender && self.items[last.item].marks & mark::VERB != 0 {
                draft.agent = last.agent;
            }
        }
    }

    /// «أن متطرفا قُتل واعتقل 16 شخصا»: whether the noun before the verb is who suffered what the verb before tells, so that
    /// this one, too, is passive.
    pub fn suffered(&self, draft: &EventDraft, agent: usize, before: &[EventDraft]) -> bool {
        let passive = |d: &EventDraft| {
            let marks = self.items[d.item].marks;
            d.agent.is_none() && marks & mark::VERB != 0 && d.item > agent && d.patients.contains(&agent)
        };
        let behind = draft.patients.first().is_some_and(|&p| p > draft.item);
        agent < draft.item
            && behind
            && self.items[draft.item].joined
            && draft.marks & mark::PASSIVE != 0
            && before.last().is_some_and(passive)
    }

    /// «وأوقفت سبعة أشخاص»: the gender of the verb says that those behind it are not its subject.
    fn disagrees(&self, draft: &EventDraft) -> bool {
        let Some(&first) = draft.patients.first() else { return false };
        let women = self.items[first].marks & mark::FEM != 0 || self.thing(first) == Some(Thing::Woman);
        let she = draft.marks & mark::FEM != 0;
        first > draft.item && self.is_human(first) && self.items[first].name.is_none() && she != women
    }

    /// «وردت الشرطة بقنابل وأوقفت عشرين»: the last one after the event before who can do it.
    fn last_subject(&self, draft: &EventDraft, before: &[EventDraft]) -> Option<usize> {
        let from = before.last().map_or(0, |d| d.item + 1);
        let fem = |m: u32| m & mark::FEM != 0;
        (from..draft.item).rev().find(|&k| {
            let item = &self.items[k];
            let force = matches!(self.thing(k), Some(Thing::Force | Thing::Police));
            item.what == What::Noun
                && force
                && item.preposition == Preposition::None
                && !item.joined
                && item.definite
                && item.number.is_none()
                && (item.name.is_none() || k == 0 || self.may_be_verb(k - 1))
                && fem(item.marks & !mark::MASC | self.feminine(k)) == fem(draft.marks)
                && !before.iter().any(|d| d.patients.contains(&k))
        })
    }

    /// The mark of a collective that ends in teh marbuta: «الشرطة», «القوات».
    pub fn feminine(&self, i: usize) -> u32 {
        let piece = self.scene.view.pieces[self.items[i].at].span;
        if self.scene.view.text.at(piece.end as usize - 1) == TEH_MARBUTA { mark::FEM } else { 0 }
    }

    /// Whether item `i` is a verb, or an unknown word without article at the head of its clause, as verbs are.
    fn may_be_verb(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.is_verb() || item.is_unknown_word() && (i == 0 || self.items[i - 1].what != What::Noun)
    }

    /// Whether gender and number of a verb allow this subject before it.
    pub fn agrees(&self, subject: Option<usize>, t: usize) -> bool {
        let Some(subject) = subject else { return false };
        let (noun, verb) = (&self.items[subject], &self.items[t]);
        let plural_verb = verb.marks & mark::PLURAL != 0;
        // «انتحارية ترتدي حزاما فجرت نفسها»
        let one = noun.number.is_none() && noun.name.is_none() && noun.what == What::Noun;
        let he = noun.marks & (mark::MASC | mark::FEM | mark::PLURAL | mark::DUAL | mark::COLLECTIVE)
            == mark::MASC;
        if one
            && he
            && noun.thing.is_some()
            && verb.marks & (mark::FEM | mark::PLURAL | mark::DUAL) == mark::FEM
        {
            return false;
        }
        // «أوقفت الشرطة 24 شخصا، أودع 16 منهم السجن»: behind several people the verb would be plural.
        let others = self.items.get(t + 1).is_some_and(|n| n.what == What::Noun && n.number.is_some());
        let he = verb.marks & (mark::FEM | mark::PLURAL | mark::DUAL) == 0;
        if he && others && self.several(subject).is_some() && self.is_human(subject) {
            return false;
        }
        let plural = noun.marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) != 0
            || noun.number.is_some()
            || noun.thing.is_none()
            || noun.name.is_some()
            // «أم وثلاثة من أولادها قضوا»
            || self.items.get(subject + 1).is_some_and(|n| n.joined && n.what == What::Noun);
        !plural_verb || plural
    }

    /// Whether what the item names does things and suffers none.
    pub fn can_act_only(&self, i: usize) -> bool {
        // «قصف طائرات النظام القرية»
        let manned = self.thing(i) == Some(Thing::Vehicle) && self.items[i].is_of_people();
        if self.is_event(i) || manned {
            return true;
        }
        self.items[i].number.is_none()
            && match self.thing(i) {
                Some(Thing::Force | Thing::Weapon | Thing::Body) => true,
                // «أفرجت الشرطة عن ستة»
                Some(Thing::Police) => {
                    self.items[i].marks & mark::COLLECTIVE != 0 || self.items[i].name.is_some()
                }
                Some(Thing::Place) => {
                    self.items[i].name.is_some_and(|e| self.scene.entities[e].label == Label::Gpe)
                }
                _ => false,
            }
    }

    /// What the pronoun of a verb means, if no relative clause says it: the last noun phrase before it that fits.
    pub fn earlier(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let fits = |&k: &usize| {
            let item = &self.items[k];
            self.is_phrase(k)
                // «لا تهبط بل يصيبها الركود»: a pronoun does not stand for an unknown indefinite noun.
                && (!item.is_unknown() || item.definite)
                && self.means(t, k)
                && !matches!(self.thing(k), Some(Thing::Place))
                && self.items[k].preposition != Preposition::With
        };
        // «خطفت ثلاث طائرات في آن واحد ودمرتها»: what the frame asks for first.
        let mut all = (t.saturating_sub(REACH)..t).rev().filter(fits);
        all.clone().find(|&k| self.wants(row, k)).or_else(|| all.next())
    }
}
