//! Submissions get the key of the request that stored them.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261129_000013_idempotency", up: UP, down: DOWN };

const UP: &str = r"
-- NULL: the request had no key, or the key is forgotten.
ALTER TABLE submissions ADD COLUMN idempotency_key TEXT
    CONSTRAINT submissions_idempotency_key_given CHECK (LENGTH(idempotency_key) BETWEEN 1 AND 255);
-- A repeated request finds the submission of the first one.
CREATE UNIQUE INDEX submissions_idempotency ON submissions (user_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
";

const DOWN: &str = r"
DROP INDEX submissions_idempotency;
ALTER TABLE submissions DROP COLUMN idempotency_key;
";
