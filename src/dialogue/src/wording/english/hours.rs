//! When the practice is open on certain days.

use domain::{ClosedFor, OpenPeriod};
use jiff::civil::{Date, Time};

use super::spoken;
use crate::open_days::{OpenDay, Opening};
use crate::wording::capitalised;

/// "On Friday, November 27th we are open from 9 a.m. to noon and from 1 p.m. to 5 p.m."
pub(super) fn on(day: &OpenDay, today: Date) -> String {
    match &day.opening {
        Opening::In(periods) => {
            let date = match spoken::near(day.date, today) {
                Some(near) => near.to_owned(),
                None => format!("on {}", spoken::date(day.date)),
            };
            format!("{} we are open {}", capitalised(&date), said(periods))
        }
        Opening::Never(why) => capitalised(&closed_on(day.date, *why, today)),
    }
}

/// "we are closed on Saturday, November 28th", "we are closed today"
pub(super) fn closed_on(date: Date, why: ClosedFor, today: Date) -> String {
    if date == today {
        format!("we are closed today{}", because(why))
    } else {
        format!("we are closed {}{}", spoken::on(date, today), because(why))
    }
}

/// "Yes, we are open on Friday, November 27th at 10 a.m."
pub(super) fn at(date: Date, time: Time, is_open: bool, today: Date) -> String {
    let when = spoken::moment(date.to_datetime(time), today);
    if is_open { format!("Yes, we are open {when}") } else { format!("No, we are not open {when}") }
}

/// "We are closed from Thursday, December 24th to Monday, December 28th"
pub(super) fn closed_from(first: Date, last: Date, why: ClosedFor, today: Date) -> String {
    if first == last {
        return capitalised(&closed_on(first, why, today));
    }
    let first_day = spoken::date(first);
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
