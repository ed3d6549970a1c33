//! Checks of everything except submissions.

use std::{ops::Range, path::PathBuf};

use assay_domain::{CheckReport, PlannedCase, ValidationLimits, error_chain, signature::Compare};
use assay_package::{InputValidator, Package, ValidationCase, ValidationKind, value_faults};

use super::inputs::{self, Input};
use crate::{
    Error, Judge,
    case_run::by_default,
    held::Held,
    validate::{self, Points, Question},
};

/// The names of the checks.
pub(super) const PROGRAMS: &str = "programs compile";
pub(super) const INPUTS: &str = "inputs are valid";
pub(super) const VALUES: &str = "values fit the signature";
pub(super) const ANSWERS: &str = "answers are accepted";
/// The check that the time limit leaves its margins to the submissions.
pub const TIME_LIMIT: &str = "time limit";
pub(super) const TRIALS: &str = "validators tell right from wrong";

/// Checks that all programs of the problem compile.
///
/// # Errors
/// Internal failures only.
pub(super) fn programs(package: &Package, judge: &mut Judge) -> Result<Vec<CheckReport>, Error> {
    let plan = &package.plan;
    let of_judging = plan.output_validators.iter().map(|program| (program, plan.validation.memory_kib));
    let graders = plan.graders.iter().map(|program| (program, 1024 * 1024));
    let of_inputs = package.input_validators.iter().filter_map(|validator| match validator {
        InputValidator::Program(program) => Some((program, ValidationLimits::default().memory_kib)),
        _ => None,
    });
    let fixed = plan.static_validator.iter().map(|program| (program, plan.validation.memory_kib));
    let mut found = Vec::new();
    for (program, memory_kib) in of_judging.chain(fixed).chain(graders).chain(of_inputs) {
        match inputs::compiles(program, memory_kib, judge) {
            Ok(()) => found.push(check(PROGRAMS, true, program.name.clone())),
            Err(error) if error.is_of_package() => found.push(check(PROGRAMS, false, error_chain(&error))),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Checks inputs with the input validators, and answers with the output validator.
///
/// # Errors
/// Internal failures only.
pub(super) fn cases(package: &Package, range: Range<usize>, judge: &mut Judge) -> Result<Vec<CheckReport>, Error> {
    let mut found = Vec::new();
    for case in package.plan.cases().skip(range.start).take(range.len()) {
        let input = Input { path: &case.input, args: &case.args, files: &case.files };
        let arguments = |validator: &str| package.input_arguments(&case.name, validator).to_vec();
        match of_package(inputs::refusals(package, input, &arguments, judge))? {
            Ok(refusals) => {
                found.extend(refusals.into_iter().map(|why| check(INPUTS, false, format!("{}: {why}", case.name))));
            }
            Err(why) => found.push(check(INPUTS, false, format!("{}: {why}", case.name))),
        }
        if let Some(signature) = &package.plan.signature {
            let faults = value_faults(signature, case);
            let fits = faults.is_empty();
            found.extend(faults.into_iter().map(|why| check(VALUES, false, format!("{}: {why}", case.name))));
            // The answer is compared as a value, not as text.
            if !fits || signature.compare != Compare::Validator {
                continue;
            }
        }
        // In an interactive or multi-pass problem, the answer is not an output of a program.
        let kind = package.plan.kind;
        if kind.interactive || kind.passes > 1 {
            continue;
        }
        let answer = Held::Path(case.answer.clone());
        match of_package(accepts(package, case, &answer, judge))? {
            Ok(None) => {}
            // Secret answers may be in any form that the validator understands.
            Ok(Some(why)) => found.push(check(ANSWERS, !case.sample, format!("{}: {why}", case.name))),
            Err(why) => found.push(check(ANSWERS, false, format!("{}: {why}", case.name))),
        }
    }
    Ok(found)
}

/// Runs the package's own tests of its validators.
///
/// # Errors
/// Internal failures only.
pub(super) fn trials(package: &Package, range: Range<usize>, judge: &mut Judge) -> Result<Vec<CheckReport>, Error> {
    let mut found = Vec::new();
    for trial in &package.validation_cases[range] {
        let report = |ok: bool, what: &str| check(TRIALS, ok, format!("{}: {what}", trial.name));
        match of_package(try_one(package, trial, judge))? {
            Ok(None) => found.push(report(true, "as it should be")),
            Ok(Some(why)) => found.push(report(false, &why)),
            Err(why) => found.push(report(false, &why)),
        }
    }
    Ok(found)
}

/// What is wrong with a test of the validators; `None` if it passes.
fn try_one(package: &Package, trial: &ValidationCase, judge: &mut Judge) -> Result<Option<String>, Error> {
    let input = Input { path: &trial.input, args: &trial.args, files: &trial.files };
    let arguments = |validator: &str| trial.input_arguments.of(validator).to_vec();
    let refusals = inputs::refusals(package, input, &arguments, judge)?;
    if trial.kind == ValidationKind::InvalidInput {
        let judgeable = package.input_validators.iter().any(|validator| !matches!(validator, InputValidator::Viva(_)));
        let missed = refusals.is_empty().then(|| "no input validator refuses it".to_owned());
        return Ok(missed.filter(|_| judgeable || package.input_validators.is_empty()));
    }
    if !refusals.is_empty() {
        return Ok(Some(refusals.join("; ")));
    }
    let (Some(answer), Some(output)) = (&trial.answer, &trial.output) else {
        return Ok(Some("it lacks an answer or an output".to_owned()));
    };
    let case = PlannedCase {
        name: trial.name.clone(),
        sample: false,
        shown: false,
        input: trial.input.clone(),
        answer: answer.clone(),
        args: trial.args.clone(),
        files: Vec::new(),
        validator_args: trial.validator_args.clone(),
    };
    let refused = accepts(package, &case, &Held::Path(output.clone()), judge)?;
    Ok(match (trial.kind, refused) {
        (ValidationKind::ValidOutput, refused) => refused,
        (_, None) => Some("the output validator accepts it".to_owned()),
        (_, Some(_)) => None,
    })
}

/// Why the output validator rejects an output; `None` if it accepts it.
fn accepts(
    package: &Package,
    case: &PlannedCase<PathBuf>,
    output: &Held,
    judge: &mut Judge,
) -> Result<Option<String>, Error> {
    let plan = &package.plan;
    let answer = Held::Path(case.answer.clone());
    let validators = judge.validators(plan)?;
    if validators.is_empty() {
        let rejection = by_default(case, output, &answer)?;
        return Ok(rejection.map(|rejection| match rejection.detail {
            Some(detail) => format!("the output validator rejects it: {detail}"),
            None => "the output validator rejects it".to_owned(),
        }));
    }
    let input = Held::Path(case.input.clone());
    for tool in validators {
        let question = Question {
            case: &case.name,
            input: &input,
            answer: &answer,
            args: &case.validator_args,
            passes: plan.kind.passes > 1,
            feedback: None,
        };
        let slot = judge.slots.beside()?;
        let said = validate::ask(slot, &tool, plan.validation, question, output)?;
        let said = said.settled(Points::of_case(plan, &case.name));
        if !said.right {
            let message = said.judge_message.map(|message| format!(": {message}")).unwrap_or_default();
            return Ok(Some(format!("{} rejects it{message}", tool.name)));
        }
    }
    Ok(None)
}

/// Returns a failure of the package as a finding, and an internal failure as an error.
fn of_package<T>(result: Result<T, Error>) -> Result<Result<T, String>, Error> {
    match result {
        Ok(found) => Ok(Ok(found)),
        Err(error) if error.is_of_package() => Ok(Err(error_chain(&error))),
        Err(error) => Err(error),
    }
}

pub(super) fn check(name: &str, ok: bool, detail: String) -> CheckReport {
    CheckReport { name: name.to_owned(), ok, detail }
}
