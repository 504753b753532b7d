#!/usr/bin/env bash
# The source distribution alone: a wheel is built of it away from the tree, and its own tests run against that.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD python=${PYTHON:-python3}
sdist=$(ls -t "${DIST:-dist}"/tarqim-*.tar.gz | head -1)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Files of now, or cargo takes them for what it has compiled already.
tar -xzmf "$sdist" -C "$place"
mv "$place"/tarqim-* "$place/tarqim"
"$python" -m venv "$place/venv"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target/sdist}
"$place/venv/bin/python" -m pip wheel --quiet --no-deps --wheel-dir "$place/wheels" "$place/tarqim"
"$place/venv/bin/python" -m pip install --quiet tqdm pytest hypothesis numpy "$place"/wheels/*.whl
cd "$place/tarqim"
"$place/venv/bin/python" -m pytest "$@"
echo "the source distribution is whole"
