//! The list of tracks, and the page of a track.

mod get_track;
mod list_tracks;
mod track_cards;
mod track_page;
mod tracks_page;

pub(crate) use track_cards::TrackCards;
pub(crate) use track_page::TrackPage;
pub(crate) use tracks_page::{TRACKS_PATH, TracksPage};
