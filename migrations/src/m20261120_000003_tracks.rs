//! Tracks, their problems in order, the version of the list of tracks, and messages for other servers.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261120_000003_tracks", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE tracks (
    id {id},
    slug {key} NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    published BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT tracks_slug_given CHECK (slug <> ''),
    CONSTRAINT tracks_title_given CHECK (title <> '')
);

CREATE TABLE track_items (
    track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    problem_id BIGINT NOT NULL REFERENCES problems (id),
    PRIMARY KEY (track_id, position),
    UNIQUE (problem_id, track_id),
    CONSTRAINT track_items_position_counts CHECK (position >= 1)
);

CREATE TABLE listing_version (
    id INTEGER NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    CONSTRAINT listing_version_one_row CHECK (id = 1),
    CONSTRAINT listing_version_counts CHECK (version >= 1)
);
INSERT INTO listing_version (id, version) VALUES (1, 1);

CREATE TABLE outbox (
    topic TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT outbox_topic_known CHECK (topic IN ('tracks'))
);
";

const DOWN: &str = r"
DROP TABLE outbox;
DROP TABLE listing_version;
DROP TABLE track_items;
DROP TABLE tracks;
";
