# Tests in the browser.

# Files that servers prepare once per compiler. The Rust tests use the same folder.
export ASSAY_PREPARED="$CARGO_TARGET_DIR/$HOST/tmp/prepared"

one_server() { ASSAY_SERVER_BIN="$ASSAY_PROGRAMS/assay-server" npm run --silent test:e2e; }

# The same server. It reads the language from the site's hash.txt.
pseudo_locale() { ASSAY_SERVER_BIN="$ASSAY_PROGRAMS/assay-server" ASSAY_SITE_DIR="$PSEUDO_SITE" npm run --silent test:texts; }

two_servers() { ASSAY_TESTBED="$RELEASE/assay-testbed" npm run --silent test:cluster; }
