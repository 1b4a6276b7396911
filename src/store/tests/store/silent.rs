//! Calls under way, for whoever looks for those that are over and were not reported.

use ports::{CallUnderWay, Housekeeping};

use crate::steps::{CEDAR, MAPLE, call, instant, plain, practice, release, with_store, write};

#[test]
fn calls_under_way_are_found_in_the_order_in_which_they_began() {
    with_store(async |store| {
        let (maple, cedar) = (practice(&store, MAPLE).await, practice(&store, CEDAR).await);
        let at = |minute: u32| instant(&format!("2026-11-22T00:{minute:02}:00Z"));
        let mut steps = vec![
            plain(&maple, call(1), 0, "asking_intent"),
            plain(&cedar, call(2), 0, "asking_intent"),
            plain(&maple, call(3), 0, "asking_intent"),
            plain(&maple, call(4), 0, "asking_intent"),
            plain(&maple, call(1), 1, "asking_days"),
        ];
        for (step, minute) in steps.iter_mut().zip([5, 1, 2, 30, 9]) {
            step.at = at(minute);
        }
        write(&store, &steps).await;
        // A call that is over is not under way.
        let nothing = domain::AppointmentId::of_step(call(3), domain::Seq(0));
        write(&store, &[release(&maple, call(3), 1, nothing)]).await;
        let second = CallUnderWay { call: call(2), began_at: at(1), last_at: at(1) };
        let first = CallUnderWay { call: call(1), began_at: at(5), last_at: at(9) };
        let found = store.calls_under_way(at(10), None, 10).await.unwrap();
        assert_eq!(found, [second, first]);
        assert_eq!(store.calls_under_way(at(10), None, 1).await.unwrap(), [second]);
        assert_eq!(store.calls_under_way(at(10), Some(second), 10).await.unwrap(), [first]);
        assert_eq!(store.calls_under_way(at(0), None, 10).await.unwrap(), []);
    });
}
