//! The actions of the problem page in the palette. Each has a title, and other words that find it.

texts! {
    pub(crate) fn actions() -> Actions;

    run: [&'static str; 2] = ["Run on the cases", "test execute try samples"],
    submit: [&'static str; 2] = ["Submit", "send judge"],
    save: [&'static str; 2] = ["Save draft", "keep store"],
    reset: [&'static str; 2] = ["Reset to starter code", "restart start again clear template restore"],
    settings: [&'static str; 2] = ["Editor settings", "preferences options font size indentation tabs wrap colors completion theme"],
    earlier_drafts: [&'static str; 2] = ["Earlier drafts", "history versions restore undo"],
    language: [&'static str; 2] = ["Change the language", "programming compiler python c++ java"],
    vim_keys: [&'static str; 2] = ["Use Vim keys", "vim key bindings mode"],
    standard_keys: [&'static str; 2] = ["Use standard keys", "vim key bindings mode"],
    full_code: [&'static str; 2] = ["Full window: editor", "maximize fullscreen focus panes"],
    full_left: [&'static str; 2] = ["Full window: statement", "maximize fullscreen focus panes"],
    fold_left: [&'static str; 2] = ["Fold or unfold the statement", "hide collapse expand panes"],
    fold_bottom: [&'static str; 2] = ["Fold or unfold cases and result", "hide collapse expand panes"],
    hint: [&'static str; 2] = ["Show the next hint", "help clue tip"],
    print: [&'static str; 2] = ["Print the problem", "paper pdf"],
    editorial: [&'static str; 2] = ["Show the editorial", "solution answer explanation hint"],
}
