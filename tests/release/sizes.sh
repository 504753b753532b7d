#!/usr/bin/env bash
# Bytes of a stripped program that analyses a text (examples/analyze.rs), by the features it is built with.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR=target/sizes
for features in names,times,events names,times names times ""; do
  cargo build --quiet --release --locked --example analyze --no-default-features --features "$features"
  echo "$(stat -c %s target/sizes/release/examples/analyze) bytes with features: ${features:-none}"
done
