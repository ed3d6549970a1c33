//! Performs the actions of the shelf's forms, and renders the shelf.

use assay_domain::{ListId, Me, Missing, Refusal, RefusalKind, Slug};
use assay_service::{Error, PersonalProblem, Service, Visitor};

use super::{
    head_html::{HeadState, RefusedName, head_html},
    note_html::{NoteState, RefusedNote, note_html},
    send_change::Shelf,
};
use crate::{
    response::set_status,
    server::{detail, plain_form},
    texts,
    ui::Fields,
};

/// The result of a form: what its part of the shelf shows now.
pub(crate) enum Outcome {
    Head(HeadState),
    /// Also the revision of the note, if it was saved.
    Note(NoteState, Option<i32>),
}

impl Outcome {
    /// The HTML of the part.
    pub(super) async fn html(&self, service: &Service, me: &Me, problem: &Slug) -> Result<String, Error> {
        match self {
            Self::Head(state) => {
                let own = service.personal_problem(me, problem).await?;
                Ok(head_html(own.progress.starred, &own.lists, state))
            }
            Self::Note(state, _) => Ok(note_html(service.note(me, problem).await?.as_ref(), state)),
        }
    }

    /// The revision of the note, if it was saved.
    pub(super) fn revision(&self) -> Option<i32> {
        match self {
            Self::Head(_) => None,
            Self::Note(_, revision) => *revision,
        }
    }

    /// The status of the page that shows why a form was refused.
    fn refused(&self) -> Option<u16> {
        match self {
            Self::Head(state) => state.refused.as_ref().map(|refused| refused.status),
            Self::Note(state, _) => state.refused.as_ref().map(|refused| refused.status),
        }
    }
}

/// Performs the action of a form that was posted without wasm, if any. The page then shows why it was refused, or redirects to itself.
pub(crate) async fn perform_posted(
    service: &Service,
    visitor: &Visitor,
    problem: &Slug,
) -> Result<Option<Outcome>, Error> {
    let posted = plain_form::posted().map(plain_form::PlainForm::into_fields);
    let Some(fields) = posted.filter(|fields| !value(fields, "do").is_empty()) else { return Ok(None) };
    let outcome = perform(service, visitor.require()?, problem, &fields).await?;
    match outcome.refused() {
        Some(status) => set_status(status),
        None => plain_form::go_back(),
    }
    Ok(Some(outcome))
}

/// The reader's shelf, after the action of a form.
pub(crate) fn shelf_of(own: &PersonalProblem, outcome: Option<&Outcome>) -> Shelf {
    let (head, note) = match outcome {
        Some(Outcome::Head(head)) => (head, &NoteState::default()),
        Some(Outcome::Note(note, _)) => (&HeadState::default(), note),
        None => (&HeadState::default(), &NoteState::default()),
    };
    Shelf { head: head_html(own.progress.starred, &own.lists, head), note: note_html(own.note.as_ref(), note) }
}

/// Performs the action that the field `do` names. If what the reader typed is refused, the outcome has it again.
pub(super) async fn perform(service: &Service, me: &Me, problem: &Slug, fields: &Fields) -> Result<Outcome, Error> {
    let text = |name: &str| value(fields, name);
    let texts = texts::shelf();
    match text("do") {
        "star" => {
            service.set_star(me, problem, true).await?;
            Ok(done(texts.starred.to_owned(), false))
        }
        "unstar" => {
            service.set_star(me, problem, false).await?;
            Ok(done(texts.unstarred.to_owned(), false))
        }
        "list.add" | "list.remove" => {
            let id: ListId = text("list").parse().map_err(|_| Error::not_found(Missing::List))?;
            let name = service.list(me, id).await?.name;
            if text("do") == "list.remove" {
                service.remove_from_list(me, id, problem).await?;
                return Ok(done((texts.removed)(&name), true));
            }
            Ok(match service.put_in_list(me, id, problem, None).await {
                Ok(()) => done((texts.added)(&name), true),
                Err(error) => refused(&error, ""),
            })
        }
        "list.new" => {
            let name = text("name").trim();
            let id = match service.create_list(me, name).await {
                Ok(id) => id,
                Err(error) => return Ok(refused(&error, name)),
            };
            service.put_in_list(me, id, problem, None).await?;
            Ok(done((texts.added)(name), true))
        }
        "note" => {
            // An invalid number matches no revision.
            let seen = text("revision").parse().unwrap_or(-1);
            let typed = text("note");
            match service.save_note(me, problem, typed, seen).await {
                Ok(note) => Ok(Outcome::Note(NoteState::default(), Some(note.revision))),
                Err(error) => {
                    let words = (error.kind() != RefusalKind::Conflict).then(|| detail(&error));
                    let refused = RefusedNote { status: error.status(), typed: typed.to_owned(), words };
                    Ok(Outcome::Note(NoteState { refused: Some(refused) }, None))
                }
            }
        }
        _ => Err(Refusal::PageOutdated.into()),
    }
}

fn done(words: String, open: bool) -> Outcome {
    Outcome::Head(HeadState { words, open, refused: None })
}

/// Shows an error that the reader can correct in the open menu.
fn refused(error: &Error, typed: &str) -> Outcome {
    let refused = RefusedName { status: error.status(), typed: typed.to_owned(), words: detail(error) };
    Outcome::Head(HeadState { refused: Some(refused), open: true, ..HeadState::default() })
}

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}
