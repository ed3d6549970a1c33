//! Panes that users resize by pointer and keyboard, fold, and show in the full window.
#![cfg_attr(not(feature = "hydrate"), allow(dead_code))]

use serde::{Deserialize, Serialize};

/// A pane that can be folded or fill the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Pane {
    Left,
    Code,
    Bottom,
}

impl Pane {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Code => "code",
            Self::Bottom => "bottom",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Left, Self::Code, Self::Bottom].into_iter().find(|pane| pane.name() == name)
    }
}

/// The folded panes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Folded(Vec<Pane>);

impl Folded {
    pub(crate) fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub(crate) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(crate) fn contains(&self, pane: Pane) -> bool {
        self.0.contains(&pane)
    }

    /// Folds or unfolds a pane.
    pub(crate) fn toggle(&mut self, pane: Pane) {
        let before = self.0.len();
        self.0.retain(|folded| *folded != pane);
        if self.0.len() == before {
            self.0.push(pane);
        }
    }

    /// The value of `data-folded`.
    pub(crate) fn names(&self) -> String {
        self.0.iter().map(|pane| pane.name()).collect::<Vec<_>>().join(" ")
    }
}

/// How far an arrow key moves a divider, in percent.
const STEP: f64 = 2.0;

/// A divider's position: the size of the first pane, in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Divider {
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) initial: f64,
    pub(crate) place: f64,
}

impl Divider {
    pub(crate) fn new(least: f64, most: f64, initial: f64) -> Self {
        Self { least, most, initial, place: initial }
    }

    pub(crate) fn move_to(&mut self, place: f64) {
        if place.is_finite() {
            self.place = place.clamp(self.least, self.most);
        }
    }

    /// The place to which a key moves the divider. `rows`: the panes are one above the other.
    pub(crate) fn after_key(&self, key: &str, rows: bool) -> Option<f64> {
        match (key, rows) {
            ("ArrowUp", true) | ("ArrowLeft", false) => Some(self.place - STEP),
            ("ArrowDown", true) | ("ArrowRight", false) => Some(self.place + STEP),
            ("Home", _) => Some(self.least),
            ("End", _) => Some(self.most),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fold_and_unfold_and_are_remembered() {
        let mut folded = Folded::parse("[\"bottom\"]");
        folded.toggle(Pane::Left);
        assert_eq!(folded.names(), "bottom left");
        assert_eq!(Folded::parse(&folded.json()), folded);
        folded.toggle(Pane::Bottom);
        assert!(folded.contains(Pane::Left) && !folded.contains(Pane::Bottom));
        for broken in ["", "null", "[\"middle\"]", "{}"] {
            assert_eq!(Folded::parse(broken), Folded::default(), "{broken}");
        }
    }

    #[test]
    fn a_divider_stays_within_its_limits() {
        let mut divider = Divider::new(25.0, 75.0, 45.0);
        for (to, place) in [(10.0, 25.0), (60.0, 60.0), (99.0, 75.0), (f64::NAN, 75.0)] {
            divider.move_to(to);
            assert!((divider.place - place).abs() < f64::EPSILON, "{to}");
        }
        assert_eq!(divider.after_key("ArrowLeft", false), Some(73.0));
        assert_eq!(divider.after_key("ArrowLeft", true), None);
        assert_eq!(divider.after_key("ArrowDown", true), Some(77.0));
        assert_eq!((divider.after_key("Home", true), divider.after_key("x", false)), (Some(25.0), None));
    }
}
