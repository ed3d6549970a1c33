//! The shipped library.

use assay_domain::{LoadingProgress, LoadingState, ShippedItem, ShippedKind, ShippedState};

use super::super::{Language, english::counted, language};

pub(crate) struct Shipped {
    pub(crate) title: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) progress: fn(LoadingProgress) -> String,
    pub(crate) counts: &'static str,
    pub(crate) state: fn(ShippedState) -> &'static str,
    pub(crate) count: fn(problems: u32, tracks: u32) -> String,
    pub(crate) list: &'static str,
    pub(crate) item: &'static str,
    pub(crate) status: &'static str,
    pub(crate) since: &'static str,
    pub(crate) what: &'static str,
    pub(crate) kind: fn(ShippedKind) -> &'static str,
    pub(crate) reason: fn(&ShippedItem) -> String,
    pub(crate) use_shipped: fn(ShippedKind) -> &'static str,
    pub(crate) undo: &'static str,
    pub(crate) names: fn(action: &str, title: &str) -> String,
    pub(crate) none: &'static str,
    pub(crate) none_detail: &'static str,
}

static ENGLISH: Shipped = Shipped {
    title: "Shipped library · Admin",
    heading: "Shipped library",
    lead: "The problems and tracks that come with Assay. An upgrade adds new ones and updates unchanged ones. Your changes stay.",
    progress: |progress| match progress.state {
        LoadingState::Off => {
            "This server loads no library: ASSAY_SHIPPED_LIBRARY is off, or there is no content folder.".to_owned()
        }
        LoadingState::Loading if progress.total == 0 => "Looking for changes.".to_owned(),
        LoadingState::Loading => format!("Loading: {} of {}.", progress.done, progress.total),
        LoadingState::Done => format!("Checked at the last start: {} problems and tracks.", progress.total),
        LoadingState::Stopped => format!(
            "Loading stopped after {} of {}. The server's log says why. Restart the server to continue.",
            progress.done, progress.total
        ),
    },
    counts: "How many are in each state",
    state: english_state,
    count: |problems, tracks| {
        let parts = [(problems, "problem", "problems"), (tracks, "track", "tracks")];
        let given = parts.iter().filter(|(count, ..)| *count > 0);
        given.map(|(count, one, many)| counted(*count, one, many)).collect::<Vec<_>>().join(", ")
    },
    list: "All shipped problems and tracks",
    item: "Title",
    status: "Status",
    since: "Since",
    what: "Type",
    kind: |kind| match kind {
        ShippedKind::Problem => "Problem",
        ShippedKind::Track => "Track",
    },
    reason: english_reason,
    use_shipped: |kind| match kind {
        ShippedKind::Problem => "Use the shipped version",
        ShippedKind::Track => "Use the shipped track",
    },
    undo: "Undo",
    names: |action, title| format!("{action}: {title}"),
    none: "Nothing loaded yet",
    none_detail: "Shipped problems and tracks appear here when they are loaded.",
};

fn english_state(state: ShippedState) -> &'static str {
    match state {
        ShippedState::Failed => "Not loaded",
        ShippedState::Kept => "Yours is in use",
        ShippedState::Undone => "Undone",
        ShippedState::Deleted => "Deleted",
        ShippedState::Updated => "Updated",
        ShippedState::Added => "Added",
    }
}

/// Why it is in its state.
fn english_reason(item: &ShippedItem) -> String {
    let versions = item.shipped_version.zip(item.used_version);
    match (item.state, versions) {
        (ShippedState::Failed, _) => item.error.clone().unwrap_or_default(),
        (ShippedState::Kept | ShippedState::Undone, Some((shipped, used))) => {
            format!("Version {used} is in use. The shipped version {shipped} is available.")
        }
        (ShippedState::Kept | ShippedState::Undone, None) => {
            "Your track is in use. The shipped track is available.".to_owned()
        }
        (ShippedState::Deleted, _) => "It was deleted, and stays deleted.".to_owned(),
        (ShippedState::Updated, Some((shipped, _))) => {
            format!("Version {shipped}, the shipped one, replaced another version.")
        }
        (ShippedState::Updated, None) => "The shipped track replaced another version.".to_owned(),
        (ShippedState::Added, _) => String::new(),
    }
}

pub(crate) fn shipped() -> &'static Shipped {
    match language() {
        Language::English => &ENGLISH,
    }
}
