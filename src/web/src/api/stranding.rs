//! How many appointments a change has left without a place.

use domain::{PracticeId, ProviderId, TimeRange};
use ports::registers::Absent;

use super::access::Client;
use super::appointments::refused;
use super::problem::Problem;
use crate::edge::Edge;

/// What was changed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stranding {
    /// A provider: their hours, their seats.
    Provider(ProviderId),
    /// Somebody or something cannot be had for a while.
    Absence(Absent, TimeRange),
}

/// How many appointments to come have no place any more, of those that a change is about: 500 at
/// most. They stand until somebody moves them or calls them off.
pub(super) async fn stranded(
    edge: &Edge,
    client: &Client,
    practice: PracticeId,
    by: Stranding,
) -> Result<usize, Problem> {
    let found = edge.bookkeeping.stranded(&client.scope, practice, edge.now()).await;
    let found = found.map_err(|error| refused(&error))?;
    let concerned = found.iter().map(|stranded| &stranded.appointment).filter(|it| match by {
        Stranding::Provider(provider) => it.provider.0 == provider,
        Stranding::Absence(absent, during) => {
            let is_theirs = match absent {
                Absent::Provider(provider) => it.provider.0 == provider,
                Absent::Room(room) => it.room.as_ref().is_some_and(|(id, _)| *id == room),
            };
            is_theirs && it.starts_at < during.until() && during.from() < it.ends_at
        }
    });
    Ok(concerned.count())
}
