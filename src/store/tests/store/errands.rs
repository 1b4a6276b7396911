//! What a caller changes of what the call has not made itself: once, or not at all.

use std::sync::Arc;

use dialogue::texts::Happened;
use dialogue::{CallingOff, Moving};
use domain::{AppointmentId, AppointmentStatus, CallOutcome, Minutes, Practice, Seats, Seq, Slot};
use ports::{
    AppointmentItem, Bookkeeping, Change, Claimed, Diary, Entry, Fate, Journal, Leads, Outbox,
};
use store::Store;

use crate::desk::{asked, because, booked, clinic, minutes, only, person, to, visit};
use crate::steps::{
    CALLER, CEDAR, MAPLE, MONDAY_NINE, call, entry, hold, instant, leads, number, plain, practice,
    shared, slot, with_store, with_two_stores, write,
};

const TEN: &str = "2026-11-23T16:00:00Z";
const ELEVEN: &str = "2026-11-23T17:00:00Z";
/// When the steps are taken.
const NOW: &str = "2026-11-22T00:00:00Z";

fn moving(item: &AppointmentItem, practice: &Practice, at: &str) -> Moving {
    let service = practice.service(item.service.0).unwrap();
    let to = scheduling::slot(service, item.provider.0, instant(at));
    Moving { appointment: item.id, starts_at: item.starts_at, service: service.id, to }
}

fn moved(practice: &Practice, number: u32, moving: Moving) -> Entry {
    let change = Change::Move {
        moving,
        won: Leads { ended: Some(CallOutcome::Moved), ..leads("ended", Some("it is moved")) },
        lost: r#"{"at":"finding"}"#.into(),
        gone: leads("asking_intent", Some("it is gone")),
    };
    entry(practice, call(number), 1, change)
}

fn called_off(practice: &Practice, number: u32, item: &AppointmentItem) -> Entry {
    let change = Change::CallOff {
        calling_off: CallingOff { appointment: item.id, starts_at: item.starts_at },
        won: leads("asking_intent", Some("it is called off")),
        gone: leads("asking_intent", None),
    };
    entry(practice, call(number), 1, change)
}

/// Begins a call.
async fn begun(store: &Store, practice: &Practice, number: u32) {
    write(store, &[plain(practice, call(number), 0, "asking_intent")]).await;
}

async fn done(store: &Store, step: &Entry) -> Fate {
    write(store, std::slice::from_ref(step)).await[0].fate
}

/// An appointment of the caller's with the first provider, on the Monday at nine, and a call.
async fn with_appointment(store: &Store) -> (Arc<Practice>, AppointmentItem) {
    let maple = practice(store, MAPLE).await;
    let item = booked(store, &maple, Some(0), MONDAY_NINE).await.unwrap();
    begun(store, &maple, 1).await;
    (maple, item)
}

async fn now_is(store: &Store, maple: &Practice, id: AppointmentId) -> AppointmentItem {
    store.appointment(&only(maple), id).await.unwrap().unwrap()
}

/// State and reply after a call's last step.
async fn stands(store: &Store, number: u32) -> (String, Option<String>) {
    let recorded = store.read(call(number)).await.unwrap().unwrap();
    let replied = recorded.replied.filter(|(turn, _)| *turn == recorded.turn);
    (recorded.state, replied.map(|(_, reply)| reply.body))
}

/// What there is to tell.
async fn told(store: &Store) -> Vec<Happened> {
    let now = instant(NOW);
    let claimed = store.claim(now, now + minutes(1), 100).await.unwrap();
    let news = claimed.into_iter().filter_map(|it| match it {
        Claimed::News(news) => Some(news.happened),
        Claimed::Text(_) => None,
    });
    let mut told: Vec<_> = news.collect();
    told.sort_by_key(|it| it.as_str());
    told
}

#[test]
fn a_number_hears_of_its_appointments_to_come_and_of_nobody_elses() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        let later = booked(&store, &maple, Some(1), ELEVEN).await.unwrap();
        let off = booked(&store, &maple, Some(0), TEN).await.unwrap();
        store.cancel(off.id, asked(&maple, because("ill"))).await.unwrap();
        let other = ports::NewAppointment {
            customer: person(1),
            ..visit(&maple, Some(0), instant(ELEVEN))
        };
        store.book(asked(&maple, other)).await.unwrap();
        let cedar = practice(&store, CEDAR).await;
        booked(&store, &cedar, Some(0), MONDAY_NINE).await.unwrap();
        let held = hold(&maple, call(1), 1, slot(&maple, 1, MONDAY_NINE), &[Seats::ONLY]);
        write(&store, &[held]).await;

        let found = store.upcoming(&maple, &number(CALLER), instant(NOW)).await.unwrap();
        assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [item.id, later.id]);
        assert_eq!(found[0].service, maple.services[0].id);
        let provider = maple.providers[0].id;
        let (starts_at, ends_at) = (item.starts_at, item.ends_at);
        assert_eq!(found[0].slot, Slot { provider, starts_at, ends_at });
        assert_eq!(found[0].name, None);
        assert!(found.iter().all(|it| it.can_be_changed));
        let found = store.upcoming(&maple, &number("+14032660001"), instant(NOW)).await.unwrap();
        assert_eq!(found[0].name.as_ref().unwrap().as_str(), "Sarah Johnson");
        // What has begun is not to come.
        let found = store.upcoming(&maple, &number(CALLER), instant(MONDAY_NINE)).await.unwrap();
        assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [later.id]);

        let mut strict = (*maple).clone();
        strict.desk.cancel_notice = Minutes(60);
        let late = instant("2026-11-23T14:01:00Z");
        let found = store.upcoming(&strict, &number(CALLER), late).await.unwrap();
        let can: Vec<_> = found.iter().map(|it| it.can_be_changed).collect();
        assert_eq!(can, [false, true]);
    });
}

#[test]
fn a_caller_moves_an_appointment_and_the_same_step_again_moves_nothing() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        told(&store).await;
        let step = moved(&maple, 1, moving(&item, &maple, TEN));
        let written = write(&store, std::slice::from_ref(&step)).await;
        assert_eq!((written[0].fate, written[0].practice), (Fate::Won, Some(maple.version)));
        let after = now_is(&store, &maple, item.id).await;
        assert_eq!((after.starts_at, after.version.0), (instant(TEN), 2));
        let expected = (r#"{"at":"ended"}"#.to_owned(), Some("it is moved".to_owned()));
        assert_eq!(stands(&store, 1).await, expected);
        assert_eq!(told(&store).await, [Happened::Freed, Happened::Moved]);
        let history = store.history(&only(&maple), item.id).await.unwrap().unwrap();
        let last = history.last().unwrap();
        assert_eq!((&*last.action, &*last.actor), ("moved", &*format!("call:{}", call(1))));

        // As when its answer was lost on the way.
        assert_eq!(done(&store, &step).await, Fate::Fenced);
        assert_eq!(now_is(&store, &maple, item.id).await, after);
        assert_eq!(told(&store).await, []);
        // The old time can be had.
        booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
    });
}

#[test]
fn a_time_that_somebody_else_has_leads_back_to_looking_without_a_word() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        let other =
            ports::NewAppointment { customer: person(1), ..visit(&maple, Some(0), instant(TEN)) };
        store.book(asked(&maple, other)).await.unwrap();
        told(&store).await;
        let step = moved(&maple, 1, moving(&item, &maple, TEN));
        assert_eq!(done(&store, &step).await, Fate::Lost);
        assert_eq!(stands(&store, 1).await, (r#"{"at":"finding"}"#.to_owned(), None));
        assert_eq!(now_is(&store, &maple, item.id).await, item);
        assert_eq!(told(&store).await, []);
        // A time at which the practice is closed is as good as taken.
        begun(&store, &maple, 2).await;
        let lunch = moved(&maple, 2, moving(&item, &maple, "2026-11-23T18:00:00Z"));
        assert_eq!(done(&store, &lunch).await, Fate::Lost);
        // Into its own overlapping time it can go.
        begun(&store, &maple, 3).await;
        let quarter = moved(&maple, 3, moving(&item, &maple, "2026-11-23T15:15:00Z"));
        assert_eq!(done(&store, &quarter).await, Fate::Won);
    });
}

#[test]
fn what_is_not_as_the_caller_heard_it_is_gone() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        // Moved by the desk meanwhile.
        let other = booked(&store, &maple, Some(1), MONDAY_NINE).await.unwrap();
        store.change(other.id, asked(&maple, to(ELEVEN))).await.unwrap();
        let step = moved(&maple, 1, moving(&other, &maple, TEN));
        assert_eq!(done(&store, &step).await, Fate::Gone);
        let expected = (r#"{"at":"asking_intent"}"#.to_owned(), Some("it is gone".to_owned()));
        assert_eq!(stands(&store, 1).await, expected);
        // Called off meanwhile, in another call.
        for (number, fate) in [(2, Fate::Won), (3, Fate::Gone)] {
            begun(&store, &maple, number).await;
            assert_eq!(done(&store, &called_off(&maple, number, &item)).await, fate);
        }
        assert_eq!(stands(&store, 3).await, (r#"{"at":"asking_intent"}"#.to_owned(), None));
        // Somebody else's practice, and nobody's appointment.
        let cedar = practice(&store, CEDAR).await;
        let theirs = booked(&store, &cedar, Some(0), MONDAY_NINE).await.unwrap();
        begun(&store, &maple, 4).await;
        assert_eq!(done(&store, &called_off(&maple, 4, &theirs)).await, Fate::Gone);
        assert_eq!(now_is(&store, &cedar, theirs.id).await, theirs);
        // Held is not booked.
        let held = hold(&maple, call(5), 0, slot(&maple, 0, TEN), &[Seats::ONLY]);
        write(&store, &[held]).await;
        let held = AppointmentId::of_step(call(5), Seq(0));
        let calling_off = called_off(&maple, 5, &AppointmentItem { id: held, ..item.clone() });
        assert_eq!(done(&store, &calling_off).await, Fate::Gone);
    });
}

#[test]
fn it_can_be_too_late_to_change_an_appointment() {
    with_store(async |store| {
        let clinic = clinic(&store, |it| it.desk.cancel_notice = Minutes(60)).await;
        let item = booked(&store, &clinic, Some(0), TEN).await.unwrap();
        for (number, at, fate) in [
            (1, "2026-11-23T15:00:01Z", Fate::Gone),
            (2, TEN, Fate::Gone),
            (3, ELEVEN, Fate::Gone),
            (4, "2026-11-23T15:00:00Z", Fate::Won),
        ] {
            begun(&store, &clinic, number).await;
            let step = Entry { at: instant(at), ..called_off(&clinic, number, &item) };
            assert_eq!(done(&store, &step).await, fate, "{at}");
        }
    });
}

#[test]
fn a_caller_calls_an_appointment_off_and_the_time_is_offered() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        told(&store).await;
        assert_eq!(done(&store, &called_off(&maple, 1, &item)).await, Fate::Won);
        let after = now_is(&store, &maple, item.id).await;
        assert_eq!((after.status, after.version.0), (AppointmentStatus::Cancelled, 2));
        assert_eq!(told(&store).await, [Happened::Cancelled, Happened::Freed]);
        assert_eq!(store.upcoming(&maple, &number(CALLER), instant(NOW)).await.unwrap(), []);
        booked(&store, &maple, Some(0), MONDAY_NINE).await.unwrap();
    });
}

#[test]
fn a_number_that_wants_no_texts_gets_none() {
    with_store(async |store| {
        let (maple, _) = with_appointment(&store).await;
        let phone = number(CALLER);
        let change =
            Change::StopTexts { phone, leads: leads("asking_intent", Some("no more texts")) };
        let step = entry(&maple, call(1), 1, change);
        assert_eq!(done(&store, &step).await, Fate::Won);
        assert_eq!(done(&store, &step).await, Fate::Fenced);
        begun(&store, &maple, 2).await;
        let again = Entry { call: call(2), ..step };
        assert_eq!(done(&store, &again).await, Fate::Won, "twice is once");
        assert_eq!(stands(&store, 2).await.1, Some("no more texts".to_owned()));
        let now = instant(crate::desk::NOW);
        let claimed = store.claim(now, now + minutes(1), 100).await.unwrap();
        let [Claimed::News(news)] = &claimed[..] else { panic!("{} entries", claimed.len()) };
        assert!(!news.story.as_ref().unwrap().customer.as_ref().unwrap().consents);
    });
}

#[test]
fn an_errand_in_a_group_goes_its_own_way() {
    with_store(async |store| {
        let (maple, item) = with_appointment(&store).await;
        let group = [
            plain(&maple, call(7), 0, "asking_intent"),
            moved(&maple, 1, moving(&item, &maple, TEN)),
            hold(&maple, call(8), 0, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            called_off(&maple, 1, &item),
        ];
        let written = store.append(&shared(&group)).await.unwrap();
        let fates: Vec<_> = written.iter().map(|it| it.fate).collect();
        assert_eq!(fates, [Fate::Won, Fate::Won, Fate::Won, Fate::Fenced]);
    });
}

#[test]
fn two_processes_do_one_errand_once_and_two_errands_one_after_the_other() {
    with_two_stores("two_processes_do_one_errand_once", async |here, there| {
        let maple = practice(&here, MAPLE).await;
        let mut item = booked(&here, &maple, Some(0), MONDAY_NINE).await.unwrap();
        for round in 0..20 {
            let others = [TEN, ELEVEN, MONDAY_NINE].map(instant).into_iter();
            let others: Vec<_> = others.filter(|it| *it != item.starts_at).collect();
            let [one, two] = others[..] else { panic!("two others") };
            let [first, second] = [3 * round + 1, 3 * round + 2];
            for number in [first, second] {
                begun(&here, &maple, number).await;
            }
            // The same step by two processes, and another caller's of the same appointment.
            let same = moved(&maple, first, moving(&item, &maple, &one.to_string()));
            let other = moved(&maple, second, moving(&item, &maple, &two.to_string()));
            let (same, other) = (shared(&[same]), shared(&[other]));
            let (a, b, c) = tokio::join!(
                settled(&here, &same),
                settled(&there, &same),
                settled(&there, &other)
            );
            let fates = [a, b, c];
            let count = |fate| fates.iter().filter(|it| **it == fate).count();
            assert_eq!(
                (count(Fate::Won), count(Fate::Fenced), count(Fate::Gone)),
                (1, 1, 1),
                "{fates:?}"
            );
            let after = now_is(&here, &maple, item.id).await;
            assert_eq!(after.version.0, item.version.0 + 1);
            assert_eq!(after.starts_at, if c == Fate::Won { two } else { one });
            item = after;
        }
    });
}

/// What became of a step, in the end.
async fn settled(store: &Store, step: &[Arc<Entry>]) -> Fate {
    loop {
        match store.append(step).await {
            Ok(written) => return written[0].fate,
            Err(ports::JournalError::Blocked(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn an_appointment_that_is_moved_is_in_one_place_at_every_moment() {
    with_two_stores("an_appointment_that_is_moved_is_in_one_place", async |here, there| {
        let maple = practice(&here, MAPLE).await;
        let mut item = booked(&here, &maple, Some(0), MONDAY_NINE).await.unwrap();
        let id = item.id;
        let moves = async {
            for number in 1..=30 {
                begun(&here, &maple, number).await;
                let at = [MONDAY_NINE, TEN][number as usize % 2];
                let step = moved(&maple, number, moving(&item, &maple, at));
                let fate = settled(&here, &shared(&[step])).await;
                assert_eq!(fate, Fate::Won);
                item = now_is(&here, &maple, id).await;
            }
        };
        let looks = async {
            loop {
                let seen = there.upcoming(&maple, &number(CALLER), instant(NOW)).await.unwrap();
                assert_eq!(seen.iter().map(|it| it.id).collect::<Vec<_>>(), [id]);
            }
        };
        tokio::select! {
            () = moves => {}
            () = looks => {}
        }
    });
}
