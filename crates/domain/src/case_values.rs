//! A case of a function problem as users read it: `nums = [2,7], target = 9`, or calls with their results.

use serde::{Deserialize, Serialize};

use crate::{
    Drawable, PictureKind, PictureOf, picture,
    signature::{Answer, Call, Class, Compare, Form, Function, Marked, Param, Places, Signature, Value, cut_end},
};

/// Inputs of up to this length have one line; longer ones have one line per parameter.
const ONE_LINE: usize = 60;
/// The maximum length of an argument, in characters.
const ARGUMENT: usize = 600;
/// The maximum length of the arguments of a call, in characters.
const CALL: usize = 200;
/// With more calls than this, only those around the difference are shown.
const CALLS: usize = 60;
/// How many calls are shown after the one that differs.
const CALLS_AFTER: usize = 10;

/// A case of a function problem as values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseValues {
    /// The arguments with the names of the parameters, or the calls of a class, one per line. Long values are shortened.
    pub input: String,
    /// Whether the input is the calls of a class. Then the answers show these calls, too.
    pub calls: bool,
    /// The expected answer; for a class, the calls with their expected results. Null if it is not known.
    pub expected: Option<Marked>,
    /// The answer of the program; for a class, the calls with their results. Null if there is none, or if it has the wrong type.
    pub found: Option<Marked>,
    /// The values that can be drawn: trees, lists, grids and graphs.
    #[serde(default)]
    pub pictures: Vec<Drawable>,
}

impl CaseValues {
    /// The input, if it must be shown: the expected answer of a class shows the calls, too.
    #[must_use]
    pub fn shown_input(&self) -> Option<&str> {
        let is_repeated = self.calls && self.expected.is_some();
        Some(self.input.as_str()).filter(|input| !input.is_empty() && !is_repeated)
    }
}

impl Signature {
    /// The texts of a case as values. `None` if the input does not match the signature.
    #[must_use]
    pub fn case_values(&self, input: &str, expected: Option<&str>, found: Option<&str>) -> Option<CaseValues> {
        // A program's answer may contain any `long`.
        let wide = Self { wide_long: true, ..self.clone() };
        let calls = wide.calls(input).ok()?;
        let read = |text: Option<&str>| text.and_then(|text| wide.answer(text, &calls).ok());
        let (expected, found) = (read(expected), read(found));
        let difference = match (&expected, &found) {
            (Some(expected), Some(found)) if self.compare != Compare::Validator => {
                self.difference(&calls, expected, found)
            }
            _ => None,
        };
        let Places { expected: here, found: there } = difference.map(|it| it.places).unwrap_or_default();
        let (here, there) = (here.as_deref(), there.as_deref());
        let answers = [
            expected.as_ref().map(|value| (PictureOf::Expected, value, here)),
            found.as_ref().map(|value| (PictureOf::Found, value, there)),
        ];
        Some(CaseValues {
            pictures: self.pictures(&calls, answers.into_iter().flatten()),
            input: self.shown_calls(&calls),
            calls: matches!(self.form, Form::Class(_)),
            expected: expected.as_ref().map(|value| self.marked(&calls, (value, here), found.as_ref().zip(there))),
            found: found.as_ref().map(|value| self.marked(&calls, (value, there), expected.as_ref().zip(here))),
        })
    }

    /// The content of an `.in` file as users read it. A text that does not match the signature stays as it is.
    #[must_use]
    pub fn shown_input(&self, input: &str) -> String {
        self.calls(input).map_or_else(|_| input.to_owned(), |calls| self.shown_calls(&calls))
    }

    fn shown_calls(&self, calls: &[Call]) -> String {
        match &self.form {
            Form::Function(function) => calls.first().map(|call| arguments(function, call)).unwrap_or_default(),
            Form::Class(class) => {
                let mut lines: Vec<String> = calls.iter().take(CALLS).map(|call| shown_call(class, call)).collect();
                if calls.len() > CALLS {
                    lines.push("…".to_owned());
                }
                lines.join("\n")
            }
        }
    }

    /// The values with a picture. Of a class, these are the arguments of the constructor.
    fn pictures<'a>(
        &self,
        calls: &[Call],
        answers: impl Iterator<Item = (PictureOf, &'a Value, Option<&'a [usize]>)>,
    ) -> Vec<Drawable> {
        let (params, ty) = match &self.form {
            Form::Function(function) => (&function.params, function.answer_type()),
            Form::Class(class) => (&class.constructor, None),
        };
        let (mut drawn, mut grids) = (Vec::new(), Vec::new());
        let args = calls.first().map(|call| call.args.as_slice()).unwrap_or_default();
        for (param, value) in params.iter().zip(args) {
            let Some(kind) = picture::of_param(param, value) else { continue };
            if kind == PictureKind::Grid {
                grids.push((param.ty, value));
            }
            drawn.push(Drawable::argument(param, kind, value));
        }
        let modified = match &self.form {
            Form::Function(Function { answer: Answer::Param(place), .. }) => params.get(*place),
            _ => None,
        };
        let Some(ty) = ty else { return drawn };
        for (of, value, mark) in answers {
            let kind = match modified {
                Some(param) => picture::of_param(param, value),
                None => picture::of_answer(ty, value, &grids),
            };
            drawn.extend(kind.map(|kind| Drawable::answer(of, kind, ty, value, mark)));
        }
        drawn
    }

    /// An answer, with a mark at a path. `other` is the answer that it is compared with.
    fn marked(
        &self,
        calls: &[Call],
        (value, path): (&Value, Option<&[usize]>),
        other: Option<(&Value, &[usize])>,
    ) -> Marked {
        match (&self.form, value) {
            (Form::Class(class), Value::List(results)) => {
                let other = match other {
                    Some((Value::List(results), path)) => Some((results.as_slice(), path)),
                    _ => None,
                };
                results_of(class, calls, (results, path), other)
            }
            _ => Marked::value(value, path, other),
        }
    }
}

/// `nums = [2,7], target = 9`.
fn arguments(function: &Function, call: &Call) -> String {
    let named = function.params.iter().zip(&call.args);
    let parts: Vec<String> =
        named.map(|(Param { name, .. }, value)| format!("{name} = {}", cut_end(&value.to_json(), ARGUMENT))).collect();
    let fits = parts.iter().map(|part| part.chars().count() + 2).sum::<usize>() <= ONE_LINE;
    parts.join(if fits { ", " } else { "\n" })
}

/// `push(3)`.
fn shown_call(class: &Class, call: &Call) -> String {
    let method = call.method.checked_sub(1).and_then(|place| class.methods.get(place));
    let name = method.map_or(&class.name, |method| &method.name);
    let args: Vec<String> = call.args.iter().map(Value::to_json).collect();
    format!("{name}({})", cut_end(&args.join(", "), CALL))
}

/// The calls of a class with their results, one per line. With many calls, those around the one that differs.
fn results_of(
    class: &Class,
    calls: &[Call],
    (results, path): (&[Value], Option<&[usize]>),
    other: Option<(&[Value], &[usize])>,
) -> Marked {
    let differing = path.and_then(|path| path.split_first());
    let end = match differing {
        _ if calls.len() <= CALLS => calls.len(),
        Some((at, _)) => calls.len().min(at.saturating_add(CALLS_AFTER + 1)),
        None => CALLS,
    };
    let start = if differing.is_some() { end.saturating_sub(CALLS) } else { 0 };
    let mut shown = Marked { before: if start > 0 { "…\n".to_owned() } else { String::new() }, ..Marked::default() };
    for (at, (call, result)) in calls.iter().zip(results).enumerate().take(end).skip(start) {
        let break_before = if at > start { "\n" } else { "" };
        let mut line = format!("{break_before}{}", shown_call(class, call));
        let within = differing.filter(|(place, _)| **place == at).map(|(_, rest)| rest);
        if *result == Value::Null {
            append(&mut shown, &line);
            continue;
        }
        line.push_str(" → ");
        let other = other.and_then(|(results, path)| Some((results.get(at)?, path.get(1..)?)));
        let value = Marked::value(result, within, other.filter(|_| within.is_some()));
        append(&mut shown, &(line + &value.before));
        if let Some(differs) = value.differs {
            shown.differs = Some(differs);
            shown.after = value.after;
        }
    }
    if end < calls.len() {
        append(&mut shown, "\n…");
    }
    shown
}

/// Adds text after everything else.
fn append(marked: &mut Marked, text: &str) {
    let end = if marked.differs.is_some() { &mut marked.after } else { &mut marked.before };
    end.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::testing::*;

    fn shown(marked: Option<&Marked>) -> String {
        let Some(marked) = marked else { return "-".to_owned() };
        let differs = marked.differs.as_ref().map(|text| format!("<{text}>")).unwrap_or_default();
        format!("{}{differs}{}", marked.before, marked.after)
    }

    #[test]
    fn inputs_have_the_names_of_the_parameters() {
        let signature = function("nums: int[], target: int", "int[]");
        assert_eq!(signature.shown_input("[2, 7]\n9\n"), "nums = [2,7], target = 9");
        let long = format!("[{}7]\n9\n", "10,".repeat(20));
        assert_eq!(signature.shown_input(&long), format!("nums = [{}7]\ntarget = 9", "10,".repeat(20)));
        let huge = signature.shown_input(&format!("[{}7]\n9\n", "10,".repeat(100_000)));
        assert!(huge.len() < 700 && huge.ends_with("10,…\ntarget = 9"), "{huge}");
        assert_eq!(signature.shown_input("other\n"), "other\n");
        let calls = "[\"MinStack\",\"push\",\"top\"]\n[[],[-2],[]]\n";
        assert_eq!(min_stack().shown_input(calls), "MinStack()\npush(-2)\ntop()");
    }

    #[test]
    fn a_wrong_answer_has_a_mark_in_both_values() {
        let signature = function("nums: int[], target: int", "int[]");
        let values = |expected, found| signature.case_values("[2,7]\n9\n", expected, found).unwrap();
        for (expected, found, here, there) in [
            (Some("[0,1]"), Some("[0,1]"), "[0,1]", "[0,1]"),
            (Some("[0,1]"), Some("[0, 2]\n"), "[0,<1>]", "[0,<2>]"),
            (Some("[0,1]"), Some("[0]"), "[0,<1>]", "[0<>]"),
            (Some("[0]"), Some("[0,1]"), "[0<>]", "[0,<1>]"),
            (Some("[0]"), Some("nothing"), "[0]", "-"),
            (Some("[0]"), None, "[0]", "-"),
            (None, Some("[3]"), "-", "[3]"),
        ] {
            let values = values(expected, found);
            assert_eq!(values.input, "nums = [2,7], target = 9");
            assert_eq!((shown(values.expected.as_ref()), shown(values.found.as_ref())), (here.into(), there.into()));
        }
        assert_eq!(signature.case_values("[2,7]\n", Some("[0]"), None), None);
        let wide = function("x: int", "long").case_values("1", Some("1"), Some("9223372036854775807")).unwrap();
        assert_eq!(shown(wide.found.as_ref()), "<9223372036854775807>");
    }

    #[test]
    fn marks_follow_the_way_of_comparing() {
        let of = |compare| Signature { compare, ..function("x: int", "int[][]") };
        let values = |compare, expected, found| {
            let values = of(compare).case_values("1", Some(expected), Some(found)).unwrap();
            (shown(values.expected.as_ref()), shown(values.found.as_ref()))
        };
        let pair = |here: &str, there: &str| (here.to_owned(), there.to_owned());
        let unordered = values(Compare::Unordered, "[[3],[1,2]]", "[[1,2],[4]]");
        assert_eq!(unordered, pair("[<[3]>,[1,2]]", "[[1,2],<[4]>]"));
        let missing = values(Compare::UnorderedNested, "[[2,1],[3]]", "[[1,2]]");
        assert_eq!(missing, pair("[[2,1],<[3]>]", "[[1,2]]"));
        assert_eq!(values(Compare::UnorderedNested, "[[2,1]]", "[[1,2]]"), pair("[[2,1]]", "[[1,2]]"));
        assert_eq!(values(Compare::Validator, "[[1]]", "[[2]]"), pair("[[1]]", "[[2]]"));
        assert_eq!(values(Compare::Exact, "[[1],[2,3]]", "[[1],[2]]"), pair("[[1],[2,<3>]]", "[[1],[2<>]]"));
    }

    #[test]
    fn calls_of_a_class_have_their_results() {
        let input = "[\"MinStack\",\"push\",\"top\",\"top\"]\n[[],[-2],[],[]]\n";
        let values = min_stack().case_values(input, Some("[null,null,-2,-2]"), Some("[null,null,-2,5]")).unwrap();
        assert_eq!(values.input, "MinStack()\npush(-2)\ntop()\ntop()");
        assert_eq!(shown(values.expected.as_ref()), "MinStack()\npush(-2)\ntop() → -2\ntop() → <-2>");
        assert_eq!(shown(values.found.as_ref()), "MinStack()\npush(-2)\ntop() → -2\ntop() → <5>");
    }

    #[test]
    fn of_many_calls_those_around_the_difference_are_shown() {
        let count = 5000;
        let input = format!("[\"MinStack\"{}]\n[[]{}]", ",\"top\"".repeat(count), ",[]".repeat(count));
        let answer = |wrong: usize| {
            let results: String = (1..=count).map(|at| if at == wrong { ",7" } else { ",1" }).collect();
            format!("[null{results}]")
        };
        let values = min_stack().case_values(&input, Some(&answer(0)), Some(&answer(4000))).unwrap();
        let found = values.found.unwrap();
        assert_eq!(found.differs.as_deref(), Some("7"));
        assert!(found.before.starts_with("…\ntop() → 1\n") && found.after.ends_with("\n…"), "{found:?}");
        assert_eq!(found.text().lines().count(), CALLS + 2);
        assert_eq!(values.expected.unwrap().text().lines().count(), CALLS + 2);
        assert_eq!(values.input.lines().count(), CALLS + 1);
        let right = min_stack().case_values(&input, Some(&answer(0)), None).unwrap().expected.unwrap();
        assert!(right.before.starts_with("MinStack()\n") && right.before.ends_with("\n…"));
    }

    #[test]
    fn values_that_can_be_drawn_are_kept_with_their_marks() {
        let pictures = |signature: &Signature, input: &str, expected: &str, found: &str| {
            let values = signature.case_values(input, Some(expected), Some(found)).unwrap();
            let shown = |it: &Drawable| (it.of, it.kind, it.value.clone().unwrap_or_default(), it.mark.clone());
            values.pictures.iter().map(shown).collect::<Vec<_>>()
        };
        let tree = function("root: TreeNode, k: int", "TreeNode");
        assert_eq!(
            pictures(&tree, "[1,2]\n3\n", "[2,1]", "[2,null,1]"),
            [
                (PictureOf::Param, PictureKind::Tree, "[1,2]".into(), None),
                (PictureOf::Expected, PictureKind::Tree, "[2,1]".into(), Some(vec![1])),
                (PictureOf::Found, PictureKind::Tree, "[2,null,1]".into(), Some(vec![1])),
            ]
        );
        let grid = function("grid: int[][]", "int[][]");
        let kinds = pictures(&grid, "[[1,2]]", "[[3,4]]", "[[3],[4]]");
        let kinds: Vec<_> = kinds.into_iter().map(|(of, kind, ..)| (of, kind)).collect();
        assert_eq!(kinds, [(PictureOf::Param, PictureKind::Grid), (PictureOf::Expected, PictureKind::Grid)]);
        assert_eq!(pictures(&min_stack(), "[\"MinStack\"]\n[[]]\n", "[null]", "[null]"), []);
        let long = pictures(&tree, &format!("[{}1]\n3\n", "1,".repeat(100_000)), "[]", "[]");
        assert_eq!(long[0].2, "", "a value that is too large is not kept");
    }
}
