//! Headings in tracks.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000011_sections", up: UP, down: DOWN };

const UP: &str = r"
-- Problems and headings share their positions, so no position is in both tables.
CREATE TABLE track_headings (
    track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (track_id, position),
    CONSTRAINT track_headings_position_counts CHECK (position >= 1),
    CONSTRAINT track_headings_title_given CHECK (title <> '')
);
";

const DOWN: &str = r"
DROP TABLE track_headings;
";
