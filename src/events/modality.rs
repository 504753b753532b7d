//! Whether an event happened, by the words before it.

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::model::Modality;
use crate::letters::{TEH, YEH};
use crate::lexicon::event_rows::{Cue, Preposition, mark};

/// Items looked at before a trigger.
const REACH: usize = 14;

impl Clause<'_, '_> {
    /// The modality of an event at a time: «يزور الوزير المنطقة غدا».
    pub fn modality_at(&self, draft: &EventDraft, time: Option<usize>) -> Modality {
        let modality = self.modality(draft);
        let present = self.items[draft.item].marks & mark::VERB == mark::PRESENT;
        if modality != Modality::Asserted || !present {
            return modality;
        }
        let to_come = time.is_some_and(|e| {
            let span = self.scene.entities[e].span;
            let view = self.scene.view;
            let first = view.pieces.partition_point(|p| p.span.end <= span.start);
            let within = view.pieces[first..].iter().take_while(|p| p.span.start < span.end).count();
            (first..first + within).any(|i| view.topic(i, Cue::Coming).is_some())
        });
        if to_come { Modality::Planned } else { modality }
    }

    /// The modality of an event.
    pub fn modality(&self, draft: &EventDraft) -> Modality {
        let items = self.items;
        let t = draft.item;
        let trigger = &items[t];
        let known = self.is_known(draft);
        let (given, held) = self.is_given(draft, known);
        // «تحاول القوات إنقاذ جنود خطفوا أمس»: a past event is not intended.
        let past = trigger.marks & mark::VERB == mark::PAST;
        if trigger.what == What::Trigger && trigger.marks & mark::VERB != 0 && trigger.future {
            return Modality::Planned;
        }
        // «هجوم محتمل»
        let likely = trigger.marks & mark::EVENT != 0
            && items.get(t + 1).is_some_and(|n| {
                let word = n.first == trigger.end && n.end == n.first + 1 && n.marks & mark::VERB == 0;
                n.what == What::Cue(Cue::Possible) && word && self.scene.view.pieces[n.first].span.len() > 4
            });
        // Participants are no intended event: «انضم للمتظاهرين», «رفض المتظاهرون».
        let actors = trigger.marks & mark::ACTOR != 0;
        // «تجمعوا للاحتجاج»: those who come together for it do it.
        let mut purpose = trigger.purpose
            && trigger.marks & (mark::VERB | mark::PERSON) == 0
            && self.type_of(draft) != "protest"
            && !self.befalls(draft)
            // «إدانة للهجمات», «إدانة للهجوم الذي», «رفض للعدوان الإسرائيلي»
            && !(trigger.definite
                && (trigger.marks & mark::PLURAL != 0
                    || trigger.is_of_people()
                    || items.get(t + 1).is_some_and(|n| n.what == What::Cue(Cue::Relative))));
        // «الذكرى الأولى لاغتياله»; «أدين لقتله طفلا»
        let view = self.scene.view;
        let recalled =
            (trigger.first.saturating_sub(4)..trigger.first).any(|p| view.topic(p, Cue::Recalls).is_some());
        let done = trigger.tail > 0 && draft.patients.first() == Some(&(t + 1));
        // «تصدت القوات للهجوم»
        let faced = (t.saturating_sub(2)..t).any(|k| view.topic(items[k].first, Cue::Faces).is_some())
            // «أفاد الحارس بتعرضه لهجوم»
            || trigger.first > 0 && view.topic(trigger.first - 1, Cue::Faces).is_some();
        purpose &= !recalled && !done && !faced && !known;
        // «لم يسفر الزلزال الذي ضرب كذا عن أي ضحايا»: a relative clause may stand between.
        let follows = matches!(trigger.preposition, Preposition::About | Preposition::To);
        let cause = (t.saturating_sub(REACH)..t)
            .rev()
            .filter(|_| follows)
            .find(|&j| matches!(items[j].what, What::Cue(Cue::Cause | Cue::Speech | Cue::Light)));
        let cause = cause.filter(|&j| j > 0 && items[j].what == What::Cue(Cue::Cause));
        if cause.is_some_and(|j| items[j - 1].what == What::Cue(Cue::Negation)) {
            return Modality::Denied;
        }
        // «اتفقوا على تبادل ألف أسير»: what is agreed has still to be done.
        if trigger.marks & mark::EVENT != 0 && !trigger.definite && self.is_agreed(t) {
            return Modality::Planned;
        }
        if self.is_asked(t) {
            return Modality::Possible;
        }
        // «لم ترد أنباء عن ضحايا», «لم يقدم تفاصيل عن مقتل الجنديين»
        let near = (t.saturating_sub(REACH)..t).rev();
        let negation = near
            .take_while(|&k| !matches!(items[k].what, What::Comma | What::Colon))
            .find(|&k| items[k].what == What::Cue(Cue::Negation));
        let untold = match negation.and_then(|j| self.unreported(j, draft)) {
            Some(true) => return Modality::Denied,
            Some(false) => negation,
            None => None,
        };
        let mut commas = 0;
        let mut verbs = 0;
        // «نفى سقوط القاعدة وقال إنه صد الهجوم»: what he says himself is not denied.
        let mut said = false;
        // «ستحكم على شاب أدين بقتل ثلاثة»: a past verb between ends the reach of the future.
        let mut settled = past;
        for j in (t.saturating_sub(REACH)..t).rev() {
            let item = &items[j];
            let over = settled;
            settled |= item.marks & mark::VERB == mark::PAST && item.is_verb();
            match item.what {
                What::Comma => commas += 1,
                What::Colon => break,
                What::Cue(cue) => match cue {
                    Cue::Negation => {
                        // «نفى ما تردد عن اعتقاله»: «ما» that is no negation.
                        if verbs <= 1 && !said && self.is_denied_news(j, t) {
                            return Modality::Denied;
                        }
                        // «للحيلولة دون خروج», «حال دون وقوع»
                        if j > 0 && items[j - 1].what == What::Cue(Cue::Avert) {
                            return Modality::Planned;
                        }
                        // «لم يصب», «دون وقوع إصابات», «لم يسفر عن إصابات»: it denies the word after it.
                        let next = &items[j + 1];
                        // «لا يزال في عداد المفقودين»
                        if self.goes_on_being(j + 1) {
                            continue;
                        }
                        // «لن تتوقف إلا بانسحابهم»
                        if (j + 1..t).any(|k| items[k].what == What::Cue(Cue::Except)) {
                            continue;
                        }
                        // «لم يحدد مكان الهجوم», «لم تعد المواجهات تقتصر على المدينة»
                        if Some(j) == untold || known {
                            continue;
                        }
                        // «تبنت جماعة لم تعرف من قبل الهجوم»
                        if self.describes_doer(j, t) {
                            continue;
                        }
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
                                )
                            // «دون أن يصاب أحد»
                            || t == j + 2 && next.what == What::Cue(Cue::That) && trigger.is_verb()
                            // «لم تسجل إصابات», «لم يسجل أي قتلى أو جرحى»: the verb of saying itself is denied.
                            || self.first_of_victims(t) == j + 2 && next.what == What::Cue(Cue::Speech)
                            // «لم يسقط قتلى»
                            || self.first_of_victims(t) == j + 2
                                && next.what == What::Trigger
                                && next.is_verb()
                                && trigger.marks & mark::PERSON != 0
                                && !trigger.definite
                            // «لم يستقبل أي قتلى»
                            || t == j + 2 && trigger.quantifier == Some(Cue::Any) && next.is_verb();
                        // «لم يقتل منهم سوى أربعة»: four were.
                        let except = items[t + 1..].iter().take(4);
                        let except = except
                            .take_while(|i| !i.is_verb() && !matches!(i.what, What::Comma | What::Colon))
                            .any(|i| i.what == What::Cue(Cue::Except));
                        if carries && verbs <= 1 && commas == 0 && except {
                            return Modality::Asserted;
                        }
                        if carries && verbs <= 1 && commas == 0 {
                            return Modality::Denied;
                        }
                    }
                    Cue::Nobody => return Modality::Denied,
                    // «نفى الوزير أن يكون فلان المعتقل قد …»: he is held.
                    Cue::Denial if verbs <= 1 && !(said || known || held && given) => {
                        return Modality::Denied;
                    }
                    // «نفى سقوط المدينة، مؤكدا أن قواته صدت الهجوم»
                    Cue::Adding => said = true,
                    Cue::Plan | Cue::Avert | Cue::Fail
                        if commas == 0
                            && verbs == 0
                            && !actors
                            && !given
                            && !past
                            && (cue != Cue::Avert || self.judge_orders(j, t).is_none())
                            && (cue != Cue::Fail || self.is_failed(t)) =>
                    {
                        // «عدم نية موسكو إرسال قوات»
                        let none = j > 0 && items[j - 1].what == What::Cue(Cue::Negation);
                        // «هدد بقصف المدينة إذا استمر الحصار»
                        let condition = items[t + 1..].iter().take(8);
                        let threat = item.is_verb()
                            && condition.into_iter().any(|i| {
                                // «ما لم»
                                let unless = i.what == What::Cue(Cue::Negation) && i.end == i.first + 2;
                                i.what == What::Cue(Cue::Condition) || unless
                            });
                        return match (none, cue) {
                            (true, _) => Modality::Denied,
                            (_, Cue::Plan) if threat => Modality::Possible,
                            // «حذر من هجوم محتمل»
                            (_, Cue::Avert) if likely => Modality::Possible,
                            _ => Modality::Planned,
                        };
                    }
                    // «يبدو أن الانفجار نجم عن …»: the explosion itself is known.
                    Cue::Possible if trigger.definite && item.end > item.first + 1 => {}
                    // «تتوقع إطلاق جنود ⟦خطفوا⟧ أمس»
                    Cue::Possible if past && !self.leads_to_past(j, t) => {}
                    Cue::Possible | Cue::Condition if commas == 0 && verbs <= 1 && !given => {
                        let may = self.scene.view.pieces[item.first].span.len() <= 3;
                        // «قد» before a past verb says that it happened.
                        // An unknown word behind it is a verb, too.
                        let past = items.get(j + 1).is_some_and(|n| {
                            let unknown = n.what == What::Noun && n.name.is_none();
                            let teh = matches!(self.scene.view.pieces[n.first].code, TEH | YEH);
                            // «قد تعرض للخطف», which may be a noun elsewhere
                            let suffers = n.what == What::Cue(Cue::Suffer) && n.marks & mark::PRESENT == 0;
                            n.marks & mark::PAST != 0
                                || suffers
                                || unknown && n.number.is_none() && !teh && may
                        });
                        if !(may && past && cue == Cue::Possible) {
                            return Modality::Possible;
                        }
                    }
                    Cue::Permit if item.marks & mark::VERB != 0 => {
                        if item.future {
                            return Modality::Planned;
                        }
                        verbs += 1;
                    }
                    Cue::Suffer | Cue::Cause | Cue::Happen => {
                        purpose = false;
                        if item.future && !given {
                            return Modality::Planned;
                        }
                        verbs += 1;
                    }
                    // «قرر المجلس ⟦عقد⟧ اجتماع»: a noun, though it is written as the verb is.
                    Cue::Light
                        if item.marks & mark::VERB == mark::PAST
                            && item.preposition == Preposition::None
                            && !item.joined
                            && j > 1
                            && items[j - 1].what == What::Noun
                            && items[j - 2].what == What::Cue(Cue::Plan)
                            && items[j - 2].is_verb() => {}
                    Cue::Light | Cue::Claim | Cue::Speech | Cue::Relay | Cue::Accuse
                        if item.marks & mark::VERB != 0 =>
                    {
                        if item.future && !given {
                            return Modality::Planned;
                        }
                        said |= cue == Cue::Speech && item.joined;
                        if matches!(cue, Cue::Light | Cue::Claim) {
                            purpose &= cue == Cue::Light;
                        }
                        verbs += 1;
                    }
                    Cue::Light if item.purpose && commas == 0 => return Modality::Planned,
                    // «لا صحة لما تردد عن اعتقاله»
                    Cue::Relative | Cue::Clause
                        if j > 0
                            && items[j - 1].what == What::Cue(Cue::Denial)
                            && items[j - 1].end == item.first =>
                    {
                        return Modality::Denied;
                    }
                    // «نفى الجيش الأنباء التي تحدثت عن مقتله»
                    Cue::Relative if verbs <= 1 && !said && self.is_denied_news(j, t) => {
                        return Modality::Denied;
                    }
                    Cue::Relative | Cue::Clause => break,
                    _ => {}
                },
                What::Trigger => {
                    if item.marks & mark::VERB != 0 {
                        if item.future && commas == 0 && !over && !given {
                            return Modality::Planned;
                        }
                        verbs += 1;
                    }
                    // «كانت تستهدف اغتيال الوزير»
                    if j + 1 == t && !given && !past && self.aims_at(j, t) {
                        return Modality::Planned;
                    }
                    if !trigger.joined && item.marks & mark::EVENT != 0 && j + 1 == t && purpose {
                        break;
                    }
                }
                What::Verb => {
                    if item.future && !over && !given {
                        return Modality::Planned;
                    }
                    verbs += 1;
                }
                // «عدة محاولات اغتيال», «محاولتي اغتيال»
                What::Noun if j + 1 == t && !given && !past && self.counts_plans(j) => {
                    return Modality::Planned;
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
        if likely {
            return Modality::Possible;
        }
        if self.is_to_begin(t) {
            return Modality::Planned;
        }
        if purpose { Modality::Planned } else { Modality::Asserted }
    }
    /// «يتفقون على وقف القتال», «تفاهم حول خروجهم»: whether a word for an agreement before the noun says what is to be
    /// done.
    fn is_agreed(&self, t: usize) -> bool {
        let items = self.items;
        if !matches!(items[t].preposition, Preposition::On | Preposition::About) {
            return false;
        }
        let agrees = |k: usize| items[k].what == What::Trigger && self.may_tell(k, "agree");
        let near = (t.saturating_sub(8)..t).rev().take_while(|&k| {
            !matches!(
                items[k].what,
                What::Comma | What::Colon | What::Cue(Cue::That | Cue::Clause | Cue::Relative)
            )
        });
        near.into_iter().find(|&k| items[k].what == What::Trigger || items[k].is_verb()).is_some_and(agrees)
    }

    /// «فشلت القوات في اعتقال المطلوب», «عجزت عن اقتحامها»: whether the event stands as that in which somebody failed; but
    /// «فشل الهجوم».
    fn is_failed(&self, t: usize) -> bool {
        let trigger = &self.items[t];
        trigger.marks & mark::EVENT != 0
            && matches!(trigger.preposition, Preposition::In | Preposition::About)
            && !self.has_article(t)
    }

    /// Whether the item is «قد» or «لقد», which says that what follows in the past happened.
    pub(super) fn is_had(&self, k: usize) -> bool {
        let item = &self.items[k];
        item.what == What::Cue(Cue::Possible) && self.scene.view.pieces[item.first].span.len() <= 3
    }

    /// «هل سينسحب الجيش؟»: whether the verb at item `t` is asked about.
    fn is_asked(&self, t: usize) -> bool {
        let view = self.scene.view;
        let item = &self.items[t];
        item.is_verb()
            && (item.first.saturating_sub(2)..item.first).any(|i| view.topic(i, Cue::Asks).is_some())
    }

    /// «ولا معلومات عن الضحايا», «لم ترد أنباء عن القتلى»: the victims of whom nothing is known, told with the article.
    pub(super) fn is_untold(&self, d: &EventDraft) -> bool {
        let item = &self.items[d.item];
        let victims = d.person && item.definite && item.tail == 0 && item.number.is_none();
        let alone = d.patients.iter().all(|&p| p == d.item) && item.marks & mark::PLURAL != 0;
        let negation = (d.item.saturating_sub(REACH)..d.item)
            .rev()
            .take_while(|&k| !matches!(self.items[k].what, What::Comma | What::Colon))
            .find(|&k| self.items[k].what == What::Cue(Cue::Negation));
        victims && alone && negation.and_then(|j| self.unreported(j, d)) == Some(false)
    }

    /// Whether the event, of which nothing was reported behind the negation at item `j`, is denied with it: victims of whom
    /// nobody has heard are, «لم ترد أنباء عن سقوط ضحايا», «لم يبلغ عن إصابات»; what somebody tells no more of has happened,
    /// «لم يدل بمعلومات عن مقتل القائد». `None` where it says nothing of reports.
    fn unreported(&self, j: usize, draft: &EventDraft) -> Option<bool> {
        let (items, view) = (self.items, self.scene.view);
        let t = draft.item;
        let trigger = &items[t];
        let pieces = items[j].end..trigger.first;
        let news = pieces.rev().find(|&p| view.topic(p, Cue::News).is_some());
        let from = news.map_or(j + 2, |p| items.partition_point(|i| i.end <= p + 1));
        if from > t || !items.get(j + 1).is_some_and(|v| v.is_verb() || news.is_some()) {
            return None;
        }
        // Between the report and the event stands nothing but «وقوع» or «أي».
        let happen = |k: &Item| {
            matches!(k.what, What::Cue(Cue::Happen) | What::Trigger) && k.marks & mark::VERB == 0
                || k.what == What::Other
                // «لم ترد أنباء فورية عن إصابات»
                || k.is_unknown_word() && !k.joined
        };
        let about =
            items[from..=t].iter().any(|k| matches!(k.preposition, Preposition::About | Preposition::To));
        let led = about || news.is_some_and(|p| items[from].first <= p && items[from].end > p + 1);
        if !led || !items[from..t].iter().all(happen) {
            return None;
        }
        let victims = matches!(self.type_of(draft), "die" | "injure" | "missing" | "destroy");
        let nobody = trigger.number.is_none()
            && !trigger.definite
            && trigger.marks & mark::VERB == 0
            && draft.patients.iter().all(|&p| p == t);
        let bare = victims && nobody && (trigger.marks & mark::PERSON != 0 || trigger.tail == 0);
        if news.is_none() && !bare { None } else { Some(bare) }
    }

    /// The first of the words for victims that the one at item `t` is joined to: «قتلى أو ⟦جرحى⟧».
    fn first_of_victims(&self, mut t: usize) -> usize {
        let victims =
            |k: usize| self.items[k].what == What::Trigger && self.items[k].marks & mark::PERSON != 0;
        while t > 0 && self.items[t].joined && victims(t) && victims(t - 1) {
            t -= 1;
        }
        t
    }

    /// Whether the relative pronoun at item `j` opens what news that somebody denies say of the event at item `t`.
    fn is_denied_news(&self, j: usize, t: usize) -> bool {
        let items = self.items;
        let view = self.scene.view;
        let news = j > 0 && (items[j - 1].first..items[j].first).any(|p| view.topic(p, Cue::News).is_some());
        let what = items[j].end == items[j].first + 1 && view.pieces[items[j].first].span.len() == 2;
        let about = matches!(items[t].preposition, Preposition::About)
            || items[t - 1].preposition == Preposition::About && items[t - 1].end == items[t].first;
        let mut before = (j.saturating_sub(4)..j).rev().take_while(|&k| {
            !matches!(items[k].what, What::Comma | What::Colon | What::Trigger | What::Verb)
        });
        about
            && (news || what)
            && before.any(|k| items[k].what == What::Cue(Cue::Denial) && items[k].is_verb())
    }

    /// Whether the negation at item `j` is of a verb that describes the indefinite doer before it, and what he did, the
    /// event at item `t`, is the object of the verb before him.
    fn describes_doer(&self, j: usize, t: usize) -> bool {
        let (items, trigger) = (self.items, &self.items[t]);
        let object = trigger.definite
            && trigger.marks & (mark::VERB | mark::PERSON) == 0
            // «من قبل الهجوم» seems to say who did something.
            && matches!(trigger.preposition, Preposition::None | Preposition::By)
            && !trigger.joined;
        let Some(who) = j.checked_sub(1).filter(|_| object) else { return false };
        let doer = items[who].what == What::Noun && !items[who].definite && self.can_do(who);
        let verb = who.checked_sub(1).is_some_and(|v| items[v].is_verb());
        doer && verb
            && items[who].preposition == Preposition::None
            && items.get(j + 1).is_some_and(|n| n.is_verb())
    }

    /// «لا ⟦يزال⟧», «ما ⟦زالت⟧»: a verb of which the negation says that something goes on.
    fn goes_on_being(&self, k: usize) -> bool {
        self.items.get(k).is_some_and(|item| self.scene.view.topic(item.first, Cue::Lasts).is_some())
    }
}
