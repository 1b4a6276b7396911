//! A step number is taken once, and what is written can be read.

use domain::{Expecting, Seq, Turn};
use ports::{Change, Fate, Journal, JournalError, StoredReply};

use crate::steps::{CEDAR, MAPLE, call, entry, leads, plain, practice, shared, with_store, write};

#[test]
fn a_call_cannot_begin_at_a_practice_that_has_not_its_number() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let mut moved = plain(&maple, call(1), 0, "asking_intent");
        moved.practice = cedar.id;
        let right = plain(&cedar, call(2), 0, "asking_intent");
        let written = write(&store, &[moved, right]).await;
        let fates: Vec<_> = written.iter().map(|it| it.fate).collect();
        assert_eq!(fates, [Fate::Fenced, Fate::Won]);
        assert!(store.read(call(1)).await.unwrap().is_none());
        // It is told which version the practice has now, so that an old reading is dropped.
        assert_eq!(written[0].practice, Some(cedar.version));
    });
}

#[test]
fn a_step_number_is_taken_once() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let steps =
            [plain(&maple, call(1), 0, "asking_intent"), plain(&maple, call(1), 0, "ended")];
        let fates: Vec<_> = write(&store, &steps).await.iter().map(|it| it.fate).collect();
        assert_eq!(fates, [Fate::Won, Fate::Fenced]);
        let recorded = store.read(call(1)).await.unwrap().unwrap();
        assert_eq!(recorded.state, r#"{"at":"asking_intent"}"#);
    });
}

#[test]
fn a_call_that_has_begun_at_one_practice_cannot_begin_at_another() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        write(&store, &[plain(&maple, call(1), 0, "asking_intent")]).await;
        // Whoever writes for Cedar Street alone cannot see the row that is in the way.
        let again = write(&store, &[plain(&cedar, call(1), 0, "asking_intent")]).await;
        assert_eq!(again[0].fate, Fate::Fenced);
        assert_eq!(store.read(call(1)).await.unwrap().unwrap().practice, maple.id);
    });
}

#[test]
fn a_step_that_is_fenced_does_not_touch_the_others_of_its_group() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        write(&store, &[plain(&maple, call(2), 0, "asking_intent")]).await;
        let group = [1, 2, 3].map(|number| plain(&maple, call(number), 0, "asking_service"));
        let written = store.append(&shared(&group)).await.unwrap();
        let fates: Vec<_> = written.iter().map(|it| it.fate).collect();
        assert_eq!(fates, [Fate::Won, Fate::Fenced, Fate::Won]);
        assert!(written.iter().all(|it| it.practice == Some(maple.version)));
    });
}

#[test]
fn a_call_is_read_where_it_stands() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        assert!(store.read(call(1)).await.unwrap().is_none());
        let unanswered = Change::Nothing(leads("finding", None));
        write(
            &store,
            &[
                plain(&maple, call(1), 0, "asking_intent"),
                plain(&maple, call(1), 1, "asking_days"),
                entry(&maple, call(1), 2, unanswered),
                plain(&maple, call(2), 0, "asking_intent"),
            ],
        )
        .await;
        let recorded = store.read(call(1)).await.unwrap().unwrap();
        assert_eq!((recorded.practice, recorded.seq, recorded.turn), (maple.id, Seq(2), Turn(2)));
        assert_eq!(recorded.state, r#"{"at":"finding"}"#);
        assert_eq!(recorded.format, dialogue::FORMAT);
        let replied = StoredReply { body: "reply 1".into(), expecting: Expecting::Slot };
        assert_eq!(recorded.replied, Some((Turn(1), replied)));
    });
}

#[test]
fn the_reply_of_every_turn_is_kept() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let steps = [0, 1, 2].map(|seq| plain(&maple, call(1), seq, "asking_days"));
        write(&store, &steps).await;
        for turn in 0..3 {
            let reply = store.reply(call(1), Turn(turn)).await.unwrap().unwrap();
            assert_eq!(reply.body, format!("reply {turn}"));
        }
        assert_eq!(store.reply(call(1), Turn(3)).await.unwrap(), None);
        assert_eq!(store.reply(call(2), Turn(0)).await.unwrap(), None);
    });
}

#[test]
fn an_entry_that_the_database_refuses_is_told_from_one_that_it_missed() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let mut bad = plain(&maple, call(1), 0, "asking_intent");
        bad.heard = Some("a\0b".into());
        let refused =
            store.append(&shared(&[plain(&maple, call(2), 0, "asking_intent"), bad])).await;
        assert!(matches!(refused, Err(JournalError::Refused(_))), "{refused:?}");
        // Nothing of the group was written.
        assert!(store.read(call(2)).await.unwrap().is_none());
    });
}
