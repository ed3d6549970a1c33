//! Small components that pages share.

mod badges;
mod clock;
mod data_table;
#[cfg(feature = "hydrate")]
mod dialog;
mod diff_view;
mod empty;
mod field;
mod field_message;
mod footer;
mod form_fields;
pub(crate) mod format;
mod formula_font;
mod icon;
mod io_block;
mod live_filter;
mod loaded;
mod meter;
mod navigation;
mod notice;
mod pager;
mod sending;
mod states;
mod text_area;
mod theme;
mod verbatim;

pub(crate) use badges::{DifficultyBadge, SolveBadge, VerdictBadge, solve_name};
pub(crate) use clock::{Day, Time, provide_clock};
#[cfg(feature = "hydrate")]
pub(crate) use clock::{browser_now, server_now};
pub(crate) use data_table::{Column, DataTable};
#[cfg(feature = "hydrate")]
pub(crate) use dialog::Dialog;
pub(crate) use diff_view::{DiffLines, DiffView};
pub(crate) use empty::Empty;
pub(crate) use field::Field;
pub(crate) use field_message::FieldMessage;
pub(crate) use footer::SiteFooter;
pub(crate) use form_fields::Fields;
#[cfg(feature = "hydrate")]
pub(crate) use form_fields::{button_of, fields_of};
pub(crate) use formula_font::formula_font;
pub(crate) use icon::{Icon, IconName};
pub(crate) use io_block::IoBlock;
pub(crate) use live_filter::{Address as FilterAddress, FilterChoice, FilterText, list_updater};
pub(crate) use loaded::{LINES, loaded, reloaded};
pub(crate) use meter::SolvedMeter;
pub(crate) use navigation::{FocusOnNavigation, current_address};
pub(crate) use notice::{Notice, NoticeKind};
pub(crate) use pager::Pager;
pub(crate) use sending::{FormFault, Sending};
pub(crate) use states::{FaultView, NotFoundPage, Skeleton};
pub(crate) use text_area::TextArea;
pub(crate) use theme::ThemeSwitch;
#[cfg(feature = "ssr")]
pub(crate) use theme::chosen_theme;
#[cfg(feature = "hydrate")]
pub(crate) use theme::{theme_now, use_theme};
pub(crate) use verbatim::verbatim;
