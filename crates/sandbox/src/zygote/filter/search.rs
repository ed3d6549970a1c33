//! A binary search over call numbers. Each action appears only once, after all comparisons, because a short filter compiles faster.

use libc::{BPF_JGE, sock_filter};

use super::{action::Action, bpf::jump};

/// The instructions that find the range of a call number and carry out its action. `ranges` are (first number, action).
pub(super) fn search(ranges: &[(u32, Action)]) -> Vec<sock_filter> {
    let mut search = Search::default();
    search.add(ranges);
    search.finish()
}

#[derive(Default)]
struct Search {
    comparisons: Vec<Comparison>,
}

/// Compares the number with `boundary`: `yes` if it is at least that.
struct Comparison {
    boundary: u32,
    yes: Next,
    no: Next,
}

#[derive(Clone, Copy)]
enum Next {
    Comparison(usize),
    Action(Action),
}

impl Search {
    fn add(&mut self, ranges: &[(u32, Action)]) -> Next {
        if let [(_, only)] = ranges {
            return Next::Action(*only);
        }
        let (low, high) = ranges.split_at(middle(ranges));
        let (index, boundary) = (self.comparisons.len(), high[0].0);
        let placeholder = Next::Action(Action::Unknown);
        self.comparisons.push(Comparison { boundary, yes: placeholder, no: placeholder });
        self.comparisons[index].no = self.add(low);
        self.comparisons[index].yes = self.add(high);
        Next::Comparison(index)
    }

    fn leads_to(&self, action: Action) -> bool {
        let is_it = |next| matches!(next, Next::Action(other) if other == action);
        self.comparisons.iter().any(|Comparison { yes, no, .. }| is_it(*yes) || is_it(*no))
    }

    fn finish(self) -> Vec<sock_filter> {
        let mut instructions = Vec::new();
        let mut positions = Vec::new();
        for action in Action::ALL.iter().filter(|action| self.leads_to(**action)) {
            positions.push((*action, self.comparisons.len() + instructions.len()));
            instructions.extend(action.instructions());
        }
        let distance = |from: usize, next: Next| {
            let to = match next {
                Next::Comparison(index) => index,
                // A test shows that `ALL` contains each action.
                Next::Action(action) => {
                    positions.iter().find(|(other, _)| *other == action).map_or(usize::MAX, |(_, at)| *at)
                }
            };
            // A test shows that all distances fit.
            u8::try_from(to - from - 1).unwrap_or(u8::MAX)
        };
        let comparisons = self.comparisons.iter().enumerate();
        let mut code: Vec<_> = comparisons
            .map(|(at, Comparison { boundary, yes, no })| {
                jump(BPF_JGE, *boundary, distance(at, *yes), distance(at, *no))
            })
            .collect();
        code.extend(instructions);
        code
    }
}

/// The index that divides the ranges so that both halves contain about the same number of calls. The kernel looks up each call when it
/// installs the filter.
fn middle(ranges: &[(u32, Action)]) -> usize {
    let (first, last) = (ranges[0].0, ranges[ranges.len() - 1].0);
    let calls_below = |index: usize| ranges[index].0 - first;
    let calls = last - first + 1;
    (1..ranges.len()).min_by_key(|index| (2 * calls_below(*index)).abs_diff(calls)).unwrap_or(1)
}
