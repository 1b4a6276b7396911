//! When the practice is open on certain days.

use domain::{ClosedFor, OpenPeriod};
use jiff::civil::{Date, Time};

use super::spoken;
use crate::open_days::{OpenDay, Opening};
use crate::wording::capitalised;

/// "On Friday, November 27th we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m."
pub(super) fn on(day: &OpenDay) -> String {
    let date = spoken::date(day.date);
    match &day.opening {
        Opening::In(periods) if day.is_today => format!("Today we are open {}", said(periods)),
        Opening::In(periods) => format!("On {date} we are open {}", said(periods)),
        Opening::Never(why) => capitalised(&closed_on(day.date, day.is_today, *why)),
    }
}

/// "we are closed on Saturday, November 28th"
pub(super) fn closed_on(date: Date, is_today: bool, why: ClosedFor) -> String {
    if is_today {
        format!("we are closed today{}", because(why))
    } else {
        format!("we are closed on {}{}", spoken::date(date), because(why))
    }
}

/// "Yes, we are open on Friday, November 27th at 10 a.m."
pub(super) fn at(date: Date, time: Time, is_open: bool) -> String {
    let when = spoken::moment(date.to_datetime(time));
    if is_open {
        format!("Yes, we are open on {when}")
    } else {
        format!("No, we are not open on {when}")
    }
}

/// "We are closed from Thursday, December 24th to Monday, December 28th"
pub(super) fn closed_from(first: Date, last: Date, why: ClosedFor) -> String {
    let first_day = spoken::date(first);
    if first == last {
        return format!("We are closed on {first_day}{}", because(why));
    }
    format!("We are closed from {first_day} to {}{}", spoken::date(last), because(why))
}

fn because(why: ClosedFor) -> &'static str {
    match why {
        ClosedFor::Holiday => " for the holiday",
        ClosedFor::TheDay | ClosedFor::Lunch | ClosedFor::Closure => "",
    }
}

/// "from 9 a.m. to noon and from 1 p.m. to 5 p.m."
fn said(periods: &[OpenPeriod]) -> String {
    let said = periods
        .iter()
        .map(|it| format!("from {} to {}", spoken::time(it.opens), spoken::time(it.closes)));
    spoken::and(&said.collect::<Vec<_>>())
}
