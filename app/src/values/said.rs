//! Translates what the judge says about a case into the language of the site.

use assay_domain::{CaseMessage, Failure, InputRefusal, RunCase};

use crate::texts;

/// Replaces the English words of the worker. Failures that were stored before have no codes, so their words stay.
pub(super) fn translate_failure(failure: &mut Failure) {
    let said: Vec<_> = std::mem::take(&mut failure.said).iter().map(sentence).collect();
    if !said.is_empty() {
        failure.message = Some(said.join("\n"));
    }
}

/// Replaces the English words of the worker.
pub(super) fn translate_case(case: &mut RunCase) {
    if let Some(said) = case.said.take() {
        case.message = Some(sentence(&said));
    }
    if let Some(refusal) = case.refusal.take() {
        case.refused = Some(match refusal {
            InputRefusal::Said { text } => text,
            refusal => (texts::case_messages().refusal)(&refusal),
        });
    }
}

/// The words of programs are the same in each language.
fn sentence(message: &CaseMessage) -> String {
    match message {
        CaseMessage::Said { text } => text.clone(),
        message => (texts::case_messages().message)(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_sentences() {
        let said = vec![CaseMessage::Exited { exit_code: 3 }, CaseMessage::Said { text: "Traceback".into() }];
        let mut failure = Failure { message: Some("english".into()), said, ..Failure::default() };
        translate_failure(&mut failure);
        assert_eq!(failure.message.as_deref(), Some("Exit code 3.\nTraceback"));
        assert!(failure.said.is_empty());
        let (said, refusal) = (Some(CaseMessage::NotRun), Some(InputRefusal::NotAllowed));
        let mut case = RunCase { said, refusal, ..RunCase::default() };
        translate_case(&mut case);
        assert_eq!(case.message.as_deref(), Some("An earlier case took too long, so this one did not run."));
        assert_eq!(case.refused.as_deref(), Some("The problem does not allow this input."));
        assert_eq!((case.said, case.refusal), (None, None));
    }

    #[test]
    fn words_without_codes_stay() {
        let mut failure = Failure { message: Some("Exit code 3.".into()), ..Failure::default() };
        translate_failure(&mut failure);
        assert_eq!(failure.message.as_deref(), Some("Exit code 3."));
    }
}
