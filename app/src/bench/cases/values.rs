//! Checks the values of function problems while the user types. The judge checks them again, by the same rules.

use assay_domain::signature::{Form, Reading, Signature, Type, Value, ValueFault};
use serde::de::IgnoredAny;

use crate::texts;

/// One line of an input: a parameter, or a line of the calls of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueField {
    pub(crate) name: String,
    /// None for any list.
    pub(crate) ty: Option<Type>,
    wide: bool,
}

/// The lines of an input.
pub(crate) fn value_fields(signature: &Signature) -> Vec<ValueField> {
    let field = |name: &str, ty| ValueField { name: name.to_owned(), ty, wide: signature.wide_long };
    match &signature.form {
        Form::Function(function) => function.params.iter().map(|param| field(&param.name, Some(param.ty))).collect(),
        Form::Class(_) => ["methods", "arguments"].map(|name| field(name, None)).to_vec(),
    }
}

impl ValueField {
    /// What is wrong with a text; none if it is a value.
    pub(crate) fn fault(&self, text: &str) -> Option<String> {
        let texts = texts::runs();
        if text.trim().is_empty() {
            return Some(self.ty.map_or_else(|| texts.no_value.to_owned(), |ty| (texts.no_value_of)(&ty.to_string())));
        }
        if serde_json::from_str::<IgnoredAny>(text).is_err() {
            return Some(texts.not_json.to_owned());
        }
        let Some(ty) = self.ty else {
            let list = serde_json::from_str::<Vec<IgnoredAny>>(text);
            return list.is_err().then(|| texts.no_list.to_owned());
        };
        let ValueFault { path, reason } = Value::parse(text, ty, Reading { wide: self.wide, strict: false }).err()?;
        let texts = texts::value_faults();
        Some(if path.is_empty() { (texts.value)(&reason) } else { (texts.element)(&path, &reason) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(ty: &str, text: &str) -> Option<String> {
        let ty = Some(ty.parse().unwrap());
        ValueField { name: "x".into(), ty, wide: false }.fault(text)
    }

    #[test]
    fn values_follow_the_rules_of_the_judge() {
        for (ty, text) in [
            ("int", " 7 "),
            ("int[]", "[1, 2]"),
            ("int[][]", "[[1],[]]"),
            ("double", "1"),
            ("char", "\"é\""),
            ("string", "\"\""),
            ("ListNode", "[]"),
            ("TreeNode", "[1,null,2]"),
            ("bool", "true"),
        ] {
            assert_eq!(fault(ty, text), None, "{ty} {text}");
        }
        for (ty, text, expected) in [
            ("int", "", "Enter a value of type int."),
            ("int[]", "[1, ", "This is not valid JSON."),
            ("int[]", "[1, \"x\"]", "Element 1: Expected an int, found \"x\"."),
            ("int[][]", "[[1],[2,true]]", "Element 1, 1: Expected an int, found true."),
            ("bool", "0", "Expected true or false, found 0."),
        ] {
            assert_eq!(fault(ty, text).as_deref(), Some(expected), "{ty} {text}");
        }
        assert!(fault("int", "2147483648").is_some() && fault("long", "2147483648").is_none());
        assert!(fault("char", "\"ab\"").is_some());
    }

    #[test]
    fn the_calls_of_a_class_are_lists() {
        let field = ValueField { name: "methods".into(), ty: None, wide: false };
        assert_eq!(field.fault("[\"Box\"]"), None);
        assert_eq!(field.fault("7").as_deref(), Some("Expected a list."));
        assert_eq!(field.fault(" ").as_deref(), Some("Enter a value."));
    }
}
