# Browser tests against the release.

# Files that servers prepare once per compiler. The Rust tests use the same folder.
export ASSAY_PREPARED="$CARGO_TARGET_DIR/$HOST/tmp/prepared"

one_server() { ASSAY_SERVER_BIN="$CARGO_TARGET_DIR/release/assay-server" npm run --silent test:e2e; }

# The same server. It reads the language from the site's hash.txt.
pseudo_locale() { ASSAY_SERVER_BIN="$CARGO_TARGET_DIR/release/assay-server" ASSAY_SITE_DIR="$PSEUDO_SITE" npm run --silent test:texts; }

two_servers() { ASSAY_PROGRAMS="$CARGO_TARGET_DIR/release" ASSAY_TESTBED="$RELEASE/assay-testbed" npm run --silent test:cluster; }
