//! What people keep for themselves: stars, lists, notes, and the settings of their profile.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261129_000017_personal", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE stars (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, problem_id)
);

CREATE TABLE lists (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name {key} NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (user_id, name),
    CONSTRAINT lists_name_given CHECK (name <> '')
);

-- Positions only give the order. They have gaps where problems were removed.
CREATE TABLE list_items (
    list_id BIGINT NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    PRIMARY KEY (list_id, problem_id),
    CONSTRAINT list_items_position_counts CHECK (position >= 1)
);
CREATE INDEX list_items_in_order ON list_items (list_id, position);

CREATE TABLE notes (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    markdown TEXT NOT NULL,
    html TEXT NOT NULL,
    -- Grows with every change. Saving names the revision it is based on.
    revision INTEGER NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, problem_id),
    CONSTRAINT notes_revision_counts CHECK (revision >= 1)
);

-- Without a row, a profile is private and its days are in UTC.
CREATE TABLE profiles (
    user_id BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    public BOOLEAN NOT NULL,
    utc_offset_min INTEGER NOT NULL,
    CONSTRAINT profiles_utc_offset_exists CHECK (utc_offset_min BETWEEN -720 AND 840)
);

-- The days on which a user submitted.
CREATE INDEX submissions_by_day ON submissions (user_id, created_at);
-- When a user solved a problem first.
CREATE INDEX submissions_solved ON submissions (user_id, problem_id, id) WHERE verdict = 'accepted';
-- In which languages a user solved problems.
CREATE INDEX submissions_languages ON submissions (user_id, language, problem_id) WHERE verdict = 'accepted';
";

const DOWN: &str = r"
DROP INDEX submissions_languages;
DROP INDEX submissions_solved;
DROP INDEX submissions_by_day;
DROP TABLE profiles;
DROP TABLE notes;
DROP TABLE list_items;
DROP TABLE lists;
DROP TABLE stars;
";
