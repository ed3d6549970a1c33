//! Runs in Redis: the order, and how far it is, as two keys that pass together.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fred::interfaces::KeysInterface;

use super::{
    Link,
    script::{run, scripts},
};
use crate::{Error, runs::RunsBackend};

scripts! {
    CREATE = "run_create";
    REPORT = "run_report";
}

/// The runs whose time is not over.
pub(crate) struct Runs(pub(crate) Arc<Link>);

#[async_trait]
impl RunsBackend for Runs {
    async fn create(&self, id: i64, order: String, report: String, ttl: Duration) -> Result<(), Error> {
        let args = vec![order, report, ttl.as_millis().max(1).to_string()];
        run(&CREATE, &self.0, vec![self.order_key(id), self.report_key(id)], args).await
    }

    async fn order(&self, id: i64) -> Result<Option<String>, Error> {
        self.0.call(self.0.client().get(self.order_key(id))).await
    }

    async fn report(&self, id: i64, last: bool, report: String) -> Result<(), Error> {
        let state = if last { "over" } else { "open" };
        run(&REPORT, &self.0, vec![self.report_key(id)], vec![state.to_owned(), report]).await
    }

    async fn read(&self, id: i64) -> Result<Option<String>, Error> {
        let report: Option<String> = self.0.call(self.0.client().get(self.report_key(id))).await?;
        Ok(report.and_then(|report| report.split_once(':').map(|(_, json)| json.to_owned())))
    }
}

impl Runs {
    fn order_key(&self, id: i64) -> String {
        self.0.key(format_args!("run:{id}:order"))
    }

    fn report_key(&self, id: i64) -> String {
        self.0.key(format_args!("run:{id}"))
    }
}
