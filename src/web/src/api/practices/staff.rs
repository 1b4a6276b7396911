//! People, services and rooms of a practice that is to be taken on.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Minutes, Provider, ProviderId, Room, RoomId, Service, ServiceId, Takes};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::fields::Fields;
use super::super::hours::{Period, week};
use super::super::names;

/// Most services, providers and rooms of one practice, of each.
const MOST_OF_EACH: usize = 500;
/// Most other names of a service or a provider.
const MOST_SPOKEN: usize = 50;

/// A person who provides services.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewPracticeProvider)]
#[serde(deny_unknown_fields)]
pub(super) struct SentProvider {
    /// Their name; nobody else's there.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// Other names that callers use.
    #[serde(default)]
    #[schema(max_items = 50)]
    spoken: Vec<String>,
    /// How many customers they see at once; one when it is left out.
    #[schema(minimum = 1, maximum = 50)]
    seats: Option<u16>,
    /// When they work; whenever the practice is open when it is left out.
    #[schema(max_items = 70)]
    hours: Option<Vec<Period>>,
}

/// Something that can be booked.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewPracticeService)]
#[serde(deny_unknown_fields)]
pub(super) struct SentService {
    /// Its name; no other's there.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    /// Its names in languages in which it has another one: `{"fr": "nettoyage"}`.
    #[serde(default)]
    names: BTreeMap<String, String>,
    /// Other names that callers use for it.
    #[serde(default)]
    #[schema(max_items = 50)]
    spoken: Vec<String>,
    /// How long the customer is there.
    #[schema(minimum = 1, maximum = 1440)]
    duration_minutes: u16,
    /// How long before it the provider is taken, in minutes.
    #[schema(minimum = 0, maximum = 720)]
    buffer_before: Option<u16>,
    /// How long after it the provider is taken, in minutes.
    #[schema(minimum = 0, maximum = 720)]
    buffer_after: Option<u16>,
    /// What it costs, in the practice's words.
    #[schema(min_length = 1, max_length = 200)]
    price_note: Option<String>,
    /// Who provides it, by their names; everybody when it is left out.
    #[schema(min_items = 1, max_items = 500)]
    providers: Option<Vec<String>>,
    /// How many of a provider's seats it takes; one when it is left out.
    #[schema(minimum = 1, maximum = 50)]
    seats: Option<u16>,
    /// It needs one of these rooms, by their names.
    #[schema(max_items = 500)]
    rooms: Option<Vec<String>>,
}

/// A room, or a piece of equipment.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewPracticeRoom)]
#[serde(deny_unknown_fields)]
pub(super) struct SentRoom {
    /// Its name; no other's there.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
}

pub(super) fn people(
    fields: &mut Fields,
    practice: Uuid,
    sent: Vec<SentProvider>,
) -> Vec<Provider> {
    let mut names = Names::of(fields, practice, "providers", "provider", 1, sent.len());
    let read = |(at, sent): (usize, SentProvider)| {
        let of = |name: &str| format!("providers[{at}].{name}");
        let (id, name) = names.take(fields, at, &sent.name);
        let seats = sent.seats.unwrap_or(1);
        fields.within(&of("seats"), seats.into(), 1, 50);
        Provider {
            id: ProviderId::new(id),
            name,
            spoken: spoken(fields, &of("spoken"), &sent.spoken),
            seats,
            hours: sent.hours.map(|hours| week(fields, &of("hours"), &hours)),
        }
    };
    sent.into_iter().enumerate().map(read).collect()
}

pub(super) fn rooms(fields: &mut Fields, practice: Uuid, sent: Vec<SentRoom>) -> Vec<Room> {
    let mut names = Names::of(fields, practice, "rooms", "room", 0, sent.len());
    let read = |(at, sent): (usize, SentRoom)| {
        let (id, name) = names.take(fields, at, &sent.name);
        Room { id: RoomId::new(id), name }
    };
    sent.into_iter().enumerate().map(read).collect()
}

pub(super) fn services(
    fields: &mut Fields,
    practice: Uuid,
    sent: Vec<SentService>,
    people: &[Provider],
    rooms: &[Room],
) -> Vec<Service> {
    let mut names = Names::of(fields, practice, "services", "service", 1, sent.len());
    let by_name: BTreeMap<_, _> = people.iter().map(|it| (it.name.as_str(), it.id)).collect();
    let rooms: BTreeMap<_, _> = rooms.iter().map(|it| (it.name.as_str(), it.id)).collect();
    let read = |(at, sent): (usize, SentService)| {
        let of = |name: &str| format!("services[{at}].{name}");
        let (id, name) = names.take(fields, at, &sent.name);
        let (before, after) = (sent.buffer_before.unwrap_or(0), sent.buffer_after.unwrap_or(0));
        fields.within(&of("duration_minutes"), sent.duration_minutes.into(), 1, 1440);
        fields.within(&of("buffer_before"), before.into(), 0, 720);
        fields.within(&of("buffer_after"), after.into(), 0, 720);
        let seats = sent.seats.unwrap_or(1);
        fields.within(&of("seats"), seats.into(), 1, 50);
        let providers = match sent.providers {
            None => people.iter().map(|it| it.id).collect(),
            Some(named) => {
                fields.need(!named.is_empty(), &of("providers"), "At least one.");
                found(fields, &of("providers"), &named, &by_name)
            }
        };
        let takes = |provider: &ProviderId| (*provider, Takes::Seats(seats));
        Service {
            id: ServiceId::new(id),
            name,
            names: names::read(fields, &of("names"), &sent.names),
            spoken: spoken(fields, &of("spoken"), &sent.spoken),
            duration: Minutes(sent.duration_minutes),
            buffer_before: Minutes(before),
            buffer_after: Minutes(after),
            takes: providers.iter().filter(|_| seats > 1).map(takes).collect(),
            providers,
            rooms: found(fields, &of("rooms"), &sent.rooms.unwrap_or_default(), &rooms),
            price_note: sent.price_note.map(|it| fields.text(&of("price_note"), &it, 200)),
        }
    };
    sent.into_iter().enumerate().map(read).collect()
}

/// Those who are named, each once.
fn found<T: Copy + Ord>(
    fields: &mut Fields,
    field: &str,
    named: &[String],
    known: &BTreeMap<&str, T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for (at, name) in named.iter().enumerate() {
        match known.get(name.trim()) {
            None => fields.refuse(&format!("{field}[{at}]"), "There is none of that name."),
            Some(it) if found.contains(it) => {}
            Some(it) => found.push(*it),
        }
    }
    found
}

fn spoken(fields: &mut Fields, field: &str, names: &[String]) -> Vec<String> {
    let is_few = names.len() <= MOST_SPOKEN;
    fields.need(is_few, field, &format!("At most {MOST_SPOKEN} of them."));
    let names = names.iter().enumerate();
    names.map(|(at, name)| fields.text(&format!("{field}[{at}]"), name, 80)).collect()
}

/// Names of one kind: no two are the same, for ids are derived from them.
struct Names {
    practice: Uuid,
    field: &'static str,
    kind: &'static str,
    taken: BTreeSet<String>,
}

impl Names {
    fn of(
        fields: &mut Fields,
        practice: Uuid,
        field: &'static str,
        kind: &'static str,
        least: usize,
        count: usize,
    ) -> Self {
        let is_right = (least..=MOST_OF_EACH).contains(&count);
        fields.need(is_right, field, &format!("From {least} to {MOST_OF_EACH} of them."));
        Self { practice, field, kind, taken: BTreeSet::new() }
    }

    /// The id and the name of the next one.
    fn take(&mut self, fields: &mut Fields, at: usize, name: &str) -> (Uuid, String) {
        let field = format!("{}[{at}].name", self.field);
        let name = fields.text(&field, name, 80);
        let is_new = self.taken.insert(name.clone());
        fields.need(is_new, &field, "Another one has that name.");
        (Uuid::new_v5(&self.practice, format!("{} {name}", self.kind).as_bytes()), name)
    }
}
