use super::{Finding, search::Search};

impl Search<'_> {
    /// The rest of the failed checks.
    pub(super) fn failed_checks(&mut self) -> Vec<Finding> {
        let checks = std::mem::take(&mut self.checks);
        let to_finding = |(name, lines): (&str, Vec<&str>)| Finding {
            summary: format!("Check failed: {name}."),
            details: lines.into_iter().map(str::to_owned).collect(),
            submissions: Vec::new(),
        };
        checks.into_iter().map(to_finding).collect()
    }
}
