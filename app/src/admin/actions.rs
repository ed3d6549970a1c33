//! What the `do` of a form means. Only the server has this.

use assay_domain::{DraftEntry, ImportId, Role, SectionTitle, Slug, SubmissionId, TrackEntry, UserId};
use assay_service::{Admin, Error, TrackKey, Written};

use super::act::{Done, Fields};

/// What a page says whose form names no action of ours: it is older, or newer, than the server.
const RELOAD: &str = "This page does not fit the server any more. Reload it, then try again.";

/// Does what the form says.
pub(super) async fn run(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    match form.value("do") {
        "track.create" => create_track(admin, form).await,
        "track.edit" => {
            let written = admin.edit_track(&form.key()?, form.value("title"), form.value("description")).await?;
            Ok(done("Saved.", written))
        }
        "track.problems" => {
            let entries = form.values("problem").map(entry).collect::<Result<_, _>>()?;
            put(admin, &form.key()?, "Order saved.", |_| entries).await
        }
        "track.add" => {
            let added = slug(form.value("problem"))?;
            let words = format!("{added} added.");
            put(admin, &form.key()?, &words, |mut entries| {
                entries.push(TrackEntry::Problem(added));
                entries
            })
            .await
        }
        "track.section" => {
            let heading = form.heading()?;
            put(admin, &form.key()?, "Section added.", |mut entries| {
                entries.push(heading);
                entries
            })
            .await
        }
        "track.rename" => {
            let (old, new) = (entry(form.value("problem"))?, form.heading()?);
            put(admin, &form.key()?, "Section renamed.", |entries| {
                entries.into_iter().map(|entry| if entry == old { new.clone() } else { entry }).collect()
            })
            .await
        }
        "track.remove" => {
            let gone = entry(form.value("problem"))?;
            let words = match &gone {
                TrackEntry::Problem(problem) => format!("{problem} removed."),
                TrackEntry::Heading(title) => format!("Section {title} removed; its problems stay."),
            };
            put(admin, &form.key()?, &words, |mut entries| {
                entries.retain(|entry| *entry != gone);
                entries
            })
            .await
        }
        "track.up" => put(admin, &form.key()?, "Moved up.", form.moved(-1)?).await,
        "track.down" => put(admin, &form.key()?, "Moved down.", form.moved(1)?).await,
        "track.publish" => publish(admin, &form.key()?, true).await,
        "track.unpublish" => publish(admin, &form.key()?, false).await,
        "track.delete" => delete_track(admin, &form.key()?).await,
        "track.restore" => restore_track(admin, form).await,
        "problem.publish" => publish_problem(admin, form, true).await,
        "problem.unpublish" => publish_problem(admin, form, false).await,
        "import.publish" => publish_import(admin, form, "").await,
        "import.override" => match form.value("reason").trim() {
            "" => Err(Error::field("reason", "Write why it is to be published although something differs.")),
            reason => publish_import(admin, form, reason).await,
        },
        "import.discard" => {
            admin.discard_import(ImportId(form.number("import")?)).await?;
            Ok(Done { words: "Discarded.".into(), undo: None, go: Some("/admin/problems".into()) })
        }
        "import.retry" => {
            admin.retry_import(ImportId(form.number("import")?)).await?;
            Ok(Done { words: "It waits to be verified again.".into(), ..Done::default() })
        }
        "user.role" => change_role(admin, form).await,
        "submission.retry" => {
            let id = SubmissionId(form.number("submission")?);
            admin.retry(id).await?;
            Ok(Done { words: format!("Submission {id} is queued again."), ..Done::default() })
        }
        "submission.retry_all" => {
            let count = admin.retry_all().await?;
            let words = match count {
                1 => "1 submission is queued again.".to_owned(),
                count => format!("{count} submissions are queued again."),
            };
            Ok(Done { words, ..Done::default() })
        }
        _ => Err(Error::Conflict(RELOAD.into())),
    }
}

async fn create_track(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let (slug, written) =
        admin.create_track(form.value("title"), form.value("slug"), form.value("description")).await?;
    let words = "Track made. Nobody sees it until you publish it.";
    Ok(Done { go: Some(format!("/admin/tracks/{slug}")), ..done(words, written) })
}

/// Gives a track another list; the way back is the one it had.
async fn put(
    admin: Admin<'_>,
    key: &TrackKey,
    words: &str,
    change: impl FnOnce(Vec<TrackEntry>) -> Vec<TrackEntry>,
) -> Result<Done, Error> {
    // Whoever changed the track between this and the write gets it refused, by the revision.
    let before: Vec<TrackEntry> = admin.track(&key.slug).await?.entries.iter().map(DraftEntry::entry).collect();
    let after = change(before.clone());
    let written = admin.set_track_entries(key, &after).await?;
    let revision = written.revision.to_string();
    let mut undo = fields(&[("do", "track.problems"), ("slug", key.slug.as_str()), ("revision", &revision)]);
    undo.extend(before.into_iter().map(|entry| ("problem".to_owned(), entry.to_string())));
    Ok(Done { undo: Some(undo), ..done(words, written) })
}

async fn publish(admin: Admin<'_>, key: &TrackKey, published: bool) -> Result<Done, Error> {
    let written = admin.publish_track(key, published).await?;
    let (words, back) =
        if published { ("Published.", "track.unpublish") } else { ("Nobody sees it any more.", "track.publish") };
    let undo = fields(&[("do", back), ("slug", key.slug.as_str()), ("revision", &written.revision.to_string())]);
    Ok(Done { undo: Some(undo), ..done(words, written) })
}

async fn delete_track(admin: Admin<'_>, key: &TrackKey) -> Result<Done, Error> {
    let written = admin.delete_track(key).await?;
    let undo = fields(&[("do", "track.restore"), ("slug", key.slug.as_str())]);
    let words = format!("{} deleted.", key.slug);
    Ok(Done { undo: Some(undo), go: Some("/admin/tracks".into()), ..done(&words, written) })
}

async fn restore_track(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let slug = slug(form.value("slug"))?;
    let words = format!("{slug} is back.");
    Ok(match admin.restore_track(&slug).await? {
        Some(written) => done(&words, written),
        None => Done { words, ..Done::default() },
    })
}

async fn publish_problem(admin: Admin<'_>, form: &Form<'_>, published: bool) -> Result<Done, Error> {
    let slug = slug(form.value("slug"))?;
    let late = admin.publish_problem(&slug, published).await?;
    let (words, back) =
        if published { ("Published.", "problem.unpublish") } else { ("Nobody sees it any more.", "problem.publish") };
    let undo = fields(&[("do", back), ("slug", slug.as_str())]);
    Ok(Done { words: said(words, late), undo: Some(undo), go: None })
}

async fn publish_import(admin: Admin<'_>, form: &Form<'_>, reason: &str) -> Result<Done, Error> {
    let (published, late) = admin.publish_import(ImportId(form.number("import")?), reason).await?;
    let words = match (published.added, published.version) {
        (true, 1) => format!("{} is published.", published.slug),
        (true, version) => format!("{} is in edition {version} now.", published.slug),
        (false, version) => format!("Edition {version} of {} is this very package: nothing changed.", published.slug),
    };
    Ok(Done { words: said(&words, late), undo: None, go: Some(format!("/admin/problems/{}", published.slug)) })
}

async fn change_role(admin: Admin<'_>, form: &Form<'_>) -> Result<Done, Error> {
    let role: Role = form.value("role").parse().map_err(|_| Error::Conflict(RELOAD.into()))?;
    let user = UserId(form.number("user")?);
    let email = admin.change_role(user, role).await?;
    let (words, back) = match role {
        Role::Admin => (format!("{email} is an admin now."), Role::Learner),
        Role::Learner => (format!("{email} is no admin any more."), Role::Admin),
    };
    let undo = fields(&[("do", "user.role"), ("user", &user.to_string()), ("role", back.as_str())]);
    Ok(Done { words, undo: Some(undo), go: None })
}

/// Says what was written, and whether others see it yet.
fn done(words: &str, written: Written) -> Done {
    Done { words: said(words, written.late), ..Done::default() }
}

fn said(words: &str, late: bool) -> String {
    let late_words = " Other servers could not be told yet: they may show the old list for up to a minute.";
    format!("{words}{}", if late { late_words } else { "" })
}

/// Makes fields of what is written in code.
fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The fields of a form, as they are read.
pub(super) struct Form<'a>(pub(super) &'a Fields);

impl Form<'_> {
    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn value(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, Error> {
        self.value(name).parse().map_err(|_| Error::Conflict(RELOAD.into()))
    }

    /// Which track is changed, as the page had read it.
    fn key(&self) -> Result<TrackKey, Error> {
        Ok(TrackKey { slug: slug(self.value("slug"))?, revision: self.number("revision")? })
    }

    /// What was typed as a section's title.
    fn heading(&self) -> Result<TrackEntry, Error> {
        let title = self.value("section").parse::<SectionTitle>();
        title.map(TrackEntry::Heading).map_err(|error| Error::field("section", error.to_string()))
    }

    /// Moves the form's problem or heading by so many places.
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
    text.parse().map_err(|_| Error::Conflict(RELOAD.into()))
}

fn slug(text: &str) -> Result<Slug, Error> {
    text.parse().map_err(|_| Error::Conflict(RELOAD.into()))
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
