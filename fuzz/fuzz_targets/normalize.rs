//! Every preset takes any string; an alignment stays in bounds both ways.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tarqim::normalize::Normalizer;

fuzz_target!(|text: &str| {
    for preset in ["clean", "search", "model", "lucene", "camel", "arabert", "pyarabic"] {
        let Ok(normalizer) = Normalizer::preset(preset) else { panic!("no preset {preset}") };
        let aligned = normalizer.align(text);
        assert_eq!(aligned.text(), normalizer.normalize(text));
        let whole = aligned.to_original(0..aligned.text().len());
        assert!(whole.end <= text.len());
    }
});
