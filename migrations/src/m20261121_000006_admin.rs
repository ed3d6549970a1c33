//! What admins need: tracks that can be brought back and are not overwritten unseen, submissions that are judged again, and an audit
//! that is read by person and by action.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000006_admin", up: UP, down: DOWN };

const UP: &str = r"
-- Grows with every change; who changes a track says which revision was seen.
ALTER TABLE tracks ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CONSTRAINT tracks_revision_counts CHECK (revision >= 1);
-- A deleted track keeps its row and its slug, so that it can always be brought back.
ALTER TABLE tracks ADD COLUMN deleted_at BIGINT;

-- The attempts made before an admin had it judged again: only those since count towards giving up.
ALTER TABLE submissions ADD COLUMN attempts_before INTEGER NOT NULL DEFAULT 0
    CONSTRAINT submissions_attempts_before_count CHECK (attempts_before >= 0);
-- When it was queued again; it has waited since then, not since it was submitted.
ALTER TABLE submissions ADD COLUMN retried_at BIGINT;
-- What could not be judged; few rows, whatever the history's length.
CREATE INDEX submissions_judge_errors ON submissions (id) WHERE verdict = 'judge_error';

CREATE INDEX audit_by_actor ON audit (actor, id);
";

const DOWN: &str = r"
DROP INDEX audit_by_actor;
DROP INDEX submissions_judge_errors;
ALTER TABLE submissions DROP COLUMN retried_at;
ALTER TABLE submissions DROP COLUMN attempts_before;
ALTER TABLE tracks DROP COLUMN deleted_at;
ALTER TABLE tracks DROP COLUMN revision;
";
