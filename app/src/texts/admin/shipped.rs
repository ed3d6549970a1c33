//! The shipped library.

use assay_domain::{LoadingProgress, LoadingState, ShippedItem, ShippedKind, ShippedState};

use super::super::english::counted;

texts! {
    pub(crate) fn shipped() -> Shipped;

    title = "Shipped library · Admin",
    heading = "Shipped library",
    lead = "The problems and tracks that come with Assay. An upgrade adds new ones and updates unchanged ones. Your changes stay.",
    progress(progress: LoadingProgress) = match progress.state {
        LoadingState::Off => {
            "This server loads no library: ASSAY_SHIPPED_LIBRARY is off, or there is no content folder.".to_owned()
        }
        LoadingState::Loading if progress.total == 0 => "Looking for changes.".to_owned(),
        LoadingState::Loading => format!("Loading: {} of {}.", progress.done, progress.total),
        LoadingState::Done => format!("Checked at the last start: {} problems and tracks.", progress.total),
        LoadingState::Stopped if progress.total == 0 => {
            "Loading stopped before it began. The server's log says why. Restart the server to try again.".to_owned()
        }
        LoadingState::Stopped => format!(
            "Loading stopped after {} of {}. The server's log says why. Restart the server to continue.",
            progress.done, progress.total
        ),
    },
    counts = "How many are in each state",
    state(state: ShippedState) -> &'static str = english_state(state),
    count(problems: u32, tracks: u32) = {
        let parts = [(problems, "problem", "problems"), (tracks, "track", "tracks")];
        let given = parts.iter().filter(|(count, ..)| *count > 0);
        given.map(|(count, one, many)| counted(*count, one, many)).collect::<Vec<_>>().join(", ")
    },
    list = "Shipped problems and tracks",
    left = "No longer shipped",
    left_hint = "This version of Assay no longer ships these. They stay as they are, so there is nothing to undo. If a later version ships one again, it is compared with yours as usual.",
    item = "Title",
    status = "Status",
    since = "Since",
    what = "Type",
    kind(kind: ShippedKind) -> &'static str = match kind {
        ShippedKind::Problem => "Problem",
        ShippedKind::Track => "Track",
    },
    reason(item: &ShippedItem) = english_reason(item),
    use_shipped(kind: ShippedKind) -> &'static str = match kind {
        ShippedKind::Problem => "Use the shipped version",
        ShippedKind::Track => "Use the shipped track",
    },
    undo = "Undo",
    names(action: &str, title: &str) = format!("{action}: {title}"),
    none = "Nothing loaded yet",
    none_detail = "Shipped problems and tracks appear here when they are loaded.",
    no_match = "No matches",
    no_match_detail = "No problem or track has this status.",
}

fn english_state(state: ShippedState) -> &'static str {
    match state {
        ShippedState::Failed => "Not loaded",
        ShippedState::Kept => "Yours is in use",
        ShippedState::Undone => "Undone",
        ShippedState::Deleted => "Deleted",
        ShippedState::Updated => "Updated",
        ShippedState::Added => "Added",
        ShippedState::Left => "No longer shipped",
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
        (ShippedState::Left, _) if item.title.is_none() => "It does not exist on this site.".to_owned(),
        (ShippedState::Added | ShippedState::Left, _) => String::new(),
    }
}
