//! Addresses and codes read out in transcribed speech: «sara نقطة ali آت جيميل دوت كوم», «الكود اكس واي تسعة».

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Edit;
use crate::lexicon::Lexicon;
use crate::pipeline::Scratch;
use crate::reading::{Atom, AtomForm as Written, AtomKind};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::Kind;

/// Maximum number of tokens of a form in `seeds/spell/spoken.tsv`.
const LONGEST: usize = 2;
/// Maximum number of pieces before an @ or in a code.
const PIECES: usize = 24;

/// What a word stands for in an address or a code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    At,
    Dot,
    Mark,
    Host,
    Letter,
    Head,
    /// Digits, or number words.
    Number,
    /// A Latin word.
    Latin,
}

/// One piece: its meaning, what is written for it, the token after it.
struct SpokenPiece {
    says: Says,
    written: String,
    first: usize,
    end: usize,
}

/// What each form in `seeds/spell/spoken.tsv` means, and what is written for it.
type Forms = HashMap<&'static str, (Says, &'static str)>;

fn forms() -> &'static Forms {
    static FORMS: OnceLock<Forms> = OnceLock::new();
    let says = |kind: &str| match kind {
        "at" => Says::At,
        "dot" => Says::Dot,
        "mark" => Says::Mark,
        "host" => Says::Host,
        "letter" => Says::Letter,
        _ => Says::Head,
    };
    FORMS.get_or_init(|| {
        let rows = Lexicon::builtin().tables().spoken.iter();
        rows.map(|(form, kind, written)| (form.as_str(), (says(kind), written.as_str()))).collect()
    })
}

struct SpokenReader<'a> {
    text: Text<'a>,
    scratch: &'a Scratch,
    forms: &'static Forms,
}

/// The addresses and codes of a text.
pub(super) fn edits(text: Text<'_>, scratch: &Scratch, out: &mut Vec<Edit>) {
    let reader = SpokenReader { text, scratch, forms: forms() };
    let mut pieces: Vec<SpokenPiece> = Vec::new();
    let mut i = 0;
    while i < scratch.tokens().len() {
        match reader.piece(i) {
            Some(piece) => {
                i = piece.end;
                pieces.push(piece);
            }
            None => i += 1,
        }
    }
    for k in 0..pieces.len() {
        let found = match pieces[k].says {
            Says::At => reader.address(&pieces, k),
            Says::Head => reader.code(&pieces, k),
            Says::Letter if k == 0 || pieces[k - 1].end < pieces[k].first => reader.lettered(&pieces, k),
            _ => None,
        };
        out.extend(found);
    }
}

impl SpokenReader<'_> {
    fn token(&self, i: usize) -> String {
        let span = self.scratch.tokens().span(i);
        self.text.slice(span.start as usize, span.end as usize).to_string_lossy()
    }

    /// The piece that begins at token `i`.
    fn piece(&self, i: usize) -> Option<SpokenPiece> {
        let kinds = &self.scratch.tokens().kinds;
        let kind = *kinds.get(i)?;
        if matches!(kind, Kind::Punct | Kind::Symbol) {
            return None;
        }
        let mut form = self.token(i);
        let mut best = None;
        for end in i + 1..=(i + LONGEST).min(kinds.len()) {
            if end > i + 1 {
                form = format!("{form} {}", self.token(end - 1));
            }
            if let Some(&(says, written)) = self.forms.get(form.to_lowercase().as_str()) {
                best = Some(SpokenPiece { says, written: written.to_owned(), first: i, end });
            }
        }
        if best.is_some() {
            return best;
        }
        let atom = self.scratch.numbers.atom_at(i).filter(|a| spoken(a));
        if let Some((atom, n)) = atom.and_then(|a| Some((a, a.whole()?))) {
            return Some(SpokenPiece { says: Says::Number, written: n.to_string(), first: i, end: atom.end });
        }
        match kind {
            Kind::Number => {
                Some(SpokenPiece { says: Says::Number, written: self.token(i), first: i, end: i + 1 })
            }
            Kind::Latin | Kind::Code => {
                let written = self.token(i);
                let says = if written.chars().count() == 1 { Says::Letter } else { Says::Latin };
                Some(SpokenPiece { says, written, first: i, end: i + 1 })
            }
            _ => None,
        }
    }

    fn span(&self, first: &SpokenPiece, last: &SpokenPiece) -> Span {
        let tokens = self.scratch.tokens();
        tokens.span(first.first).join(tokens.span(last.end - 1))
    }

    /// The address around the @ that is piece `at`.
    fn address(&self, pieces: &[SpokenPiece], at: usize) -> Option<Edit> {
        let mut first = at;
        while first > 0 && at - first < PIECES {
            let (piece, next) = (&pieces[first - 1], &pieces[first]);
            // Two words in a row are ordinary words of the sentence.
            let words = |p: &SpokenPiece| matches!(p.says, Says::Latin | Says::Host);
            let joined =
                piece.end == next.first && !(words(piece) && (words(next) || next.says == Says::Letter));
            if !joined || matches!(piece.says, Says::At | Says::Head) {
                break;
            }
            first -= 1;
        }
        let named = |p: &SpokenPiece| !matches!(p.says, Says::Dot | Says::Mark | Says::At | Says::Head);
        if first == at || !named(&pieces[first]) || !named(&pieces[at - 1]) {
            return None;
        }
        let mut last = at + 1;
        let mut dots = 0;
        if !pieces.get(last).is_some_and(|p| p.first == pieces[at].end && named(p)) {
            return None;
        }
        while let (Some(mark), Some(name)) = (pieces.get(last + 1), pieces.get(last + 2)) {
            let goes_on = mark.first == pieces[last].end && name.first == mark.end && named(name);
            if !goes_on || !matches!(mark.says, Says::Dot | Says::Mark) {
                break;
            }
            dots += usize::from(mark.says == Says::Dot);
            last += 2;
        }
        let written: String = pieces[first..=last].iter().map(|p| p.written.to_lowercase()).collect();
        (dots > 0).then(|| (self.span(&pieces[first], &pieces[last]), written))
    }

    /// Letters, a dash and digits that begin with piece `first`: «دي شرطة تسعة تسعة» is D-99.
    fn lettered(&self, pieces: &[SpokenPiece], first: usize) -> Option<Edit> {
        let run = |from: usize, says: Says| {
            let of = |k: usize| {
                pieces.get(k).is_some_and(|p| p.says == says && (k == first || p.first == pieces[k - 1].end))
            };
            from + (from..from + PIECES).take_while(|&k| of(k)).count()
        };
        let mark = run(first, Says::Letter);
        let dashed =
            pieces.get(mark).is_some_and(|p| p.says == Says::Mark && p.first == pieces[mark - 1].end);
        let end = run(mark + 1, Says::Number);
        // «سي شرطة واحد» with an address after it is that.
        let address = pieces.get(end).is_some_and(|p| matches!(p.says, Says::At | Says::Dot | Says::Mark));
        if !dashed || end == mark + 1 || address {
            return None;
        }
        let written: String = pieces[first..end].iter().map(|p| p.written.to_uppercase()).collect();
        Some((self.span(&pieces[first], &pieces[end - 1]), written))
    }

    /// The letters and digits that follow the head, piece `head`.
    fn code(&self, pieces: &[SpokenPiece], head: usize) -> Option<Edit> {
        let run = |from: usize, says: Says| {
            let of = |k: usize| pieces.get(k).is_some_and(|p| p.says == says && p.first == pieces[k - 1].end);
            from + (from..from + PIECES).take_while(|&k| of(k)).count()
        };
        let letters = head + 1..run(head + 1, Says::Letter);
        let digits = letters.end..run(letters.end, Says::Number);
        if letters.is_empty() || digits.is_empty() {
            return None;
        }
        let join = |range: std::ops::Range<usize>| -> String {
            pieces[range].iter().map(|p| p.written.to_uppercase()).collect()
        };
        let span = self.span(&pieces[letters.start], &pieces[digits.end - 1]);
        Some((span, format!("{}-{}", join(letters), join(digits))))
    }
}

/// Whether a number is written in words, without proclitics.
fn spoken(atom: &Atom) -> bool {
    atom.kind == AtomKind::Cardinal && atom.form == Written::Words && atom.proclitics.0 == 0
}
