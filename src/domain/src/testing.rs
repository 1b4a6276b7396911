//! A practice to try things with, for tests.

use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::{
    BookingRules, Country, FrontDesk, Minutes, OpenPeriod, Practice, PracticeId, PracticeVersion,
    Provider, ProviderId, Service, ServiceId, WeeklyHours,
};

/// The check-up of [`maple_dental`].
pub const CHECK_UP: ServiceId = ServiceId::new(Uuid::from_u128(0x11));
/// The cleaning of [`maple_dental`], 45 minutes.
pub const CLEANING: ServiceId = ServiceId::new(Uuid::from_u128(0x12));
/// The filling of [`maple_dental`], by Dr. Khan alone.
pub const FILLING: ServiceId = ServiceId::new(Uuid::from_u128(0x13));
/// Dr. Amira Khan of [`maple_dental`].
pub const KHAN: ProviderId = ProviderId::new(Uuid::from_u128(0x21));
/// Dr. Luc Tremblay of [`maple_dental`].
pub const TREMBLAY: ProviderId = ProviderId::new(Uuid::from_u128(0x22));

/// A dentist's in Edmonton: Monday to Friday from nine to five with an hour for lunch, two
/// providers, a grid of 15 minutes, an hour's notice, 90 days ahead.
///
/// # Panics
///
/// Never: what it is made of is valid.
#[must_use]
#[expect(clippy::expect_used, reason = "made of literals; a wrong one should fail the test")]
pub fn maple_dental() -> Practice {
    let weekdays =
        [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let period =
        |opens, closes| OpenPeriod { opens: time(opens, 0, 0, 0), closes: time(closes, 0, 0, 0) };
    let periods =
        weekdays.into_iter().flat_map(|day| [(day, period(9, 12)), (day, period(13, 17))]);
    let both = vec![KHAN, TREMBLAY];
    Practice {
        id: PracticeId::new(Uuid::from_u128(1)),
        version: PracticeVersion(1),
        name: "Maple Dental".into(),
        time_zone: TimeZone::get("America/Edmonton").expect("a zone in the compiled-in data"),
        country: Country::Canada,
        region: None,
        keeps_holidays: false,
        hours: WeeklyHours::new(periods).expect("hours without overlap"),
        closures: Vec::new(),
        services: vec![
            service(CHECK_UP, "check-up", &["checkup", "exam"], 30, both.clone()),
            service(CLEANING, "cleaning", &["hygiene"], 45, both),
            service(FILLING, "filling", &[], 60, vec![KHAN]),
        ],
        providers: vec![
            provider(KHAN, "Dr. Amira Khan", &["Doctor Khan", "Khan"]),
            provider(TREMBLAY, "Dr. Luc Tremblay", &["Doctor Tremblay", "Tremblay"]),
        ],
        rooms: Vec::new(),
        rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
        transfer_to: Some("+15875550199".parse().expect("a number")),
        emergency: "If this is an emergency, please hang up and dial 911.".into(),
        desk: FrontDesk { asks_provider: true, ..FrontDesk::default() },
    }
}

fn service(
    id: ServiceId,
    name: &str,
    spoken: &[&str],
    minutes: u16,
    providers: Vec<ProviderId>,
) -> Service {
    let spoken = spoken.iter().map(|&it| it.into()).collect();
    Service { spoken, ..Service::new(id, name, Minutes(minutes), providers) }
}

fn provider(id: ProviderId, name: &str, spoken: &[&str]) -> Provider {
    let spoken = spoken.iter().map(|&it| it.into()).collect();
    Provider { spoken, ..Provider::new(id, name) }
}

/// Eight in the morning of the Monday on which the demo practices are tried, with them open.
#[must_use]
pub fn monday_morning() -> crate::Moment {
    let wall = jiff::civil::date(2026, 11, 23).at(8, 0, 0, 0);
    crate::Moment { wall, presence: crate::Presence::Open }
}
