//! What the problem page and its lazy part share.

use assay_domain::{Language, Sample, SolveState, Template};
use leptos::{html, prelude::*};

use super::views::Views;

/// What the lazy part needs to know about the page.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only the lazy part reads it"))]
pub(crate) struct BenchFacts {
    /// The problem's slug.
    pub(crate) problem: String,
    /// Whether users submit answers instead of programs.
    pub(crate) answers: bool,
    /// The user whose drafts these are.
    pub(crate) owner: String,
    pub(crate) languages: Vec<Language>,
    /// The problem's starter code by language.
    pub(crate) templates: Vec<Template>,
    /// Empty for function problems: the choice of the interface has them.
    pub(crate) samples: Vec<Sample>,
}

impl BenchFacts {
    /// The problem's starter code in a language.
    pub(crate) fn template(&self, language: &str) -> Option<String> {
        let of = |name: &str| self.templates.iter().find(|template| template.language == name);
        of(language).or_else(|| of("default")).map(|template| template.source.clone())
    }
}

/// The elements, signals and slots of the page. The page renders them, and the lazy part fills them.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub(crate) struct Bench {
    pub(crate) facts: StoredValue<BenchFacts>,
    pub(crate) root: NodeRef<html::Div>,
    pub(crate) source: NodeRef<html::Textarea>,
    pub(crate) language: NodeRef<html::Select>,
    /// The field that selects files with answers.
    pub(crate) picker: NodeRef<html::Input>,
    /// The hidden field with the content of these files.
    pub(crate) files: NodeRef<html::Input>,
    pub(crate) views: Views,
    pub(crate) solved: RwSignal<SolveState>,
    /// The compiler's output about the last judged submission.
    pub(crate) compiled: RwSignal<Option<String>>,
    /// How many submissions were judged since the page was opened.
    pub(crate) judged: RwSignal<u32>,
    /// Whether the editor could not be loaded.
    pub(crate) plain: RwSignal<bool>,
    /// Where the draft is saved, in a few words.
    pub(crate) draft_status: RwSignal<&'static str>,
    /// Where the cursor is.
    pub(crate) cursor: RwSignal<String>,
    pub(crate) slots: RwSignal<Option<Slots>>,
}

/// The parts that the lazy part renders.
#[derive(Clone)]
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub(crate) struct Slots {
    pub(crate) notices: ViewFn,
    pub(crate) cases: ViewFn,
    pub(crate) dialogs: ViewFn,
    pub(crate) submissions: ViewFn,
}

impl Bench {
    pub(crate) fn new(facts: BenchFacts, views: Views, solved: SolveState) -> Self {
        Self {
            facts: StoredValue::new(facts),
            root: NodeRef::new(),
            source: NodeRef::new(),
            language: NodeRef::new(),
            picker: NodeRef::new(),
            files: NodeRef::new(),
            views,
            solved: RwSignal::new(solved),
            compiled: RwSignal::new(None),
            judged: RwSignal::new(0),
            plain: RwSignal::new(false),
            draft_status: RwSignal::new(""),
            cursor: RwSignal::new(String::new()),
            slots: RwSignal::new(None),
        }
    }

    /// A slot's content, once the lazy part is loaded.
    pub(crate) fn slot(self, of: fn(&Slots) -> &ViewFn) -> Option<AnyView> {
        self.slots.with(|slots| slots.as_ref().map(|slots| of(slots).run()))
    }
}
