//! What the API reads.

use domain::{AppointmentId, AppointmentStatus, CallOutcome, Seats, Seq, Turn};
use jiff::SignedDuration;
use ports::{AppointmentQuery, Reports, Scope};

use crate::steps::{
    CALLER, MAPLE, MONDAY_NINE, book, call, hold, instant, plain, practice, slot, with_store, write,
};

fn everything() -> AppointmentQuery {
    AppointmentQuery { limit: 500, ..AppointmentQuery::default() }
}

#[test]
fn appointments_are_listed_and_holds_are_not() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let held = AppointmentId::of_step(call(1), Seq(0));
        let steps = [
            hold(&maple, call(1), 0, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            hold(&maple, call(2), 0, slot(&maple, 1, MONDAY_NINE), &[Seats::ONLY]),
            book(&maple, call(1), 1, held),
        ];
        write(&store, &steps).await;
        let page = store.appointments(&Scope::EveryPractice, everything()).await.unwrap();
        let [item] = page.items.as_slice() else { panic!("{page:?}") };
        assert_eq!(item.id, held);
        assert_eq!(item.service.1, "check-up");
        assert_eq!(item.provider.1, "Dr. Amira Khan");
        let (_, name, phone) = item.customer.clone().unwrap();
        assert_eq!((name.as_deref(), phone.as_deref()), (Some("Sarah Johnson"), Some(CALLER)));
        assert_eq!(item.starts_at, instant(MONDAY_NINE));
        assert_eq!(item.ends_at, instant("2026-11-23T15:30:00Z"));
        assert_eq!(item.status, AppointmentStatus::Booked);
        assert_eq!(item.call, Some(call(1)));
        assert_eq!(page.next, None);
    });
}

#[test]
fn a_list_is_filtered_and_goes_on_where_it_stopped() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        for number in 0..5 {
            let mut request = slot(&maple, (number % 2) as usize, MONDAY_NINE);
            // The last one on the next day: one number has four at most on one.
            let later = SignedDuration::from_hours(i64::from(number + number / 4 * 24));
            request.slot.starts_at += later;
            request.slot.ends_at += later;
            let held = AppointmentId::of_step(call(number), Seq(0));
            let steps = [
                hold(&maple, call(number), 0, request, &[Seats::ONLY]),
                book(&maple, call(number), 1, held),
            ];
            write(&store, &steps).await;
        }
        let list = async |query: AppointmentQuery| {
            store.appointments(&Scope::EveryPractice, query).await.unwrap()
        };
        let mut starts = Vec::new();
        let mut query = AppointmentQuery { limit: 2, ..AppointmentQuery::default() };
        loop {
            let page = list(query.clone()).await;
            starts.extend(page.items.iter().map(|item| item.starts_at));
            query.after = page.next;
            if page.next.is_none() {
                break;
            }
        }
        assert_eq!(starts.len(), 5);
        assert!(starts.is_sorted());
        let from = Some(instant("2026-11-23T17:00:00Z"));
        assert_eq!(list(AppointmentQuery { from, ..everything() }).await.items.len(), 3);
        assert_eq!(list(AppointmentQuery { to: from, ..everything() }).await.items.len(), 2);
        let provider = Some(maple.providers[1].id);
        assert_eq!(list(AppointmentQuery { provider, ..everything() }).await.items.len(), 2);
        let status = Some(AppointmentStatus::Cancelled);
        assert_eq!(list(AppointmentQuery { status, ..everything() }).await.items.len(), 0);
        let customer = list(everything()).await.items[0].customer.clone().map(|it| it.0);
        assert_eq!(list(AppointmentQuery { customer, ..everything() }).await.items.len(), 5);
    });
}

#[test]
fn a_call_is_shown_turn_by_turn() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let held = AppointmentId::of_step(call(1), Seq(1));
        let steps = [
            plain(&maple, call(1), 0, "asking_intent"),
            hold(&maple, call(1), 1, slot(&maple, 0, MONDAY_NINE), &[Seats::ONLY]),
            book(&maple, call(1), 2, held),
        ];
        write(&store, &steps).await;
        let report = store.call(&Scope::EveryPractice, call(1)).await.unwrap().unwrap();
        assert_eq!((report.called.as_str(), report.caller.as_deref()), (MAPLE, Some(CALLER)));
        assert_eq!(report.outcome, Some(CallOutcome::Booked));
        assert_eq!(report.state, "ended");
        assert!(report.ended_at.is_some());
        let turns: Vec<_> = report
            .turns
            .iter()
            .map(|it| (it.turn, it.heard.as_deref().unwrap(), it.reply.as_deref().unwrap()))
            .collect();
        let heard = "a cleaning please";
        assert_eq!(
            turns,
            [
                (Turn(0), heard, "reply 0"),
                (Turn(1), heard, "read back"),
                (Turn(2), heard, "you are booked")
            ]
        );
        assert!(store.call(&Scope::EveryPractice, call(2)).await.unwrap().is_none());
    });
}
