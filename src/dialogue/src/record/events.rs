//! What happened, as a record that a replay and an operator can read.

use domain::{
    Availability, Command, Days, Doubt, ForWhom, PersonName, Pick, ProviderWish, Slot, SpokenCode,
    SpokenNumber, Times, Understanding, Verdict, Why,
};
use serde_json::{Map, Value, json};

use super::values::UpcomingFact;
use crate::event::{Answer, DiaryAnswer, Event, Line, TransferOutcome};

/// What happened. What the caller said, and how it was understood, have columns of their own.
#[must_use]
pub fn write_event(event: &Event) -> Value {
    match event {
        Event::Caller { turn, answer } => {
            let kind = match answer {
                Answer::Words(_) => "words",
                Answer::Keys(_) => "keys",
                Answer::Recorded => "recorded",
                Answer::Silence => "silence",
                Answer::Lost => "lost",
            };
            json!({ "caller": kind, "turn": turn.0 })
        }
        Event::Diary(DiaryAnswer::Found(availability)) => {
            json!({ "diary": "found", "found": found(availability) })
        }
        Event::Diary(DiaryAnswer::Held(hold)) => json!({ "diary": "held", "hold": hold.uuid() }),
        Event::Diary(DiaryAnswer::Booked) => json!({ "diary": "booked" }),
        Event::Diary(DiaryAnswer::Taken) => json!({ "diary": "taken" }),
        Event::Diary(DiaryAnswer::Customer(known)) => {
            json!({ "diary": "customer", "customer": known.as_ref().map(PersonName::as_str) })
        }
        Event::Diary(DiaryAnswer::Appointments(theirs)) => {
            let theirs: Vec<_> = theirs.iter().map(UpcomingFact::of).collect();
            json!({ "diary": "appointments", "appointments": theirs })
        }
        Event::Diary(DiaryAnswer::Moved) => json!({ "diary": "moved" }),
        Event::Diary(DiaryAnswer::CalledOff) => json!({ "diary": "called_off" }),
        Event::Diary(DiaryAnswer::Gone) => json!({ "diary": "gone" }),
        Event::Diary(DiaryAnswer::TextsStopped) => json!({ "diary": "texts_stopped" }),
        Event::Diary(DiaryAnswer::CodeSent) => json!({ "diary": "code_sent" }),
        Event::Diary(DiaryAnswer::CodeRight) => json!({ "diary": "code_right" }),
        Event::Diary(DiaryAnswer::CodeWrong) => json!({ "diary": "code_wrong" }),
        Event::Diary(DiaryAnswer::TooMany) => json!({ "diary": "too_many" }),
        Event::Line(Line::HungUp) => json!({ "line": "hung_up" }),
        Event::Transfer { turn, outcome } => {
            let outcome = match outcome {
                TransferOutcome::Answered => "answered",
                TransferOutcome::Unanswered => "unanswered",
            };
            json!({ "transfer": outcome, "turn": turn.0 })
        }
    }
}

/// How words were understood; `None` when they were not.
#[must_use]
pub fn write_understanding(heard: &Understanding) -> Option<Value> {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value);
        }
    };
    put("intent", heard.intent.map(|it| it.as_str().into()));
    put("verdict", heard.verdict.map(verdict));
    put("service", heard.service.map(|it| json!(it.uuid())));
    put("provider", heard.provider.map(provider));
    put("days", heard.days.as_ref().map(days));
    put("times", heard.times.map(times));
    put("pick", heard.pick.map(pick));
    put("name", heard.name.as_ref().map(|it| it.as_str().into()));
    put("phone", heard.phone.as_ref().map(phone));
    put("code", heard.code.as_ref().map(code));
    put("for_whom", heard.for_whom.map(for_whom));
    put("of_theirs", heard.of_theirs.then_some(true.into()));
    put("command", heard.command.map(command));
    put("doubt", heard.doubt.as_ref().map(doubt));
    (!fields.is_empty()).then_some(Value::Object(fields))
}

fn for_whom(whom: ForWhom) -> Value {
    match whom {
        ForWhom::SomebodyElse => "somebody_else".into(),
        ForWhom::BothOfThem => "both".into(),
    }
}

fn command(command: Command) -> Value {
    match command {
        Command::Back => "back".into(),
        Command::StartOver => "start_over".into(),
        Command::Slower => "slower".into(),
        Command::Help => "help".into(),
        Command::Keep => "keep".into(),
        Command::Spell => "spell".into(),
        Command::Answer => "answer".into(),
        Command::Introduce => "introduce".into(),
        Command::Speak(language) => json!({ "speak": language.as_str() }),
    }
}

pub(super) fn provider(wish: ProviderWish) -> Value {
    match wish {
        ProviderWish::Anyone => "anyone".into(),
        ProviderWish::Named(id) => json!(id.uuid()),
    }
}

pub(super) fn days(days: &Days) -> Value {
    match days {
        Days::Soonest => "soonest".into(),
        Days::On(date) => json!(date),
        Days::Between { first, last } => json!({ "first": first, "last": last }),
        Days::AnyOf(days) => json!(days),
    }
}

pub(super) fn times(times: Times) -> Value {
    match times {
        Times::Any => "any".into(),
        Times::At(at) => json!(at),
        Times::Around(at) => json!({ "around": at }),
        Times::From(from) => json!({ "from": from }),
        Times::Until(until) => json!({ "until": until }),
        Times::Between { from, until } => json!({ "from": from, "until": until }),
    }
}

fn phone(number: &SpokenNumber) -> Value {
    match number {
        SpokenNumber::Number(number) => number.as_str().into(),
        SpokenNumber::CallersOwn => "callers_own".into(),
        SpokenNumber::TooShort => "too_short".into(),
        SpokenNumber::TooLong => "too_long".into(),
        SpokenNumber::NotAssigned => "not_assigned".into(),
    }
}

/// Never the digits.
fn code(code: &SpokenCode) -> Value {
    match code {
        SpokenCode::Digits(_) => "digits".into(),
        SpokenCode::WrongLength => "wrong_length".into(),
        SpokenCode::NotReceived => "not_received".into(),
        SpokenCode::CannotReceive => "cannot_receive".into(),
    }
}

pub(super) fn slot(slot: &Slot) -> Value {
    json!([slot.provider.uuid(), slot.starts_at, slot.ends_at])
}

fn found(availability: &Availability) -> Value {
    let slots = |slots: &[Slot]| slots.iter().map(slot).collect::<Value>();
    match availability {
        Availability::Exactly(only) => json!({ "exactly": slot(only) }),
        Availability::Fitting(fitting) => json!({ "fitting": slots(fitting) }),
        Availability::Instead { why, slots: others } => {
            json!({ "why": reason(*why), "instead": slots(others) })
        }
        Availability::Nothing(why) => json!({ "why": reason(*why) }),
    }
}

fn verdict(verdict: Verdict) -> Value {
    match verdict {
        Verdict::Yes => "yes".into(),
        Verdict::No => "no".into(),
        Verdict::Unsure => "unsure".into(),
    }
}

fn pick(pick: Pick) -> Value {
    match pick {
        Pick::First => "first".into(),
        Pick::Second => "second".into(),
        Pick::Third => "third".into(),
        Pick::Last => "last".into(),
        Pick::Any => "any".into(),
        Pick::Earlier => "earlier".into(),
        Pick::Later => "later".into(),
        Pick::AnotherDay => "another_day".into(),
        Pick::None => "none".into(),
    }
}

fn doubt(doubt: &Doubt) -> Value {
    match doubt {
        Doubt::WeekdayOfDate { date, .. } => json!({ "weekday_of": date }),
        Doubt::NoSuchDate => "no_such_date".into(),
        Doubt::PastDate(date) => json!({ "past": date }),
        Doubt::WhichDay(days) => json!({ "which_day": days }),
        Doubt::WhichTime(times) => json!({ "which_time": times }),
        Doubt::WhichService(services) => {
            json!({ "which_service": services.iter().map(|it| it.uuid()).collect::<Vec<_>>() })
        }
    }
}

const fn reason(why: Why) -> &'static str {
    match why {
        Why::Closed => "closed",
        Why::Taken => "taken",
        Why::TooSoon => "too_soon",
        Why::TooFar => "too_far",
    }
}
