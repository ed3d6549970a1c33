//! Draws the days with submissions: a column per week, a row per weekday. It uses classes, because the style sheet knows the theme's
//! colors.

use std::fmt::Write as _;

use assay_domain::{ActiveDay, Day};

use super::get_profile::Month;
use crate::{texts, ui::format};

const WEEKS: i64 = 53;
/// The distance of days, and their size.
const STEP: i64 = 13;
const SIZE: i64 = 10;
/// The space for the names of weekdays and months.
const LEFT: i64 = 30;
const TOP: i64 = 18;
/// The names of months need this many weeks.
const LABEL_WEEKS: i64 = 3;

pub(super) fn draw(days: &[ActiveDay], today: Day) -> String {
    let texts = texts::heat_map();
    let first = first_day(today);
    let (width, height) = (LEFT + WEEKS * STEP, TOP + 7 * STEP);
    let mut svg = format!(r#"<svg viewBox="0 0 {width} {height}" class="heat__drawing" aria-hidden="true">"#);
    for row in [0_u8, 2, 4] {
        let y = TOP + i64::from(row) * STEP + SIZE - 1;
        let name = texts.weekdays.get(usize::from(row)).copied().unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(svg, r#"<text class="heat__label" x="0" y="{y}">{name}</text>"#);
    }
    let mut labeled = -LABEL_WEEKS;
    for week in 0..WEEKS {
        let monday = first.plus(week * 7);
        let begins = monday.date().1 != monday.plus(-7).date().1;
        if (begins || week == 0) && week - labeled >= LABEL_WEEKS && week <= WEEKS - LABEL_WEEKS {
            labeled = week;
            let name = month_of(monday, &texts.months);
            let _ = write!(svg, r#"<text class="heat__label" x="{}" y="10">{name}</text>"#, LEFT + week * STEP);
        }
    }
    let count = |day: Day| {
        let at = days.binary_search_by_key(&day, |active| active.day);
        at.ok().and_then(|at| days.get(at)).map_or(0, |active| active.submissions)
    };
    for day in (0..WEEKS * 7).map(|days| first.plus(days)).take_while(|day| *day <= today) {
        let submissions = count(day);
        let (week, row) = ((day.0 - first.0) / 7, day.weekday());
        let title = (texts.day_words)(submissions, &format::day(day.start()));
        let _ = write!(
            svg,
            r#"<rect class="heat__day" data-level="{}" x="{}" y="{}" width="{SIZE}" height="{SIZE}" rx="2"><title>{title}</title></rect>"#,
            level(submissions),
            LEFT + week * STEP,
            TOP + row * STEP,
        );
    }
    svg.push_str("</svg>");
    svg
}

/// The first day of the drawing: a Monday.
fn first_day(today: Day) -> Day {
    today.monday().plus(-7 * (WEEKS - 1))
}

/// How strong the color is: 0 without submissions, up to 4.
fn level(submissions: u32) -> u8 {
    match submissions {
        0 => 0,
        1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}

/// The months with submissions, newest first.
pub(super) fn months(days: &[ActiveDay]) -> Vec<Month> {
    let mut months: Vec<((i64, i64), Month)> = Vec::new();
    for active in days.iter().rev() {
        let (year, month, _) = active.day.date();
        match months.last_mut() {
            Some((key, last)) if *key == (year, month) => {
                last.submissions += active.submissions;
                last.days += 1;
            }
            _ => {
                let name = (texts::heat_map().month_of)(month_of(active.day, &texts::time().months), year);
                months.push(((year, month), Month { name, submissions: active.submissions, days: 1 }));
            }
        }
    }
    months.into_iter().map(|(_, month)| month).collect()
}

fn month_of(day: Day, names: &[&'static str; 12]) -> &'static str {
    let month = usize::try_from(day.date().1 - 1).unwrap_or(0);
    names.get(month).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn active(day: &str, submissions: u32) -> ActiveDay {
        ActiveDay { day: day.parse().unwrap(), submissions }
    }

    #[test]
    fn every_day_up_to_today_has_a_square() {
        // A Sunday ends its week, a Monday begins one.
        for (today, squares) in [("2026-11-29", 371), ("2026-11-30", 365)] {
            let days = [active("2026-03-01", 1), active("2026-11-29", 9)];
            let svg = draw(&days, today.parse().unwrap());
            assert_eq!(svg.matches("<rect").count(), squares, "{today}");
            assert_eq!((svg.matches("data-level=\"1\"").count(), svg.matches("data-level=\"4\"").count()), (1, 1));
            assert!(svg.contains("<title>1 submission: 1 March 2026</title>") && svg.contains(">Nov<"), "{svg}");
        }
    }

    #[test]
    fn months_are_summed_newest_first() {
        let days = [active("2025-12-31", 1), active("2026-01-01", 2), active("2026-01-31", 5)];
        let months = months(&days);
        let facts: Vec<_> = months.iter().map(|month| (month.name.as_str(), month.submissions, month.days)).collect();
        assert_eq!(facts, [("January 2026", 7, 2), ("December 2025", 1, 1)]);
    }
}
