//! When the practice is open on certain days.

use domain::{ClosedFor, OpenPeriod};
use jiff::civil::{Date, Time};

use super::spoken;
use crate::open_days::{OpenDay, Opening};
use crate::wording::capitalised;

/// "Nous sommes ouverts le vendredi 27 novembre de 9 h à midi et de 13 h à 17 h"
pub(super) fn on(day: &OpenDay, today: Date) -> String {
    match &day.opening {
        Opening::In(periods) => match spoken::near(day.date, today) {
            Some(near) => format!("{}, nous sommes ouverts {}", capitalised(near), said(periods)),
            None => format!("Nous sommes ouverts {} {}", spoken::date(day.date), said(periods)),
        },
        Opening::Never(why) => capitalised(&closed_on(day.date, *why, today)),
    }
}

/// "nous sommes fermés le samedi 28 novembre", "nous sommes fermés aujourd'hui"
pub(super) fn closed_on(date: Date, why: ClosedFor, today: Date) -> String {
    if date == today {
        format!("nous sommes fermés aujourd'hui{}", because(why))
    } else {
        format!("nous sommes fermés {}{}", spoken::day(date, today), because(why))
    }
}

/// "Oui, nous sommes ouverts le vendredi 27 novembre à 10 h"
pub(super) fn at(date: Date, time: Time, is_open: bool, today: Date) -> String {
    let when = spoken::moment(date.to_datetime(time), today);
    if is_open {
        format!("Oui, nous sommes ouverts {when}")
    } else {
        format!("Non, nous ne sommes pas ouverts {when}")
    }
}

/// "Nous sommes fermés du jeudi 24 décembre au lundi 28 décembre"
pub(super) fn closed_from(first: Date, last: Date, why: ClosedFor, today: Date) -> String {
    if first == last {
        return capitalised(&closed_on(first, why, today));
    }
    let (first, last) = (spoken::bare_date(first), spoken::bare_date(last));
    let because = match why {
        ClosedFor::Holiday => ", ce sont des jours fériés",
        ClosedFor::TheDay | ClosedFor::Lunch | ClosedFor::Closure => "",
    };
    format!("Nous sommes fermés du {first} au {last}{because}")
}

fn because(why: ClosedFor) -> &'static str {
    match why {
        ClosedFor::Holiday => ", c'est un jour férié",
        ClosedFor::TheDay | ClosedFor::Lunch | ClosedFor::Closure => "",
    }
}

/// "de 9 h à midi et de 13 h à 17 h"
fn said(periods: &[OpenPeriod]) -> String {
    let said = periods
        .iter()
        .map(|it| format!("de {} à {}", spoken::time(it.opens), spoken::time(it.closes)));
    spoken::list(&said.collect::<Vec<_>>(), "et")
}
