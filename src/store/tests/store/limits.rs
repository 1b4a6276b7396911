//! Calls and rooms, and how many appointments one number may have by telephone.

use domain::{AppointmentId, PerCaller, Practice, Seq};
use jiff::Timestamp;
use jiff::civil::date;
use ports::{Bookkeeping, Diary, Entry, Fate, Journal};
use store::Store;
use support::TestDatabase;

use crate::desk::{asked, booked, clinic, minutes, only};
use crate::steps::{
    MONDAY_NINE, book, book_for, call, hold_anywhere, instant, look, number, on_day, release,
    shared, slot, with_store, write,
};

const TUESDAY_NINE: &str = "2026-11-24T15:00:00Z";

fn held(number: u32) -> AppointmentId {
    AppointmentId::of_step(call(number), Seq(0))
}

fn hold(practice: &Practice, number: u32, at: &str) -> Entry {
    hold_anywhere(practice, call(number), slot(practice, 0, at))
}

async fn fates(store: &Store, entries: &[Entry]) -> Vec<Fate> {
    write(store, entries).await.iter().map(|it| it.fate).collect()
}

#[test]
fn a_number_that_has_as_many_as_it_may_books_no_other_by_telephone() {
    with_store(async |store| {
        let limits = PerCaller { a_day: 2, to_come: 3 };
        let clinic = clinic(&store, |it| it.desk.per_caller = limits).await;
        let at = |quarters: i64| (instant(MONDAY_NINE) + minutes(15 * quarters)).to_string();
        // One at the desk, one by telephone.
        booked(&store, &clinic, Some(0), MONDAY_NINE).await.unwrap();
        let second = [hold(&clinic, 2, &at(2)), book(&clinic, call(2), 1, held(2))];
        assert_eq!(fates(&store, &second).await, [Fate::Won, Fate::Won]);
        let third = [hold(&clinic, 3, &at(4)), book(&clinic, call(3), 1, held(3))];
        assert_eq!(fates(&store, &third).await, [Fate::Won, Fate::Over]);
        // It goes on where it was said beforehand, and the call is not over.
        let recorded = store.read(call(3)).await.unwrap().unwrap();
        assert_eq!(recorded.state, r#"{"at":"transferring"}"#);
        assert_eq!(recorded.replied.unwrap().1.body, "no more for this number");
        assert_eq!(store.appointment(&only(&clinic), held(3)).await.unwrap(), None);
        // The hold is given back, and nothing remembered says otherwise.
        let day = domain::TimeRange::new(instant(&at(4)), instant(&at(6))).unwrap();
        let providers = vec![clinic.providers[0].id];
        let taken = store.taken(look(clinic.id, providers, day, third[0].at)).await.unwrap();
        assert_eq!(taken, []);
        // Another number has nothing to do with it, nor has another day.
        let fourth = [
            hold(&clinic, 4, &at(4)),
            book_for(&clinic, call(4), 1, held(4), number("+14032661299")),
            hold(&clinic, 5, TUESDAY_NINE),
            on_day(book(&clinic, call(5), 1, held(5)), date(2026, 11, 24)),
        ];
        assert_eq!(fates(&store, &fourth).await, [Fate::Won; 4]);
        // Three to come are as many as there may be on any day.
        let sixth = [
            hold(&clinic, 6, "2026-11-25T15:00:00Z"),
            on_day(book(&clinic, call(6), 1, held(6)), date(2026, 11, 25)),
            // Once it is over, it stays so.
            book(&clinic, call(6), 2, held(6)),
        ];
        assert_eq!(fates(&store, &sixth).await, [Fate::Won, Fate::Over, Fate::Lost]);
    });
}

#[test]
fn calls_of_one_number_in_one_group_are_counted_together() {
    with_store(async |store| {
        let limits = PerCaller { a_day: 2, to_come: 9 };
        let clinic = clinic(&store, |it| it.desk.per_caller = limits).await;
        let at = |number: u32| (instant(MONDAY_NINE) + minutes(30 * i64::from(number))).to_string();
        let holds: Vec<_> = (0..5).map(|number| hold(&clinic, number, &at(number))).collect();
        store.append(&shared(&holds)).await.unwrap();
        let books: Vec<_> = (0..5).map(|it| book(&clinic, call(it), 1, held(it))).collect();
        let written = store.append(&shared(&books)).await.unwrap();
        let won = written.iter().filter(|it| it.fate == Fate::Won).count();
        let over = written.iter().filter(|it| it.fate == Fate::Over).count();
        assert_eq!((won, over), (2, 3));
    });
}

#[test]
fn a_call_holds_a_room_until_it_gives_it_back_or_it_expires() {
    with_store(async |store| {
        let clinic = clinic(&store, |_| ()).await;
        let with = |number: u32, provider| {
            hold_anywhere(&clinic, call(number), slot(&clinic, provider, MONDAY_NINE))
        };
        // Two rooms, and three who want one.
        let steps = [with(1, 0), with(2, 1), with(3, 1)];
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Won, Fate::Lost]);
        let refused = booked(&store, &clinic, Some(1), MONDAY_NINE).await;
        assert!(refused.is_ok(), "those holds have long expired: {refused:?}");
        let desk = refused.unwrap();
        // Given back at the end of a call.
        let steps = [with(4, 1), with(5, 1), release(&clinic, call(4), 1, held(4)), with(6, 1)];
        assert_eq!(fates(&store, &steps).await, [Fate::Won, Fate::Lost, Fate::Won, Fate::Won]);
        // Expired in the way of somebody else's.
        let mut late = with(7, 1);
        late.at += minutes(5);
        assert_eq!(fates(&store, &[late]).await, [Fate::Won]);
        store.cancel(desk.id, asked(&clinic, crate::desk::because("ill"))).await.unwrap();
    });
}

#[test]
fn a_call_holds_nothing_while_provider_or_rooms_are_away() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let clinic = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        clinic(&store, |_| ()).await
    });
    drop(store);
    // The first provider on Monday, both rooms on Tuesday.
    let away = |column: &str, many: u8, from: Timestamp| {
        format!(
            "INSERT INTO busy (id, practice_id, {column}_id, during, created_at)
            SELECT gen_random_uuid(), practice_id, id, tstzrange('{from}', '{}'), now()
            FROM {column}s WHERE practice_id = '{}' ORDER BY position LIMIT {many}",
            from + minutes(60),
            clinic.id,
        )
    };
    database.as_owner(&away("provider", 1, instant(MONDAY_NINE))).unwrap();
    database.as_owner(&away("room", 2, instant(TUESDAY_NINE))).unwrap();
    let store = database.store();
    support::runtime().block_on(async {
        let with = |number: u32, service: usize, provider, at: &str| {
            let request = slot(&clinic, provider, at);
            let request = dialogue::HoldRequest { service: clinic.services[service].id, ..request };
            hold_anywhere(&clinic, call(number), request)
        };
        let steps = [
            with(1, 0, 0, MONDAY_NINE),
            with(2, 0, 1, MONDAY_NINE),
            with(3, 0, 0, "2026-11-23T16:00:00Z"),
            with(4, 0, 0, TUESDAY_NINE),
            // A talk needs no room.
            with(5, 1, 0, TUESDAY_NINE),
        ];
        let expected = [Fate::Lost, Fate::Won, Fate::Won, Fate::Lost, Fate::Won];
        assert_eq!(fates(&store, &steps).await, expected);
    });
}
