//! Function problems: what a solution is called with, what it returns, and how answers are compared.
//!
//! A package says this in `signature.yaml`. Nothing here does I/O, so packages, judges and pages share it.

mod case;
mod compare;
mod json;
mod names;
mod template;
mod types;
mod value;
mod wire;

use serde::{Deserialize, Serialize};

pub use case::{Call, CaseFault};
pub use compare::{Compare, Difference};
pub use names::{NameFault, Naming, check_lower, check_upper};
pub use template::Dialect;
pub use types::{Base, Type, TypeError};
pub use value::{Reading, Value, ValueFault};
pub use wire::Malformed;

/// What solutions of a problem are called with and return.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// A function or a class.
    pub form: Form,
    /// When an answer is right.
    pub compare: Compare,
    /// Whether a `long` may be beyond ±(2^53 - 1): only if no language of the problem holds it as a `double`.
    pub wide_long: bool,
}

/// What a solution has to write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One function.
    Function(Function),
    /// A class, of which every case makes a new object.
    Class(Class),
}

/// A function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// In lower camel case.
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// What counts as its answer.
    pub answer: Answer,
}

/// What counts as the answer of a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// What it returns.
    Returned(Type),
    /// The parameter in this place, as the function leaves it.
    Param(usize),
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// In upper camel case.
    pub name: String,
    /// The parameters of its constructor.
    pub constructor: Vec<Param>,
    /// In the order of the file.
    pub methods: Vec<Method>,
}

/// A method of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// In lower camel case.
    pub name: String,
    /// In order.
    pub params: Vec<Param>,
    /// `None`: nothing.
    pub returns: Option<Type>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Param {
    /// In lower camel case.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub ty: Type,
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
            Param { name: name.to_owned(), ty: ty.parse().unwrap() }
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
