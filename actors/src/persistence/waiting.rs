//! The steps that wait to be written: how many may, and which go together.

use std::collections::{HashSet, VecDeque};

use domain::{CallSid, Seq};
use tokio::time::Instant;

/// Something that waits to be written.
pub(super) struct Waiting<T> {
    /// The key of its row.
    pub(super) key: (CallSid, Seq),
    /// How long it waits.
    pub(super) until: Instant,
    /// With whom it can be written.
    pub(super) company: Company,
    /// What it is.
    pub(super) what: T,
}

/// With whom something can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// With whatever else is there.
    Any,
    /// With nothing: it is an errand, or was in the others' way before.
    Alone,
}

/// What waits, first come first served.
pub(super) struct WaitingList<T> {
    list: VecDeque<Waiting<T>>,
    most: usize,
    group: usize,
}

impl<T> WaitingList<T> {
    /// A list of at most `most`, written in groups of at most `group`.
    pub(super) fn new(most: usize, group: usize) -> Self {
        Self { list: VecDeque::new(), most, group }
    }

    /// Takes its place at the end; comes back when the list is full.
    pub(super) fn push(&mut self, waiting: Waiting<T>) -> Result<(), Waiting<T>> {
        if self.list.len() >= self.most {
            return Err(waiting);
        }
        self.list.push_back(waiting);
        Ok(())
    }

    /// How many wait.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Takes out those who waited too long.
    pub(super) fn take_late(&mut self, now: Instant) -> Vec<T> {
        let mut late = Vec::new();
        // Those who were put back stand before those who came later, so the front is the oldest.
        while self.list.front().is_some_and(|first| first.until <= now) {
            late.extend(self.list.pop_front().map(|waiting| waiting.what));
        }
        late
    }

    /// The next group. No two of it have the same key: the second of a key is written after the
    /// first, and finds its number taken.
    pub(super) fn take_group(&mut self) -> Vec<Waiting<T>> {
        if let Some(first) = self.list.pop_front_if(|first| first.company == Company::Alone) {
            return vec![first];
        }
        let mut keys = HashSet::new();
        let mut group = Vec::new();
        let mut passed_over = VecDeque::new();
        while group.len() < self.group
            && let Some(waiting) = self.list.pop_front()
        {
            if waiting.company == Company::Any && keys.insert(waiting.key) {
                group.push(waiting);
            } else {
                passed_over.push_back(waiting);
            }
        }
        passed_over.append(&mut self.list);
        self.list = passed_over;
        group
    }

    /// Puts back, to the front, what could not be written. It had its place before, so it is not
    /// counted against the limit again.
    pub(super) fn put_back(&mut self, unwritten: Vec<Waiting<T>>) {
        for waiting in unwritten.into_iter().rev() {
            self.list.push_front(waiting);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn waiting(call: u32, seq: u32, until: Instant) -> Waiting<(u32, u32)> {
        let sid: CallSid = format!("CA{call:032x}").parse().unwrap();
        Waiting { key: (sid, Seq(seq)), until, company: Company::Any, what: (call, seq) }
    }

    fn whats(group: Vec<Waiting<(u32, u32)>>) -> Vec<(u32, u32)> {
        group.into_iter().map(|waiting| waiting.what).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn one_too_many_comes_back() {
        let mut list = WaitingList::new(2, 8);
        let now = Instant::now();
        assert!(list.push(waiting(1, 0, now)).is_ok());
        assert!(list.push(waiting(2, 0, now)).is_ok());
        assert_eq!(list.push(waiting(3, 0, now)).err().map(|it| it.what), Some((3, 0)));
    }

    #[tokio::test(start_paused = true)]
    async fn no_two_of_a_group_have_the_same_key_and_nobody_is_lost() {
        let mut list = WaitingList::new(10, 3);
        let now = Instant::now();
        for (call, seq) in [(1, 0), (1, 0), (2, 0), (1, 1), (3, 0), (1, 0)] {
            assert!(list.push(waiting(call, seq, now)).is_ok());
        }
        assert_eq!(whats(list.take_group()), [(1, 0), (2, 0), (1, 1)]);
        assert_eq!(whats(list.take_group()), [(1, 0), (3, 0)]);
        assert_eq!(whats(list.take_group()), [(1, 0)]);
        assert_eq!(whats(list.take_group()), []);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_in_the_way_is_written_alone() {
        let mut list = WaitingList::new(10, 3);
        let now = Instant::now();
        for call in 1..=2 {
            assert!(list.push(waiting(call, 0, now)).is_ok());
        }
        list.put_back(vec![Waiting { company: Company::Alone, ..waiting(3, 0, now) }]);
        assert_eq!(whats(list.take_group()), [(3, 0)]);
        assert_eq!(whats(list.take_group()), [(1, 0), (2, 0)]);
        assert_eq!(whats(list.take_group()), []);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_put_back_goes_first_and_gets_late_first() {
        let mut list = WaitingList::new(10, 2);
        let now = Instant::now();
        let soon = now + Duration::from_secs(1);
        for call in 1..=3 {
            assert!(list.push(waiting(call, 0, soon)).is_ok());
        }
        let group = list.take_group();
        assert!(list.push(waiting(4, 0, soon + Duration::from_secs(1))).is_ok());
        list.put_back(group);
        assert_eq!(list.take_late(now), []);
        assert_eq!(list.take_late(soon), [(1, 0), (2, 0), (3, 0)]);
        assert_eq!(whats(list.take_group()), [(4, 0)]);
    }
}
