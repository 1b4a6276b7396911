//! Practices are found by number, read whole, and read again when they changed.

use domain::{Minutes, PracticeVersion};
use jiff::civil::Weekday;
use ports::Directory;
use support::TestDatabase;

use crate::steps::{CEDAR, MAPLE, number, practice, with_store};

#[test]
fn the_demo_practices_are_what_the_contract_says() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        assert_eq!(maple.name, "Maple Dental");
        assert_eq!(maple.time_zone.iana_name(), Some("America/Edmonton"));
        let services: Vec<_> =
            maple.services.iter().map(|it| (it.name.as_str(), it.duration.0)).collect();
        let expected = [("check-up", 30), ("cleaning", 45), ("filling", 60), ("consultation", 15)];
        assert_eq!(services, expected);
        let providers: Vec<_> = maple.providers.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(providers, ["Dr. Amira Khan", "Dr. Luc Tremblay"]);
        assert_eq!((maple.rules.notice, maple.rules.horizon_days), (Minutes(60), 90));
        assert_eq!(maple.rules.grid, Minutes(15));
        assert_eq!(maple.hours.on(Weekday::Friday).len(), 2);
        assert_eq!(maple.hours.on(Weekday::Saturday).len(), 0);
        assert_eq!(maple.transfer_to, Some(number("+15875550199")));
        assert!(maple.emergency.contains("911"));
        assert!(maple.services.iter().all(|it| it.providers.len() == 2));
        assert_ne!(practice(&store, CEDAR).await.id, maple.id);
    });
}

#[test]
fn a_number_that_nobody_has_finds_nobody() {
    with_store(async |store| {
        assert!(store.by_number(&number("+15875550111")).await.unwrap().is_none());
        assert!(store.remembered(&number(MAPLE)).is_none(), "not asked for yet");
        practice(&store, MAPLE).await;
        assert!(store.remembered(&number(MAPLE)).is_some());
    });
}

#[test]
fn a_change_raises_the_version_and_the_old_reading_is_dropped() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let (id, before) = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = practice(&store, MAPLE).await;
        (maple.id, maple.version)
    });
    drop(store);
    database.as_owner("UPDATE services SET duration_minutes = 40 WHERE name = 'check-up'").unwrap();
    let store = database.store();
    support::runtime().block_on(async {
        let maple = practice(&store, MAPLE).await;
        assert_eq!(maple.services[0].duration, Minutes(40));
        assert!(maple.version > before);
        // An older version than the one that is known changes nothing; a newer one does.
        store.at_version(id, before);
        assert!(store.remembered(&number(MAPLE)).is_some());
        store.at_version(id, PracticeVersion(maple.version.0 + 1));
        assert!(store.remembered(&number(MAPLE)).is_none());
    });
}
