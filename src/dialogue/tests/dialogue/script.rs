//! A conversation as lines of text: what happens on the left, what Bella does on the right.
//!
//! A line is what happened: words the caller was understood to mean (`book cleaning`,
//! `day:2026-11-24 at:10:00`, `no`, `name:Sarah_Johnson`), `key 1`, an empty line for silence,
//! `lost`, `recorded`, `hung up`, `transfer answered`, or what the book answers (`found fitting 24T09:00/khan`,
//! `held`, `booked`, `taken`, `full`, `theirs 24T10:00/khan/cleaning/Sarah_Johnson`, `moved`,
//! `called off`, `gone`, `texts stopped`, `code sent`, `code right`, `code wrong`, `customer Sarah_Johnson`). Times are of November 2026, by the practice's clock. What
//! is said in another language than the call's has it before it.

use std::fmt::Write as _;

use dialogue::{
    Answer, Budgets, Dialogue, DiaryAnswer, Effect, Event, Line, Policy, TransferOutcome,
};
use domain::testing::{CHECK_UP, CLEANING, FILLING, KHAN, TREMBLAY};
use domain::{
    AppointmentId, Attestation, Availability, CallerId, Command, Days, Doubt, ForWhom, Intent,
    Keys, Moment, Pick, Practice, ProviderId, ProviderWish, ServiceId, Slot, SpokenCode,
    SpokenNumber, Times, Understanding, Upcoming, Verdict, Why,
};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday, date};
use uuid::Uuid;

/// A hold's id; the n-th hold of a script.
pub(crate) fn hold(n: u128) -> AppointmentId {
    AppointmentId::new(Uuid::from_u128(0x40 + n))
}

/// Plays a script and writes down what was said and asked.
pub(crate) fn play(practice: &Practice, caller: &str, lines: &[&str]) -> String {
    play_at(practice, caller, domain::testing::monday_morning(), lines)
}

/// The same at another moment.
pub(crate) fn play_at(practice: &Practice, caller: &str, moment: Moment, lines: &[&str]) -> String {
    played(practice, CallerId::read(caller), moment, lines).1
}

/// The same from a number that the carrier vouches for.
pub(crate) fn play_attested(practice: &Practice, lines: &[&str]) -> String {
    let caller = CallerId::read("+14032661234").vouched_for(Attestation::Full);
    played(practice, caller, domain::testing::monday_morning(), lines).1
}

/// Where a script leads.
pub(crate) fn after(practice: &Practice, caller: &str, lines: &[&str]) -> Dialogue {
    played(practice, CallerId::read(caller), domain::testing::monday_morning(), lines).0
}

fn played(
    practice: &Practice,
    caller: CallerId,
    moment: Moment,
    lines: &[&str],
) -> (Dialogue, String) {
    let policy = Policy { practice, budgets: Budgets::default(), moment };
    let (mut dialogue, effects) = Dialogue::begin(caller, &policy);
    let mut transcript = String::new();
    write_down(&mut transcript, practice, &effects);
    let mut holds = 0;
    for line in lines {
        writeln!(transcript, "> {line}").unwrap();
        let event = event(line, &dialogue, &mut holds);
        let (next, effects) = dialogue.clone().step(event, &policy);
        write_down(&mut transcript, practice, &effects);
        if let (None, Some(outcome)) = (dialogue.outcome(), next.outcome()) {
            writeln!(transcript, "  = {}", outcome.as_str()).unwrap();
        }
        dialogue = next;
    }
    (dialogue, transcript)
}

/// What is said.
pub(crate) fn said(effects: &[Effect]) -> Vec<String> {
    let words = effects.iter().map(|effect| match effect {
        Effect::Say(phrase) => Some(phrase.words.clone()),
        _ => None,
    });
    words.flatten().collect()
}

fn write_down(transcript: &mut String, practice: &Practice, effects: &[Effect]) {
    for effect in effects {
        match effect {
            Effect::Say(phrase) => writeln!(transcript, "  {}", phrase.words),
            Effect::Slowly => writeln!(transcript, "  (slowly)"),
            Effect::Listen(listen) => writeln!(transcript, "  [{}]", listen.expecting.as_str()),
            Effect::Record => writeln!(transcript, "  [record]"),
            Effect::FindSlots(wish) => {
                writeln!(transcript, "  ~ find {:?} {:?}", wish.days, wish.times)
            }
            Effect::Hold(hold) => {
                let wall = hold.slot.starts_at.to_zoned(practice.time_zone.clone());
                let provider = if hold.slot.provider == KHAN { "khan" } else { "tremblay" };
                writeln!(transcript, "  ~ hold {} with {provider}", wall.datetime())
            }
            Effect::Book(booking) => {
                let language = booking.language.map(|it| format!(" in {}", it.as_str()));
                let language = language.unwrap_or_default();
                writeln!(transcript, "  ~ book for {}{language}", booking.phone.as_str())
            }
            Effect::FindOtherSlots { wish, .. } => {
                writeln!(transcript, "  ~ find instead {:?} {:?}", wish.days, wish.times)
            }
            Effect::FindCustomer(phone) => {
                writeln!(transcript, "  ~ customer of {}", phone.as_str())
            }
            Effect::FindAppointments(phone) => {
                writeln!(transcript, "  ~ appointments of {}", phone.as_str())
            }
            Effect::Move(moving) => {
                let wall = moving.to.starts_at.to_zoned(practice.time_zone.clone());
                writeln!(transcript, "  ~ move to {}", wall.datetime())
            }
            Effect::CallOff(_) => writeln!(transcript, "  ~ call off"),
            Effect::StopTexts(phone) => {
                writeln!(transcript, "  ~ no more texts to {}", phone.as_str())
            }
            Effect::SendCode(request) => {
                let (name, phone) = (request.name.as_str(), request.phone.as_str());
                let language = request.language.as_str();
                writeln!(transcript, "  ~ send a code to {phone} for {name} in {language}")
            }
            Effect::CheckCode(given) => {
                let (code, phone) = (given.code.as_str(), given.phone.as_str());
                writeln!(transcript, "  ~ check {code} of {phone}")
            }
            Effect::Release(_) => writeln!(transcript, "  ~ release"),
            Effect::Transfer(to) => {
                let to: Vec<_> = to.people.iter().map(domain::PhoneNumber::as_str).collect();
                writeln!(transcript, "  ~ transfer to {}", to.join(", "))
            }
            Effect::HangUp => writeln!(transcript, "  [hang up]"),
        }
        .unwrap();
    }
}

fn event(line: &str, dialogue: &Dialogue, holds: &mut u128) -> Event {
    let turn = dialogue.turn();
    let caller = |answer| Event::Caller { turn, answer };
    match line.split_once(' ').unwrap_or((line, "")) {
        ("", _) => caller(Answer::Silence),
        ("lost", _) => caller(Answer::Lost),
        ("recorded", _) => caller(Answer::Recorded),
        ("key", keys) => caller(Answer::Keys(Keys::read(keys).unwrap())),
        ("hung", _) => Event::Line(Line::HungUp),
        ("transfer", "answered") => Event::Transfer { turn, outcome: TransferOutcome::Answered },
        ("transfer", _) => Event::Transfer { turn, outcome: TransferOutcome::Unanswered },
        ("found", what) => Event::Diary(DiaryAnswer::Found(availability(what))),
        ("held", _) => {
            *holds += 1;
            Event::Diary(DiaryAnswer::Held(hold(*holds)))
        }
        ("booked", _) => Event::Diary(DiaryAnswer::Booked),
        ("taken", _) => Event::Diary(DiaryAnswer::Taken),
        ("full", _) => Event::Diary(DiaryAnswer::TooMany),
        ("theirs", what) => {
            let theirs = what.split_whitespace().zip(1..).map(|(it, id)| upcoming(it, id));
            Event::Diary(DiaryAnswer::Appointments(theirs.collect()))
        }
        ("customer", name) => {
            let known = (!name.is_empty()).then(|| name.replace('_', " ").parse().unwrap());
            Event::Diary(DiaryAnswer::Customer(known))
        }
        ("moved", _) => Event::Diary(DiaryAnswer::Moved),
        ("called", _) => Event::Diary(DiaryAnswer::CalledOff),
        ("gone", _) => Event::Diary(DiaryAnswer::Gone),
        ("code", "sent") => Event::Diary(DiaryAnswer::CodeSent),
        ("code", "right") => Event::Diary(DiaryAnswer::CodeRight),
        ("code", _) => Event::Diary(DiaryAnswer::CodeWrong),
        ("texts", _) => Event::Diary(DiaryAnswer::TextsStopped),
        _ => caller(Answer::Words(words(line))),
    }
}

fn availability(what: &str) -> Availability {
    let (kind, rest) = what.split_once(' ').unwrap_or((what, ""));
    let slots: Vec<Slot> = rest.split_whitespace().map(slot).collect();
    match kind {
        "exactly" => Availability::Exactly(slots[0]),
        "fitting" => Availability::Fitting(slots),
        "closed" => Availability::Instead { why: Why::Closed, slots },
        "soon" => Availability::Instead { why: Why::TooSoon, slots },
        "far" => Availability::Instead { why: Why::TooFar, slots },
        "shut" => Availability::Nothing(Why::Closed),
        "instead" => Availability::Instead { why: Why::Taken, slots },
        "nothing" => Availability::Nothing(Why::Taken),
        other => panic!("no such answer: {other}"),
    }
}

/// `24T09:00/khan`: the day of November 2026, the time, the provider.
pub(crate) fn slot(text: &str) -> Slot {
    let (at, provider) = text.split_once('/').unwrap();
    let (day, time) = at.split_once('T').unwrap();
    let wall = day_of(day).to_datetime(time.parse::<Time>().unwrap());
    Slot {
        provider: provider_of(provider),
        starts_at: instant(wall),
        ends_at: instant(wall) + jiff::SignedDuration::from_mins(45),
    }
}

/// `24T10:00/khan/cleaning/Sarah_Johnson`, with `!` behind it when it is too late to change.
pub(crate) fn upcoming(text: &str, id: u128) -> Upcoming {
    let can_be_changed = !text.ends_with('!');
    let parts: Vec<&str> = text.trim_end_matches('!').split('/').collect();
    let name = parts[3].replace('_', " ");
    Upcoming {
        id: AppointmentId::new(Uuid::from_u128(0x900 + id)),
        service: service_of(parts[2]),
        slot: slot(&format!("{}/{}", parts[0], parts[1])),
        name: (name != "-").then(|| name.parse().unwrap()),
        can_be_changed,
    }
}

fn service_of(text: &str) -> ServiceId {
    match text {
        "check-up" => CHECK_UP,
        "cleaning" => CLEANING,
        "filling" => FILLING,
        other => panic!("no such service: {other}"),
    }
}

fn instant(wall: DateTime) -> jiff::Timestamp {
    wall.to_zoned(domain::testing::maple_dental().time_zone).unwrap().timestamp()
}

fn day_of(text: &str) -> Date {
    date(2026, 11, text.parse().unwrap())
}

fn provider_of(text: &str) -> ProviderId {
    if text == "khan" { KHAN } else { TREMBLAY }
}

fn words(line: &str) -> Understanding {
    let mut heard = Understanding::default();
    for word in line.split_whitespace() {
        match word.split_once(':').unwrap_or((word, "")) {
            ("book", _) => heard.intent = Some(Intent::Book),
            ("intent", intent) => heard.intent = Some(intent.parse().unwrap()),
            ("check-up" | "cleaning" | "filling", _) => heard.service = Some(service_of(word)),
            ("back", _) => heard.command = Some(Command::Back),
            ("start-over", _) => heard.command = Some(Command::StartOver),
            ("slower", _) => heard.command = Some(Command::Slower),
            ("help", _) => heard.command = Some(Command::Help),
            ("keep", _) => heard.command = Some(Command::Keep),
            ("spell", _) => heard.command = Some(Command::Spell),
            ("speak", language) => {
                heard.command = Some(Command::Speak(language.parse().unwrap()));
            }
            ("anyone", _) => heard.provider = Some(ProviderWish::Anyone),
            ("khan" | "tremblay", _) => {
                heard.provider = Some(ProviderWish::Named(provider_of(word)));
            }
            ("soonest", _) => heard.days = Some(Days::Soonest),
            ("day", day) => heard.days = Some(Days::On(day_of(day))),
            ("next-year", day) => {
                heard.days = Some(Days::On(day_of(day).saturating_add(1.year())));
            }
            ("days", days) => {
                let (first, last) = days.split_once('-').unwrap();
                heard.days = Some(Days::Between { first: day_of(first), last: day_of(last) });
            }
            ("any-of", days) => {
                heard.days = Some(Days::AnyOf(days.split(',').map(day_of).collect()));
            }
            ("at", time) => heard.times = Some(Times::At(time.parse().unwrap())),
            ("from", time) => heard.times = Some(Times::From(time.parse().unwrap())),
            ("yes", _) => heard.verdict = Some(Verdict::Yes),
            ("no", _) => heard.verdict = Some(Verdict::No),
            ("unsure", _) => heard.verdict = Some(Verdict::Unsure),
            ("first", _) => heard.pick = Some(Pick::First),
            ("second", _) => heard.pick = Some(Pick::Second),
            ("later", _) => heard.pick = Some(Pick::Later),
            ("earlier", _) => heard.pick = Some(Pick::Earlier),
            ("another-day", _) => heard.pick = Some(Pick::AnotherDay),
            ("none", _) => heard.pick = Some(Pick::None),
            ("name", name) => heard.name = Some(name.replace('_', " ").parse().unwrap()),
            ("phone", number) => {
                heard.phone = Some(SpokenNumber::Number(number.parse().unwrap()));
            }
            ("short-phone", _) => heard.phone = Some(SpokenNumber::TooShort),
            ("digits", digits) => {
                heard.code = Some(SpokenCode::Digits(digits.parse().unwrap()));
            }
            ("few-digits", _) => heard.code = Some(SpokenCode::WrongLength),
            ("not-received", _) => heard.code = Some(SpokenCode::NotReceived),
            ("cannot-receive", _) => heard.code = Some(SpokenCode::CannotReceive),
            ("own-phone", _) => heard.phone = Some(SpokenNumber::CallersOwn),
            ("for-another", _) => heard.for_whom = Some(ForWhom::SomebodyElse),
            ("for-both", _) => heard.for_whom = Some(ForWhom::BothOfThem),
            ("two-or-three", _) => {
                let hours = [14, 15].map(|hour| jiff::civil::time(hour, 0, 0, 0));
                heard.doubt = Some(Doubt::WhichTime(hours.to_vec()));
            }
            ("friday-the-26th", _) => {
                let (weekday, date) = (Weekday::Friday, day_of("26"));
                heard.doubt = Some(Doubt::WeekdayOfDate { weekday, date });
            }
            ("noon-to-one", _) => {
                let hour = |hour| jiff::civil::time(hour, 0, 0, 0);
                heard.times = Some(Times::Between { from: hour(12), until: hour(13) });
            }
            ("two-services", _) => {
                heard.doubt = Some(Doubt::WhichService(vec![CLEANING, FILLING]));
            }
            ("theirs", _) => heard.of_theirs = true,
            ("hello", _) => heard.command = Some(Command::Answer),
            ("who-are-you", _) => heard.command = Some(Command::Introduce),
            ("mumble", _) => {}
            (other, _) => panic!("no such word: {other}"),
        }
    }
    heard
}
