//! The actions of the problem page in the palette. Each has a title, and other words that find it.

use super::{Language, language};

pub(crate) struct Actions {
    pub(crate) run: [&'static str; 2],
    pub(crate) submit: [&'static str; 2],
    pub(crate) save: [&'static str; 2],
    pub(crate) reset: [&'static str; 2],
    pub(crate) settings: [&'static str; 2],
    pub(crate) earlier_drafts: [&'static str; 2],
    pub(crate) language: [&'static str; 2],
    pub(crate) vim_keys: [&'static str; 2],
    pub(crate) standard_keys: [&'static str; 2],
    pub(crate) full_code: [&'static str; 2],
    pub(crate) full_left: [&'static str; 2],
    pub(crate) fold_left: [&'static str; 2],
    pub(crate) fold_bottom: [&'static str; 2],
    pub(crate) hint: [&'static str; 2],
    pub(crate) print: [&'static str; 2],
    pub(crate) editorial: [&'static str; 2],
}

static ENGLISH: Actions = Actions {
    run: ["Run on the cases", "test execute try samples"],
    submit: ["Submit", "send judge"],
    save: ["Save draft", "keep store"],
    reset: ["Reset to starter code", "restart start again clear template restore"],
    settings: ["Editor settings", "preferences options font size indentation tabs wrap colors completion theme"],
    earlier_drafts: ["Earlier drafts", "history versions restore undo"],
    language: ["Change the language", "programming compiler python c++ java"],
    vim_keys: ["Use Vim keys", "vim key bindings mode"],
    standard_keys: ["Use standard keys", "vim key bindings mode"],
    full_code: ["Full window: editor", "maximize fullscreen focus panes"],
    full_left: ["Full window: statement", "maximize fullscreen focus panes"],
    fold_left: ["Fold or unfold the statement", "hide collapse expand panes"],
    fold_bottom: ["Fold or unfold cases and result", "hide collapse expand panes"],
    hint: ["Show the next hint", "help clue tip"],
    print: ["Print the problem", "paper pdf"],
    editorial: ["Show the editorial", "solution answer explanation hint"],
};

pub(crate) fn actions() -> &'static Actions {
    match language() {
        Language::English => &ENGLISH,
    }
}
