//! Looking a wish up in the appointment book.

use domain::{Availability, CallSid, Practice, ProviderId, ProviderWish, Turn, Wish};
use jiff::Timestamp;
use ports::Point;
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
            let providers = providers(practice, wish);
            match around.diary.taken(practice.id, providers, read, now).await {
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

fn providers(practice: &Practice, wish: &Wish) -> Vec<ProviderId> {
    match (wish.provider, practice.service(wish.service)) {
        (ProviderWish::Named(provider), _) => vec![provider],
        (ProviderWish::Anyone, Some(service)) => service.providers.clone(),
        (ProviderWish::Anyone, None) => Vec::new(),
    }
}
