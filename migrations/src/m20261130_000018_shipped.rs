//! The shipped problems and tracks: what was loaded, so that an upgrade changes only what no admin changed.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261130_000018_shipped", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE shipped (
    kind TEXT NOT NULL,
    slug {key} NOT NULL,
    -- The hash of the package, or of the track's content. NULL if it was never loaded.
    fingerprint TEXT,
    state TEXT NOT NULL,
    -- The edition with this package. NULL for tracks and for deleted problems.
    version INTEGER,
    -- The edition that was in use before this one, if it replaced one.
    version_before INTEGER,
    -- The content of the track, as JSON.
    content TEXT,
    -- The content of the track before this one replaced it, as JSON.
    content_before TEXT,
    -- Why it could not be loaded at the last start.
    error TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, slug),
    CONSTRAINT shipped_kind_known CHECK (kind IN ('problem', 'track')),
    CONSTRAINT shipped_state_known CHECK (state IN ('applied', 'kept', 'undone', 'failed')),
    CONSTRAINT shipped_failed_has_error CHECK (state <> 'failed' OR error IS NOT NULL),
    CONSTRAINT shipped_loaded_has_fingerprint CHECK (state = 'failed' OR fingerprint IS NOT NULL)
);

-- The tags of the edition, as JSON. The table of tags has those of the current edition. NULL for editions from before this column: those
-- are filled when another edition becomes the current one.
ALTER TABLE problem_versions ADD COLUMN tags TEXT;
";

const DOWN: &str = r"
ALTER TABLE problem_versions DROP COLUMN tags;
DROP TABLE shipped;
";
