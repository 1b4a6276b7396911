//! Charts: lines over a number, columns over a few cases, bars beside names.

use crate::scale::{Axis, Scale, short, written};
use crate::svg::{Anchor, COLOURS, GRID, INK, Svg};

/// Size of one chart; several stand side by side.
const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 340.0;
const LEFT: f64 = 76.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 66.0;
const BOTTOM: f64 = 56.0;
/// Bars are one below the other, with room for their names.
const BAR: f64 = 20.0;
const NAME: f64 = 290.0;
/// What a number beside a point takes of the width.
const ROOM_OF_A_NUMBER: f64 = 46.0;

/// Something that has a value for each of several numbers or cases.
pub(crate) struct Series {
    pub(crate) name: String,
    /// In the order of the cases.
    pub(crate) values: Vec<f64>,
}

/// How its values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As a line over a number.
    Lines { y: Scale },
    /// As parts of a column for each case.
    Columns,
}

/// One chart.
pub(crate) struct Chart {
    pub(crate) title: &'static str,
    pub(crate) x_title: &'static str,
    pub(crate) y_title: &'static str,
    pub(crate) x: Vec<f64>,
    pub(crate) series: Vec<Series>,
    pub(crate) kind: Kind,
}

/// Draws charts side by side.
pub(crate) fn side_by_side(charts: &[Chart]) -> String {
    let count = u32::try_from(charts.len()).unwrap_or(1);
    let mut svg = Svg::new(WIDTH * f64::from(count), HEIGHT);
    let mut left = 0.0;
    for chart in charts {
        chart.draw(&mut svg, left);
        left += WIDTH;
    }
    svg.document()
}

impl Chart {
    fn draw(&self, svg: &mut Svg, left: f64) {
        svg.heading((left + WIDTH / 2.0, 22.0), Anchor::Middle, self.title);
        self.legend(svg, left);
        let bottom = HEIGHT - BOTTOM;
        svg.text(
            (left + f64::midpoint(LEFT, WIDTH - RIGHT), HEIGHT - 14.0),
            Anchor::Middle,
            self.x_title,
        );
        svg.upward((left + 16.0, f64::midpoint(TOP, bottom)), self.y_title);
        let y = self.y_axis();
        let height = |value: f64| bottom - y.place(value) * (bottom - TOP);
        for tick in y.ticks() {
            let at = height(tick);
            svg.line(&[(left + LEFT, at), (left + WIDTH - RIGHT, at)], GRID, 1.0);
            svg.text((left + LEFT - 6.0, at + 4.0), Anchor::End, &written(tick));
        }
        svg.line(
            &[(left + LEFT, TOP), (left + LEFT, bottom), (left + WIDTH - RIGHT, bottom)],
            INK,
            1.0,
        );
        match self.kind {
            Kind::Lines { .. } => self.lines(svg, left, &height),
            Kind::Columns => self.columns(svg, left, &height),
        }
    }

    fn legend(&self, svg: &mut Svg, left: f64) {
        if self.series.len() < 2 {
            return;
        }
        let mut at = left + LEFT;
        for (series, colour) in self.series.iter().zip(COLOURS) {
            svg.rectangle((at, 38.0), (11.0, 11.0), colour);
            svg.text((at + 15.0, 48.0), Anchor::Start, &series.name);
            let letters = u32::try_from(series.name.chars().count()).unwrap_or_default();
            at += 28.0 + 6.7 * f64::from(letters);
        }
    }

    fn y_axis(&self) -> Axis {
        match self.kind {
            Kind::Lines { y } => {
                Axis::over(y, self.series.iter().flat_map(|series| series.values.iter().copied()))
            }
            Kind::Columns => Axis::over(Scale::Linear, self.sums().into_iter()),
        }
    }

    fn sums(&self) -> Vec<f64> {
        let sum = |case| self.series.iter().filter_map(|it| it.values.get(case)).sum();
        (0..self.x.len()).map(sum).collect()
    }

    fn lines(&self, svg: &mut Svg, left: f64, height: &dyn Fn(f64) -> f64) {
        let x = Axis::over(Scale::Log, self.x.iter().copied());
        let place = |value| left + LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
        // What was measured is what is written: everything between is drawn, not known.
        for value in &self.x {
            svg.text((place(*value), HEIGHT - BOTTOM + 18.0), Anchor::Middle, &short(*value));
        }
        for (series, colour) in self.series.iter().zip(COLOURS) {
            let known = self.x.iter().zip(&series.values).filter(|(_, value)| value.is_finite());
            let points: Vec<_> = known.map(|(x, y)| (place(*x), height(*y))).collect();
            svg.line(&points, colour, 2.0);
            let mut taken_up_to = f64::NEG_INFINITY;
            for (point, value) in points.iter().zip(&series.values) {
                svg.dot(*point, colour);
                if self.series.len() == 1 {
                    // Below, where its neighbour's number is in the way.
                    let is_free = point.0 - ROOM_OF_A_NUMBER > taken_up_to;
                    let beside = if is_free { -9.0 } else { 18.0 };
                    svg.text((point.0, point.1 + beside), Anchor::Middle, &written(*value));
                    taken_up_to = if is_free { point.0 } else { f64::NEG_INFINITY };
                }
            }
        }
    }

    fn columns(&self, svg: &mut Svg, left: f64, height: &dyn Fn(f64) -> f64) {
        let cases = u32::try_from(self.x.len()).unwrap_or(1);
        let room = (WIDTH - LEFT - RIGHT) / f64::from(cases.max(1));
        for (case, (number, sum)) in (0_u32..).zip(self.x.iter().zip(self.sums())) {
            let middle = left + LEFT + room * (f64::from(case) + 0.5);
            svg.text((middle, HEIGHT - BOTTOM + 18.0), Anchor::Middle, &short(*number));
            let mut below = 0.0;
            for (series, colour) in self.series.iter().zip(COLOURS) {
                let place = usize::try_from(case).unwrap_or_default();
                let value = series.values.get(place).copied().unwrap_or_default();
                let (top, bottom) = (height(below + value), height(below));
                svg.rectangle((middle - room * 0.3, top), (room * 0.6, bottom - top), colour);
                below += value;
            }
            svg.text((middle, height(sum) - 5.0), Anchor::Middle, &written(sum));
        }
    }
}

/// Bars beside names, on one axis; those of one group have one colour.
pub(crate) fn bars(title: &str, axis: &str, groups: &[(String, Vec<(String, f64)>)]) -> String {
    let count: usize = groups.iter().map(|(_, bars)| bars.len()).sum();
    let rows = f64::from(u32::try_from(count).unwrap_or_default());
    let (top, width) = (40.0, 2.0 * WIDTH);
    let mut svg = Svg::new(width, top + rows * BAR + BOTTOM);
    svg.heading((width / 2.0, 22.0), Anchor::Middle, title);
    let values = groups.iter().flat_map(|(_, bars)| bars.iter().map(|(_, value)| *value));
    let x = Axis::over(Scale::Linear, values);
    let place = |value| NAME + x.place(value) * (width - NAME - 60.0);
    let bottom = top + rows * BAR;
    for tick in x.ticks() {
        svg.line(&[(place(tick), top), (place(tick), bottom)], GRID, 1.0);
        svg.text((place(tick), bottom + 18.0), Anchor::Middle, &written(tick));
    }
    svg.text((f64::midpoint(NAME, width - 60.0), bottom + 40.0), Anchor::Middle, axis);
    let mut at = top;
    for ((group, bars), colour) in groups.iter().zip(COLOURS.iter().cycle()) {
        for (name, value) in bars {
            let name = if name.is_empty() { group.clone() } else { format!("{group}: {name}") };
            svg.text((NAME - 8.0, at + 14.0), Anchor::End, &name);
            svg.rectangle((NAME, at + 3.0), (place(*value) - NAME, BAR - 6.0), colour);
            svg.text((place(*value) + 5.0, at + 14.0), Anchor::Start, &written(*value));
            at += BAR;
        }
    }
    svg.line(&[(NAME, top), (NAME, bottom)], INK, 1.0);
    svg.document()
}
