//! Forms of reviews as HTML. They work without scripts, so the wasm needs no code for them.

use assay_domain::{Grade, GradeChoice, Review, Slug, StartedReview};

use super::REVIEW_PATH;
use crate::{texts, ui::format, values::escape};

/// What the user can do with a review that is due. `primary`: the page's main button.
pub(super) fn actions(review: &Review, primary: bool) -> String {
    match &review.started {
        None => start(&review.problem, texts::review().start, &(texts::review().start_of)(&review.title), primary),
        Some(started) if started.solved_at.is_some() => grade(review, started),
        Some(started) => unsolved(review, started),
    }
}

/// The form that starts a review.
pub(crate) fn start(problem: &Slug, words: &str, label: &str, primary: bool) -> String {
    let class = if primary { "button button--primary" } else { "button" };
    let (words, label) = (escape(words), escape(label));
    let hidden = hidden(problem);
    format!(
        r#"<form method="post" action="{REVIEW_PATH}">{hidden}<button class="{class}" name="do" value="start" aria-label="{label}">{words}</button></form>"#
    )
}

/// The form that grades a review that was solved.
pub(crate) fn grade(review: &Review, started: &StartedReview) -> String {
    let choices: String = started.grades.iter().map(choice).collect();
    let (words, hidden) = (texts::review().how_well, hidden(&review.problem));
    format!(
        r#"<form class="grades" method="post" action="{REVIEW_PATH}">{hidden}<input type="hidden" name="do" value="grade"><fieldset class="grades__choices"><legend class="grades__legend">{words}</legend>{choices}</fieldset></form>"#
    )
}

fn choice(choice: &GradeChoice) -> String {
    let texts = texts::review();
    let name = (texts.grade)(choice.grade);
    let class = if choice.proposed { "button button--primary grades__choice" } else { "button grades__choice" };
    let suggested = if choice.proposed {
        format!(r#" <span class="grades__note">({})</span>"#, texts.suggested)
    } else {
        String::new()
    };
    let next = (texts.again_on)(&format::day(choice.due_at));
    format!(
        r#"<button class="{class}" name="grade" value="{}"><span>{name}{suggested}</span> <span class="grades__note">{next}</span></button>"#,
        choice.grade
    )
}

/// Continue, or give up.
fn unsolved(review: &Review, started: &StartedReview) -> String {
    let texts = texts::review();
    let again = started.grades.iter().find(|choice| choice.grade == Grade::Again);
    let again = again.map(|choice| {
        format!(
            r#"<button class="button" name="do" value="again">{} <span class="grades__note">{}</span></button>"#,
            (texts.grade)(Grade::Again),
            (texts.again_on)(&format::day(choice.due_at))
        )
    });
    format!(
        r#"<p class="review__note">{}</p><form class="review__choices" method="post" action="{REVIEW_PATH}">{}<a class="button button--primary" href="/problems/{}" aria-label="{}">{}</a>{}<button class="button button--quiet" name="do" value="skip" aria-label="{}">{}</button></form>"#,
        texts.gave_up,
        hidden(&review.problem),
        review.problem,
        escape(&(texts.resume_of)(&review.title)),
        texts.resume,
        again.unwrap_or_default(),
        escape(&(texts.skip_of)(&review.title)),
        texts.skip,
    )
}

fn hidden(problem: &Slug) -> String {
    format!(r#"<input type="hidden" name="problem" value="{problem}">"#)
}

#[cfg(test)]
mod tests {
    use assay_domain::{Help, Timestamp};

    use super::*;

    fn review(solved_at: Option<Timestamp>) -> Review {
        let choice = |grade, proposed| GradeChoice { grade, due_at: Timestamp(1_767_323_045_000), proposed };
        let started = StartedReview {
            started_at: Timestamp(0),
            solved_at,
            wrong: 0,
            help: Help::None,
            grades: vec![choice(Grade::Again, solved_at.is_none()), choice(Grade::Good, solved_at.is_some())],
        };
        Review {
            problem: "sum".parse().unwrap(),
            title: "A \"<b>&".to_owned(),
            difficulty: None,
            due_at: Timestamp(0),
            due: true,
            solved_at: Timestamp(0),
            reviews: 0,
            started: Some(started),
        }
    }

    #[test]
    fn titles_are_escaped() {
        let fresh = Review { started: None, ..review(None) };
        for html in [actions(&fresh, true), actions(&review(None), false)] {
            assert!(!html.contains("<b>") && html.contains("A &quot;&lt;b&gt;&amp;"), "{html}");
        }
    }

    #[test]
    fn only_a_solved_review_offers_all_grades() {
        assert!(actions(&review(Some(Timestamp(1))), false).contains(r#"value="good""#));
        let gave_up = actions(&review(None), false);
        assert!(!gave_up.contains(r#"value="good""#) && gave_up.contains(r#"value="again""#), "{gave_up}");
        assert!(gave_up.contains(r#"value="skip""#), "{gave_up}");
    }
}
