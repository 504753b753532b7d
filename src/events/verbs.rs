//! Subject and object of a verb that tells of an event.

use super::around::Around;
use super::clause::{Clause, EventDraft, complement};
use super::items::What;
use crate::letters::{ALEF, MEEM, NOON};
use crate::lexicon::Proclitics;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};

/// Items before «كانوا قد» among which those are whom it speaks of.
const REACH: usize = 6;

/// Items behind a verb among which the number of those whom it is about may stand.
const FAR: usize = 12;

impl Clause<'_, '_> {
    /// «رهائن كان ⟦التنظيم⟧ يحتجزهم»: whether the force right before the verb at item `t` is its subject, and the pronoun
    /// behind it means somebody else.
    fn holds_them(&self, t: usize, around: &Around) -> bool {
        let acts = |b: usize| {
            let was = b > 0
                && (self.items[b - 1].marks & mark::HAD != 0
                    || self.items[b - 1].what == What::Cue(Cue::Was));
            b + 1 == t && was && self.items[b].number.is_none()
        };
        self.items[t].tail > 0
            && !around.relative
            && around.bare.is_empty()
            && around.before.is_some_and(acts)
    }

    pub fn verb(&self, draft: &mut EventDraft, row: &TriggerRow, flags: u32, around: &Around) {
        let t = draft.item;
        let item = &self.items[t];
        // «أن خمسة موظفين يعملون لحساب شركة قتلوا»: things take no plural verb of people.
        let thing = |b: usize| !self.is_human(b) && self.items[b].number.is_none();
        let further = around.before.filter(|&b| thing(b) && !around.relative && !self.wants(row, b));
        let far = further.and_then(|_| self.plural_subject(t)).filter(|&s| self.wants(row, s));
        // «احتشد المارة، انفجرت سيارة مفخخة»: nobody and no building goes off.
        let idle = around.before.filter(|&b| {
            let burst = row.subject == Role::Instrument && !around.relative && !self.is_event(b);
            let comma = || (b + 1..t).any(|k| self.items[k].what == What::Comma);
            burst
                && (self.is_human(b) && comma()
                    || matches!(self.thing(b), Some(Thing::Building | Thing::Place)))
        });
        let device = |b: usize| {
            (b.saturating_sub(REACH)..b).rev().take_while(|&k| !self.items[k].is_verb()).find(|&k| {
                let bare = self.items[k].preposition == Preposition::None && !self.items[k].joined;
                bare && matches!(self.thing(k), Some(Thing::Weapon | Thing::Vehicle))
            })
        };
        let instead = if far.is_some() { Some(far) } else { idle.map(device) };
        let other = instead.map(|before| Around {
            before,
            bare: around.bare.clone(),
            bound: around.bound.clone(),
            ..*around
        });
        let around = other.as_ref().unwrap_or(around);
        let (active, passive) = (flags & mark::ACTIVE != 0, flags & mark::PASSIVE != 0);
        let mut bare = around.bare.iter().copied();
        let (first, second) = (bare.next(), bare.next());
        let pronoun = item.tail > 0;
        let (mut subject, mut object) = (None, None);
        // «كانوا قد أوقفوا في حملات»: an active verb would have an object.
        let unsaid = passive && row.object == Role::Patient || row.subject == Role::Patient;
        let suffered = if unsaid && first.is_none() && !pronoun { self.had_suffered(t) } else { None };
        // «أخلي سبيل ثلاثة», «أطلقوا سراح الرهائن»: the noun phrase behind the complement is the object.
        let freed = |f: usize| draft.complement.is_some_and(|c| self.items[f].first > c);
        // «حصدت الفيضانات ثلاثة أرواح»
        let lives = draft.complement.and_then(|c| {
            self.items
                .iter()
                .position(|i| i.first < c && c < i.end && i.number.is_some() && i.what != What::Time)
        });
        let lives = lives.filter(|_| row.subject == Role::Instrument && row.object == Role::Patient);
        // «أودى القصف بحياة عشرة»
        let cost = row.subject == Role::Instrument && flags & mark::PHRASE != 0;
        let those =
            self.told_of_those(t).filter(|_| first.is_none() && (passive || row.subject == Role::Patient));
        // «ألقي القبض على ثلاثة»: what follows the preposition of a phrase is its object.
        let led = flags & mark::PHRASE != 0
            && row.object == Role::Patient
            && self.scene.view.senses(item.end - 1, crate::lexicon::Class::Preposition).next().is_some();
        if active && row.object == Role::Patient && self.is_by_us(t, first) {
            (draft.we, object) = (true, first);
        } else if led && first.is_some() {
            object = first;
            subject = around.before.filter(|&b| self.agrees(Some(b), t) && Some(b) != first);
        } else if lives.is_some() {
            (subject, object) = (first.filter(|f| Some(*f) != lives), lives);
        } else if those.is_some() {
            draft.patients.extend(those);
        } else if suffered.is_some() {
            draft.patients.extend(suffered);
        } else if row.object == Role::Patient && first.is_some_and(|f| cost || freed(f)) {
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
        } else if active && self.resumes(t, row) {
            // «الأسرى الذين أفرج عنهم التحالف», «فأفرج عنهن القنصل»
            let end = self.scene.view.pieces[self.items[t].end].span.end as usize;
            let them = matches!(self.scene.view.text.at(end - 1), MEEM | NOON);
            let means = |&k: &usize| {
                let many =
                    self.items[k].number.is_some() || self.items[k].marks & (mark::PLURAL | mark::DUAL) != 0;
                let body = self.items[k].marks & mark::COLLECTIVE != 0
                    || matches!(self.thing(k), Some(Thing::Body | Thing::Force | Thing::Police));
                self.is_phrase(k) && self.is_human(k) && !body && many == them
            };
            let told = around.before.filter(|_| around.relative);
            draft.patients.extend(told.or_else(|| (0..t).rev().take(FAR).find(means)));
            subject = first.filter(|&f| self.can_act_only(f) || self.thing(f) == Some(Thing::Official));
        } else if active && self.holds_them(t, around) {
            subject = around.before;
            let others = (t.saturating_sub(REACH)..t - 1).rev();
            object = others.filter(|&k| self.is_phrase(k) && !self.is_event(k)).find(|&k| self.means(t, k));
        } else if active && !passive {
            if pronoun {
                object = self.meant(row, around).or_else(|| self.earlier(t, row));
                subject = first.or(around.before.filter(|b| Some(*b) != object));
            } else if around.before.is_some()
                && (around.relative || self.agrees(around.before, t))
                && !self.dies_behind(row, flags, around.before, first)
                && !(row.subject == Role::Patient
                    && !around.relative
                    && self.is_apart(t, around.before.unwrap_or(t), first))
            {
                subject = around.before;
                object = first;
            } else if row.object == Role::Place
                && second.is_none()
                && first.is_some_and(|f| self.thing(f) == Some(Thing::Place))
            {
                // «أن يزور طهران»
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
            let beside = |s: usize| first.is_some_and(|f| self.items[f].end == self.items[s].first);
            let passive = second.is_none_or(|s| self.items[s].number.is_some() || !beside(s));
            // «مواجهات أصيب خلالها خمسة»
            let before = around.before.filter(|&b| {
                let people = self.is_human(b) || self.items[b].number.is_some() || !self.is_event(b);
                // «استهدفت قوة المنزل، أصيب رجل»: who is told behind the verb suffers, not who stands before the comma.
                let apart = !around.relative && self.is_apart(t, b, first);
                let other = first.is_none_or(|f| !self.is_human(f) && self.items[f].number.is_none());
                !apart && (people || other)
            });
            object = before.or(first).filter(|_| passive);
        } else if pronoun {
            object = self.meant(row, around).or_else(|| self.earlier(t, row));
            subject = first.or(around.before.filter(|b| Some(*b) != object));
        } else if let Some(before) =
            around.before.filter(|_| around.relative || self.agrees(around.before, t))
        {
            if around.relative && self.is_suffered(t, before, first, row) {
                object = Some(before);
            } else if first.is_some() {
                subject = Some(before);
                object = first;
            } else if row.object == Role::Patient && self.can_act_only(before)
                // «مستوطنون يعتدون على راع»: a verb that takes no object has no passive with a subject.
                || self.aims_beyond(t, before, row, around)
                // «زوارق الاحتلال تفتح نيرانها»
                || row.object == Role::None && row.with != 0 && active
            {
                subject = Some(before);
            } else {
                object = Some(before);
            }
        } else if second.is_some()
            && first.is_some_and(|f| {
                // «استهدفت ثلاثة صواريخ مطار كذا», «رشق مئات المتظاهرين قوات الأمن»
                self.items[f].number.is_none()
                    || second.is_some_and(|s| {
                        let hit = self.thing(f) == Some(Thing::Weapon) && !self.wants(row, f);
                        let stands = matches!(
                            self.thing(s),
                            Some(Thing::Force | Thing::Police | Thing::Building | Thing::Place)
                        );
                        // «قوات الأمن»: the last word has the article.
                        let last = self.scene.view.word(self.items[s].end - 1).looks.proclitics;
                        let known = self.items[s].definite || last.any(Proclitics::AL);
                        let faced = self.is_human(f) && known && stands;
                        let any = !row.when.iter().any(|c| c.role == Role::Patient);
                        // «قتل مسلحان تاجرا»
                        self.items[s].number.is_some()
                            || self.is_accusative(s) && self.items[f].marks & mark::DUAL != 0
                            || hit && self.wants(row, s)
                            || faced && (any || self.wants(row, s))
                    })
            })
        {
            // «قتلوا شابا وأخاه»: a plural verb has no subject behind it.
            let many = item.marks & mark::PLURAL != 0 && first.is_some_and(|f| self.is_human(f));
            let unfit =
                first.is_some_and(|f| !self.wants(row, f)) && second.is_some_and(|s| self.wants(row, s));
            (subject, object) = if many && !unfit { (None, first) } else { (first, second) };
        } else if let Some(first) = first {
            // A single noun phrase after the verb is the subject of a passive, unless it can only be an agent.
            // «خطف مسلحون قبل أيام، عددا من …»
            let gang = self.thing(first) == Some(Thing::Combatant)
                && self.items[first].number.is_none()
                && self.items[first].marks & mark::PLURAL != 0
                && !self.items[first].definite
                && self.type_of(draft) == "abduct";
            let aim = self.thing(first) == Some(Thing::Place) && row.when.is_empty();
            // «أعلنت الوزارة أنها نشرت قوات»
            let sent = row.object == Role::Patient && self.wants(row, first) && self.of_speaker(t).is_some();
            if (self.can_act_only(first) || gang) && !aim && !sent {
                subject = Some(first);
            } else {
                object = Some(first);
            }
        }
        if active && row.object == Role::Patient && !pronoun && around.bare.len() == 1 {
            let far = first.filter(|&f| f > t && self.can_act_only(f)).filter(|_| subject == first);
            if let Some(far) = far.and_then(|f| self.beyond_relative(f, row)) {
                object = Some(far);
            }
        }
        let strikes = active && first.is_none_or(|f| f == t + 1) && self.strikes_place(t);
        let free =
            subject.is_none() && suffered.is_none() && (!passive || active && object.is_some() || strikes);
        if free && row.subject == Role::Patient && row.object != Role::Patient {
            // «هاجموا القرية ثم فروا», «قال إن الطائرة … إنها تحطمت»
            let flees = self.type_of(draft) == "displace";
            let carried = || self.carried(t).filter(|&k| flees && self.is_human(k));
            subject = self.meant_by_that(t, row).or_else(carried);
        }
        if free && row.subject == Role::Agent {
            let far = self.far_subject(t).or_else(|| self.plural_subject(t).filter(|_| !around.relative));
            // An ambiguous verb with one noun phrase is active only if that one is in the accusative.
            let sure = !passive || strikes || self.acts(t, object);
            // «أدين فلان وحكم عليه»: nobody but a court judges.
            let judges = |k: usize| self.type_of(draft) != "sentence" || self.thing(k) == Some(Thing::Body);
            let carried = || self.carried(t).filter(|&k| !around.relative && sure && judges(k));
            subject = far.or_else(carried).filter(|s| Some(*s) != object);
        }
        if let Some(before) = around.before.filter(|&b| {
            let weapon =
                self.thing(b) == Some(Thing::Weapon) && self.items[b].preposition == Preposition::None;
            weapon && subject.is_some_and(|s| s < b) && Some(b) != object
        }) {
            draft.instrument = draft.instrument.or(Some(before));
        }
        // «مروحيات أطلقت نيران رشاشاتها»
        if row.object == Role::Instrument {
            self.assign(draft, row.object, object);
        }
        // «انتحاري يرتدي حزاما فجر نفسه»: no weapon blows itself up.
        // «انتحاري يقود سيارة مفخخة هاجم الحاجز»: the gender says that it was not the car.
        let armed = subject.filter(|&s| {
            let itself = flags & mark::PHRASE != 0 && row.object == Role::None;
            let noun = self.items[s].marks;
            let many = (noun | flags) & (mark::PLURAL | mark::DUAL) != 0;
            let other = !many && noun & mark::FEM != 0 && flags & mark::FEM == 0;
            let held = s.checked_sub(1).is_some_and(|k| self.items[k].is_verb());
            let weapon = self.thing(s) == Some(Thing::Weapon);
            // «انتحاري يقود دراجة نارية فجر نفسه»
            let ridden = itself && held && self.thing(s) == Some(Thing::Vehicle);
            s < t && (weapon && (itself || other && held) || ridden)
        });
        if let Some(weapon) = armed {
            draft.instrument = draft.instrument.or(Some(weapon));
            subject = (weapon.saturating_sub(REACH)..weapon).rev().find(|&k| {
                matches!(self.thing(k), Some(Thing::Combatant | Thing::Person | Thing::Police))
                    && self.items[k].preposition == Preposition::None
            });
        }
        // «في ريف كذا يودي بحياة سبعة»: no place does it.
        let cause = row.subject == Role::Instrument;
        let subject = subject.filter(|&s| !(cause && self.thing(s) == Some(Thing::Place)));
        self.assign(draft, row.subject, subject);
        self.assign(draft, row.object, object);
        // «غارة بطائرة مسيرة تستهدف سيارة», «قصف من قوات النظام يستهدف بلدة»: the subject is the raid.
        let bound = |s: &usize| self.items[*s].preposition != Preposition::None;
        // «انفجار عبوة استهدفت حافلة»
        let idafa = |&s: &usize| {
            self.thing(s) == Some(Thing::Weapon)
                && s < t
                && s > 0
                && self.items[s - 1].end == self.items[s].first
        };
        let bound = |s: &usize| bound(s) || idafa(s);
        let raid = subject.filter(bound).and_then(|s| s.checked_sub(1)).filter(|&s| self.is_event(s));
        if row.subject == Role::Agent {
            draft.cause = draft.cause.or(raid);
        }
    }

    /// «دمر صاروخ سقط على حي في كذا ⟦مبنى⟧»: the object of a verb whose subject has a relative clause. It stands behind a
    /// noun with a preposition, which ends that clause.
    fn beyond_relative(&self, subject: usize, row: &TriggerRow) -> Option<usize> {
        let items = self.items;
        let pronoun = items.get(subject + 1)?.what == What::Cue(Cue::Relative);
        let verb = subject + 1 + usize::from(pronoun);
        let inner = items.get(verb).filter(|v| v.is_verb() && !v.joined)?;
        let bare = !items[subject].definite && items[subject].end == inner.first;
        let other = inner.tail == 0 && items[subject].marks & mark::FEM & !inner.marks != 0;
        if !pronoun && !bare || other {
            return None;
        }
        let clause = (verb + 1..items.len().min(verb + FAR)).take_while(|&k| {
            !(items[k].is_verb()
                || matches!(
                    items[k].what,
                    What::Comma
                        | What::Colon
                        | What::Open
                        | What::Close
                        | What::Cue(Cue::That | Cue::Clause | Cue::Relative)
                ))
        });
        let mut ended = false;
        for k in clause {
            let item = &items[k];
            if item.what == What::Time {
                continue;
            }
            let bound = item.preposition != Preposition::None;
            let fits = self.wants(row, k) || row.hurts && item.number.is_some() && item.thing.is_none();
            if ended && !bound && !item.joined && item.what == What::Noun && fits {
                return Some(k);
            }
            // «صاروخ أطلقه ⟦المسلحون⟧»: the pronoun is the object, so a bare noun is the subject of that clause.
            let own = inner.tail > 0 && !bound;
            ended = item.what == What::Noun && (own || bound && (item.definite || item.name.is_some()));
        }
        None
    }

    /// «⟦سيارات⟧ دمرتها الطائرات»: the noun that the pronoun of a relative clause means. What happens does not suffer,
    /// and «منزل لعائلة دمرته طائرات» is of the house.
    fn meant(&self, row: &TriggerRow, around: &Around) -> Option<usize> {
        let strange = |b: usize| {
            self.thing(b).is_some()
                && !self.wants(row, b)
                && self.items[b].preposition != Preposition::None
                && row.when.iter().any(|c| c.role == Role::Patient)
        };
        around.before.filter(|&b| around.relative && !self.is_event(b) && !strange(b))
    }

    /// «الذين أفرج ⟦عنهم⟧»: whether the pronoun that stands for the noun of a relative clause follows the verb with the
    /// preposition of the patient.
    fn resumes(&self, t: usize, row: &TriggerRow) -> bool {
        let view = self.scene.view;
        let about = row.behind(Preposition::About) == Role::Patient;
        about && view.topic(self.items[t].end, Cue::AboutThose).is_some()
    }

    /// «القرية التي ⟦سيطر⟧ عليها المسلحون», «ثم اعتدوا عليه»: what the pronoun behind على means, where على leads to the
    /// patient of the verb at item `t`.
    pub fn resumed_on(&self, t: usize, row: &TriggerRow, around: &Around) -> Option<usize> {
        let view = self.scene.view;
        let on = row.behind(Preposition::On) == Role::Patient;
        // «حكم عليه بالإعدام» is a phrase as a whole.
        let those = |&p: &usize| p < view.pieces.len() && view.topic(p, Cue::OnThose).is_some();
        // «ألقت الشرطة القبض ⟦عليه⟧»
        let taken = if row.with != 0 { complement(&view, self.items[t].end, row.with) } else { None };
        let own = (self.items[t].first + 1..=self.items[t].end).find(those);
        let end = own.or_else(|| taken.map(|c| c + 1).filter(those)).filter(|_| on)?;
        let last = view.text.at(view.pieces[end].span.end as usize - 1);
        let they = matches!(last, MEEM | NOON);
        let any = !row.when.iter().any(|c| c.role == Role::Patient);
        let fits = |&k: &usize| {
            let many =
                self.items[k].number.is_some() || self.items[k].marks & (mark::PLURAL | mark::DUAL) != 0;
            let (people, she) = (self.is_human(k), last == ALEF);
            let means = if people { they == many && !(she && many) } else { !they };
            self.is_phrase(k) && !self.is_event(k) && means && (any && people || self.wants(row, k))
        };
        let beside = |k: &usize| self.items[k + 1].what == What::Cue(Cue::Relative);
        let relative = (t.saturating_sub(FAR)..t.saturating_sub(1)).rev().take(2).find(beside);
        relative
            .or_else(|| around.before.filter(|_| around.relative))
            .filter(fits)
            // «طعن زميله قبل أن يلقوا القبض عليه»: not whom he himself did it to.
            .or_else(|| {
                (t.saturating_sub(FAR)..t)
                    .rev()
                    .filter(|&k| own.is_none() && self.items[k].tail == 0)
                    .find(fits)
            })
            .or_else(|| (t.saturating_sub(FAR)..t).rev().find(fits))
    }

    /// «المرأة التي قتلت في الهجوم أم لثلاثة», «المجموعة التي اختطفت أمس»: whether the noun of a relative clause suffers,
    /// as no object stands right behind the verb.
    fn is_suffered(&self, t: usize, before: usize, first: Option<usize>, row: &TriggerRow) -> bool {
        let idle = matches!(
            self.thing(before),
            Some(
                Thing::Person
                    | Thing::Woman
                    | Thing::Child
                    | Thing::Civilian
                    | Thing::Journalist
                    | Thing::Worker
            )
        );
        let apart = |f: usize| {
            self.items[f].first > self.items[t].end
                && self.items[f].number.is_none()
                && !self.is_accusative(f)
        };
        let bound = |k: &usize| row.behind(self.items[*k].preposition) == Role::Patient;
        let near = t + 1..self.items.len().min(t + 4);
        row.object == Role::Patient
            && self.wants(row, before)
            && match first {
                Some(f) => idle && apart(f),
                None => !near.into_iter().any(|k| bound(&k)),
            }
    }

    /// «بلغ عدد الذين قتلوا في الهجوم ⟦40 شخصا⟧»: the number of those whom the verb is about.
    fn told_of_those(&self, t: usize) -> Option<usize> {
        let items = self.items;
        let those = t.checked_sub(1).filter(|&k| {
            items[k].what == What::Cue(Cue::Relative) && items[k].quantifier == Some(Cue::Some)
        })?;
        those.checked_sub(1).filter(|&k| items[k].what == What::Cue(Cue::Happen))?;
        let behind = (t + 1..items.len().min(t + FAR))
            .take_while(|&k| !matches!(items[k].what, What::Colon | What::Cue(Cue::That | Cue::Clause)));
        behind.into_iter().find(|&k| {
            let item = &items[k];
            let free = !item.joined && matches!(item.preposition, Preposition::None | Preposition::To);
            item.number.is_some() && free && (item.thing.is_none() || self.is_human(k))
        })
    }

    /// Those before «كانوا قد» whom the passive verb behind it is about.
    fn had_suffered(&self, t: usize) -> Option<usize> {
        let was = t.checked_sub(1).filter(|&k| {
            matches!(self.items[k].what, What::Cue(Cue::Was)) || self.items[k].marks & mark::HAD != 0
        })?;
        let many = |k: usize| {
            self.items[k].number.is_some() || self.items[k].marks & (mark::PLURAL | mark::DUAL) != 0
        };
        let plural = self.items[t].marks & mark::PLURAL != 0;
        (was.saturating_sub(REACH)..was)
            .rev()
            .take_while(|&k| !self.items[k].is_verb())
            .filter(|&k| self.is_phrase(k) && self.is_human(k) && many(k) == plural)
            .filter(|&k| self.items[k].marks & mark::COLLECTIVE == 0)
            .max_by_key(|&k| (self.items[k].number.is_some(), k))
    }

    /// «القناصة فوق الأبنية، استشهدت جارتنا»: whether somebody stands right behind the verb at item `t`, and item `before`
    /// before a comma.
    fn is_apart(&self, t: usize, before: usize, first: Option<usize>) -> bool {
        let one = |f: usize| self.items[f].marks & mark::COLLECTIVE == 0 && self.items[f].name.is_none();
        first.is_some_and(|f| f > t && self.is_human(f) && one(f))
            && (before + 1..t).any(|k| self.items[k].what == What::Comma)
    }

    /// Whether the patient of the verb stands behind a preposition alone, and item `before` right before it.
    fn aims_beyond(&self, t: usize, before: usize, row: &TriggerRow, around: &Around) -> bool {
        let bound = |&k: &usize| row.behind(self.items[k].preposition) == Role::Patient;
        let active = row.object == Role::None && row.subject == Role::Agent && row.with == 0;
        // «مسلحون ⟦مجهولون⟧ يعتدون على راع»
        let beside = before + 1 == t || before + 2 == t && self.describes(before + 1);
        active && beside && self.is_human(before) && around.bound.iter().any(bound)
    }

    /// Whether the frame asks for a patient like item `f`.
    pub fn wants(&self, row: &TriggerRow, f: usize) -> bool {
        let thing = self.thing(f).map_or(0, |t| 1 << t as u32);
        row.when.iter().any(|c| c.role == Role::Patient && c.things & thing != 0)
    }

    /// «مجزرة في قرية راح ضحيتها مئة شخص», «مسلحون شنوا هجوما لقي مصرعه فيه ثلاثة»: the noun before such a verb is not
    /// the one who dies.
    fn dies_behind(&self, row: &TriggerRow, flags: u32, before: Option<usize>, first: Option<usize>) -> bool {
        row.subject == Role::Patient
            && first.is_some_and(|f| self.is_human(f) || self.items[f].number.is_some())
            && before.is_some_and(|b| {
                let counted = first.is_some_and(|f| self.items[f].number.is_some());
                // «عدد المصابين، توفي منهم 35»
                let some = |f: usize| self.items[f - 1].what == What::Cue(Cue::Subset) && f > b + 2;
                if counted && first.is_some_and(some) {
                    return true;
                }
                let whole = flags & mark::PHRASE != 0 || row.with != 0;
                !self.is_human(b) && self.items[b].number.is_none() || whole && counted
            })
    }
}
