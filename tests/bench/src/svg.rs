//! Shapes and texts of an SVG document.

use std::fmt::Write as _;

/// Colours that can be told apart, also by those who see few (Okabe and Ito, 2008).
pub(crate) const COLOURS: [&str; 6] =
    ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#7f7f7f"];
/// What axes and words are drawn in.
pub(crate) const INK: &str = "#333333";
/// The lines behind what is shown.
pub(crate) const GRID: &str = "#dddddd";

/// On which side of its point a text lies.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing. Points are in pixels from the upper left corner.
pub(crate) struct Svg {
    width: f64,
    height: f64,
    shapes: String,
}

impl Svg {
    /// A white sheet.
    pub(crate) fn new(width: f64, height: f64) -> Self {
        let mut svg = Self { width, height, shapes: String::new() };
        svg.rectangle((0.0, 0.0), (width, height), "#ffffff");
        svg
    }

    /// A line from point to point.
    pub(crate) fn line(&mut self, points: &[(f64, f64)], colour: &str, width: f64) {
        let points: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        self.add(&format!(
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{width}"/>"#,
            points.join(" ")
        ));
    }

    /// A dot.
    pub(crate) fn dot(&mut self, (x, y): (f64, f64), colour: &str) {
        self.add(&format!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.5" fill="{colour}"/>"#));
    }

    /// A filled rectangle, by its upper left corner and its size.
    pub(crate) fn rectangle(&mut self, at: (f64, f64), size: (f64, f64), colour: &str) {
        let ((x, y), (width, height)) = (at, size);
        self.add(&format!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="{colour}"/>"#
        ));
    }

    /// Words on one line.
    pub(crate) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, words: &str) {
        self.styled((x, y), anchor, words, "");
    }

    /// Words that stand out.
    pub(crate) fn heading(&mut self, (x, y): (f64, f64), anchor: Anchor, words: &str) {
        self.styled((x, y), anchor, words, r#" font-weight="bold" font-size="14""#);
    }

    /// Words that are read from below.
    pub(crate) fn upward(&mut self, (x, y): (f64, f64), words: &str) {
        let turn = format!(r#" transform="rotate(-90 {x:.1} {y:.1})""#);
        self.styled((x, y), Anchor::Middle, words, &turn);
    }

    fn styled(&mut self, (x, y): (f64, f64), anchor: Anchor, words: &str, style: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        self.add(&format!(
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}"{style}>{words}</text>"#
        ));
    }

    fn add(&mut self, shape: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.shapes, "{shape}");
    }

    /// The document.
    pub(crate) fn document(&self) -> String {
        let Self { width, height, shapes } = self;
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="system-ui, 'DejaVu Sans', Helvetica, Arial, sans-serif" font-size="12" fill="{INK}">
{shapes}</svg>
"#
        )
    }
}
