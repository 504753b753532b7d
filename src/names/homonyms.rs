//! Which of several places of one name is meant, by the places around it, the words before it and its fame.

use super::country_signs;
use super::misplaced::{abroad, elsewhere};
use super::place_candidates::{KNOWN, PlaceCandidate, candidates, large_abroad};
use super::place_context::{self, governed, head, misnamed, of_town, reported, shelled, suits};
use super::place_tally::Tally;
use super::places::{country_of, fame, far_apart, nationality, placed};
use super::reader::{Found, NameReader};
use crate::found::{Feature, Label, Source};
use crate::hashed::{FNV1A, Hashed, fnv1a_on};
use crate::in_order::by_number;
use crate::lexicon::schema::{HeadKind, PlaceRow, PlaceWord};
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};

/// Weight of a city of a million people, of half a million, and the most that a country near by says for a hamlet with its name.
const MILLION: u8 = 20;

const LARGE: u8 = 19;

/// That of ten thousand people, which GeoNames says where nobody has counted them.
const UNCOUNTED: u8 = 13;

const HAMLET: i32 = 10;

/// Weight of Syria after «ريف»: that of a place a thousand times as large.
const COUNTRYSIDE: i32 = 30;

/// Names examined on either side of a place.
const AROUND: usize = 3;

/// Thousandths of a degree between places beside one another, some 40 km.
const BESIDE: i32 = 400;

/// Maximum tokens between two names that support each other.
const NEAR: usize = 12;

/// Scores below belong to names that nothing but fame decides.
const SURE: f32 = 0.65;

/// What is decided with a greater score holds for the same name where only fame would decide, whose score is this then.
const SETTLED: f32 = 0.9;

/// Weight of a country that an adjective or an apposition names: «صور العمانية».
const SAID: i32 = 400;

/// Weight of a head that wants another kind of place than the row is: «محافظة حلب».
const KIND: i32 = 250;

/// The same where a division is meant less often than a town.
const OTHER_KIND: i32 = -30;

/// The same of a district that is called after its town.
const OF_TOWN: i32 = -20;

/// Weight of a country where another one has a large city of its name: «عمان» in Jordan.
const LIKE_CITY: i32 = -40;

/// Countries whose shelling Arabic reports cover: «قصف على الطيبة» is sooner there than elsewhere.
const STRUCK: [[u8; 2]; 7] = [*b"SY", *b"IQ", *b"PS", *b"YE", *b"LB", *b"LY", *b"SD"];

/// Its soldiers are reported from its neighbours: «دورية إسرائيلية في القنيطرة».
const ISRAEL: [u8; 2] = *b"IL";

/// Weight of a country whose governors are called as the word before the place says: «محافظ طرابلس».
const GOVERNED: i32 = 60;

/// Weight of such a country where something is shelled: that of a place some three hundred times as large.
const SHELLED: i32 = 25;

/// What is added for the first of them, where most of it was.
const MORE: i32 = 6;

/// Assigns every place its row, and a lower score where only fame decides.
pub fn settle(r: &NameReader<'_>, names: &mut [Found]) {
    let tally = Tally::of(r, names);
    let mut unsure: Vec<(usize, f32)> = Vec::new();
    // Those of several rows that are decided surely, and those that are not.
    let (mut sure, mut doubted): (Vec<usize>, Vec<(usize, f32)>) = (Vec::new(), Vec::new());
    // Those whose country is told right behind them come first: they tell of the others.
    let told = |f: &Found| r.people(f.end).is_some() && r.definite(f.end);
    let first: Vec<usize> = (0..names.len()).filter(|&k| told(&names[k])).collect();
    let order = first.iter().copied().chain((0..names.len()).filter(|k| first.binary_search(k).is_err()));
    for k in order {
        let found = names[k];
        if !placed(found.label) {
            continue;
        }
        let rows = candidates(r, &found);
        let best = match undisputed(r, &found, &rows) {
            Some(only) => Some(only),
            None => decided(r, names, k, &rows, &tally, &found, &[]),
        };
        let best = best.filter(|best| {
            let place = rows.iter().find(|c| c.row == best.row).map(|c| c.place);
            place.is_none_or(|place| !abroad(r, &found, &place) && !tally.knows_better(r, &found, &place))
        });
        let f = &mut names[k];
        match best {
            Some(best) => {
                if best.score < SURE {
                    unsure.push((k, f.score));
                }
                if best.score < SETTLED {
                    doubted.push((k, f.score));
                } else if rows.len() > 1 {
                    sure.push(k);
                }
                take(f, &best);
            }
            // «حي المنشية» is not the town of that name.
            None if !rows.is_empty() => f.row = None,
            None if f.row.is_none() => names[k].site = site(r, names, k, &tally),
            None => {}
        }
    }
    if !first.is_empty() {
        by_number(&mut sure, |&k| k as u64);
        by_number(&mut doubted, |&(k, _)| k as u64);
        by_number(&mut unsure, |&(k, _)| k as u64);
    }
    if !sure.is_empty() {
        told_elsewhere(r, names, &sure, &doubted);
        unsure.retain(|&(k, _)| names[k].score < SURE);
    }
    // «المنية شمال طرابلس»: of two that fame decides alone, the region that both have a place in.
    if !unsure.is_empty() && names.len() > 1 {
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

/// A text means by a name what it says elsewhere that it means: «طرابلس اللبنانية … في طرابلس».
fn told_elsewhere(r: &NameReader<'_>, names: &mut [Found], sure: &[usize], doubted: &[(usize, f32)]) {
    let country = |f: &Found| r.row(f.row).and_then(|row| row.place).map(|place| place.country);
    let key = |f: &Found| {
        let word = |at| r.key_hash(f.first + at, if at == 0 { f.prefix } else { 0 }).unwrap_or(0);
        let label = fnv1a_on(FNV1A, &[f.label as u8]);
        (0..f.len()).fold(label, |all, at| fnv1a_on(all, &word(at).to_le_bytes()))
    };
    // Of each name the first that is sure, and the first in another country than that.
    let (mut told, mut others): (Hashed<u64, usize>, Hashed<u64, usize>) = Default::default();
    for &n in sure {
        let key = key(&names[n]);
        let first = *told.entry(key).or_insert(n);
        if country(&names[n]) != country(&names[first]) {
            others.entry(key).or_insert(n);
        }
    }
    for &(k, score) in doubted {
        let key = key(&names[k]);
        // A city and its division are both meant.
        let abroad = |&&n: &&usize| country(&names[n]) != country(&names[k]);
        if let Some(&n) = [told.get(&key), others.get(&key)].into_iter().flatten().find(abroad) {
            (names[k].row, names[k].score) = (names[n].row, score.min(SETTLED));
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
        // «متحف ⟦باردو⟧», «كازينو ⟦لبنان⟧»: within a name no letter of its words is a preposition, if they are names with it.
        let rank = |end: usize, prefix: u8| (end, std::cmp::Reverse(prefix));
        let mut add = |end: usize, prefix: u8, s: Sense| {
            let placed = r.name_row(s).is_some_and(|row| row.place.is_some() && placed(row.label));
            let known = longest.map(|(most, cut)| rank(most, cut));
            if placed && end <= whole.end && known.is_none_or(|known| rank(end, prefix) >= known) {
                sure = known == Some(rank(end, prefix)) && sure || s.flags & flag::UNSURE == 0;
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
        // «شارع فلسطين» is in any town.
        let street = first == whole.first + 1 && place_context::is_word(r, whole.first, PlaceWord::Street);
        let large = |row: u32| rows.iter().any(|c| c.row == row && c.place.weight >= KNOWN);
        let after = |row: u32| {
            first == whole.first + 1
                && r.is_head(whole.first, HeadKind::FacIn)
                && !r.is_head(whole.first, HeadKind::FacName)
                && large(row)
        };
        return best
            .filter(|best| best.said >= TOLD || !street && (sure || fits(best.row) || after(best.row)))
            .map(|best| best.row);
    }
    None
}

/// What the neighbours of an ordinary word must say for it to be the place: some name of its region near it.
const TOLD: i32 = 30;

/// The row decided on.
struct Decided {
    row: u32,
    score: f32,
    /// What the text says for it.
    said: i32,
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
    let mut around = WordsAround::of(r, names, k, found, rows);
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
    let region =
        found.first.checked_sub(1).is_some_and(|at| place_context::is_word(r, at, PlaceWord::Region));
    let dateline = r.dash(found.end) && r.before(found.first).is_none();
    let rival = |kind: PlaceWord, place: &PlaceRow| {
        rows.iter().any(|c| c.place.country == place.country && suits(kind, c.place.feature))
    };
    let town = |place: &PlaceRow| {
        matches!(place.feature, Feature::City | Feature::Village)
            && (place.weight > 0 || place.feature == Feature::City)
    };
    let weigh = |c: &PlaceCandidate| {
        let led = if several && governed(r, found.first, &c.place) { GOVERNED } else { 0 };
        let said = around.speaks(&c.place) + tally.speaks(&c.place) + led;
        // «الرياض» beside Egypt is Saudi Arabia's still: only its own country or region tells of a hamlet of that name.
        let least = if (1..=UNCOUNTED).contains(&c.place.weight) { LARGE } else { MILLION };
        let dwarfed = known >= least
            && c.place.weight + 4 < known
            && c.place.feature != Feature::Admin1
            && !around.names(&c.place);
        let said = if dwarfed && said < SAID / 2 { said.min(HAMLET) } else { said };
        let suited = match kind {
            // Quarters stand among the towns in GeoNames: «حي العامرية في بغداد».
            Some(PlaceWord::Quarter)
                if matches!(c.place.feature, Feature::City | Feature::Village) && around.names(&c.place) =>
            {
                0
            }
            // «أحياء دار السلام» in Omdurman
            Some(PlaceWord::Quarter)
                if matches!(c.place.feature, Feature::City | Feature::Village)
                    && around.speaks(&c.place) >= TOLD =>
            {
                OTHER_KIND
            }
            // Reports from Syria speak so: «ريف القنيطرة».
            Some(PlaceWord::Countryside) if several && c.place.country == *b"SY" => COUNTRYSIDE,
            // «ولاية الحمراء» is a district, «محافظة مسقط» no city: the governorate of that name comes first, in its own country
            // at least: «محافظة ميسان» near Taif is none of Iraq.
            Some(kind) if of_town(kind, &c.place) && !rival(kind, &c.place) => OF_TOWN,
            Some(kind) if of_town(kind, &c.place) || misnamed(kind, &c.place) => -KIND / 2,
            Some(kind) if !suits(kind, c.place.feature) => -KIND,
            // «منطقة الجوف»
            None if region && c.place.country == *b"SA" && c.place.feature == Feature::Admin1 => -OTHER_KIND,
            // «الجوف» in Saudi Arabia has no town of that name.
            None if matches!(c.place.feature, Feature::Admin1 | Feature::Admin2)
                && !rows.iter().any(|o| o.place.country == c.place.country && town(&o.place)) =>
            {
                OTHER_KIND / 6
            }
            None if matches!(c.place.feature, Feature::Admin1 | Feature::Admin2) => OTHER_KIND,
            // «عمان ـ ا ف ب:» is a city.
            None if c.place.feature == Feature::Country && rows.iter().any(|o| large_abroad(o, &c.place)) => {
                if dateline {
                    2 * LIKE_CITY
                } else {
                    LIKE_CITY
                }
            }
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
    let place = &rows[best].place;
    // «مخيم العين» is no large city.
    let no_camp = place.feature == Feature::Region || place.feature == Feature::City && place.weight >= LARGE;
    let part = kind == Some(PlaceWord::Quarter) || kind == Some(PlaceWord::Camp) && no_camp;
    if said <= -KIND && (found.source != Source::Gazetteer || part) {
        return None;
    }
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
        (Some(a), Some(b)) => far_apart(a, b, CLOSE),
        _ => true,
    };
    far && (a.country != b.country || a.admin1 != b.admin1)
}

/// The country of the body that a name names: «الجيش اليمني».
fn nation(r: &NameReader<'_>, body: &Found) -> Option<[u8; 2]> {
    let last = body.end - 1;
    nationality(r, last).filter(|_| body.label == Label::Org)
}

/// The large place that a body is called after.
fn seat(r: &NameReader<'_>, body: &Found) -> Option<PlaceRow> {
    if body.label != Label::Org {
        return None;
    }
    let sure = |s: &Sense| s.flags & flag::UNSURE == 0;
    let place = |s: Sense| r.name_row(s).filter(|row| row.label == Label::Gpe).and_then(|row| row.place);
    let known = |i: usize| r.senses(i, Class::Name).map(|(_, s)| s).filter(sure).filter_map(place);
    let named = r.cx.words.any(body.first, bit(Class::Name));
    let first = body.first + usize::from(!named || body.len() > 1);
    (first..body.end).flat_map(known).filter(|place| place.weight >= KNOWN).max_by_key(|place| place.weight)
}

/// Tokens between two names.
fn gap(a: &Found, b: &Found) -> usize {
    if b.first < a.first { a.first.saturating_sub(b.end) } else { b.first.saturating_sub(a.end) }
}

/// Country, division plus 1 or 0, where that is, weight.
type SaidNear = ([u8; 2], u32, Option<(i32, i32)>, i32);

/// What stands on either side of a place.
#[derive(Default)]
struct WordsAround {
    said: Vec<SaidNear>,
}

impl WordsAround {
    /// Around name `k`, or around `found` inside it.
    fn of(r: &NameReader<'_>, names: &[Found], k: usize, found: &Found, rows: &[PlaceCandidate]) -> Self {
        let several = if rows.len() > 1 { rows } else { &[] };
        let mut said = Vec::new();
        // «صور العمانية»: the adjective may be no entity of its own.
        if let Some(country) = nationality(r, found.end) {
            said.push((country, 0, None, SAID));
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
            // The same name says nothing for itself until it is decided.
            let undecided =
                |c: &PlaceCandidate| n > k || other.score < SURE || c.place.feature == Feature::Country;
            if several.iter().any(|c| Some(c.row) == other.row && undecided(c)) {
                continue;
            }
            let close = (NEAR - gap) as i32;
            let Some(row) = r.row(other.row.or(other.site)).filter(|_| other.label != Label::Org) else {
                // «معارك بين الجيش اليمني والحوثيين»: whose body it is. Israel's army is told of from its neighbours.
                let nation = nation(r, other).filter(|country| *country != ISRAEL);
                // «شرطة بوسطن», «نيابة غرب الإسكندرية»
                let seat = || seat(r, other).filter(|place| place.country != ISRAEL);
                let of_seat = || seat().map(|place| (place.country, place.admin1, place.at, 2 * close));
                said.extend(nation.map(|country| (country, 0, None, 3 * close)).or_else(of_seat));
                continue;
            };
            match (country_of(row), row.place) {
                // «طرابلس اللبنانية», «العاصمة اللبنانية بيروت»: the adjective right after, or behind a head. That of
                // «قصفت المدفعية الإسرائيلية الطيبة» says nothing of the town.
                (Some(country), None) => {
                    let headed = n > k
                        || other.first.checked_sub(1).is_some_and(|at| {
                            r.senses(at, Class::PlaceWord)
                                .any(|(_, s)| s.arg <= PlaceWord::Countryside as i32)
                        });
                    // Who strikes abroad is told of there: «دورية إسرائيلية في القنيطرة».
                    let away = [ISRAEL, *b"TR"].contains(&country);
                    let by = if away { close / 2 } else { 2 * close };
                    said.push((country, 0, None, if gap == 0 && headed { SAID } else { by }));
                }
                (Some(country), Some(_)) => {
                    let clause = n > k && gap <= 3;
                    said.push((country, 0, None, if clause { SAID / 2 } else { 5 * close }));
                }
                (None, Some(place)) if other.score >= SURE || other.row.is_none() => {
                    said.push((place.country, place.admin1, place.at, 3 * close));
                }
                _ => {}
            }
        }
        if !several.is_empty() {
            let (first, end) = (found.first, found.end);
            country_signs::each(r, first.saturating_sub(NEAR), end + NEAR, |at, to, country| {
                // «معتمد الحامة»
                let weight = match first.checked_sub(to) {
                    Some(0) => GOVERNED,
                    Some(gap) => 2 * NEAR.saturating_sub(gap) as i32,
                    None => 2 * NEAR.saturating_sub(at.saturating_sub(end)) as i32,
                };
                said.push((country, 0, None, weight));
            });
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
            self.said.extend(
                regions.iter().map(|&(country, admin1)| (country, admin1, None, (NEAR - gap) as i32)),
            );
        }
    }

    /// Whether a place of the same region stands near.
    fn names(&self, place: &PlaceRow) -> bool {
        self.said.iter().any(|said| said.0 == place.country && region(said, place))
    }

    fn speaks(&self, place: &PlaceRow) -> i32 {
        let of_country = self.said.iter().filter(|said| said.0 == place.country);
        let near = |said: &SaidNear| match region(said, place) {
            true if said.1 > 0 && said.1 == place.admin1 => 30,
            true => 25,
            false => 0,
        };
        of_country.map(|said| said.3 + near(said)).sum()
    }
}

/// Whether something is told of the division of a place, or of what lies by it: «كابول بالجليل». The middle of a division tells nothing.
fn region(&(_, admin1, at, _): &SaidNear, place: &PlaceRow) -> bool {
    let division = matches!(place.feature, Feature::Admin1 | Feature::Admin2);
    admin1 > 0 && admin1 == place.admin1
        || !division && at.zip(place.at).is_some_and(|(a, b)| !far_apart(a, b, BESIDE))
}
