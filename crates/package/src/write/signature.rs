//! Writes `signature.yaml`.

use assay_domain::signature::{Answer, Compare, Form, Param, Signature, Type};

use super::yaml::Yaml;

/// The content of `signature.yaml`.
pub(super) fn signature(signature: &Signature) -> String {
    let mut yaml = Yaml::default();
    let returns = |yaml: &mut Yaml, ty: Option<Type>| {
        yaml.text("returns", &ty.map_or_else(|| "void".to_owned(), |ty| ty.to_string()));
    };
    match &signature.form {
        Form::Function(function) => {
            yaml.text("kind", "function");
            yaml.text("name", &function.name);
            yaml.maps("params", params(&function.params));
            match function.answer {
                Answer::Returned(ty) => returns(&mut yaml, Some(ty)),
                Answer::Param(place) => {
                    returns(&mut yaml, None);
                    yaml.text("output", function.params.get(place).map_or("", |param| &param.name));
                }
            }
        }
        Form::Class(class) => {
            yaml.text("kind", "class");
            yaml.text("name", &class.name);
            yaml.maps("constructor", params(&class.constructor));
            let methods = class.methods.iter().map(|method| {
                let mut entry = Yaml::default();
                entry.text("name", &method.name);
                entry.maps("params", params(&method.params));
                returns(&mut entry, method.returns);
                entry
            });
            yaml.maps("methods", methods.collect());
        }
    }
    match signature.compare {
        Compare::Exact => yaml.text("compare", "exact"),
        Compare::Unordered => yaml.text("compare", "unordered"),
        Compare::UnorderedNested => yaml.text("compare", "unordered_nested"),
        Compare::Validator => yaml.text("compare", "validator"),
        Compare::Float(tolerance) => {
            let mut inner = Yaml::default();
            inner.number("float", tolerance);
            yaml.map("compare", inner);
        }
    }
    yaml.finish()
}

fn params(params: &[Param]) -> Vec<Yaml> {
    let entry = |param: &Param| {
        let mut entry = Yaml::default();
        entry.text("name", &param.name);
        entry.text("type", &param.ty.to_string());
        if let Some(picture) = param.picture {
            entry.text("picture", picture.as_str());
        }
        entry
    };
    params.iter().map(entry).collect()
}
