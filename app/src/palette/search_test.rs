use super::*;

fn searched(title: &str, also: &str, is_name: bool) -> Searched {
    let fold = |text: &str| Folded::new(text, |letter| if letter == 'é' { 'e' } else { letter });
    Searched { title: fold(title), also: fold(also), is_name }
}

/// The numbers of the matching entries, in order.
fn order(text: &str, entries: &[Searched]) -> Vec<usize> {
    search(&Folded::new(text, |letter| letter), entries.iter(), 9).into_iter().map(|found| found.entry).collect()
}

fn matches(text: &str, title: &str) -> bool {
    !order(text, &[searched(title, "", false)]).is_empty()
}

fn matches_name(text: &str, title: &str) -> bool {
    !order(text, &[searched(title, "", true)]).is_empty()
}

fn matches_with(text: &str, title: &str, also: &str) -> bool {
    !order(text, &[searched(title, also, false)]).is_empty()
}

fn places(text: &str, entry: &Searched) -> Vec<usize> {
    search(&Folded::new(text, |letter| letter), std::iter::once(entry), 1).remove(0).places
}

fn titles(text: &str, titles: &[&str]) -> Vec<usize> {
    order(text, &titles.iter().map(|title| searched(title, "", false)).collect::<Vec<_>>())
}

#[test]
fn letters_may_be_skipped_only_in_names() {
    assert!(matches_name("cffst", "Coffee Stamps"));
    assert!(!matches("cffst", "Coffee Stamps"));
    assert!(matches_name("cff stmps", "Coffee Stamps"), "in several words, too");
    assert!(!matches_name("fs", "Coffee Stamps"), "the first letter must be there");
    assert!(!matches_name("cx", "Coffee Stamps"));
    assert!(!matches_name("cc", "Coffee Stamps"), "each letter counts once");
    assert!(!matches("save", "Statement over the full view"));
}

#[test]
fn words_are_found_in_any_order() {
    assert!(matches("stamps cof", "Coffee Stamps"));
    assert!(!matches("stamps tea", "Coffee Stamps"), "all of them must be there");
    assert!(matches("  coffee  stamps ", "Coffee Stamps"));
}

#[test]
fn beginnings_of_words_can_be_joined() {
    assert!(matches("cs", "Coffee Stamps"));
    assert!(matches("cofst", "Coffee Stamps"));
    assert!(matches("lcs", "Longest of Common Subsequences"), "words may be left out");
    assert!(matches("aab", "Aa Ab"), "the longest beginning is not always the right one");
    assert!(!matches("sc", "Coffee Stamps"), "the order counts");
}

#[test]
fn case_and_accents_do_not_matter() {
    assert!(matches("cafe", "Café Table"));
    assert!(matches("CAFE", "café table"));
}

#[test]
fn synonyms_are_found() {
    assert!(matches_with("dark", "Use the theme", "night dark"));
    assert!(matches_with("sign out", "Log out", "sign account"), "each word in another place");
    assert!(matches_with("stamps", "Kaffee", "coffee-stamps"), "a slug has words");
    assert!(matches_with("tamp", "Kaffee", "coffee-stamps"));
}

#[test]
fn only_longer_words_are_found_inside_of_words() {
    assert!(matches("sequence", "Longest Common Subsequence of Two Strings"));
    assert!(matches("amp", "Coffee Stamps"));
    assert!(!matches("mp", "Coffee Stamps"));
    assert!(!matches("o", "Coffee Stamps"));
    assert!(matches("ee st", "Coffee Stamps"), "a text with a space, too");
}

#[test]
fn better_ways_come_first() {
    assert_eq!(titles("res", &["Fold cases and result", "Reset to starter code"]), [1, 0]);
    assert_eq!(titles("sta", &["Understand", "So that all", "Coffee Stamps", "Stamps"]), [3, 2, 1, 0]);
    assert_eq!(titles("lantern walk", &["Walk of a Lantern", "Lantern Walk"]), [1, 0]);
    assert_eq!(titles("sum", &["Sum of three", "Sum"]), [1, 0], "a title that has little else");
    assert_eq!(titles("window", &["Window: left", "Window: code"]), [0, 1], "equal ones keep their order");
    let theme = searched("Use the system theme", "dark", false);
    assert_eq!(order("dark", &[theme, searched("Use the dark theme", "", false)]), [1, 0], "a synonym counts less");
    let (name, synonym) = (searched("Cold Ferry", "", true), searched("Go", "cfery", false));
    assert_eq!(order("cfery", &[name, synonym]), [1, 0], "skipped letters count least");
    assert_eq!(
        order("cst", &[searched("Cat o Stop", "", true), searched("Cast", "", true)]),
        [0, 1],
        "joined beginnings"
    );
    assert_eq!(order("clt", &[searched("Collar at", "", true), searched("Clot", "", true)]), [1, 0], "close letters");
}

#[test]
fn matching_letters_are_marked() {
    assert_eq!(places("st co", &searched("Coffee Stamps", "", false)), [0, 1, 7, 8]);
    assert_eq!(places("cost", &searched("Coffee Stamps", "", false)), [0, 1, 7, 8]);
    assert_eq!(places("amp", &searched("Coffee Stamps", "", false)), [9, 10, 11]);
    assert_eq!(places("cffst", &searched("Coffee Stamps", "", true)), [0, 2, 3, 7, 8]);
    assert_eq!(places("dark", &searched("Use the system theme", "dark", false)), [0; 0]);
    assert_eq!(places("log sign", &searched("Log out", "sign", false)), [0, 1, 2]);
}

#[test]
fn a_limit_keeps_the_best() {
    let entries = ["Resets", "Tools", "Reset"].map(|title| searched(title, "", false));
    let text = Folded::new("reset", |letter| letter);
    let found: Vec<_> = search(&text, entries.iter(), 1).into_iter().map(|found| found.entry).collect();
    assert_eq!(found, [2]);
}

#[test]
fn a_title_that_repeats_a_letter_is_searched_quickly() {
    let title = "a ".repeat(200);
    assert!(!matches_name(&format!("{}b", "a".repeat(60)), &title));
}

#[test]
fn titles_without_letters_and_texts_without_words_match_nothing() {
    assert!(!matches_name("a", "… !"));
    assert!(!matches("  ", "Coffee"));
}
