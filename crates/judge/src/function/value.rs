//! Answers as values.

use std::{io::Read as _, path::PathBuf};

use assay_domain::{
    CaseMessage, CaseValues, PlannedCase, Verdict,
    signature::{Call, Signature, Value},
};

use crate::{Error, ended::Rejection, held::Held};

/// The calls of a case.
///
/// # Errors
/// If the file cannot be read or does not match the signature. `assay verify` reports this for a package.
pub(crate) fn calls_of(signature: &Signature, name: &str, input: &Held) -> Result<Vec<Call>, Error> {
    let text = text(name, input)?;
    signature.calls(&text).map_err(|fault| Error::Package(format!("{name}.in: {fault}")))
}

/// Compares an answer as a value. `output` is JSON, from the driver or from a program that reads standard input.
///
/// # Errors
/// If the case cannot be read or does not match the signature.
pub(crate) fn by_value(
    signature: &Signature,
    case: &PlannedCase<PathBuf>,
    input: &Held,
    output: &Held,
    answer: &Held,
) -> Result<Option<Rejection>, Error> {
    let calls = calls_of(signature, &case.name, input)?;
    let expected = value(signature, &case.name, &calls, answer)?;
    let written = lossy_text(&case.name, output)?;
    let wrong = |detail| Some(Rejection { verdict: Verdict::WrongAnswer, message: None, detail: Some(detail) });
    // A program's answer may contain any `long`.
    let wide = Signature { wide_long: true, ..signature.clone() };
    let found = match wide.answer(&written, &calls) {
        Ok(found) => found,
        Err(fault) => return Ok(wrong(CaseMessage::WrongType { fault })),
    };
    let difference = signature.difference(&calls, &expected, &found);
    Ok(difference.and_then(|difference| wrong(CaseMessage::ValuesDiffer { difference })))
}

/// A case as users read it. `None` if its input does not match the signature.
///
/// # Errors
/// If a file cannot be read.
pub(crate) fn case_values(
    signature: &Signature,
    name: &str,
    input: &Held,
    answer: Option<&Held>,
    output: Option<&Held>,
) -> Result<Option<CaseValues>, Error> {
    let input = text(name, input)?;
    let answer = answer.map(|answer| text(name, answer)).transpose()?;
    let output = output.map(|output| lossy_text(name, output)).transpose()?;
    Ok(signature.case_values(&input, answer.as_deref(), output.as_deref()))
}

fn value(signature: &Signature, name: &str, calls: &[Call], answer: &Held) -> Result<Value, Error> {
    let text = text(name, answer)?;
    signature.answer(&text, calls).map_err(|fault| Error::Package(format!("{name}.ans: {fault}")))
}

/// What a program wrote, which may be anything.
fn lossy_text(name: &str, held: &Held) -> Result<String, Error> {
    let mut bytes = Vec::new();
    held.reader()?.read_to_end(&mut bytes).map_err(|source| Error::Data { path: name.into(), source })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn text(name: &str, held: &Held) -> Result<String, Error> {
    let mut text = String::new();
    held.reader()?.read_to_string(&mut text).map_err(|source| Error::Data { path: name.into(), source })?;
    Ok(text)
}
