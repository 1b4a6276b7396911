//! How many of a provider's seats a service takes, as it is sent and shown.

use std::collections::BTreeMap;

use domain::{ProviderId, Takes};
use ports::registers::{MOST_SEATS, ServiceRecord};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::fields::Fields;

/// How many of a provider's seats an appointment takes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(untagged, expecting = "expected a number of seats from 1 to 50, or \"alone\"")]
pub(crate) enum SeatsTaken {
    /// So many: from 1 to 50.
    Seats(u16),
    /// All of them.
    Alone(Alone),
}

/// The provider alone.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Alone {
    /// All of their seats.
    Alone,
}

/// As they are shown.
pub(super) fn shown(takes: &BTreeMap<ProviderId, Takes>) -> BTreeMap<Uuid, SeatsTaken> {
    let shown = takes.iter().map(|(provider, takes)| {
        let takes = match takes {
            Takes::Seats(seats) => SeatsTaken::Seats(*seats),
            Takes::Alone => SeatsTaken::Alone(Alone::Alone),
        };
        (provider.uuid(), takes)
    });
    shown.collect()
}

/// What was sent, in the place of what the service takes.
pub(super) fn taken(
    record: &mut ServiceRecord,
    sent: &BTreeMap<Uuid, SeatsTaken>,
    fields: &mut Fields,
) {
    record.takes.clear();
    for (provider, takes) in sent {
        let field = format!("takes.{provider}");
        let id = ProviderId::new(*provider);
        let provides = record.providers.contains(&id);
        fields.need(provides, &field, "One of the providers of `provider_ids`.");
        let takes = match takes {
            SeatsTaken::Alone(Alone::Alone) => Takes::Alone,
            SeatsTaken::Seats(seats) => {
                fields.within(&field, (*seats).into(), 1, MOST_SEATS.into());
                Takes::Seats(*seats)
            }
        };
        // One seat is what it takes where nothing is said.
        if takes != Takes::Seats(1) {
            record.takes.insert(id, takes);
        }
    }
}
