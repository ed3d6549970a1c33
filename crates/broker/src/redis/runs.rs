//! Runs in Redis: one hash per run, and the bytes that each owner uses. `lua/runs.lua` lists the keys.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{
    Connection,
    script::{run, scripts},
};
use crate::{
    Error,
    runs::{Created, KeyedRun, NewRun, RunBytes, RunsBackend},
};

scripts! {
    CREATE = "runs" "run_create";
    KEYED = "runs" "run_keyed";
    BEGIN = "runs" "run_begin";
    REPORT = "runs" "run_report";
    TOUCH = "runs" "run_touch";
    READ = "runs" "run_read";
}

pub(crate) struct Runs {
    pub(crate) connection: Arc<Connection>,
    pub(crate) bytes: RunBytes,
}

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, new: NewRun) -> Result<Created, Error> {
        let (name, fingerprint) = new.key.map_or_else(Default::default, |key| (key.name, key.fingerprint));
        let args = vec![
            new.id.to_string(),
            new.owner.as_str().to_owned(),
            new.order,
            new.access,
            new.report,
            millis(new.times.ttl),
            millis(new.times.unpolled_ttl),
            self.bytes.per_owner.to_string(),
            self.bytes.total.to_string(),
            name,
            fingerprint,
        ];
        let (result, id, fingerprint): (i64, i64, String) = run(&CREATE, &self.connection, self.keys(), args).await?;
        Ok(match result {
            1 => Created::Stored,
            2 => Created::Keyed(KeyedRun { id, fingerprint }),
            0 => Created::OwnerFull,
            _ => Created::Full,
        })
    }

    async fn keyed(&self, name: &str) -> Result<Option<KeyedRun>, Error> {
        let keyed: Option<(i64, String)> = run(&KEYED, &self.connection, self.keys(), name.to_owned()).await?;
        Ok(keyed.map(|(id, fingerprint)| KeyedRun { id, fingerprint }))
    }

    async fn begin(&self, id: i64) -> Result<Option<String>, Error> {
        run(&BEGIN, &self.connection, self.keys(), id.to_string()).await
    }

    async fn report(&self, id: i64, ended: bool, report: String) -> Result<bool, Error> {
        let args = vec![id.to_string(), u8::from(ended).to_string(), report];
        run(&REPORT, &self.connection, self.keys(), args).await
    }

    async fn touch(&self, id: i64, ttl: Duration) -> Result<(), Error> {
        run(&TOUCH, &self.connection, self.keys(), vec![id.to_string(), millis(ttl)]).await
    }

    async fn access(&self, id: i64) -> Result<Option<String>, Error> {
        self.read_field(id, "access").await
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        self.read_field(id, "report").await
    }
}

impl Runs {
    /// The prefix of all keys of runs.
    fn keys(&self) -> Vec<String> {
        vec![self.connection.key("run:")]
    }

    async fn read_field(&self, id: i64, field: &str) -> Result<Option<String>, Error> {
        run(&READ, &self.connection, self.keys(), vec![id.to_string(), field.to_owned()]).await
    }
}

fn millis(duration: Duration) -> String {
    duration.as_millis().max(1).to_string()
}
