//! What is said that is no question.

use domain::{
    ClosedFor, Days, Doubt, Language, ProviderId, ProviderWish, ServiceId, Slot, Times, Upcoming,
    Wish,
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
            None => format!("{name}, bonjour."),
        },
        Remark::GreetingOf(given) => match &policy.practice.desk.greeting {
            Some(own) => format!("Bonjour {}. {own}", given.as_str()),
            None => format!("Bonjour {}, ici {name}.", given.as_str()),
        },
        Remark::CallNotTaken => format!(
            "{name}, bonjour. Je regrette, nous ne pouvons pas prendre les appels de ce numéro. \
             Au revoir."
        ),
        Remark::AlsoIn(_) => "Pour le français, dites « français » ou faites le 8.".into(),
        Remark::ClosedNow { why, until } => {
            format!(
                "{} ; je peux quand même vous aider pour un rendez-vous.",
                closed(*why, *until, policy.today())
            )
        }
        Remark::ClosedToCalls { why, until } => {
            spoken::sentence(closed(*why, *until, policy.today()))
        }
        Remark::Hours => {
            let hours = spoken::hours(&policy.practice.hours);
            spoken::sentence(if hours.is_empty() {
                "Nous n'avons pas d'heures d'ouverture régulières".into()
            } else {
                format!("Nous sommes ouverts {hours}")
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
            Some(address) => spoken::sentence(format!("Notre adresse : {address}")),
            None => "Je regrette, je n'ai pas l'adresse sous la main.".into(),
        },
        Remark::Services(ids) => services(ids, policy),
        Remark::NumberHeard(number) => {
            spoken::sentence(format!("C'est donc le {}", spoken::number(number)))
        }
        Remark::Emergency => policy.practice.emergency(Language::French),
        Remark::WrongNumber => format!("Ici {name}."),
        Remark::Introduction => format!(
            "Ici la réception automatisée de {name}. Si vous préférez parler à quelqu'un, dites-le."
        ),
        Remark::DoesNotProvide { provider, service } => {
            let service = spoken::service(*service, policy.practice);
            let who =
                policy.practice.provider(*provider).map_or("cette personne", |it| it.name.as_str());
            format!("Je regrette, {who} n'offre pas ce service ici : {service}.")
        }
        Remark::NotThen { reason, wish } => not_then(*reason, wish, policy),
        Remark::Full { wish, other } => full(wish, *other, policy),
        Remark::Noted(slip) => noted(slip, policy),
        Remark::Booked(draft) => booked(draft, policy),
        Remark::Moved { appointment, to } => moved(appointment, to, policy),
        Remark::CalledOff(appointment) => called_off(appointment, policy),
        Remark::Theirs(theirs) => {
            let all = spoken::several(theirs, policy);
            spoken::sentence(format!("Je vois : {}", all.join(" ; ")))
        }
        Remark::TooLate(appointment) => {
            let it = spoken::appointment(appointment, policy);
            format!(
                "{} Je regrette, il est trop tard pour que je le déplace ou l'annule.",
                spoken::sentence(format!("C'est : {it}"))
            )
        }
        Remark::PassedOn(errand) => {
            let want = match errand {
                Errand::Check => {
                    return "Je dirai à l'équipe que vous désirez savoir quand est votre \
                            rendez-vous."
                        .into();
                }
                Errand::CallOff => "annuler un rendez-vous",
                Errand::Move => "déplacer un rendez-vous",
            };
            format!("Je n'ai rien changé ; je dirai à l'équipe que vous désirez {want}.")
        }
        Remark::Doubt(what) => doubt(what, policy),
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
            "Je regrette, cela ferait plus de rendez-vous que je ne peux en prendre pour un même numéro."
        }
        Plain::NumberWithheld => "Votre numéro ne s'affiche pas ici.",
        Plain::NumberTooShort => "Il semble manquer des chiffres à ce numéro.",
        Plain::NumberTooLong => "Ce numéro semble avoir trop de chiffres.",
        Plain::NumberNotAssigned => {
            "Ce numéro ne semble pas en être un que nous puissions appeler."
        }
        Plain::CodeLength => "Le code a six chiffres. Quel est-il ?",
        Plain::CodeWrong => "Ce n'est pas le code. Veuillez redire ses six chiffres.",
        Plain::CodeSentAgain => {
            "S'il y en a un, j'ai renvoyé le texto. S'il n'arrive pas, dites : « une personne ». Quel est \
             ce code ?"
        }
        Plain::NotVerified => "Je regrette, sans le code je ne peux rien dire d'un rendez-vous.",
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
        Plain::NoneLikeThat => "Je ne vois pas de rendez-vous comme celui-là.",
        Plain::ChangedMeanwhile => "Je regrette, ce rendez-vous vient tout juste d'être changé.",
        Plain::HeardNothing => "Je regrette, je n'ai rien entendu.",
        Plain::StillHeardNothing => "Je ne vous entends toujours pas.",
        Plain::NotUnderstood => "Je regrette, je n'ai pas compris.",
        Plain::StillNotUnderstood => "Je regrette, je n'ai toujours pas compris.",
        Plain::WhichOne => "Veuillez choisir.",
        Plain::Here => "Bonjour, oui, je vous entends.",
        Plain::TakeYourTime => "Prenez votre temps.",
        Plain::ThatIsRight => "C'est bien ça.",
        Plain::PersonCanHelp => {
            "Pas de souci. Si vous hésitez, dites : « une personne », et je vous passe quelqu'un."
        }
        Plain::OneAfterTheOther => "Un rendez-vous à la fois.",
        Plain::NowTheOther => "Passons à l'autre personne.",
        Plain::LanguageNotSpoken => "Je regrette, je ne parle pas cette langue ici.",
        Plain::AllRight => "D'accord.",
        Plain::TakingLong => "Cela prend du temps, et je le regrette.",
        Plain::CannotDoThat => "C'est une chose que je ne peux pas faire moi-même.",
        Plain::PuttingThrough => "Un instant, je vous passe quelqu'un.",
        Plain::LettingGo => {
            "Je raccroche pour libérer votre ligne. Si cela peut attendre, rappelez-nous."
        }
        Plain::NobodyThere => "Je regrette, personne ne peut prendre votre appel en ce moment.",
        Plain::CouldNotHelp => {
            "Je regrette de ne pas avoir pu vous aider. Veuillez rappeler. Au revoir."
        }
        Plain::Goodbye => "Merci de votre appel. Au revoir.",
        Plain::GoodbyeAlone => "Au revoir.",
    }
}

/// The one sentence with "réservé" in it.
fn booked(draft: &Draft, policy: &Policy<'_>) -> String {
    spoken::sentence(format!("C'est réservé : {}", spoken::draft(draft, policy)))
}

/// The one sentence with "déplacé" in it.
fn moved(appointment: &Upcoming, to: &Slot, policy: &Policy<'_>) -> String {
    let moved = Upcoming { slot: *to, ..appointment.clone() };
    spoken::sentence(format!("C'est déplacé : {}", spoken::appointment(&moved, policy)))
}

/// The one sentence with "annulé" in it.
fn called_off(appointment: &Upcoming, policy: &Policy<'_>) -> String {
    spoken::sentence(format!("C'est annulé : {}", spoken::appointment(appointment, policy)))
}

fn closed(why: ClosedFor, until: Option<DateTime>, today: Date) -> String {
    let closed = match why {
        ClosedFor::TheDay => "Nous sommes fermés en ce moment",
        ClosedFor::Lunch => "Nous sommes en pause pour le dîner",
        ClosedFor::Holiday => "Nous sommes fermés aujourd'hui, c'est un jour férié,",
        ClosedFor::Closure => "Nous sommes fermés aujourd'hui",
    };
    match until {
        Some(until) => format!("{closed} et nous rouvrons {}", spoken::moment(until, today)),
        None => closed.trim_end_matches(',').into(),
    }
}

fn services(ids: &[ServiceId], policy: &Policy<'_>) -> String {
    if let [only] = ids
        && let Some(service) = policy.practice.service(*only)
    {
        let length = spoken::length(service.duration);
        let price = match &service.price_note {
            Some(price) => format!("c'est {price}"),
            None => "je n'ai pas le prix sous la main".into(),
        };
        let name = capitalised(service.called(Language::French));
        return spoken::sentence(format!("{name} : comptez {length} ; {price}"));
    }
    let all: Vec<_> = ids.iter().filter_map(|id| policy.practice.service(*id)).collect();
    let unpriced =
        all.iter().filter(|it| it.price_note.is_none()).map(|it| it.called(Language::French));
    let unpriced = spoken::list(&unpriced.collect::<Vec<_>>(), "et");
    let priced = all.iter().filter_map(|it| {
        Some(format!("{}, c'est {}", it.called(Language::French), it.price_note.as_ref()?))
    });
    let said = Some(unpriced).filter(|it| !it.is_empty()).into_iter().chain(priced);
    let said = said.collect::<Vec<_>>().join(" ; ");
    spoken::sentence(format!("Voici ce que nous offrons : {said}"))
}

/// « Je regrette, il n'y a rien de libre avec Dr. Amira Khan pour nettoyage dans les 90 prochains jours. »
fn full(wish: &Wish, other: Option<ProviderId>, policy: &Policy<'_>) -> String {
    let practice = policy.practice;
    let whom = match wish.provider {
        ProviderWish::Anyone => None,
        ProviderWish::Named(id) => practice.provider(id),
    };
    let whom = whom.map(|it| format!(" avec {}", it.name)).unwrap_or_default();
    let what = spoken::service(wish.service, practice);
    let ahead = match practice.rules.horizon_days {
        1 => "aujourd'hui ni demain".to_owned(),
        days => format!("dans les {days} prochains jours"),
    };
    let other = other.and_then(|id| practice.provider(id));
    let but = other.map(|it| format!(", mais {} a de la place", it.name)).unwrap_or_default();
    spoken::sentence(format!("Je regrette, il n'y a rien de libre{whom} pour {what} {ahead}{but}"))
}

fn not_then(reason: Reason, wish: &Wish, policy: &Policy<'_>) -> String {
    let when = spoken::when(&wish.days, wish.times, policy.today());
    let when = when.unwrap_or_else(|| "à ce moment-là".into());
    match reason {
        Reason::ClosedOn { date, why } => spoken::sentence(format!(
            "Je regrette, {}",
            hours::closed_on(date, why, policy.today())
        )),
        Reason::Closed => spoken::sentence(format!("Je regrette, nous sommes fermés {when}")),
        Reason::Away(provider) => {
            let who =
                policy.practice.provider(provider).map_or("cette personne", |it| it.name.as_str());
            spoken::sentence(format!("Je regrette, {who} n'est pas là {when}"))
        }
        Reason::NobodyIn => spoken::sentence(format!("Je regrette, il n'y a personne {when}")),
        // The practice may well be open, only not for as long as the service takes.
        Reason::OutOfHours => {
            format!("Je regrette, un rendez-vous {when} dépasse nos heures d'ouverture.")
        }
        Reason::Taken => spoken::sentence(format!("Je regrette, il n'y a rien de libre {when}")),
        Reason::Past(time) => {
            format!("Je regrette, il est déjà plus de {} aujourd'hui.", spoken::time(time))
        }
        Reason::TooSoon => "Je regrette, le délai est trop court pour nous.".into(),
        Reason::TooFar => too_far(policy),
    }
}

/// "D'accord : nettoyage, avec Dr. Amira Khan, le mardi 24 novembre."
fn noted(slip: &Slip, policy: &Policy<'_>) -> String {
    let service = slip.service.map(|id| spoken::service(id, policy.practice).to_owned());
    let provider = slip.provider.map(|wish| match wish {
        ProviderWish::Anyone => "avec n'importe qui".into(),
        ProviderWish::Named(id) => {
            let name = policy.practice.provider(id).map_or("cette personne", |it| it.name.as_str());
            format!("avec {name}")
        }
    });
    let days = slip.days.clone().unwrap_or(Days::Soonest);
    let when = spoken::when(&days, slip.times.unwrap_or(Times::Any), policy.today());
    let soon = (slip.days == Some(Days::Soonest)).then(|| "dès que possible".into());
    let all: Vec<String> = [service, provider, when, soon].into_iter().flatten().collect();
    if all.is_empty() {
        return plain(Plain::AllRight).into();
    }
    spoken::sentence(format!("D'accord : {}", all.join(", ")))
}

fn too_far(policy: &Policy<'_>) -> String {
    match policy.practice.rules.horizon_days {
        1 => "Je regrette, je ne peux fixer de rendez-vous qu'aujourd'hui ou demain.".into(),
        days => format!(
            "Je regrette, je ne peux fixer de rendez-vous que dans les {days} prochains jours."
        ),
    }
}

fn doubt(doubt: &Doubt, policy: &Policy<'_>) -> String {
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
            let day = |day: &Date| spoken::day(*day, policy.today());
            let days: Vec<_> = days.iter().map(day).collect();
            format!("Voulez-vous dire {} ?", spoken::list(&days, "ou"))
        }
        Doubt::WhichTime(times) => {
            let times: Vec<_> = times.iter().map(|time| spoken::time(*time)).collect();
            format!("Voulez-vous dire {} ?", spoken::list(&times, "ou"))
        }
        Doubt::WhichService(services) => {
            let names = services.iter().filter_map(|id| policy.practice.service(*id));
            let names: Vec<_> = names.map(|it| it.called(Language::French)).collect();
            let names = spoken::list(&names, "ou");
            format!("Une chose à la fois. Par quoi commençons-nous : {names} ?")
        }
    }
}
