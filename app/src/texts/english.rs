//! English plurals.

/// `1 case`, `3 cases`.
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular_and_zero_is_plural() {
        assert_eq!(counted(1, "problem", "problems"), "1 problem");
        assert_eq!(counted(0, "problem", "problems"), "0 problems");
    }
}
