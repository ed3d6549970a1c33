//! Reviews: when solved problems come back, and how a review is graded. The database has the state and the plan of the days, `schedule`
//! the dates of the scheduler, and `proposal` the suggested grade.

mod operations;
mod proposal;
mod schedule;
