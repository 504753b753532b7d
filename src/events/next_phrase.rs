//! Where the next noun phrase begins: what stands behind a noun without a preposition, and is neither of its idafa nor an
//! adjective of it.

use super::items::Item;
use super::pieces::FoundSense;
use super::reader::EventReader;
use crate::found::Label;
use crate::letters::{ALEF, ALEF_MAQSURA, FATHATAN, NOON, TEH, TEH_MARBUTA, chars};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};

impl EventReader<'_, '_> {
    /// Whether the noun `a` at piece `i`, behind the pieces of `item`, begins a phrase of its own. `definite` says whether
    /// anything before it has the article, `head_named` whether the head of the item is a name.
    pub fn is_next(&self, item: &Item, i: usize, a: &FoundSense, definite: bool, head_named: bool) -> bool {
        let view = self.scene.view;
        let looks = view.word(i).looks;
        let al = a.reading.proclitics.any(Proclitics::AL);
        // «الجيش مسلحين», «مسلحون مدنيين»: the next noun phrase begins.
        let thing = view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0;
        let things =
            matches!(thing, Thing::Place | Thing::Building | Thing::Vehicle | Thing::Weapon | Thing::Other);
        // «قوات الأمن الحي», «مسلحون النار»
        // «أحرق المتظاهرون ⟦الأعلام⟧»
        let head = view.word(item.at).looks;
        let many = head.plural && head.proclitics.any(Proclitics::AL) && !looks.nisba;
        let closed = definite && al && things && (i > item.at + 1 || many)
            || al && i > item.at && self.is_indefinite_plural(i - 1);
        // «المشفى» ends as an adjective does once it is folded.
        let nisba = looks.nisba && view.text.at(view.pieces[i].span.end as usize - 1) != ALEF_MAQSURA;
        // «هاجم الجيش ⟦المخيم⟧», «باريس ⟦الرئيس⟧ السابق»
        let other = al
            && i == item.at + 1
            && item.definite
            && match item.thing {
                Some(Thing::Force | Thing::Combatant | Thing::Police) => {
                    // «المدفعية الجامعة»: a body that is a building, too.
                    let hit = thing == Thing::Body && view.word(i - 1).looks.nisba;
                    !head_named
                        && (hit || matches!(thing, Thing::Place | Thing::Building | Thing::Vehicle))
                        && !nisba
                }
                // «اتهم النائب ⟦الحكومة⟧»
                Some(Thing::Official | Thing::Journalist | Thing::Person | Thing::Civilian)
                    if matches!(thing, Thing::Body | Thing::Force | Thing::Police) =>
                {
                    !looks.nisba && view.word(item.at).looks.proclitics.any(Proclitics::AL)
                }
                // «قصفت الطائرات ⟦الجسر⟧», «دخل الطلاب ⟦المدرسة⟧»
                Some(Thing::Vehicle | Thing::Weapon | Thing::Person | Thing::Civilian) => {
                    matches!(thing, Thing::Place | Thing::Building)
                        && !nisba
                        && view.word(item.at).looks.proclitics.any(Proclitics::AL)
                }
                _ => false,
            }
            || al
                && head_named
                && item.thing == Some(Thing::Place)
                && HUMAN >> thing as u32 & 1 == 1
                && thing != Thing::Force;
        // «عاقبت المحكمة ⟦المتهم⟧»: an adjective would be feminine, too.
        let last = |at: usize| view.text.at(view.pieces[at].span.end as usize - 1);
        let he = al
            && (i == item.at + 1 && item.definite || definite && i > item.at + 1 && self.is_judge(item, i))
            && (matches!(item.thing, Some(Thing::Body | Thing::Police)) && last(item.at) == TEH_MARBUTA
                // «أوقفت السلطات ⟦القبطان⟧»
                || item.thing == Some(Thing::Force) && last(item.at) == TEH)
            && !matches!(last(i), TEH_MARBUTA | TEH)
            && matches!(
                thing,
                Thing::Person
                    | Thing::Official
                    | Thing::Journalist
                    | Thing::Civilian
                    | Thing::Combatant
                    | Thing::Worker
                    | Thing::Child
            );
        // «المجموعة ⟦النار⟧»
        // «مسلح ⟦النار⟧»
        let shots = (definite || item.thing == Some(Thing::Combatant))
            && al
            && thing == Thing::Weapon
            && matches!(item.thing, Some(Thing::Force | Thing::Combatant | Thing::Police | Thing::Person));
        // «الجنود الباكستانيون المتشددين»: its case differs, so it is not an adjective of the noun.
        let cased =
            al && looks.plural && !looks.nominative && i > item.at && view.word(i - 1).looks.nominative;
        // «استهداف قوات الاحتلال ⟦المنظمات⟧», «قصف الجيش السوداني ⟦المدنيين⟧»: a body is described in the singular.
        let body = view
            .lexicon
            .tables()
            .events
            .nouns
            .get(a.reading.sense.arg as usize)
            .is_some_and(|n| HUMAN >> n.0 as u32 & 1 == 1 && n.0 != Thing::Force);
        let many = al
            && body
            && a.reading.sense.flags & mark::PLURAL != 0
            && !looks.nisba
            // «الفصائل الإسلامية المعارضة»
            && view.text.at(view.pieces[i].span.end as usize - 1) != TEH_MARBUTA
            && i > item.at + 1
            && item.thing == Some(Thing::Force)
            && item.number.is_none()
            && view.word(i - 1).looks.proclitics == Proclitics(Proclitics::AL);
        // «استقبل الرئيس الإندونيسي ⟦الرئيس⟧ الأميركي»: one official is not the adjective of another.
        let of_people =
            |at: usize| self.scene.entity(at).is_some_and(|e| self.scene.entities[e].label == Label::Norp);
        let peer = al
            && i == item.at + 2
            && item.definite
            && thing == Thing::Official
            && item.thing == Some(Thing::Official)
            && of_people(i - 1)
            // «العاهل السعودي الملك عبد الله»
            && self.scene.entity(i + 1).is_none_or(|e| self.scene.entities[e].label != Label::Person);
        // «اتهم المعارض ⟦الرئيس⟧ بقتل زوجته»
        let accuses = |at: usize| view.senses(at, Class::Cue).any(|s| s.arg == Cue::Accuse as i32);
        let accused = al
            // «النائب المعارض ⟦الحكومة⟧»
            && (thing == Thing::Official
                || i > item.at + 1 && matches!(thing, Thing::Body | Thing::Force | Thing::Police))
            && view.word(item.at).looks.proclitics.any(Proclitics::AL)
            && item.first.checked_sub(1).is_some_and(accuses)
            && i + 1 < self.last
            && self.is_bound(i + 1);
        // «خطفت عصابة ⟦تاجرا⟧»: an accusative is never in idafa, and is an adjective only of another
        // accusative.
        // «لواءً» has its tanween without an alef.
        let tanween = |at: usize| view.text.at(view.pieces[at].span.end as usize - 1) == FATHATAN;
        let alef = |at: usize| view.word(at).looks.alef || tanween(at);
        let lemma = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].1;
        let one = a.reading.sense.flags & (mark::PLURAL | mark::DUAL) == 0;
        let accusative =
            one && !al && a.reading.tail == 0 && alef(i) && !lemma.ends_with(chars::ALEF) && !alef(item.at);
        // «هاجمت مجموعة مسلحة ⟦دورية⟧»: an adjective ends the idafa.
        let marbuta = |at: usize| view.text.at(view.pieces[at].span.end as usize - 1) == TEH_MARBUTA;
        // «مسيرة انتحارية», «مسيرة إسرائيلية» are of one phrase.
        let people = HUMAN >> thing as u32 & 1 == 1 || matches!(thing, Thing::Force | Thing::Weapon);
        // «مجموعة أخرى ⟦سيارة⟧ شرطة»
        let adjective =
            |at: usize| marbuta(at) || view.senses(at, Class::Cue).any(|s| s.arg == Cue::Others as i32);
        let behind_adjective = !definite
            && !al
            && item.number.is_none()
            && i > item.at + 1
            && (item.at..i).all(adjective)
            && matches!(item.thing, Some(Thing::Force | Thing::Person | Thing::Body))
            && (things || matches!(thing, Thing::Force | Thing::Police));
        // «بالرصاص المباشر ⟦الشاب⟧ فلانا»
        let behind_definite = head.proclitics.any(Proclitics::AL)
            && al
            && i == item.at + 2
            && item.thing == Some(Thing::Weapon)
            && HUMAN >> thing as u32 & 1 == 1
            && thing != Thing::Force;
        // «يستقلون دراجة نارية ⟦الشاب⟧ فلانا»
        let behind_nisba = !definite
            && (al || item.thing == Some(Thing::Vehicle))
            && i == item.at + 2
            && marbuta(item.at)
            && view.word(item.at + 1).looks.nisba
            && view.word(item.at + 1).mask & bit(Class::Actor) == 0
            && HUMAN >> thing as u32 & 1 == 1;
        // «قصفت ميليشيا أسد ⟦بلدة⟧ كذا»: behind a force and its name.
        let town = thing == Thing::Place
            && !al
            && i == item.at + 2
            && item.thing == Some(Thing::Force)
            && view.word(i - 1).mask == 0
            && item.preposition == Preposition::None
            && item.first > self.first
            && view.senses(item.first - 1, Class::Trigger).any(|s| s.flags & mark::VERB != 0);
        // «استهدفت طائرة مسيرة ⟦مقر⟧ الحزب», «ثلاثة صواريخ ⟦مطار⟧ كذا»: what it hit.
        let hit = self.ends_as_weapon(item, i, definite, matches!(thing, Thing::Building | Thing::Place))
            && !(marbuta(i) && people);
        closed
            || hit
            || other
            || he
            || behind_nisba
            || behind_definite
            || town
            || behind_adjective
            || accusative
            || cased
            || many
            || accused
            || peer
            || shots
            || definite && !al
            || item.marks & mark::PLURAL != 0 && view.word(item.at).looks.nominative && !al
            || self.is_indefinite_dual(item, i)
    }

    /// «أدانت محكمة الجنايات ⟦الطبيب⟧»: whether the noun stands right behind a verb, and what follows its idafa at piece `i` is
    /// no adjective.
    fn is_judge(&self, item: &Item, i: usize) -> bool {
        let view = self.scene.view;
        let verb = item.first > self.first
            && view.senses(item.first - 1, Class::Trigger).any(|s| s.flags & mark::VERB != 0);
        verb && item.preposition == Preposition::None && !view.word(i).looks.nisba
    }

    /// «بقتل»: whether ب is written with the word at piece `i`.
    fn is_bound(&self, i: usize) -> bool {
        self.scene.view.readings(i).iter().any(|r| r.proclitics.any(Proclitics::BI))
    }

    /// «هاجم مسلحان ⟦مقهى⟧», «انتحاريان ⟦حمام⟧ سباحة»: two in the nominative, whose noon nothing in idafa follows, and a word that
    /// does not end as their adjective does.
    pub fn is_indefinite_dual(&self, item: &Item, i: usize) -> bool {
        let view = self.scene.view;
        let ends = |at: usize, letter: u32| {
            let end = view.pieces[at].span.end as usize;
            view.pieces[at].span.len() > 3 && view.text.at(end - 1) == NOON && view.text.at(end - 2) == letter
        };
        let people = item.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1);
        let two =
            item.marks & mark::DUAL != 0 && item.name.is_none() && !item.definite && ends(item.at, ALEF);
        two && people && !ends(i, ALEF)
    }

    /// «المسلحون»: a plural that keeps its noon is not in idafa.
    pub fn is_indefinite_plural(&self, at: usize) -> bool {
        let looks = self.scene.view.word(at).looks;
        looks.nominative && !looks.proclitics.any(Proclitics::AL)
    }
}
