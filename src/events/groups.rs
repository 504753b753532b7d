//! Groups of patients, and what must fill a role.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::found::{Label, Numeric};
use crate::letters::{MEEM, NOON, TEH_MARBUTA};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::events::compile::{HUMAN, KNOWN};

/// Maximum number of participants of one role.
const MOST: usize = 24;

/// Items behind those who are judged among which others stand.
const FAR: usize = 10;

impl Clause<'_, '_> {
    /// «حصيلة ضحايا القصف على كذا إلى ⟦9⟧ بينهم طفلان»: the number of the sum at item `t`, behind which some of them are told.
    fn sum_of(&self, draft: &EventDraft, t: usize) -> Option<usize> {
        /// Items between the word for the victims and their number.
        const MOST: usize = 8;
        let items = self.items;
        if t != draft.item || !draft.person || !self.is_sum(t, draft) {
            return None;
        }
        let low = t + 2;
        (low..items.len().min(t + MOST))
            .take_while(|&k| !matches!(items[k].what, What::Comma | What::Colon))
            .find(|&k| items[k].number.is_some() && items[k].preposition == Preposition::To)
            .filter(|&k| {
                self.thing(k).is_none() && items.get(k + 1).is_some_and(|n| n.what == What::Cue(Cue::Subset))
            })
    }

    /// The other patients: those joined by و, those of a list, those after «بينهم».
    pub fn coordinate(&self, draft: &mut EventDraft) {
        let t = draft.item;
        // «مقتل القيادي في الحركة أبو ماريا»: his name stands behind what he is of.
        if let Some(first) = draft.patients.first_mut().filter(|p| **p > t) {
            let title = *first;
            *first = self.by_name(title);
            draft.all = Some(title).filter(|t| t != first);
        }
        let Some(&first) = draft.patients.first() else { return };
        // «ومن بين القتلى خمسة أطفال»
        let among = draft.person
            && first == t
            && self.items[t].preposition == Preposition::Between
            && self.items[t].definite
            && self.items[t + 1..].iter().take(3).find(|k| k.preposition == Preposition::None).is_some_and(
                |k| {
                    let people = k.number.is_some() || k.thing.is_some_and(|x| HUMAN >> x as u32 & 1 == 1);
                    k.what == What::Noun && !k.joined && !k.definite && people
                },
            );
        let (mut skipped, mut comma, mut part, mut bracket) = (0, false, among, false);
        let mut beyond = false;
        // Whether those behind ل are whose bodies they are.
        let mut whose = false;
        // Whether those behind a comma are believed only if they add up: «6 قتلى، الأب والأم وأربعة أطفال».
        let mut loose = false;
        // Whether only a colon may go on with them.
        let mut seek = false;
        let mut next = self.sum_of(draft, first).unwrap_or(first) + 1;
        while next < self.items.len() {
            let k = next;
            next += 1;
            let item = &self.items[k];
            // Where the victims stand before the verb, others may follow after it.
            let stop = |next: &mut usize| {
                let before = k < t;
                *next = if before { t + 1 } else { self.items.len() };
            };
            match item.what {
                _ if k == t => {}
                // «لقوا مصرعهم ومئتان تضرروا»: a clause of its own.
                What::Noun
                    if k > t
                        && item.joined
                        && item.number.is_some()
                        && item.preposition == Preposition::None
                        && self.items.get(k + 1).is_some_and(|v| {
                            let told = v.marks & (mark::PAST | mark::PLURAL) == mark::PAST | mark::PLURAL;
                            v.what == What::Trigger && told && !v.joined && v.first == item.end
                        }) =>
                {
                    next = self.items.len();
                }
                // «لقي 13 مصرعهم بينهم خمسة»
                _ if draft.complement.is_some_and(|c| (item.first..item.end).contains(&c)) => {}
                _ if draft.patients.contains(&k) => {}
                // «خمسة مدنيين ثلاثة منهم أطفال»
                What::Noun if item.part && !seek && item.preposition == Preposition::None => {
                    // «بينهم 8 أطفال اثنان منهم رضع»: of those told just before.
                    let inner =
                        draft.parts.last().is_some_and(|&p| p + 1 == k && self.thing(p) == item.thing);
                    if !inner {
                        draft.parts.push(k)
                    }
                }
                // «الطفل يوسف 12 عاما وشقيقته»
                _ if self.tells_age(k) => {}
                // «13 قتيلا هم أربعة عسكريين وتسعة عمال»
                What::Cue(Cue::They)
                    if skipped == 0 && draft.patients.len() == 1 && self.several(first).is_some() =>
                {
                    (part, comma) = (true, false);
                }
                // «التفجير الذي استهدف المسجد، ومن بينهم المدير»: those are among people told before.
                What::Cue(Cue::Subset) if self.is_thing(first) && self.of_people(k) => stop(&mut next),
                // «قتل ستة في غارة على مقاتلين بينهم قائد»: he is one of these.
                What::Cue(Cue::Subset) if (seek || beyond) && !self.goes_on(first, k) => stop(&mut next),
                // «استشهاد ثلاثة في قصف على كذا بينهم طفلة»
                What::Cue(Cue::Subset) => {
                    (part, skipped, comma, seek, beyond) = (true, 0, false, false, false);
                }
                What::Cue(Cue::All) => {
                    let all = (k + 1 < self.items.len() && self.is_human(k + 1)).then_some(k + 1);
                    draft.all = draft.all.or(all);
                    stop(&mut next);
                }
                // «3 مواطنين (رجل وامرأة وطفلة)», but «الطفلة لين (4 سنوات) ووالدها»
                // «ضحايا من المدنيين (3 أطفال وسيدة)»
                What::Open if k == first + 1 || k == t + 1 || k == first + 2 && self.opens_bare(k + 1) => {
                    let close =
                        (k..self.items.len().min(k + 10)).find(|&c| self.items[c].what == What::Close);
                    let whole = &self.items[first];
                    let many = whole.marks & mark::PLURAL != 0 && self.opens_bare(k + 1);
                    let people =
                        k + 1 < self.items.len() && self.is_human(k + 1) && (whole.number.is_some() || many);
                    match close {
                        Some(_) if people => (part, bracket) = (true, true),
                        Some(close) => next = close + 1,
                        None => stop(&mut next),
                    }
                }
                What::Close if bracket => (part, bracket) = (false, false),
                // «عشرة مدنيين: خمسة أطفال وثلاث نساء ورجلان»
                What::Colon if !part && k > t && self.gathers(first) && self.opens_parts(k + 1) => {
                    (part, seek, skipped) = (true, false, 0);
                }
                // «عائلة كاملة استشهدت في مجزرة كذا: الأب والأم وثلاثة أطفال»
                What::Trigger
                    if !part
                        && k > t
                        && !draft.person
                        && item.marks & mark::EVENT != 0
                        && item.preposition != Preposition::None
                        && self.gathers(first) =>
                {
                    seek = true;
                }
                What::Noun if seek && item.preposition == Preposition::None => {
                    if !self.is_of_event(k) {
                        stop(&mut next);
                    }
                }
                // «شهيد في قصف على كذا وآخر في كذا»
                What::Trigger
                    if draft.person
                        && item.marks & mark::EVENT != 0
                        && item.preposition != Preposition::None =>
                {
                    (beyond, skipped) = (true, 0);
                }
                What::Noun if beyond && item.preposition == Preposition::None => {
                    if item.joined && item.quantifier == Some(Cue::Others) {
                        draft.patients.push(k);
                    } else if !self.is_of_event(k) {
                        stop(&mut next);
                    }
                }
                // «قتلهم على يد كذا وكذا»: و joins those who did it.
                What::Noun
                    if item.joined
                        && k > t
                        && self.items[k - 1].preposition == Preposition::By
                        && self.items[k - 1].end == item.first =>
                {
                    stop(&mut next);
                }
                // «عدد الشهداء 4 بينهم طفلة»
                What::Noun
                    if k == t + 1
                        && first == t
                        && draft.person
                        && item.number.is_some()
                        && item.thing.is_none()
                        && item.name.is_none()
                        && !item.joined
                        && item.preposition == Preposition::None => {}
                // «قتلى مدنيون بينهم طفل»
                What::Noun
                    if k == t + 1 && draft.person && first == t && self.beside_victims(t).is_some() => {}
                What::Noun
                    if comma
                        && !part
                        && !item.joined
                        && item.number.is_none()
                        && draft.patients.len() == 1
                        && self.several(first).is_some()
                        && self.one_of(k).is_some() =>
                {
                    loose = true;
                    draft.patients.push(k);
                    (skipped, comma) = (0, false);
                }
                // «اتهمه بتعذيب موقوف، وأمر بإيداعه السجن»
                What::Noun if k < t && self.items[t].tail > 0 && item.is_unknown() => stop(&mut next),
                What::Noun if item.preposition == Preposition::None => {
                    match self.member(draft, k, first, comma, part) {
                        Some(true) => {
                            if part {
                                draft.parts.push(k)
                            } else {
                                draft.patients.push(k)
                            }
                            (skipped, comma) = (0, false);
                        }
                        Some(false) if skipped < 2 => skipped += 1,
                        _ => stop(&mut next),
                    }
                }
                // «ثلاث جثامين للأب والأم والجدة»: whose they are.
                What::Noun
                    if item.preposition == Preposition::For
                        && k == first + 1
                        && first == t
                        && draft.person
                        && draft.weak
                        && self.is_human(k) =>
                {
                    (part, whose) = (true, true);
                    // «سبع جثث لمهاجرين بينهم امرأة»: they are all of them.
                    if item.marks & mark::PLURAL == 0 || item.number.is_some() {
                        draft.parts.push(k);
                    }
                }
                // «خمس جثث لرجال وجثتان لامرأتين»
                What::Trigger if whose => stop(&mut next),
                // «قتل النائب مع تسعة مواطنين», «قتل القيادي مع مرافقه»
                What::Noun
                    if item.preposition == Preposition::Beside
                        && (k == t + 1 || k == first + 1)
                        && (item.number.is_some() || item.tail > 0 && self.is_human(k))
                        && self.thing(k).is_some_and(|t| t != Thing::Place) =>
                {
                    draft.patients.push(k);
                }
                What::Noun | What::Time if skipped < 3 || (seek || beyond) && skipped < FAR => skipped += 1,
                What::Comma => comma = true,
                // «3 قتلى بينهم طفل و6 جرحى»: the wounded are not among the dead.
                What::Trigger if item.marks & mark::PERSON != 0 && part && self.is_fate(k, draft) => {
                    stop(&mut next);
                }
                What::Trigger if item.marks & mark::PERSON != 0 && part => draft.parts.push(k),
                // «إصابة سبعة من رجال الأمن و55 متظاهرا»
                What::Trigger
                    if item.marks & mark::ACTOR != 0
                        && item.joined
                        && item.number.is_some()
                        && matches!(self.type_of(draft), "die" | "injure" | "detain") =>
                {
                    draft.patients.push(k);
                }
                What::Open | What::Close => {}
                _ => stop(&mut next),
            }
        }
        self.add_up(draft, loose);
    }

    /// «عشرة مدنيين، خمسة أطفال وثلاث نساء ورجلان»: those behind a comma are the ten if they add up to them. `loose`:
    /// else they are not meant at all.
    fn add_up(&self, draft: &mut EventDraft, loose: bool) {
        let (Some(&first), Some(&second)) = (draft.patients.first(), draft.patients.get(1)) else { return };
        let all = self.several(first).filter(|_| !self.items[second].joined);
        let sum = draft.patients[1..].iter().map(|&k| self.one_of(k)).sum::<Option<i128>>();
        if draft.patients.len() > 2 && all.is_some() && all == sum {
            draft.parts.extend(draft.patients.drain(1..));
        } else if loose {
            draft.patients.truncate(1);
        }
    }

    /// Whether item `k` stands for several people.
    fn gathers(&self, k: usize) -> bool {
        self.several(k).is_some() || self.items[k].marks & mark::COLLECTIVE != 0 && self.is_human(k)
    }

    /// Whether those who were told together are told one by one from item `k` on.
    fn opens_parts(&self, k: usize) -> bool {
        let verb = self.items.get(k + 1).is_some_and(|n| n.is_verb());
        self.one_of(k).is_some() && !verb
    }

    /// The same in brackets, where a name would say who those before are.
    fn opens_bare(&self, k: usize) -> bool {
        self.opens_parts(k) && self.items[k].name.is_none() && !self.items[k].definite
    }

    /// How many an item says in a number, where they are several.
    pub fn several(&self, k: usize) -> Option<i128> {
        match self.scene.number(self.items[k].number?)?.value {
            Some(Numeric::Int(n)) if n > 1 => Some(n),
            _ => None,
        }
    }

    /// How many people a bare noun stands for: «خمسة أطفال», «امرأتان», «رجل».
    fn one_of(&self, k: usize) -> Option<i128> {
        let item = self.items.get(k).filter(|item| item.what == What::Noun && self.is_human(k))?;
        let bare = item.preposition == Preposition::None;
        let few = if item.marks & mark::DUAL != 0 { 2 } else { 1 };
        let known = item.marks & (mark::PLURAL | mark::COLLECTIVE) == 0;
        let force = matches!(self.thing(k), Some(Thing::Force | Thing::Body | Thing::Official));
        self.several(k).or((known && item.number.is_none()).then_some(few)).filter(|_| bare && !force)
    }

    /// «حكم على الكاتب بالسجن عاما وعلى مساعدته بشهر», «بإعدام ستة والسجن لأحد عشر آخرين»
    pub fn judged_too(&self, draft: &mut EventDraft) {
        let Some(&first) = draft.patients.first() else { return };
        let end = self.items.len().min(first.max(draft.item) + FAR);
        let mut terms = false;
        for k in first + 1..end {
            let item = &self.items[k];
            if item.is_verb()
                || matches!(item.what, What::Colon | What::Cue(Cue::That | Cue::Clause | Cue::Relative))
            {
                return;
            }
            terms |= item.joined && self.rows_of(k).next().is_some_and(|r| self.rows()[r].kind != draft.kind);
            let people = self.is_human(k) || item.number.is_some() && item.thing.is_none();
            let joined = item.joined && item.preposition == Preposition::On;
            let other = terms && matches!(item.preposition, Preposition::For | Preposition::On);
            if item.what == What::Noun && people && (joined || other) && !draft.patients.contains(&k) {
                draft.patients.push(k);
            }
        }
    }

    /// Whether a word for victims belongs to an event of another type.
    fn is_fate(&self, k: usize, draft: &EventDraft) -> bool {
        let types = &self.scene.view.lexicon.tables().events.types;
        let other = |row: usize| {
            self.rows().get(row).is_some_and(|r| {
                r.kind != draft.kind
                    && matches!(types[usize::from(r.kind)].as_str(), "die" | "injure" | "missing")
            })
        };
        self.rows_of(k).any(other)
    }

    /// Whether item `k` is another of the patients; none where the list ends before it.
    fn member(&self, draft: &EventDraft, k: usize, first: usize, comma: bool, part: bool) -> Option<bool> {
        let item = &self.items[k];
        // «طفل شهيد وآخر جريح»
        let other = item.quantifier == Some(Cue::Others)
            && self.items.get(k + 1).is_some_and(|n| {
                n.what == What::Trigger && n.marks & mark::PERSON != 0 && n.first == item.end
            });
        if other && self.is_fate(k + 1, draft) {
            return None;
        }
        let counted = item.number.is_some()
            || item.name.is_some()
            || item.quantifier == Some(Cue::One)
            || item.marks & (mark::MASC | mark::FEM | mark::DUAL) != 0;
        // «استشهاد كل من سامر الحسن، وليد النجار»
        let each = self.items[first].quantifier == Some(Cue::Some);
        let verb = self.items.get(k + 1).is_some_and(|n| n.is_verb());
        let named = each
            && comma
            && !verb
            && self.person(item).is_some()
            && self.person(&self.items[first]).is_some();
        if !(item.joined || named || comma && item.number.is_some() || part && draft.parts.is_empty()) {
            return None;
        }
        // «استشهاد الطفلين سامر ووليد»: he is the second of the two.
        if (k == first + 1 || draft.patients.contains(&(k - 1))) && self.is_second(k) {
            return Some(false);
        }
        // «تفجير الطائرتين، الأميركية والفرنسية»
        let people = item.name.is_some_and(|e| self.scene.entities[e].label == Label::Norp);
        if people && self.is_thing(first) {
            return None;
        }
        // «اغتالوا مدرسا، سبع طلقات في الرأس»: things stand in no list of people.
        if self.is_of_group(first, k) {
            return Some(false);
        }
        let thing = self.thing(k).is_some() && !self.is_human(k);
        // «خمسون مصابا بينهم حالات حرجة»
        let state = part
            && item.number.is_none()
            && self.thing(k).is_some_and(|t| matches!(t, Thing::Other | Thing::Abstract));
        if !item.joined && (!part || state) && thing && self.is_human(first) {
            return None;
        }
        // «وفاة 13 طفلا جوعا والمعسكر محاصر»: no building dies.
        let site = matches!(self.thing(k), Some(Thing::Building | Thing::Place));
        if item.joined && site && self.is_human(first) && matches!(self.type_of(draft), "die" | "injure") {
            return None;
        }
        // «وإصابة ثلاثة، والتنظيم يعلن مسؤوليته»: و and the verb behind it open a clause of its own.
        let force = matches!(self.thing(k), Some(Thing::Force | Thing::Body)) && item.number.is_none();
        let verb = self.items.get(k + 1).is_some_and(|n| n.is_verb() && n.marks & mark::PRESENT != 0);
        // «إصابة عامل والسائق يلوذ بالفرار»
        let known = self.has_article(k) || item.tail > 0;
        let one = item.number.is_none() && known && self.is_human(k);
        if item.joined && (force || one) && verb {
            return None;
        }
        // «3 جنود يلقون حتفهم و2 يصابون», «قتل رجل وابنه بحالة خطرة»: their fate is another one.
        let behind = self.items.get(k + 1).filter(|n| n.first == item.end && !n.joined);
        let fate = behind.is_some_and(|n| n.is_verb() && self.is_fate(k + 1, draft));
        let state = behind.is_some_and(|n| {
            n.preposition == Preposition::With && n.thing == Some(Thing::Abstract) && n.number.is_none()
        });
        if item.joined && (fate || state && self.is_human(k)) {
            return None;
        }
        let people = self.thing(k).is_some_and(|t| t != Thing::Place);
        // «الشقيقين أحمد ومحمود»: both are counted already.
        let two = self.items[first].marks & mark::DUAL != 0
            && self.items[first].name.is_some()
            && draft.patients.len() == 1
            && item.lemma.is_none()
            && item.number.is_none()
            && (item.name.is_some() || item.is_unknown_word());
        if two {
            return Some(false);
        }
        // «سفينة وطاقمها»
        let own = item.joined && item.tail > 0 && k == first + 1 && self.is_human(k);
        let known =
            people || item.number.is_some() || item.joined && self.thing(k).is_none() && !item.definite;
        let fits =
            known && (counted || part || own || self.same_sort(first, k)) && item.thing != Some(Thing::Place);
        Some(fits && draft.patients.len() + draft.parts.len() < MOST)
    }

    /// Whether two nouns name victims alike, so that و joins them rather than what stands between.
    fn same_sort(&self, a: usize, b: usize) -> bool {
        self.is_human(a) && self.is_human(b) || self.is_thing(a) && self.is_thing(b)
    }

    /// «إصابة بالسكري», «أصيب بخيبة»: what follows ب is no weapon, so nobody was wounded.
    fn ails(&self, draft: &EventDraft) -> bool {
        let last = draft.patients.first().map_or(draft.item, |&p| p.max(draft.item));
        let behind = self.items.get(last + 1).or(self.items.get(draft.item + 1));
        behind.is_some_and(|with| {
            with.what == What::Noun
                && with.preposition == Preposition::With
                && with.name.is_none()
                && with.spot.is_none()
                && matches!(with.thing, None | Some(Thing::Abstract))
        })
    }

    /// Whether a word of which nothing is known stands right behind a noun that tells of an event, where the frame
    /// has this role.
    fn strange_behind(&self, draft: &EventDraft, row: &TriggerRow, role: Role) -> bool {
        let item = &self.items[draft.item];
        let Some(next) = self.items.get(draft.item + 1).filter(|n| n.first == item.end) else { return false };
        let here = match next.preposition {
            // «الحكم على الملتمس»: the phrase has the preposition in it.
            Preposition::None => row.idafa == role && (!item.definite || draft.marks & mark::PHRASE != 0),
            with => row.behind(with) == role,
        };
        let unknown = next.is_unknown() && next.quantifier.is_none();
        // «السيطرة أولا على مواقع»: an adverb.
        let adverb = self.scene.view.word(next.at).looks.alef;
        let noun =
            draft.marks & mark::EVENT != 0 || draft.marks & (mark::PHRASE | mark::VERB) == mark::PHRASE;
        noun && here && (unknown && !adverb || next.what == What::Verb)
    }

    /// Whether the pronoun behind a verb means several people, and people or a force are its subject.
    fn of_them(&self, draft: &EventDraft) -> bool {
        let item = &self.items[draft.item];
        let last = self.scene.view.pieces[item.end - 1].span.end as usize;
        item.tail > 1
            && draft.marks & mark::VERB != 0
            && matches!(self.scene.view.text.at(last - 1), MEEM | NOON)
            && draft.agent.is_some_and(|a| self.is_human(a))
    }

    /// «ضبط 943 ثلاجة»: whether the word ends in teh marbuta; an unknown noun that does is more often a thing than a
    /// person.
    fn in_marbuta(&self, i: usize) -> bool {
        let end = self.scene.view.pieces[self.items[i].at].span.end as usize;
        self.scene.view.text.at(end - 1) == TEH_MARBUTA
    }

    /// Whether the conditions of the frame are met.
    pub fn holds(&self, draft: &EventDraft, row: &TriggerRow) -> bool {
        if row.hurts && self.ails(draft) {
            return false;
        }
        for condition in &row.when {
            let filler = match condition.role {
                Role::Agent => draft.agent,
                Role::Patient => draft.patients.first().copied(),
                Role::Instrument => draft.instrument,
                Role::Place => draft.places.first().copied(),
                _ => None,
            };
            let people = HUMAN & condition.things != 0 && condition.things >> Thing::Person as u32 & 1 == 1;
            let places = condition.things >> Thing::Place as u32 & 1 == 1;
            let place = places && condition.role == Role::Patient && !draft.places.is_empty();
            // «منحت اليابان برنامج الأغذية العالمي أربعة ملايين دولار»
            let given = condition.role == Role::Patient
                && condition.things >> Thing::Aid as u32 & 1 == 1
                && draft.amount.is_some();
            let holds = match filler {
                _ if place || given => true,
                Some(i)
                    if i != draft.item
                        && self.items[i].what == What::Trigger
                        && self.items[i].marks & mark::EVENT != 0 =>
                {
                    // «انهارت الهدنة» is no accident.
                    condition.role != Role::Patient || places && self.type_of(draft) != "accident"
                }
                // «منحت اليابان الأردن 10 ملايين دولار»: money is aid.
                Some(i) if draft.amount == Some(i) => condition.things >> Thing::Aid as u32 & 1 == 1,
                Some(i) => match self.thing(i) {
                    Some(thing) => {
                        condition.things >> thing as u32 & 1 == 1
                            || condition.things >> Thing::Building as u32 & 1 == 1 && self.is_housed(i)
                            // «ضبط شبكة إرهابية»
                            || condition.things >> Thing::Combatant as u32 & 1 == 1 && self.is_gang(i)
                            || i == draft.item
                                && self.items[i].is_of_people()
                                && condition.things >> Thing::Place as u32 & 1 == 1
                    }
                    None if i == draft.item => condition.things >> Thing::Place as u32 & 1 == 1 || people,
                    // An unknown noun: believed where it is counted, or where nothing but people can stand there.
                    None => {
                        // «ميلك شيك توفي»: no sentence begins with a noun of which nothing is known.
                        let relative = |k: usize| self.items[k].what == What::Cue(Cue::Relative);
                        let only = !places
                            && (i > draft.item || (i..draft.item).any(relative))
                            && condition.things & KNOWN == 0
                            && draft.agent.is_none()
                            && !self.items[i].definite;
                        // «توقف ستة»: the first word may be «stopped», but not in «توقف ستة منهم».
                        let some = self.items.get(i + 1).is_some_and(|n| {
                            n.first == self.items[i].end && n.what == What::Cue(Cue::Subset)
                        });
                        // «أوقفت الشرطة ثلاثة»
                        let bare = self.items[i]
                            .number
                            .and_then(|e| self.scene.number(e))
                            .is_some_and(|n| n.noun.is_none());
                        let police = draft
                            .agent
                            .is_some_and(|a| matches!(self.thing(a), Some(Thing::Police | Thing::Force)));
                        let counted = self.items[i].number.is_some()
                            && (some || bare && police || !(row.weak && self.in_marbuta(i)));
                        people && (counted || only) || condition.things == u32::MAX
                    }
                },
                // A noun such as «حادث الاغتيال» needs no agent, a verb does.
                // «العملية التي أدت إلى مصرع …»: seen when the events are tied together.
                None if condition.role == Role::Agent
                    && row.weak
                    && draft.marks & mark::EVENT != 0
                    && condition.things >> Thing::Force as u32 & 1 == 1 =>
                {
                    true
                }
                // «إنقاذ مصرف», «إيقاف عمل البرنامج», «انفجار فقاعة»: something else than the frame wants.
                None if condition.things & KNOWN != 0 && self.strange_behind(draft, row, condition.role) => {
                    false
                }
                None if condition.things & KNOWN != 0
                    && condition.role == Role::Instrument
                    && draft.marks & mark::EVENT != 0 =>
                {
                    true
                }
                // «أدين بقتل أربعة»: the passive names nobody who does it.
                None if condition.role == Role::Agent
                    && draft.marks & mark::VERB != 0
                    && draft.marks & (mark::ACTIVE | mark::PASSIVE) == mark::PASSIVE =>
                {
                    true
                }
                // «بعد إدانتهم بالتجسس»: no court is named.
                None if condition.role == Role::Agent
                    && draft.marks & mark::EVENT != 0
                    && self.items[draft.item].preposition == Preposition::After
                    && self.items[draft.item].tail > 0
                    && !draft.patients.is_empty()
                    && self.type_of(draft) == "sentence" =>
                {
                    true
                }
                // «عائلات الذين قتلوا»
                None if condition.role == Role::Patient
                    && people
                    && draft.item.checked_sub(1).is_some_and(|k| {
                        self.items[k].what == What::Cue(Cue::Relative) && self.is_headless(k)
                    }) =>
                {
                    true
                }
                // «هاجمهم مئة مسلح»: the pronoun stands for people.
                None if condition.role == Role::Patient && people && self.of_them(draft) => true,
                None => {
                    people && condition.role == Role::Patient && draft.marks & mark::VERB == 0
                        || condition.things == u32::MAX && condition.role != Role::Place
                }
            };
            if !holds {
                return false;
            }
        }
        true
    }
}
