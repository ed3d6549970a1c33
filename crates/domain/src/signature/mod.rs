//! The signature of a function problem: parameters, results, and how answers are compared.
//!
//! A package has it in `signature.yaml`. This module does no I/O, so packages, judges and pages share it.

mod case;
mod case_fault;
mod compare;
mod json;
mod marked;
mod names;
mod picture_rule;
mod template;
mod types;
mod value;
mod value_reason;
mod wire;

use serde::{Deserialize, Serialize};

pub use case::Call;
pub use case_fault::{CaseFault, CasePlace};
pub use compare::{Compare, Difference, DifferenceReason, Places};
pub use marked::Marked;
pub(crate) use marked::cut_end;
pub use names::{NameFault, Naming, check_lower, check_upper};
pub use picture_rule::PictureRule;
pub use template::Dialect;
pub use types::{Base, Type, TypeError};
pub use value::{Reading, Value, ValueFault};
pub use value_reason::{EachLine, Expected, Found, ValueReason};
pub use wire::Malformed;

/// The signature of a function problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// A function or a class.
    #[serde(flatten)]
    pub form: Form,
    /// How answers are compared.
    pub compare: Compare,
    /// Whether a `long` may exceed ±(2^53 - 1). JavaScript and TypeScript, which cannot represent more, are then not allowed.
    pub wide_long: bool,
}

/// The function or class that a solution must define.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Form {
    /// One function.
    Function(Function),
    /// A class. Each case creates a new object.
    Class(Class),
}

/// A function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its name, in lower camel case.
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// Its answer.
    #[serde(flatten)]
    pub answer: Answer,
}

/// The answer of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The returned value.
    #[serde(rename = "returns")]
    Returned(Type),
    /// The parameter at this index, after the call.
    #[serde(rename = "output")]
    Param(usize),
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its name, in upper camel case.
    pub name: String,
    /// The parameters of its constructor.
    pub constructor: Vec<Param>,
    /// The methods.
    pub methods: Vec<Method>,
}

/// A method of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Its name, in lower camel case.
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// The type of the result; `None`: no result.
    pub returns: Option<Type>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Param {
    /// Its name, in lower camel case.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Its picture, if the signature names one. Otherwise name and shape decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureRule>,
}

impl Form {
    /// The name of the function or class.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Function(function) => &function.name,
            Self::Class(class) => &class.name,
        }
    }
}

impl Signature {
    /// The types of all parameters and results, some of them repeatedly.
    pub fn types(&self) -> impl Iterator<Item = Type> {
        let types: Vec<Type> = match &self.form {
            Form::Function(function) => {
                function.params.iter().map(|param| param.ty).chain(function.answer_type()).collect()
            }
            Form::Class(class) => {
                let methods = class.methods.iter();
                let of_methods =
                    methods.flat_map(|method| method.params.iter().map(|param| param.ty).chain(method.returns));
                class.constructor.iter().map(|param| param.ty).chain(of_methods).collect()
            }
        };
        types.into_iter()
    }
}

impl Function {
    /// The type of its answer.
    #[must_use]
    pub fn answer_type(&self) -> Option<Type> {
        match self.answer {
            Answer::Returned(ty) => Some(ty),
            Answer::Param(place) => self.params.get(place).map(|param| param.ty),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{testing::*, *};

    #[test]
    fn json_has_the_keys_of_the_file() {
        let signature = Signature { compare: Compare::Float(1e-6), ..function("root: TreeNode", "int[]") };
        let text = serde_json::to_string(&signature).unwrap();
        let expected = r#"{"kind":"function","name":"solve","params":[{"name":"root","type":"TreeNode"}],"returns":"int[]","compare":{"float":1e-6},"wide_long":false}"#;
        assert_eq!(text, expected);
        for signature in [signature, min_stack()] {
            let text = serde_json::to_string(&signature).unwrap();
            assert_eq!(serde_json::from_str::<Signature>(&text).unwrap(), signature);
        }
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// A function of these parameters, written as `name: type, …`.
    pub(crate) fn function(params: &str, returns: &str) -> Signature {
        let answer = Answer::Returned(returns.parse().unwrap());
        let form = Form::Function(Function { name: "solve".into(), params: self::params(params), answer });
        Signature { form, compare: Compare::Exact, wide_long: false }
    }

    pub(crate) fn params(text: &str) -> Vec<Param> {
        let param = |part: &str| {
            let (name, ty) = part.split_once(": ").unwrap();
            Param { name: name.to_owned(), ty: ty.parse().unwrap(), picture: None }
        };
        text.split(", ").filter(|part| !part.is_empty()).map(param).collect()
    }

    /// The class of the specification's example.
    pub(crate) fn min_stack() -> Signature {
        let method = |name: &str, params: &str, returns: Option<&str>| Method {
            name: name.to_owned(),
            params: self::params(params),
            returns: returns.map(|ty| ty.parse().unwrap()),
        };
        let form = Form::Class(Class {
            name: "MinStack".into(),
            constructor: Vec::new(),
            methods: vec![method("push", "val: int", None), method("top", "", Some("int"))],
        });
        Signature { form, compare: Compare::Exact, wide_long: false }
    }
}
