//! Sorting and filtering the list of problems: title and difficulty of the newest edition with indexes, so that a page reads
//! only a few rows, and tags.

use crate::step::Step;

pub(crate) const STEP: Step = Step { name: "m20261121_000009_catalogue", up: UP, down: DOWN };

const UP: &str = r"
-- The newest edition's title in lower case, followed by the slug, so it is unique.
ALTER TABLE problems ADD COLUMN title_key {key} NOT NULL DEFAULT '';
-- 1 easy, 2 medium, 3 hard, 4 unknown.
ALTER TABLE problems ADD COLUMN difficulty_rank INTEGER NOT NULL DEFAULT 4
    CONSTRAINT problems_difficulty_rank_known CHECK (difficulty_rank BETWEEN 1 AND 4);
UPDATE problems SET
    title_key = (SELECT v.search FROM problem_versions v
        WHERE v.problem_id = problems.id AND v.version = problems.version),
    difficulty_rank = (SELECT CASE v.difficulty WHEN 'easy' THEN 1 WHEN 'medium' THEN 2 WHEN 'hard' THEN 3 ELSE 4 END
        FROM problem_versions v WHERE v.problem_id = problems.id AND v.version = problems.version)
    WHERE EXISTS (SELECT 1 FROM problem_versions v WHERE v.problem_id = problems.id AND v.version = problems.version);
CREATE INDEX problems_by_title ON problems (title_key) WHERE published;
CREATE INDEX problems_by_difficulty ON problems (difficulty_rank, title_key) WHERE published;

CREATE TABLE problem_tags (
    problem_id BIGINT NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    tag {key} NOT NULL,
    PRIMARY KEY (problem_id, tag),
    CONSTRAINT problem_tags_given CHECK (tag <> '')
);
CREATE INDEX problem_tags_by_tag ON problem_tags (tag, problem_id);
";

const DOWN: &str = r"
DROP TABLE problem_tags;
DROP INDEX problems_by_difficulty;
DROP INDEX problems_by_title;
ALTER TABLE problems DROP COLUMN difficulty_rank;
ALTER TABLE problems DROP COLUMN title_key;
";
