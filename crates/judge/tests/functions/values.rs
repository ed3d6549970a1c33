//! Failing cases as values.

use crate::problem::{judge, two_sum};

#[test]
fn a_failing_case_is_kept_as_values() {
#[test]
fn packages_of_function_problems_are_verified() {
