//! Reviews: solved problems that come back.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261129_000016_reviews", up: UP, down: DOWN };

const UP: &str = r"
-- A row exists from the first accepted submission on. Without an accepted submission, for example after rejudging, it has no effect.
CREATE TABLE reviews (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    due_at BIGINT NOT NULL,
    -- The state of the scheduler: days until the memory fades, and how hard the problem is for this user.
    stability {real} NOT NULL,
    difficulty {real} NOT NULL,
    -- The last review; before the first one, the first accepted submission.
    reviewed_at BIGINT NOT NULL,
    reviews INTEGER NOT NULL,
    -- How many of the reviews had the grade again.
    lapses INTEGER NOT NULL,
    -- The review that the user has started and not graded.
    started_at BIGINT,
    -- The help that the user opened meanwhile: 0 none, 1 hints, 2 the editorial.
    help INTEGER NOT NULL,
    PRIMARY KEY (user_id, problem_id),
    CONSTRAINT reviews_state_positive CHECK (stability > 0 AND difficulty > 0),
    CONSTRAINT reviews_count CHECK (0 <= lapses AND lapses <= reviews),
    CONSTRAINT reviews_help_known CHECK (help BETWEEN 0 AND 2),
    CONSTRAINT reviews_help_is_of_a_review CHECK (help = 0 OR started_at IS NOT NULL)
);
CREATE INDEX reviews_due ON reviews (user_id, due_at, problem_id);

-- FALSE: nothing is scheduled or shown.
ALTER TABLE users ADD COLUMN reviews BOOLEAN NOT NULL DEFAULT TRUE;
";

const DOWN: &str = r"
ALTER TABLE users DROP COLUMN reviews;
DROP TABLE reviews;
";
