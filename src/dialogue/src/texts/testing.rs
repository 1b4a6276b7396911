//! A practice, a customer and an appointment to try texts with.

use std::collections::BTreeMap;

use domain::{AppointmentId, FrontDesk, Language};
use jiff::civil::date;
use uuid::Uuid;

use super::{Addressee, Agreed, Sender, Standing};

pub(super) fn sender() -> Sender {
    Sender {
        name: "Maple Dental".into(),
        number: "+15875550100".parse().unwrap(),
        language: Language::English,
        texts: FrontDesk::default().texts,
    }
}

pub(super) fn sarah() -> Addressee {
    Addressee { number: "+14032661234".parse().unwrap(), language: None, consents: true }
}

/// A cleaning at a time on the wall in Edmonton, in November 2026.
pub(super) fn cleaning(day: i8, hour: i8, minute: i8) -> Agreed {
    cleaning_on(date(2026, 11, day), hour, minute)
}

pub(super) fn cleaning_on(day: jiff::civil::Date, hour: i8, minute: i8) -> Agreed {
    let zone = jiff::tz::TimeZone::get("America/Edmonton").unwrap();
    let wall = day.at(hour, minute, 0, 0);
    Agreed {
        id: AppointmentId::new(Uuid::from_u128(1)),
        version: 1,
        service: "cleaning".into(),
        names: BTreeMap::new(),
        provider: "Dr. Amira Khan".into(),
        starts_at: zone.to_timestamp(wall).unwrap(),
        wall,
        zone,
        standing: Standing::Booked,
    }
}
