//! A case of a function problem as text.

use assay_domain::{CaseValues, signature::Marked};

/// The input, the expected answer and the found answer, as far as they are known.
pub(crate) struct CaseText {
    /// `None` for a class with an expected answer, which shows the calls, too.
    pub(crate) input: Option<String>,
    pub(crate) expected: Option<String>,
    pub(crate) found: Option<String>,
}

impl CaseText {
    pub(crate) fn of(values: &CaseValues) -> Self {
        Self {
            input: values.shown_input().map(str::to_owned),
            expected: values.expected.as_ref().map(marked),
            found: values.found.as_ref().map(marked),
        }
    }
}

/// The part that differs is between `>>` and `<<`.
fn marked(value: &Marked) -> String {
    let differs = value.differs.as_ref().map(|text| format!(">>{text}<<")).unwrap_or_default();
    [&value.before, &differs, &value.after].map(String::as_str).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_differs_is_marked() {
        let value = |differs: Option<&str>| Marked {
            before: "[0,".into(),
            differs: differs.map(str::to_owned),
            after: "]".into(),
        };
        let values = CaseValues { expected: Some(value(Some("1"))), found: Some(value(None)), ..CaseValues::default() };
        let CaseText { input, expected, found } = CaseText::of(&values);
        assert_eq!((input, expected.as_deref(), found.as_deref()), (None, Some("[0,>>1<<]"), Some("[0,]")));
    }
}
