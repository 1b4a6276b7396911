//! Books that are remembered, without a database.

use uuid::Uuid;

use super::*;

fn practice(number: u128) -> PracticeId {
    PracticeId::new(Uuid::from_u128(number))
}

const PROVIDER: ProviderId = ProviderId::new(Uuid::from_u128(1));

fn lines(count: usize) -> Lines {
    let appointments = (0..count)
        .map(|number| {
            let from = i64::try_from(number).unwrap() * 900;
            let at = |second| Timestamp::from_second(second).unwrap();
            Line {
                id: AppointmentId::new(Uuid::from_u128(number as u128)),
                provider: PROVIDER,
                place: Place { seats: Seats::ONLY, room: None },
                occupies: TimeRange::new(at(from), at(from + 900)).unwrap(),
                expires_at: None,
            }
        })
        .collect();
    Lines { appointments, away: Vec::new() }
}

/// A look at a day of the first provider's, from a second of the epoch on.
fn look(practice: PracticeId, from: i64, now: i64) -> Look {
    let at = |second| Timestamp::from_second(second).unwrap();
    let window = TimeRange::new(at(from), at(from + 86_400)).unwrap();
    let (providers, rooms) = (vec![PROVIDER], Vec::new());
    Look { practice, providers, rooms, window, now: at(now), except: None }
}

fn is_known(books: &Books, practice: PracticeId) -> bool {
    matches!(books.taken(&look(practice, 0, 0)), Lookup::Known(_))
}

#[test]
fn who_is_away_for_weeks_is_away_on_every_day_of_them() {
    let (books, at) = (Books::default(), |second| Timestamp::from_second(second).unwrap());
    let day = 86_400;
    let range = TimeRange::new(at(3 * day), at(24 * day)).unwrap();
    let resource = Resource::Provider(PROVIDER, Seats::ALL);
    let away = vec![Away { id: Uuid::from_u128(9), resource, range }];
    let lines = Lines { appointments: Vec::new(), away };
    books.put(practice(1), BookVersion(0), at(0), Some(lines));
    let is_away = |number: i64| match books.taken(&look(practice(1), number * day, 0)) {
        Lookup::Known(taken) => !taken.is_empty(),
        Lookup::Read | Lookup::Ask => panic!("the book is known"),
    };
    let away: Vec<_> = (0..30).filter(|number| is_away(*number)).collect();
    assert_eq!(away, (3..24).collect::<Vec<_>>());
}

#[test]
fn an_appointment_that_is_to_be_moved_is_left_out() {
    let (books, at) = (Books::default(), |second| Timestamp::from_second(second).unwrap());
    books.put(practice(1), BookVersion(0), at(0), Some(lines(2)));
    let first = AppointmentId::new(Uuid::from_u128(0));
    let Lookup::Known(taken) =
        books.taken(&Look { except: Some(first), ..look(practice(1), 0, 0) })
    else {
        panic!("the book is known");
    };
    assert_eq!(taken.iter().map(|it| it.range.from()).collect::<Vec<_>>(), [at(900)]);
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
    let look = |second| books.taken(&look(practice(1), 0, second));
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
