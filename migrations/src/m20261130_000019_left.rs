//! When a problem or track left the shipped library.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261130_000019_left", up: UP, down: DOWN };

const UP: &str = r"
-- When a start first found that it is no longer shipped. NULL: it is shipped.
ALTER TABLE shipped ADD COLUMN left_at BIGINT;
";

const DOWN: &str = r"
ALTER TABLE shipped DROP COLUMN left_at;
";
