//! Two processes on one database, writing groups of the same calls and slots crosswise.

use std::collections::BTreeMap;

use domain::Seats;
use ports::{Entry, Fate, Journal};

use crate::steps::{MAPLE, call, hold, practice, shared, slot, with_two_stores};

/// Groups that two stores write at once; every group is a chance to deadlock.
const GROUPS: u32 = 40;
const CALLS: u32 = 16;

#[test]
fn groups_of_two_processes_neither_deadlock_nor_double() {
    with_two_stores("groups_of_two_processes_neither_deadlock_nor_double", async |here, there| {
        let maple = practice(&here, MAPLE).await;
        let (mut winners, mut holders) = (BTreeMap::new(), BTreeMap::new());
        for round in 0..GROUPS {
            // The same steps in opposite orders: each wants a slot that another one of its group,
            // and of the other process's, wants too.
            let steps: Vec<Entry> = (0..CALLS)
                .map(|number| {
                    let quarter = jiff::SignedDuration::from_mins(i64::from(15 * (number / 4)));
                    let mut request = slot(&maple, (number % 2) as usize, "2026-11-23T15:00:00Z");
                    request.slot.starts_at += quarter
                        + jiff::SignedDuration::from_hours(24) * i32::try_from(round).unwrap();
                    request.slot.ends_at += quarter
                        + jiff::SignedDuration::from_hours(24) * i32::try_from(round).unwrap();
                    hold(&maple, call(round * CALLS + number), 0, request, &[Seats::ONLY])
                })
                .collect();
            let reversed: Vec<Entry> = steps.iter().rev().cloned().collect();
            let (one, two) = (shared(&steps), shared(&reversed));
            let (one, two) = tokio::join!(here.append(&one), there.append(&two));
            let one = steps.iter().zip(one.unwrap());
            let two = reversed.iter().zip(two.unwrap());
            for (entry, written) in one.chain(two) {
                if written.fate != Fate::Fenced {
                    *winners.entry(entry.call).or_insert(0) += 1;
                }
                if written.fate == Fate::Won {
                    let ports::Change::Hold { hold, .. } = &entry.change else { panic!("a hold") };
                    let slot = hold.request.slot;
                    holders
                        .entry((slot.provider, slot.starts_at))
                        .or_insert_with(Vec::new)
                        .push(slot);
                }
            }
        }
        assert_eq!(winners.len(), (GROUPS * CALLS) as usize);
        assert!(winners.values().all(|&times| times == 1), "a step was taken twice");
        assert!(holders.values().all(|slots| slots.len() == 1), "a slot was held twice");
        assert!(!holders.is_empty());
    });
}
