//! The entries of the palette.

use std::borrow::Cow;

use assay_domain::{ProblemSummary, Role, SolveState, TrackSummary};

use super::{
    folded::{BaseLetter, Folded},
    search::Searched,
};
use crate::{
    account::REGISTER_PATH,
    addresses::{ACCOUNT_PATH, LOGIN_PATH},
    catalogue::PROBLEMS_PATH,
    texts,
    theme::Theme,
    tracks::TRACKS_PATH,
};

/// An action that the current page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageAction {
    /// The title, and other words that find it.
    pub(crate) texts: [&'static str; 2],
    /// The shortcut, for example "Mod+Enter". "Mod" is Ctrl or Cmd.
    pub(crate) keys: &'static str,
}

/// What the entries depend on, besides problems and tracks. It does not change while the palette is open.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    pub(super) actions: Vec<PageAction>,
    pub(super) theme: Theme,
    /// The user's role. `None` for visitors.
    pub(super) role: Option<Role>,
    pub(super) is_mac: bool,
    pub(super) base: BaseLetter,
}

/// The problems and tracks that the server has sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    problems: Vec<ProblemSummary>,
    tracks: Vec<TrackSummary>,
}

impl Known {
    /// Adds problems. Newer ones replace older ones and keep their places.
    pub(super) fn add_problems(&mut self, problems: Vec<ProblemSummary>) {
        for problem in problems {
            match self.problems.iter_mut().find(|known| known.slug == problem.slug) {
                Some(known) => *known = problem,
                None => self.problems.push(problem),
            }
        }
    }

    pub(super) fn set_tracks(&mut self, tracks: Vec<TrackSummary>) {
        self.tracks = tracks;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Actions,
    Problems,
    Tracks,
}

impl Group {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Actions => texts::palette().actions,
            Self::Problems => texts::palette().problems,
            Self::Tracks => texts::palette().tracks,
        }
    }
}

/// What an entry does when it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// Opens an address.
    Open(Cow<'static, str>),
    /// Runs an action of the page, by its number.
    Run(usize),
    UseTheme(Theme),
    ListKeys,
    LogOut,
}

/// What is written beside a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    Words(&'static str),
    Keys(String),
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) title: Cow<'static, str>,
    pub(super) hint: Hint,
    pub(super) does: Does,
    pub(super) searched: Searched,
}

/// All entries, in the order in which they are shown.
pub(super) fn entries(around: &Surroundings, known: &Known) -> Vec<Entry> {
    let base = around.base;
    let actions = around.actions.iter().enumerate().map(|(number, action)| {
        let hint = match action.keys {
            "" => Hint::None,
            keys => Hint::Keys(keys.replace("Mod", mod_key(around.is_mac))),
        };
        Entry { hint, ..action_entry(action.texts, Does::Run(number), base) }
    });
    let problems = known.problems.iter().map(|problem| {
        let hint = match problem.state {
            SolveState::Untouched => Hint::None,
            SolveState::Tried => Hint::Words(texts::palette().tried),
            SolveState::Solved => Hint::Words(texts::palette().solved),
        };
        let address = format!("{PROBLEMS_PATH}/{}", problem.slug);
        Entry { hint, ..name_entry(Group::Problems, &problem.title, problem.slug.as_str(), address, base) }
    });
    let tracks = known.tracks.iter().map(|track| {
        let address = format!("{TRACKS_PATH}/{}", track.slug);
        name_entry(Group::Tracks, &track.title, track.slug.as_str(), address, base)
    });
    let fixed = fixed(around).map(|(texts, does)| {
        let hint = if does == Does::ListKeys { Hint::Keys("?".to_owned()) } else { Hint::None };
        Entry { hint, ..action_entry(texts, does, base) }
    });
    actions.chain(problems).chain(tracks).chain(fixed).collect()
}

/// The name of the key that begins most shortcuts.
pub(super) fn mod_key(is_mac: bool) -> &'static str {
    if is_mac { "⌘" } else { "Ctrl" }
}

/// The entries that every page has.
fn fixed(around: &Surroundings) -> impl Iterator<Item = ([&'static str; 2], Does)> + use<> {
    let texts = texts::palette();
    let open = |(texts, address): ([&'static str; 2], &'static str)| (texts, Does::Open(Cow::Borrowed(address)));
    let pages =
        [(texts.go_to_problems, PROBLEMS_PATH), (texts.go_to_tracks, TRACKS_PATH), (texts.go_home, "/")].map(open);
    let of_members = [(texts.go_to_submissions, "/submissions"), (texts.go_to_account, ACCOUNT_PATH)].map(open);
    let of_admins = [
        (texts.admin_overview, "/admin"),
        (texts.admin_submissions, "/admin/submissions"),
        (texts.admin_tracks, "/admin/tracks"),
        (texts.admin_problems, "/admin/problems"),
        (texts.admin_people, "/admin/people"),
        (texts.admin_failed, "/admin/failed"),
        (texts.admin_audit, "/admin/audit"),
    ]
    .map(open);
    let themes =
        [(texts.light_theme, Theme::Light), (texts.dark_theme, Theme::Dark), (texts.system_theme, Theme::System)];
    let (now, role) = (around.theme, around.role);
    let themes = themes.into_iter().filter(move |(_, theme)| *theme != now);
    let of_visitors = [(texts.log_in, LOGIN_PATH), (texts.register, REGISTER_PATH)].map(open);
    let is_member = role.is_some();
    let when = |wanted: bool| if wanted { usize::MAX } else { 0 };
    pages
        .into_iter()
        .chain(of_members.into_iter().take(when(is_member)))
        .chain(of_admins.into_iter().take(when(role == Some(Role::Admin))))
        .chain(themes.map(|(texts, theme)| (texts, Does::UseTheme(theme))))
        .chain([(texts.shortcuts, Does::ListKeys)])
        .chain(is_member.then_some((texts.log_out, Does::LogOut)))
        .chain(of_visitors.into_iter().take(when(!is_member)))
}

fn action_entry([title, also]: [&'static str; 2], does: Does, base: BaseLetter) -> Entry {
    let searched = Searched { title: Folded::new(title, base), also: Folded::new(also, base), is_name: false };
    Entry { group: Group::Actions, title: Cow::Borrowed(title), hint: Hint::None, does, searched }
}

/// A problem or a track.
fn name_entry(group: Group, title: &str, slug: &str, address: String, base: BaseLetter) -> Entry {
    let searched = Searched { title: Folded::new(title, base), also: Folded::new(slug, base), is_name: true };
    let title = Cow::Owned(title.to_owned());
    Entry { group, title, hint: Hint::None, does: Does::Open(Cow::Owned(address)), searched }
}
