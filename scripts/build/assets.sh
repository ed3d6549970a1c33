# Builds the parts of the site besides the programs.

PSEUDO_SITE=$CARGO_TARGET_DIR/pseudo_site

# Builds the editor's bundle and copies the fonts that npm installed.
editor_and_fonts() {
  is_newer public/editor/manifest.json editor package-lock.json || npm run --silent build:editor || return 1
  is_newer public/fonts/math.woff2 style/copy-fonts.mjs package-lock.json || npm run --silent build:fonts
}

# is_newer RESULT SOURCE…: whether the result is newer than all files in its sources.
is_newer() {
  local result=$1
  shift
  [ -e "$result" ] && [ -z "$(find "$@" -newer "$result" -print -quit)" ]
}

build_site() { node scripts/site.mjs "$RELEASE/assay-bundler" "$WASM" "$CARGO_TARGET_DIR/site"; }

build_pseudo_site() { node scripts/site.mjs "$RELEASE/assay-bundler" "$PSEUDO_WASM" "$PSEUDO_SITE" --pseudo-locale; }

copy_content() {
  rm -rf "$CARGO_TARGET_DIR/content"
  mkdir -p "$CARGO_TARGET_DIR/content"
  cp -r problems tracks scripts/verified.tsv "$CARGO_TARGET_DIR/content/"
}
