//! Hints and editorials.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000010_aids", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE problem_aids (
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    -- 0 is the editorial; hints start at 1.
    hint INTEGER NOT NULL,
    -- The position among the languages, from 1. The first is the default.
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    html TEXT NOT NULL,
    pdf_hash TEXT,
    PRIMARY KEY (problem_id, version, hint, language),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT problem_aids_hint_counts CHECK (hint >= 0),
    CONSTRAINT problem_aids_position_counts CHECK (position >= 1),
    CONSTRAINT problem_aids_pdf_whole CHECK (LENGTH(pdf_hash) = 64)
);
";

const DOWN: &str = r"
DROP TABLE problem_aids;
";
