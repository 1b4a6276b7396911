//! Looking into the appointment book: what could be had, and what somebody has.

use dialogue::DiaryAnswer;
use domain::{
    AppointmentId, Availability, CallSid, PersonName, PhoneNumber, Practice, ProviderWish,
    TimeRange, Turn, Wish,
};
use jiff::Timestamp;
use ports::{Chain, Look, Point};
use scheduling::{Book, Lookup};

use super::loading::Silence;
use crate::asked::Trouble;
use crate::surroundings::Surroundings;

/// Readings of the book that a wish is answered after, at most.
const READINGS: usize = 2;

/// A question to the book whose answer changes nothing.
pub(super) enum Question {
    /// What could be had?
    Slots {
        /// What is wished for.
        wish: Wish,
        /// An appointment whose own time counts as free.
        except: Option<AppointmentId>,
    },
    /// Whom does the practice know by a number?
    Customer(PhoneNumber),
    /// Which appointments does a number have?
    Appointments(PhoneNumber),
}

/// Whose question it is, and when it is asked.
#[derive(Clone, Copy)]
pub(super) struct Asker<'a> {
    pub(super) call: CallSid,
    pub(super) turn: Turn,
    pub(super) practice: &'a Practice,
    pub(super) now: Timestamp,
}

/// What the book answers.
pub(super) async fn look_up(
    asker: Asker<'_>,
    question: Question,
    around: &Surroundings,
) -> Result<DiaryAnswer, Trouble> {
    let undisturbed = around.disturbed(Point::Diary, asker.call, asker.turn);
    match question {
        Question::Customer(phone) => {
            let only = async {
                undisturbed.await?;
                only_customer(asker.practice, &phone, around).await
            };
            Ok(DiaryAnswer::Customer(at_once(asker.call, only, around).await))
        }
        Question::Slots { wish, except } => {
            undisturbed.await?;
            slots(asker, &wish, except, around).await.map(DiaryAnswer::Found)
        }
        Question::Appointments(phone) => {
            undisturbed.await?;
            let mut silence = Silence::default();
            loop {
                match around.diary.upcoming(asker.practice, &phone, asker.now).await {
                    Ok(upcoming) => return Ok(DiaryAnswer::Appointments(upcoming)),
                    Err(error) => silence.outlast(&*error.0, around).await,
                }
            }
        }
    }
}

async fn only_customer(
    practice: &Practice,
    phone: &PhoneNumber,
    around: &Surroundings,
) -> Result<Option<PersonName>, Trouble> {
    let only = around.diary.only_customer(practice.id, phone).await;
    only.map_err(|error| Trouble::Failed { doing: "look up who calls", source: error.0 })
}

/// Who calls; `None` when that is not known at once. Nobody waits for a greeting because of it: the
/// usual one will do.
async fn at_once(
    call: CallSid,
    only: impl Future<Output = Result<Option<PersonName>, Trouble>>,
    around: &Surroundings,
) -> Option<PersonName> {
    let only = tokio::time::timeout(around.limits.recognising, only).await;
    only.unwrap_or(Err(Trouble::TooLate)).unwrap_or_else(|trouble| {
        let reason = Chain(&trouble);
        tracing::warn!(%call, %reason, "the caller cannot be looked up, and is greeted as usual");
        None
    })
}

/// What the book has for a wish.
async fn slots(
    Asker { practice, now, .. }: Asker<'_>,
    wish: &Wish,
    except: Option<AppointmentId>,
    around: &Surroundings,
) -> Result<Availability, Trouble> {
    let mut lookup = scheduling::first_look(practice, wish, now);
    for _ in 0..READINGS {
        let read = match lookup {
            Lookup::Answer(availability) => return Ok(availability),
            Lookup::Read(window) => window,
        };
        let mut silence = Silence::default();
        let taken = loop {
            match around.diary.taken(Look { except, ..look(practice, wish, read, now) }).await {
                Ok(taken) => break taken,
                Err(error) => silence.outlast(&*error.0, around).await,
            }
        };
        lookup = scheduling::answer(practice, wish, &Book { read, taken }, now);
    }
    match lookup {
        Lookup::Answer(availability) => Ok(availability),
        Lookup::Read(_) => Err(Trouble::Failed {
            doing: "answer a wish",
            source: "the book was read in full and more was asked for".into(),
        }),
    }
}

fn look(practice: &Practice, wish: &Wish, window: TimeRange, now: Timestamp) -> Look {
    let service = practice.service(wish.service);
    let providers = match wish.provider {
        ProviderWish::Named(provider) => vec![provider],
        ProviderWish::Anyone => service.map(|it| it.providers.clone()).unwrap_or_default(),
    };
    let rooms = service.map(|it| it.rooms.clone()).unwrap_or_default();
    Look { practice: practice.id, providers, rooms, window, now, except: None }
}
