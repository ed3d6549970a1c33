//! Lessons, prerequisites and hours of tracks.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261129_000015_lessons", up: UP, down: DOWN };

const UP: &str = r"
ALTER TABLE tracks ADD COLUMN hours INTEGER CONSTRAINT tracks_hours_count CHECK (hours BETWEEN 1 AND 1000);

-- Without a reference, because a track may be loaded before the ones that it names.
CREATE TABLE track_prerequisites (
    track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    PRIMARY KEY (track_id, position)
);

-- A lesson belongs to the title of a heading and not to its position, so moving headings does not touch it. If a heading is removed and
-- added again, it has its lesson again.
CREATE TABLE track_lessons (
    track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    PRIMARY KEY (track_id, heading)
);

-- Pictures in lessons. Like files of statements, everyone who knows the name can download them.
CREATE TABLE lesson_files (
    hash TEXT NOT NULL,
    extension TEXT NOT NULL,
    -- Its name in the lesson's Markdown.
    name TEXT NOT NULL,
    track_id BIGINT NOT NULL,
    heading TEXT NOT NULL,
    PRIMARY KEY (hash, extension, track_id, heading, name),
    FOREIGN KEY (track_id, heading) REFERENCES track_lessons (track_id, heading) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT lesson_files_hash_whole CHECK (LENGTH(hash) = 64),
    CONSTRAINT lesson_files_extension_given CHECK (extension <> '')
);
";

const DOWN: &str = r"
DROP TABLE lesson_files;
DROP TABLE track_lessons;
DROP TABLE track_prerequisites;
ALTER TABLE tracks DROP COLUMN hours;
";
