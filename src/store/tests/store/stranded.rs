//! Appointments that there is no place for any more are shown, and stay.

use ports::{Bookkeeping, Directory, NewAppointment};
use support::TestDatabase;

use crate::desk::{NOW, asked, because, clinic, only, person, visit};
use crate::steps::instant;

#[test]
fn whatever_lost_its_place_is_shown_with_the_reason() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let id = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let clinic = clinic(&store, |_| ()).await;
        let wanted = [
            (0, 0, "2026-11-23T15:00:00Z"), // away
            (2, 1, "2026-11-23T17:00:00Z"), // keeps its seat
            (2, 1, "2026-11-23T17:00:00Z"), // the second seat
            (0, 1, "2026-11-24T15:00:00Z"), // closed
            (1, 0, "2026-11-25T15:00:00Z"), // service retired
            (0, 0, "2026-11-25T16:00:00Z"), // Room 1
            (0, 1, "2026-11-25T16:00:00Z"), // Room 2, retired
            (0, 0, "2026-11-25T20:00:00Z"), // cancelled
            (0, 0, "2026-11-25T21:00:00Z"), // Room 1, not to be had
        ];
        for (who, (service, provider, at)) in (0..).zip(wanted) {
            let what = NewAppointment {
                service: clinic.services[service].id,
                customer: person(who),
                ..visit(&clinic, Some(provider), instant(at))
            };
            let item = store.book(asked(&clinic, what)).await.unwrap();
            if who == 7 {
                store.cancel(item.id, asked(&clinic, because("ill"))).await.unwrap();
            }
        }
        let stranded = store.stranded(&only(&clinic), clinic.id, instant(NOW)).await.unwrap();
        assert_eq!(stranded, []);
        clinic.id
    });
    drop(store);
    let busy = |column: &str, name: &str, from: &str, until: &str| {
        format!(
            "INSERT INTO busy (id, practice_id, {column}_id, during, created_at)
            SELECT gen_random_uuid(), practice_id, id, tstzrange('{from}', '{until}'), now()
            FROM {column}s WHERE name = '{name}'"
        )
    };
    for statement in [
        busy("provider", "Ana Silva", "2026-11-23T15:29:00Z", "2026-11-23T16:00:00Z"),
        busy("room", "Room 1", "2026-11-25T21:00:00Z", "2026-11-25T22:00:00Z"),
        "UPDATE providers SET seats = 1 WHERE name = 'Ben Okafor'".to_owned(),
        format!(
            "INSERT INTO closures (id, practice_id, first_day, last_day)
            VALUES (gen_random_uuid(), '{id}', '2026-11-24', '2026-11-24')"
        ),
        "UPDATE services SET retired = true WHERE name = 'talk'".to_owned(),
        "UPDATE rooms SET retired = true WHERE name = 'Room 2'".to_owned(),
    ] {
        assert_eq!(database.as_owner(&statement).unwrap(), 1, "{statement}");
    }
    let store = database.store();
    support::runtime().block_on(async {
        let clinic = store.practice(id).await.unwrap().unwrap();
        let stranded = store.stranded(&only(&clinic), id, instant(NOW)).await.unwrap();
        let shown: Vec<_> = stranded
            .iter()
            .map(|it| (it.appointment.starts_at.to_string(), it.why.as_str()))
            .collect();
        let expected = [
            ("2026-11-23T15:00:00Z", "its provider is away"),
            ("2026-11-23T17:00:00Z", "its provider no longer has that seat"),
            ("2026-11-24T15:00:00Z", "the practice is no longer open from its start to its end"),
            ("2026-11-25T15:00:00Z", "its service is no longer offered"),
            ("2026-11-25T16:00:00Z", "its room is gone, or is not one that the service needs"),
            ("2026-11-25T21:00:00Z", "its room cannot be had"),
        ];
        assert_eq!(shown, expected.map(|(at, why)| (at.to_owned(), why)));
        // What is over is nobody's trouble any more.
        let later = instant("2026-11-25T20:30:00Z");
        assert_eq!(store.stranded(&only(&clinic), id, later).await.unwrap().len(), 1);
    });
}
