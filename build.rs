//! Compiles the language data under `seeds/` into one embedded blob.

fn main() {}
