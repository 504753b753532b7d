//! Which of several places of one name is meant, by the places around it, the words before it and its fame.

use super::place_context::{head, misnamed, of_town, reported, shelled, spoken_for, suits};
use super::places::{country_of, fame, placed};
use super::reader::{Found, NameReader};
use crate::found::{Feature, Label, Source};
use crate::in_order::by_number;
use crate::letters::{BEH, WAW};
use crate::lexicon::schema::{HeadKind, NameWord, PlaceRow, PlaceWord};
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};

/// Weight of a city of a million people, and the most that a country near by says for a hamlet with its name.
const MILLION: u8 = 20;

const HAMLET: i32 = 10;

/// Weight of Syria after «ريف»: that of a place a thousand times as large.
const COUNTRYSIDE: i32 = 30;

/// Maximum number of places considered per name: the others are hamlets.
const MOST: usize = 24;

/// Names examined on either side of a place.
const AROUND: usize = 3;

/// Maximum tokens between two names that support each other.
const NEAR: usize = 12;

/// Scores below belong to names that nothing but fame decides.
const SURE: f32 = 0.65;

/// Weight of a country that an adjective or an apposition names: «صور العمانية».
const SAID: i32 = 400;

/// Weight of a head that wants another kind of place than the row is: «محافظة حلب».
const KIND: i32 = 250;

/// Weight of a place of some hundred thousand people.
const KNOWN: u8 = 16;

/// Countries whose shelling Arabic reports cover: «قصف على الطيبة» is sooner there than elsewhere.
const STRUCK: [[u8; 2]; 7] = [*b"SY", *b"IQ", *b"PS", *b"YE", *b"LB", *b"LY", *b"SD"];

/// Its soldiers are reported from its neighbours: «دورية إسرائيلية في القنيطرة».
const ISRAEL: [u8; 2] = *b"IL";

/// Weight of such a country where something is shelled: that of a place some three hundred times as large.
const SHELLED: i32 = 25;

/// What is added for the first of them, where most of it was.
const MORE: i32 = 6;

/// Assigns every place its row, and a lower score where only fame decides.
pub fn settle(r: &NameReader<'_>, names: &mut [Found]) {
    let tally = Tally::of(r, names);
    let mut unsure: Vec<(usize, f32)> = Vec::new();
    for k in 0..names.len() {
        let found = names[k];
        if !placed(found.label) {
            continue;
        }
        let rows = candidates(r, &found);
        let best = match undisputed(r, &found, &rows) {
            Some(only) => Some(only),
            None => decided(r, names, k, &rows, &tally, &found, &[]),
        };
        let f = &mut names[k];
        match best {
            Some(best) => {
                if best.score < SURE {
                    unsure.push((k, f.score));
                }
                take(f, &best);
            }
            // «حي المنشية» is not the town of that name.
            None if !rows.is_empty() => f.row = None,
            None if f.row.is_none() => names[k].site = site(r, names, k, &tally),
            None => {}
        }
    }
    // «المنية شمال طرابلس»: of two that fame decides alone, the region that both have a place in.
    if unsure.len() > 1 {
        for &(k, score) in &unsure {
            let found = Found { score, ..names[k] };
            let rows = candidates(r, &found);
            if let Some(best) = decided(r, names, k, &rows, &tally, &found, &unsure) {
                names[k].score = score;
                take(&mut names[k], &best);
            }
        }
    }
    for k in 0..names.len().saturating_sub(1) {
        if elsewhere(r, &names[k], &names[k + 1]) {
            names[k].row = None;
        }
    }
}

/// Gives a name its row.
fn take(f: &mut Found, best: &Decided) {
    f.row = Some(best.row);
    if f.source == Source::Gazetteer {
        f.score = f.score.min(best.score);
    }
}

/// The place that a facility or stretch of land is called after: «مطار حلب», «بادية السخنة». An ordinary word must be told of by what
/// stands around: «جبل الزاوية» has nothing to do with a city in Libya.
fn site(r: &NameReader<'_>, names: &[Found], k: usize, tally: &Tally) -> Option<u32> {
    let whole = names[k];
    if !matches!(whole.label, Label::Loc | Label::Fac) {
        return None;
    }
    for first in whole.first + 1..whole.end {
        if !r.cx.words.any(first, bit(Class::Name)) {
            continue;
        }
        let mut longest: Option<(usize, u8)> = None;
        let mut sure = false;
        let mut add = |end: usize, prefix: u8, s: Sense| {
            let placed = r.name_row(s).is_some_and(|row| row.place.is_some() && placed(row.label));
            if placed && end <= whole.end && longest.is_none_or(|(most, _)| end >= most) {
                sure = longest.is_some_and(|(most, _)| most == end) && sure || s.flags & flag::UNSURE == 0;
                longest = Some((end, prefix));
            }
        };
        r.senses(first, Class::Name).for_each(|(reading, s)| add(first + 1, reading.prefix, s));
        r.cx.phrases(first, |m| {
            if m.sense.class == Class::Name && !m.reading.proclitics.any(Proclitics::AL) {
                add(m.end, m.reading.prefix, m.sense);
            }
        });
        let Some((end, prefix)) = longest else { continue };
        let named = Found { first, end, prefix, label: Label::Gpe, source: Source::Rule, ..whole };
        let rows = candidates(r, &named);
        let best = decided(r, names, k, &rows, tally, &named, &[]);
        // «معسكر زمزم»: a head that fits.
        let fits = |row: u32| {
            let place = rows.iter().find(|c| c.row == row).map(|c| c.place);
            place.zip(head(r, first)).is_some_and(|(place, kind)| suits(kind, place.feature))
        };
        // «مصفاة الزاوية»: such buildings are called after large towns; a mosque may be after any word.
        let large = |row: u32| rows.iter().any(|c| c.row == row && c.place.weight >= KNOWN);
        let after = |row: u32| {
            first == whole.first + 1
                && r.is_head(whole.first, HeadKind::FacIn)
                && !r.is_head(whole.first, HeadKind::FacName)
                && large(row)
        };
        return best
            .filter(|best| sure || best.said >= TOLD || fits(best.row) || after(best.row))
            .map(|best| best.row);
    }
    None
}

/// What the neighbours of an ordinary word must say for it to be the place: some name of its region near it.
const TOLD: i32 = 30;

/// Whether a small place is said to lie where its row does not: «قرية الرشاد بالمقدادية» is none that the gazetteer has.
fn elsewhere(r: &NameReader<'_>, small: &Found, other: &Found) -> bool {
    /// Thousandths of a degree, some 100 km; a quarter lies within 30 km of its city.
    const FAR: i32 = 900;
    const CITY: i32 = 300;
    /// Words between the two: «شمال شرق محافظة …».
    const WORDS: usize = 3;
    let row = |f: &Found| r.row(f.row)?.place;
    let Some((a, b)) = row(small).zip(row(other)) else { return false };
    let little = matches!(a.feature, Feature::Village | Feature::Neighbourhood | Feature::Camp)
        || a.feature == Feature::City && a.weight < KNOWN;
    let Some(gap) = other.first.checked_sub(small.end).filter(|&gap| gap <= WORDS) else { return false };
    let joins = |at: usize| {
        r.senses(at, Class::PlaceWord).next().is_some()
            || r.is_small(at, NameWord::Place) && !r.is_small(at, NameWord::Aim)
    };
    // «بالمقدادية», «بريف حلب»; in «مأرب وتعز» nothing lies in anything.
    let within = r.cx.code(small.end) == BEH && r.prefix(small.end).max(other.prefix) > 0
        || gap > 0 && !r.cx.begins(small.end, &[WAW], 0);
    let said = within && (small.end..other.first).all(joins);
    let quarter = a.feature == Feature::Neighbourhood && b.feature == Feature::City;
    let most = if quarter { CITY } else { FAR };
    let far = match (a.at, b.at) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() > most || (a.1 - b.1).abs() > most,
        _ => false,
    };
    let region = matches!(b.feature, Feature::Admin1 | Feature::City | Feature::Admin2);
    let apart = a.country != b.country || a.admin1 != b.admin1 && b.admin1 > 0;
    little && said && far && region && apart
}

/// A row that a name may mean.
struct PlaceCandidate {
    row: u32,
    place: PlaceRow,
    label: Label,
}

/// The row decided on.
struct Decided {
    row: u32,
    score: f32,
    /// What the text says for it.
    said: i32,
}

/// The places in the gazetteer with a name; none if it is longer than its row or has no row.
fn candidates(r: &NameReader<'_>, found: &Found) -> Vec<PlaceCandidate> {
    let mut rows: Vec<PlaceCandidate> = Vec::new();
    // Ordinary words: quarters and villages that are called «الجزائر» are meant where something speaks for them.
    let mut unspoken: Vec<PlaceCandidate> = Vec::new();
    let mut add = |sense: Sense, prefix: u8| {
        // A model's name may begin after a proclitic, which its row does not have.
        if sense.class != Class::Name || prefix != found.prefix || rows.len() == MOST {
            return;
        }
        let Some(row) = r.name_row(sense) else { return };
        let label = row.label;
        let same = label == found.label || placed(label) && found.source != Source::Gazetteer;
        let (Some(place), Ok(number)) = (row.place, u32::try_from(sense.arg)) else { return };
        if same && rows.iter().chain(&unspoken).all(|c| c.row != number) {
            // Only what has no people counted is so little known.
            let little = place.weight == 0
                && matches!(
                    place.feature,
                    Feature::Village | Feature::Neighbourhood | Feature::Camp | Feature::Facility
                );
            let spoken =
                !little || sense.flags & flag::BESIDE == 0 || spoken_for(r, found.first, found.end, sense);
            let list = if spoken { &mut rows } else { &mut unspoken };
            list.push(PlaceCandidate { row: number, place, label });
        }
    };
    if found.len() == 1 {
        r.senses(found.first, Class::Name).for_each(|(reading, sense)| add(sense, reading.prefix));
    } else if r.cx.words.phrases(found.first) & bit(Class::Name) != 0 {
        r.cx.phrases(found.first, |m| {
            if m.end == found.end && !m.reading.proclitics.any(Proclitics::AL) {
                add(m.sense, m.reading.prefix);
            }
        });
    }
    // A division that bears the name of a country is meant behind its word alone: «ولاية جورجيا».
    let state = |c: &PlaceCandidate| c.place.feature == Feature::Country;
    if rows.len() > 1 && head(r, found.first).is_none() && rows.iter().any(state) {
        rows.retain(|c| c.place.feature != Feature::Admin1);
    }
    if rows.is_empty() { unspoken } else { rows }
}

/// The only row of a name, where no head before it wants another kind of place: nothing that stands around can speak
/// against it, and what speaks for it is not asked.
fn undisputed(r: &NameReader<'_>, found: &Found, rows: &[PlaceCandidate]) -> Option<Decided> {
    let [only] = rows else { return None };
    let fits = |kind| suits(kind, only.place.feature) || of_town(kind, &only.place);
    head(r, found.first).is_none_or(fits).then_some(Decided { row: only.row, score: 1.0, said: 0 })
}

/// Decides which row is meant by name `k` of a text, or by a name inside it.
fn decided(
    r: &NameReader<'_>,
    names: &[Found],
    k: usize,
    rows: &[PlaceCandidate],
    tally: &Tally,
    found: &Found,
    unsure: &[(usize, f32)],
) -> Option<Decided> {
    if rows.is_empty() {
        return None;
    }
    let kind = head(r, found.first);
    let mut around = WordsAround::of(r, names, k, found);
    around.share(r, names, k, rows, unsure);
    let several = rows.len() > 1;
    // «قصف على بلدة القرارة»
    let headed = kind.is_some() && shelled(r, found.first - 1);
    let shelled = several
        && (headed
            || shelled(r, found.first)
            || reported(r, found.first)
            || around.said.iter().any(|said| said.0 == ISRAEL)
                && rows.iter().all(|c| c.place.country != ISRAEL));
    let known = rows.iter().map(|c| c.place.weight).max().unwrap_or(0);
    let weigh = |c: &PlaceCandidate| {
        let said = around.speaks(&c.place) + tally.speaks(&c.place);
        // «الرياض» beside Egypt is Saudi Arabia's still: only its own country or region tells of a hamlet of that name.
        let dwarfed = known >= MILLION && c.place.weight + 4 < known && !around.names(&c.place);
        let said = if dwarfed && said < SAID / 2 { said.min(HAMLET) } else { said };
        let suited = match kind {
            // Quarters stand among the towns in GeoNames: «حي العامرية في بغداد».
            Some(PlaceWord::Quarter)
                if matches!(c.place.feature, Feature::City | Feature::Village) && around.names(&c.place) =>
            {
                0
            }
            // Reports from Syria speak so: «ريف القنيطرة».
            Some(PlaceWord::Countryside) if several && c.place.country == *b"SY" => COUNTRYSIDE,
            // «ولاية الحمراء» is a district, «محافظة مسقط» no city: the governorate of that name comes first.
            Some(kind) if of_town(kind, &c.place) || misnamed(kind, &c.place) => -KIND / 2,
            Some(kind) if !suits(kind, c.place.feature) => -KIND,
            None if matches!(c.place.feature, Feature::Admin1 | Feature::Admin2) => -30,
            _ => 0,
        };
        let other = if c.label == found.label { 0 } else { -20 };
        let struck = match STRUCK.iter().position(|country| shelled && *country == c.place.country) {
            Some(0) if !headed => SHELLED + MORE,
            Some(_) => SHELLED,
            None => 0,
        };
        (said + suited + other, fame(&c.place) + struck)
    };
    let weights: Vec<(i32, i32, usize)> = rows
        .iter()
        .enumerate()
        .map(|(n, c)| (weigh(c), n))
        .map(|((said, fame), n)| (said + fame, said, n))
        .collect();
    // Of equal ones the first.
    let &(total, said, best) = weights.iter().max_by_key(|&&(total, _, n)| (total, std::cmp::Reverse(n)))?;
    // «حي الثورة» is no town of that name; where no head fits, a rule or the model named another place.
    if said <= -KIND && (found.source != Source::Gazetteer || kind == Some(PlaceWord::Quarter)) {
        return None;
    }
    let place = &rows[best].place;
    // A city and the division named after it need not be told apart.
    let rivals = weights.iter().filter(|(_, _, n)| apart(place, &rows[*n].place));
    // As often as such places were right in texts of homonyms and incidents written before they were read.
    let score = match rivals.map(|&(other, _, _)| other).max() {
        None => 1.0,
        Some(other) => match total - other {
            60.. => 0.95,
            25..60 => 0.93,
            10..25 => 0.85,
            _ => 0.6,
        },
    };
    Some(Decided { row: rows[best].row, score, said })
}

/// Whether two places lie in different regions.
fn apart(a: &PlaceRow, b: &PlaceRow) -> bool {
    /// Thousandths of a degree, some 30 km.
    const CLOSE: i32 = 300;
    let far = match (a.at, b.at) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() > CLOSE || (a.1 - b.1).abs() > CLOSE,
        _ => true,
    };
    far && (a.country != b.country || a.admin1 != b.admin1)
}

/// Tokens between two names.
fn gap(a: &Found, b: &Found) -> usize {
    if b.first < a.first { a.first.saturating_sub(b.end) } else { b.first.saturating_sub(a.end) }
}

/// What stands on either side of a place.
#[derive(Default)]
struct WordsAround {
    /// Country, division plus 1 or 0, weight.
    said: Vec<([u8; 2], u32, i32)>,
}

impl WordsAround {
    /// Around name `k`, or around `found` inside it.
    fn of(r: &NameReader<'_>, names: &[Found], k: usize, found: &Found) -> Self {
        let mut said = Vec::new();
        // «صور العمانية»: the adjective may be no entity of its own.
        let people = r.people(found.end).filter(|_| r.definite(found.end)).and_then(|(_, s)| r.name_row(s));
        if let Some(country) = people.and_then(country_of) {
            said.push((country, 0, SAID));
        }
        let from = k.saturating_sub(AROUND);
        let to = names.len().min(k + AROUND + 1);
        for (n, other) in names.iter().enumerate().take(to).skip(from) {
            if n == k {
                continue;
            }
            let gap = gap(&names[k], other);
            if gap > NEAR {
                continue;
            }
            let Some(row) = r.row(other.row) else {
                continue;
            };
            let close = (NEAR - gap) as i32;
            match (country_of(row), row.place) {
                // «طرابلس اللبنانية», «العاصمة اللبنانية بيروت»: the adjective right after, or behind a head. That of
                // «قصفت المدفعية الإسرائيلية الطيبة» says nothing of the town.
                (Some(country), None) => {
                    let headed = n > k
                        || other.first.checked_sub(1).is_some_and(|at| {
                            r.senses(at, Class::PlaceWord)
                                .any(|(_, s)| s.arg <= PlaceWord::Countryside as i32)
                        });
                    said.push((country, 0, if gap == 0 && headed { SAID } else { close / 2 }));
                }
                (Some(country), Some(_)) => {
                    let clause = n > k && gap <= 3;
                    said.push((country, 0, if clause { SAID / 2 } else { 5 * close }));
                }
                (None, Some(place)) if other.score >= SURE => {
                    said.push((place.country, place.admin1, 3 * close));
                }
                _ => {}
            }
        }
        Self { said }
    }

    /// Adds the regions in which another name near by has a place too, of those that nothing but fame decides.
    fn share(
        &mut self,
        r: &NameReader<'_>,
        names: &[Found],
        k: usize,
        rows: &[PlaceCandidate],
        unsure: &[(usize, f32)],
    ) {
        let at = unsure.partition_point(|&(n, _)| n < k);
        let near = &unsure[at.saturating_sub(AROUND)..unsure.len().min(at + AROUND + 1)];
        for other in near.iter().filter(|&&(n, _)| n != k).map(|&(n, _)| &names[n]) {
            let gap = gap(&names[k], other);
            if gap > NEAR || other.row == names[k].row {
                continue;
            }
            let others = candidates(r, other);
            let shared = |c: &&PlaceCandidate| {
                c.place.admin1 > 0 && others.iter().any(|o| o.place.admin1 == c.place.admin1)
            };
            let mut regions: Vec<_> =
                rows.iter().filter(shared).map(|c| (c.place.country, c.place.admin1)).collect();
            by_number(&mut regions, |(country, admin1)| {
                u64::from(u16::from_be_bytes(*country)) << 32 | u64::from(*admin1)
            });
            regions.dedup();
            self.said.extend(regions.iter().map(|&(country, admin1)| (country, admin1, (NEAR - gap) as i32)));
        }
    }

    /// Whether a place of the same region stands near.
    fn names(&self, place: &PlaceRow) -> bool {
        self.said
            .iter()
            .any(|&(country, admin1, _)| country == place.country && admin1 > 0 && admin1 == place.admin1)
    }

    fn speaks(&self, place: &PlaceRow) -> i32 {
        let of_country = self.said.iter().filter(|(country, ..)| *country == place.country);
        let same_region = |admin1: u32| admin1 > 0 && admin1 == place.admin1;
        of_country.map(|&(_, admin1, weight)| weight + if same_region(admin1) { 30 } else { 0 }).sum()
    }
}

/// How often the whole text mentions each country.
#[derive(Default)]
struct Tally {
    countries: Vec<([u8; 2], i32)>,
    total: i32,
}

impl Tally {
    fn of(r: &NameReader<'_>, names: &[Found]) -> Self {
        let mut tally = Self::default();
        for found in names {
            let Some(row) = r.row(found.row) else {
                continue;
            };
            match (country_of(row), row.place) {
                (Some(country), _) => tally.add(country, 3),
                // A name shared by several countries counts for none.
                (None, Some(place)) if place.country != [0; 2] && lone(r, found, &place) => {
                    tally.add(place.country, 2);
                }
                _ => {}
            }
        }
        tally
    }

    fn add(&mut self, country: [u8; 2], weight: i32) {
        self.total += weight;
        match self.countries.iter_mut().find(|(known, _)| *known == country) {
            Some((_, sum)) => *sum += weight,
            None => self.countries.push((country, weight)),
        }
    }

    /// At most 40 for the only country of a text.
    fn speaks(&self, place: &PlaceRow) -> i32 {
        let sum = self.countries.iter().find(|(known, _)| *known == place.country).map_or(0, |(_, sum)| *sum);
        if self.total == 0 { 0 } else { 40 * sum / self.total.max(4) }
    }
}

/// Whether all places of a name lie in one country.
fn lone(r: &NameReader<'_>, found: &Found, place: &PlaceRow) -> bool {
    candidates(r, found).iter().all(|c| c.place.country == place.country)
}
