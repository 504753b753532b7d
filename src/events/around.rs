//! What stands around a trigger: the subject before it, the noun phrases after it.

use super::clause::{Clause, REACH};
use super::items::What;
use super::located::is_origin;
use super::places::is_dateline;
use crate::found::Label;
use crate::letters::chars;
use crate::lexicon::Proclitics;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::signs::{closes_quote, opens_quote};

/// Bare noun phrases after a trigger that are looked at.
const BARE: usize = 3;

/// What stands around a trigger.
#[derive(Debug, Default)]
pub struct Around {
    /// The subject before it.
    pub before: Option<usize>,
    /// Whether it is the noun that a relative clause speaks of.
    pub relative: bool,
    /// Bare noun phrases after it.
    pub bare: Vec<usize>,
    /// Noun phrases with prepositions after it.
    pub bound: Vec<usize>,
}

impl Around {
    /// All that may take part.
    pub fn items(&self) -> Vec<usize> {
        self.before.iter().chain(&self.bare).chain(&self.bound).copied().collect()
    }
}

impl Clause<'_, '_> {
    /// What stands around the trigger at item `t`.
    pub fn around(&self, t: usize) -> Around {
        let mut around = Around::default();
        let items = self.items;
        let mut open = true;
        let mut depth = 0;
        let mut within = None;
        // Where what describes the subject ends.
        let mut described = 0;
        // Whether a verb between says that the event happened.
        let mut told = None;
        for (j, item) in items.iter().enumerate().take(t + REACH).skip(t + 1) {
            if j < described {
                continue;
            }
            if depth > 0 {
                depth = match item.what {
                    What::Close => depth - 1,
                    What::Open => depth + 1,
                    _ => depth,
                };
                continue;
            }
            match item.what {
                What::Open => depth += 1,
                What::Comma => open &= self.is_aside(j, t),
                What::Colon => break,
                What::Other if self.is_bar(j) => break,
                What::Noun | What::Trigger if self.is_phrase(j) => {
                    if item.preposition != Preposition::None {
                        // «هرب سجناء بعد اقتحامه من قبل مسلحين»: they did what stands nearest.
                        // «مظاهرة تنديدا بمقتل متظاهر برصاص الأمن»: no weapon holds a march.
                        let marches = self.may_tell(t, "protest");
                        let nearer = item.preposition == Preposition::By
                            && (t + 1..j).any(|k| {
                                let apart = match items[k].preposition {
                                    Preposition::After | Preposition::During => true,
                                    Preposition::None => false,
                                    _ => marches,
                                };
                                self.is_event(k) && apart
                            });
                        if !nearer && told.is_none_or(|v| self.takes_part_beyond(v, j)) {
                            around.bound.push(j);
                        }
                    } else if item.joined && item.what == What::Trigger && item.marks & mark::EVENT != 0 {
                        open = false;
                    } else if j > t + 1
                        && self.is_event(j - 1)
                        && items[j - 1].preposition != Preposition::None
                        && item.first == items[j - 1].end
                        // «قتل في الهجوم قائد الكتيبة»: nothing stands in idafa after the article.
                        && !self.has_article(j - 1)
                        // «بغارة منزلا»: an accusative is in no idafa.
                        && !self.is_accusative(j)
                        // «بأربع غارات جوية محيط المدينة», «بغارتين مدينة كذا», «بأكثر من 12 غارة»: an adjective, the noon of a dual
                        // and the accusative behind a number end the idafa.
                        && (items[t].marks & mark::VERB == 0
                            || items[j - 1].end <= items[j - 1].at + 1
                                && items[j - 1].marks & mark::DUAL == 0
                                && (items[j - 1].number.is_none() || items[j - 1].marks & mark::PLURAL != 0))
                    {
                        // «في تفجير سيارة»: it belongs to that event.
                    } else if self.is_event(j)
                        && item.number.is_none()
                        && !item.definite
                        && self.of_one_kind(j, t)
                        && items[t].marks & (mark::VERB | mark::ACTIVE) == mark::PAST
                    {
                        // «أصيب نائبه إصابة بليغة»: the verb's own noun.
                    } else if within == Some(j - 1) && items[j - 1].end == item.first
                        || self.is_event(j) && self.of_bound(j, t)
                    {
                        // «من مخلفات قصف سابق»: in idafa, and what follows it.
                        within = Some(j);
                    } else if self.describes(j) || self.is_adverb(j, t) {
                        // «مسلحون مجهولون», «أعدمت ميدانيا»
                    } else if !item.joined && open && around.bare.len() < BARE {
                        around.bare.push(j);
                    }
                }
                // «اغتال مجهولون يستقلون دراجة شابا»: how they came.
                What::Verb | What::Trigger => match self.described(j, t, &around.bare) {
                    Some(end) => described = end,
                    None => break,
                },
                // «قتل الجيش منهم 972»
                What::Cue(Cue::Subset)
                    if around.bare.len() == 1
                        && items[j].end == items[j].first + 1
                        && self.can_act_only(around.bare[0])
                        && items.get(j + 1).is_some_and(|n| n.number.is_some() && n.first == item.end) => {}
                // «انفجرت فيهم ست قنابل»: of whom, where nobody is named yet.
                What::Cue(Cue::Subset) => {
                    let counts = items.get(j + 1).is_some_and(|n| n.number.is_some());
                    open &= around.bare.is_empty() && counts;
                }
                // «لم يقتل منهم سوى أربعة»
                What::Cue(Cue::Except) => open = true,
                What::Cue(
                    Cue::Relative
                    | Cue::That
                    | Cue::Clause
                    | Cue::Condition
                    | Cue::According
                    | Cue::Plan
                    | Cue::Cause,
                ) => break,
                // «قصف على كذا وأنباء عن شهداء»
                What::Cue(Cue::Happen) if item.joined && item.marks & mark::VERB == 0 => open = false,
                What::Cue(Cue::Nobody) => {}
                // «ستة قتلوا في الهجوم جميعهم أفغان»: what all of them are.
                What::Cue(Cue::All) => open = false,
                // «اشتباكات ⟦اندلعت⟧ أمس بين الجيش ومسلحين»: who fought stands behind what it says of the fight.
                What::Cue(Cue::Happen | Cue::Light) if self.says_of_event(j, t) => {
                    (open, told) = (false, Some(j))
                }
                // «احتجز مسلحون يطالبون برواتبهم عشرات الموظفين»
                What::Cue(_) if item.marks & mark::VERB != 0 => match self.described(j, t, &around.bare) {
                    Some(end) => described = end,
                    None => break,
                },
                _ => {}
            }
        }
        // After «و» a verb begins a clause of its own, and its subject follows.
        // «ولم يصب أحد»: و stands before the negation.
        let denied = t > 0 && items[t - 1].what == What::Cue(Cue::Negation) && items[t - 1].joined;
        if items[t].marks & mark::VERB == 0 || items[t].joined || denied {
            return around;
        }
        // «قال للوكالة «⟦خطفت⟧ الجبهة ثلاثة»»: what is quoted begins with the verb.
        let pieces = self.scene.view.pieces;
        let quoted = items[t].first.checked_sub(1).is_some_and(|p| opens_quote(pieces[p].code));
        if quoted && !pieces.get(items[t].end).is_some_and(|p| closes_quote(p.code)) {
            return around;
        }
        // The subject before a verb: the first bare noun phrase of its clause.
        let mut j = t;
        let mut depth = 0;
        let mut comma = false;
        while j > 0 && t - j < REACH {
            j -= 1;
            let item = &items[j];
            if depth > 0 {
                depth = match item.what {
                    What::Open => depth - 1,
                    What::Close => depth + 1,
                    _ => depth,
                };
                continue;
            }
            match item.what {
                What::Close => depth += 1,
                What::Comma => comma = true,
                // «إضافة إلى مقتل اثنين، أصيب عشرة»: the two before the comma are not the subject.
                What::Noun | What::Trigger
                    if comma
                        && j > 0
                        && self.is_event(j - 1)
                        && items[j - 1].end == item.first
                        && item.preposition == Preposition::None =>
                {
                    break;
                }
                // «عائلات الذين قتلوا»: nothing indefinite is described by it.
                What::Cue(Cue::Relative) if self.is_headless(j) => {
                    around.relative = true;
                    break;
                }
                What::Cue(Cue::Relative) => {
                    around.before = (0..j).rev().find(|&k| self.is_phrase(k)).map(|k| self.antecedent(k, t));
                    around.relative = true;
                    break;
                }
                // «بكين (د ب أ) - قتل ثلاثة»
                What::Noun if j == 0 && is_dateline(self) => break,
                // «طفل يفقد حياته وآخر تبتر ساقه»
                What::Noun
                    if item.joined
                        && j + 1 == t
                        && item.preposition == Preposition::None
                        && item.quantifier == Some(Cue::Others)
                        && items[t].marks & mark::VERB == mark::PRESENT =>
                {
                    (around.before, around.relative) = (Some(j), true);
                    break;
                }
                // «، والمروحيات تقصف البلدة»: و begins a clause of its own.
                What::Noun
                    if item.joined
                        && j + 1 == t
                        && item.preposition == Preposition::None
                        && item.definite
                        && (j == 0
                            || items[j - 1].what == What::Comma
                            || self.is_human(j)
                                && self.has_article(j)
                                && items[j].number.is_none()
                                && items[..j].iter().any(|k| k.what == What::Trigger))
                        && items[t].marks & mark::VERB == mark::PRESENT =>
                {
                    around.before = Some(j);
                    break;
                }
                What::Noun | What::Trigger if self.is_phrase(j) => {
                    if self.is_event(j) && around.before == Some(j + 1) && !items[j + 1].definite {
                        // «وفاة طفل (13 عاما) أصيب أمس»
                        around.relative = true;
                        break;
                    } else if item.preposition == Preposition::None && !item.joined {
                        around.before = Some(j);
                    } else if around.before.is_none()
                        && j + 1 == t
                        && !item.definite
                        && !self.is_of_force(j)
                        && item.preposition != Preposition::None
                        && !is_origin(self, j)
                        && self.thing(j) != Some(Thing::Place)
                        && !self.differs(j, t)
                        // «ملثمون على دراجة ⟦يغتالون⟧ شابا»: a plural verb is about people.
                        && !(items[t].marks & mark::PLURAL != 0
                            && (self.is_thing(j) || self.is_lone(j)))
                    {
                        // «في هجوم استهدف …», «بسيارة انفجرت»
                        around.before = Some(j);
                        around.relative = true;
                        break;
                    } else if around.before.is_none()
                        && !comma
                        && !item.definite
                        && self.is_event(j)
                        && self.of_one_kind(j, t)
                        && !self.differs(j, t)
                    {
                        // «في هجوم بشاحنة مفخخة أمس استهدف …»
                        around.before = Some(j);
                        around.relative = true;
                        break;
                    }
                }
                // «مسلحون كانوا على دراجة هاجموا الحاجز»
                What::Verb
                    if item.marks & mark::HAD != 0
                        && !item.joined
                        && items[t].marks & mark::PLURAL != 0
                        && around.before.is_none_or(|b| self.is_thing(b)) => {}
                // «عبوة زرعها داعش ⟦تنفجر⟧»: what the pronoun means is the subject of both.
                What::Trigger
                    if item.tail > 0
                        && around.before == Some(j + 1)
                        && j > 0
                        && self.is_phrase(j - 1)
                        && !items[j - 1].definite
                        && self.means(j, j - 1) =>
                {
                    around.before = Some(j - 1);
                    break;
                }
                // «ملثمون ⟦يرتدون⟧ زيا عسكريا يقتلون تاجرا»: what it says of the subject right before it.
                What::Verb if !comma && self.tells_of_subject(j, t) => {
                    around.before = Some(j - 1);
                    return around;
                }
                // «إن ⟦الرجل⟧ الذي فتح النار على الشرطة أصيب»: the subject stands before the relative clause.
                What::Verb | What::Trigger
                    if item.is_verb()
                        && j > 1
                        && items[j - 1].what == What::Cue(Cue::Relative)
                        && items[j - 2].what == What::Noun
                        && items[j - 2].preposition == Preposition::None
                        && items[j - 2].definite
                        && !items[j - 2].joined
                        && around.before.is_none_or(|b| self.is_led(b))
                        && self.agrees(Some(j - 2), t) =>
                {
                    around.before = Some(j - 2);
                    break;
                }
                What::Verb | What::Trigger | What::Colon => break,
                What::Other if self.is_bar(j) => break,
                // «… ، وكان قد قتل ثلاثة»
                What::Cue(Cue::Was) if item.joined => break,
                What::Cue(Cue::That | Cue::Clause | Cue::Condition | Cue::According | Cue::Adding) => break,
                What::Cue(_) if item.marks & mark::VERB != 0 && !matches!(item.what, What::Cue(Cue::Was)) => {
                    break;
                }
                _ => {}
            }
        }
        // «قتل الجيش جنودا خطفوا»: an indefinite noun directly before the verb is modified by its clause.
        if t > 0 && !around.relative {
            let last = &items[t - 1];
            let (noun, verb) = (last.marks, items[t].marks);
            let one = |m: u32| m & (mark::PLURAL | mark::DUAL) == 0;
            let both = |a: u32, b: u32| noun & a != 0 && verb & b != 0;
            // «وفي هجوم سقطت صواريخ»: the verb's gender shows that the attack is not its subject.
            let agree = !(one(noun) && one(verb) && last.number.is_none())
                || !(both(mark::MASC, mark::FEM) || both(mark::FEM, mark::MASC));
            // «خمس نساء ورضيع قضوا»: all of them.
            let heads = |b: usize| b == 0 || !items[b - 1].is_verb();
            let few = noun & mark::PLURAL == 0 && (last.number.is_none() || noun & mark::DUAL != 0);
            let all = last.joined
                && verb & (mark::PLURAL | mark::DUAL) != 0
                && around.before.is_some_and(|b| few || heads(b) && self.is_human(b));
            // «مدفعية الجيش وفصائل كذا تقصف»: both of them, and the verb is that of the first.
            let side = |k: usize| self.thing(k) == Some(Thing::Force);
            let all =
                all || last.joined && side(t - 1) && around.before.is_some_and(|b| b + 2 == t && side(b));
            // «مسلحون كانوا على دراجتين فتحوا النار»: a plural verb is about people.
            let thing = verb & mark::PLURAL != 0 && (self.is_thing(t - 1) || self.is_lone(t - 1));
            // «قصف بقذائف هاون ومدفعية استهدف بلدة»: the verb is the raid's.
            let arms = last.joined
                && t > 1
                && self.thing(t - 2) == Some(Thing::Weapon)
                && items[t - 2].preposition == Preposition::With;
            // «أربعة إخوة من عائلة واحدة قتلوا»
            // «انفجار بريف كذا يقتل سبعة»
            let there = last.preposition != Preposition::None && self.thing(t - 1) == Some(Thing::Place);
            let from = is_origin(self, t - 1) || there && (last.name.is_some() || last.spot.is_some());
            // «عبوة زرعها داعش»: the pronoun is the noun before, and who did it follows.
            let resumes = items[t].tail > 0 && around.bare.first() == Some(&(t + 1)) && self.means(t, t - 1);
            if (agree || resumes)
                && !all
                && !arms
                && !thing
                && !from
                // «مسلحون ⟦مجهولون⟧ يغتالون»
                && !self.describes(t - 1)
                && self.is_phrase(t - 1)
                && !last.definite
                && !(last.preposition != Preposition::None && self.is_of_force(t - 1))
                && !items[t].joined
                && (around.before != Some(t - 1) || resumes)
                // «عشرة مدنيين بينهم ثلاثة أطفال قتلوا»
                && !around.before.is_some_and(|b| (b..t).any(|k| items[k].what == What::Cue(Cue::Subset)))
            {
                around.before = Some(t - 1);
                around.relative = true;
            }
        }
        around
    }

    /// «مسلحون ⟦يستقلون⟧ دراجة يقتلون شابا»: whether the present verb at item `j` describes the several people right before
    /// it, of whom the verb at item `t` tells, too.
    fn tells_of_subject(&self, j: usize, t: usize) -> bool {
        let (item, verb) = (&self.items[j], &self.items[t]);
        let Some(who) = j.checked_sub(1) else { return false };
        let many = |m: u32| m & mark::PLURAL != 0;
        let noun = &self.items[who];
        item.marks & mark::PRESENT != 0
            && !item.joined
            && self.scene.view.word(item.at).looks.nominative
            && many(verb.marks)
            && noun.what == What::Noun
            && noun.preposition == Preposition::None
            && !noun.definite
            && noun.number.is_none()
            && many(noun.marks)
            && self.is_human(who)
    }

    /// «وفي هجوم سقطت صواريخ»: whether the gender of a verb shows that the event before it is not its subject.
    fn differs(&self, j: usize, t: usize) -> bool {
        let (noun, verb) = (self.items[j].marks, self.items[t].marks);
        let one = |m: u32| m & (mark::PLURAL | mark::DUAL) == 0;
        let she = noun & mark::FEM != 0 || noun & mark::MASC == 0;
        self.is_event(j)
            && self.items[j].number.is_none()
            && one(noun)
            && one(verb)
            && noun & (mark::MASC | mark::FEM) != 0
            && she != (verb & mark::FEM != 0)
    }

    /// Whether a relative pronoun stands in idafa behind a noun: «عائلات ⟦الذين⟧ قتلوا».
    pub fn is_headless(&self, j: usize) -> bool {
        j.checked_sub(1).map(|k| &self.items[k]).is_some_and(|k| {
            let one = k.end == k.at + 1 && k.end == self.items[j].first;
            let plural = k.marks & (mark::PLURAL | mark::COLLECTIVE) != 0;
            k.what == What::Noun && one && plural && !k.definite && k.tail == 0 && k.number.is_none()
        })
    }

    /// Whether the word of a trigger has the article.
    pub fn has_article(&self, i: usize) -> bool {
        let readings = self.scene.view.readings(self.items[i].first);
        readings.iter().any(|r| r.proclitics.any(Proclitics::AL))
    }

    /// «أعدموا ⟦ميدانيا⟧ ثلاثة»: whether an unknown word right behind the verb at item `t` is an adjective of relation in the
    /// accusative, and somebody or something follows it.
    fn is_adverb(&self, j: usize, t: usize) -> bool {
        let (item, view) = (&self.items[j], self.scene.view);
        let next = self.items.get(j + 1);
        j == t + 1
            && self.items[t].marks & mark::VERB != 0
            && item.is_unknown_word()
            && !item.joined
            && item.end == item.at + 1
            && view.word(item.at).looks.alef
            && view.word(item.at).looks.nisba
            && next.is_some_and(|n| n.what == What::Noun && n.first == item.end)
    }

    /// Whether item `j` is one noun that only its case gives the alef at its end: «منزلا».
    pub(super) fn is_accusative(&self, j: usize) -> bool {
        let (item, view) = (&self.items[j], self.scene.view);
        let lemma = item.lemma.map(|l| &view.lexicon.tables().events.nouns[l as usize].1);
        lemma.is_some_and(|l| !l.ends_with(chars::ALEF))
            && item.what == What::Noun
            && !item.definite
            && item.number.is_none()
            && item.marks & (mark::PLURAL | mark::DUAL) == 0
            && view.word(item.at).looks.alef
    }

    /// Whether item `j`, behind trigger `t`, is in idafa after a noun with a preposition: «من مخلفات ⟦قصف⟧».
    fn of_bound(&self, j: usize, t: usize) -> bool {
        let last = &self.items[j - 1];
        j > t + 1
            && last.what == What::Noun
            && last.preposition != Preposition::None
            && !last.definite
            && last.end == self.items[j].first
    }

    /// Whether two triggers may tell of events of one type.
    fn of_one_kind(&self, a: usize, b: usize) -> bool {
        let rows = self.rows();
        let kind = |row: usize| rows.get(row).map(|r| r.kind);
        self.rows_of(a).any(|x| self.rows_of(b).any(|y| kind(x) == kind(y)))
    }

    /// Whether the item is a bar, which separates the title of a post from its text.
    pub fn is_bar(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.what == What::Other && self.scene.view.pieces[item.first].code == 0x7C
    }

    /// The noun that a relative clause speaks of: not the last in a chain of prepositions if the verb wants another.
    fn antecedent(&self, last: usize, t: usize) -> usize {
        let items = self.items;
        let verb = &items[t];
        let mut k = last;
        let types = &self.scene.view.lexicon.tables().events.types;
        let one = verb.marks & (mark::PLURAL | mark::DUAL | mark::FEM) == 0;
        let befalls = one
            && self.rows_of(t).any(|row| {
                self.rows().get(row).is_some_and(|r| {
                    matches!(types[usize::from(r.kind)].as_str(), "die" | "injure" | "detain")
                })
            });
        // «تفجيرات في بغداد استهدفت», «عناصر من التنظيم الذين قتلوا»
        let fits = |k: usize| {
            let item = &items[k];
            let place = item.thing == Some(Thing::Place);
            let many = item.marks & (mark::PLURAL | mark::DUAL) != 0 || item.number.is_some();
            // «فلان منسق العمليات في حزب كذا، الذي قتل»: an organization cannot be killed.
            let body = befalls
                && matches!(item.thing, Some(Thing::Force | Thing::Body))
                && item.preposition != Preposition::None;
            !place && !body && (verb.marks & (mark::PLURAL) == 0 || many || item.what == What::Trigger)
        };
        for _ in 0..3 {
            if fits(k) || k == 0 || items[k].preposition == Preposition::None || !self.is_phrase(k - 1) {
                break;
            }
            k -= 1;
        }
        let found = if fits(k) { k } else { last };
        // «فلان منسق العمليات»: a name and what he is.
        let named = found.checked_sub(1).filter(|&n| {
            let label = items[n].name.map(|e| self.scene.entities[e].label);
            label == Some(Label::Person)
                && items[found].name.is_none()
                && items[found].preposition == Preposition::None
                && items[n].end == items[found].first
        });
        named.filter(|_| befalls).unwrap_or(found)
    }
}
