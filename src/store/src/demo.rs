//! The practices that a development or test server starts with.

use domain::{
    BookingRules, Country, FrontDesk, Language, Minutes, OpenPeriod, PhoneNumber, Practice,
    PracticeId, PracticeVersion, Provider, ProviderId, Service, ServiceId, WeeklyHours,
};
use jiff::civil::{Time, Weekday, time};
use jiff::tz::TimeZone;
use ports::{Cause, NewPractice, Practices, PracticesError, Purpose};
use uuid::Uuid;

use crate::Store;

/// Puts the demo practices into the database, unless they are there: "Maple Dental" in Edmonton,
/// and a second one, on another number and in another time zone, so that separation is always
/// exercised.
pub async fn seed_demo_practices(store: &Store) -> Result<(), PracticesError> {
    for demo in [MAPLE_DENTAL, CEDAR_PHYSIOTHERAPY] {
        store.add(&demo.practice().map_err(PracticesError::Failed)?).await?;
    }
    Ok(())
}

struct Demo {
    id: Uuid,
    number: &'static str,
    name: &'static str,
    time_zone: &'static str,
    transfer_to: &'static str,
    languages: &'static [Language],
    /// Opens and closes, the same Monday to Friday.
    hours: &'static [(Time, Time)],
    services: &'static [DemoService],
    /// Name, other names. Everybody provides everything.
    providers: &'static [(&'static str, &'static [&'static str])],
}

struct DemoService {
    name: &'static str,
    /// Its name in French, where French is spoken.
    french: Option<&'static str>,
    spoken: &'static [&'static str],
    minutes: u16,
}

const MAPLE_DENTAL: Demo = Demo {
    id: Uuid::from_u128(0x4d61_706c_6500_4000_8000_0000_0000_0001),
    number: "+15875550100",
    name: "Maple Dental",
    time_zone: "America/Edmonton",
    transfer_to: "+15875550199",
    languages: &[Language::English, Language::French],
    hours: &[(time(9, 0, 0, 0), time(12, 0, 0, 0)), (time(13, 0, 0, 0), time(17, 0, 0, 0))],
    services: &[
        DemoService {
            name: "check-up",
            french: Some("examen"),
            spoken: &["checkup", "check up", "exam", "examination", "contrôle"],
            minutes: 30,
        },
        DemoService {
            name: "cleaning",
            french: Some("nettoyage"),
            spoken: &["teeth cleaning", "hygiene", "scaling", "détartrage"],
            minutes: 45,
        },
        DemoService {
            name: "filling",
            french: Some("plombage"),
            spoken: &["cavity", "cavity filled", "obturation"],
            minutes: 60,
        },
        DemoService { name: "consultation", french: None, spoken: &["consult"], minutes: 15 },
    ],
    providers: &[
        ("Dr. Amira Khan", &["Doctor Khan", "Khan", "Amira"]),
        ("Dr. Luc Tremblay", &["Doctor Tremblay", "Tremblay", "Luc"]),
    ],
};

const CEDAR_PHYSIOTHERAPY: Demo = Demo {
    id: Uuid::from_u128(0x4365_6461_7200_4000_8000_0000_0000_0002),
    number: "+15875550120",
    name: "Cedar Physiotherapy",
    time_zone: "America/Toronto",
    transfer_to: "+15875550129",
    languages: &[Language::English],
    hours: &[(time(8, 0, 0, 0), time(18, 0, 0, 0))],
    services: &[
        DemoService {
            name: "assessment",
            french: None,
            spoken: &["first visit", "initial assessment"],
            minutes: 60,
        },
        DemoService {
            name: "treatment",
            french: None,
            spoken: &["physio", "physiotherapy", "follow up"],
            minutes: 30,
        },
    ],
    providers: &[("Priya Nair", &["Priya", "Nair"]), ("Tom Becker", &["Tom", "Becker"])],
};

const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

impl Demo {
    /// The same everywhere, so that a demonstration can name what is in it.
    fn derived(&self, kind: &str, name: &str) -> Uuid {
        Uuid::new_v5(&self.id, format!("{kind} {name}").as_bytes())
    }

    fn practice(&self) -> Result<NewPractice, Cause> {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let hours = WORKDAYS.into_iter().flat_map(|day| {
            self.hours.iter().map(move |&(opens, closes)| (day, OpenPeriod { opens, closes }))
        });
        let provider_id = |name| ProviderId::new(self.derived("provider", name));
        let providers: Vec<_> = self
            .providers
            .iter()
            .map(|(name, spoken)| Provider {
                spoken: words(spoken),
                ..Provider::new(provider_id(name), *name)
            })
            .collect();
        let everybody: Vec<_> = providers.iter().map(|provider| provider.id).collect();
        let services = self.services.iter().map(|it| {
            let id = ServiceId::new(self.derived("service", it.name));
            let service = Service::new(id, it.name, Minutes(it.minutes), everybody.clone());
            let french = it.french.map(|name| (Language::French, name.to_owned()));
            Service { names: french.into_iter().collect(), spoken: words(it.spoken), ..service }
        });
        let practice = Practice {
            id: PracticeId::new(self.id),
            version: PracticeVersion(1),
            name: self.name.to_owned(),
            time_zone: TimeZone::get(self.time_zone)?,
            country: Country::Canada,
            hours: WeeklyHours::new(hours)?,
            region: None,
            keeps_holidays: false,
            closures: Vec::new(),
            rooms: Vec::new(),
            desk: FrontDesk {
                languages: self.languages.to_vec(),
                asks_provider: true,
                ..FrontDesk::default()
            },
            services: services.collect(),
            providers,
            rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
            transfer_to: Some(self.transfer_to.parse()?),
            emergency: Language::English.emergency(Country::Canada),
        };
        let numbers = vec![self.number.parse::<PhoneNumber>()?];
        Ok(NewPractice { practice, numbers, purpose: Purpose::Real })
    }
}
