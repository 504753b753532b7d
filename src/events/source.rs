//! Attribution: who says what a sentence reports.

use super::clause::Clause;
use super::items::What;
use crate::found::Label;
use crate::letters::{ALEF, ALEF_MAQSURA, BEH, HEH, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::{Class, Proclitics};
use crate::signs::{COLON, is_quote, may_open_quote};

/// A speaker and the items that he tells.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    /// The item that names him; none if he is the last one who spoke.
    pub who: Option<usize>,
    /// First item told.
    pub first: usize,
    /// Item after the last one.
    pub end: usize,
}

/// Items between a word of saying and who says it.
const REACH: usize = 6;

/// Items at the head of a sentence among which its main verb is looked for.
const HEAD: usize = 4;

impl Clause<'_, '_> {
    /// The speakers of the sentence, nearest last.
    pub fn speeches(&self, out: &mut Vec<Speech>) {
        out.clear();
        let items = self.items;
        out.extend(self.announced());
        let tells = |i: usize| items[i].what == What::Trigger;
        for (i, item) in items.iter().enumerate() {
            let What::Cue(cue) = item.what else {
                out.extend(self.condemned(i));
                continue;
            };
            let verb = item.marks & mark::VERB != 0;
            match cue {
                // «صبي يدعى كذا» is called so.
                Cue::Speech if verb && self.is_called(i) => {}
                // «القانون الذي أقرته الحكومة» is passed, not admitted.
                Cue::Speech
                    if verb
                        && item.tail > 0
                        && self.scene.view.senses(item.first, Class::Trigger).next().is_some() => {}
                // «طالب يتابع دراسته»
                Cue::Speech
                    if verb
                        && items.get(i + 1).is_some_and(|n| n.first == item.end)
                        && self.is_possessed(i + 1) => {}
                // «من دون أن يذكر اسمه»
                Cue::Speech if verb && self.is_unsaid(i) => {}
                Cue::Speech | Cue::Relay | Cue::Claim | Cue::Denial | Cue::Accuse if verb => {
                    // «السلطات اتهمت الاستخبارات»: the noun behind the verb is the accused.
                    // «باريس التي تتهم المتمردين»
                    let relative = cue == Cue::Accuse
                        && i > 1
                        && item.tail == 0
                        && items.get(i + 1).is_some_and(|n| {
                            n.what == What::Noun && n.preposition == Preposition::None && n.first == item.end
                        })
                        && items[i - 1].what == What::Cue(Cue::Relative)
                        && items[i - 2].what == What::Noun;
                    let first = cue == Cue::Accuse && i > 0 && items[i - 1].what == What::Noun
                        || relative
                        || self.is_titled(i);
                    let mut who = if first {
                        None
                    } else {
                        self.speaker_behind(i, cue == Cue::Relay || self.quotes(i))
                    };
                    // «سخر منه أخوه، وقال إن …»: not the last one named before و.
                    if who.is_none() && !(item.joined && (0..i).any(|k| items[k].is_verb())) {
                        who = self.speaker_before(i);
                    }
                    let who = if relative { Some(i - 2) } else { who };
                    let who = who.map(|k| self.by_name(k));
                    let after = (i + 1..items.len()).any(tells);
                    // «… ، قال مصدر»: what stands before is told.
                    // «أعلنت الإذاعة أن رجالها غنموا مدفعا»: what it tells is no event.
                    // «… أنه أسره، ولم تؤكد عمان الخبر»
                    let denies = i > 0 && items[i - 1].what == What::Cue(Cue::Negation);
                    let closing = !after && i > 0 && !self.opens_that(i);
                    if closing && denies || self.is_masdar(i) {
                        continue;
                    }
                    let first = if closing { 0 } else { i + 1 };
                    out.push(Speech { who, first, end: if closing { i } else { items.len() } });
                }
                // «تحذر الوكالة من أن …»
                Cue::Avert | Cue::Plan if verb && self.says(i) => {
                    let who = self.speaker_behind(i, false).or_else(|| self.speaker_before(i));
                    out.push(Speech { who, first: i + 1, end: items.len() });
                }
                Cue::According => {
                    let reach = i + 1..items.len().min(i + 4);
                    let who = reach.clone().find(|&k| items[k].what == What::Noun);
                    // «وفق تقرير استخباري»: the report itself, where only an adjective follows.
                    let report = reach.clone().find(|&k| items[k].what == What::Cue(Cue::Statement));
                    let report = report.filter(|&r| {
                        let adjective = |w: usize| {
                            let nisba = self.scene.view.word(items[w].at).looks.nisba;
                            nisba && items[w].is_unknown_word() && items[r].end == items[w].first
                        };
                        who.is_none_or(|w| r < w && adjective(w))
                    });
                    let who = report.or(who.map(|k| self.whose(k)).map(|k| self.by_name(k)));
                    // «وفق مسطرة (إجراء)»
                    let who = who.filter(|&k| (i + 1..k).all(|n| items[n].what != What::Open));
                    // «ذكرت الصحيفة نقلا عن مصادر أن …»: they told the paper.
                    let told = out.last().is_some_and(|s| s.first <= i) && self.opens_that(i);
                    if who.is_some() && told {
                        out.push(Speech { who, first: i + 1, end: items.len() });
                    } else if who.is_some() {
                        out.insert(0, Speech { who, first: 0, end: items.len() });
                    }
                }
                // «دعت المنظمة إلى الإفراج عنهم», «…، حذر قائد»
                Cue::Avert if verb && self.demands_event(i) => {
                    // «الرئيس يدعو الأهالي إلى القتال»: the noun behind the verb is its object.
                    let leads = i > 0 && items[i - 1].what == What::Noun && !item.joined;
                    let who = if leads { self.speaker_before(i) } else { self.speaker_behind(i, false) };
                    // «هتافات تطالب بالإفراج عنهم»
                    let who = who.filter(|&k| items[k].definite || !items[k].is_unknown());
                    if who.is_some() {
                        out.push(Speech { who, first: i + 1, end: items.len() });
                    }
                }
                // «توقعت الأرصاد أن …», «…، كما رجح مسؤول»
                Cue::Possible if verb => {
                    let who = self
                        .speaker_behind(i, false)
                        .filter(|&k| items[k].definite || !items[k].is_unknown());
                    let closing = i > 0 && !(i + 1..items.len()).any(tells) && !self.opens_that(i);
                    let opens = self.opens_that(i);
                    if who.is_some() && (opens || closing) {
                        let (first, end) = if closing { (0, i) } else { (i + 1, items.len()) };
                        out.push(Speech { who, first, end });
                    }
                }
                // «حمل الوزير المتظاهرين المسؤولية»
                Cue::Blame => {
                    let verb = (0..i).rev().take(REACH).find(|&k| items[k].is_verb());
                    let verb = verb.filter(|&k| !matches!(items[k].what, What::Cue(Cue::Speech)));
                    if let Some(who) = verb.and_then(|k| self.speaker_behind(k, false)) {
                        out.push(Speech { who: Some(who), first: who + 1, end: i });
                    }
                }
                // «متهما القوات»: as a participle.
                Cue::Adding | Cue::Accuse => {
                    let who = if out.is_empty() { self.main_subject(i) } else { None };
                    out.push(Speech { who, first: i + 1, end: items.len() });
                }
                _ => {}
            }
        }
    }

    /// «الجيش ⟦يعلن⟧ دحر المليشيا»: whether who speaks stands at the head, as titles put it, and what he tells right behind
    /// the verb at item `i`.
    fn is_titled(&self, i: usize) -> bool {
        let items = self.items;
        let Some(who) = i.checked_sub(1).map(|k| &items[k]) else { return false };
        let speaks =
            matches!(self.thing(i - 1), Some(Thing::Force | Thing::Body | Thing::Police | Thing::Official));
        let told =
            items.get(i + 1).is_some_and(|n| n.is_unknown_word() && !n.joined && n.first == items[i].end);
        i == 1
            && speaks
            && told
            && who.what == What::Noun
            && who.definite
            && items[i].marks & mark::VERB == mark::PRESENT
            && !items[i].joined
    }

    /// «أدان البيان استهداف المدنيين»: who condemns an event tells of it; a court judges people.
    fn condemned(&self, i: usize) -> Option<Speech> {
        let item = &self.items[i];
        // «نقلت الوكالة عن مسؤول قوله إن …»: no troops are moved.
        let relays = item.what == What::Trigger
            && item.marks & mark::VERB != 0
            && self.scene.view.senses(item.first, Class::Cue).any(|s| s.arg == Cue::Relay as i32)
            && self.items[i + 1..].iter().take(2 * REACH).any(|n| n.what == What::Cue(Cue::Adding));
        let told = if relays { self.speaker_behind(i, true) } else { None };
        if let Some(who) = told.filter(|&k| self.items[k].preposition == Preposition::About) {
            return Some(Speech { who: Some(who), first: who + 1, end: self.items.len() });
        }
        let says = item.what == What::Trigger
            && item.marks & mark::VERB != 0
            && self.scene.view.senses(item.first, Class::Cue).any(|s| s.arg == Cue::Speech as i32);
        let who = if says { self.speaker_behind(i, false) } else { None }?;
        let event = self
            .items
            .get(who + 1)
            .is_some_and(|n| n.what == What::Trigger && n.preposition == Preposition::None);
        event.then_some(Speech { who: Some(who), first: who + 1, end: self.items.len() })
    }

    /// «وزارة الصحة: مقتل ثلاثة», «المتحدث باسم الجيش: …»: who speaks stands before the colon at the head.
    fn announced(&self) -> Option<Speech> {
        let items = self.items;
        let colon = (1..items.len().min(4)).find(|&k| items[k].what == What::Colon)?;
        let first = items.first().filter(|i| i.what == What::Noun && i.preposition == Preposition::None)?;
        let speaks = matches!(
            self.thing(0),
            Some(Thing::Official | Thing::Body | Thing::Force | Thing::Police | Thing::Journalist)
        ) || self.thing(0) == Some(Thing::Person)
            && first.marks & (mark::PLURAL | mark::COLLECTIVE) != 0;
        // «الدفاع الروسية: …»: the ministry of a state.
        let ministry = colon == 1
            && self.thing(0).is_none()
            && first.definite
            && first.people.is_some()
            && first.end == first.at + 2
            && self.ends_in_marbuta(first.at + 1);
        let speaks = speaks || ministry;
        let person = first.name.is_some_and(|e| self.scene.entities[e].label == Label::Person);
        let told = self.scene.view.pieces[items[colon].first].code == COLON
            && first.number.is_none()
            && (1..colon).all(|k| {
                // «وكالة الأنباء: …»
                let news = items[k].what == What::Cue(Cue::Statement) && items[k].marks & mark::VERB == 0;
                items[k].preposition != Preposition::None || news
            })
            && (speaks || person);
        told.then_some(Speech { who: Some(0), first: colon + 1, end: items.len() })
    }

    /// «قال وزير الداخلية في الولاية، فلان الفلاني، إن …»: his name stands apart.
    pub fn by_name(&self, k: usize) -> usize {
        let items = self.items;
        let title = items[k].name.is_none()
            && self.is_human(k)
            && items[k].marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) == 0;
        let bound = |n: &usize| items[*n].preposition != Preposition::None;
        let comma = (k + 1..items.len().min(k + 4)).find(|&n| items[n].what == What::Comma);
        let close = |n: usize| {
            items.get(n).is_some_and(|i| matches!(i.what, What::Comma | What::Cue(Cue::That | Cue::Adding)))
        };
        let name =
            comma.filter(|&c| title && (k + 1..c).all(|n| bound(&n) || items[n].joined)).map(|c| c + 1);
        let person = |n: &usize| {
            let label = items.get(*n).and_then(|i| i.name).map(|e| self.scene.entities[e].label);
            label == Some(Label::Person) && !bound(n) && !items[*n].joined
        };
        let apart = name.filter(person).filter(|n| close(n + 1));
        // «أفاد رئيس اللجنة في المجلس فلان الفلاني»
        // «الشهيد ⟦فلان⟧»: a word for the dead before his name.
        let dead = items[k].what == What::Trigger && self.may_tell(k, "die");
        let next =
            (k + 1..items.len().min(k + 4)).find(|n| !bound(n)).filter(|&n| title && (n > k + 1 || dead));
        apart.or_else(|| next.filter(person)).unwrap_or(k)
    }

    /// «بحسب حصيلة ⟦جديدة⟧ لوزارة الداخلية»: whose report it is, where nothing is known of the word itself.
    fn whose(&self, k: usize) -> usize {
        let item = &self.items[k];
        let owner = self.items.get(k + 1).filter(|n| {
            n.what == What::Noun
                && n.preposition == Preposition::For
                && n.first == item.end
                && !n.is_unknown()
        });
        let idle = item.is_unknown() && !item.definite || item.what == What::Cue(Cue::Statement);
        // «بحسب حصيلة جديدة نشرتها الوزارة», «تقرير أصدره المركز»
        let published = self.items.get(k + 1).is_some_and(|v| {
            let verb = v.is_verb() || v.what == What::Noun && v.is_unknown_word();
            let end = self.scene.view.pieces[v.end - 1].span.end as usize;
            let (last, text) = (self.scene.view.text.at(end - 1), self.scene.view.text);
            let it = last == HEH || last == ALEF && text.at(end - 2) == HEH;
            verb && it && !v.joined
        });
        let publisher = Some(k + 2).filter(|&p| {
            let bare = self.items.get(p).is_some_and(|n| {
                n.what == What::Noun && n.preposition == Preposition::None && (n.definite || n.name.is_some())
            });
            idle && published && bare
        });
        if let Some(publisher) = publisher.filter(|&p| self.may_speak(p)) {
            return publisher;
        }
        owner.filter(|_| idle && self.may_speak(k + 1)).map_or(k, |_| k + 1)
    }

    /// «أظهر تقرير لوزارة الصحة»: an unknown noun that is no «مصدر».
    fn is_owned_report(&self, k: usize) -> bool {
        self.scene.view.topic(self.items[k].at, Cue::Informant).is_none()
    }

    /// Whether a verb that is also one of saying is followed by what is said: «حذر من أن».
    fn says(&self, i: usize) -> bool {
        let view = &self.scene.view;
        view.senses(self.items[i].first, Class::Cue).any(|s| s.arg == Cue::Speech as i32)
            && self.opens_that(i)
    }

    /// Whether «أن» and its like follow before another verb.
    fn opens_that(&self, i: usize) -> bool {
        let behind = self.items[i + 1..].iter().take(REACH).take_while(|n| !n.is_verb());
        behind.into_iter().any(|n| n.what == What::Cue(Cue::That))
    }

    /// «عدم كشف هويته», «دون ذكر اسمه»: a verbal noun, which may be spelled as the verb.
    fn is_masdar(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map(|k| &self.items[k]).filter(|k| k.end == self.items[i].first);
        let noun = |k: &super::items::Item| {
            k.what == What::Cue(Cue::Negation) && self.scene.view.pieces[k.first].span.len() == 3
        };
        // «منذ ⟦كشف⟧ ملابسات الحادث»: no verb stands behind a preposition.
        let led = || {
            let view = self.scene.view;
            let at = self.items[i].first.checked_sub(1);
            const LEAD: [Preposition; 6] = [
                Preposition::From,
                Preposition::About,
                Preposition::In,
                Preposition::On,
                Preposition::To,
                Preposition::After,
            ];
            let leads = |arg: i32| LEAD.iter().any(|&p| p as i32 == arg);
            at.is_some_and(|at| view.senses(at, Class::Preposition).any(|s| leads(s.arg)))
        };
        self.items[i].marks & mark::VERB == mark::PAST && (before.is_some_and(noun) || led())
    }

    /// «أدان البيان القصف، ⟦مؤكدا⟧ أن …»: the subject of the verb at the head of the sentence, if a participle of saying
    /// goes on with what is said.
    fn main_subject(&self, i: usize) -> Option<usize> {
        let items = self.items;
        let comma = i > 0 && items[i - 1].what == What::Comma;
        let goes_on = comma || items.get(i + 1).is_some_and(|n| n.what == What::Cue(Cue::That));
        let verb = (0..i.min(HEAD)).find(|&k| items[k].is_verb() || items[k].is_unknown_word());
        let verb = verb.filter(|&v| goes_on && items[v].tail == 0)?;
        let who = self.speaker_behind(verb, false).or_else(|| self.speaker_before(verb))?;
        let speaks = matches!(
            self.thing(who),
            Some(
                Thing::Official
                    | Thing::Body
                    | Thing::Force
                    | Thing::Police
                    | Thing::Person
                    | Thing::Journalist
            )
        ) || items[who].what == What::Cue(Cue::Statement);
        speaks.then_some(who)
    }

    /// «نقلا عن مصادر»: whether the word also means to quote somebody, and عن follows.
    fn quotes(&self, i: usize) -> bool {
        let about = self.items.get(i + 1).is_some_and(|n| n.preposition == Preposition::About);
        about && self.scene.view.senses(self.items[i].first, Class::Cue).any(|s| s.arg == Cue::Relay as i32)
    }

    /// «دعا إلى الإفراج عن …», «طالب بوقف …»: whether the verb asks for an event.
    fn demands_event(&self, i: usize) -> bool {
        let items = self.items;
        let behind = (i + 1..items.len().min(i + REACH)).take_while(|&k| !items[k].is_verb());
        behind.into_iter().any(|k| {
            let led = matches!(items[k].preposition, Preposition::To | Preposition::With | Preposition::On);
            self.is_event(k) && led
        })
    }

    /// «يدعى», which ends otherwise than «يدعي».
    fn is_called(&self, i: usize) -> bool {
        let end = self.scene.view.pieces[self.items[i].first].span.end as usize;
        self.items[i].marks & mark::VERB == mark::PRESENT && self.scene.view.text.at(end - 1) == ALEF_MAQSURA
    }

    /// «لم يذكر عدد القتلى», «دون أن يذكر اسمه»: whether the verb at item `i` says nothing.
    fn is_unsaid(&self, i: usize) -> bool {
        let is = |k: Option<usize>, cue: Cue| k.is_some_and(|k| self.items[k].what == What::Cue(cue));
        let that = is(i.checked_sub(1), Cue::That);
        that && is(i.checked_sub(2), Cue::Negation) && !self.opens_that(i)
    }

    /// The subject after a verb of saying, or what stands after عن.
    pub fn speaker_behind(&self, i: usize, relay: bool) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        for (k, item) in items.iter().enumerate().take(i + REACH).skip(i + 1) {
            match item.what {
                What::Noun if relay && item.preposition == Preposition::About => return Some(k),
                What::Noun if item.preposition == Preposition::None && found.is_none() && !item.joined => {
                    found = Some(k);
                    if !relay {
                        break;
                    }
                }
                // «أكد البيان», «جاء في بيان الوزارة»
                What::Cue(Cue::Statement) if found.is_none() && item.preposition == Preposition::None => {
                    found = Some(k);
                    if !relay {
                        break;
                    }
                }
                What::Cue(Cue::Statement)
                | What::Noun
                | What::Time
                | What::Other
                | What::Amount
                | What::Comma => {}
                What::Open | What::Close => {}
                _ => break,
            }
        }
        // «يسجل مرحلة»: the verb's gender shows that an unknown word is not its subject.
        let subject = |k: usize| {
            let item = &items[k];
            let unknown =
                item.what == What::Noun && item.thing.is_none() && item.name.is_none() && !item.definite;
            // «أقر بإقدامه على فعلته»: what he admits.
            let span = self.scene.view.pieces[item.at].span;
            let at = |at: u32| self.scene.view.text.at(at as usize);
            let admitted = unknown && at(span.start) == BEH && at(span.end - 1) == HEH;
            let other = unknown && self.ends_in_marbuta(item.at);
            // «أبلغه استهجان الحكومة»: whom he told stands in the pronoun, and what behind it.
            let told = unknown && items[i].tail > 0;
            !told && !admitted && (!other || items[i].marks & (mark::FEM | mark::PLURAL) != 0)
        };
        // «قال مصدر لوكالة الأنباء»: whom he told.
        let report = |k: usize| items[k].what == What::Cue(Cue::Statement);
        let found = found.map(|k| if report(k) || self.is_owned_report(k) { self.whose(k) } else { k });
        found.filter(|&k| self.may_speak(k) && subject(k) && !self.is_quoted_after(i, k))
    }

    /// «قال «⟦المدينة⟧ لن تسقط»»: whether item `k` opens what is quoted behind the verb at item `i`, and is no name in
    /// quotation marks.
    fn is_quoted_after(&self, i: usize, k: usize) -> bool {
        let (pieces, item) = (self.scene.view.pieces, &self.items[k]);
        // A closed pair stands behind whom he told: «قال ل«الصحيفة» الوزير».
        let mut marks = (self.items[i].end..item.at).filter(|&p| is_quote(pieces[p].code));
        let opened = marks.clone().count() % 2 == 1 && marks.any(|p| may_open_quote(pieces[p].code));
        let mut name = item.at..pieces.len().min(item.end + 3);
        opened && !name.any(|p| is_quote(pieces[p].code))
    }

    fn ends_in_marbuta(&self, piece: usize) -> bool {
        let end = self.scene.view.pieces[piece].span.end as usize;
        self.scene.view.text.at(end - 1) == TEH_MARBUTA
    }

    pub fn speaker_before(&self, i: usize) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        let mut left = REACH;
        // One relative clause may be skipped, not a chain of them.
        for k in (0..i).rev().take(2 * REACH) {
            if left == 0 {
                break;
            }
            left -= 1;
            match items[k].what {
                // «القوات، التي تضم كتائب، ⟦أعلنت⟧»: the speaker is the noun before the relative clause, not one in it.
                What::Cue(Cue::Relative) => {
                    found = None;
                    left = REACH;
                }
                _ if k > 0 && items[k - 1].what == What::Cue(Cue::Relative) => {}
                What::Open | What::Close => {}
                What::Noun if items[k].preposition == Preposition::None => found = Some(k),
                What::Noun | What::Time | What::Comma | What::Amount | What::Other => {}
                What::Cue(Cue::Was | Cue::Clause) => {}
                // «المعلومات الأولية أفادت»: the source is not named.
                What::Cue(Cue::Statement) => {
                    found = None;
                    break;
                }
                _ => break,
            }
        }
        found.filter(|&k| self.may_speak(k))
    }

    /// «يتابع ⟦دراسته⟧»: whether item `i` is somebody's own, and no person that is known.
    fn is_possessed(&self, i: usize) -> bool {
        let item = &self.items[i];
        let span = self.scene.view.pieces[item.at].span;
        let end = |back: u32| self.scene.view.text.at(span.end.saturating_sub(back) as usize);
        let his = span.len() > 3 && end(1) == HEH && end(2) == TEH;
        let hers = span.len() > 4 && end(1) == ALEF && end(2) == HEH && end(3) == TEH;
        item.is_unknown() && (his || hers)
    }

    fn may_speak(&self, i: usize) -> bool {
        let item = &self.items[i];
        // «حملوا نعشا», «قالت علنا»: an unknown word in the accusative is no subject.
        let accusative = self.scene.view.word(item.at).looks.alef;
        let object = item.what == What::Noun
            && item.thing.is_none()
            && item.name.is_none()
            && !item.definite
            && (accusative || self.scene.view.word(item.at).looks.verb);
        // «كشفوا ⟦تفاصيل الحادث⟧», «أكد ⟦استمرار المعارك⟧»: what is told, an unknown word in idafa.
        let last = self.scene.view.word(item.end - 1).looks.proclitics;
        // But «قال ⟦مفاوضو الحركة⟧», «قالت ⟦مندوبة السياحة⟧», «قال ⟦معالي الوزير⟧».
        let end = self.scene.view.pieces[item.at].span.end as usize;
        let who = matches!(self.scene.view.text.at(end - 1), WAW | TEH_MARBUTA | YEH);
        let many = who || self.scene.view.word(item.at).looks.plural;
        let informs = self.scene.view.topic(item.at, Cue::Informant).is_some();
        let told = !informs
            && item.is_unknown()
            && !item.definite
            && !many
            && item.end > item.at + 1
            && last.any(Proclitics::AL);
        // «المدينة ومحيطها»
        let own = item.tail > 0 && self.thing(i) == Some(Thing::Place) || self.is_possessed(i);
        !own && !matches!(
            self.thing(i),
            Some(Thing::Weapon | Thing::Vehicle | Thing::Other | Thing::Abstract)
        ) && item.number.is_none()
            && !object
            && !told
    }
}
