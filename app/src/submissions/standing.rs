//! How an accepted submission compares with other accepted ones of the same problem and language: histograms with its own bar marked.

use assay_domain::{PeakUsage, UsageComparison};
use std::fmt::Write as _;

use crate::{texts, ui::format};

/// A chart of one measurement.
struct Chart {
    /// A sentence that describes the chart.
    words: String,
    svg: String,
}

/// The number of bars.
const BARS: usize = 24;
const WIDTH: usize = 240;
const HEIGHT: usize = 48;

/// The charts of a submission, as HTML.
pub(super) fn standing(measures: &UsageComparison) -> String {
    let of = u32::try_from(measures.all.len()).unwrap_or(u32::MAX);
    let charts: String = charts(measures)
        .into_iter()
        .map(|Chart { words, svg }| {
            format!(
                r#"<figure class="standing__chart"><div class="standing__drawing" aria-hidden="true">{svg}</div><figcaption>{words}</figcaption></figure>"#
            )
        })
        .collect();
    format!(
        r#"<section class="standing" aria-label="{}"><h3>{}</h3><div class="standing__charts">{charts}</div></section>"#,
        texts::results().comparison,
        (texts::results().compared_with)(of)
    )
}

/// CPU time, then memory.
fn charts(measures: &UsageComparison) -> Vec<Chart> {
    let by = |of: fn(&PeakUsage) -> u32, write: fn(u32) -> String, words: fn(&str, usize) -> String| {
        let values: Vec<u32> = measures.all.iter().map(of).collect();
        let own = of(&measures.own);
        let better = values.iter().filter(|value| **value > own).count();
        let share = better * 100 / values.len().max(1);
        Chart { words: words(&write(own), share), svg: draw(&values, own) }
    };
    vec![
        by(|it| it.cpu_ms, format::duration, texts::results().faster),
        by(|it| it.memory_kib, format::memory, texts::results().smaller),
    ]
}

/// Draws a histogram. It uses classes, because the style sheet knows the theme's colors.
fn draw(values: &[u32], own: u32) -> String {
    let (least, most) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
    let bar_of = |value: u32| {
        let range = u64::from(most - least) + 1;
        usize::try_from(u64::from(value.clamp(least, most) - least) * BARS as u64 / range).unwrap_or(0)
    };
    let mut counts = [0_usize; BARS];
    for value in values {
        counts[bar_of(*value).min(BARS - 1)] += 1;
    }
    let highest = counts.iter().max().copied().unwrap_or(1).max(1);
    let step = WIDTH / BARS;
    let mut svg = format!(r#"<svg viewBox="0 0 {WIDTH} {}" class="chart" role="img">"#, HEIGHT + 2);
    for (at, count) in counts.iter().enumerate() {
        // Small counts stay visible next to large ones.
        let height = if *count == 0 { 1 } else { (count * HEIGHT / highest).max(3) };
        let class = if at == bar_of(own) { "chart__bar chart__bar--own" } else { "chart__bar" };
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            r#"<rect class="{class}" x="{}" y="{}" width="{}" height="{height}" rx="1"/>"#,
            at * step + 1,
            HEIGHT + 1 - height,
            step - 2
        );
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(cpu_ms: u32) -> PeakUsage {
        PeakUsage { cpu_ms, memory_kib: 1024 }
    }

    #[test]
    fn the_fastest_is_faster_than_the_rest() {
        let measures = UsageComparison { own: measured(1), all: (1..=10).map(measured).collect() };
        let charts = charts(&measures);
        assert_eq!(charts[0].words, "CPU time 1 ms: faster than 90%.");
        assert_eq!(charts[1].words, "Memory 1.0 MiB.");
        assert_eq!(charts[0].svg.matches("<rect").count(), BARS);
        assert_eq!(charts[0].svg.matches("chart__bar--own").count(), 1);
    }

    #[test]
    fn extreme_values_are_drawn() {
        for values in [vec![], vec![0], vec![0, u32::MAX]] {
            assert!(draw(&values, 7).ends_with("</svg>"));
        }
    }
}
