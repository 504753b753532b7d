//! Noun phrases: the head, what follows it, and the places that no list holds.

use super::items::{Item, What};
use super::openings::is_urgent;
use super::pieces::FoundSense;
use super::reader::EventReader;
use super::words::EventReading;
use crate::found::Label;
use crate::letters::{BEH, FATHA, NOON, WAW};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{closes_quote, is_quote, may_open_quote, opens_quote};
use crate::span::Span;
use crate::tokenize::Kind;

/// Maximum number of words of a noun phrase.
const WIDEST: usize = 10;

impl EventReader<'_, '_> {
    /// A noun phrase from piece `first` whose head is at `at`.
    pub fn noun(
        &mut self,
        first: usize,
        at: usize,
        name: Option<usize>,
        number: Option<(usize, usize)>,
    ) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        // What is counted may itself tell of an event: «20 قتيلا».
        // «4 من الحشد الشعبي»: a name tells of none.
        let named = scene.entity(at).is_some_and(|e| scene.entities[e].label == Label::Org);
        let told = view.longest(at, Class::Trigger).filter(|t| {
            number.is_some()
                && !self.is_shot_down(first, at)
                && !named
                && !scene.barred[at]
                && t.reading.sense.flags & (mark::PERSON | mark::EVENT) != 0
        });
        if let (Some(t), Some((e, _))) = (told, number) {
            let joined = self.joined;
            let (item, end) = self.trigger(at, t);
            let item = item.map(|mut item| {
                item.number = Some(e);
                item.first = first;
                item.joined |= joined;
                item
            });
            return (item, end.max(number.map_or(0, |n| n.1)));
        }
        let actor = view.longest(at, Class::Actor);
        // «قضاء #كذا», «قضاء سامراء» are districts.
        let behind = at + 1;
        let tagged = behind < self.last && view.pieces[behind].tag && !view.pieces[at].tag;
        let town = |e: usize| {
            let entity = &scene.entities[e];
            matches!(entity.label, Label::Gpe | Label::Loc)
                && entity.span.start == view.pieces[behind].span.start
        };
        let tagged = tagged || behind < self.last && scene.entity(behind).is_some_and(town);
        let district = |a: FoundSense| {
            let mut all = view.readings(at).iter().filter(|r| r.sense.class == Class::Actor);
            let place = all.find(|r| self.thing_of_noun(r) == Thing::Place && r.tail == 0);
            place.filter(|_| tagged && a.end == at + 1).map_or(a, |&reading| FoundSense { reading, ..a })
        };
        let actor = actor.map(district);
        let mut item = self.blank(What::Noun, first, at + 1);
        item.at = at;
        item.number = number.map(|n| n.0);
        let looks = view.word(at).looks;
        let piece = view.pieces[at].span;
        item.head = Span::new(piece.start + u32::from(looks.prefix), piece.end);
        item.definite = looks.proclitics.any(Proclitics::AL);
        item.marks = if looks.plural { mark::PLURAL } else { 0 };
        let mut end = at + 1;
        match (name, actor) {
            (Some(e), _) => {
                item.name = Some(e);
                item.head = scene.entities[e].span;
                item.thing = scene.thing_of(e);
                item.definite = true;
                item.marks = mark::MASC;
                // «أم عدنان», «سيدة حامل»: the first word of what was read as a name says who it is.
                let own = actor.filter(|a| {
                    scene.entities[e].label == Label::Person
                        && scene.entities[e].span.start == piece.start + u32::from(a.reading.prefix)
                });
                let told = own.map(|a| self.thing_of_noun(&a.reading));
                item.thing = told.filter(|t| matches!(t, Thing::Child | Thing::Woman)).or(item.thing);
                match scene.entities[e].label {
                    Label::Org => item.marks |= scene.organization(e).1 & mark::IRREGULAR,
                    Label::Norp => item.marks |= scene.known(e).map_or(0, |known| known.1 & mark::IRREGULAR),
                    _ => {}
                }
                end = scene.behind(at, scene.entities[e].span.end, self.last).max(at + 1);
            }
            (None, Some(a)) => {
                let (thing, _) = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize];
                item.thing = Some(*thing);
                item.lemma = Some(a.reading.sense.arg);
                item.marks = a.reading.sense.flags;
                // «مدنيَين» are two where «مدنيّين» are many.
                let two = item.marks & mark::PLURAL != 0
                    && piece.len() > 4
                    && view.text.at(piece.end as usize - 3) == FATHA;
                if two && looks.plural && !looks.nominative {
                    item.marks = item.marks & !mark::PLURAL | mark::DUAL;
                }
                // «طائرات الاحتلال»: known as a whole, and definite by its last word.
                let whole = a.end > at + 1 && view.word(a.end - 1).looks.proclitics.any(Proclitics::AL);
                item.definite = a.reading.proclitics.any(Proclitics::AL) || a.reading.tail > 0 || whole;
                item.tail = a.reading.tail;
                item.head = Span::new(piece.start + u32::from(a.reading.prefix), piece.end);
                end = a.end;
            }
            _ => {}
        }
        if let Some((e, phrase_end)) = number {
            let dual = scene.number(e).is_some_and(|n| n.dual);
            if dual {
                item.marks = item.marks & !mark::PLURAL | mark::DUAL;
            }
            end = end.max(phrase_end);
        }
        let tail = end;
        end = self.tail(&mut item, end);
        item.end = end;
        if let Some((e, behind)) = self.numbered_part(&item) {
            (item.number, item.part) = (Some(e), true);
            (item.end, end) = (behind, behind);
        }
        self.young(&mut item);
        self.spot(&mut item, tail);
        (Some(item), end)
    }

    /// «ابنهما ⟦الصغير⟧», «ثلاثة أشقاء ⟦صغار⟧»: people who are children by the adjective.
    fn young(&self, item: &mut Item) {
        let people = matches!(item.thing, Some(Thing::Person | Thing::Woman | Thing::Civilian));
        if people && item.marks & mark::COLLECTIVE == 0 {
            let told = (item.at + 1..item.end).any(|i| self.scene.view.topic(i, Cue::Young).is_some());
            item.thing = if told { Some(Thing::Child) } else { item.thing };
        }
    }

    /// «ابن», «شقيق»: whether the noun says that it is somebody's, and nobody is named yet.
    fn is_of_kin(&self, item: &Item) -> bool {
        item.tail == 0 && item.name.is_none() && self.scene.view.topic(item.at, Cue::OfKin).is_some()
    }

    pub fn thing_of_noun(&self, actor: &EventReading) -> Thing {
        self.scene.view.lexicon.tables().events.nouns[actor.sense.arg as usize].0
    }

    /// The rest of a noun phrase: idafa, adjectives, a name in apposition.
    fn tail(&self, item: &mut Item, mut i: usize) -> usize {
        let scene = self.scene;
        let view = scene.view;
        let mut definite = item.definite;
        // «تنظيم «كذا»»; but in «في بغداد»» the mark closes an earlier quotation.
        let mut quoted = i >= 2 && may_open_quote(view.pieces[i - 2].code);
        let head_named = item.name.is_some();
        // «دانات الجنجويد», «حواجز النظام»
        let owned =
            |item: &Item| matches!(item.thing, Some(Thing::Weapon | Thing::Vehicle | Thing::Building));
        let generic = item.lemma.is_some_and(|l| self.is_generic(l));
        // «ابن عمه», «ابنة شقيقه»: who it is, not whose.
        let kin = self.is_of_kin(item);
        while i < self.last && i < item.first + WIDEST {
            let piece = view.pieces[i];
            if self.breaks(i) {
                break;
            }
            // The words of one hashtag stay together, and one after a place or a building is its name: «طريق #تدمر».
            let goes_on =
                piece.tag && view.pieces[i - 1].tag && piece.span.start <= view.pieces[i - 1].span.end + 1;
            let names = piece.tag
                && item.name.is_none()
                && scene.entity(i).is_none_or(|e| !scene.is_place(e))
                && matches!(item.thing, Some(Thing::Place | Thing::Building));
            // «#عاجل #سرمين»: each hashtag is a phrase of its own; so is one behind a name, or for what is urgent.
            let apart = view.pieces[i - 1].tag || item.thing == Some(Thing::Place) && item.name.is_some();
            // «ثلاثة مدنيين #سوريا»
            let town = || scene.entity(i).is_some_and(|e| scene.is_place(e)) || view.word(i).mask == 0;
            let people = item.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1 && t != Thing::Force);
            let apart = apart || people && item.number.is_some() && town();
            let apart = apart && !goes_on && !names || is_urgent(scene, i);
            if piece.tag && apart {
                break;
            }
            if goes_on || names {
                i = self.tag_end(i);
                if names {
                    break;
                }
                continue;
            }
            if piece.kind == Kind::Punct {
                let quote = is_quote(piece.code);
                let opens = may_open_quote(piece.code);
                let named = |at: usize| scene.entity(at).is_some_and(|e| scene.is_name(e));
                if quote && (opens && i + 1 < self.last && named(i + 1) || named(i - 1) && !opens && quoted) {
                    quoted = opens;
                    i += 1;
                    continue;
                }
                break;
            }
            // «طائرات F-16 العراقية»
            if piece.kind == Kind::Latin || piece.kind == Kind::Code && piece.code < 0x80 && !head_named {
                i += 1;
                continue;
            }
            if piece.kind != Kind::Word {
                break;
            }
            let word = view.word(i);
            let looks = word.looks;
            if let Some(e) = scene.entity(i).filter(|&e| !piece.tag || scene.is_name(e)) {
                let entity = &scene.entities[e];
                let inside = entity.span.start > piece.span.start;
                // «مدنيين اثنين», «العناصر الستة»
                let value = scene.number(e).filter(|_| scene.is_number(e) && item.number.is_none());
                let two = value.is_some_and(|n| {
                    // «مدنيين اثنين بجروح»: what follows is not counted.
                    let free = n.noun.as_ref().is_none_or(|noun| noun.span.start >= entity.span.end);
                    n.value == Some(crate::found::Numeric::Int(2)) && free && !n.dual
                });
                let all = value.is_some_and(|n| n.noun.is_none())
                    && definite
                    && looks.proclitics.any(Proclitics::AL);
                // «قصف مدينة كذا اثنان»: a place is none of two.
                let two = two && item.thing != Some(Thing::Place);
                // «سوريين اثنين»
                let people = item.name.is_some_and(|n| scene.entities[n].label == Label::Norp);
                let counts = two && (people || !head_named) || all && !head_named;
                if counts && !looks.proclitics.any(Proclitics::WA) {
                    item.number = Some(e);
                    let end = if two { entity.span.end } else { entity.phrase.end };
                    i = scene.behind(i, end, self.last).max(i + 1);
                    continue;
                }
                // «عائلة واحدة»
                let one = scene.is_number(e)
                    && entity.phrase.start == piece.span.start
                    && entity.span.start > entity.phrase.start
                    && scene.number(e).is_some_and(|n| n.value == Some(crate::found::Numeric::Int(1)));
                if one {
                    i = scene.behind(i, entity.phrase.end, self.last).max(i + 1);
                    continue;
                }
                if !scene.is_name(e) || inside {
                    break;
                }
                // «أوقفت الشرطة ⟦سوريين⟧»: an adjective has the article of its noun.
                let bare = entity.label == Label::Norp
                    && !looks.proclitics.any(Proclitics::AL)
                    && view.text.at(piece.span.end as usize - 1) == NOON;
                if bare && !head_named && view.word(i - 1).looks.proclitics.any(Proclitics::AL) {
                    break;
                }
                if entity.label == Label::Norp && looks.nisba && !looks.plural {
                    if item.people.is_none() {
                        item.people = Some(e);
                    }
                    i += 1;
                    definite = true;
                    continue;
                }
                // «اتهمت واشنطن ⟦طهران⟧»
                let state = |e: usize| scene.entities[e].label == Label::Gpe;
                if item.preposition == Preposition::None && state(e) && item.name.is_some_and(state) {
                    break;
                }
                // «المغربي سفيان كذا»: whose nationality it is.
                if head_named && people && entity.label == Label::Person && !looks.plural {
                    item.name = Some(e);
                    item.head = entity.span;
                    item.thing = scene.thing_of(e);
                    i = scene.behind(i, entity.span.end, self.last).max(i + 1);
                    continue;
                }
                // «بوتين وزير …»: a name is not followed by another one, except an organization's by a place.
                if head_named && entity.label != Label::Gpe && entity.label != Label::Loc {
                    break;
                }
                let site = entity.label == Label::Fac;
                // «دخلت قوات المعارضة ⟦دمشق⟧»: nothing stands in idafa behind a word with the article.
                let acts = matches!(
                    item.thing,
                    Some(
                        Thing::Force | Thing::Combatant | Thing::Police | Thing::Official | Thing::Journalist
                    )
                );
                // «اقتحم أنصار الرئيس ⟦مبنى البرلمان⟧»
                let people = item.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1);
                let acts = acts || people && site;
                let town = site || matches!(entity.label, Label::Gpe | Label::Loc);
                let al = view.word(i - 1).looks.proclitics == Proclitics(Proclitics::AL);
                if acts && town && al && !head_named && item.name.is_none() {
                    break;
                }
                // «استهدفت طائرة مسيرة ⟦مطار كذا⟧», «ثلاثة صواريخ ⟦مطار كذا⟧»
                if self.ends_as_weapon(item, i, definite, site)
                    && (site || matches!(entity.label, Label::Gpe | Label::Org | Label::Person))
                {
                    break;
                }
                let person = entity.label == Label::Person;
                let human = item.thing.is_none_or(|t| {
                    !matches!(t, Thing::Force | Thing::Body | Thing::Building | Thing::Place)
                });
                if item.name.is_none() {
                    let place = item.thing == Some(Thing::Place)
                        && matches!(entity.label, Label::Gpe | Label::Loc | Label::Fac);
                    let body = item.thing == Some(Thing::Force) && entity.label == Label::Org
                        || item.thing == Some(Thing::Building) && entity.label == Label::Fac;
                    if person && human && item.number.is_none() || place || body {
                        item.name = Some(e);
                        item.head = entity.span;
                        // «الدكتور هاشم»: a title of which nothing else is known.
                        let title = view.word(item.at).looks.proclitics == Proclitics(Proclitics::AL);
                        let titled =
                            person && !piece.tag && item.thing.is_none() && i == item.at + 1 && title;
                        item.thing = item.thing.or(titled.then_some(Thing::Person));
                    }
                }
                let arms = owned(item) && item.by.is_none();
                if arms && !head_named && scene.thing_of(e) == Some(Thing::Force) {
                    (item.by, item.of) = (Some(entity.span), Some(e));
                }
                let place = matches!(entity.label, Label::Gpe | Label::Loc);
                // «على طلبة مدارس بلدة كذا»
                let of_town = || {
                    item.preposition == Preposition::On
                        && i > item.at + 1
                        && item.name.is_none()
                        && view.first(i - 1, Class::Actor).is_some_and(|a| {
                            self.thing_of_noun(&a) == Thing::Place && a.proclitics == Proclitics::default()
                        })
                };
                let building = item.thing == Some(Thing::Building);
                if place && item.name != Some(e) && (building || people && of_town()) {
                    item.inner = item.inner.or(Some(e));
                }
                if generic
                    && matches!(item.thing, Some(Thing::Person | Thing::Combatant))
                    && entity.label == Label::Org
                {
                    item.thing = Some(Thing::Combatant);
                }
                definite = true;
                i = scene.behind(i, entity.span.end, self.last).max(i + 1);
                continue;
            }
            if let Some((end, force)) = self.force_behind(item, i) {
                (item.of, i) = (force, end);
                break;
            }
            let stops = bit(Class::Preposition) | bit(Class::Trigger);
            // «طيران الاحتلال»
            let force = view.first(i, Class::Actor).is_some_and(|a| {
                self.thing_of_noun(&a) == Thing::Force
                    && a.proclitics == Proclitics(Proclitics::AL)
                    && word.mask & bit(Class::Preposition) == 0
            });
            // «الجيزة ⟦القبض على⟧»
            // «دهست سيارة ⟦مجموعة من⟧ المارة»
            let wide = |class| view.longest(i, class).filter(|f| f.end > i + 1);
            let some = |f: FoundSense| f.reading.sense.arg == Cue::Some as i32;
            let told = word.mask & bit(Class::Phrase) != 0
                && (wide(Class::Trigger).is_some() || wide(Class::Cue).is_some_and(some));
            if (word.mask & stops != 0 || told) && !scene.barred[i] && !force {
                break;
            }
            // «التنظيم المرتبط بـ«كذا»», but «اتهمت القوات بـ«كذا»»
            let bound = self.is_stretched(i)
                && !(piece.code == BEH
                    && view.word(i - 1).looks.proclitics.any(Proclitics::AL)
                    && i > item.at + 1);
            if piece.span.len() == 1 || bound {
                break;
            }
            if item.thing == Some(Thing::Force) && !definite && self.is_behind_armed(item.at, i) {
                break;
            }
            if let Some(cue) = view.first(i, Class::Cue) {
                let cue_kind = Cue::ALL[cue.sense.arg as usize];
                let noun = word.mask & bit(Class::Actor) != 0;
                match cue_kind {
                    Cue::Others
                    | Cue::Title
                    | Cue::Sport
                    | Cue::SportToo
                    | Cue::Law
                    | Cue::General
                    | Cue::Equipped
                        if !cue.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI) => {}
                    Cue::Verb | Cue::Speech | Cue::Light | Cue::Happen | Cue::Cause if noun => {}
                    // «في وقت واحد»
                    Cue::One if i > item.at && cue.proclitics.0 == 0 && !self.goes_on(i + 1) => {}
                    // «ابن ⟦عمه⟧»
                    Cue::Kin if cue.proclitics.0 == 0 && i == item.at + 1 && kin => {}
                    _ => break,
                }
            }
            if looks.verb {
                break;
            }
            let actor = view.longest(i, Class::Actor);
            if owned(item) && item.by.is_none() {
                item.by = self.force_adjective(i, false).or_else(|| self.owner(i));
            }
            let al = looks.proclitics.any(Proclitics::AL);
            if looks.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI)
                || piece.code == WAW && looks.prefix > 0
            {
                break;
            }
            if let Some(a) = actor {
                if a.reading
                    .proclitics
                    .any(Proclitics::WA | Proclitics::FA | Proclitics::BI | Proclitics::LI | Proclitics::KA)
                {
                    break;
                }
                let al = a.reading.proclitics.any(Proclitics::AL);
                let thing = view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0;
                if self.is_next(item, i, &a, definite, head_named) {
                    break;
                }
                if generic && !kin {
                    match thing {
                        Thing::Police => item.thing = Some(Thing::Police),
                        Thing::Force => item.thing = Some(Thing::Combatant),
                        Thing::Child | Thing::Woman | Thing::Journalist | Thing::Worker | Thing::Civilian => {
                            item.thing = Some(thing);
                        }
                        _ => {}
                    }
                }
                definite |= al;
                i = a.end;
                continue;
            }
            if al && i > item.at && self.is_indefinite_plural(i - 1)
                || i > item.at && !looks.nisba && self.is_indefinite_dual(item, i)
            {
                break;
            }
            // «قررت محكمة الجنايات ⟦تأجيل⟧ المحاكمة»: nothing without the article describes a body that is definite.
            if definite && !al && !head_named && item.thing == Some(Thing::Body) && i > item.at + 1 {
                break;
            }
            // «في شوارع كذا ⟦احتجاجا⟧»: an adverb.
            let adverb = looks.alef;
            let site = matches!(item.thing, Some(Thing::Place | Thing::Building));
            if definite && !al && adverb && site && word.mask == 0 && scene.entity(i).is_none() {
                break;
            }
            if definite && !al && item.definite {
                // An adverb or a new phrase: «القوات ليلا»; but «الطفلة لين».
                let person = item.marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) == 0
                    && item.marks & (mark::MASC | mark::FEM) != 0
                    && item.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1);
                if !person || word.mask != 0 || i > item.at + 3 || adverb {
                    break;
                }
            }
            definite |= al;
            i += 1;
        }
        // «كتائب كذا⟦»⟧»: a closing mark of a quotation that began before the phrase does not belong to it.
        let code = |at: usize| view.pieces[at].code;
        let begun = || (item.first..i).any(|at| opens_quote(code(at)));
        if i > item.at + 1 && closes_quote(code(i - 1)) && !begun() {
            i -= 1;
        }
        i
    }
}
