//! One booking call, turn by turn, as `bella simulate` makes it.

use dialogue::{Answer, Budgets, Dialogue, DiaryAnswer, Event, Next, Plan, Policy, Reply, Request};
use domain::{
    AppointmentId, Availability, BookingRules, CallSid, CallerId, Country, Expectation, FrontDesk,
    Minutes, OpenPeriod, Practice, PracticeId, PracticeVersion, Provider, ProviderId, Seq, Service,
    ServiceId, Understanding, WeeklyHours,
};
use jiff::Timestamp;
use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use scheduling::{Book, Lookup};
use telephony::AuthToken;
use telephony::carrier::{Carrier, CarrierSettings, NumberWebhooks, Pace, Webhook};
use telephony::signature::{Pair, PublicUrl};
use uuid::Uuid;

/// The number that is called.
pub const CALLED: &str = "+15875550100";
/// The number that calls.
pub const CALLER: &str = "+14034201234";
/// When it is called: Sunday, 22 November 2026, at six in the evening in Regina.
pub const NOW: &str = "2026-11-23T00:00:00Z";
/// The five answers of a booking.
pub const LINES: [&str; 5] = [
    "I'd like to book a consultation",
    "with Dr. Baker",
    "on December 3rd at 10:15 a.m.",
    "Sarah Johnson",
    "yes please",
];
/// An answer of somebody who thinks aloud: about 500 characters.
pub const RAMBLING: &str = "oh hi yes um so I was talking to my sister the other day and she said that \
    she had been to see you in the spring I think it was or maybe the fall anyway and she was very happy \
    with it so I thought well why not and my back has been acting up again you know since we moved the \
    piano so what I would really like is I guess a consultation sometime next week not Monday because \
    Monday I have the kids but maybe Thursday afternoon if you have anything after two or no wait \
    Friday would be better yes Friday after two with Dr. Baker if she is in";

/// What webhooks are signed with, as text.
pub const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// The account that the numbers belong to.
pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// One turn of the call: what it begins with, what happens in it, and what it ends with.
pub struct Turn {
    /// What the caller said; nothing when the telephone rang.
    pub words: &'static str,
    /// The conversation before it.
    pub before: Dialogue,
    /// How the words were understood.
    pub understood: Understanding,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The conversation after it.
    pub after: Dialogue,
    /// What the caller was told.
    pub reply: Reply,
}

/// A practice as simulated callers call it: four people, a quarter of an hour each, from six in the
/// morning to ten at night, every day.
#[must_use]
pub fn practice() -> Practice {
    let id = |number| Uuid::from_u128(number);
    let hours = OpenPeriod { opens: time(6, 0, 0, 0), closes: time(22, 0, 0, 0) };
    let people = (0x21..).zip(["Adams", "Baker", "Clark", "Davis"]);
    let providers: Vec<_> = people
        .map(|(number, name)| Provider {
            spoken: vec![format!("Doctor {name}"), name.to_owned()],
            ..Provider::new(ProviderId::new(id(number)), format!("Dr. {name}"))
        })
        .collect();
    let everybody = providers.iter().map(|it| it.id).collect();
    let consultation =
        Service::new(ServiceId::new(id(0x11)), "consultation", Minutes(15), everybody);
    Practice {
        id: PracticeId::new(id(1)),
        version: PracticeVersion(1),
        name: "Practice 1".into(),
        time_zone: TimeZone::get("America/Regina").expect("a zone in the compiled-in data"),
        country: Country::Canada,
        hours: WeeklyHours::new(WEEK.map(|day| (day, hours))).expect("hours without overlap"),
        region: None,
        keeps_holidays: false,
        closures: Vec::new(),
        rooms: Vec::new(),
        desk: FrontDesk { asks_provider: true, ..FrontDesk::default() },
        services: vec![consultation],
        providers,
        rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
        transfer_to: None,
        emergency: "If this is an emergency, please hang up and dial 911.".into(),
    }
}

/// What a conversation with the practice may rely on.
#[must_use]
pub fn policy(practice: &Practice) -> Policy<'_> {
    let now: Timestamp = NOW.parse().expect("an instant");
    Policy { practice, budgets: Budgets::default(), moment: scheduling::moment(practice, now) }
}

/// What the server believes to be its address.
#[must_use]
pub fn public_url() -> PublicUrl {
    "http://127.0.0.1:8080".parse().expect("a URL")
}

/// What webhooks are signed with.
#[must_use]
pub fn auth_token() -> AuthToken {
    SECRET.parse().expect("a token")
}

/// The carrier whose webhooks are read. It sends none.
#[must_use]
pub fn carrier() -> Carrier {
    carrier_of(&public_url())
}

/// A carrier that signs for a server at this address.
#[must_use]
pub fn carrier_of(url: &PublicUrl) -> Carrier {
    Carrier::new(CarrierSettings {
        base_url: url.clone(),
        public_url: url.clone(),
        account: ACCOUNT.parse().expect("an account"),
        auth_token: auth_token(),
        webhooks: NumberWebhooks::default(),
        pace: Pace::SkippingPauses,
    })
    .expect("a carrier")
}

/// The 28 fields of a webhook with these words.
#[must_use]
pub fn parameters(carrier: &Carrier, words: &str) -> Vec<Pair<'static>> {
    let call = CallSid::new(Uuid::from_u128(0xCA11));
    let line = carrier.place_call(CALLER, CALLED, call);
    let pairs = line.parameters(&[("SpeechResult", words), ("Confidence", "0.91286755")]);
    assert_eq!(pairs.len(), 28, "as many as the real ones have");
    pairs
}

/// A signed webhook of 28 fields with these words.
#[must_use]
pub fn webhook(carrier: &Carrier, words: &str) -> Webhook {
    carrier.signed("/twilio/voice/collect?turn=3", &parameters(carrier, words))
}

/// The whole call, with a book that has everything free: the six turns in order.
#[must_use]
pub fn played(practice: &Practice) -> Vec<Turn> {
    let policy = policy(practice);
    let (mut dialogue, effects) = Dialogue::begin(CallerId::read(CALLER), &policy);
    let Next::Reply(reply) = Plan::of(effects).next else { panic!("a call begins with a reply") };
    let ringing = Turn {
        words: "",
        before: dialogue.clone(),
        understood: Understanding::default(),
        events: Vec::new(),
        after: dialogue.clone(),
        reply,
    };
    let mut turns = vec![ringing];
    for words in LINES {
        let turn = taken(dialogue, words, practice);
        dialogue = turn.after.clone();
        turns.push(turn);
    }
    assert!(dialogue.outcome().is_some(), "the call ends in an appointment");
    turns
}

/// One turn, taken as the call's actor takes it.
fn taken(before: Dialogue, words: &'static str, practice: &Practice) -> Turn {
    let now: Timestamp = NOW.parse().expect("an instant");
    let policy = policy(practice);
    let expectation = Expectation {
        asked: before.expecting(),
        vocabulary: practice.vocabulary(),
        language: before.language(practice),
        offered: &[],
    };
    let wall = now.to_zoned(practice.time_zone.clone());
    let understood = language::understand(words, &expectation, &wall);
    let answer = Answer::Words(understood.clone());
    let mut events = vec![Event::Caller { turn: before.turn(), answer }];
    let mut after = before.clone();
    loop {
        let event = events.last().expect("there is the caller's").clone();
        let (next, effects) = after.step(event, &policy);
        after = next;
        let answer = match Plan::of(effects).next {
            Next::Reply(reply) => {
                return Turn { words, before, understood, events, after, reply };
            }
            Next::Request(Request::FindSlots(wish)) => {
                DiaryAnswer::Found(found(practice, &wish, now))
            }
            Next::Request(Request::Hold(_)) => {
                let call = CallSid::new(Uuid::from_u128(0xCA11));
                DiaryAnswer::Held(AppointmentId::of_step(call, Seq(4)))
            }
            Next::Request(Request::Book(_)) => DiaryAnswer::Booked,
            Next::Request(
                Request::FindOtherSlots { .. }
                | Request::FindAppointments(_)
                | Request::FindCustomer(_)
                | Request::Move(_)
                | Request::CallOff(_)
                | Request::StopTexts(_)
                | Request::SendCode(_)
                | Request::CheckCode(_),
            ) => panic!("the caller books after {words:?}"),
            Next::Nothing => panic!("the caller is left in silence after {words:?}"),
        };
        events.push(Event::Diary(answer));
    }
}

fn found(practice: &Practice, wish: &domain::Wish, now: Timestamp) -> Availability {
    let mut lookup = scheduling::first_look(practice, wish, now);
    loop {
        match lookup {
            Lookup::Answer(availability) => return availability,
            Lookup::Read(read) => {
                let book = Book { read, taken: Vec::new() };
                lookup = scheduling::answer(practice, wish, &book, now);
            }
        }
    }
}
