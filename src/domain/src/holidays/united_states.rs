//! The United States: the federal holidays, and those that some states keep besides.
//!
//! Source: 5 U.S.C. § 6103, with the days on which federal offices are closed for a holiday at the
//! weekend. Of the states only days are here on which most of the state is closed, by their codes:
//! AK § 44.12, DC § 28-2701, HI § 8-1, LA R.S. 1:55, MA c. 4 § 7, ME 4 § 1051, NE § 62-301, NV
//! § 236.015, RI § 25-1-1, UT § 63G-1-301, VT 1 § 371, WV § 2-2-1. Federal holidays that a state does
//! not keep itself, such as Columbus Day in many, count all the same.

use jiff::civil::Weekday::{Friday, Monday, Thursday, Tuesday};

use super::Moved::ToNearest;
use super::Rule;
use super::When::{Easter, Fixed, Last, Nth};

pub(super) const RULES: &[Rule] = &[
    Rule::new("New Year's Day", Fixed(1, 1)).moved(ToNearest),
    Rule::new("Birthday of Martin Luther King, Jr.", Nth(3, Monday, 1, 0)),
    Rule::new("Washington's Birthday", Nth(3, Monday, 2, 0)),
    Rule::new("Mardi Gras", Easter(-47)).only_in(&["LA"]),
    Rule::new("Town Meeting Day", Nth(1, Tuesday, 3, 0)).only_in(&["VT"]),
    Rule::new("Prince Kuhio Day", Fixed(3, 26)).moved(ToNearest).only_in(&["HI"]),
    Rule::new("Seward's Day", Last(Monday, 3, 0)).only_in(&["AK"]),
    Rule::new("Good Friday", Easter(-2)).only_in(&["HI", "LA"]),
    Rule::new("Emancipation Day", Fixed(4, 16)).moved(ToNearest).only_in(&["DC"]),
    Rule::new("Patriots' Day", Nth(3, Monday, 4, 0)).only_in(&["MA", "ME"]),
    Rule::new("Arbor Day", Last(Friday, 4, 0)).only_in(&["NE"]),
    Rule::new("Memorial Day", Last(Monday, 5, 0)),
    Rule::new("King Kamehameha I Day", Fixed(6, 11)).moved(ToNearest).only_in(&["HI"]),
    Rule::new("Juneteenth National Independence Day", Fixed(6, 19)).moved(ToNearest),
    Rule::new("West Virginia Day", Fixed(6, 20)).moved(ToNearest).only_in(&["WV"]),
    Rule::new("Independence Day", Fixed(7, 4)).moved(ToNearest),
    Rule::new("Pioneer Day", Fixed(7, 24)).moved(ToNearest).only_in(&["UT"]),
    Rule::new("Victory Day", Nth(2, Monday, 8, 0)).only_in(&["RI"]),
    Rule::new("Bennington Battle Day", Fixed(8, 16)).moved(ToNearest).only_in(&["VT"]),
    Rule::new("Statehood Day", Nth(3, Friday, 8, 0)).only_in(&["HI"]),
    Rule::new("Labor Day", Nth(1, Monday, 9, 0)),
    Rule::new("Columbus Day", Nth(2, Monday, 10, 0)),
    Rule::new("Alaska Day", Fixed(10, 18)).moved(ToNearest).only_in(&["AK"]),
    Rule::new("Nevada Day", Last(Friday, 10, 0)).only_in(&["NV"]),
    Rule::new("Veterans Day", Fixed(11, 11)).moved(ToNearest),
    Rule::new("Thanksgiving Day", Nth(4, Thursday, 11, 0)),
    Rule::new("Family Day", Nth(4, Thursday, 11, 1)).only_in(&["NV"]),
    Rule::new("Christmas Day", Fixed(12, 25)).moved(ToNearest),
];
