//! Whether an event happened, by the words before it.

use super::clause::Clause;
use super::items::What;
use super::model::Modality;
use crate::lexicon::event_rows::{Cue, mark};

/// Items looked at before a trigger.
const REACH: usize = 14;

impl Clause<'_, '_> {
    /// The modality of the trigger at item `t`.
    pub fn modality(&self, t: usize) -> Modality {
        let items = self.items;
        let trigger = &items[t];
        if trigger.what == What::Trigger && trigger.marks & mark::VERB != 0 && trigger.future {
            return Modality::Planned;
        }
        // «انضم للمتظاهرين» plans nothing, nor «رفض المتظاهرون».
        let actors = trigger.marks & mark::ACTOR != 0;
        let mut purpose = trigger.purpose && trigger.marks & (mark::VERB | mark::PERSON) == 0;
        let mut commas = 0;
        let mut verbs = 0;
        for j in (t.saturating_sub(REACH)..t).rev() {
            let item = &items[j];
            match item.what {
                What::Comma => commas += 1,
                What::Colon => break,
                What::Cue(cue) => match cue {
                    Cue::Negation => {
                        // «لم يصب», «دون وقوع إصابات», «لم يسفر عن إصابات»: it denies the word after it.
                        let next = &items[j + 1];
                        // «لم يسفر الهجوم عن …»: the attack itself is not denied.
                        let known = trigger.definite && trigger.marks & mark::VERB == 0 && j + 1 < t;
                        if known
                            && next.what == What::Cue(Cue::Cause)
                            && trigger.preposition == crate::lexicon::event_rows::Preposition::None
                        {
                            continue;
                        }
                        let carries = j + 1 == t
                            || t - j <= 4
                                && matches!(
                                    next.what,
                                    What::Cue(Cue::Cause | Cue::Happen | Cue::Light | Cue::Suffer)
                                        | What::Verb
                                );
                        if carries && verbs <= 1 && commas == 0 {
                            return Modality::Denied;
                        }
                    }
                    Cue::Nobody => return Modality::Denied,
                    Cue::Denial if verbs <= 1 => return Modality::Denied,
                    Cue::Plan | Cue::Avert if commas == 0 && verbs == 0 && !actors => {
                        return Modality::Planned;
                    }
                    Cue::Possible | Cue::Condition if commas == 0 && verbs <= 1 => {
                        let may = self.scene.view.pieces[item.first].span.len() <= 3;
                        // «قد» before a past verb says that it happened.
                        let past = items.get(j + 1).is_some_and(|n| n.marks & mark::PAST != 0);
                        if !(may && past && cue == Cue::Possible) {
                            return Modality::Possible;
                        }
                    }
                    Cue::Suffer | Cue::Cause | Cue::Happen => {
                        purpose = false;
                        if item.future {
                            return Modality::Planned;
                        }
                        verbs += 1;
                    }
                    Cue::Light | Cue::Claim | Cue::Speech | Cue::Relay | Cue::Accuse
                        if item.marks & mark::VERB != 0 =>
                    {
                        if item.future {
                            return Modality::Planned;
                        }
                        if matches!(cue, Cue::Light | Cue::Claim) {
                            purpose &= cue == Cue::Light;
                        }
                        verbs += 1;
                    }
                    Cue::Light if item.purpose && commas == 0 => return Modality::Planned,
                    Cue::Relative | Cue::Clause => break,
                    _ => {}
                },
                What::Trigger => {
                    if item.marks & mark::VERB != 0 {
                        if item.future && commas == 0 {
                            return Modality::Planned;
                        }
                        verbs += 1;
                    }
                    if !trigger.joined && item.marks & mark::EVENT != 0 && j + 1 == t && purpose {
                        break;
                    }
                }
                What::Verb => {
                    if item.future {
                        return Modality::Planned;
                    }
                    verbs += 1;
                }
                _ => {}
            }
            if verbs > 1 {
                break;
            }
        }
        let nobody = (t + 1..items.len().min(t + 3)).any(|k| items[k].what == What::Cue(Cue::Nobody));
        if nobody {
            return Modality::Denied;
        }
        if purpose { Modality::Planned } else { Modality::Asserted }
    }
}
