//! Runs in Redis: one hash per run, and how many bytes each owner has there. `lua/runs.lua` has the list of keys.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{
    Link,
    script::{run, scripts},
};
use crate::{
    Error,
    runs::{Created, KeptRun, RunBytes, RunsBackend},
};

scripts! {
    CREATE = "runs" "run_create";
    BEGIN = "runs" "run_begin";
    REPORT = "runs" "run_report";
    ASK = "runs" "run_ask";
    READ = "runs" "run_read";
}

/// The runs whose time is not over.
pub(crate) struct Runs {
    pub(crate) link: Arc<Link>,
    pub(crate) bytes: RunBytes,
}

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, new: KeptRun) -> Result<Created, Error> {
        let args = vec![
            new.id.to_string(),
            new.owner.as_str().to_owned(),
            new.order,
            new.access,
            new.report,
            millis(new.times.kept),
            millis(new.times.unasked),
            self.bytes.of_one.to_string(),
            self.bytes.of_all.to_string(),
        ];
        Ok(match run(&CREATE, &self.link, self.keys(), args).await? {
            1_i64 => Created::Kept,
            0 => Created::OwnerFull,
            _ => Created::Full,
        })
    }

    async fn begin(&self, id: i64) -> Result<Option<String>, Error> {
        run(&BEGIN, &self.link, self.keys(), id.to_string()).await
    }

    async fn report(&self, id: i64, last: bool, report: String) -> Result<bool, Error> {
        let args = vec![id.to_string(), u8::from(last).to_string(), report];
        run(&REPORT, &self.link, self.keys(), args).await
    }

    async fn ask(&self, id: i64, lasts: Duration) -> Result<(), Error> {
        run(&ASK, &self.link, self.keys(), vec![id.to_string(), millis(lasts)]).await
    }

    async fn access(&self, id: i64) -> Result<Option<String>, Error> {
        self.read_field(id, "access").await
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        self.read_field(id, "report").await
    }
}

impl Runs {
    /// What all keys of runs begin with.
    fn keys(&self) -> Vec<String> {
        vec![self.link.key("run:")]
    }

    async fn read_field(&self, id: i64, field: &str) -> Result<Option<String>, Error> {
        run(&READ, &self.link, self.keys(), vec![id.to_string(), field.to_owned()]).await
    }
}

fn millis(duration: Duration) -> String {
    duration.as_millis().max(1).to_string()
}
