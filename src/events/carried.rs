//! Subjects that a clause takes over: from who speaks («أعلن الجيش أنه سيطر»), or from the clause that it continues
//! («اقتحمت القوات المخيم، كما جرفت منزلين»).

use super::clause::{Clause, REACH};
use super::items::What;
use crate::found::Label;
use crate::letters::{ALEF, HEH, MEEM, TEH, TEH_MARBUTA};
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, TriggerRow, mark};

/// The number and gender that a form of a verb or a pronoun shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    He,
    She,
    They,
    Both,
}

impl Agreement {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::He, Self::She, Self::They, Self::Both];
}

/// Items between a verb of saying and the أن behind it.
const SAYING: usize = 10;

impl Clause<'_, '_> {
    /// The subject that the verb at item `t`, which has none of its own, takes over.
    pub fn carried(&self, t: usize) -> Option<usize> {
        match self.opened(t) {
            Opening::Continues => self.continued(t),
            _ => self.of_speaker(t),
        }
    }

    /// «قالت إن طائرة أقلعت ثم قالت إنها تحطمت»: what the pronoun of أن means, where the frame asks for it.
    pub fn meant_by_that(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let Opening::Pronoun(that) = self.opened(t) else { return None };
        let form = self.form(t).filter(|&form| self.pronoun(that) == Some(form))?;
        let fits =
            |&k: &usize| self.items[k].what == What::Noun && self.wants(row, k) && self.is_of_thing(k, form);
        (that.saturating_sub(REACH)..that).rev().find(fits)
    }

    /// Whether a verb of this form may be about the thing or person.
    fn is_of_thing(&self, k: usize, form: Agreement) -> bool {
        let noun = &self.items[k];
        match form {
            Agreement::She => noun.marks & mark::FEM != 0 || self.feminine(k) != 0,
            Agreement::He => {
                noun.marks & (mark::FEM | mark::PLURAL | mark::DUAL) == 0 && self.feminine(k) == 0
            }
            Agreement::They => noun.marks & mark::PLURAL != 0 && self.is_human(k),
            Agreement::Both => noun.marks & mark::DUAL != 0,
        }
    }

    /// Who speaks, where the verb at item `t` stands behind أن with a pronoun that means him.
    pub fn of_speaker(&self, t: usize) -> Option<usize> {
        let Opening::Pronoun(that) = self.opened(t) else { return None };
        self.speaks_of_himself(that, self.form(t)?)
    }

    /// Whether the verb at item `t`, which may be active or passive, is active by what stands behind it.
    pub fn acts(&self, t: usize, object: Option<usize>) -> bool {
        let Some(o) = object.filter(|&o| o > t) else { return false };
        let (verb, noun) = (self.items[t].marks, &self.items[o]);
        let looks = self.scene.view.word(noun.at).looks;
        // The number of «منزلين» is in the word itself.
        let two = noun.marks & mark::DUAL != 0 && noun.end == noun.first + 1;
        let counted = noun.number.is_some() && !two || noun.quantifier.is_some();
        let bare = noun.preposition == Preposition::None && !counted;
        // «شارعا», «مدنيين»
        let ending = looks.plural && !looks.nominative || !noun.definite && looks.alef;
        let accusative = bare && noun.name.is_none() && ending;
        let women = noun.marks & mark::FEM != 0 || self.thing(o) == Some(Thing::Woman);
        let men = verb & mark::FEM != 0 && self.is_human(o) && noun.name.is_none() && !women;
        // «وقتل امرأة»: said of her, the verb beside her would be feminine.
        let she = noun.marks & mark::FEM != 0
            && noun.marks & (mark::PLURAL | mark::DUAL) == 0
            && verb & (mark::FEM | mark::PLURAL | mark::DUAL | mark::PAST) == mark::PAST;
        let woman =
            o == t + 1 && noun.first == self.items[t].end && she && self.thing(o) == Some(Thing::Woman);
        // «قتلوا عشرة»: a plural verb has no subject behind it.
        accusative || men || woman || verb & mark::PLURAL != 0 || self.is_tight(t)
    }

    /// «اقتحمت القوات البلدة ثم قصفت المخيم»: whether a place stands right behind the verb at item `t`, which another gender
    /// would have if it were said of the place.
    pub fn strikes_place(&self, t: usize) -> bool {
        let Some(place) = self.items.get(t + 1).filter(|i| i.what == What::Noun) else { return false };
        let view = self.scene.view;
        // «مخيم», but «جنين»: towns without such a word have no gender that shows.
        let noun = view.first(place.first, Class::Actor).is_some_and(|r| {
            let one = r.sense.flags & (mark::PLURAL | mark::DUAL) == 0;
            one && r.tail == 0 && view.lexicon.tables().events.nouns[r.sense.arg as usize].0 == Thing::Place
        });
        let there = noun && place.preposition == Preposition::None && !place.joined;
        let she = view.text.at(view.pieces[place.first].span.end as usize - 1) == TEH_MARBUTA;
        there
            && place.marks & (mark::PLURAL | mark::DUAL) == 0
            && she != (self.items[t].marks & mark::FEM != 0)
    }

    /// «قال إنه صد الهجوم وقتل عشرة»: no comma and no other subject since أن with a pronoun.
    fn is_tight(&self, t: usize) -> bool {
        let items = self.items;
        let form = self.form(t);
        for k in (t.saturating_sub(SAYING)..t).rev() {
            match items[k].what {
                What::Cue(Cue::That) => return self.pronoun(k).is_some() && self.pronoun(k) == form,
                What::Comma | What::Colon => return false,
                _ if items[k].is_verb() && self.form(k) != form => return false,
                What::Cue(Cue::Relative | Cue::Clause | Cue::Condition) => return false,
                _ => {}
            }
        }
        false
    }

    /// The أن with a pronoun behind which the verb at item `t` stands.
    pub fn pronoun_before(&self, t: usize) -> Option<usize> {
        match self.opened(t) {
            Opening::Pronoun(that) => Some(that),
            _ => None,
        }
    }

    /// How the clause of the verb at item `t` begins.
    fn opened(&self, t: usize) -> Opening {
        let items = self.items;
        if items[t].joined {
            return Opening::Continues;
        }
        for k in (t.saturating_sub(SAYING)..t).rev() {
            let item = &items[k];
            match item.what {
                What::Cue(Cue::That) => return Opening::Pronoun(k),
                What::Cue(Cue::Clause) if self.continues(k) => return Opening::Continues,
                What::Time | What::Other => {}
                // «أنها كانت أرسلت», «أنه سوف يقصف», «أنه لم يقصف»
                What::Cue(Cue::Was | Cue::Negation | Cue::Plan | Cue::Possible) => {}
                What::Verb if item.marks & mark::HAD != 0 => {}
                What::Noun if item.preposition != Preposition::None => {}
                _ => return Opening::Other,
            }
        }
        Opening::Other
    }

    /// Whether the word that opens a clause leaves its subject to the one before: «كما», «قبل أن», but not «فيما», «بينما».
    fn continues(&self, k: usize) -> bool {
        self.is_equal(k) || self.scene.view.topic(self.items[k].first, Cue::Since).is_some()
    }

    /// «كما», «ثم»: no clause that depends on the one before.
    fn is_equal(&self, k: usize) -> bool {
        self.scene.view.topic(self.items[k].first, Cue::Then).is_some()
    }

    /// «أعلنت القوات أنها»: who speaks, if the pronoun of أن and the verb behind it agree.
    fn speaks_of_himself(&self, that: usize, form: Agreement) -> Option<usize> {
        let items = self.items;
        if self.pronoun(that)? != form {
            return None;
        }
        let low = that.saturating_sub(SAYING);
        let says = |k: &usize| {
            let cue = matches!(
                items[*k].what,
                What::Cue(Cue::Speech | Cue::Claim | Cue::Denial | Cue::Relay | Cue::Plan | Cue::Avert)
            );
            cue && items[*k].marks & mark::VERB != 0
        };
        let verb = (low..that).rev().find(says)?;
        if (verb + 1..that).any(|k| items[k].is_verb() || items[k].what == What::Cue(Cue::That)) {
            return None;
        }
        let who = self.speaker_behind(verb, false).or_else(|| self.speaker_before(verb))?;
        if self.can_do(who) && self.is_of(who, form) {
            return Some(who);
        }
        // «قال متحدث باسم القوات إنها قصفت»: whose speaker he is.
        let owner = |k: &usize| {
            let body = matches!(self.thing(*k), Some(Thing::Force | Thing::Police | Thing::Body));
            *k > who && items[*k].what == What::Noun && body && self.is_of(*k, form)
        };
        (verb + 1..that).find(owner)
    }

    /// The subject of the clause before, whose verb has the same form.
    fn continued(&self, t: usize) -> Option<usize> {
        let items = self.items;
        let form = self.form(t)?;
        let mut alike = false;
        // «قالت الشرطة إن رجلا طعن اثنين قبل أن ترديه عناصرها»: who speaks stands outside.
        let depends = !items[t].joined;
        for v in (t.saturating_sub(REACH)..t).rev() {
            let item = &items[v];
            // «بعد أن أشعلوا حربا شردت وقتلت المئات»: whoever is named before the clause did not do it.
            let border = matches!(item.what, What::Cue(Cue::Clause | Cue::Relative | Cue::Condition));
            if depends && item.what == What::Cue(Cue::That) && self.pronoun(v).is_none() {
                return None;
            }
            if item.what == What::Colon || self.is_bar(v) || alike && border && !self.is_equal(v) {
                return None;
            }
            if !item.is_verb() || item.marks & mark::HAD != 0 {
                continue;
            }
            // A verb of another form has a subject of its own: the clause of t continues one before it.
            if self.form(v) != Some(form) {
                continue;
            }
            alike = true;
            let behind = items.get(v + 1).filter(|n| {
                n.what == What::Noun && n.preposition == Preposition::None && !n.joined && v + 1 < t
            });
            if behind.is_some() {
                // «وقتل ثلاثة»: those behind it suffer.
                let suffers = item.what == What::Trigger && item.marks & mark::PASSIVE != 0;
                // «وشكلت تحالفا»: the object of a verb whose subject stands before.
                let object = item.joined && form == Agreement::She && !self.is_she(v + 1);
                // «يودي بحياة ⟦رجل⟧ ويصيب», «يصيبون ⟦أربعة شبان⟧ ويحرقون»: nobody who did it.
                let whom = item.marks & mark::PHRASE != 0 || form == Agreement::They;
                let fits = self.can_do(v + 1)
                    && self.is_of(v + 1, form)
                    && !whom
                    && !object
                    && (!suffers || self.can_act_only(v + 1));
                // «الجيش يصد الهجوم ويأسر عشرين»: as titles put it, the subject stands before the verb.
                let titled = fits && item.marks & mark::PRESENT != 0 && !item.joined;
                let before = if titled { self.leads(v, form).filter(|who| who + 1 == v) } else { None };
                if fits {
                    return before.or(Some(v + 1));
                }
                if item.joined {
                    continue;
                }
            }
            // «القوات سيطرت», «إن مسلحين هاجموا»
            if !item.joined {
                if let Some(who) = self.leads(v, form) {
                    return Some(who);
                }
                if let Some(who) = self.of_speaker(v) {
                    return Some(who);
                }
            }
        }
        None
    }

    /// The subject that stands before the verb at item `v`, at the head of its clause.
    fn leads(&self, v: usize, form: Agreement) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        for k in (v.saturating_sub(SAYING)..v).rev() {
            match items[k].what {
                What::Noun if items[k].preposition == Preposition::None && !items[k].joined => {
                    found = Some(k)
                }
                What::Noun | What::Time | What::Other | What::Open | What::Close => {}
                What::Cue(Cue::Was) => {}
                _ => break,
            }
        }
        found.filter(|&k| self.can_do(k) && self.is_of(k, form))
    }

    /// Whether the item names somebody who does things.
    pub fn can_do(&self, k: usize) -> bool {
        let item = &self.items[k];
        let acts = matches!(
            self.thing(k),
            Some(
                Thing::Force
                    | Thing::Combatant
                    | Thing::Police
                    | Thing::Body
                    | Thing::Person
                    | Thing::Official
            )
        );
        let state = item.name.is_some_and(|e| self.scene.entities[e].label == Label::Gpe);
        item.what == What::Noun && (acts || state)
    }

    /// Whether a verb or pronoun of this form may be about the item.
    pub fn is_of(&self, k: usize, form: Agreement) -> bool {
        let noun = &self.items[k];
        let many = noun.marks & mark::PLURAL != 0 && noun.marks & mark::COLLECTIVE == 0;
        let named = noun.name.is_some();
        let body = matches!(self.thing(k), Some(Thing::Force | Thing::Body | Thing::Police | Thing::Place));
        let she = self.feminine(k) != 0 || noun.marks & mark::FEM != 0;
        match form {
            Agreement::She => body || she && !many,
            // States are feminine.
            Agreement::He => {
                let state = self.thing(k) == Some(Thing::Place);
                !many && noun.marks & mark::DUAL == 0 && (named || !she) && !state
            }
            Agreement::They => many && self.is_human(k) || named && body || noun.number.is_some(),
            // «مهاجمين» may be two.
            Agreement::Both => {
                noun.marks & (mark::DUAL | mark::PLURAL) != 0 && noun.marks & mark::COLLECTIVE == 0
            }
        }
    }

    /// Whether the word ends as a feminine or a plural of things, or is a name.
    fn is_she(&self, k: usize) -> bool {
        let item = &self.items[k];
        let piece = self.scene.view.pieces[item.at].span;
        let code = |back: u32| self.scene.view.text.at((piece.end - back) as usize);
        let plural = piece.len() > 3 && (code(2), code(1)) == (ALEF, TEH);
        item.name.is_some() || plural || self.feminine(k) != 0
    }

    /// The form of the verb at item `t`.
    pub fn form(&self, t: usize) -> Option<Agreement> {
        let marks = self.items[t].marks;
        Some(match marks {
            m if m & mark::DUAL != 0 => Agreement::Both,
            m if m & mark::PLURAL != 0 => Agreement::They,
            m if m & mark::FEM != 0 => Agreement::She,
            m if m & mark::VERB != 0 => Agreement::He,
            _ => return None,
        })
    }

    /// The pronoun at the end of أن.
    pub fn pronoun(&self, that: usize) -> Option<Agreement> {
        let view = self.scene.view;
        let span = view.pieces[self.items[that].end - 1].span;
        let code = |back: u32| {
            span.end.checked_sub(back).filter(|&at| at >= span.start).map(|at| view.text.at(at as usize))
        };
        Some(match (code(3), code(2), code(1)) {
            (Some(HEH), Some(MEEM), Some(ALEF)) => Agreement::Both,
            (_, Some(HEH), Some(ALEF)) => Agreement::She,
            (_, Some(HEH), Some(MEEM)) => Agreement::They,
            (_, _, Some(HEH)) => Agreement::He,
            _ => return None,
        })
    }
}

/// How a clause begins.
enum Opening {
    /// Behind أن with a pronoun.
    Pronoun(usize),
    /// Behind و or a word that continues the sentence.
    Continues,
    /// Otherwise.
    Other,
}
