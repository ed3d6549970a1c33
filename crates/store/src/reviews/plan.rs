//! The plan: on which day each problem is due.

use super::DAY_MS;

/// The plan of user `$1` as the table `planned`, with the day of each review (days since 1970, UTC). At most `per_day` reviews are on
/// one day, including those that were graded today. The rest moves to the next days, in the order of `due_at` and problem.
///
/// A day has `per_day` places, numbered on from day to day. A review takes the first place that is on its own day or later and after
/// that of the review before it. So the place of review n is the maximum, over all reviews k up to n, of the first place of k's day
/// plus n - k.
pub(super) fn planned(per_day: i64) -> String {
    let per_day = per_day.max(1);
    format!(
        "clock AS (SELECT now, now / {DAY_MS} AS today FROM (SELECT {{now}} AS now) read),
        graded AS (SELECT COUNT(*) AS done FROM reviews g CROSS JOIN clock
            WHERE g.user_id = $1 AND g.reviews > 0 AND g.reviewed_at >= clock.today * {DAY_MS}),
        live AS (SELECT r.*, p.slug, p.version, clock.now, clock.today, graded.done,
                ROW_NUMBER() OVER (ORDER BY r.due_at, r.problem_id) AS number
            FROM reviews r JOIN problems p ON p.id = r.problem_id CROSS JOIN clock CROSS JOIN graded
            WHERE r.user_id = $1 AND p.published AND EXISTS (SELECT 1 FROM submissions s
                WHERE s.user_id = r.user_id AND s.problem_id = r.problem_id AND s.verdict = 'accepted')),
        planned AS (SELECT live.*, (MAX(CASE WHEN due_at / {DAY_MS} > today THEN due_at / {DAY_MS} * {per_day}
                    WHEN done < {per_day} THEN today * {per_day} + done ELSE today * {per_day} + {per_day} END - number)
                OVER (ORDER BY number) + number) / {per_day} AS day
            FROM live)"
    )
}
