//! What `tarqim_fuzz::normalize` says, on texts that libFuzzer makes up.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tarqim_fuzz::normalize(text));
