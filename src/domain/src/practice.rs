//! A practice as a call sees it: one consistent reading of its reference data.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

use crate::{
    Country, FrontDesk, Language, PhoneNumber, PracticeId, ProviderId, Region, RoomId, Seats,
    ServiceId, Vocabulary,
};

/// A business that Bella answers for, with everything that a conversation needs to know of it.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Who it is.
    pub id: PracticeId,
    /// Which reading of the reference data this is.
    pub version: PracticeVersion,
    /// How it names itself on the telephone.
    pub name: String,
    /// Where its clocks are.
    pub time_zone: TimeZone,
    /// How numbers and dates are read.
    pub country: Country,
    /// The province or state that it is in, when it has said so.
    pub region: Option<Region>,
    /// Whether it is closed on the public holidays of its country and region.
    pub keeps_holidays: bool,
    /// When it is open.
    pub hours: WeeklyHours,
    /// Whole days on which it is closed all the same.
    pub closures: Vec<Closure>,
    /// What can be booked, in the order in which it is offered.
    pub services: Vec<Service>,
    /// Who provides it, in the order in which they are offered.
    pub providers: Vec<Provider>,
    /// Rooms and equipment that services need besides a provider, in the order in which they are
    /// given out.
    pub rooms: Vec<Room>,
    /// How far ahead, how late and how finely it books.
    pub rules: BookingRules,
    /// The number of a person who takes over, when there is one.
    pub transfer_to: Option<PhoneNumber>,
    /// What a caller with an emergency hears.
    pub emergency: String,
    /// How it treats those who call.
    pub desk: FrontDesk,
}

/// Rises with every change to a practice's reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PracticeVersion(pub i64);

/// A length of time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(pub u16);

impl Minutes {
    /// The same length as a duration.
    #[must_use]
    pub fn duration(self) -> jiff::SignedDuration {
        jiff::SignedDuration::from_mins(i64::from(self.0))
    }
}

/// Something that can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Which one.
    pub id: ServiceId,
    /// Its name in offers and read-backs: "cleaning".
    pub name: String,
    /// Its names in languages in which it has another one: "nettoyage".
    pub names: BTreeMap<Language, String>,
    /// Other names that callers use for it: "hygiene", "scale and polish".
    pub spoken: Vec<String>,
    /// How long the customer is there.
    pub duration: Minutes,
    /// How long before it the provider is taken.
    pub buffer_before: Minutes,
    /// How long after it the provider is taken.
    pub buffer_after: Minutes,
    /// Who provides it.
    pub providers: Vec<ProviderId>,
    /// How many of a provider's seats it takes, where that is not one.
    pub takes: BTreeMap<ProviderId, Takes>,
    /// It needs one of these rooms as well; none when there are none.
    pub rooms: Vec<RoomId>,
    /// What it costs, in the practice's words: "from ninety dollars".
    pub price_note: Option<String>,
}

impl Service {
    /// A service of one seat, without buffers, rooms and other names.
    #[must_use]
    pub fn new(
        id: ServiceId,
        name: impl Into<String>,
        duration: Minutes,
        providers: Vec<ProviderId>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            names: BTreeMap::new(),
            spoken: Vec::new(),
            duration,
            buffer_before: Minutes(0),
            buffer_after: Minutes(0),
            providers,
            takes: BTreeMap::new(),
            rooms: Vec::new(),
            price_note: None,
        }
    }

    /// Its name in a language.
    #[must_use]
    pub fn called(&self, language: Language) -> &str {
        self.names.get(&language).unwrap_or(&self.name)
    }

    /// Everything that callers may call it, in any language.
    pub fn all_names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(self.names.values()).chain(&self.spoken)
    }
}

/// How many of a provider's seats an appointment takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// So many, at least 1; all there are when there are fewer.
    Seats(u16),
    /// All of them: it needs the provider alone.
    Alone,
}

/// A room, or a piece of equipment: for one appointment at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Which one.
    pub id: RoomId,
    /// Its name, for people at the practice.
    pub name: String,
}

/// A person who provides services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Who it is.
    pub id: ProviderId,
    /// Their name in offers and read-backs: "Dr. Amira Khan".
    pub name: String,
    /// Other names that callers use: "Doctor Khan", "Amira".
    pub spoken: Vec<String>,
    /// How many customers they see at once, at least 1.
    pub seats: u16,
    /// When they work; `None` when that is whenever the practice is open.
    pub hours: Option<WeeklyHours>,
}

impl Provider {
    /// A provider who sees one person at a time whenever the practice is open.
    #[must_use]
    pub fn new(id: ProviderId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), spoken: Vec::new(), seats: 1, hours: None }
    }
}

/// How far ahead, how late and how finely a practice books.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookingRules {
    /// Shortest time between the call and an appointment.
    pub notice: Minutes,
    /// How many days ahead of today appointments can be made.
    pub horizon_days: u16,
    /// Appointments start at whole multiples of this after the practice opens, at least 1.
    pub grid: Minutes,
}

/// Days on which a practice is closed, whatever its hours say. Both days are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closure {
    /// The first closed day.
    pub first: jiff::civil::Date,
    /// The last closed day, not before the first.
    pub last: jiff::civil::Date,
}

impl Closure {
    /// Whether `date` is one of the closed days.
    #[must_use]
    pub fn covers(&self, date: jiff::civil::Date) -> bool {
        self.first <= date && date <= self.last
    }
}

/// One stretch of opening hours, by the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPeriod {
    /// When the doors open.
    pub opens: Time,
    /// When they close: on the same day, or on the next one when this is not after `opens`.
    /// Midnight to midnight is open all day.
    pub closes: Time,
}

impl OpenPeriod {
    /// Whether the period goes on into the next day.
    #[must_use]
    pub fn ends_next_day(self) -> bool {
        self.closes <= self.opens
    }
}

/// The opening hours of a week, each day's periods in order and apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeeklyHours([Vec<OpenPeriod>; 7]);

/// Why opening hours are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Two periods of one day share time.
    #[error("two opening periods of one day overlap")]
    Overlap,
}

impl WeeklyHours {
    /// Hours from periods in any order.
    pub fn new(
        periods: impl IntoIterator<Item = (Weekday, OpenPeriod)>,
    ) -> Result<Self, HoursError> {
        let mut week = Self::default();
        for (weekday, period) in periods {
            week.0[index(weekday)].push(period);
        }
        for day in &mut week.0 {
            day.sort_by_key(|period| period.opens);
            let overlap = day
                .windows(2)
                .any(|pair| pair[0].ends_next_day() || pair[0].closes > pair[1].opens);
            if overlap {
                return Err(HoursError::Overlap);
            }
        }
        Ok(week)
    }

    /// The periods that begin on a weekday, in order.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[OpenPeriod] {
        &self.0[index(weekday)]
    }

    /// The earliest opening and the latest closing of the week, for reading a bare "at two".
    /// `None` when the practice is never open.
    #[must_use]
    pub fn span(&self) -> Option<OpenPeriod> {
        let periods = || self.0.iter().flatten();
        let opens = periods().map(|period| period.opens).min()?;
        let overnight = periods().find(|period| period.ends_next_day());
        let closes = match overnight {
            Some(period) => period.closes,
            None => periods().map(|period| period.closes).max()?,
        };
        Some(OpenPeriod { opens, closes })
    }
}

fn index(weekday: Weekday) -> usize {
    usize::from(weekday.to_monday_zero_offset().unsigned_abs())
}

impl Practice {
    /// What a caller with an emergency hears, where it is not put otherwise for a language. A sentence
    /// of the practice's own is said in all of them: it may name what no usual one does.
    #[must_use]
    pub fn emergency(&self, language: Language) -> String {
        let usual = |it: Language| Country::ALL.map(|country| it.emergency(country));
        let is_usual = Language::ALL.into_iter().flat_map(usual).any(|it| it == self.emergency);
        if is_usual { language.emergency(self.country) } else { self.emergency.clone() }
    }

    /// The service of that id, when this practice has it.
    #[must_use]
    pub fn service(&self, id: ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The provider of that id, when this practice has them.
    #[must_use]
    pub fn provider(&self, id: ProviderId) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.id == id)
    }

    /// The seats that an appointment for a service with a provider can take, in the order in which
    /// they are tried. None when the provider is not of this practice.
    #[must_use]
    pub fn seats(&self, service: &Service, provider: ProviderId) -> Vec<Seats> {
        let Some(provider) = self.provider(provider) else { return Vec::new() };
        let all = provider.seats.max(1);
        let taken = match service.takes.get(&provider.id) {
            None => 1,
            Some(Takes::Seats(seats)) => (*seats).clamp(1, all),
            Some(Takes::Alone) => all,
        };
        (0..=all - taken).filter_map(|first| Seats::new(first, first + taken).ok()).collect()
    }

    /// The words that callers of this practice can be expected to use.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary {
            country: self.country,
            open: self.hours.span(),
            services: &self.services,
            providers: &self.providers,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn period(opens: i8, closes: i8) -> OpenPeriod {
        OpenPeriod { opens: time(opens, 0, 0, 0), closes: time(closes, 0, 0, 0) }
    }

    #[test]
    fn periods_are_sorted_and_kept_apart() {
        let week = WeeklyHours::new([
            (Weekday::Monday, period(13, 17)),
            (Weekday::Monday, period(9, 12)),
            (Weekday::Friday, period(22, 2)),
        ])
        .unwrap();
        assert_eq!(week.on(Weekday::Monday), [period(9, 12), period(13, 17)]);
        assert_eq!(week.on(Weekday::Tuesday), []);
        assert_eq!(week.span(), Some(period(9, 2)));
    }

    #[test]
    fn overlapping_periods_are_refused() {
        for pair in [[period(9, 12), period(11, 17)], [period(9, 2), period(22, 23)]] {
            let periods = pair.map(|period| (Weekday::Monday, period));
            assert_eq!(WeeklyHours::new(periods), Err(HoursError::Overlap));
        }
    }
}
