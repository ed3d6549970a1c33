//! Templates of languages, for drivers and starter code.
//!
//! `{{name}}` is replaced by a text. `{{#params}}…{{/params}}` repeats its content for each parameter. `{{#returned}}…` shows its content
//! only if there is a result, and `{{#lists}}…` only if a type of the signature is a linked list. A line with only such a tag is removed.
//! Names are looked up from the innermost part outward.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Answer, Base, Form, Naming, Param, Signature, Type};

/// How a language writes names and types.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialect {
    /// How it writes names.
    #[serde(default)]
    pub naming: Naming,
    /// Names that get a trailing underscore.
    pub keywords: Vec<String>,
    /// The names of types. `list` is an array, with `{}` for the type of its elements; `void` means no result. An entry for a whole
    /// type, such as `int[][]`, takes precedence.
    pub types: BTreeMap<String, String>,
    /// The names of types of results, if they differ.
    #[serde(default)]
    pub results: BTreeMap<String, String>,
    /// The text after the type of a parameter that is an array.
    #[serde(default)]
    pub array_suffix: String,
    /// The declaration of a parameter with `{type}` and `{name}`, by the levels of its array. For languages that pass sizes beside an array.
    #[serde(default)]
    pub declarations: Vec<String>,
    /// Further parameters for the sizes of the result, by the levels of its array.
    #[serde(default)]
    pub result_params: Vec<String>,
}

/// The texts and parts that are available in a part of a template.
#[derive(Debug, Default)]
struct Scope {
    texts: BTreeMap<&'static str, String>,
    parts: BTreeMap<&'static str, Vec<Scope>>,
}

/// A piece of a template.
#[derive(Debug)]
enum Piece<'a> {
    Text(&'a str),
    Name(&'a str),
    Part(&'a str, Vec<Piece<'a>>),
}

/// The parts that a template can have.
const PARTS: [&str; 12] = [
    "function",
    "class",
    "lists",
    "trees",
    "params",
    "modified",
    "some_params",
    "no_params",
    "methods",
    "returned",
    "in_place",
    "nothing",
];

impl Dialect {
    /// Fills in a template for a signature. `texts` are available everywhere in it.
    ///
    /// # Errors
    /// If the template or the table of types is invalid.
    pub fn render(
        &self,
        template: &str,
        signature: &Signature,
        texts: &[(&'static str, &str)],
    ) -> Result<String, String> {
        let pieces = parse(template)?;
        let mut scope = self.scope(signature)?;
        scope.texts.extend(texts.iter().map(|(name, text)| (*name, (*text).to_owned())));
        let mut out = String::with_capacity(template.len() * 2);
        render(&pieces, &[&scope], &mut out)?;
        Ok(out)
    }

    fn name_of(&self, types: &BTreeMap<String, String>, ty: Type) -> Result<String, String> {
        if let Some(whole) = types.get(&ty.to_string()) {
            return Ok(whole.clone());
        }
        match ty.element() {
            Some(element) => {
                let list = types.get("list").or_else(|| self.types.get("list"));
                let list = list.ok_or("the table of types has no `list`")?;
                Ok(list.replace("{}", &self.name_of(types, element)?))
            }
            None => {
                self.types.get(ty.base.as_str()).cloned().ok_or_else(|| format!("the table of types has no `{ty}`"))
            }
        }
    }

    fn result(&self, ty: Option<Type>) -> Result<String, String> {
        match ty {
            Some(ty) => self.name_of(&self.results, ty).or_else(|_| self.name_of(&self.types, ty)),
            None => self.types.get("void").cloned().ok_or_else(|| "the table of types has no `void`".to_owned()),
        }
    }

    fn scope(&self, signature: &Signature) -> Result<Scope, String> {
        let mut top = Scope::default();
        for (part, base) in [("lists", Base::ListNode), ("trees", Base::TreeNode)] {
            let is_used = signature.types().any(|ty| ty.base == base);
            top.parts.insert(part, if is_used { vec![Scope::default()] } else { Vec::new() });
        }
        match &signature.form {
            Form::Function(function) => {
                let mut scope = self.called(&function.name, &function.params)?;
                let first = function.params.is_empty();
                match function.answer {
                    Answer::Returned(ty) => self.add_result(&mut scope, Some(ty), first)?,
                    Answer::Param(place) => {
                        self.add_result(&mut scope, None, first)?;
                        scope.texts.insert("output", place.to_string());
                        scope.parts.insert("in_place", vec![Scope::default()]);
                        scope.parts.remove("nothing");
                        if let Some(param) = scope.parts.get_mut("params").and_then(|params| params.get_mut(place)) {
                            param.parts.insert("modified", vec![Scope::default()]);
                        }
                        if let Some(ty) = function.answer_type() {
                            self.add_type(&mut scope, ty)?;
                        }
                    }
                }
                top.parts.insert("function", vec![scope]);
            }
            Form::Class(class) => {
                let mut scope = self.called(&class.name, &class.constructor)?;
                scope.texts.insert("name", class.name.clone());
                scope.texts.insert("class_name", class.name.clone());
                scope.texts.insert("lower_class_name", class.name[..1].to_lowercase() + &class.name[1..]);
                let methods = class.methods.iter().enumerate().map(|(place, method)| {
                    let mut scope = self.called(&method.name, &method.params)?;
                    scope.texts.insert("number", (place + 1).to_string());
                    scope.texts.insert("upper_name", method.name[..1].to_uppercase() + &method.name[1..]);
                    self.add_result(&mut scope, method.returns, false)?;
                    Ok(scope)
                });
                scope.parts.insert("methods", methods.collect::<Result<_, String>>()?);
                top.parts.insert("class", vec![scope]);
            }
        }
        Ok(top)
    }

    fn called(&self, name: &str, params: &[Param]) -> Result<Scope, String> {
        let mut scope = Scope::default();
        scope.texts.insert("name", self.naming.write(name, &self.keywords));
        let last = params.len().saturating_sub(1);
        for (part, is_shown) in [("some_params", !params.is_empty()), ("no_params", params.is_empty())] {
            scope.parts.insert(part, if is_shown { vec![Scope::default()] } else { Vec::new() });
        }
        let params = params.iter().enumerate().map(|(place, param)| {
            let mut scope = Scope::default();
            let name = self.naming.write(&param.name, &self.keywords);
            self.add_type(&mut scope, param.ty)?;
            if let Some(declaration) = self.declarations.get(usize::from(param.ty.depth)) {
                let declaration = declaration.replace("{type}", &scope.texts["type"]).replace("{name}", &name);
                scope.texts.insert("declaration", declaration);
            }
            scope.texts.insert("name", name);
            scope.texts.insert("suffix", if param.ty.depth > 0 { self.array_suffix.clone() } else { String::new() });
            scope.texts.insert("place", place.to_string());
            scope.texts.insert("comma", if place < last { ", " } else { "" }.to_owned());
            Ok(scope)
        });
        scope.parts.insert("params", params.collect::<Result<_, String>>()?);
        Ok(scope)
    }

    /// Adds the texts about a type: its name in the language, its name in the signature, and the parts of that.
    fn add_type(&self, scope: &mut Scope, ty: Type) -> Result<(), String> {
        scope.texts.insert("wire", ty.to_string());
        scope.texts.insert("base", ty.base.as_str().to_owned());
        scope.texts.insert("depth", ty.depth.to_string());
        scope.texts.insert("type", self.name_of(&self.types, ty)?);
        Ok(())
    }

    /// Adds the texts about a result. `first`: no parameter is before those of the result.
    fn add_result(&self, scope: &mut Scope, ty: Option<Type>, first: bool) -> Result<(), String> {
        scope.texts.insert("returns", self.result(ty)?);
        let sizes = ty.and_then(|ty| self.result_params.get(usize::from(ty.depth))).cloned().unwrap_or_default();
        let comma = if first || sizes.is_empty() { "" } else { ", " };
        scope.texts.insert("result_params", format!("{comma}{sizes}"));
        if let Some(ty) = ty {
            self.add_type(scope, ty)?;
        }
        scope.parts.insert(if ty.is_some() { "returned" } else { "nothing" }, vec![Scope::default()]);
        Ok(())
    }
}

fn render(pieces: &[Piece<'_>], scopes: &[&Scope], out: &mut String) -> Result<(), String> {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Name(name) => {
                let found = scopes.iter().rev().find_map(|scope| scope.texts.get(name));
                out.push_str(found.ok_or_else(|| format!("{{{{{name}}}}} is not known there"))?);
            }
            Piece::Part(name, inner) => {
                // The innermost scope with such a part counts: a method has its own parameters.
                let found = scopes.iter().rev().find_map(|scope| scope.parts.get(name));
                for scope in found.into_iter().flatten() {
                    let scopes: Vec<&Scope> = scopes.iter().copied().chain([scope]).collect();
                    render(inner, &scopes, out)?;
                }
            }
        }
    }
    Ok(())
}

fn parse(template: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut open: Vec<(&str, Vec<Piece<'_>>)> = vec![("", Vec::new())];
    let mut rest = template;
    let mut line_start = true;
    while let Some(mut at) = rest.find("{{") {
        // In `{{{type}}}` the outer braces are text.
        while rest[at + 2..].starts_with('{') {
            at += 1;
        }
        let end = rest[at..].find("}}").ok_or("a {{ has no }}")? + at;
        let (before, tag) = (&rest[..at], &rest[at + 2..end]);
        let mut after = &rest[end + 2..];
        let indent = before.rfind('\n').map_or(line_start.then_some(before), |line| Some(&before[line + 1..]));
        let alone = tag.starts_with(['#', '/'])
            && indent.is_some_and(|indent| indent.trim().is_empty())
            && (after.starts_with('\n') || after.is_empty());
        let text = match indent {
            Some(indent) if alone => {
                after = after.strip_prefix('\n').unwrap_or(after);
                &before[..before.len() - indent.len()]
            }
            _ => before,
        };
        line_start = alone;
        let Some((_, pieces)) = open.last_mut() else { return Err("the template ends too early".to_owned()) };
        pieces.push(Piece::Text(text));
        if let Some(name) = tag.strip_prefix('#') {
            if !PARTS.contains(&name) {
                return Err(format!("{{{{#{name}}}}} is not known"));
            }
            open.push((name, Vec::new()));
        } else if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some((opened, inner)) if opened == name && !open.is_empty() => {
                    if let Some((_, pieces)) = open.last_mut() {
                        pieces.push(Piece::Part(name, inner));
                    }
                }
                _ => return Err(format!("{{{{/{name}}}}} closes nothing")),
            }
        } else {
            pieces.push(Piece::Name(tag));
        }
        rest = after;
    }
    match open.as_mut_slice() {
        [(_, pieces)] => {
            pieces.push(Piece::Text(rest));
            Ok(std::mem::take(pieces))
        }
        [.., (name, _)] => Err(format!("{{{{#{name}}}}} is not closed")),
        [] => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::testing::{function, min_stack};

    fn dialect() -> Dialect {
        let types = [("int", "int"), ("list", "vector<{}>"), ("void", "void"), ("string[][]", "Table")];
        Dialect {
            naming: Naming::SnakeCase,
            keywords: vec!["new".to_owned()],
            types: types.map(|(name, text)| (name.to_owned(), text.to_owned())).into(),
            results: [("int[]".to_owned(), "Ints".to_owned())].into(),
            array_suffix: "&".to_owned(),
            declarations: vec!["{type} {name}".to_owned(), "{type} {name}, int {name}Size".to_owned()],
            result_params: vec![String::new(), "int* returnSize".to_owned()],
        }
    }

    #[test]
    fn templates_are_filled_in() {
        let template = "{{{top}}}\n  {{#function}}\n{{returns}} {{name}}({{#params}}{{type}}{{suffix}} {{name}}{{comma}}{{/params}});\n{{/function}}\n\
                        {{#class}}\n{{name}}\n{{#methods}}\n{{number}}: {{returns}} {{name}}({{#params}}{{name}}{{/params}})\n{{/methods}}\n{{/class}}\nend\n";
        let render = |signature: &Signature| dialect().render(template, signature, &[("top", "x")]).unwrap();
        assert_eq!(
            render(&function("numsList: int[][], new: int, t: string[][]", "int[]")),
            "{x}\nInts solve(vector<vector<int>>& nums_list, int new_, Table& t);\nend\n"
        );
        assert_eq!(render(&min_stack()), "{x}\nMinStack\n1: void push(val)\n2: int top()\nend\n");
    }

    #[test]
    fn sizes_are_passed_beside_arrays() {
        let template = "{{#function}}{{name}}({{#params}}{{declaration}}{{comma}}{{/params}}{{result_params}}) {{base}} {{depth}}{{/function}}";
        let render = |signature: &Signature| dialect().render(template, signature, &[]).unwrap();
        let one = render(&function("a: int, b: int[]", "int[]"));
        assert_eq!(one, "solve(int a, vector<int> b, int bSize, int* returnSize) int 1");
        assert_eq!(render(&function("", "int[]")), "solve(int* returnSize) int 1");
        assert_eq!(render(&function("a: int", "int")), "solve(int a) int 0");
    }

    #[test]
    fn wrong_templates_are_refused() {
        for (template, said) in [
            ("{{x}}", "{{x}} is not known there"),
            ("{{#x}}{{/x}}", "{{#x}} is not known"),
            ("{{#params}}", "{{#params}} is not closed"),
            ("{{/params}}", "{{/params}} closes nothing"),
            ("{{#params}}{{/methods}}", "{{/methods}} closes nothing"),
            ("{{x", "a {{ has no }}"),
        ] {
            assert_eq!(dialect().render(template, &function("", "int"), &[]).unwrap_err(), said);
        }
        let message = dialect().render("", &function("x: double", "int"), &[]).unwrap_err();
        assert_eq!(message, "the table of types has no `double`");
    }
}
