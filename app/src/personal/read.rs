//! Reads the content of the list pages.

use assay_domain::{PersonalList, PersonalListSummary, ProblemSummary};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// A list, and problems that can be added to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct OpenList {
    pub(crate) list: PersonalList,
    /// The problems that were searched for.
    pub(crate) found: Vec<ProblemSummary>,
}

/// The reader's lists.
#[server(prefix = "/api/fn", endpoint = "get_lists", input = GetUrl, output = Json)]
pub(crate) async fn get_lists() -> Result<Vec<PersonalListSummary>, Fault> {
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    answer(service()?.lists(answer(visitor.require())?).await)
}

/// A list of the reader, and the problems with `find` in their title or slug, if it is not empty.
#[server(prefix = "/api/fn", endpoint = "get_list", input = GetUrl, output = Json)]
pub(crate) async fn get_list(id: String, find: String) -> Result<OpenList, Fault> {
    use assay_domain::{Missing, ProblemFilter};
    use assay_service::Error;

    use crate::server::{answer, fail, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let id = id.parse().map_err(|_| fail(&Error::not_found(Missing::List)))?;
    let list = answer(service.list(me, id).await)?;
    let found = match find.trim() {
        "" => Vec::new(),
        text => {
            let filter = ProblemFilter { text: Some(text.to_owned()), ..ProblemFilter::default() };
            answer(service.problems(&filter, None, 20, visitor.id()).await)?.items
        }
    };
    Ok(OpenList { list, found })
}
