//! Messages that were recorded.

use std::collections::BTreeSet;

use domain::{CallOutcome, Recording, RecordingSid};
use ports::{Change, Leads, Recordings, Reports, Scope};
use uuid::Uuid;

use crate::steps::{
    CEDAR, MAPLE, MONDAY_NINE, call, entry, instant, leads, plain, practice, with_store, write,
};

pub(crate) fn recording(number: u128) -> Recording {
    Recording {
        sid: RecordingSid::new(Uuid::from_u128(number)),
        url: format!("https://api.example.com/Recordings/{number}"),
        duration_s: 7,
    }
}

#[test]
fn a_recording_is_kept_once_with_its_call_and_seen_by_its_practice_alone() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        write(
            &store,
            &[
                plain(&maple, call(1), 0, "asking_service"),
                plain(&cedar, call(2), 0, "asking_service"),
            ],
        )
        .await;
        let at = instant(MONDAY_NINE);
        for number in [1, 2, 1] {
            assert!(store.keep(call(1), recording(number), at).await.unwrap());
        }
        assert!(store.keep(call(2), recording(3), at).await.unwrap());
        let of = |practice: &domain::Practice| Scope::Practices(BTreeSet::from([practice.id]));
        let report = store.call(&of(&maple), call(1)).await.unwrap().unwrap();
        let kept: Vec<_> = report.recordings.iter().map(|it| it.recording.clone()).collect();
        assert_eq!(kept, [recording(1), recording(2)]);
        assert_eq!(report.recordings[0].recorded_at, at);
        assert!(store.call(&of(&cedar), call(1)).await.unwrap().is_none());
    });
}

#[test]
fn a_recording_of_no_call_is_not_kept() {
    with_store(async |store| {
        assert!(!store.keep(call(9), recording(1), instant(MONDAY_NINE)).await.unwrap());
    });
}

#[test]
fn whoever_hung_up_while_they_were_recorded_has_left_a_message() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        for (number, ended, counts) in [
            (1, CallOutcome::Abandoned, CallOutcome::MessageLeft),
            (2, CallOutcome::Booked, CallOutcome::Booked),
        ] {
            let begun = plain(&maple, call(number), 0, "asking_service");
            let over = Leads { ended: Some(ended), ..leads("ended", None) };
            let over = entry(&maple, call(number), 1, Change::Nothing(over));
            for step in [begun, over] {
                write(&store, &[step]).await;
            }
            let at = instant(MONDAY_NINE);
            assert!(store.keep(call(number), recording(number.into()), at).await.unwrap());
            let report = store.call(&Scope::EveryPractice, call(number)).await.unwrap().unwrap();
            assert_eq!((report.outcome, report.recordings.len()), (Some(counts), 1));
        }
    });
}
