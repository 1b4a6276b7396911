//! Ranges of time in order, for questions that are mostly asked in order too.

use domain::TimeRange;
use jiff::Timestamp;

/// Ranges that each begin and end later than the one before, with a bookmark: a question a little
/// later than the last one is answered in a step or two, however many ranges there are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ordered {
    ranges: Vec<TimeRange>,
    /// How many were over at the instant that was last asked about.
    over: usize,
}

impl Ordered {
    /// The ranges, which come in order of beginning, without those that lie within one before them.
    pub(crate) fn of(ranges: impl Iterator<Item = TimeRange>) -> Self {
        let mut kept: Vec<TimeRange> = Vec::new();
        for range in ranges {
            if kept.last().is_none_or(|last| last.until() < range.until()) {
                kept.push(range);
            }
        }
        Self { ranges: kept, over: 0 }
    }

    /// The ranges in any order, with those that overlap or touch made one.
    pub(crate) fn joined(mut ranges: Vec<TimeRange>) -> Self {
        ranges.sort_unstable_by_key(|range| range.from());
        ranges.dedup_by(|range, last| {
            let both = union(*last, *range);
            *last = both.unwrap_or(*last);
            both.is_some()
        });
        Self { ranges, over: 0 }
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[TimeRange] {
        &self.ranges
    }

    /// Those that end after an instant.
    pub(crate) fn after(&mut self, at: Timestamp) -> &[TimeRange] {
        while self.over > 0 && self.ranges.get(self.over - 1).is_some_and(|it| it.until() > at) {
            self.over -= 1;
        }
        while self.ranges.get(self.over).is_some_and(|it| it.until() <= at) {
            self.over += 1;
        }
        self.ranges.get(self.over..).unwrap_or_default()
    }
}

/// Puts a range behind others that are to be joined. Those of a book come in order mostly, and when
/// it is full they touch: then there is little left to join.
pub(crate) fn add(ranges: &mut Vec<TimeRange>, range: TimeRange) {
    let last = ranges.last_mut();
    match last.and_then(|last| Some((union(*last, range)?, last))) {
        Some((both, last)) => *last = both,
        None => ranges.push(range),
    }
}

/// Both as one, when the other does not begin before the one and they overlap or touch.
fn union(one: TimeRange, other: TimeRange) -> Option<TimeRange> {
    let is_one = one.from() <= other.from() && other.from() <= one.until();
    let union = TimeRange::new(one.from(), one.until().max(other.until()));
    union.ok().filter(|_| is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(60 * minute).unwrap()
    }

    fn range(from: i64, until: i64) -> TimeRange {
        TimeRange::new(at(from), at(until)).unwrap()
    }

    #[test]
    fn what_overlaps_or_touches_is_joined() {
        let ranges = [(25, 40), (0, 30), (10, 20), (60, 70), (40, 50)];
        let joined = Ordered::joined(ranges.map(|(from, until)| range(from, until)).into());
        assert_eq!(joined.all(), [range(0, 50), range(60, 70)]);
        let mut added = Vec::new();
        for (from, until) in ranges {
            add(&mut added, range(from, until));
        }
        assert_eq!(Ordered::joined(added).all(), joined.all());
    }

    #[test]
    fn what_lies_within_an_earlier_one_is_left_out() {
        let ordered = Ordered::of([range(0, 50), range(10, 20), range(40, 60)].into_iter());
        assert_eq!(ordered.all(), [range(0, 50), range(40, 60)]);
    }

    #[test]
    fn the_bookmark_goes_back_too() {
        let mut ordered = Ordered::of((0..9).map(|number| range(10 * number, 10 * number + 5)));
        for minute in [0, 4, 5, 7, 80, 84, 85, 200, 12, -5, 43, 42, 90] {
            let expected: Vec<_> =
                ordered.all().iter().copied().filter(|range| range.until() > at(minute)).collect();
            assert_eq!(ordered.after(at(minute)), expected);
        }
    }
}
