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
use domain::{AppointmentId, PracticeId, ProviderId, Seats, TimeRange};
use jiff::{SignedDuration, Timestamp};
use ports::{Change, Entry, Fate, NewHold};
use scheduling::Occupied;

use crate::journal::GRACE;

/// Most appointments that are remembered, of all practices together; about 150 bytes each. Beyond
/// it the book of any practice is forgotten for each that is read.
const MOST_REMEMBERED: usize = 500_000;
/// Most practices that have a place, whether or not their book is remembered. Beyond it any other one
/// loses its own.
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
    pub(crate) seats: Seats,
    pub(crate) occupies: TimeRange,
    /// When the hold expires; `None` for an appointment.
    pub(crate) expires_at: Option<Timestamp>,
}

/// A practice's book, as it was read and has been changed since.
struct KnownBook {
    version: BookVersion,
    read_at: Timestamp,
    providers: HashMap<ProviderId, BTreeMap<(Timestamp, AppointmentId), Place>>,
    /// Where each appointment stands.
    places: HashMap<AppointmentId, (ProviderId, Timestamp)>,
}

#[derive(Clone, Copy)]
struct Place {
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
    held: Vec<&'a NewHold>,
    booked: Vec<AppointmentId>,
    /// Whether there is something that cannot be entered in place.
    unclear: bool,
}

impl<'a> Changes<'a> {
    /// Takes note of an entry that was written, and of the count before its statement.
    pub(crate) fn add(&mut self, entry: &'a Entry, fate: Fate, before: BookVersion) {
        let practices = &mut self.practices;
        let mut practice = |change: &dyn Fn(&mut Changed<'a>)| {
            let unchanged = || Changed { before, held: vec![], booked: vec![], unclear: false };
            change(practices.entry(entry.practice).or_insert_with(unchanged));
        };
        match (&entry.change, fate) {
            (Change::Hold { hold, .. }, Fate::Won) => practice(&|it| it.held.push(hold)),
            (Change::Book { booking, .. }, Fate::Won) => {
                practice(&|it| it.booked.push(booking.hold));
            }
            // Whether there was a hold to give back is not told.
            (Change::Release { .. }, _) => practice(&|it| it.unclear = true),
            (Change::Nothing(_) | Change::Hold { .. } | Change::Book { .. }, _) => {}
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

    /// What takes time of `providers` in `window`, if it is known.
    pub(crate) fn taken(
        &self,
        practice: PracticeId,
        providers: &[ProviderId],
        window: TimeRange,
        now: Timestamp,
    ) -> Lookup {
        if let Some(shelf) = self.shelves.get(&practice)
            && let Some(book) = &shelf.book
            && shelf.seen <= Some(book.version)
            && book.knows(window, now)
        {
            return Lookup::Known(book.taken(providers, window, now));
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
        lines: Option<Vec<Line>>,
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
    fn new(version: BookVersion, read_at: Timestamp, lines: Vec<Line>) -> Self {
        let (providers, places) = (HashMap::new(), HashMap::with_capacity(lines.len()));
        let mut book = Self { version, read_at, providers, places };
        for line in lines {
            book.insert(line);
        }
        book
    }

    fn insert(&mut self, line: Line) {
        let Line { id, provider, seats, occupies, expires_at } = line;
        self.places.insert(id, (provider, occupies.from()));
        let place = Place { seats, until: occupies.until(), expires_at };
        self.providers.entry(provider).or_default().insert((occupies.from(), id), place);
    }

    /// Enters changes; false when that cannot be done.
    fn enter(&mut self, changed: &Changed<'_>) -> bool {
        if changed.unclear {
            return false;
        }
        for hold in &changed.held {
            // Of several seats it is not told which one was free.
            let [seats] = &*hold.seats else { return false };
            self.insert(Line {
                id: hold.id,
                provider: hold.request.slot.provider,
                seats: *seats,
                occupies: hold.occupies,
                expires_at: Some(hold.expires_at),
            });
        }
        for id in &changed.booked {
            let place = self.places.get(id).and_then(|(provider, from)| {
                self.providers.get_mut(provider)?.get_mut(&(*from, *id))
            });
            let Some(place) = place else { return false };
            place.expires_at = None;
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

    fn taken(&self, providers: &[ProviderId], window: TimeRange, now: Timestamp) -> Vec<Occupied> {
        let from = window.from().saturating_sub(LONGEST).unwrap_or(Timestamp::MIN);
        let first = (from, AppointmentId::new(uuid::Uuid::nil()));
        let past = (window.until(), AppointmentId::new(uuid::Uuid::nil()));
        let of = |provider: &ProviderId| Some((*provider, self.providers.get(provider)?));
        let columns = providers.iter().filter_map(of);
        columns
            .flat_map(|(provider, column)| {
                let places = column.range(first..past);
                places.filter(|(_, place)| place.stands(now)).filter_map(move |((from, _), it)| {
                    let range = TimeRange::new(*from, it.until).ok()?;
                    Some(Occupied { provider, seats: it.seats, range })
                })
            })
            .filter(|it| it.range.overlaps(window))
            .collect()
    }
}

impl Place {
    /// Whether it takes time: an appointment does, and a hold until a while after it expires.
    fn stands(&self, now: Timestamp) -> bool {
        let latest = now.saturating_sub(GRACE).unwrap_or(now);
        self.expires_at.is_none_or(|expires_at| expires_at > latest)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn practice(number: u128) -> PracticeId {
        PracticeId::new(Uuid::from_u128(number))
    }

    fn lines(count: usize) -> Vec<Line> {
        let provider = ProviderId::new(Uuid::from_u128(1));
        (0..count)
            .map(|number| {
                let from = i64::try_from(number).unwrap() * 900;
                let at = |second| Timestamp::from_second(second).unwrap();
                Line {
                    id: AppointmentId::new(Uuid::from_u128(number as u128)),
                    provider,
                    seats: Seats::ONLY,
                    occupies: TimeRange::new(at(from), at(from + 900)).unwrap(),
                    expires_at: None,
                }
            })
            .collect()
    }

    fn is_known(books: &Books, practice: PracticeId) -> bool {
        let at = |second| Timestamp::from_second(second).unwrap();
        let window = TimeRange::new(at(0), at(86_400)).unwrap();
        matches!(books.taken(practice, &[], window, at(0)), Lookup::Known(_))
    }

    #[test]
    fn one_appointment_too_many_makes_another_practice_be_forgotten() {
        let books = Books::default();
        for number in 0..10 {
            let fifty_thousand = Some(lines(MOST_IN_ONE_BOOK));
            books.put(practice(number), BookVersion(0), Timestamp::UNIX_EPOCH, fifty_thousand);
        }
        let known = (0..10).filter(|number| is_known(&books, practice(*number)));
        assert_eq!(known.count(), 10);
        books.put(practice(10), BookVersion(0), Timestamp::UNIX_EPOCH, Some(lines(1)));
        assert!(is_known(&books, practice(10)));
        let known = (0..10).filter(|number| is_known(&books, practice(*number)));
        assert_eq!(known.count(), 9);
        assert_eq!(books.remembered.load(Ordering::Relaxed), 9 * MOST_IN_ONE_BOOK + 1);
    }

    #[test]
    fn one_practice_too_many_takes_the_place_of_another() {
        let books = Books::default();
        for number in 0..=MOST_SHELVES as u128 {
            assert!(!is_known(&books, practice(number)));
        }
        assert_eq!(books.shelves.len(), MOST_SHELVES);
    }

    #[test]
    fn a_book_that_is_behind_is_read_again_and_not_over_and_over() {
        let books = Books::default();
        let at = |second| Timestamp::from_second(second).unwrap();
        let window = TimeRange::new(at(0), at(86_400)).unwrap();
        let look = |second| books.taken(practice(1), &[], window, at(second));
        assert!(matches!(look(0), Lookup::Read));
        // While it is being read the others ask for themselves.
        assert!(matches!(look(0), Lookup::Ask));
        books.put(practice(1), BookVersion(3), at(0), Some(lines(1)));
        assert!(matches!(look(0), Lookup::Known(_)));
        books.stands_at(practice(1), BookVersion(4));
        assert!(matches!(look(0), Lookup::Ask));
        assert!(matches!(look(1), Lookup::Read));
        books.put(practice(1), BookVersion(4), at(1), None);
        assert!(matches!(look(3), Lookup::Ask), "it is too large");
        // Set back by an hour.
        assert!(matches!(look(-3600), Lookup::Read));
    }
}
