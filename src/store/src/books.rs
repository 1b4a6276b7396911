//! The appointment books as they were last read, so that a usual look into one costs no query.
//!
//! What is remembered is a hint: whether a slot is free is decided when it is held. Every change of
//! a book is counted in the database (`book_versions`), every step that is written brings the
//! present count along, and a book that is behind is read again. What this process changes itself is
//! entered in place.
//!
//! **Invariant:** a book is used only while no higher count than its own has been seen.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};

use dashmap::DashMap;
use domain::{AppointmentId, Place, PracticeId, ProviderId, Resource, RoomId, Seats, TimeRange};
use jiff::{SignedDuration, Timestamp};
use ports::{Change, Entry, Fate, Look, NewHold};
use scheduling::Occupied;
use uuid::Uuid;

use crate::journal::GRACE;

/// Most appointments that are remembered, of all practices together; about 150 bytes each. Beyond
/// it the book of any practice is forgotten for each that is read.
const MOST_REMEMBERED: usize = 500_000;
/// Most practices that have a place, known book or not; beyond it any other one loses its own.
const MOST_SHELVES: usize = 20_000;
/// Most appointments of one practice that are remembered. A larger book is asked for each wish.
pub(crate) const MOST_IN_ONE_BOOK: usize = 50_000;
/// How long a book that was read is left alone, even when it is behind again: meanwhile the
/// database is asked for each wish. Two servers at one practice would read it over and over.
const READ_AGAIN_AFTER: SignedDuration = SignedDuration::from_secs(1);
/// The same for a book that is too large.
const LOOK_AT_SIZE_AFTER: SignedDuration = SignedDuration::from_secs(60);
/// When a book is read again whatever happened, so that what is past does not pile up.
const TOO_OLD: SignedDuration = SignedDuration::from_hours(24);
/// How far back a book is read.
pub(crate) const READ_BACK: SignedDuration = SignedDuration::from_hours(5 * 24);
/// How far back it is known: an appointment with its buffers lasts less than three days.
const KNOWN_BACK: SignedDuration = SignedDuration::from_hours(2 * 24);
const LONGEST: SignedDuration = SignedDuration::from_hours(3 * 24);
/// Time off is kept in pieces of this length, so that nothing is longer than an appointment can be.
const PIECE: SignedDuration = SignedDuration::from_hours(2 * 24);
/// How far ahead time off, which has no length of its own, is read: past the furthest horizon.
pub(crate) const READ_AHEAD: SignedDuration = SignedDuration::from_hours(740 * 24);

/// How many statements have changed a practice's book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BookVersion(pub(crate) i64);

/// The books of all practices, as far as they are remembered.
#[derive(Default)]
pub(crate) struct Books {
    shelves: DashMap<PracticeId, Shelf>,
    remembered: AtomicUsize,
}

/// One practice's place.
#[derive(Default)]
struct Shelf {
    /// The highest count that was seen.
    seen: Option<BookVersion>,
    book: Option<KnownBook>,
    /// When it may be read again.
    not_before: Option<Timestamp>,
}

/// An appointment or a hold, as it was read.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    pub(crate) id: AppointmentId,
    pub(crate) provider: ProviderId,
    pub(crate) place: Place,
    pub(crate) occupies: TimeRange,
    /// When the hold expires; `None` for an appointment.
    pub(crate) expires_at: Option<Timestamp>,
}

/// Time off, as it was read.
#[derive(Clone, Copy)]
pub(crate) struct Away {
    pub(crate) id: Uuid,
    pub(crate) resource: Resource,
    pub(crate) range: TimeRange,
}

/// What was read of a book.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) appointments: Vec<Line>,
    pub(crate) away: Vec<Away>,
}

/// A practice's book, as it was read and has been changed since.
struct KnownBook {
    version: BookVersion,
    read_at: Timestamp,
    columns: HashMap<Column, BTreeMap<(Timestamp, Uuid), Taken>>,
    /// Where each appointment stands.
    places: HashMap<AppointmentId, (ProviderId, Option<RoomId>, Timestamp)>,
}

/// A column of the book.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    Provider(ProviderId),
    Room(RoomId),
}

#[derive(Clone, Copy)]
struct Taken {
    /// Of a room there is only one.
    seats: Seats,
    until: Timestamp,
    expires_at: Option<Timestamp>,
}

/// How to learn what is taken.
pub(crate) enum Lookup {
    /// It is known.
    Known(Vec<Occupied>),
    /// The book is to be read whole.
    Read,
    /// The database is to be asked for just that.
    Ask,
}

/// What a group changed, practice by practice.
#[derive(Default)]
pub(crate) struct Changes<'a> {
    practices: HashMap<PracticeId, Changed<'a>>,
}

struct Changed<'a> {
    before: BookVersion,
    held: Vec<(&'a NewHold, Option<Place>)>,
    booked: Vec<AppointmentId>,
    /// Whether there is something that cannot be entered in place.
    unclear: bool,
}

impl<'a> Changes<'a> {
    /// Takes note of an entry that was written, and of the count before its statement.
    ///
    /// `place` is where the database has put what the entry wanted to hold.
    pub(crate) fn add(
        &mut self,
        entry: &'a Entry,
        fate: Fate,
        place: Option<Place>,
        before: BookVersion,
    ) {
        let practices = &mut self.practices;
        let mut practice = |change: &dyn Fn(&mut Changed<'a>)| {
            let unchanged = || Changed { before, held: vec![], booked: vec![], unclear: false };
            change(practices.entry(entry.practice).or_insert_with(unchanged));
        };
        match (&entry.change, fate) {
            (Change::Hold { hold, .. }, Fate::Won) => practice(&|it| it.held.push((hold, place))),
            (Change::Book { booking, .. }, Fate::Won) => {
                practice(&|it| it.booked.push(booking.hold));
            }
            // Whether there was a hold to give back is not told; of one too many it is.
            (Change::Release { .. }, _) | (Change::Book { .. }, Fate::Over) => {
                practice(&|it| it.unclear = true);
            }
            // Of errands it is taken note where they are done.
            (
                Change::Nothing(_)
                | Change::Hold { .. }
                | Change::Book { .. }
                | Change::Move { .. }
                | Change::CallOff { .. }
                | Change::StopTexts { .. }
                | Change::SendCode { .. }
                | Change::CheckCode { .. },
                _,
            ) => {}
        }
    }
}

impl Books {
    /// Takes note of how far a book has come.
    pub(crate) fn stands_at(&self, practice: PracticeId, version: BookVersion) {
        if let Some(mut shelf) = self.shelves.get_mut(&practice) {
            shelf.seen = shelf.seen.max(Some(version));
        }
    }

    /// Takes note that a practice's book was changed past what is remembered of it, and how far it
    /// has come: it is read again.
    pub(crate) fn was_changed(&self, practice: PracticeId, version: BookVersion) {
        let Some(mut shelf) = self.shelves.get_mut(&practice) else { return };
        shelf.seen = shelf.seen.max(Some(version));
        let size = shelf.book.take().map_or(0, |book| book.places.len());
        self.remembered.fetch_sub(size, Ordering::Relaxed);
    }

    /// Enters what a statement of this process changed.
    pub(crate) fn change(&self, changes: Changes<'_>) {
        for (practice, changed) in changes.practices {
            let Some(mut shelf) = self.shelves.get_mut(&practice) else { continue };
            let Some(mut book) = shelf.book.take() else { continue };
            let size = book.places.len();
            if book.version == changed.before && book.enter(&changed) {
                shelf.seen = shelf.seen.max(Some(book.version));
                self.remembered.fetch_add(book.places.len() - size, Ordering::Relaxed);
                shelf.book = Some(book);
            } else {
                self.remembered.fetch_sub(size, Ordering::Relaxed);
            }
        }
    }

    /// What takes time of what is looked at, if it is known.
    pub(crate) fn taken(&self, look: &Look) -> Lookup {
        let (practice, window, now) = (look.practice, look.window, look.now);
        if let Some(shelf) = self.shelves.get(&practice)
            && let Some(book) = &shelf.book
            && shelf.seen <= Some(book.version)
            && book.knows(window, now)
        {
            return Lookup::Known(book.taken(look));
        }
        if self.shelves.len() >= MOST_SHELVES && !self.shelves.contains_key(&practice) {
            self.forget_another(practice);
        }
        let mut shelf = self.shelves.entry(practice).or_default();
        // A clock that was set back does not keep a book unread for longer than that.
        let rests = |not_before: Timestamp| {
            let left = not_before.duration_since(now);
            SignedDuration::ZERO < left && left <= LOOK_AT_SIZE_AFTER
        };
        if shelf.not_before.is_some_and(rests) {
            return Lookup::Ask;
        }
        // Also for as long as it is being read: the others need not read it too.
        shelf.not_before = now.saturating_add(READ_AGAIN_AFTER).ok();
        Lookup::Read
    }

    /// Puts a book on its shelf, as it was read at `read_at`; `None` when it is too large.
    pub(crate) fn put(
        &self,
        practice: PracticeId,
        version: BookVersion,
        read_at: Timestamp,
        lines: Option<Lines>,
    ) {
        let book = lines.map(|lines| KnownBook::new(version, read_at, lines));
        let size = book.as_ref().map_or(0, |book| book.places.len());
        self.make_room(size, practice);
        let mut shelf = self.shelves.entry(practice).or_default();
        if book.is_none() {
            shelf.not_before = read_at.saturating_add(LOOK_AT_SIZE_AFTER).ok();
        }
        let before = std::mem::replace(&mut shelf.book, book);
        self.remembered.fetch_add(size, Ordering::Relaxed);
        let freed = before.map_or(0, |book| book.places.len());
        self.remembered.fetch_sub(freed, Ordering::Relaxed);
    }

    /// Forgets the books of other practices until so many more can be remembered.
    fn make_room(&self, size: usize, practice: PracticeId) {
        while self.remembered.load(Ordering::Relaxed) + size > MOST_REMEMBERED {
            if !self.forget_another(practice) {
                return;
            }
        }
    }

    /// Forgets any other practice; false when there is none.
    fn forget_another(&self, practice: PracticeId) -> bool {
        let others = self.shelves.iter().filter(|it| *it.key() != practice);
        let Some(any) = others.map(|it| *it.key()).next() else { return false };
        let gone = self.shelves.remove(&any).and_then(|(_, shelf)| shelf.book);
        let freed = gone.map_or(0, |book| book.places.len());
        self.remembered.fetch_sub(freed, Ordering::Relaxed);
        true
    }
}

impl KnownBook {
    fn new(version: BookVersion, read_at: Timestamp, lines: Lines) -> Self {
        let places = HashMap::with_capacity(lines.appointments.len());
        let mut book = Self { version, read_at, columns: HashMap::new(), places };
        for line in lines.appointments {
            book.insert(line);
        }
        for away in lines.away {
            book.insert_away(away);
        }
        book
    }

    fn insert(&mut self, line: Line) {
        let Line { id, provider, place: Place { seats, room }, occupies, expires_at } = line;
        let (from, until) = (occupies.from(), occupies.until());
        self.places.insert(id, (provider, room, from));
        let mut take = |column, seats| {
            let taken = Taken { seats, until, expires_at };
            self.columns.entry(column).or_default().insert((from, id.uuid()), taken);
        };
        take(Column::Provider(provider), seats);
        if let Some(room) = room {
            take(Column::Room(room), Seats::ONLY);
        }
    }

    fn insert_away(&mut self, Away { id, resource, range }: Away) {
        let (column, seats) = match resource {
            Resource::Provider(provider, seats) => (Column::Provider(provider), seats),
            Resource::Room(room) => (Column::Room(room), Seats::ONLY),
        };
        let column = self.columns.entry(column).or_default();
        let earliest = self.read_at.saturating_sub(READ_BACK).unwrap_or(Timestamp::MIN);
        let latest = self.read_at.saturating_add(READ_AHEAD).unwrap_or(Timestamp::MAX);
        let mut from = range.from().max(earliest);
        while from < range.until().min(latest) {
            let until = from.saturating_add(PIECE).unwrap_or(Timestamp::MAX).min(range.until());
            column.insert((from, id), Taken { seats, until, expires_at: None });
            from = until;
        }
    }

    /// Enters changes; false when that cannot be done.
    fn enter(&mut self, changed: &Changed<'_>) -> bool {
        if changed.unclear {
            return false;
        }
        for (hold, place) in &changed.held {
            let Some(place) = *place else { return false };
            self.insert(Line {
                id: hold.id,
                provider: hold.request.slot.provider,
                place,
                occupies: hold.occupies,
                expires_at: Some(hold.expires_at),
            });
        }
        for id in &changed.booked {
            let Some((provider, room, from)) = self.places.get(id) else { return false };
            let columns = [Some(Column::Provider(*provider)), room.map(Column::Room)];
            for column in columns.into_iter().flatten() {
                let column = self.columns.get_mut(&column);
                let Some(taken) = column.and_then(|it| it.get_mut(&(*from, id.uuid()))) else {
                    return false;
                };
                taken.expires_at = None;
            }
        }
        // One statement inserts, and one updates.
        let statements = [changed.held.is_empty(), changed.booked.is_empty()];
        for _ in statements.iter().filter(|nothing| !**nothing) {
            self.version.0 += 1;
        }
        true
    }

    fn knows(&self, window: TimeRange, now: Timestamp) -> bool {
        let age = now.duration_since(self.read_at);
        let is_fresh = SignedDuration::ZERO <= age && age < TOO_OLD;
        is_fresh && self.read_at.saturating_sub(KNOWN_BACK).is_ok_and(|from| from <= window.from())
    }

    fn taken(&self, look: &Look) -> Vec<Occupied> {
        let from = look.window.from().saturating_sub(LONGEST).unwrap_or(Timestamp::MIN);
        let (first, past) = ((from, Uuid::nil()), (look.window.until(), Uuid::nil()));
        let except = look.except.map(AppointmentId::uuid);
        let providers = look.providers.iter().copied().map(Column::Provider);
        let columns = providers.chain(look.rooms.iter().copied().map(Column::Room));
        columns
            .filter_map(|it| Some((it, self.columns.get(&it)?)))
            .flat_map(|(column, taken)| {
                let taken = taken.range(first..past);
                let standing =
                    taken.filter(move |((_, id), it)| it.stands(look.now) && Some(*id) != except);
                standing.filter_map(move |((from, _), it)| {
                    let resource = match column {
                        Column::Provider(provider) => Resource::Provider(provider, it.seats),
                        Column::Room(room) => Resource::Room(room),
                    };
                    Some(Occupied { resource, range: TimeRange::new(*from, it.until).ok()? })
                })
            })
            .filter(|it| it.range.overlaps(look.window))
            .collect()
    }
}

impl Taken {
    /// Whether it takes time: an appointment does, and a hold until a while after it expires.
    fn stands(&self, now: Timestamp) -> bool {
        let latest = now.saturating_sub(GRACE).unwrap_or(now);
        self.expires_at.is_none_or(|expires_at| expires_at > latest)
    }
}

#[cfg(test)]
mod tests;
