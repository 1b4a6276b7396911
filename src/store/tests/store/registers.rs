//! What a practice manager keeps: apart, counted, written down, and changed by whoever has seen it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{Language, Minutes, PracticeId, RoomId};
use ports::registers::{
    Item, MOST_IN_USE, Part, Register, RegisterError, RoomRecord, ServiceRecord, Standing,
};
use ports::{Actor, Asked, Directory, Scope};
use store::Store;
use support::TestDatabase;

use crate::steps::{CEDAR, MAPLE, instant, practice, with_store};

fn asked<T>(scope: Scope, what: T) -> Asked<T> {
    let now = instant("2026-11-23T14:00:00Z");
    Asked { scope, actor: Actor::Operator, now, once: None, seen: None, what }
}

fn only(practice: PracticeId) -> Scope {
    Scope::Practices([practice].into())
}

fn room(name: &str) -> RoomRecord {
    RoomRecord { name: name.to_owned(), position: 0, standing: Standing::InUse }
}

async fn rooms(store: &Store, scope: &Scope) -> Vec<Item<RoomRecord>> {
    let part = Part { practice: None, filter: Standing::InUse, after: None, limit: 500 };
    store.list(scope, part).await.unwrap().items
}

#[test]
fn a_practices_records_are_none_of_anothers() {
    with_store(async |store: Arc<Store>| {
        let (maple, cedar) = (practice(&store, MAPLE).await.id, practice(&store, CEDAR).await.id);
        let made = store.add(maple, asked(only(maple), room("Surgery"))).await.unwrap();
        let found = |scope: Scope, id: RoomId| {
            let store = Arc::clone(&store);
            async move { Register::<RoomRecord>::one(&*store, &scope, id).await.unwrap() }
        };
        assert_eq!(found(only(maple), made.id).await.as_ref(), Some(&made));
        assert_eq!(found(only(cedar), made.id).await, None);
        assert_eq!(rooms(&store, &only(cedar)).await, []);
        assert_eq!(rooms(&store, &Scope::EveryPractice).await, std::slice::from_ref(&made));
        let replaced = store.replace(made.id, asked(only(cedar), room("Ours"))).await;
        assert!(matches!(replaced, Err(RegisterError::NoSuchRecord)), "{replaced:?}");
        let removed = Register::<RoomRecord>::remove(&*store, made.id, asked(only(cedar), ()));
        assert!(matches!(removed.await, Err(RegisterError::NoSuchRecord)));
        let added = store.add(maple, asked(only(cedar), room("Theirs"))).await;
        assert!(matches!(added, Err(RegisterError::Unknown { field: "practice_id" })), "{added:?}");
    });
}

#[test]
fn somebody_of_another_practice_cannot_provide_a_service() {
    with_store(async |store: Arc<Store>| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let service = ServiceRecord {
            name: "whitening".into(),
            names: BTreeMap::new(),
            spoken: Vec::new(),
            duration: Minutes(30),
            buffer_before: Minutes(0),
            buffer_after: Minutes(0),
            providers: vec![cedar.providers[0].id],
            takes: BTreeMap::new(),
            rooms: Vec::new(),
            price_note: None,
            position: 0,
            standing: Standing::InUse,
        };
        let added = store.add(maple.id, asked(Scope::EveryPractice, service)).await;
        let field = "provider_ids";
        assert!(matches!(added, Err(RegisterError::Unknown { field: it }) if it == field));
        let present = store.practice(maple.id).await.unwrap().unwrap();
        assert_eq!(present.services.len(), maple.services.len(), "nothing of it stays");
    });
}

#[test]
fn a_name_in_a_language_that_this_program_does_not_know_stays() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async { store::seed_demo_practices(&store).await }).unwrap();
    let named =
        r#"UPDATE services SET names = '{"de": "Reinigung", "fr": 7}' WHERE name = 'cleaning'"#;
    assert_eq!(database.as_owner(named).unwrap(), 1);
    let store = database.store();
    support::runtime().block_on(async {
        let maple = practice(&store, MAPLE).await;
        let cleaning = maple.services.iter().find(|it| it.name == "cleaning").unwrap();
        assert_eq!(cleaning.names, BTreeMap::new(), "as far as it can be read");
        let register: &dyn Register<ServiceRecord> = &*store;
        let seen = register.one(&only(maple.id), cleaning.id).await.unwrap().unwrap();
        let names = BTreeMap::from([(Language::French, "nettoyage".to_owned())]);
        let what = ServiceRecord { names: names.clone(), ..seen.what };
        let changed = register.replace(cleaning.id, asked(only(maple.id), what)).await.unwrap();
        assert_eq!(changed.what.names, names);
    });
    let kept = r#"UPDATE services SET name = name
        WHERE names = '{"de": "Reinigung", "fr": "nettoyage"}'"#;
    assert_eq!(database.as_owner(kept).unwrap(), 1);
}

#[test]
fn of_two_who_have_seen_the_same_one_changes_it() {
    with_store(async |store: Arc<Store>| {
        let maple = practice(&store, MAPLE).await.id;
        let made = store.add(maple, asked(only(maple), room("Surgery"))).await.unwrap();
        let rename = async |name: &str| {
            let asked = Asked { seen: Some(made.version), ..asked(only(maple), room(name)) };
            store.replace(made.id, asked).await
        };
        let (one, other) = tokio_join(rename("One"), rename("Other")).await;
        let won = [&one, &other].into_iter().filter(|it| it.is_ok()).count();
        assert_eq!(won, 1, "{one:?} {other:?}");
        for lost in [one, other].into_iter().filter_map(Result::err) {
            assert!(matches!(lost, RegisterError::Changed), "{lost:?}");
        }
    });
}

/// Both at once.
async fn tokio_join<A: Future, B: Future>(one: A, other: B) -> (A::Output, B::Output) {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(|context| {
        if first.is_none()
            && let std::task::Poll::Ready(done) = one.as_mut().poll(context)
        {
            first = Some(done);
        }
        if second.is_none()
            && let std::task::Poll::Ready(done) = other.as_mut().poll(context)
        {
            second = Some(done);
        }
        if first.is_some() && second.is_some() {
            return std::task::Poll::Ready(());
        }
        std::task::Poll::Pending
    })
    .await;
    (first.unwrap(), second.unwrap())
}

#[test]
fn one_room_too_many_is_refused_until_another_is_retired() {
    with_store(async |store: Arc<Store>| {
        let maple = practice(&store, MAPLE).await.id;
        let add = async |number: usize| {
            store.add(maple, asked(only(maple), room(&format!("Room {number}")))).await
        };
        for number in 0..MOST_IN_USE {
            add(number).await.unwrap();
        }
        let refused = add(MOST_IN_USE).await;
        assert!(matches!(refused, Err(RegisterError::TooMany { most: MOST_IN_USE })));
        let all = rooms(&store, &only(maple)).await;
        assert_eq!(all.len(), MOST_IN_USE);
        let first = all[0].id;
        Register::<RoomRecord>::remove(&*store, first, asked(only(maple), ())).await.unwrap();
        add(MOST_IN_USE).await.unwrap();
        let back = store.replace(first, asked(only(maple), room("Back"))).await;
        assert!(matches!(back, Err(RegisterError::TooMany { .. })), "{back:?}");
    });
}

#[test]
fn every_change_is_in_the_audit_log_and_raises_the_practices_version() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let before = practice(&store, MAPLE).await;
        let scope = || only(before.id);
        let made = store.add(before.id, asked(scope(), room("Surgery"))).await.unwrap();
        store.replace(made.id, asked(scope(), room("Theatre"))).await.unwrap();
        // Nothing is changed by this one, and nothing is written down of it.
        store.replace(made.id, asked(scope(), room("Theatre"))).await.unwrap();
        let after = practice(&store, MAPLE).await;
        assert!(after.version > before.version);
        assert_eq!(after.rooms[0].name, "Theatre");
        Register::<RoomRecord>::remove(&*store, made.id, asked(scope(), ())).await.unwrap();
        assert_eq!(practice(&store, MAPLE).await.rooms, []);
    });
    drop(store);
    let expected = "DO $$ BEGIN IF (SELECT string_agg(action || ' ' || kind || ' ' || actor
            || coalesce(' ' || detail, ''), ', ' ORDER BY id) FROM audit)
        <> 'added room operator, changed room operator {\"changed\":[\"name\"]}, retired room operator'
        THEN RAISE 'otherwise'; END IF; END $$";
    database.as_owner(expected).unwrap();
}
