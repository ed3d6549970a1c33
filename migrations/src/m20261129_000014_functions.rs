//! Function problems: editions get a signature, and submissions an interface.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261129_000014_functions", up: UP, down: DOWN };

const UP: &str = r"
-- JSON; NULL: not a function problem.
ALTER TABLE problem_versions ADD COLUMN signature TEXT;
-- NULL: the problem has no signature.
ALTER TABLE submissions ADD COLUMN interface TEXT
    CONSTRAINT submissions_interface_known CHECK (interface IN ('function', 'stdin'));
";

const DOWN: &str = r"
ALTER TABLE submissions DROP COLUMN interface;
ALTER TABLE problem_versions DROP COLUMN signature;
";
