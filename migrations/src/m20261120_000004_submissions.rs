//! Submissions and the results of their cases.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261120_000004_submissions", up: UP, down: DOWN };

const UP: &str = r"
CREATE TABLE submissions (
    id {id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    problem_id BIGINT NOT NULL REFERENCES problems (id),
    problem_version INTEGER NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    worker TEXT,
    lease_until BIGINT,
    verdict TEXT,
    score {real},
    cpu_ms INTEGER,
    wall_ms INTEGER,
    memory_kib INTEGER,
    passed INTEGER NOT NULL,
    total INTEGER NOT NULL,
    compile_output TEXT,
    failure TEXT,
    internal TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    FOREIGN KEY (problem_id, problem_version) REFERENCES problem_versions (problem_id, version),
    CONSTRAINT submissions_language_given CHECK (language <> ''),
    CONSTRAINT submissions_source_given CHECK (source <> ''),
    CONSTRAINT submissions_state_known CHECK (state IN ('queued', 'running', 'done')),
    CONSTRAINT submissions_verdict_known CHECK (verdict IN ('accepted', 'partially_accepted', 'wrong_answer',
        'time_limit_exceeded', 'memory_limit_exceeded', 'output_limit_exceeded', 'run_time_error', 'compile_error',
        'judge_error', 'aborted')),
    CONSTRAINT submissions_done_has_verdict CHECK ((state = 'done') = (verdict IS NOT NULL)),
    CONSTRAINT submissions_done_has_end CHECK ((state = 'done') = (finished_at IS NOT NULL)),
    CONSTRAINT submissions_running_has_lease CHECK ((state = 'running') = (lease_until IS NOT NULL)),
    CONSTRAINT submissions_running_has_worker CHECK ((state = 'running') = (worker IS NOT NULL)),
    CONSTRAINT submissions_attempt_counts CHECK (attempt >= 0 AND (state <> 'running' OR attempt >= 1)),
    CONSTRAINT submissions_cases_count CHECK (0 <= passed AND passed <= total),
    CONSTRAINT submissions_measures CHECK (cpu_ms >= 0 AND wall_ms >= 0 AND memory_kib >= 0),
    CONSTRAINT submissions_open_has_no_result CHECK (state = 'done' OR (score IS NULL AND cpu_ms IS NULL
        AND wall_ms IS NULL AND memory_kib IS NULL AND compile_output IS NULL AND failure IS NULL AND internal IS NULL))
);
-- The history of a user, newest first.
CREATE INDEX submissions_history ON submissions (user_id, id);
-- Which problems a user has solved, and the history of one problem.
CREATE INDEX submissions_progress ON submissions (user_id, problem_id, verdict);
-- Unfinished submissions. These are few rows, even with a long history.
CREATE INDEX submissions_unfinished ON submissions (id) WHERE state <> 'done';

CREATE TABLE case_results (
    submission_id BIGINT NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    cpu_ms INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    memory_kib INTEGER NOT NULL,
    PRIMARY KEY (submission_id, position),
    CONSTRAINT case_results_position_counts CHECK (position >= 1),
    CONSTRAINT case_results_verdict_known CHECK (verdict IN ('accepted', 'partially_accepted', 'wrong_answer',
        'time_limit_exceeded', 'memory_limit_exceeded', 'output_limit_exceeded', 'run_time_error', 'judge_error',
        'aborted')),
    CONSTRAINT case_results_measures CHECK (cpu_ms >= 0 AND wall_ms >= 0 AND memory_kib >= 0)
);
";

const DOWN: &str = r"
DROP TABLE case_results;
DROP TABLE submissions;
";
