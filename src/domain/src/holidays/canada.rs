//! Canada: the holidays of the provinces' employment standards.
//!
//! Sources: Holidays Act, R.S.C. 1985, c. H-5 (a Canada Day that is a Sunday is kept on the Monday);
//! Employment Standards Code (AB, R.S.A. 2000, c. E-9, s. 25; MB, C.C.S.M. c. E110);
//! Employment Standards Act (BC, R.S.B.C. 1996, c. 113, s. 1; NB, S.N.B. 1982, c. E-7.2;
//! NT, S.N.W.T. 2007, c. 13; ON, S.O. 2000, c. 41, s. 1; PE, R.S.P.E.I. 1988, c. E-6.2; YT, R.S.Y.
//! 2002, c. 72); Labour Standards Act (NL, R.S.N.L. 1990, c. L-2; NU, R.S.N.W.T. 1988, c. L-1);
//! Labour Standards Code (NS, R.S.N.S. 1989, c. 246, s. 37); Act respecting labour standards and
//! National Holiday Act (QC, CQLR c. N-1.1, s. 60, and F-1.1); Saskatchewan Employment Act (S.S.
//! 2013, c. S-15.1). Remembrance Day is a holiday by an Act of its own in MB and NS.
//!
//! In Quebec the employer chooses between Good Friday and Easter Monday; the former is meant.

use jiff::civil::Weekday::Monday;

use super::Moved::FromSunday;
use super::Rule;
use super::When::{Easter, Fixed, From, Nth};

/// Of two rules for one day the first that the region keeps counts.
pub(super) const RULES: &[Rule] = &[
    Rule::new("New Year's Day", Fixed(1, 1)).moved(FromSunday).only_in(&["SK"]),
    Rule::new("New Year's Day", Fixed(1, 1)),
    Rule::new("Family Day", Nth(3, Monday, 2, 0)).only_in(&["AB", "BC", "NB", "ON", "SK"]),
    Rule::new("Louis Riel Day", Nth(3, Monday, 2, 0)).only_in(&["MB"]),
    Rule::new("Heritage Day", Nth(3, Monday, 2, 0)).only_in(&["NS"]),
    Rule::new("Islander Day", Nth(3, Monday, 2, 0)).only_in(&["PE"]),
    Rule::new("Good Friday", Easter(-2)),
    // The Monday before 25 May.
    Rule::new("Victoria Day", From(Monday, 5, 18))
        .only_in(&["AB", "BC", "MB", "NT", "NU", "ON", "SK", "YT"]),
    Rule::new("National Patriots' Day", From(Monday, 5, 18)).only_in(&["QC"]),
    Rule::new("National Indigenous Peoples Day", Fixed(6, 21)).only_in(&["NT", "YT"]),
    Rule::new("National Holiday", Fixed(6, 24)).moved(FromSunday).only_in(&["QC"]),
    Rule::new("Memorial Day", Fixed(7, 1)).moved(FromSunday).only_in(&["NL"]),
    Rule::new("Canada Day", Fixed(7, 1)).moved(FromSunday),
    Rule::new("Nunavut Day", Fixed(7, 9)).only_in(&["NU"]),
    Rule::new("British Columbia Day", Nth(1, Monday, 8, 0)).only_in(&["BC"]),
    Rule::new("New Brunswick Day", Nth(1, Monday, 8, 0)).only_in(&["NB"]),
    Rule::new("Saskatchewan Day", Nth(1, Monday, 8, 0)).only_in(&["SK"]),
    Rule::new("Civic Holiday", Nth(1, Monday, 8, 0)).only_in(&["NT", "NU"]),
    Rule::new("Discovery Day", Nth(3, Monday, 8, 0)).only_in(&["YT"]),
    Rule::new("Labour Day", Nth(1, Monday, 9, 0)),
    Rule::new("National Day for Truth and Reconciliation", Fixed(9, 30))
        .only_in(&["BC", "MB", "NT", "NU", "PE", "YT"]),
    Rule::new("Thanksgiving", Nth(2, Monday, 10, 0))
        .only_in(&["AB", "BC", "MB", "NT", "NU", "ON", "QC", "SK", "YT"]),
    Rule::new("Remembrance Day", Fixed(11, 11))
        .only_in(&["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "PE", "YT"]),
    Rule::new("Remembrance Day", Fixed(11, 11)).moved(FromSunday).only_in(&["SK"]),
    Rule::new("Christmas Day", Fixed(12, 25)).moved(FromSunday).only_in(&["SK"]),
    Rule::new("Christmas Day", Fixed(12, 25)),
    Rule::new("Boxing Day", Fixed(12, 26)).only_in(&["ON"]),
];
