//! Calendars as the governments publish them.

use jiff::civil::date;

use super::*;

fn region(name: &str) -> Option<Region> {
    (!name.is_empty()).then(|| name.parse().unwrap())
}

fn kept(country: Country, name: &str, date: Date) -> Option<PublicHoliday> {
    public_holiday(country, region(name).as_ref(), date)
}

fn days(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(move |day| day.year() == year)
}

/// The days from Monday to Friday of a year on which there is a holiday, as `1/1 2/16`.
fn workdays_off(country: Country, name: &str, year: i16) -> String {
    let is_workday = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let off = days(year).filter(is_workday).filter(|day| kept(country, name, *day).is_some());
    off.map(|day| format!("{}/{}", day.month(), day.day())).collect::<Vec<_>>().join(" ")
}

fn check(country: Country, years: &[(&str, i16, &str)]) {
    for (region, year, expected) in years {
        assert_eq!(workdays_off(country, region, *year), *expected, "{region} {year}");
    }
}

#[test]
fn the_provinces_of_canada_differ() {
    check(
        Country::Canada,
        &[
            ("", 2026, "1/1 4/3 7/1 9/7 12/25"),
            ("AB", 2026, "1/1 2/16 4/3 5/18 7/1 9/7 10/12 11/11 12/25"),
            ("BC", 2026, "1/1 2/16 4/3 5/18 7/1 8/3 9/7 9/30 10/12 11/11 12/25"),
            ("MB", 2026, "1/1 2/16 4/3 5/18 7/1 9/7 9/30 10/12 11/11 12/25"),
            ("NB", 2026, "1/1 2/16 4/3 7/1 8/3 9/7 11/11 12/25"),
            ("NL", 2026, "1/1 4/3 7/1 9/7 11/11 12/25"),
            ("NS", 2026, "1/1 2/16 4/3 7/1 9/7 11/11 12/25"),
            ("NT", 2026, "1/1 4/3 5/18 7/1 8/3 9/7 9/30 10/12 11/11 12/25"),
            ("NU", 2026, "1/1 4/3 5/18 7/1 7/9 8/3 9/7 9/30 10/12 11/11 12/25"),
            ("ON", 2026, "1/1 2/16 4/3 5/18 7/1 9/7 10/12 12/25"),
            ("PE", 2026, "1/1 2/16 4/3 7/1 9/7 9/30 11/11 12/25"),
            ("QC", 2026, "1/1 4/3 5/18 6/24 7/1 9/7 10/12 12/25"),
            ("SK", 2026, "1/1 2/16 4/3 5/18 7/1 8/3 9/7 10/12 11/11 12/25"),
            ("YT", 2026, "1/1 4/3 5/18 7/1 8/17 9/7 9/30 10/12 11/11 12/25"),
            ("AB", 2027, "1/1 2/15 3/26 5/24 7/1 9/6 10/11 11/11"),
            ("QC", 2027, "1/1 3/26 5/24 6/24 7/1 9/6 10/11"),
            ("YT", 2027, "1/1 3/26 5/24 6/21 7/1 8/16 9/6 9/30 10/11 11/11"),
            ("ON", 2028, "2/21 4/14 5/22 9/4 10/9 12/25 12/26"),
            ("BC", 2028, "2/21 4/14 5/22 8/7 9/4 10/9 12/25"),
        ],
    );
    let name = |region, date| kept(Country::Canada, region, date).map(|it| it.name);
    assert_eq!(name("MB", date(2026, 2, 16)), Some("Louis Riel Day"));
    assert_eq!(name("QC", date(2026, 5, 18)), Some("National Patriots' Day"));
    assert_eq!(name("NL", date(2026, 7, 1)), Some("Memorial Day"));
    assert_eq!(name("ON", date(2026, 12, 26)), Some("Boxing Day"));
    assert_eq!(name("AB", date(2026, 12, 26)), None);
}

#[test]
fn a_sunday_is_made_up_for_where_canadian_law_names_the_day() {
    let canada_day = Some(PublicHoliday { name: "Canada Day", of: date(2029, 7, 1) });
    for region in ["", "AB", "ON", "SK"] {
        assert_eq!(kept(Country::Canada, region, date(2029, 7, 2)), canada_day, "{region}");
    }
    // A Saturday is not.
    assert_eq!(kept(Country::Canada, "AB", date(2028, 7, 3)), None);
    let national = Some(PublicHoliday { name: "National Holiday", of: date(2029, 6, 24) });
    assert_eq!(kept(Country::Canada, "QC", date(2029, 6, 25)), national);
    let remembrance = Some(PublicHoliday { name: "Remembrance Day", of: date(2029, 11, 11) });
    assert_eq!(kept(Country::Canada, "SK", date(2029, 11, 12)), remembrance);
    assert_eq!(kept(Country::Canada, "AB", date(2029, 11, 12)), None);
}

#[test]
fn federal_offices_close_on_the_nearest_workday() {
    check(
        Country::UnitedStates,
        &[
            ("", 2026, "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25"),
            ("", 2027, "1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24 12/31"),
            ("", 2028, "1/17 2/21 5/29 6/19 7/4 9/4 10/9 11/10 11/23 12/25"),
            ("CO", 2026, "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25"),
            ("MA", 2026, "1/1 1/19 2/16 4/20 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25"),
            ("UT", 2027, "1/1 1/18 2/15 5/31 6/18 7/5 7/23 9/6 10/11 11/11 11/25 12/24 12/31"),
            ("NV", 2026, "1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 10/30 11/11 11/26 11/27 12/25"),
            ("DC", 2028, "1/17 2/21 4/17 5/29 6/19 7/4 9/4 10/9 11/10 11/23 12/25"),
        ],
    );
    let new_year = PublicHoliday { name: "New Year's Day", of: date(2028, 1, 1) };
    assert_eq!(kept(Country::UnitedStates, "", date(2027, 12, 31)), Some(new_year));
}

#[test]
fn each_part_of_the_united_kingdom_has_its_bank_holidays_and_substitutes() {
    check(
        Country::UnitedKingdom,
        &[
            ("ENG", 2026, "1/1 4/3 4/6 5/4 5/25 8/31 12/25 12/28"),
            ("ENG", 2027, "1/1 3/26 3/29 5/3 5/31 8/30 12/27 12/28"),
            ("ENG", 2028, "1/3 4/14 4/17 5/1 5/29 8/28 12/25 12/26"),
            ("WLS", 2028, "1/3 4/14 4/17 5/1 5/29 8/28 12/25 12/26"),
            ("SCT", 2026, "1/1 1/2 4/3 5/4 5/25 6/15 8/3 11/30 12/25 12/28"),
            ("SCT", 2027, "1/1 1/4 3/26 5/3 5/31 8/2 11/30 12/27 12/28"),
            ("SCT", 2028, "1/3 1/4 4/14 5/1 5/29 8/7 11/30 12/25 12/26"),
            ("NIR", 2026, "1/1 3/17 4/3 4/6 5/4 5/25 7/13 8/31 12/25 12/28"),
            ("NIR", 2027, "1/1 3/17 3/26 3/29 5/3 5/31 7/12 8/30 12/27 12/28"),
            ("NIR", 2028, "1/3 3/17 4/14 4/17 5/1 5/29 7/12 8/28 12/25 12/26"),
            ("", 2026, "1/1 4/3 5/4 5/25 12/25 12/28"),
        ],
    );
    let of = |date| kept(Country::UnitedKingdom, "ENG", date).map(|it| (it.name, it.of.day()));
    assert_eq!(of(date(2027, 12, 27)), Some(("Christmas Day", 25)));
    assert_eq!(of(date(2027, 12, 28)), Some(("Boxing Day", 26)));
    // When Christmas is the Sunday, Boxing Day keeps the Monday.
    assert_eq!(of(date(2022, 12, 26)), Some(("Boxing Day", 26)));
    assert_eq!(of(date(2022, 12, 27)), Some(("Christmas Day", 25)));
    assert_eq!(of(date(2022, 12, 28)), None);
}

#[test]
fn the_states_of_australia_differ() {
    check(
        Country::Australia,
        &[
            ("", 2026, "1/1 1/26 4/3 4/6 12/25 12/28"),
            ("ACT", 2026, "1/1 1/26 3/9 4/3 4/6 4/27 6/1 6/8 10/5 12/25 12/28"),
            ("NSW", 2026, "1/1 1/26 4/3 4/6 4/27 6/8 10/5 12/25 12/28"),
            ("NT", 2026, "1/1 1/26 4/3 4/6 5/4 6/8 8/3 12/25 12/28"),
            ("QLD", 2026, "1/1 1/26 4/3 4/6 5/4 10/5 12/25 12/28"),
            ("SA", 2026, "1/1 1/26 3/9 4/3 4/6 6/8 10/5 12/25 12/28"),
            ("TAS", 2026, "1/1 1/26 3/9 4/3 4/6 6/8 12/25 12/28"),
            ("VIC", 2026, "1/1 1/26 3/9 4/3 4/6 6/8 9/25 11/3 12/25 12/28"),
            ("WA", 2026, "1/1 1/26 3/2 4/3 4/6 4/27 6/1 9/28 12/25 12/28"),
            ("NSW", 2027, "1/1 1/26 3/26 3/29 4/26 6/14 10/4 12/27 12/28"),
            ("QLD", 2027, "1/1 1/26 3/26 3/29 4/26 5/3 10/4 12/27 12/28"),
            ("SA", 2027, "1/1 1/26 3/8 3/26 3/29 6/14 10/4 12/27 12/28"),
            ("VIC", 2027, "1/1 1/26 3/8 3/26 3/29 6/14 9/24 11/2 12/27 12/28"),
            ("ACT", 2028, "1/3 1/26 3/13 4/14 4/17 4/25 5/29 6/12 10/2 12/25 12/26"),
        ],
    );
    let name = |region, date| kept(Country::Australia, region, date).map(|it| it.name);
    assert_eq!(name("NSW", date(2026, 4, 4)), Some("Easter Saturday"));
    assert_eq!(name("TAS", date(2026, 4, 4)), None);
    assert_eq!(name("SA", date(2026, 12, 28)), Some("Proclamation Day"));
}

#[test]
fn the_day_itself_stays_a_holiday_at_the_weekend() {
    let sunday = date(2027, 7, 4);
    let day = PublicHoliday { name: "Independence Day", of: sunday };
    assert_eq!(kept(Country::UnitedStates, "", sunday), Some(day));
    assert_eq!(kept(Country::UnitedStates, "", date(2027, 7, 5)), Some(day));
}

#[test]
fn a_region_that_the_country_does_not_have_keeps_what_everybody_keeps() {
    let off = |region| workdays_off(Country::Canada, region, 2027);
    assert_eq!(off("NSW"), off(""));
}

#[test]
fn movable_feasts_are_computed() {
    for (year, month, day) in
        [(2026, 4, 5), (2027, 3, 28), (2000, 4, 23), (2038, 4, 25), (2285, 3, 22)]
    {
        assert_eq!(easter(year), Some(date(year, month, day)));
    }
}

#[test]
fn the_ends_of_the_calendar_are_no_trouble() {
    for country in
        [Country::Canada, Country::UnitedStates, Country::UnitedKingdom, Country::Australia]
    {
        assert_eq!(kept(country, "", Date::MAX), None);
        assert_ne!(kept(country, "", date(9999, 1, 1)), None);
        let _ = kept(country, "", Date::MIN);
    }
}
