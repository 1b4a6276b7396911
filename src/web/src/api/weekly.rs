//! The hours of a week as the API takes and shows them.

use domain::{OpenPeriod, WeeklyHours};
use jiff::civil::{Time, Weekday};
use ports::registers::MOST_PERIODS;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fields::Fields;
use super::kept::most;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// One stretch of a week, by the clock on the wall. One that does not close after it opens closes on
/// the next day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WeekPeriod {
    /// By ISO 8601: Monday is 1.
    #[schema(minimum = 1, maximum = 7)]
    weekday: i8,
    /// When it begins.
    #[schema(example = "09:00")]
    opens: String,
    /// When it ends.
    #[schema(example = "17:00")]
    closes: String,
}

/// The periods of a week, in order.
pub(super) fn shown(hours: &WeeklyHours) -> Vec<WeekPeriod> {
    let days = (1_i8..).zip(WEEK);
    let periods = days.flat_map(|(number, day)| hours.on(day).iter().map(move |it| (number, it)));
    periods
        .map(|(weekday, period)| WeekPeriod {
            weekday,
            opens: wall(period.opens),
            closes: wall(period.closes),
        })
        .collect()
}

/// `09:00`, with seconds only where there are any.
fn wall(time: Time) -> String {
    let text = format!("{:02}:{:02}", time.hour(), time.minute());
    if time.second() == 0 { text } else { format!("{text}:{:02}", time.second()) }
}

/// Reads the periods of a week: at least one, so many at most, and apart.
pub(super) fn read(
    fields: &mut Fields,
    field: &str,
    periods: &[WeekPeriod],
) -> Option<WeeklyHours> {
    fields.need(!periods.is_empty(), field, "At least one period.");
    most(fields, field, periods.len(), MOST_PERIODS);
    let mut week = Vec::with_capacity(periods.len());
    for (at, period) in periods.iter().enumerate() {
        let weekday = Weekday::from_monday_one_offset(period.weekday).ok();
        fields.need(weekday.is_some(), &format!("{field}[{at}].weekday"), "From 1 to 7.");
        let right = "A time of day, such as 09:00.";
        let mut time = |name: &str, text: &str| -> Option<Time> {
            fields.parse(&format!("{field}[{at}].{name}"), text, right)
        };
        let (opens, closes) = (time("opens", &period.opens), time("closes", &period.closes));
        if let (Some(weekday), Some(opens), Some(closes)) = (weekday, opens, closes) {
            week.push((weekday, OpenPeriod { opens, closes }));
        }
    }
    let week = WeeklyHours::new(week);
    fields.need(week.is_ok(), field, "Periods of one day that do not overlap.");
    week.ok()
}
