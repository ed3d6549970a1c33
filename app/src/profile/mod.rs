//! Profiles and their settings.

mod get_profile;
#[cfg(feature = "ssr")]
mod heat_map;
mod profile_page;
mod settings_form;

pub(crate) use profile_page::{PROFILE_PATH, ProfilePage};
pub(crate) use settings_form::{Saved, SettingsForm, posted_settings};
