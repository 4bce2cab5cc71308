//! Charts as inline SVG. Each has a title and a description for those who cannot see it, and its numbers stand in a table below.

use std::fmt::Write;

use super::escape::Text;

/// Where a chart's axes begin and end, in its own units.
const LEFT: f64 = 58.0;
const RIGHT: f64 = 358.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 176.0;

/// Into how many steps an axis is divided; whole numbers go up to a multiple of it.
pub(super) const STEPS: usize = 4;

/// A chart whose axes run from 0 to `across` and from 0 to `up`.
pub(super) struct Chart {
    marks: String,
    across: f64,
    up: f64,
}

impl Chart {
    /// An empty chart with its two axes, named, and a line for each of [`STEPS`] steps.
    pub fn new(
        across: (f64, &str),
        up: (f64, &str),
        label: impl Fn(f64) -> String,
        label_up: impl Fn(f64) -> String,
    ) -> Self {
        let up_to = if up.0 > 0.0 { up.0 } else { 1.0 };
        let mut chart = Self { marks: String::new(), across: across.0, up: up_to };
        for step in 0..=STEPS {
            let share = step as f64 / STEPS as f64;
            let (x, y) = (chart.x(share * across.0), chart.y(share * up_to));
            let _ = writeln!(
                chart.marks,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text class=\"up\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\
                 <text class=\"across\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
                LEFT - 5.0,
                y + 4.0,
                Text(label_up(share * up_to)),
                BOTTOM + 15.0,
                Text(label(share * across.0)),
            );
        }
        let middle = (LEFT + RIGHT) / 2.0;
        let _ = writeln!(
            chart.marks,
            "<text class=\"across name\" x=\"{middle}\" y=\"{:.1}\">{}</text>\
             <text class=\"across name\" transform=\"translate(10 {:.1}) rotate(-90)\">{}</text>",
            BOTTOM + 31.0,
            Text(across.1),
            (TOP + BOTTOM) / 2.0,
            Text(up.1),
        );
        chart
    }

    fn x(&self, value: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * (value / self.across).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * (value / self.up).clamp(0.0, 1.0)
    }

    /// A bar between two places of the horizontal axis and two of the vertical one.
    pub fn bar(&mut self, class: &str, across: (f64, f64), up: (f64, f64), hint: &str) {
        let (x, y) = (self.x(across.0) + 0.6, self.y(up.1));
        let (width, height) = (self.x(across.1) - x - 0.6, self.y(up.0) - y);
        if height > 0.0 {
            let _ = writeln!(
                self.marks,
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\">\
                 <title>{}</title></rect>",
                Text(hint)
            );
        }
    }

    /// A line through points.
    pub fn line(&mut self, class: &str, points: impl IntoIterator<Item = (f64, f64)>) {
        let points = points.into_iter().map(|(x, y)| format!("{:.1},{:.1}", self.x(x), self.y(y)));
        let points = points.collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.marks, "<polyline class=\"{class}\" points=\"{points}\"/>");
    }

    /// A point, as large as its weight (0..=1).
    pub fn point(&mut self, class: &str, at: (f64, f64), weight: f64, hint: &str) {
        let radius = 3.0 + 5.0 * weight.sqrt();
        let _ = writeln!(
            self.marks,
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.1}\"><title>{}</title></circle>",
            self.x(at.0),
            self.y(at.1),
            Text(hint)
        );
    }

    /// The chart with its title, a description, and markup that stands below it. `id` is unique on the page.
    pub fn figure(self, id: &str, title: &str, description: &str, below: &str) -> String {
        let Self { marks, .. } = self;
        format!(
            "<figure><figcaption>{0}</figcaption>\n<svg viewBox=\"0 0 376 212\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{0}</title><desc id=\"{id}-d\">{1}</desc>\n{marks}</svg>\n<p>{1}</p>\n{below}</figure>\n",
            Text(title),
            Text(description)
        )
    }
}

/// A small line of shares (0..=1) from the oldest to the latest; gaps where there is none. Empty for fewer than two.
pub(super) fn sparkline(values: &[Option<f64>]) -> String {
    let step = 70.0 / (values.len().max(2) - 1) as f64;
    let point = |(at, value): (usize, &Option<f64>)| Some((4.0 + step * at as f64, 19.0 - 16.0 * (*value)?));
    let points: Vec<(f64, f64)> = values.iter().enumerate().filter_map(point).collect();
    let (Some(&(x, y)), true) = (points.last(), points.len() > 1) else { return String::new() };
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    format!(
        "<svg class=\"spark\" viewBox=\"0 0 78 22\" aria-hidden=\"true\"><polyline points=\"{}\"/>\
         <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\"/></svg>",
        line.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_stays_within_the_axes() {
        let plain = |value: f64| format!("{value}");
        let mut chart = Chart::new((1.0, "<across>"), (0.0, "up"), plain, plain);
        chart.line("risk", [(-1.0, 5.0), (0.5, 0.5), (9.0, 0.0)]);
        let figure = chart.figure("f", "a & b", "what it says", "");
        assert!(figure.contains("points=\"58.0,12.0 208.0,94.0 358.0,176.0\""), "{figure}");
        assert!(figure.contains("&lt;across&gt;") && figure.contains("a &amp; b") && !figure.contains("<across>"));
    }

    #[test]
    fn a_sparkline_needs_two_values() {
        assert_eq!(sparkline(&[None, Some(1.0)]), "");
        assert!(sparkline(&[Some(0.0), None, Some(1.0)]).contains("points=\"4.0,19.0 74.0,3.0\""));
    }
}
