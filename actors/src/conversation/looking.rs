//! Looking a wish up in the appointment book.

use domain::{Availability, CallSid, Practice, ProviderWish, TimeRange, Turn, Wish};
use jiff::Timestamp;
use ports::{Look, Point};
use scheduling::{Book, Lookup};

use super::loading::Silence;
use crate::asked::Trouble;
use crate::surroundings::Surroundings;

/// Readings of the book that a wish is answered after, at most.
const READINGS: usize = 2;

/// What the book has for a wish.
pub(super) async fn look_up(
    call: CallSid,
    turn: Turn,
    practice: &Practice,
    wish: &Wish,
    now: Timestamp,
    around: &Surroundings,
) -> Result<Availability, Trouble> {
    around.disturbed(Point::Diary, call, turn).await?;
    let mut lookup = scheduling::first_look(practice, wish, now);
    for _ in 0..READINGS {
        let read = match lookup {
            Lookup::Answer(availability) => return Ok(availability),
            Lookup::Read(window) => window,
        };
        let mut silence = Silence::default();
        let taken = loop {
            match around.diary.taken(look(practice, wish, read, now)).await {
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
