//! A stretch of time between two instants.

use jiff::Timestamp;

/// The instants from `from` up to, and without, `until`. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeRange {
    from: Timestamp,
    until: Timestamp,
}

/// The end is not after the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time range ends after it starts")]
pub struct TimeRangeError;

impl TimeRange {
    /// The range from `from` up to `until`.
    pub fn new(from: Timestamp, until: Timestamp) -> Result<Self, TimeRangeError> {
        if from < until { Ok(Self { from, until }) } else { Err(TimeRangeError) }
    }

    /// The first instant in the range.
    #[must_use]
    pub const fn from(self) -> Timestamp {
        self.from
    }

    /// The first instant after the range.
    #[must_use]
    pub const fn until(self) -> Timestamp {
        self.until
    }

    /// Whether the two have an instant in common. Ranges that only touch have none.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }

    /// Whether every instant of `other` is in this range.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: i64, until: i64) -> TimeRange {
        let at = |second| Timestamp::from_second(second).unwrap();
        TimeRange::new(at(from), at(until)).unwrap()
    }

    #[test]
    fn ranges_that_touch_do_not_overlap() {
        assert!(!range(0, 10).overlaps(range(10, 20)));
        assert!(range(0, 11).overlaps(range(10, 20)));
        assert!(range(0, 30).overlaps(range(10, 20)));
    }

    #[test]
    fn an_empty_range_is_refused() {
        let at = Timestamp::from_second(5).unwrap();
        assert_eq!(TimeRange::new(at, at), Err(TimeRangeError));
    }
}
