use assay_domain::{Profile, ProfileSettings};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json};

/// A profile as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShownProfile {
    pub(crate) profile: Profile,
    /// The heat map as SVG. The server draws it, so browsers need no drawing code.
    pub(crate) heat_map: String,
    pub(crate) months: Vec<Month>,
    /// The languages with their names.
    pub(crate) languages: Vec<(String, u32)>,
    /// Whether it is public, if it is the reader's own.
    pub(crate) public: Option<bool>,
}

/// The submissions of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Month {
    pub(crate) name: String,
    pub(crate) submissions: u32,
    /// How many days have submissions.
    pub(crate) days: u32,
}

/// The public profile with this id, or the reader's own if the id is empty.
#[server(prefix = "/api/fn", endpoint = "get_profile", input = GetUrl, output = Json)]
pub(crate) async fn get_profile(id: String) -> Result<ShownProfile, Fault> {
    use assay_domain::Missing;
    use assay_service::Error;

    use super::heat_map::{draw, months};
    use crate::{
        server::{answer, fail, service, visitor},
        submissions::language_name,
    };

    let (service, visitor) = (service()?, visitor()?);
    let (profile, public) = if id.is_empty() {
        let me = answer(visitor.require())?;
        let settings = answer(service.profile_settings(me).await)?;
        (answer(service.own_profile(me).await)?, Some(settings.public))
    } else {
        let id = id.parse().map_err(|_| fail(&Error::not_found(Missing::Profile)))?;
        (answer(service.public_profile(id).await)?, None)
    };
    let known = answer(service.languages().await)?;
    let languages = profile.languages.iter();
    let languages = languages.map(|used| (language_name(&used.language, None, &known), used.solved)).collect();
    let (heat_map, months) = (draw(&profile.days, profile.today), months(&profile.days));
    Ok(ShownProfile { profile, heat_map, months, languages, public })
}

/// The settings of the reader's profile.
#[server(prefix = "/api/fn", endpoint = "get_profile_settings", input = GetUrl, output = Json)]
pub(crate) async fn get_profile_settings() -> Result<ProfileSettings, Fault> {
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    answer(service()?.profile_settings(answer(visitor.require())?).await)
}

/// Changes the settings of the reader's profile.
#[server(prefix = "/api/fn", endpoint = "set_profile_settings", input = Json, output = Json)]
pub(crate) async fn set_profile_settings(public: bool, utc_offset: String) -> Result<(), Fault> {
    use assay_domain::{FieldName, UtcOffsetError};
    use assay_service::Error;

    use crate::server::{answer, fail, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let utc_offset =
        utc_offset.parse().map_err(|error: UtcOffsetError| fail(&Error::field(FieldName::UtcOffset, error)))?;
    answer(service()?.set_profile_settings(me, ProfileSettings { public, utc_offset }).await)
}
