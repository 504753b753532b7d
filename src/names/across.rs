//! Bodies, buildings and events whose rule ends within a listed name: «غرفة عمليات الهلال ⟦الأحمر⟧», «قوات التحالف ⟦العربي⟧».

use super::disjoint::take_out;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Proclitics, bit, flag};

/// Lets them go on to where the listed name ends, and takes out what stood there by itself.
pub(super) fn in_full(r: &NameReader<'_>, names: &mut Vec<Found>) {
    let mut swallowed = Vec::new();
    let mut next = 0;
    while next < names.len() {
        let at = next;
        next += 1;
        let Some(end) = end(r, &names[at]) else { continue };
        let inside = names[next..].iter().take_while(|g| g.first < end).count();
        if names[next..next + inside].iter().any(|g| g.end > end) {
            continue;
        }
        names[at].end = end;
        swallowed.extend(next..next + inside);
        next += inside;
    }
    take_out(names, &swallowed);
}

/// Where the listed name ends that begins within another one and goes on behind it.
fn end(r: &NameReader<'_>, f: &Found) -> Option<usize> {
    let headed = matches!(f.label, Label::Org | Label::Fac | Label::Event) && f.len() > 1;
    let inner = if headed { f.first + 1..f.end } else { 0..0 };
    let mut end = f.end;
    for i in inner.filter(|&i| r.cx.words.phrases(i) & bit(Class::Name) != 0) {
        r.cx.phrases(i, |m| {
            // «النادي الأهلي ⟦السعودي⟧»: whose club it is.
            let club = m.end == i + 2 && r.people(i + 1).is_some() && !r.is(i, Class::Head);
            // «دومينوز بيتزا ⟦إن⟧ لم»
            let clause = r.is_small(m.end - 1, NameWord::That);
            let named = m.sense.class == Class::Name && m.sense.flags & flag::UNSURE == 0 && !clause;
            // «الجيش الكوري ⟦الشمالي⟧»
            let people = i + 1 == f.end && f.label == Label::Org;
            let fits = |label| label != Label::Norp || people;
            if named
                && !club
                && m.reading.proclitics.0 & !Proclitics::AL == 0
                && r.label(m.sense).is_some_and(fits)
            {
                end = end.max(m.end);
            }
        });
    }
    (end > f.end).then_some(end)
}
