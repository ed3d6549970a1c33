//! What elements of the page do when they are clicked. Some of them are HTML that the server renders, so each names its action in
//! `data-do`, and the page's lazy part listens once for all.

/// An action of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Run,
    Reset,
    Settings,
    EarlierDrafts,
    /// Fold or unfold the pane in `data-pane`.
    Fold,
    /// Show the pane in `data-pane` in the full window, or show all panes again.
    Full,
    /// Go to the place in `data-line` and `data-column`.
    Go,
    ToEditor,
    /// Open the submission in `data-submission`.
    #[cfg(feature = "hydrate")]
    Load,
    Hint,
    Editorial,
    UseSample,
    AddFailingCase,
}

impl Act {
    #[cfg(feature = "hydrate")]
    const ALL: [Self; 13] = [
        Self::Run,
        Self::Reset,
        Self::Settings,
        Self::EarlierDrafts,
        Self::Fold,
        Self::Full,
        Self::Go,
        Self::ToEditor,
        Self::Load,
        Self::Hint,
        Self::Editorial,
        Self::UseSample,
        Self::AddFailingCase,
    ];

    /// The value of `data-do`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Reset => "reset",
            Self::Settings => "settings",
            Self::EarlierDrafts => "history",
            Self::Fold => "collapse",
            Self::Full => "full",
            Self::Go => "go",
            Self::ToEditor => "to-editor",
            #[cfg(feature = "hydrate")]
            Self::Load => "load",
            Self::Hint => "hint",
            Self::Editorial => "editorial",
            Self::UseSample => "use-case",
            Self::AddFailingCase => "add-case",
        }
    }

    #[cfg(feature = "hydrate")]
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}
