//! Problems, their editions, and the test cases of each edition. Case texts are files, named by their SHA-256.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261120_000002_problems", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE problems (
    id {id},
    slug {key} NOT NULL UNIQUE,
    published BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    CONSTRAINT problems_slug_given CHECK (slug <> ''),
    CONSTRAINT problems_version_counts CHECK (version >= 1)
);

CREATE TABLE problem_versions (
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    search TEXT NOT NULL,
    difficulty TEXT,
    statement_html TEXT NOT NULL,
    time_ms INTEGER NOT NULL,
    memory_kib INTEGER NOT NULL,
    output_kib INTEGER NOT NULL,
    comparison TEXT NOT NULL,
    samples TEXT NOT NULL,
    package_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (problem_id, version),
    CONSTRAINT problem_versions_counts CHECK (version >= 1),
    CONSTRAINT problem_versions_title_given CHECK (title <> ''),
    CONSTRAINT problem_versions_difficulty_known CHECK (difficulty IN ('easy', 'medium', 'hard')),
    CONSTRAINT problem_versions_limits CHECK (time_ms > 0 AND memory_kib > 0 AND output_kib > 0)
);

CREATE TABLE problem_cases (
    problem_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    shown BOOLEAN NOT NULL,
    input_hash TEXT NOT NULL,
    answer_hash TEXT NOT NULL,
    input_bytes BIGINT NOT NULL,
    answer_bytes BIGINT NOT NULL,
    PRIMARY KEY (problem_id, version, position),
    FOREIGN KEY (problem_id, version) REFERENCES problem_versions (problem_id, version) ON DELETE CASCADE,
    CONSTRAINT problem_cases_position_counts CHECK (position >= 1),
    CONSTRAINT problem_cases_hashes_whole CHECK (LENGTH(input_hash) = 64 AND LENGTH(answer_hash) = 64),
    CONSTRAINT problem_cases_sizes CHECK (input_bytes >= 0 AND answer_bytes >= 0)
);
";

const DOWN: &str = r"
DROP TABLE problem_cases;
DROP TABLE problem_versions;
DROP TABLE problems;
";
