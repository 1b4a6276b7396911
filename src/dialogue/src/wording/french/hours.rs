//! When the practice is open on certain days.

use domain::{ClosedFor, OpenPeriod};
use jiff::civil::{Date, Time};

use super::spoken;
use crate::open_days::{OpenDay, Opening};
use crate::wording::capitalised;

/// "Nous sommes ouverts le vendredi 27 novembre de 9 h à midi et de 13 h à 17 h"
pub(super) fn on(day: &OpenDay) -> String {
    let date = spoken::date(day.date);
    match &day.opening {
        Opening::In(periods) if day.is_today => {
            format!("Aujourd'hui, nous sommes ouverts {}", said(periods))
        }
        Opening::In(periods) => format!("Nous sommes ouverts {date} {}", said(periods)),
        Opening::Never(why) => capitalised(&closed_on(day.date, day.is_today, *why)),
    }
}

/// "nous sommes fermés le samedi 28 novembre"
pub(super) fn closed_on(date: Date, is_today: bool, why: ClosedFor) -> String {
    if is_today {
        format!("nous sommes fermés aujourd'hui{}", because(why))
    } else {
        format!("nous sommes fermés {}{}", spoken::date(date), because(why))
    }
}

/// "Oui, nous sommes ouverts le vendredi 27 novembre à 10 h"
pub(super) fn at(date: Date, time: Time, is_open: bool) -> String {
    let when = spoken::moment(date.to_datetime(time));
    if is_open {
        format!("Oui, nous sommes ouverts {when}")
    } else {
        format!("Non, nous ne sommes pas ouverts {when}")
    }
}

/// "Nous sommes fermés du jeudi 24 décembre au lundi 28 décembre"
pub(super) fn closed_from(first: Date, last: Date, why: ClosedFor) -> String {
    if first == last {
        return format!("Nous sommes fermés {}{}", spoken::date(first), because(why));
    }
    let (first, last) = (spoken::bare_date(first), spoken::bare_date(last));
    format!("Nous sommes fermés du {first} au {last}{}", because(why))
}

fn because(why: ClosedFor) -> &'static str {
    match why {
        ClosedFor::Holiday => " pour le jour férié",
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
