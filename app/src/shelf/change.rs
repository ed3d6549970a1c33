//! Performs the actions of the shelf's forms, and renders the shelf.

use assay_domain::{ListId, Me, Missing, Refusal, RefusalKind, Slug};
use assay_service::{Error, Service, Visitor};

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
pub(super) enum Outcome {
    Head(HeadState),
    /// Also the revision of the note, if it was saved.
    Note(NoteState, Option<i32>),
}

impl Outcome {
    /// The HTML of the part.
    pub(super) async fn html(&self, service: &Service, me: &Me, problem: &Slug) -> Result<String, Error> {
        match self {
            Self::Head(state) => head_html(service, me, problem, state).await,
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

/// The reader's shelf. If a form was posted without wasm, its action comes first, and the page then shows why it was refused, or
/// redirects to itself.
pub(crate) async fn shelf_of(service: &Service, visitor: &Visitor, problem: &Slug) -> Result<Shelf, Error> {
    let posted = plain_form::posted().map(plain_form::PlainForm::into_fields);
    let posted = posted.filter(|fields| !value(fields, "do").is_empty());
    let Some(me) = &visitor.me else {
        return if posted.is_some() { Err(Refusal::NotLoggedIn.into()) } else { Ok(Shelf::default()) };
    };
    let outcome = match posted {
        Some(fields) => Some(perform(service, me, problem, &fields).await?),
        None => None,
    };
    match outcome.as_ref().map(Outcome::refused) {
        Some(Some(status)) => set_status(status),
        Some(None) => plain_form::go_back(),
        None => {}
    }
    let mut shelf = Shelf {
        head: head_html(service, me, problem, &HeadState::default()).await?,
        note: note_html(service.note(me, problem).await?.as_ref(), &NoteState::default()),
    };
    match &outcome {
        Some(outcome @ Outcome::Head(_)) => shelf.head = outcome.html(service, me, problem).await?,
        Some(outcome @ Outcome::Note(..)) => shelf.note = outcome.html(service, me, problem).await?,
        None => {}
    }
    Ok(shelf)
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
