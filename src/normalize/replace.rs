//! The user's own replacements.

use super::options::Options;
use super::rewrite::Rewrite;
use crate::align::Sink;

/// The pairs, longest first among those that start alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Replacements {
    pairs: Vec<(Vec<u32>, Vec<u32>)>,
}

impl Replacements {
    pub(super) fn new(o: &Options) -> Self {
        let decode = |s: &str| s.chars().map(u32::from).collect::<Vec<_>>();
        let mut pairs: Vec<_> = o.replace.iter().map(|(k, v)| (decode(k), decode(v))).collect();
        pairs.sort_by(|(a, _), (b, _)| a.first().cmp(&b.first()).then(b.len().cmp(&a.len())));
        Self { pairs }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The pairs whose string starts with `c`.
    fn starting(&self, c: u32) -> &[(Vec<u32>, Vec<u32>)] {
        let from = self.pairs.partition_point(|(k, _)| k.first() < Some(&c));
        let n = self.pairs[from..].partition_point(|(k, _)| k.first() == Some(&c));
        &self.pairs[from..from + n]
    }

    /// Whether the fast path must stop at `c`.
    pub(super) fn looks_at(&self, c: u32) -> bool {
        !self.starting(c).is_empty()
    }

    /// Blocks of 256 code points in which some string starts.
    pub(super) fn blocks(&self) -> impl Iterator<Item = usize> + '_ {
        self.pairs.iter().filter_map(|(k, _)| k.first()).map(|c| (*c >> 8) as usize)
    }

    /// The pass.
    pub(super) fn run<S: Sink>(&self, src: &[u32], out: &mut Rewrite<'_, S>) {
        let mut i = 0;
        while i < src.len() {
            match self.starting(src[i]).iter().find(|(k, _)| src[i..].starts_with(k)) {
                Some((k, v)) => {
                    out.replace(k.len(), v);
                    i += k.len();
                }
                None => {
                    out.put(src[i]);
                    i += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::{Normalizer, Options};

    #[test]
    fn longest_first() {
        let mut o = Options::default();
        o.set("replace", &serde_json::json!({"ab": "1", "a": "2", "م": ""})).unwrap();
        assert_eq!(Normalizer::new(o).normalize("abaم"), "12");
    }
}
