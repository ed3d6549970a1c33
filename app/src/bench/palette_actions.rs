//! The actions of the problem page in the palette.

use std::rc::{Rc, Weak};

use leptos::prelude::*;

use super::{
    dialogs::Open,
    panes::Pane,
    program::Program,
    settings::{Keys, Settings},
    views::View,
};
use crate::{
    palette::{Offer, OfferedAction, PageAction, offer},
    texts,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Run,
    Submit,
    Save,
    Reset,
    EarlierDrafts,
    Settings,
    Language,
    Vim,
    FullCode,
    FullLeft,
    FoldLeft,
    FoldBottom,
    Hint,
    Editorial,
    Print,
}

impl Action {
    const ALL: [Self; 15] = [
        Self::Run,
        Self::Submit,
        Self::Save,
        Self::Reset,
        Self::EarlierDrafts,
        Self::Settings,
        Self::Language,
        Self::Vim,
        Self::FullCode,
        Self::FullLeft,
        Self::FoldLeft,
        Self::FoldBottom,
        Self::Hint,
        Self::Editorial,
        Self::Print,
    ];

    fn is_possible(self, program: &Program) -> bool {
        match self {
            Self::Run => program.cases.is_some(),
            Self::Language => program.cases.is_some(),
            Self::Hint => program.aids.next_hint().is_some(),
            Self::Editorial => program.root.query_selector("#editorial-pane").is_ok_and(|pane| pane.is_some()),
            _ => true,
        }
    }

    /// The title, and other words that find it.
    fn texts(self, settings: &Settings) -> [&'static str; 2] {
        let texts = texts::actions();
        match self {
            Self::Run => texts.run,
            Self::Submit => texts.submit,
            Self::Save => texts.save,
            Self::Reset => texts.reset,
            Self::EarlierDrafts => texts.earlier_drafts,
            Self::Settings => texts.settings,
            Self::Language => texts.language,
            Self::Vim if settings.keys == Keys::Vim => texts.standard_keys,
            Self::Vim => texts.vim_keys,
            Self::FullCode => texts.full_code,
            Self::FullLeft => texts.full_left,
            Self::FoldLeft => texts.fold_left,
            Self::FoldBottom => texts.fold_bottom,
            Self::Hint => texts.hint,
            Self::Editorial => texts.editorial,
            Self::Print => texts.print,
        }
    }

    /// The shortcut; "Mod" is Ctrl or Cmd.
    fn keys(self) -> &'static str {
        match self {
            Self::Run => "Mod+'",
            Self::Submit => "Mod+Enter",
            Self::Save => "Mod+S",
            _ => "",
        }
    }

    fn run(self, program: &Rc<Program>) {
        match self {
            Self::Run => program.run_now(),
            Self::Submit => program.submit(),
            Self::Save => program.save(),
            Self::Reset => program.reset(),
            Self::EarlierDrafts => program.dialog.set(Some(Open::EarlierDrafts)),
            Self::Settings => program.dialog.set(Some(Open::Settings)),
            Self::Language => {
                // A visible field can have the focus.
                let _ = program.select.focus();
            }
            Self::Vim => {
                let settings = program.settings();
                let keys = if settings.keys == Keys::Vim { Keys::Standard } else { Keys::Vim };
                program.set_settings(Settings { keys, ..settings });
            }
            Self::FullCode => program.full(Pane::Code),
            Self::FullLeft => program.full(Pane::Left),
            Self::FoldLeft => program.layout.fold(Pane::Left),
            Self::FoldBottom => program.layout.fold(Pane::Bottom),
            Self::Hint => program.next_hint(),
            Self::Editorial => program.layout.show(View::Editorial),
            Self::Print => {
                // Fails only if the browser forbids printing.
                let _ = window().print();
            }
        }
    }
}

/// Offers the actions until the offer is dropped.
pub(super) fn offer_actions(program: &Rc<Program>) -> Offer {
    let program = Rc::downgrade(program);
    offer(move || list(&program))
}

fn list(program: &Weak<Program>) -> Vec<OfferedAction> {
    let Some(now) = program.upgrade() else { return Vec::new() };
    let settings = now.settings();
    let possible = Action::ALL.into_iter().filter(|action| action.is_possible(&now));
    let offered = possible.map(|action| OfferedAction {
        shown: PageAction { texts: action.texts(&settings), keys: action.keys() },
        run: Rc::new({
            let program = program.clone();
            move || {
                if let Some(program) = program.upgrade() {
                    action.run(&program);
                }
            }
        }),
    });
    offered.collect()
}
