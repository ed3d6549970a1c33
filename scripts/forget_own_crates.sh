#!/usr/bin/env bash
# Removes everything from $CARGO_TARGET_DIR except compiled dependencies, which cargo reuses. So a test run on a fresh clone tests only the
# code in the clone.
source "$(dirname "$0")/environment.sh"

# Dependencies of old lock files accumulate. Above this many KiB, everything is removed.
MAX_KIB=$((8 * 1024 * 1024))

compiler=$(rustc -vV)
compiler_file=$CARGO_TARGET_DIR/compiler.txt
if [ "$(cat "$compiler_file" 2>/dev/null)" != "$compiler" ] || [ "$(du -sk "$CARGO_TARGET_DIR" | cut -f 1)" -gt "$MAX_KIB" ]; then
  rm -rf "$CARGO_TARGET_DIR"
  mkdir -p "$CARGO_TARGET_DIR"
  echo "$compiler" >"$compiler_file"
fi

for entry in "$CARGO_TARGET_DIR"/*; do
  case $(basename "$entry") in
    compiler.txt | release | wasm-release | *-*-*) ;;
    *) rm -rf "$entry" ;;
  esac
done
# Our judge prepared these files for compilers.
rm -rf "$CARGO_TARGET_DIR"/*-*-*/tmp/prepared
mapfile -t own < <(cargo metadata --locked --no-deps --format-version 1 | node -e '
  const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  for (const { name } of packages) console.log(`--package=${name}`);
')
# `cargo clean` ignores `build.target` in .cargo/config.toml, so the target is given here.
cargo clean --locked --release --target host-tuple "${own[@]}"
cargo clean --locked --profile wasm-release --target wasm32-unknown-unknown "${own[@]}"
