//! What the reader keeps about a problem: star, lists and note, and the way through a list. The server renders it as HTML, so the wasm
//! needs little code for it. The forms also work without wasm.

#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
mod head_html;
#[cfg(feature = "ssr")]
mod note_html;
mod place;
mod send_change;
#[cfg(feature = "ssr")]
mod trail;
mod view;

#[cfg(feature = "ssr")]
pub(crate) use change::{perform_posted, shelf_of};
pub(crate) use place::Place;
pub(crate) use place::place_parameter;
pub(crate) use send_change::Shelf;
#[cfg(feature = "ssr")]
pub(crate) use trail::trail;
pub(crate) use view::{ShelfPart, Shelves};
