use super::{
    Finding,
    phrases::counted,
    search::{Search, causes, finding, grouped},
};
use crate::{LanguageId, SubmissionReport, Verdict};

impl Search<'_> {
    /// Submissions that do not compile, by language.
    pub(super) fn compile_errors(&mut self) -> Vec<Finding> {
        let failed = self.take(|submission| submission.verdict == Verdict::CompileError);
        let groups = grouped(failed, |submission| submission.language.clone());
        let to_finding = |(language, group): (LanguageId, Vec<&SubmissionReport>)| {
            let what = counted(group.len(), "submission", "submissions");
            let verb = if group.len() == 1 { "does" } else { "do" };
            finding(format!("{what} in {language} {verb} not compile."), causes(&group), &group)
        };
        groups.into_iter().map(to_finding).collect()
    }
}
