//! Performs the action that a form's field `do` names.

use assay_domain::{ListId, Me, Refusal, Slug};
use assay_service::{Error, Service};

use super::{change::Done, lists_page::LISTS_PATH};
use crate::{texts, ui::Fields};

pub(super) async fn run(service: &Service, me: &Me, fields: &Fields) -> Result<Done, Error> {
    let value =
        |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default();
    let texts = texts::list_changes();
    let list = || value("list").parse::<ListId>().map_err(|_| outdated());
    let problem = || value("problem").parse::<Slug>().map_err(|_| outdated());
    let title = value("title");
    let done = |words: String| Done { words, go: None };
    match value("do") {
        "list.create" => {
            let id = service.create_list(me, value("name")).await?;
            Ok(Done { words: texts.created.into(), go: Some(format!("{LISTS_PATH}/{id}")) })
        }
        "list.rename" => {
            service.rename_list(me, list()?, value("name")).await?;
            Ok(done(texts.renamed.into()))
        }
        "list.delete" => {
            service.delete_list(me, list()?).await?;
            Ok(Done { words: (texts.deleted)(value("title")), go: Some(LISTS_PATH.into()) })
        }
        "list.add" => {
            service.put_in_list(me, list()?, &problem()?, None).await?;
            Ok(done((texts.added)(title)))
        }
        "list.remove" => {
            service.remove_from_list(me, list()?, &problem()?).await?;
            Ok(done((texts.removed)(title)))
        }
        direction @ ("list.up" | "list.down") => {
            let from: u32 = value("position").parse().map_err(|_| outdated())?;
            let to = if direction == "list.up" { from.saturating_sub(1).max(1) } else { from.saturating_add(1) };
            service.put_in_list(me, list()?, &problem()?, Some(to)).await?;
            Ok(done((texts.moved)(title, to)))
        }
        _ => Err(outdated()),
    }
}

/// The form is unknown: its page is older or newer than the server.
fn outdated() -> Error {
    Refusal::PageOutdated.into()
}
