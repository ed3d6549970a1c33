//! The audit log, with old and new values as JSON.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261120_000005_audit", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE audit (
    id {id},
    at BIGINT NOT NULL,
    actor BIGINT REFERENCES users (id),
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    CONSTRAINT audit_action_given CHECK (action <> '')
);
";

const DOWN: &str = r"
DROP TABLE audit;
";
