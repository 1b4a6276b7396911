//! What is said that is no question.

use domain::{
    ClosedFor, Days, Doubt, Language, ProviderId, ProviderWish, Service, ServiceId, Slot, Times,
    Upcoming, Wish,
};
use jiff::civil::{Date, DateTime};

use super::{hours, spoken};
use crate::Policy;
use crate::reasons::Reason;
use crate::slip::{Draft, Errand, Slip};
use crate::wording::{Plain, Remark, capitalised};

/// The words of a remark.
pub(in crate::wording) fn remark(remark: &Remark, policy: &Policy<'_>) -> String {
    let name = &policy.practice.name;
    match remark {
        Remark::Plain(it) => plain(*it).into(),
        Remark::Greeting => match &policy.practice.desk.greeting {
            Some(own) => own.clone(),
            None => format!("Thank you for calling {name}."),
        },
        Remark::GreetingOf(given) => match &policy.practice.desk.greeting {
            Some(own) => format!("Hello {}. {own}", given.as_str()),
            None => format!("Hello {}, thank you for calling {name}.", given.as_str()),
        },
        Remark::CallNotTaken => format!(
            "Thank you for calling {name}. I'm sorry, we cannot take calls from this number. \
             Goodbye."
        ),
        Remark::AlsoIn(_) => "For English, say \"English\" or press 8.".into(),
        Remark::ClosedNow { why, until } => {
            format!("{}; I can still help with appointments.", closed(*why, *until, policy.today()))
        }
        Remark::ClosedToCalls { why, until } => {
            spoken::sentence(closed(*why, *until, policy.today()))
        }
        Remark::Hours => {
            let hours = spoken::hours(&policy.practice.hours);
            spoken::sentence(if hours.is_empty() {
                "We have no regular opening hours".into()
            } else {
                format!("We are open {hours}")
            })
        }
        Remark::OpenOn(day) => spoken::sentence(hours::on(day, policy.today())),
        Remark::OpenAt { date, time, is_open } => {
            spoken::sentence(hours::at(*date, *time, *is_open, policy.today()))
        }
        Remark::ClosedFrom { first, last, why } => {
            spoken::sentence(hours::closed_from(*first, *last, *why, policy.today()))
        }
        Remark::Address => match &policy.practice.desk.address {
            Some(address) => spoken::sentence(format!("We are at {address}")),
            None => "I'm sorry, I don't have the address at hand.".into(),
        },
        Remark::Services(ids) => services(ids, policy),
        Remark::NumberHeard(number) => {
            spoken::sentence(format!("That is {}", spoken::number(number)))
        }
        Remark::Emergency => policy.practice.emergency(Language::English),
        Remark::WrongNumber => format!("This is {name}."),
        Remark::Introduction => format!(
            "I am {name}'s automated receptionist. If you would rather have a person, say so."
        ),
        Remark::DoesNotProvide { provider, service } => {
            let service = spoken::service(*service, policy.practice);
            let who = policy.practice.provider(*provider).map_or("them", |it| it.name.as_str());
            format!("I'm sorry, you can't see {who} for {service} here.")
        }
        Remark::NotThen { reason, wish } => not_then(*reason, wish, policy),
        Remark::Full { wish, other } => full(wish, *other, policy),
        Remark::Noted(slip) => noted(slip, policy),
        Remark::Booked(draft) => booked(draft, policy),
        Remark::Moved { appointment, to } => moved(appointment, to, policy),
        Remark::CalledOff(appointment) => called_off(appointment, policy),
        Remark::Theirs(theirs) => {
            let all = spoken::several(theirs, policy);
            spoken::sentence(format!("I have {}", all.join("; ")))
        }
        Remark::TooLate(appointment) => {
            let it = spoken::appointment(appointment, policy);
            format!(
                "{} I'm sorry, it is too late for me to move or cancel it.",
                spoken::sentence(format!("That is {it}"))
            )
        }
        Remark::PassedOn(errand) => {
            let want = match errand {
                Errand::Check => {
                    return "I will tell them that you want to know when your appointment is."
                        .into();
                }
                Errand::CallOff => "want to cancel an appointment",
                Errand::Move => "want to move an appointment",
            };
            format!("I have not changed anything; I will tell them that you {want}.")
        }
        Remark::Doubt(what) => doubt(what, policy),
    }
}

/// What is said in the same words whoever calls.
const fn plain(plain: Plain) -> &'static str {
    match plain {
        Plain::NotWhileClosed => "I'm sorry, that can only be done while we are open.",
        Plain::NothingFree => "I'm sorry, I can find nothing free for that.",
        Plain::JustTaken => "I'm sorry, that time is gone: somebody else has just taken it.",
        Plain::ThenAlready => "That is when it is already.",
        Plain::TooMany => {
            "I'm sorry, that would be more appointments than I can make for one number."
        }
        Plain::NumberWithheld => "Your number does not show here.",
        Plain::NumberTooShort => "That number seems to have too few digits.",
        Plain::NumberTooLong => "That number seems to have too many digits.",
        Plain::NumberNotAssigned => "That does not seem to be a number we could call.",
        Plain::CodeLength => "The code has six digits. What is it?",
        Plain::CodeWrong => "That is not the code. Please say its six digits once more.",
        Plain::CodeSentAgain => {
            "If there is one, I have sent the text once more. If it does not come, say: a person. What \
             is the code?"
        }
        Plain::NotVerified => {
            "I'm sorry, without the code I can't say anything about an appointment."
        }
        Plain::TextsStopped => "All right, you will get no more texts from us.",
        Plain::MessageTaken => "Thank you, I have written that down for them.",
        Plain::MessageRecorded => "Thank you, I will pass your message on.",
        Plain::WillTellThem => "Thank you, I will tell them.",
        Plain::OnlyPassedOn => "I have not changed anything; I will pass it on.",
        Plain::NothingChanged => "All right, I have not changed anything.",
        Plain::NothingArranged => "All right, nothing is arranged.",
        Plain::NothingDoneYet => "Before you go: nothing is changed yet.",
        Plain::BeforeYouGo => "Before you go: nothing is arranged yet.",
        Plain::StaysAsItIs => "All right, it stays as it is.",
        Plain::CannotVerify => {
            "I'm sorry, I can only speak about an appointment with somebody who calls from its \
             number."
        }
        Plain::NotFound => "I'm sorry, I can't find an appointment under that name and number.",
        Plain::NoneLikeThat => "I don't see one like that.",
        Plain::ChangedMeanwhile => "I'm sorry, that appointment has just been changed.",
        Plain::HeardNothing => "Sorry, I did not hear anything.",
        Plain::StillHeardNothing => "I still can't hear you.",
        Plain::NotUnderstood => "Sorry, I did not get that.",
        Plain::StillNotUnderstood => "I'm sorry, I still did not get that.",
        Plain::WhichOne => "Which one of them?",
        Plain::Here => "Hello, yes, I can hear you.",
        Plain::TakeYourTime => "Take your time.",
        Plain::ThatIsRight => "That is right.",
        Plain::PersonCanHelp => {
            "That's all right. If you are not sure, say \"a person\", and I will put you through."
        }
        Plain::OneAfterTheOther => "Let us do one after the other.",
        Plain::NowTheOther => "Now for the other one.",
        Plain::LanguageNotSpoken => "I'm sorry, I don't speak that language here.",
        Plain::AllRight => "All right.",
        Plain::TakingLong => "This is taking long, and I am sorry about that.",
        Plain::CannotDoThat => "That is something I cannot do myself.",
        Plain::PuttingThrough => "One moment, I will put you through to a person.",
        Plain::LettingGo => {
            "I am hanging up now, so that your line is free. If it can wait, please call us again."
        }
        Plain::NobodyThere => "I'm sorry, nobody can take your call right now.",
        Plain::CouldNotHelp => "I'm sorry that I could not help. Please call again. Goodbye.",
        Plain::Goodbye => "Thank you for calling. Goodbye.",
        Plain::GoodbyeAlone => "Goodbye.",
    }
}

/// The one sentence with "booked" in it.
fn booked(draft: &Draft, policy: &Policy<'_>) -> String {
    spoken::sentence(format!("You are booked: {}", spoken::draft(draft, policy)))
}

/// The one sentence with "moved" in it.
fn moved(appointment: &Upcoming, to: &Slot, policy: &Policy<'_>) -> String {
    let moved = Upcoming { slot: *to, ..appointment.clone() };
    spoken::sentence(format!("It is moved: {}", spoken::appointment(&moved, policy)))
}

/// The one sentence with "cancelled" in it.
fn called_off(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    spoken::sentence(format!("It is cancelled: {}", spoken::appointment(appointment, policy)))
}

fn closed(why: ClosedFor, until: Option<DateTime>, today: Date) -> String {
    let closed = match why {
        ClosedFor::TheDay => "We are closed right now",
        ClosedFor::Lunch => "We are at lunch right now",
        ClosedFor::Holiday => "We are closed today for the holiday",
        ClosedFor::Closure => "We are closed today",
    };
    match until {
        Some(until) => format!("{closed} and open again {}", spoken::moment(until, today)),
        None => closed.into(),
    }
}

fn services(ids: &[ServiceId], policy: &Policy<'_>) -> String {
    if let [only] = ids
        && let Some(service) = policy.practice.service(*only)
    {
        let takes = format!("takes {}", spoken::length(service.duration));
        let price = match &service.price_note {
            Some(price) => format!("it is {price}"),
            None => "I don't have the price at hand".into(),
        };
        let one = capitalised(&spoken::service(*only, policy.practice));
        return spoken::sentence(format!("{one} {takes}; {price}"));
    }
    let one = |service: &Service| spoken::service(service.id, policy.practice);
    let all: Vec<_> = ids.iter().filter_map(|id| policy.practice.service(*id)).collect();
    let unpriced: Vec<_> =
        all.iter().filter(|it| it.price_note.is_none()).map(|it| one(it)).collect();
    let priced =
        all.iter().filter_map(|it| Some(format!("{} is {}", one(it), it.price_note.as_ref()?)));
    let come =
        (!unpriced.is_empty()).then(|| format!("you can come for {}", spoken::or(&unpriced)));
    let said: Vec<_> = come.into_iter().chain(priced).collect();
    spoken::sentence(capitalised(&said.join("; ")))
}

/// "I'm sorry, there is nothing free with Dr. Amira Khan for a cleaning in the next 90 days."
fn full(wish: &Wish, other: Option<ProviderId>, policy: &Policy<'_>) -> String {
    let practice = policy.practice;
    let whom = match wish.provider {
        ProviderWish::Anyone => None,
        ProviderWish::Named(id) => practice.provider(id),
    };
    let whom = whom.map(|it| format!(" with {}", it.name)).unwrap_or_default();
    let what = spoken::service(wish.service, practice);
    let ahead = match practice.rules.horizon_days {
        1 => "today or tomorrow".to_owned(),
        days => format!("in the next {days} days"),
    };
    let other = other.and_then(|id| practice.provider(id));
    let but = other.map(|it| format!(", but {} has time", it.name)).unwrap_or_default();
    spoken::sentence(format!("I'm sorry, there is nothing free{whom} for {what} {ahead}{but}"))
}

fn not_then(reason: Reason, wish: &Wish, policy: &Policy<'_>) -> String {
    let when = spoken::when(&wish.days, wish.times, policy.today());
    let when = when.unwrap_or_else(|| "then".into());
    match reason {
        Reason::ClosedOn { date, why } => {
            spoken::sentence(format!("I'm sorry, {}", hours::closed_on(date, why, policy.today())))
        }
        Reason::Closed => spoken::sentence(format!("I'm sorry, we are closed {when}")),
        Reason::Away(provider) => {
            let who =
                policy.practice.provider(provider).map_or("that person", |it| it.name.as_str());
            spoken::sentence(format!("I'm sorry, {who} is not in {when}"))
        }
        Reason::NobodyIn => spoken::sentence(format!("I'm sorry, nobody is in {when}")),
        // The practice may well be open, only not for as long as the service takes.
        Reason::OutOfHours => format!(
            "I'm sorry, {} {when} does not fit into our opening hours.",
            spoken::service(wish.service, policy.practice)
        ),
        Reason::Taken => spoken::sentence(format!("I'm sorry, there is nothing free {when}")),
        Reason::Past(time) => {
            format!("I'm sorry, it is past {} already today.", spoken::time(time))
        }
        Reason::TooSoon => "I'm sorry, that is too short notice for us.".into(),
        Reason::TooFar => too_far(policy),
    }
}

/// "A cleaning with Dr. Amira Khan on Tuesday, November 24th, all right."
fn noted(slip: &Slip, policy: &Policy<'_>) -> String {
    let service = slip.service.map(|service| spoken::service(service, policy.practice));
    let provider = slip.provider.map(|wish| match wish {
        ProviderWish::Anyone => "with anyone".into(),
        ProviderWish::Named(id) => {
            let name = policy.practice.provider(id).map_or("them", |it| it.name.as_str());
            format!("with {name}")
        }
    });
    let days = slip.days.clone().unwrap_or(Days::Soonest);
    let when = spoken::when(&days, slip.times.unwrap_or(Times::Any), policy.today());
    let soon = (slip.days == Some(Days::Soonest)).then(|| "as soon as possible".into());
    let all: Vec<String> = [service, provider, when, soon].into_iter().flatten().collect();
    if all.is_empty() {
        return plain(Plain::AllRight).into();
    }
    format!("{}, all right.", capitalised(&all.join(" ")))
}

fn too_far(policy: &Policy<'_>) -> String {
    match policy.practice.rules.horizon_days {
        1 => "I'm sorry, I can only arrange times for today and tomorrow.".into(),
        days => format!("I'm sorry, I can only arrange times within the next {days} days."),
    }
}

fn doubt(doubt: &Doubt, policy: &Policy<'_>) -> String {
    match doubt {
        Doubt::WeekdayOfDate { weekday, date } => format!(
            "{} is a {}, not a {}.",
            spoken::date_alone(*date),
            spoken::weekday(date.weekday()),
            spoken::weekday(*weekday),
        ),
        Doubt::NoSuchDate => "I don't think that date exists.".into(),
        Doubt::PastDate(date) => format!("{} has already passed.", spoken::date(*date)),
        Doubt::WhichDay(days) => {
            let day = |day: &Date| spoken::day(*day, policy.today());
            let days: Vec<_> = days.iter().map(day).collect();
            format!("Do you mean {}?", spoken::or(&days))
        }
        Doubt::WhichTime(times) => {
            let times: Vec<_> = times.iter().map(|time| spoken::time(*time)).collect();
            format!("Do you mean {}?", spoken::or(&times))
        }
        Doubt::WhichService(services) => {
            let names = services.iter().filter_map(|id| policy.practice.service(*id));
            let names: Vec<_> = names.map(|it| it.called(Language::English)).collect();
            format!("Let us do one after the other. Which one first: {}?", spoken::or(&names))
        }
    }
}
