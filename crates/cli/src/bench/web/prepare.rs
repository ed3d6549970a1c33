//! Creates the content to measure with: people with API keys, a problem with one case, and tracks.

use anyhow::{Context as _, Result, bail};
use assay_domain::{Limits, NewApiKey, Plan, PlannedCase, Role, Sample, Scope, Slug, UserId};
use assay_service::{ApiKey, hash_password};
use assay_store::{Blobs, NewProblem, NewTrack, NewUser, Store};

/// The slug of the problem that submissions are for.
pub(super) const PROBLEM: &str = "bench-hello";
/// One page of the list of tracks.
const TRACKS: usize = 12;
/// Other problems. Each track contains all of them.
const OTHER_PROBLEMS: usize = 24;
/// A statement of usual length.
const STATEMENT: &str = include_str!("statement.html");

/// Creates the tables. Refuses a database that is already used.
pub(super) async fn tables(store: &Store) -> Result<()> {
    if store.is_migrated().await.is_ok_and(|migrated| migrated) {
        bail!("this database is not empty: the benchmark adds people and submissions, so give an empty one");
    }
    Ok(store.migrate().await?)
}

/// Creates a person with an API key.
pub(super) async fn person(store: &Store, name: &str, password_hash: &str) -> Result<(UserId, ApiKey)> {
    let key = ApiKey::generate().context("cannot generate a key")?;
    let user = NewUser {
        email: format!("{name}@example.org").parse()?,
        name: name.parse()?,
        password_hash: password_hash.to_owned(),
        role: Role::Learner,
    };
    let id = store.create_user(&user).await?;
    let new = NewApiKey { name: "bench".parse()?, scope: Scope::Submit, days: None };
    store.create_api_key(id, key.hash(), &new, None).await?;
    Ok((id, key))
}

/// The hash of a password that is never used.
pub(super) async fn password_hash() -> Result<String> {
    hash_password("not used for logging in".parse()?).await.context("cannot hash a password")
}

/// Creates a problem with one case, other problems like it, and tracks that contain all of them.
pub(super) async fn content(store: &Store, blobs: &Blobs) -> Result<()> {
    let case = PlannedCase::of("1", true, blobs.put(b"\n".to_vec()).await?, blobs.put(b"hello\n".to_vec()).await?);
    let slug: Slug = PROBLEM.parse()?;
    let plan = Plan::of_cases(Limits::default(), vec![case]);
    let sample = |name: &str| Sample { name: name.to_owned(), ..hello() };
    let samples = vec![sample("1"), sample("2")];
    let new = |slug: Slug, title: &str| NewProblem {
        samples: samples.clone(),
        tags: vec!["greedy".to_owned(), "strings".to_owned()],
        ..NewProblem::new(slug, title, STATEMENT, plan.clone())
    };
    store.put_problem(&new(slug.clone(), "Hello")).await?;
    let mut entries = vec![slug.into()];
    for number in 1..=OTHER_PROBLEMS {
        let slug: Slug = format!("bench-other-{number}").parse()?;
        store.put_problem(&new(slug.clone(), &format!("Other problem {number}"))).await?;
        entries.push(slug.into());
    }
    for number in 1..=TRACKS {
        let track = NewTrack {
            slug: format!("bench-{number}").parse()?,
            title: format!("Track {number}"),
            description: "A description of usual length. It has two sentences, like those on a real site.".into(),
            published: true,
            entries: entries.clone(),
        };
        store.create_track(&track, None).await?;
    }
    Ok(())
}

fn hello() -> Sample {
    Sample {
        name: String::new(),
        input: "3 4\n1 2 3 4\n5 6 7 8\n9 10 11 12\n".to_owned(),
        answer: "hello\n".to_owned(),
        interaction: None,
        in_statement: false,
    }
}
