//! Where a number lies on an axis, which numbers are written beside it, and how.

/// An axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// From zero on.
    Linear,
    /// Equal steps are equal factors.
    Log,
}

/// An axis that these numbers lie on.
pub(crate) struct Axis {
    scale: Scale,
    from: f64,
    until: f64,
}

impl Axis {
    /// One that reaches a little beyond all of them. What is no number, or on a logarithmic axis
    /// not above zero, does not count.
    pub(crate) fn over(scale: Scale, values: impl Iterator<Item = f64>) -> Self {
        let fit = |value: &f64| value.is_finite() && (scale == Scale::Linear || *value > 0.0);
        let (least, most) = values
            .filter(fit)
            .fold((f64::INFINITY, 0.0_f64), |(least, most), it| (least.min(it), most.max(it)));
        let (from, until) = match scale {
            _ if most <= 0.0 => (if scale == Scale::Log { 0.1 } else { 0.0 }, 1.0),
            Scale::Linear => {
                let step = step(most);
                (0.0, (most * 1.05 / step).ceil() * step)
            }
            Scale::Log => (least / 1.6, most * 1.6),
        };
        Self { scale, from, until }
    }

    /// From 0, where the axis begins, to 1, where it ends.
    pub(crate) fn place(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => (value - self.from) / (self.until - self.from),
            Scale::Log => (value / self.from).ln() / (self.until / self.from).ln(),
        }
    }

    /// The numbers to write beside it.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let within = |value: &f64| (self.from..=self.until * 1.000_001).contains(value);
        match self.scale {
            Scale::Linear => {
                let step = step(self.until);
                (0_u32..20).map(|number| f64::from(number) * step).filter(within).collect()
            }
            Scale::Log => {
                // Over more than two powers of ten these alone are enough.
                let wide = self.until / self.from > 500.0;
                let parts: &[f64] = if wide { &[1.0] } else { &[1.0, 2.0, 5.0] };
                let powers = (-6_i32..12).map(|power| 10_f64.powi(power));
                let all = powers.flat_map(|power| parts.iter().map(move |part| part * power));
                all.filter(within).collect()
            }
        }
    }
}

/// A round step that leads to `most` in about five.
fn step(most: f64) -> f64 {
    let power = 10_f64.powf((most / 5.0).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|part| part * power);
    steps.into_iter().find(|step| most / step <= 5.5).unwrap_or(power)
}

/// A number with three digits that count, and commas between thousands.
pub(crate) fn written(value: f64) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let decimals = match value.abs() {
        it if it >= 100.0 || it.fract() == 0.0 => 0,
        it if it >= 10.0 => 1,
        it if it >= 0.1 => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |it| (it.0, Some(it.1)));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest.map(|rest| rest.trim_end_matches('0')).filter(|rest| !rest.is_empty()) {
        Some(rest) => format!("{grouped}.{rest}"),
        None => grouped,
    }
}

/// The same for where there is little room: thousands as such.
pub(crate) fn short(value: f64) -> String {
    if value >= 1_000.0 { format!("{}k", written(value / 1_000.0)) } else { written(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (value, text) in [
            (0.0, "0"),
            (0.0125, "0.013"),
            (0.5, "0.5"),
            (2.345, "2.35"),
            (23.46, "23.5"),
            (300.0, "300"),
            (1_234.5, "1,234"),
            (1_000_000.0, "1,000,000"),
        ] {
            assert_eq!(written(value), text);
        }
        assert_eq!([999.0, 1_000.0, 300_000.0].map(short), ["999", "1k", "300k"]);
    }

    #[test]
    fn a_logarithmic_axis_has_equal_steps_for_equal_factors() {
        let axis = Axis::over(Scale::Log, [1.0, 10.0, 100.0].into_iter());
        let [one, ten, hundred] = [1.0, 10.0, 100.0].map(|value| axis.place(value));
        assert!((0.0..0.5).contains(&one) && hundred < 1.0);
        assert!(((ten - one) - (hundred - ten)).abs() < 1e-9);
        assert_eq!(axis.ticks(), [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
    }

    #[test]
    fn a_linear_axis_begins_at_zero_and_has_round_steps() {
        let axis = Axis::over(Scale::Linear, [3.0, 17.0].into_iter());
        assert_eq!(axis.ticks(), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert!((axis.place(10.0) - 0.5).abs() < 1e-9);
    }
}
