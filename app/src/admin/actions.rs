//! Performs the action that a form's field `do` names. Server only.

use assay_domain::{
    AdminAction, EditableTrackEntry, FieldName, FieldProblem, ImportId, Refusal, Role, SectionTitle, ShippedKind, Slug,
    SubmissionId, TrackEntry, UserId,
};
use assay_service::{Admin, Error, TrackKey, Written};

use super::act::{Done, Fields};
use crate::texts::admin::actions as texts;

pub(super) async fn run(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    match AdminAction::from_name(form.value("do")).ok_or_else(outdated)? {
        AdminAction::CreateTrack => create_track(admin, form).await,
        AdminAction::EditTrack => {
            let written = admin.edit_track(&form.key()?, form.value("title"), form.value("description")).await?;
            Ok(done(texts().saved, written))
        }
        AdminAction::SetEntries => {
            let entries = form.values("problem").map(entry).collect::<Result<_, _>>()?;
            put(admin, &form.key()?, texts().order_saved, |_| entries).await
        }
        AdminAction::AddProblem => {
            let added = slug(form.value("problem"))?;
            let words = (texts().added)(added.as_str());
            put(admin, &form.key()?, &words, |mut entries| {
                entries.push(TrackEntry::Problem(added));
                entries
            })
            .await
        }
        AdminAction::AddSection => {
            let heading = form.heading()?;
            put(admin, &form.key()?, texts().section_added, |mut entries| {
                entries.push(heading);
                entries
            })
            .await
        }
        AdminAction::RenameSection => {
            let old = entry(form.value("problem"))?;
            // The field `section` belongs to the form that adds a section.
            let new = form.heading().map_err(without_field)?;
            put(admin, &form.key()?, texts().section_renamed, |entries| {
                entries.into_iter().map(|entry| if entry == old { new.clone() } else { entry }).collect()
            })
            .await
            .map_err(without_field)
        }
        AdminAction::SetGuide => {
            let (hours, prerequisites) = (form.value("hours"), form.value("prerequisites"));
            Ok(done(texts().saved, admin.set_track_guide(&form.key()?, hours, prerequisites).await?))
        }
        AdminAction::SetLesson => {
            let TrackEntry::Heading(section) = entry(form.value("problem"))? else { return Err(outdated()) };
            Ok(done(texts().lesson_saved, admin.set_lesson(&form.key()?, &section, form.value("lesson")).await?))
        }
        AdminAction::RemoveEntry => {
            let gone = entry(form.value("problem"))?;
            let words = match &gone {
                TrackEntry::Problem(problem) => (texts().removed)(problem.as_str()),
                TrackEntry::Heading(title) => (texts().section_removed)(title.as_str()),
            };
            put(admin, &form.key()?, &words, |mut entries| {
                entries.retain(|entry| *entry != gone);
                entries
            })
            .await
        }
        AdminAction::MoveUp => put(admin, &form.key()?, texts().moved_up, form.moved(-1)?).await,
        AdminAction::MoveDown => put(admin, &form.key()?, texts().moved_down, form.moved(1)?).await,
        AdminAction::PublishTrack => publish(admin, &form.key()?, true).await,
        AdminAction::UnpublishTrack => publish(admin, &form.key()?, false).await,
        AdminAction::DeleteTrack => delete_track(admin, &form.key()?).await,
        AdminAction::RestoreTrack => restore_track(admin, form).await,
        AdminAction::PublishProblem => publish_problem(admin, form, true).await,
        AdminAction::UnpublishProblem => publish_problem(admin, form, false).await,
        AdminAction::PublishImport => publish_import(admin, form, "").await,
        AdminAction::OverrideImport => match form.value("reason").trim() {
            "" => Err(Error::field(FieldName::Reason, FieldProblem::ReasonMissing)),
            reason => publish_import(admin, form, reason).await,
        },
        AdminAction::DiscardImport => {
            admin.discard_import(ImportId(form.number("import")?)).await?;
            Ok(Done { words: texts().discarded.into(), undo: None, go: Some("/admin/problems".into()) })
        }
        AdminAction::RetryImport => {
            admin.retry_import(ImportId(form.number("import")?)).await?;
            Ok(Done { words: texts().queued_for_verification.into(), ..Done::default() })
        }
        AdminAction::UseShipped => choose_shipped(admin, form, true).await,
        AdminAction::UndoShipped => choose_shipped(admin, form, false).await,
        AdminAction::ChangeRole => change_role(admin, form).await,
        AdminAction::RetrySubmission => {
            let id = SubmissionId(form.number("submission")?);
            admin.retry(id).await?;
            Ok(Done { words: (texts().queued)(id.0), ..Done::default() })
        }
        AdminAction::RetryAll => {
            let count = admin.retry_all().await?;
            Ok(Done { words: (texts().all_queued)(count), ..Done::default() })
        }
    }
}

async fn create_track(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let (slug, written) =
        admin.create_track(form.value("title"), form.value("slug"), form.value("description")).await?;
    let words = texts().track_created;
    Ok(Done { go: Some(format!("/admin/tracks/{slug}")), ..done(words, written) })
}

/// Changes a track's entries. Undo restores the old ones.
async fn put(
    admin: Admin<'_>,
    key: &TrackKey,
    words: &str,
    change: impl FnOnce(Vec<TrackEntry>) -> Vec<TrackEntry>,
) -> Result<Done, Error> {
    // If another admin changes the track before the write, the revision check refuses it.
    let before: Vec<TrackEntry> = admin.track(&key.slug).await?.entries.iter().map(EditableTrackEntry::entry).collect();
    let after = change(before.clone());
    let written = admin.set_track_entries(key, &after).await?;
    let revision = written.revision.to_string();
    let mut undo =
        fields(&[("do", AdminAction::SetEntries.as_str()), ("slug", key.slug.as_str()), ("revision", &revision)]);
    undo.extend(before.into_iter().map(|entry| ("problem".to_owned(), entry.to_string())));
    Ok(Done { undo: Some(undo), ..done(words, written) })
}

async fn publish(admin: Admin<'_>, key: &TrackKey, published: bool) -> Result<Done, Error> {
    let written = admin.publish_track(key, published).await?;
    let (words, back) = if published {
        (texts().published, AdminAction::UnpublishTrack.as_str())
    } else {
        (texts().unpublished, AdminAction::PublishTrack.as_str())
    };
    let undo = fields(&[("do", back), ("slug", key.slug.as_str()), ("revision", &written.revision.to_string())]);
    Ok(Done { undo: Some(undo), ..done(words, written) })
}

async fn delete_track(admin: Admin<'_>, key: &TrackKey) -> Result<Done, Error> {
    let written = admin.delete_track(key).await?;
    let undo = fields(&[("do", AdminAction::RestoreTrack.as_str()), ("slug", key.slug.as_str())]);
    let words = (texts().deleted)(key.slug.as_str());
    Ok(Done { undo: Some(undo), go: Some("/admin/tracks".into()), ..done(&words, written) })
}

async fn restore_track(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let slug = slug(form.value("slug"))?;
    let words = (texts().restored)(slug.as_str());
    Ok(match admin.restore_track(&slug).await? {
        Some(written) => done(&words, written),
        None => Done { words, ..Done::default() },
    })
}

async fn publish_problem(admin: Admin<'_>, form: &Form<'_>, published: bool) -> Result<Done, Error> {
    let slug = slug(form.value("slug"))?;
    let late = admin.publish_problem(&slug, published).await?;
    let (words, back) = if published {
        (texts().published, AdminAction::UnpublishProblem.as_str())
    } else {
        (texts().unpublished, AdminAction::PublishProblem.as_str())
    };
    let undo = fields(&[("do", back), ("slug", slug.as_str())]);
    Ok(Done { words: said(words, late), undo: Some(undo), go: None })
}

/// Puts a shipped problem or track into use, or goes back.
async fn choose_shipped(admin: Admin<'_>, form: &Form<'_>, shipped: bool) -> Result<Done, Error> {
    let slug = slug(form.value("slug"))?;
    let kind: ShippedKind = form.value("kind").parse().map_err(|_| outdated())?;
    let late = if shipped { admin.use_shipped(kind, &slug).await? } else { admin.undo_shipped(kind, &slug).await? };
    let (words, back) = if shipped {
        ((texts().shipped_used)(slug.as_str()), AdminAction::UndoShipped)
    } else {
        ((texts().shipped_undone)(slug.as_str()), AdminAction::UseShipped)
    };
    let undo = fields(&[("do", back.as_str()), ("kind", kind.as_str()), ("slug", slug.as_str())]);
    Ok(Done { words: said(&words, late), undo: Some(undo), go: None })
}

async fn publish_import(admin: Admin<'_>, form: &Form<'_>, reason: &str) -> Result<Done, Error> {
    let (published, late) = admin.publish_import(ImportId(form.number("import")?), reason).await?;
    let slug = published.slug.as_str();
    let words = match (published.added, published.version) {
        (true, 1) => (texts().package_published)(slug),
        (true, version) => (texts().version_published)(slug, version),
        (false, version) => (texts().unchanged)(slug, version),
    };
    Ok(Done { words: said(&words, late), undo: None, go: Some(format!("/admin/problems/{}", published.slug)) })
}

async fn change_role(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let role: Role = form.value("role").parse().map_err(|_| outdated())?;
    let user = UserId(form.number("user")?);
    let email = admin.change_role(user, role).await?;
    let (words, back) = match role {
        Role::Admin => ((texts().made_admin)(&email), Role::Learner),
        Role::Learner => ((texts().removed_admin)(&email), Role::Admin),
    };
    let undo =
        fields(&[("do", AdminAction::ChangeRole.as_str()), ("user", &user.to_string()), ("role", back.as_str())]);
    Ok(Done { words, undo: Some(undo), go: None })
}

/// Turns a field's error into an error of the whole form.
fn without_field(error: Error) -> Error {
    match error.invalid_fields() {
        [wrong, ..] => Refusal::InvalidValue { problem: wrong.problem.clone() }.into(),
        [] => error,
    }
}

/// The form's action is unknown: its page is older or newer than the server.
fn outdated() -> Error {
    Refusal::PageOutdated.into()
}

/// A result with a message, and whether other servers show the change yet.
fn done(words: &str, written: Written) -> Done {
    Done { words: said(words, written.late), ..Done::default() }
}

fn said(words: &str, late: bool) -> String {
    format!("{words}{}", if late { texts().shown_late } else { "" })
}

/// Owned fields from literals.
fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Reads the fields of a form.
pub(super) struct Form<'a>(pub(super) &'a Fields);

impl Form<'_> {
    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn value(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, Error> {
        self.value(name).parse().map_err(|_| outdated())
    }

    /// The track to change, with the revision that the page showed.
    fn key(&self) -> Result<TrackKey, Error> {
        Ok(TrackKey { slug: slug(self.value("slug"))?, revision: self.number("revision")? })
    }

    /// The entered section title.
    fn heading(&self) -> Result<TrackEntry, Error> {
        let title = self.value("section").parse::<SectionTitle>();
        title.map(TrackEntry::Heading).map_err(|error| Error::field(FieldName::Section, error))
    }

    /// Returns a function that moves the form's problem or heading by `by` positions.
    fn moved(&self, by: isize) -> Result<impl FnOnce(Vec<TrackEntry>) -> Vec<TrackEntry> + use<>, Error> {
        let moved = entry(self.value("problem"))?;
        Ok(move |mut entries: Vec<TrackEntry>| {
            let from = entries.iter().position(|entry| *entry == moved);
            let to = from.and_then(|from| from.checked_add_signed(by)).filter(|to| *to < entries.len());
            if let (Some(from), Some(to)) = (from, to) {
                entries.swap(from, to);
            }
            entries
        })
    }
}

fn entry(text: &str) -> Result<TrackEntry, Error> {
    text.parse().map_err(|_| outdated())
}

fn slug(text: &str) -> Result<Slug, Error> {
    text.parse().map_err(|_| outdated())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_moves_by_one_and_stops_at_the_ends() {
        let list = |names: &str| names.split(' ').map(|name| name.parse().unwrap()).collect::<Vec<TrackEntry>>();
        let moved = |problem: &str, by| {
            let fields = fields(&[("problem", problem)]);
            let change = Form(&fields).moved(by).unwrap();
            change(list("a b c"))
        };
        assert_eq!(moved("b", -1), list("b a c"));
        assert_eq!(moved("b", 1), list("a c b"));
        assert_eq!(moved("a", -1), list("a b c"));
        assert_eq!(moved("c", 1), list("a b c"));
        assert_eq!(moved("d", 1), list("a b c"));
    }
}
