use assay_domain::{Role, SolveState};

use super::*;
use crate::{palette::entries::PageAction, theme::Theme};

fn around(role: Option<Role>) -> Surroundings {
    let actions = vec![
        PageAction { texts: ["Save draft", "keep store"], keys: "Mod+S" },
        PageAction { texts: ["Reset to starter code", "restart again"], keys: "" },
    ];
    Surroundings { actions, theme: Theme::Dark, role, is_mac: false, base: |letter| letter }
}

fn palette() -> Palette {
    Palette::new(around(None), Known::default())
}

fn problem(slug: &str, title: &str, state: SolveState) -> ProblemSummary {
    ProblemSummary {
        slug: slug.parse().unwrap(),
        title: title.to_owned(),
        difficulty: None,
        state,
        tags: Vec::new(),
        starred: false,
    }
}

fn problems() -> Vec<ProblemSummary> {
    vec![
        problem("lantern-walk", "Lantern Walk", SolveState::Untouched),
        problem("late-dinner", "Late Dinner", SolveState::Solved),
    ]
}

fn track(slug: &str, title: &str) -> TrackSummary {
    TrackSummary {
        slug: slug.parse().unwrap(),
        title: title.to_owned(),
        description: String::new(),
        problems: 1,
        solved: None,
    }
}

fn title(row: &Row) -> String {
    row.title.iter().map(|(part, _)| part.as_str()).collect()
}

fn titles(palette: &Palette) -> Vec<String> {
    palette.rows().map(|row| title(&row)).collect()
}

fn selected(palette: &Palette) -> String {
    title(&palette.rows().nth(palette.selected().unwrap()).unwrap())
}

fn open(address: &'static str) -> Option<Does> {
    Some(Does::Open(address.into()))
}

#[test]
fn without_a_text_everything_is_shown_in_groups() {
    let mut palette = palette();
    let question = palette.ask();
    assert_eq!(question.1, "");
    palette.answer(question, Some(problems()));
    palette.set_tracks(vec![track("first-programs", "First programs")]);
    let rows: Vec<_> = palette.rows().collect();
    let headings: Vec<_> = rows.iter().filter_map(|row| Some((row.heading?, title(row)))).collect();
    let headings: Vec<_> = headings.iter().map(|(heading, title)| (*heading, title.as_str())).collect();
    let expected = [
        ("Actions", "Save draft"),
        ("Problems", "Lantern Walk"),
        ("Tracks", "First programs"),
        ("Actions", "Go to problems"),
    ];
    assert_eq!(headings, expected);
    assert!(rows.iter().all(|row| row.kind.is_none()));
    let hint = |wanted: &str| rows.iter().find(|row| title(row) == wanted).unwrap().hint.clone();
    assert_eq!(hint("Save draft"), Hint::Keys("Ctrl+S".to_owned()));
    assert_eq!(hint("Reset to starter code"), Hint::None);
    assert_eq!(hint("Late Dinner"), Hint::Words("Solved"));
    assert_eq!(hint("Keyboard shortcuts"), Hint::Keys("?".to_owned()));
    assert_eq!(palette.status(), "");
}

#[test]
fn a_text_finds_entries_and_marks_what_matches() {
    let mut palette = palette();
    palette.set_text("  draft ");
    let rows: Vec<_> = palette.rows().collect();
    let found = Row {
        heading: None,
        title: vec![("Save ".to_owned(), false), ("draft".to_owned(), true)],
        hint: Hint::Keys("Ctrl+S".to_owned()),
        kind: Some("Actions"),
        does: Does::Run(0),
    };
    assert_eq!(rows, [found]);
    assert_eq!(palette.status(), "1 found");
    assert_eq!(palette.enter(), Some(Does::Run(0)));
    palette.set_text("zzzz");
    assert_eq!(palette.rows().count(), 0);
    assert_eq!(palette.selected(), None);
    assert_eq!(palette.status(), "No matches.");
}

#[test]
fn at_most_thirty_entries_are_shown() {
    let mut palette = palette();
    let many = (0..100).map(|number| problem(&format!("p{number}"), &format!("Pea {number}"), SolveState::Untouched));
    let question = palette.ask();
    palette.answer(question, Some(many.collect()));
    assert_eq!(palette.rows().count(), 30);
    palette.set_text("pea");
    assert_eq!(palette.status(), "30 found");
}

#[test]
fn entries_depend_on_the_user_and_the_theme() {
    let all = |role| titles(&Palette::new(around(role), Known::default()));
    let (visitor, learner, admin) = (all(None), all(Some(Role::Learner)), all(Some(Role::Admin)));
    let has = |titles: &[String], wanted: &str| titles.iter().any(|title| title == wanted);
    for (title, expected) in [
        ("Go to problems", [true, true, true]),
        ("Go to my account", [false, true, true]),
        ("Admin: changes", [false, false, true]),
        ("Log in", [true, false, false]),
        ("Create an account", [true, false, false]),
        ("Log out", [false, true, true]),
        ("Use the light theme", [true, true, true]),
        ("Use the dark theme", [false, false, false]),
    ] {
        assert_eq!([&visitor, &learner, &admin].map(|titles| has(titles, title)), expected, "{title}");
    }
}

#[test]
fn entries_do_what_they_say() {
    let does = |role, text: &str| {
        let mut palette = Palette::new(around(role), Known::default());
        palette.set_text(text);
        palette.enter()
    };
    assert_eq!(does(None, "go home"), open("/"));
    assert_eq!(does(None, "sign up"), open("/register"));
    assert_eq!(does(None, "light theme"), Some(Does::UseTheme(Theme::Light)));
    assert_eq!(does(None, "shortcuts"), Some(Does::ListKeys));
    assert_eq!(does(Some(Role::Learner), "sign out"), Some(Does::LogOut));
    assert_eq!(does(Some(Role::Admin), "audit"), open("/admin/audit"));
    assert_eq!(does(None, "restart"), Some(Does::Run(1)));
}

#[test]
fn the_shortcut_on_a_mac_is_another_key() {
    let mut palette = Palette::new(Surroundings { is_mac: true, ..around(None) }, Known::default());
    palette.set_text("draft");
    assert_eq!(palette.rows().next().unwrap().hint, Hint::Keys("⌘+S".to_owned()));
}

#[test]
fn the_selection_wraps_around() {
    let mut palette = palette();
    palette.set_text("theme");
    assert_eq!(titles(&palette), ["Use the light theme", "Use the system theme"]);
    assert_eq!(palette.selected(), Some(0));
    palette.select_previous();
    assert_eq!(palette.selected(), Some(1));
    palette.select_next();
    assert_eq!(palette.selected(), Some(0));
    palette.select_next();
    assert_eq!(palette.enter(), Some(Does::UseTheme(Theme::System)));
    palette.set_text("zzzz");
    palette.select_next();
    palette.select_previous();
    assert_eq!(palette.selected(), None);
}

#[test]
fn a_selected_entry_stays_selected_when_the_server_answers() {
    let mut palette = palette();
    palette.set_text("l");
    palette.select_next();
    let before = selected(&palette);
    let drawn = palette.drawn();
    let question = palette.ask();
    palette.answer(question, Some(problems()));
    assert_ne!(palette.drawn(), drawn);
    assert_eq!(selected(&palette), before);
    assert_ne!(palette.selected(), Some(1), "it moved down");
}

#[test]
fn without_a_selection_the_best_entry_is_selected() {
    let mut palette = palette();
    palette.set_text("la");
    let question = palette.ask();
    palette.answer(question, Some(problems()));
    assert_eq!(palette.selected(), Some(0));
    assert_eq!(selected(&palette), "Late Dinner");
}

#[test]
fn another_text_selects_its_best_entry() {
    let mut palette = palette();
    palette.set_text("theme");
    palette.select_next();
    palette.set_text("the");
    assert_eq!(palette.selected(), Some(0));
}

#[test]
fn enter_waits_for_the_answer_if_nothing_is_found() {
    let mut palette = palette();
    palette.set_text("lantern");
    assert_eq!(palette.enter(), None);
    palette.set_tracks(Vec::new());
    let question = palette.ask();
    assert_eq!(palette.answer(question, Some(problems())), open("/problems/lantern-walk"));
    let again = palette.ask();
    assert_eq!(palette.answer(again, Some(problems())), None, "only once");
}

#[test]
fn enter_is_forgotten_when_the_text_changes() {
    let mut palette = palette();
    palette.set_text("lantern");
    palette.enter();
    palette.set_text("lantern w");
    let question = palette.ask();
    assert_eq!(palette.answer(question, Some(problems())), None);
}

#[test]
fn enter_does_not_wait_for_a_second_answer() {
    let mut palette = palette();
    palette.set_text("lantern");
    let question = palette.ask();
    palette.answer(question, Some(Vec::new()));
    assert_eq!(palette.enter(), None);
    let question = palette.ask();
    assert_eq!(palette.answer(question, Some(problems())), None);
}

#[test]
fn the_answer_to_an_older_text_adds_entries_and_enters_nothing() {
    let mut palette = palette();
    let question = palette.ask();
    palette.set_text("lantern");
    palette.enter();
    assert_eq!(palette.answer(question, Some(problems())), None);
    assert_eq!(titles(&palette), ["Lantern Walk"]);
    let question = palette.ask();
    assert_eq!(palette.answer(question, Some(Vec::new())), open("/problems/lantern-walk"));
}

#[test]
fn only_the_last_question_counts() {
    let mut palette = palette();
    let first = palette.ask();
    let second = palette.ask();
    palette.answer(first, Some(problems()));
    palette.set_text("walk");
    assert_eq!(palette.rows().count(), 0);
    palette.set_text("");
    palette.answer(second, Some(problems()));
    palette.set_text("walk");
    assert_eq!(titles(&palette), ["Lantern Walk"]);
}

#[test]
fn a_failure_is_shown_until_the_next_answer() {
    let mut palette = palette();
    palette.set_text("lantern");
    palette.enter();
    let question = palette.ask();
    assert_eq!(palette.answer(question, None), None);
    assert_eq!(palette.status(), "Problems and tracks cannot be loaded. Try again.");
    let question = palette.ask();
    palette.answer(question, Some(problems()));
    assert_eq!(palette.status(), "1 found");
}

#[test]
fn newer_problems_replace_older_ones_and_are_kept() {
    let mut palette = palette();
    let question = palette.ask();
    palette.answer(question, Some(problems()));
    let question = palette.ask();
    palette.answer(question, Some(vec![problem("lantern-walk", "Lantern Walk", SolveState::Solved)]));
    let next = Palette::new(around(None), palette.known().clone());
    let rows: Vec<_> = next.rows().filter(|row| row.hint == Hint::Words("Solved")).map(|row| title(&row)).collect();
    assert_eq!(rows, ["Lantern Walk", "Late Dinner"]);
}
