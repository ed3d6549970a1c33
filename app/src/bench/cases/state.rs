//! The cases: the samples and up to ten of the user's own, with the results of the last run.

use assay_domain::{CompilerLine, MAX_RUN_CASES, Phase, Run, RunCase, Verdict};

use super::words::{first_bad, run_words};
use crate::{bench::facts::ShownSample, texts};

#[derive(Clone, Debug, Default)]
pub(crate) struct CaseList {
    samples: Vec<ShownSample>,
    own: Vec<String>,
    /// The index of the shown case.
    shown: usize,
    run: Option<Run>,
    /// The inputs of the last run. Edited cases have no result.
    ran_with: Vec<String>,
    status: String,
    /// Whether the status is a refusal.
    refused: bool,
    busy: bool,
}

impl CaseList {
    pub(crate) fn new(samples: Vec<ShownSample>, mut own: Vec<String>) -> Self {
        own.truncate(MAX_RUN_CASES);
        Self { samples, own, ..Self::default() }
    }

    pub(crate) fn own(&self) -> &[String] {
        &self.own
    }

    pub(crate) fn count(&self) -> usize {
        self.samples.len() + self.own.len()
    }

    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    pub(crate) fn status(&self) -> &str {
        &self.status
    }

    pub(crate) fn is_refused(&self) -> bool {
        self.refused
    }

    pub(crate) fn is_busy(&self) -> bool {
        self.busy
    }

    pub(crate) fn is_full(&self) -> bool {
        self.own.len() >= MAX_RUN_CASES
    }

    pub(crate) fn name(&self, at: usize) -> String {
        match at.checked_sub(self.samples.len()) {
            None => (texts::runs().sample)(at + 1),
            Some(own) => (texts::runs().own)(own + 1),
        }
    }

    pub(crate) fn sample(&self, at: usize) -> Option<&ShownSample> {
        self.samples.get(at)
    }

    /// The index among the user's own cases.
    pub(crate) fn own_index(&self, at: usize) -> Option<usize> {
        at.checked_sub(self.samples.len()).filter(|own| *own < self.own.len())
    }

    pub(crate) fn input(&self, at: usize) -> &str {
        match at.checked_sub(self.samples.len()) {
            None => self.samples.get(at).map(|sample| sample.input.as_str()),
            Some(own) => self.own.get(own).map(String::as_str),
        }
        .unwrap_or_default()
    }

    /// The result of the last run, unless the input has changed since.
    pub(crate) fn result(&self, at: usize) -> Option<&RunCase> {
        let ran = self.ran_with.get(at)?;
        (ran == self.input(at)).then(|| self.run.as_ref()?.cases.get(at)).flatten()
    }

    /// Whether the case runs right now.
    pub(crate) fn runs(&self, at: usize) -> bool {
        self.run.as_ref().is_some_and(|run| run.phase == Phase::Running && run.cases.len() == at)
    }

    /// The compiler's output of the last run.
    pub(crate) fn messages(&self) -> &[CompilerLine] {
        self.run.as_ref().map(|run| run.messages.as_slice()).unwrap_or_default()
    }

    pub(crate) fn choose(&mut self, at: usize) {
        self.shown = at.min(self.count().saturating_sub(1));
    }

    /// Adds a case and shows it. Returns whether there was room.
    pub(crate) fn add(&mut self, input: String) -> bool {
        if self.is_full() {
            return false;
        }
        self.own.push(input);
        self.shown = self.count() - 1;
        true
    }

    pub(crate) fn edit(&mut self, own: usize, input: String) {
        if let Some(there) = self.own.get_mut(own) {
            *there = input;
        }
    }

    pub(crate) fn remove(&mut self, own: usize) {
        if own < self.own.len() {
            self.own.remove(own);
            self.choose(self.shown);
        }
    }

    pub(crate) fn set_busy(&mut self, busy: bool) {
        self.busy = busy;
    }

    /// Shows a message instead of the run's results.
    pub(crate) fn say(&mut self, words: &str, refused: bool) {
        self.run = None;
        self.refused = refused;
        words.clone_into(&mut self.status);
    }

    /// Shows a message and keeps the run's results.
    pub(crate) fn note(&mut self, words: &str) {
        words.clone_into(&mut self.status);
    }

    /// Takes the progress of a run.
    pub(crate) fn take(&mut self, run: Run) {
        if self.run.as_ref().is_none_or(|known| known.id != run.id) {
            self.ran_with = (0..self.count()).map(|at| self.input(at).to_owned()).collect();
        }
        self.status = run_words(&run);
        self.refused = false;
        let bad = first_bad(&run).filter(|_| run.phase == Phase::Done);
        self.run = Some(run);
        // Show the first failed case instead of an accepted one.
        if let Some(bad) = bad
            && self.result(self.shown).is_some_and(|shown| shown.verdict == Some(Verdict::Accepted))
        {
            self.shown = bad;
        }
    }
}

#[cfg(test)]
mod tests {
    use assay_domain::RunOutcome;

    use super::*;

    fn sample(input: &str) -> ShownSample {
        ShownSample { input: input.into(), ..ShownSample::default() }
    }

    fn result(verdict: Verdict) -> RunCase {
        RunCase { verdict: Some(verdict), ..RunCase::default() }
    }

    fn done(id: i64, cases: Vec<RunCase>) -> Run {
        Run { phase: Phase::Done, outcome: Some(RunOutcome::Ran), cases, ..Run::queued(id) }
    }

    #[test]
    fn an_edited_case_loses_its_result_and_regains_it() {
        let mut list = CaseList::new(vec![sample("1")], vec!["2".into()]);
        list.take(done(1, vec![result(Verdict::Accepted), result(Verdict::WrongAnswer)]));
        assert!(list.result(0).is_some() && list.result(1).is_some());
        list.edit(0, "3".into());
        assert_eq!(list.result(1), None);
        list.edit(0, "2".into());
        assert!(list.result(1).is_some());
    }

    #[test]
    fn a_case_does_not_get_the_result_of_a_removed_case() {
        let mut list = CaseList::new(vec![], vec!["1".into(), "2".into()]);
        list.take(done(1, vec![result(Verdict::Accepted), result(Verdict::WrongAnswer)]));
        list.remove(0);
        assert_eq!((list.count(), list.input(0), list.result(0)), (1, "2", None));
    }

    #[test]
    fn a_finished_run_shows_the_first_failure_unless_the_user_looks_at_another() {
        let cases = vec![result(Verdict::Accepted), result(Verdict::WrongAnswer), result(Verdict::RunTimeError)];
        let own = vec!["1".into(), "2".into(), "3".into()];
        let mut list = CaseList::new(vec![], own.clone());
        list.take(done(1, cases.clone()));
        assert_eq!(list.shown(), 1);
        let mut list = CaseList::new(vec![], own);
        list.choose(2);
        list.take(done(1, cases));
        assert_eq!(list.shown(), 2);
    }

    #[test]
    fn there_is_room_for_ten_cases() {
        let mut list = CaseList::new(vec![sample("1")], vec![]);
        for count in 0..MAX_RUN_CASES {
            assert!(list.add(count.to_string()));
        }
        assert!(!list.add("one more".into()) && list.is_full());
        assert_eq!((list.count(), list.shown()), (MAX_RUN_CASES + 1, MAX_RUN_CASES));
        let many = (0..50).map(|number| number.to_string()).collect();
        assert_eq!(CaseList::new(vec![], many).count(), MAX_RUN_CASES);
    }

    #[test]
    fn the_last_case_can_be_removed() {
        let mut list = CaseList::new(vec![], vec!["1".into()]);
        list.remove(0);
        assert_eq!((list.count(), list.shown(), list.input(0)), (0, 0, ""));
        list.remove(0);
    }
}
