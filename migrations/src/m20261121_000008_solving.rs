//! What solving needs: drafts with their history, and the accepted submissions of a problem and language.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000008_solving", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE drafts (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Grows with every change; who saves says which revision was seen.
    revision INTEGER NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, problem_id, language),
    CONSTRAINT drafts_language_given CHECK (language <> ''),
    CONSTRAINT drafts_revision_counts CHECK (revision >= 1)
);

-- What drafts were before; a bounded number of each.
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

-- Where a submission stands among those that were accepted.
CREATE INDEX submissions_accepted ON submissions (problem_id, language, id) WHERE verdict = 'accepted';
";

const DOWN: &str = r"
DROP INDEX submissions_accepted;
DROP TABLE draft_history;
DROP TABLE drafts;
";
