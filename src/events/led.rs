//! Nouns before a verb that are not its subject: what a preposition leads, and what nothing is known of.

use super::clause::Clause;
use super::items::What;
use crate::lexicon::event_rows::{Preposition, Thing, mark};
use crate::lexicon::{Class, Proclitics};

impl Clause<'_, '_> {
    /// «فتح النار على ⟦الشرطة⟧»: whether item `j` stands behind a trigger that ends in its preposition.
    pub fn is_led(&self, j: usize) -> bool {
        let before = j.checked_sub(1).map(|k| &self.items[k]);
        before.is_some_and(|b| {
            let last = self.scene.view.senses(b.end - 1, Class::Preposition).next();
            b.what == What::Trigger && b.end > b.first + 1 && b.end == self.items[j].first && last.is_some()
        })
    }

    /// «في ⟦تنظيم⟧ القاعدة»: whether item `j` is a force that its name or the article makes known.
    pub fn is_of_force(&self, j: usize) -> bool {
        let item = &self.items[j];
        let article = self.scene.view.word(item.end - 1).looks.proclitics.any(Proclitics::AL);
        self.thing(j) == Some(Thing::Force) && item.end > item.at + 1 && (article || item.name.is_some())
    }

    /// «على ⟦متن⟧ الطائرة»: whether item `j` is one thing of which nothing is known, behind a preposition.
    pub fn is_lone(&self, j: usize) -> bool {
        let item = &self.items[j];
        let one =
            item.marks & (mark::PLURAL | mark::DUAL) == 0 && !self.scene.view.word(item.at).looks.plural;
        item.is_unknown() && one && item.preposition == Preposition::On
    }
}
