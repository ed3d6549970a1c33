//! For admins: tracks can be restored and have revisions, submissions can be rejudged, and the audit log is searched by actor.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000006_admin", up: UP, down: DOWN };

const UP: &str = r"
-- Grows with every change. A change names the revision it is based on.
ALTER TABLE tracks ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CONSTRAINT tracks_revision_counts CHECK (revision >= 1);
-- A deleted track keeps its row and its slug, so that it can be restored.
ALTER TABLE tracks ADD COLUMN deleted_at BIGINT;

-- The attempts before an admin rejudged it. Only later attempts count for giving up.
ALTER TABLE submissions ADD COLUMN attempts_before INTEGER NOT NULL DEFAULT 0
    CONSTRAINT submissions_attempts_before_count CHECK (attempts_before >= 0);
-- When it was queued again. The waiting time starts here.
ALTER TABLE submissions ADD COLUMN retried_at BIGINT;
-- Submissions that could not be judged. These are few rows, even with a long history.
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
