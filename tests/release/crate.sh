#!/usr/bin/env bash
# The packaged crate alone: built, documented and tested from what `cargo package` wrote, away from the tree; then a
# program that depends on it, with and without its features.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target/crate}
# Whoever publishes has committed; who tries this out may not have. What is packaged is built and tested below.
cargo publish --dry-run --no-verify --allow-dirty --locked -p tarqim
cargo package --no-verify --allow-dirty --locked -p tarqim
crate=$(ls -t "$CARGO_TARGET_DIR"/package/tarqim-*.crate | head -1)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Files of now: cargo would take those of a package, which are dated 2006, for what it has compiled already.
tar -xzmf "$crate" -C "$place"
mv "$place"/tarqim-* "$place/tarqim"
cd "$place/tarqim"
for file in LICENSE-MIT LICENSE-APACHE NOTICE licenses/CC-BY-SA-4.0.txt seeds/SOURCES.toml README.md; do test -f "$file"; done
cargo test --locked
RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
for features in "" names times names,times; do
  RUSTFLAGS="-D warnings" cargo check --locked --no-default-features --features "$features"
done

mkdir -p "$place/user/src"
cat > "$place/user/Cargo.toml" <<TOML
[package]
name = "user"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
tarqim = { path = "../tarqim", default-features = false }
TOML
cat > "$place/user/src/main.rs" <<'RUST'
fn main() -> Result<(), tarqim::ConfigError> {
    let text = "نحو 80 طلعة";
    let read = tarqim::Analyzer::builder().build()?.analyze(text).to_json();
    assert!(read.contains("\"about\""));
    let refused = tarqim::Analyzer::builder().labels([tarqim::Label::Person]).build();
    assert!(refused.unwrap_err().to_string().contains("feature"));
    Ok(())
}
RUST
cd "$place/user"
cargo run --quiet
echo "the packaged crate is whole"
