//! Test cases: the `.in` and `.ans` files of function problems.

use super::{
    CaseFault, CasePlace, Class, EachLine, Expected, Form, Found, Method, Reading, Signature, Type, Value, ValueFault,
    ValueReason,
    json::Cursor,
    value::{at_end, list, unexpected},
};

/// One call of a solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The number of the method, from 1; 0 for the constructor of a class and for a function.
    pub method: usize,
    /// The arguments, in the order of the parameters.
    pub args: Vec<Value>,
}

impl Signature {
    /// Reads the content of an `.in` file: one value per line for a function; the names of the methods and the lists of
    /// their arguments for a class, constructor first.
    ///
    /// # Errors
    /// If a line does not match the signature; names the first one.
    pub fn calls(&self, input: &str) -> Result<Vec<Call>, CaseFault> {
        self.read_calls(input, self.reading())
    }

    /// Reads the content of an `.ans` file, given the calls of the case.
    ///
    /// # Errors
    /// If it does not match the signature.
    pub fn answer(&self, answer: &str, calls: &[Call]) -> Result<Value, CaseFault> {
        self.read_answer(answer, calls, self.reading())
    }

    /// Checks an `.in` file by all rules of the format.
    ///
    /// # Errors
    /// If a line does not match the signature; names the first one.
    pub fn check_input(&self, input: &str) -> Result<Vec<Call>, CaseFault> {
        self.read_calls(input, Reading { strict: true, ..self.reading() })
    }

    /// Checks an `.ans` file by all rules of the format.
    ///
    /// # Errors
    /// If it breaks a rule.
    pub fn check_answer(&self, answer: &str, calls: &[Call]) -> Result<Value, CaseFault> {
        self.read_answer(answer, calls, Reading { strict: true, ..self.reading() })
    }

    fn reading(&self) -> Reading {
        Reading { wide: self.wide_long, strict: false }
    }

    fn read_calls(&self, input: &str, reading: Reading) -> Result<Vec<Call>, CaseFault> {
        let lines: Vec<&str> = input.trim_end().lines().collect();
        let (names, each) = match &self.form {
            Form::Function(function) => {
                (function.params.iter().map(|param| param.name.clone()).collect(), EachLine::Parameter)
            }
            Form::Class(_) => (["methods", "arguments"].map(str::to_owned).to_vec(), EachLine::List),
        };
        // A function without parameters has an empty file.
        let found = if input.trim().is_empty() { 0 } else { lines.len() };
        if found != names.len() {
            let line = found.min(names.len()) + 1;
            return Err(CaseFault::of_line(line, ValueReason::LineCount { each, names, found }));
        }
        match &self.form {
            Form::Function(function) => {
                let args = function.params.iter().zip(&lines).enumerate().map(|(place, (param, text))| {
                    let named = || CasePlace::Parameter { name: param.name.clone() };
                    Value::parse(text, param.ty, reading).map_err(|fault| CaseFault::new(place + 1, named(), fault))
                });
                Ok(vec![Call { method: 0, args: args.collect::<Result<_, _>>()? }])
            }
            Form::Class(class) => {
                let methods = methods(lines[0], &class.name, &class.methods)?;
                arguments(lines[1], class, &methods, reading)
            }
        }
    }

    fn read_answer(&self, answer: &str, calls: &[Call], reading: Reading) -> Result<Value, CaseFault> {
        let mut lines = answer.trim_end().lines();
        let text = lines.next().unwrap_or_default();
        if lines.next().is_some() {
            return Err(CaseFault::of_line(2, ValueReason::AnswerLines));
        }
        let types = self.result_types(calls);
        let parsed = match &self.form {
            Form::Function(_) => {
                let ty = types.first().copied().flatten();
                ty.map_or(Ok(Value::Null), |ty| Value::parse(text, ty, reading))
            }
            Form::Class(_) => {
                let mut cursor = Cursor::new(text);
                let mut number = 0;
                let calls = types.len();
                list(&mut cursor, Expected::Results, |cursor| {
                    let Some(ty) = types.get(number) else { return Err(ValueReason::MoreResults { calls }.into()) };
                    number += 1;
                    match ty {
                        Some(ty) => Value::read(cursor, *ty, reading),
                        None if cursor.word("null") => Ok(Value::Null),
                        None => Err(unexpected(Expected::Null, cursor.found())),
                    }
                })
                .and_then(|results| at_end(&mut cursor).map(|()| results))
                .and_then(|results| match results.len() {
                    found if found == calls => Ok(Value::List(results)),
                    results => Err(ValueReason::FewerResults { calls, results }.into()),
                })
            }
        };
        parsed.map_err(|fault| CaseFault::new(1, CasePlace::Line, fault))
    }

    /// The type of each call's result; `None` if it has no result.
    pub(super) fn result_types(&self, calls: &[Call]) -> Vec<Option<Type>> {
        match &self.form {
            Form::Function(function) => vec![function.answer_type()],
            Form::Class(class) => {
                let of = |call: &Call| class.methods.get(call.method.checked_sub(1)?)?.returns;
                calls.iter().map(of).collect()
            }
        }
    }
}

/// The second line of a class: one list of arguments per call.
fn arguments(line: &str, class: &Class, methods: &[usize], reading: Reading) -> Result<Vec<Call>, CaseFault> {
    let mut calls = Vec::with_capacity(methods.len());
    let mut place = CasePlace::Arguments;
    let mut cursor = Cursor::new(line);
    let read = list(&mut cursor, Expected::ArgumentLists, |cursor| {
        let number = calls.len();
        let Some(&method) = methods.get(number) else {
            return Err(ValueReason::MoreLists { calls: methods.len() }.into());
        };
        let (name, params) = match method.checked_sub(1) {
            None => (class.name.as_str(), class.constructor.as_slice()),
            Some(at) => (class.methods[at].name.as_str(), class.methods[at].params.as_slice()),
        };
        let call = |param: Option<&str>| CasePlace::Call {
            method: name.to_owned(),
            param: param.map(str::to_owned),
            call: number,
        };
        let wrong_count = |found| ValueReason::ArgumentCount { of: name.to_owned(), params: params.len(), found };
        let mut args = Vec::with_capacity(params.len());
        list(cursor, Expected::Arguments { of: name.to_owned() }, |cursor| {
            place = call(None);
            let param = params.get(args.len()).ok_or_else(|| wrong_count(None))?;
            place = call(Some(&param.name));
            // The path of a fault begins within the value.
            args.push(Value::read(cursor, param.ty, reading)?);
            Ok(())
        })?;
        if args.len() < params.len() {
            place = call(None);
            return Err(wrong_count(Some(args.len())).into());
        }
        calls.push(Call { method, args });
        Ok(())
    });
    let read = read.and_then(|_| at_end(&mut cursor));
    let lists = calls.len();
    let read = read.and_then(|()| match methods.len() {
        calls if calls == lists => Ok(()),
        calls => Err(ValueReason::FewerLists { calls, lists }.into()),
    });
    match read {
        Ok(()) => Ok(calls),
        Err(mut fault) => {
            // `place` names the call and the parameter, so keep only the path within the value.
            fault.path.drain(..fault.path.len().min(2));
            Err(CaseFault::new(2, place, fault))
        }
    }
}

/// The first line of a class: the numbers of the methods that are called.
fn methods(line: &str, class: &str, methods: &[Method]) -> Result<Vec<usize>, CaseFault> {
    let mut cursor = Cursor::new(line);
    let mut number = 0;
    let no_constructor = |found| unexpected(Expected::Constructor { class: class.to_owned() }, found);
    list(&mut cursor, Expected::Methods, |cursor| {
        let before = cursor.clone();
        let name = cursor.string()?;
        number += 1;
        if number == 1 {
            return (name == class).then_some(0).ok_or_else(|| no_constructor(before.found()));
        }
        let place = methods.iter().position(|method| method.name == name);
        place.map(|place| place + 1).ok_or_else(|| {
            let known = methods.iter().map(|method| method.name.clone()).collect();
            unexpected(Expected::Method { known }, before.found())
        })
    })
    .and_then(|found| at_end(&mut cursor).map(|()| found))
    .and_then(|found| if found.is_empty() { Err(no_constructor(Found::EmptyList)) } else { Ok(found) })
    .map_err(|fault: ValueFault| CaseFault::new(1, CasePlace::Methods, fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::testing::{function, min_stack};

    #[test]
    fn cases_of_functions_are_read() {
        let signature = function("nums: int[], target: int", "int[]");
        let calls = signature.calls("[2,7,11,15]\n9\n").unwrap();
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].args[1], Value::Int(9));
        assert_eq!(signature.answer("[0,1]\n", &calls).unwrap().to_json(), "[0,1]");
        let none = function("", "int");
        assert_eq!(none.calls("\n").unwrap(), [Call { method: 0, args: Vec::new() }]);
    }

    #[test]
    fn faults_name_line_parameter_and_reason() {
        let signature = function("nums: int[], target: int", "int[]");
        for (input, said) in [
            ("[1]\n", "line 2: expected 2 lines, one for each parameter (nums, target), found 1"),
            ("[1]\n2\n3\n", "line 3: expected 2 lines, one for each parameter (nums, target), found 3"),
            ("", "line 1: expected 2 lines"),
            ("[1]\n\"x\"\n", "line 2 (target): expected an int, found \"x\""),
            ("[1,true]\n2\n", "line 1 (nums): expected an int, found true at [1]"),
        ] {
            let message = signature.calls(input).unwrap_err().to_string();
            assert!(message.starts_with(said), "{input:?}: {message}");
        }
        let calls = signature.calls("[1]\n2\n").unwrap();
        for (answer, said) in [
            ("[1]\n[2]\n", "line 2: expected 1 line"),
            ("1\n", "line 1: expected int[] (a list), found 1"),
            ("", "line 1: expected int[] (a list), found the end of the line"),
        ] {
            let message = signature.answer(answer, &calls).unwrap_err().to_string();
            assert!(message.starts_with(said), "{answer:?}: {message}");
        }
    }

    #[test]
    fn cases_of_classes_are_read() {
        let signature = min_stack();
        let calls = signature.calls("[\"MinStack\",\"push\",\"top\"]\n[[],[-2],[]]\n").unwrap();
        let methods: Vec<_> = calls.iter().map(|call| call.method).collect();
        assert_eq!(methods, [0, 1, 2]);
        assert_eq!(signature.answer("[null,null,-2]", &calls).unwrap().to_json(), "[null,null,-2]");
        for (input, said) in [
            (
                "[\"push\"]\n[[1]]",
                "line 1 (methods): expected the constructor \"MinStack\" first, found \"push\" at [0]",
            ),
            ("[]\n[]", "line 1 (methods): expected the constructor \"MinStack\" first, found an empty list"),
            (
                "[\"MinStack\",\"pop\"]\n[[],[]]",
                "line 1 (methods): expected a method (push, top), found \"pop\" at [1]",
            ),
            ("[\"MinStack\",\"push\"]\n[[],[true]]", "line 2 (push(val), call 1): expected an int, found true"),
            ("[\"MinStack\",\"push\"]\n[[],[]]", "line 2 (push, call 1): push has 1 parameters, found 0"),
            ("[\"MinStack\",\"push\"]\n[[],[1,2]]", "line 2 (push, call 1): push has 1 parameters, found more"),
            ("[\"MinStack\",\"push\"]\n[[]]", "line 2 (arguments): line 1 names 2 calls, but there are 1 lists"),
            ("[\"MinStack\"]\n[[],[1]]", "line 2 (arguments): line 1 names 1 calls, but there are more lists"),
            ("[\"MinStack\"]\n", "line 2: expected 2 lines, one for each list (methods, arguments), found 1"),
        ] {
            let message = signature.calls(input).unwrap_err().to_string();
            assert_eq!(message, said, "{input:?}");
        }
        for (answer, said) in [
            ("[null,null]", "line 1: there are 3 calls, but 2 results"),
            ("[null,null,1,1]", "line 1: there are 3 calls, but more results at [3]"),
            ("[null,0,1]", "line 1: expected null, as the call returns nothing, found 0 at [1]"),
            ("[null,null,null]", "line 1: expected an int, found null at [2]"),
        ] {
            assert_eq!(signature.answer(answer, &calls).unwrap_err().to_string(), said);
        }
    }
}
