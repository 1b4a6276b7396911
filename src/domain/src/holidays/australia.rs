//! Australia: the public holidays of the states and territories.
//!
//! Sources: Holidays Act 1958 (ACT), Public Holidays Act 2010 (NSW), Public Holidays Act 1981 (NT),
//! Holidays Act 1983 (QLD), Public Holidays Act 2023 (SA), Statutory Holidays Act 2000 (TAS), Public
//! Holidays Act 1993 (VIC), Public and Bank Holidays Act 1972 (WA), with the days that New South Wales
//! has declared for the Anzac Days of 2026 and 2027.
//!
//! Proclaimed each year, and here on the day on which they usually are: the King's Birthday of
//! Western Australia, and the Friday before the last Saturday of September, on which the football
//! final of Victoria is played. A bill of 2025 would give Western Australia another calendar from
//! 2028 on; it is not followed. Evenings, shows and regattas are left out.

use jiff::civil::Weekday::{Monday, Saturday, Tuesday};

use super::Moved::{FromSunday, FromWeekend};
use super::Rule;
use super::When::{Easter, Fixed, From, Last, Nth, Once};

/// Of two rules for one day the first that the region keeps counts.
pub(super) const RULES: &[Rule] = &[
    Rule::new("New Year's Day", Fixed(1, 1)).moved(FromWeekend),
    Rule::new("Australia Day", Fixed(1, 26)).moved(FromWeekend),
    Rule::new("Labour Day", Nth(1, Monday, 3, 0)).only_in(&["WA"]),
    Rule::new("Canberra Day", Nth(2, Monday, 3, 0)).only_in(&["ACT"]),
    Rule::new("Adelaide Cup Day", Nth(2, Monday, 3, 0)).only_in(&["SA"]),
    Rule::new("Eight Hours Day", Nth(2, Monday, 3, 0)).only_in(&["TAS"]),
    Rule::new("Labour Day", Nth(2, Monday, 3, 0)).only_in(&["VIC"]),
    Rule::new("Good Friday", Easter(-2)),
    Rule::new("Easter Saturday", Easter(-1)).only_in(&["ACT", "NSW", "NT", "QLD", "SA", "VIC"]),
    // In Tasmania only from 2027 on.
    Rule::new("Easter Sunday", Easter(0)),
    Rule::new("Easter Monday", Easter(1)),
    Rule::new("Anzac Day", Fixed(4, 25)).moved(FromWeekend).only_in(&["ACT", "WA"]),
    Rule::new("Anzac Day", Fixed(4, 25)).moved(FromSunday).only_in(&["NT", "QLD"]),
    Rule::new("Anzac Day", Fixed(4, 25)),
    Rule::new("Additional day for Anzac Day", Once(2026, 4, 27)).only_in(&["NSW"]),
    Rule::new("Additional day for Anzac Day", Once(2027, 4, 26)).only_in(&["NSW"]),
    Rule::new("May Day", Nth(1, Monday, 5, 0)).only_in(&["NT"]),
    Rule::new("Labour Day", Nth(1, Monday, 5, 0)).only_in(&["QLD"]),
    Rule::new("Reconciliation Day", From(Monday, 5, 27)).only_in(&["ACT"]),
    Rule::new("Western Australia Day", Nth(1, Monday, 6, 0)).only_in(&["WA"]),
    Rule::new("King's Birthday", Nth(2, Monday, 6, 0))
        .only_in(&["ACT", "NSW", "NT", "SA", "TAS", "VIC"]),
    Rule::new("Picnic Day", Nth(1, Monday, 8, 0)).only_in(&["NT"]),
    Rule::new("King's Birthday", Last(Monday, 9, 0)).only_in(&["WA"]),
    Rule::new("Friday before the AFL Grand Final", Last(Saturday, 9, -1)).only_in(&["VIC"]),
    Rule::new("King's Birthday", Nth(1, Monday, 10, 0)).only_in(&["QLD"]),
    Rule::new("Labour Day", Nth(1, Monday, 10, 0)).only_in(&["ACT", "NSW", "SA"]),
    Rule::new("Melbourne Cup Day", Nth(1, Tuesday, 11, 0)).only_in(&["VIC"]),
    Rule::new("Christmas Day", Fixed(12, 25)).moved(FromWeekend),
    Rule::new("Proclamation Day", Fixed(12, 26)).moved(FromWeekend).only_in(&["SA"]),
    Rule::new("Boxing Day", Fixed(12, 26)).moved(FromWeekend),
];
