//! What is said that is no question.

use domain::{ClosedFor, Doubt, Practice, ServiceId, Slot, Times, Upcoming, Why, Wish};
use jiff::civil::DateTime;

use super::{hours, spoken};
use crate::slip::{Draft, Errand};
use crate::wording::{Plain, Remark};

/// The words of a remark.
pub(in crate::wording) fn remark(remark: &Remark, practice: &Practice) -> String {
    let name = &practice.name;
    match remark {
        Remark::Plain(it) => plain(*it).into(),
        Remark::Greeting => match &practice.desk.greeting {
            Some(own) => own.clone(),
            None => format!("Merci d'appeler {name}."),
        },
        Remark::GreetingOf(given) => match &practice.desk.greeting {
            Some(own) => format!("Bonjour {}. {own}", given.as_str()),
            None => format!("Bonjour {}, merci d'appeler {name}.", given.as_str()),
        },
        Remark::CallNotTaken => format!(
            "Merci d'appeler {name}. Je regrette, nous ne pouvons pas prendre les appels de ce numéro. \
             Au revoir."
        ),
        Remark::AlsoIn(_) => "Pour le français, dites « français » ou faites le 8.".into(),
        Remark::ClosedNow { why, until } => {
            format!("{} ; je peux quand même vous aider pour un rendez-vous.", closed(*why, *until))
        }
        Remark::ClosedToCalls { why, until } => spoken::sentence(closed(*why, *until)),
        Remark::Hours => {
            let hours = spoken::hours(&practice.hours);
            spoken::sentence(if hours.is_empty() {
                "Nous n'avons pas d'heures d'ouverture régulières".into()
            } else {
                format!("Nous sommes ouverts {hours}")
            })
        }
        Remark::OpenOn(day) => spoken::sentence(hours::on(day)),
        Remark::OpenAt { date, time, is_open } => {
            spoken::sentence(hours::at(*date, *time, *is_open))
        }
        Remark::ClosedFrom { first, last, why } => {
            spoken::sentence(hours::closed_from(*first, *last, *why))
        }
        Remark::Address => match &practice.desk.address {
            Some(address) => spoken::sentence(format!("Notre adresse : {address}")),
            None => "Je regrette, je n'ai pas l'adresse sous la main.".into(),
        },
        Remark::Services(ids) => services(ids, practice),
        Remark::Emergency => practice.emergency.clone(),
        Remark::WrongNumber => format!("Ici {name}."),
        Remark::DoesNotProvide { provider, service } => {
            let service = spoken::service(*service, practice);
            let who = practice.provider(*provider).map_or("Cette personne", |it| it.name.as_str());
            format!("{who} n'offre pas ce service ici : {service}.")
        }
        Remark::NotThen { why, wish } => not_then(*why, wish, practice),
        Remark::TooFar => too_far(practice),
        Remark::Booked(draft) => booked(draft, practice),
        Remark::Moved { appointment, to } => moved(appointment, to, practice),
        Remark::CalledOff(appointment) => called_off(appointment, practice),
        Remark::Theirs(theirs) => {
            let all: Vec<_> = theirs.iter().map(|it| spoken::appointment(it, practice)).collect();
            spoken::sentence(format!("Je vois : {}", all.join(" ; ")))
        }
        Remark::TooLate(appointment) => {
            let it = spoken::appointment(appointment, practice);
            format!(
                "{} Je regrette, il est trop tard pour le changer avec moi par téléphone.",
                spoken::sentence(format!("C'est : {it}"))
            )
        }
        Remark::PassedOn(errand) => {
            let want = match errand {
                Errand::Check => "savoir quand est votre rendez-vous",
                Errand::CallOff => "annuler un rendez-vous",
                Errand::Move => "reporter un rendez-vous",
            };
            format!("Je n'ai rien changé ; je dirai à l'équipe que vous désirez {want}.")
        }
        Remark::Doubt(what) => doubt(what),
    }
}

/// What is said in the same words whoever calls.
const fn plain(plain: Plain) -> &'static str {
    match plain {
        Plain::NotWhileClosed => "Je regrette, cela ne se fait que pendant nos heures d'ouverture.",
        Plain::NothingFree => "Je regrette, je ne trouve rien de libre pour cela.",
        Plain::JustTaken => {
            "Je regrette, quelqu'un d'autre vient tout juste de prendre cette heure."
        }
        Plain::ThenAlready => "C'est déjà à ce moment-là.",
        Plain::TooMany => {
            "Je regrette, ce numéro ne peut pas prendre plus de rendez-vous par téléphone."
        }
        Plain::NumberWithheld => "Votre numéro ne s'affiche pas ici.",
        Plain::NumberTooShort => "Il semble manquer des chiffres à ce numéro.",
        Plain::NumberTooLong => "Ce numéro semble avoir trop de chiffres.",
        Plain::NumberNotAssigned => {
            "Ce numéro ne semble pas en être un que nous puissions appeler."
        }
        Plain::TextsStopped => "D'accord, vous ne recevrez plus de textos de notre part.",
        Plain::MessageTaken => "Merci, c'est noté pour l'équipe.",
        Plain::MessageRecorded => "Merci, je transmets votre message.",
        Plain::WillTellThem => "Merci, je préviens l'équipe.",
        Plain::OnlyPassedOn => "Je n'ai rien changé ; je transmets votre message.",
        Plain::NothingChanged => "D'accord, je n'ai rien changé.",
        Plain::NothingArranged => "D'accord, rien n'est fixé.",
        Plain::NothingDoneYet => "Avant que vous partiez : rien n'est encore changé.",
        Plain::BeforeYouGo => "Avant que vous partiez : rien n'est encore fixé.",
        Plain::StaysAsItIs => "D'accord, rien ne change.",
        Plain::CannotVerify => {
            "Je regrette, je ne parle des rendez-vous qu'avec la personne qui appelle du numéro auquel \
             ils sont inscrits."
        }
        Plain::NotFound => "Je regrette, je ne trouve pas de rendez-vous à ce nom et à ce numéro.",
        Plain::NoneLikeThat => "Je n'en vois pas de tel.",
        Plain::ChangedMeanwhile => "Je regrette, ce rendez-vous vient tout juste d'être changé.",
        Plain::HeardNothing => "Je regrette, je n'ai rien entendu.",
        Plain::StillHeardNothing => "Je ne vous entends toujours pas.",
        Plain::NotUnderstood => "Je regrette, je n'ai pas compris.",
        Plain::StillNotUnderstood => "Je regrette, je n'ai toujours pas compris.",
        Plain::WhichOne => "Lequel ?",
        Plain::TakeYourTime => "Prenez votre temps.",
        Plain::OneAfterTheOther => "Faisons-les l'un après l'autre.",
        Plain::LanguageNotSpoken => "Je regrette, je ne parle pas cette langue ici.",
        Plain::AllRight => "D'accord.",
        Plain::TakingLong => "Cela prend du temps, et je le regrette.",
        Plain::CannotDoThat => "C'est une chose que je ne peux pas faire moi-même.",
        Plain::PuttingThrough => "Un instant, je vous passe quelqu'un.",
        Plain::NobodyThere => "Je regrette, personne ne peut prendre votre appel en ce moment.",
        Plain::CouldNotHelp => {
            "Je regrette de ne pas avoir pu vous aider. Veuillez rappeler. Au revoir."
        }
        Plain::Goodbye => "Merci de votre appel. Au revoir.",
    }
}

/// The one sentence with "réservé" in it.
fn booked(draft: &Draft, practice: &Practice) -> String {
    spoken::sentence(format!("C'est réservé : {}", spoken::draft(draft, practice)))
}

/// The one sentence with "reporté" in it.
fn moved(appointment: &Upcoming, to: &Slot, practice: &Practice) -> String {
    let moved = Upcoming { slot: *to, ..appointment.clone() };
    spoken::sentence(format!("C'est reporté : {}", spoken::appointment(&moved, practice)))
}

/// The one sentence with "annulé" in it.
fn called_off(appointment: &Upcoming, practice: &Practice) -> String {
    spoken::sentence(format!("C'est annulé : {}", spoken::appointment(appointment, practice)))
}

fn closed(why: ClosedFor, until: Option<DateTime>) -> String {
    let closed = match why {
        ClosedFor::TheDay => "Nous sommes fermés en ce moment",
        ClosedFor::Lunch => "Nous sommes en pause pour le dîner",
        ClosedFor::Holiday => "Nous sommes fermés aujourd'hui pour le jour férié",
        ClosedFor::Closure => "Nous sommes fermés aujourd'hui",
    };
    match until {
        Some(until) => format!("{closed} et nous rouvrons {}", spoken::moment(until)),
        None => closed.into(),
    }
}

fn services(ids: &[ServiceId], practice: &Practice) -> String {
    if let [only] = ids
        && let Some(service) = practice.service(*only)
    {
        let length = spoken::length(service.duration);
        let price = match &service.price_note {
            Some(price) => format!("c'est {price}"),
            None => "je n'ai pas le prix sous la main".into(),
        };
        return spoken::sentence(format!("Pour {}, comptez {length} ; {price}", service.name));
    }
    let said = ids.iter().filter_map(|id| practice.service(*id)).map(|service| {
        let name = service.name.as_str();
        match &service.price_note {
            Some(price) => format!("{name}, {price}"),
            None => name.to_owned(),
        }
    });
    spoken::sentence(format!("Nous offrons : {}", said.collect::<Vec<_>>().join(" ; ")))
}

fn not_then(why: Why, wish: &Wish, practice: &Practice) -> String {
    let when = spoken::when(wish);
    match why {
        Why::Closed if wish.times == Times::Any => {
            format!("Je regrette, {} n'est pas ouvert {when}.", practice.name)
        }
        // The practice may well be open, only not for as long as the service takes.
        Why::Closed => {
            format!("Je regrette, un rendez-vous {when} dépasse nos heures d'ouverture.")
        }
        Why::Taken => format!("Je regrette, il n'y a rien de libre {when}."),
        Why::TooSoon => "Je regrette, c'est trop tôt pour nous.".into(),
        Why::TooFar => too_far(practice),
    }
}

fn too_far(practice: &Practice) -> String {
    let days = practice.rules.horizon_days;
    format!("Je regrette, je ne peux fixer de rendez-vous que dans les {days} prochains jours.")
}

fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::WeekdayOfDate { weekday, date } => format!(
            "Le {} est un {}, pas un {}.",
            spoken::day_and_month(*date),
            spoken::weekday(date.weekday()),
            spoken::weekday(*weekday),
        ),
        Doubt::NoSuchDate => "Je ne crois pas que cette date existe.".into(),
        Doubt::PastDate(date) => {
            format!("La date est déjà passée : {}.", spoken::date(*date))
        }
        Doubt::WhichDay(days) => {
            let days: Vec<_> = days.iter().map(|day| spoken::date(*day)).collect();
            format!("Voulez-vous dire {} ?", spoken::list(&days, "ou"))
        }
        Doubt::WhichTime(times) => {
            let times: Vec<_> = times.iter().map(|time| spoken::time(*time)).collect();
            format!("Voulez-vous dire {} ?", spoken::list(&times, "ou"))
        }
    }
}
