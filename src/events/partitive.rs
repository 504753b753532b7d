//! What goes on with the people of a group: the bodies that they are of, and whose wounds are counted.

use super::clause::Clause;
use super::items::What;
use crate::found::Label;
use crate::letters::MEEM;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};

impl Clause<'_, '_> {
    /// «خمسة من رجال الأمن ⟦والدفاع المدني⟧»: whether item `k` is joined to what the counted ones are of, and is no group
    /// of its own.
    pub fn is_of_group(&self, first: usize, k: usize) -> bool {
        let (group, item, view) = (&self.items[first], &self.items[k], self.scene.view);
        let from = |i: usize| view.senses(i, Class::Preposition).any(|s| s.arg == Preposition::From as i32);
        let several = item.marks & (mark::PLURAL | mark::COLLECTIVE) != 0
            || matches!(self.thing(k), Some(Thing::Force | Thing::Body | Thing::Police));
        item.joined
            && item.definite
            && several
            && item.number.is_none()
            && item.quantifier.is_none()
            && item.tail == 0
            && group.number.is_some()
            && group.end == item.first
            && group.at > group.first
            && from(group.at - 1)
    }

    /// «أفاد بتعرض⟦ه⟧ للاعتداء», «قال إن⟦ه⟧ تعرض للضرب»: whom the pronoun means that was exposed to what trigger `t` tells.
    pub fn exposed(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let verb = t.checked_sub(1).filter(|&v| self.items[v].what == What::Cue(Cue::Suffer))?;
        let hurts = row.object == Role::Patient || row.prepositions.contains(&Role::Patient);
        let that = verb.checked_sub(1).filter(|&k| self.items[k].what == What::Cue(Cue::That));
        let own = [Some(verb), that].into_iter().flatten().find(|&k| self.items[k].tail > 0);
        let own = own.filter(|_| hurts && self.items[t].tail == 0)?;
        (0..own).rev().find(|&k| self.is_phrase(k) && self.is_human(k) && self.means(own, k))
    }

    /// Whether an unknown word in the accusative stands behind the name of a place, and says what it was.
    pub fn is_remark(&self, place: usize, second: usize) -> bool {
        let item = &self.items[second];
        self.thing(place) == Some(Thing::Place)
            && item.is_unknown()
            && !item.definite
            && self.scene.view.word(item.at).looks.alef
    }

    /// «تخريب ⟦وتدمير⟧ ممتلكات»: the object of the verbal noun that is joined to trigger `t`, which has it too. People who are
    /// killed and wounded together are told once.
    pub fn shared(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let next = self
            .items
            .get(t + 1)
            .filter(|n| n.what == What::Trigger && n.joined && n.first == self.items[t].end)?;
        let noun = next.marks & mark::EVENT != 0 && next.tail == 0 && next.preposition == Preposition::None;
        let object = self.items.get(t + 2).filter(|n| n.what == What::Noun && n.first == next.end)?;
        let free = object.preposition == Preposition::None && !object.joined && object.number.is_none();
        let hit = row.idafa == Role::Patient && self.items[t].tail == 0 && !self.has_article(t);
        (noun && free && hit && self.is_thing(t + 2)).then_some(t + 2)
    }

    /// «كلية التربية»: whether a body with a name is called by a word for a building.
    pub fn is_housed(&self, i: usize) -> bool {
        let (view, item) = (self.scene.view, &self.items[i]);
        let nouns = &view.lexicon.tables().events.nouns;
        let house = || view.senses(item.at, Class::Actor).any(|s| nouns[s.arg as usize].0 == Thing::Building);
        self.thing(i) == Some(Thing::Body) && item.name.is_some() && house()
    }

    /// Whether a common noun names a group of fighters that are no state's: «خلية», «عصابة».
    pub fn is_gang(&self, i: usize) -> bool {
        let item = &self.items[i];
        self.thing(i) == Some(Thing::Force) && item.name.is_none() && item.marks & mark::IRREGULAR != 0
    }

    /// «الطفلين سامر ⟦ووليد⟧»: whether item `k` names the second of the two that the item before it tells of.
    pub fn is_second(&self, k: usize) -> bool {
        let (pair, item) = (&self.items[k - 1], &self.items[k]);
        let number = pair.number.and_then(|e| self.scene.number(e));
        let two = pair.marks & mark::DUAL != 0 || number.is_some_and(|n| n.dual);
        let person = |e: usize| self.scene.entities[e].label == Label::Person;
        let named = self.scene.entity(pair.end - 1).is_some_and(person) && self.person(item).is_some();
        two && named && item.joined && item.at == item.first
    }

    /// «بانفجار ⟦سيارة⟧ مفخخة ⟦وسط⟧ السوق»: whether item `k` says where an event was or what went off, and not who suffered.
    pub fn is_of_event(&self, k: usize) -> bool {
        let item = &self.items[k];
        let beside = k > 0 && self.items[k - 1].end == item.first && !self.is_human(k);
        !item.joined && item.number.is_none() && (item.thing == Some(Thing::Place) || beside)
    }

    /// «استشهاد ثلاثة في قصف على كذا ⟦بينهم⟧ طفلة»: whether «among them» at item `k`, behind an event, means those at item `first`. Of
    /// «ستة في غارة على مقاتلين بينهم قائد» he is one of the fighters.
    pub fn goes_on(&self, first: usize, k: usize) -> bool {
        let event = (first + 1..k).find(|&e| self.is_event(e)).unwrap_or(k);
        let others = (event + 1..k).any(|o| {
            let many = self.items[o].marks & (mark::PLURAL | mark::DUAL) != 0 || self.several(o).is_some();
            many && self.is_human(o)
        });
        let who = self.items.get(k + 1).is_some_and(|n| n.preposition == Preposition::None);
        who && self.is_human(k + 1) && !others
    }

    /// Whether the last letter of item `k` is that of a pronoun for people: «بينهم», «من ضمنهم».
    pub fn of_people(&self, k: usize) -> bool {
        let end = self.scene.view.pieces[self.items[k].end - 1].span.end as usize;
        self.scene.view.text.at(end - 1) == MEEM
    }

    /// «إصابات ⟦للسائق⟧ ومرافقه», «إصابات وكدمات للشاب»: who has the wounds that trigger `t` tells of.
    pub fn wounded(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let item = &self.items[t];
        let told = row.behind(Preposition::For) == Role::Patient;
        if !told || item.number.is_some() || item.tail > 0 {
            return None;
        }
        let other = self.items.get(t + 1).is_some_and(|n| {
            let known = n.thing.is_some_and(|x| !matches!(x, Thing::Other | Thing::Abstract));
            n.what == What::Noun && n.preposition == Preposition::None && !known && !n.definite
        });
        let k = t + 1 + usize::from(other);
        let who = self.items.get(k)?;
        let beside = who.what == What::Noun && who.preposition == Preposition::For && !who.joined;
        (beside && self.is_beside(k) && self.is_human(k)).then_some(k)
    }
}
