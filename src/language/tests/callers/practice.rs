//! A practice to call, and what was understood there in a line of text.

use domain::{
    Command, Country, Days, Doubt, Expectation, Expecting, ForWhom, Intent, Language, Minutes,
    OpenPeriod, Pick, Provider, ProviderId, ProviderWish, Service, ServiceId, SpokenNumber, Times,
    Understanding, Verdict, Vocabulary,
};
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use uuid::Uuid;

const SERVICES: [(&str, &[&str]); 5] = [
    ("check-up", &["exam", "regular check", "examen"]),
    ("cleaning", &["hygiene", "hygiene appointment", "clean my teeth", "nettoyage"]),
    ("filling", &["plombage"]),
    ("consultation", &["consult"]),
    ("deep cleaning", &[]),
];
const PROVIDERS: [(&str, &str); 2] = [("Dr. Amira Khan", "khan"), ("Dr. Luc Tremblay", "tremblay")];

pub(crate) fn services() -> Vec<Service> {
    let service = |(nth, (name, spoken)): (usize, &(&str, &[&str]))| {
        let id = ServiceId::new(Uuid::from_u128(nth as u128));
        let spoken = spoken.iter().map(|name| (*name).into()).collect();
        Service { spoken, ..Service::new(id, *name, Minutes(30), Vec::new()) }
    };
    SERVICES.iter().enumerate().map(service).collect()
}

pub(crate) fn providers() -> Vec<Provider> {
    let provider = |(nth, (name, _)): (usize, &(&str, &str))| {
        Provider::new(ProviderId::new(Uuid::from_u128(nth as u128)), *name)
    };
    PROVIDERS.iter().enumerate().map(provider).collect()
}

/// A call: what was asked, where, and when.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) asked: Expecting,
    pub(crate) country: Country,
    pub(crate) open: Option<OpenPeriod>,
    pub(crate) now: DateTime,
    pub(crate) offered: Vec<DateTime>,
    pub(crate) language: Language,
}

/// What is understood of an answer in a call.
pub(crate) fn understand(words: &str, setting: &Setting) -> Understanding {
    understand_at(words, setting, &services())
}

/// The same where these services can be had.
pub(crate) fn understand_at(words: &str, setting: &Setting, services: &[Service]) -> Understanding {
    let providers = providers();
    let expectation = Expectation {
        language: setting.language,
        asked: setting.asked,
        vocabulary: Vocabulary {
            country: setting.country,
            open: setting.open,
            services,
            providers: &providers,
        },
        offered: &setting.offered,
    };
    let now = setting.now.to_zoned(zone()).unwrap();
    language::understand(words, &expectation, &now)
}

/// Where the practice is.
fn zone() -> TimeZone {
    TimeZone::get("America/Edmonton").unwrap()
}

/// An understanding in the notation of the tables.
pub(crate) fn line(heard: &Understanding) -> String {
    let mut parts = Vec::new();
    let mut part = |name: &str, text: Option<String>| {
        parts.extend(text.map(|text| format!("{name}={text}")));
    };
    part("intent", heard.intent.map(Intent::as_str).map(Into::into));
    part("verdict", heard.verdict.map(verdict).map(Into::into));
    part("service", heard.service.map(service));
    part("provider", heard.provider.map(provider).map(Into::into));
    part("days", heard.days.as_ref().map(days));
    part("times", heard.times.map(times));
    part("pick", heard.pick.map(pick).map(Into::into));
    let name = heard.name.as_ref().map(|name| name.as_str().replace(' ', "_"));
    part("name", name);
    part("phone", heard.phone.as_ref().map(phone));
    part("for", heard.for_whom.map(for_whom).map(Into::into));
    part("command", heard.command.map(command).map(Into::into));
    part("doubt", heard.doubt.as_ref().map(doubt));
    if parts.is_empty() {
        return "-".into();
    }
    parts.sort_unstable();
    parts.join(" ")
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Unsure => "unsure",
    }
}

fn for_whom(whom: ForWhom) -> &'static str {
    match whom {
        ForWhom::SomebodyElse => "other",
        ForWhom::BothOfThem => "both",
    }
}

fn command(command: Command) -> &'static str {
    match command {
        Command::Back => "back",
        Command::StartOver => "start_over",
        Command::Slower => "slower",
        Command::Help => "help",
        Command::Keep => "keep",
        Command::Spell => "spell",
        Command::Answer => "answer",
        Command::Introduce => "introduce",
        Command::Speak(Language::English) => "speak:en",
        Command::Speak(Language::French) => "speak:fr",
    }
}

fn service(id: ServiceId) -> String {
    let service = services().into_iter().find(|service| service.id == id).unwrap();
    service.name.replace(' ', "_")
}

fn provider(wish: ProviderWish) -> &'static str {
    let ProviderWish::Named(id) = wish else {
        return "anyone";
    };
    let place = providers().iter().position(|provider| provider.id == id).unwrap();
    PROVIDERS[place].1
}

/// Dates are in 2026 unless they say otherwise.
fn date(date: Date) -> String {
    let text = date.to_string();
    text.strip_prefix("2026-").map(Into::into).unwrap_or(text)
}

fn dates(dates: &[Date]) -> String {
    let dates: Vec<String> = dates.iter().copied().map(date).collect();
    dates.join(",")
}

fn days(days: &Days) -> String {
    match days {
        Days::Soonest => "soonest".into(),
        Days::On(on) => date(*on),
        Days::Between { first, last } => format!("{}..{}", date(*first), date(*last)),
        Days::AnyOf(any) => dates(any),
    }
}

fn time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn times(times: Times) -> String {
    match times {
        Times::Any => "any".into(),
        Times::At(at) => time(at),
        Times::Around(at) => format!("~{}", time(at)),
        Times::From(from) => format!("{}..", time(from)),
        Times::Until(until) => format!("..{}", time(until)),
        Times::Between { from, until } => format!("{}..{}", time(from), time(until)),
    }
}

fn pick(pick: Pick) -> &'static str {
    match pick {
        Pick::First => "first",
        Pick::Second => "second",
        Pick::Third => "third",
        Pick::Last => "last",
        Pick::Any => "any",
        Pick::Earlier => "earlier",
        Pick::Later => "later",
        Pick::AnotherDay => "another_day",
        Pick::None => "none",
    }
}

fn phone(number: &SpokenNumber) -> String {
    match number {
        SpokenNumber::Number(number) => number.as_str().into(),
        SpokenNumber::CallersOwn => "own".into(),
        SpokenNumber::TooShort => "short".into(),
        SpokenNumber::TooLong => "long".into(),
        SpokenNumber::NotAssigned => "unassigned".into(),
    }
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::WeekdayOfDate { weekday, date: of } => {
            let weekday = format!("{weekday:?}").to_lowercase();
            format!("weekday:{}:{}", &weekday[..3], date(*of))
        }
        Doubt::NoSuchDate => "nodate".into(),
        Doubt::PastDate(past) => format!("past:{}", date(*past)),
        Doubt::WhichDay(any) => format!("whichday:{}", dates(any)),
        Doubt::WhichTime(times) => {
            let times: Vec<String> = times.iter().copied().map(time).collect();
            format!("whichtime:{}", times.join(","))
        }
        Doubt::WhichService(services) => {
            let services: Vec<String> = services.iter().copied().map(service).collect();
            format!("whichservice:{}", services.join(","))
        }
    }
}
