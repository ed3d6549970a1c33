//! Drafts with their history, and an index of accepted submissions.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000008_solving", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE drafts (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Grows with every change. Saving names the revision it is based on.
    revision INTEGER NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, problem_id, language),
    CONSTRAINT drafts_language_given CHECK (language <> ''),
    CONSTRAINT drafts_revision_counts CHECK (revision >= 1)
);

-- Earlier versions of drafts. Their number per draft is limited.
CREATE TABLE draft_history (
    id {id},
    user_id BIGINT NOT NULL,
    problem_id BIGINT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    FOREIGN KEY (user_id, problem_id, language) REFERENCES drafts (user_id, problem_id, language) ON DELETE CASCADE
);
CREATE INDEX draft_history_by_draft ON draft_history (user_id, problem_id, language, id);

-- For comparing the usage of accepted submissions.
CREATE INDEX submissions_accepted ON submissions (problem_id, language, id) WHERE verdict = 'accepted';
";

const DOWN: &str = r"
DROP INDEX submissions_accepted;
DROP TABLE draft_history;
DROP TABLE drafts;
";
