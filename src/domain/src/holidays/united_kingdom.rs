//! The United Kingdom: bank holidays, and the days of custom beside them.
//!
//! Sources: Banking and Financial Dealings Act 1971, schedule 1, and the yearly proclamations under
//! it; St Andrew's Day Bank Holiday (Scotland) Act 2007; substitute days as the government publishes
//! them (gov.uk/bank-holidays). Easter Monday is none in Scotland, and the summer's is the first
//! Monday of August there. Days that councils in Scotland keep instead are left out.

use jiff::civil::Weekday::Monday;

use super::Moved::FromWeekend;
use super::Rule;
use super::When::{Easter, Fixed, Last, Nth, Once};

pub(super) const RULES: &[Rule] = &[
    Rule::new("New Year's Day", Fixed(1, 1)).moved(FromWeekend),
    Rule::new("2 January", Fixed(1, 2)).moved(FromWeekend).only_in(&["SCT"]),
    Rule::new("St Patrick's Day", Fixed(3, 17)).moved(FromWeekend).only_in(&["NIR"]),
    Rule::new("Good Friday", Easter(-2)),
    Rule::new("Easter Monday", Easter(1)).only_in(&["ENG", "WLS", "NIR"]),
    Rule::new("Early May bank holiday", Nth(1, Monday, 5, 0)),
    Rule::new("Spring bank holiday", Last(Monday, 5, 0)),
    Rule::new("World Cup bank holiday", Once(2026, 6, 15)).only_in(&["SCT"]),
    Rule::new("Battle of the Boyne", Fixed(7, 12)).moved(FromWeekend).only_in(&["NIR"]),
    Rule::new("Summer bank holiday", Nth(1, Monday, 8, 0)).only_in(&["SCT"]),
    Rule::new("Summer bank holiday", Last(Monday, 8, 0)).only_in(&["ENG", "WLS", "NIR"]),
    Rule::new("St Andrew's Day", Fixed(11, 30)).moved(FromWeekend).only_in(&["SCT"]),
    Rule::new("Christmas Day", Fixed(12, 25)).moved(FromWeekend),
    Rule::new("Boxing Day", Fixed(12, 26)).moved(FromWeekend),
];
