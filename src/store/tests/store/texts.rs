//! Texts: what is due is claimed by one server, what is moot is not sent, and what happened is known.

use std::sync::Arc;

use dialogue::texts::{self, Happened, Question, Topic};
use domain::{AppointmentId, OutboxId, Seats, Seq};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Claimed, Expanded, InboundText, Inbox, MessageSid, NewText, Outbox, Outcome, Refused, Reported,
    TextReport, TextToSend, Tidings,
};
use store::Store;
use support::TestDatabase;

use crate::steps::{
    CALLER, CEDAR, MAPLE, MONDAY_NINE, book, call, hold, instant, number, practice, slot, write,
};

/// When everything is booked.
const SUNDAY: &str = "2026-11-22T00:00:00Z";

fn sid(number: u32) -> MessageSid {
    format!("SM{number:032x}").parse().unwrap()
}

fn minute() -> SignedDuration {
    SignedDuration::from_mins(1)
}

async fn claim(store: &Store, now: Timestamp) -> Vec<Claimed> {
    store.claim(now, now + minute(), 100).await.unwrap()
}

async fn texts(store: &Store, now: Timestamp) -> Vec<TextToSend> {
    let claimed = claim(store, now).await.into_iter();
    let texts = claimed.filter_map(|it| match it {
        Claimed::Text(text) => Some(text),
        Claimed::News(_) => None,
    });
    texts.collect()
}

async fn news(store: &Store, now: Timestamp) -> Vec<Tidings> {
    let claimed = claim(store, now).await.into_iter();
    let news = claimed.filter_map(|it| match it {
        Claimed::News(news) => Some(*news),
        Claimed::Text(_) => None,
    });
    news.collect()
}

/// An appointment by telephone, on the Monday at that time.
async fn booked(store: &Store, number: u32, starts_at: &str) -> AppointmentId {
    let maple = practice(store, MAPLE).await;
    let held = AppointmentId::of_step(call(number), Seq(0));
    let steps = [
        hold(&maple, call(number), 0, slot(&maple, 0, starts_at), &[Seats::ONLY]),
        book(&maple, call(number), 1, held),
    ];
    for step in steps {
        write(store, &[step]).await;
    }
    held
}

/// What the courier makes of news.
fn planned(news: &Tidings, now: Timestamp) -> Vec<NewText> {
    let story = news.story.as_ref().unwrap();
    let to = story.customer.as_ref().unwrap();
    let planned = texts::plan(news.happened, &story.agreed, to, &story.sender, now);
    planned.into_iter().map(|planned| new_text(news, story.agreed.id, planned)).collect()
}

fn new_text(news: &Tidings, about: AppointmentId, planned: texts::Planned) -> NewText {
    let topic = planned.topic.as_str();
    NewText {
        id: OutboxId::of_text(about, news.version, topic, planned.minutes.0),
        about: (about, news.version),
        sender: news.story.as_ref().unwrap().sender.number.clone(),
        planned,
    }
}

/// Works out all news that there are.
async fn worked_out(store: &Store, now: Timestamp) {
    for news in news(store, now).await {
        let texts = planned(&news, now);
        let expanded = store.expand(news.claim, texts, None, now).await.unwrap();
        assert_eq!(expanded, Expanded::Done);
    }
}

/// Runs a test on a database with one appointment, on the Monday at nine, that was confirmed by text.
fn with_confirmed(test: impl AsyncFnOnce(&Store, AppointmentId)) -> TestDatabase {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let appointment = booked(&store, 1, MONDAY_NINE).await;
        worked_out(&store, instant(SUNDAY)).await;
        for text in texts(&store, instant(SUNDAY)).await {
            let sent = Outcome::Sent(sid(1));
            store.settle(text.claim, sent, instant(SUNDAY)).await.unwrap();
        }
        test(&store, appointment).await;
    });
    drop(store);
    database
}

/// How many rows there are, by what they are like.
fn count(database: &mut TestDatabase, table: &str, like: &str) -> u64 {
    let count = format!("UPDATE {table} SET practice_id = practice_id WHERE {like}");
    database.as_owner(&count).unwrap()
}

async fn writes(store: &Store, message: u32, words: &str, now: &str) -> Option<String> {
    let text = InboundText {
        message: sid(message),
        from: number(CALLER),
        to: number(MAPLE),
        body: words.into(),
        question: Question::read(words, None),
    };
    store.answer(text, instant(now)).await.unwrap()
}

#[test]
fn news_are_claimed_once_and_again_when_the_claim_has_ended() {
    crate::steps::with_store(async |store: Arc<Store>| {
        booked(&store, 1, MONDAY_NINE).await;
        let now = instant(SUNDAY);
        let first = news(&store, now).await;
        assert_eq!(first.len(), 1);
        assert_eq!((first[0].happened, first[0].version), (Happened::Booked, 1));
        let story = first[0].story.as_ref().unwrap();
        assert_eq!(story.sender.name, "Maple Dental");
        assert_eq!(
            (story.sender.number.as_str(), story.agreed.service.as_str()),
            (MAPLE, "check-up")
        );
        assert_eq!(story.customer.as_ref().unwrap().number.as_str(), CALLER);
        let almost = now + minute() - SignedDuration::from_secs(1);
        assert!(news(&store, almost).await.is_empty());
        let again = news(&store, now + minute()).await;
        assert_eq!((again.len(), again[0].claim.attempt), (1, 2));
        // The first one comes late: nothing happens.
        let late = planned(&first[0], now);
        assert_eq!(store.expand(first[0].claim, late, None, now).await.unwrap(), Expanded::Done);
        assert!(texts(&store, now + minute() * 2).await.is_empty());
    });
}

#[test]
fn what_was_claimed_a_hundred_times_and_never_settled_is_given_up() {
    let mut database = with_confirmed(async |_, _| {});
    for (attempts, due) in [(99, 1), (100, 0)] {
        let worn = format!(
            "UPDATE outbox SET attempts = {attempts}, status = 'waiting' WHERE topic = 'reminder'"
        );
        database.as_owner(&worn).unwrap();
        let store = database.store();
        let now = instant("2026-11-22T15:00:00Z");
        assert_eq!(support::runtime().block_on(texts(&store, now)).len(), due);
    }
    let failed = "topic = 'reminder' AND status = 'failed' AND error = 'given up'";
    assert_eq!(count(&mut database, "outbox", failed), 1);
}

#[test]
fn news_become_texts_once_and_each_is_due_at_its_time() {
    crate::steps::with_store(async |store: Arc<Store>| {
        booked(&store, 1, MONDAY_NINE).await;
        let now = instant("2026-11-20T00:00:00Z");
        assert!(claim(&store, now).await.is_empty(), "not before it happened");
        let now = instant(SUNDAY);
        worked_out(&store, now).await;
        assert!(news(&store, now + minute() * 10).await.is_empty(), "done");
        let texts = texts(&store, now + minute() * 20).await;
        assert_eq!(texts.len(), 1);
        let message = &texts[0].message;
        assert_eq!((message.from.as_str(), message.to.as_str()), (MAPLE, CALLER));
        assert!(message.body.contains("is booked for Monday, November 23 at 9:00 a.m."));
        let sent = Outcome::Sent(sid(1));
        store.settle(texts[0].claim, sent, now).await.unwrap();
        // A day before, at nine in Edmonton; two hours before is in the quiet hours.
        let reminders = self::texts(&store, instant("2026-11-22T15:00:00Z")).await;
        assert_eq!(reminders.len(), 1);
        assert!(reminders[0].message.body.starts_with("Reminder from Maple Dental"));
        assert!(reminders[0].unsure_since.is_none());
    });
}

#[test]
fn a_text_that_is_moot_is_set_aside_by_the_claim() {
    let day_before = "2026-11-22T15:00:00Z";
    for (what, why) in [
        ("SELECT 1", "nothing"),
        ("UPDATE appointments SET status = 'cancelled'", "it was called off"),
        ("UPDATE appointments SET version = 2", "it has changed"),
        (
            "UPDATE appointments SET starts_at = '2026-11-22T14:59:00Z', occupies = tstzrange('2026-11-22T14:59:00Z', ends_at)",
            "it has begun",
        ),
        (
            "UPDATE outbox SET moot_at = '2026-11-22T15:00:00Z' WHERE topic = 'reminder'",
            "it is of no use",
        ),
        ("UPDATE customers SET texts = false", "the customer wants none"),
        ("UPDATE practices SET sends_texts = false", "the practice sends none"),
        (
            "INSERT INTO opt_outs SELECT practice_id, recipient, updated_at FROM outbox WHERE topic = 'reminder' LIMIT 1",
            "the number has opted out",
        ),
    ] {
        let mut database = with_confirmed(async |_, _| {});
        database.as_owner(what).unwrap();
        let store = database.store();
        let due = support::runtime().block_on(texts(&store, instant(day_before)));
        drop(store);
        let moot = count(&mut database, "outbox", "status = 'moot' AND topic = 'reminder'");
        let expected = if why == "nothing" { (1, 0) } else { (0, 1) };
        assert_eq!((due.len(), moot), expected, "{why}");
    }
}

#[test]
fn outcomes_are_kept_and_a_claim_that_has_passed_on_changes_nothing() {
    let day_before = instant("2026-11-22T15:00:00Z");
    let mut database = with_confirmed(async |store, _| {
        let first = texts(store, day_before).await.remove(0);
        assert_eq!(first.unsure_since, None);
        // Nobody knows what became of it.
        let later = day_before + minute();
        let again = texts(store, later).await.remove(0);
        assert_eq!((again.claim.attempt, again.unsure_since), (2, Some(day_before)));
        store.settle(first.claim, Outcome::GivenUp, later).await.unwrap();
        store.settle(again.claim, Outcome::Unknown(later + minute()), later).await.unwrap();
        assert!(texts(store, later).await.is_empty(), "not before its time");
        let third = texts(store, later + minute()).await.remove(0);
        assert_eq!(third.unsure_since, Some(day_before), "still not known");
        let at = later + minute() * 2;
        store.settle(third.claim, Outcome::NotSent(at), later).await.unwrap();
        let fourth = texts(store, at).await.remove(0);
        assert_eq!(fourth.unsure_since, None, "it was not sent");
        let strangers = store.strangers(fourth.claim, vec![sid(1), sid(2)]).await.unwrap();
        assert_eq!(strangers, [sid(2)], "the first is the confirmation");
        let refused = Outcome::Refused(Refused::OptedOut);
        store.settle(fourth.claim, refused, at).await.unwrap();
    });
    let failed = "topic = 'reminder' AND status = 'failed' AND error = '21610'";
    assert_eq!(count(&mut database, "outbox", failed), 1);
    assert_eq!(count(&mut database, "opt_outs", "true"), 1);
}

#[test]
fn a_text_that_is_reported_while_it_is_looked_for_is_found() {
    with_confirmed(async |store, _| {
        let claimed = texts(store, instant("2026-11-22T15:00:00Z")).await.remove(0);
        let report = TextReport {
            message: sid(7),
            text: Some(claimed.claim.id),
            status: Reported::Sent,
            error: None,
        };
        assert!(store.report(report, instant("2026-11-22T15:00:01Z")).await.unwrap());
        let found = store.strangers(claimed.claim, vec![sid(1), sid(7)]).await.unwrap();
        assert_eq!(found, [sid(7)], "it is this very text");
    });
}

#[test]
fn reports_come_in_any_order_and_a_text_never_goes_back() {
    let report =
        |number, text, status, error| TextReport { message: sid(number), text, status, error };
    let mut database = with_confirmed(async |store, appointment| {
        let now = instant(SUNDAY);
        for (status, error) in [
            (Reported::Sent, None),
            (Reported::Delivered, None),
            (Reported::Sent, None),
            (Reported::Failed, Some(30008)),
        ] {
            assert!(store.report(report(1, None, status, error), now).await.unwrap());
        }
        assert!(!store.report(report(99, None, Reported::Sent, None), now).await.unwrap());
        // The report is here before the answer to the request, which then is too late.
        let day_before = instant("2026-11-22T15:00:00Z");
        let reminder = texts(store, day_before).await.remove(0);
        let id = OutboxId::of_text(appointment, 1, Topic::Reminder.as_str(), 1440);
        assert_eq!(reminder.claim.id, id);
        let undelivered = report(2, Some(id), Reported::Undelivered, Some(21610));
        assert!(store.report(undelivered, day_before).await.unwrap());
        store.settle(reminder.claim, Outcome::Unknown(day_before), day_before).await.unwrap();
        assert!(texts(store, day_before + minute() * 5).await.is_empty(), "it was sent");
        // Our id with somebody else's message: not believed.
        assert!(!store.report(report(3, Some(id), Reported::Delivered, None), now).await.unwrap());
    });
    let delivered = "remote_id = 'SM00000000000000000000000000000001' AND status = 'delivered' AND error IS NULL";
    assert_eq!(count(&mut database, "outbox", delivered), 1);
    assert_eq!(count(&mut database, "outbox", "status = 'undelivered' AND error = '21610'"), 1);
    assert_eq!(count(&mut database, "opt_outs", "true"), 1, "that number wants no more");
}

#[test]
fn two_servers_never_claim_the_same_row() {
    let mut database = TestDatabase::new();
    if !database.takes_two_connections("two_servers_never_claim_the_same_row") {
        return;
    }
    let (one, other) = (database.store(), database.another_store());
    support::runtime().block_on(async {
        store::seed_demo_practices(&one).await.unwrap();
        for (number, quarter) in (1..=10).zip(0..) {
            let at = instant(MONDAY_NINE) + SignedDuration::from_mins(30 * quarter);
            booked(&one, number, &at.to_string()).await;
        }
        let now = instant(SUNDAY);
        let mut claimed = Vec::new();
        for _ in 0..10 {
            let until = now + minute();
            let (mine, theirs) = tokio::join!(one.claim(now, until, 2), other.claim(now, until, 2));
            claimed.extend(mine.unwrap().into_iter().chain(theirs.unwrap()));
        }
        let mut ids: Vec<_> = claimed
            .iter()
            .map(|it| match it {
                Claimed::News(news) => news.claim,
                Claimed::Text(text) => text.claim,
            })
            .collect();
        assert!(ids.iter().all(|claim| claim.attempt == 1));
        ids.sort_by_key(|claim| claim.id);
        ids.dedup();
        assert_eq!((ids.len(), claimed.len()), (10, 10));
    });
    support::runtime().block_on(other.close());
}

#[test]
fn a_customer_confirms_and_the_same_text_again_is_answered_alike() {
    let mut database = with_confirmed(async |store, _| {
        let first = writes(store, 10, "C", SUNDAY).await.unwrap();
        assert!(
            first.contains("We expect you for your check-up on Monday, November 23"),
            "{first}"
        );
        let again = writes(store, 10, "C", "2026-11-22T05:00:00Z").await.unwrap();
        assert_eq!(first, again);
    });
    let confirmed = "status = 'booked' AND version = 1 AND confirmed_at = '2026-11-22T00:00:00Z'";
    assert_eq!(count(&mut database, "appointments", confirmed), 1);
    assert_eq!(count(&mut database, "inbound_texts", "meant = 'confirm' AND body = 'C'"), 1);
    assert_eq!(count(&mut database, "audit", "action = 'confirm'"), 1);
}

#[test]
fn texts_name_the_service_in_their_language() {
    let mut database = with_confirmed(async |_, _| {});
    database.as_owner("UPDATE customers SET language = 'fr'").unwrap();
    let store = database.store();
    support::runtime().block_on(async {
        booked(&store, 2, "2026-11-23T17:00:00Z").await;
        let news = news(&store, instant(SUNDAY)).await;
        let confirmation = &planned(&news[0], instant(SUNDAY))[0].planned.body;
        assert!(confirmation.contains("réservé, examen avec"), "{confirmation}");
        let reply = writes(&store, 10, "C", SUNDAY).await.unwrap();
        assert!(reply.contains("Nous vous attendons, examen, lundi"), "{reply}");
    });
}

#[test]
fn a_customer_cancels_by_text_once_and_is_reminded_of_nothing() {
    let mut database = with_confirmed(async |store, _| {
        let reply = writes(store, 10, " x ", SUNDAY).await.unwrap();
        assert!(reply.contains("is cancelled"), "{reply}");
        assert_eq!(writes(store, 10, "x", SUNDAY).await.unwrap(), reply);
        assert!(writes(store, 11, "x", SUNDAY).await.unwrap().contains("no appointment to come"));
        let told = news(store, instant(SUNDAY)).await;
        let mut happened: Vec<_> = told.iter().map(|it| it.happened.as_str()).collect();
        happened.sort_unstable();
        assert_eq!(happened, ["cancelled", "freed"]);
        assert!(told.iter().all(|it| it.version == 2));
        let cancelled = told.iter().find(|it| it.happened == Happened::Cancelled).unwrap();
        let texts = planned(cancelled, instant(SUNDAY));
        assert_eq!(texts.len(), 1);
        store.expand(cancelled.claim, texts, None, instant(SUNDAY)).await.unwrap();
        // The answer was the notice, and the reminder is of no use.
        assert!(self::texts(store, instant("2026-11-23T14:00:00Z")).await.is_empty());
    });
    let cancelled = "status = 'cancelled' AND version = 2";
    assert_eq!(count(&mut database, "appointments", cancelled), 1);
    let by = "action = 'cancel' AND actor = 'text:SM0000000000000000000000000000000a'";
    assert_eq!(count(&mut database, "audit", by), 1);
    assert_eq!(count(&mut database, "outbox", "topic = 'reminder' AND status = 'moot'"), 2);
}

#[test]
fn it_is_too_late_to_cancel_within_the_notice() {
    let mut database = with_confirmed(async |_, _| {});
    database.as_owner("UPDATE practices SET cancel_notice_minutes = 1440").unwrap();
    let store = database.store();
    let reply = support::runtime().block_on(writes(&store, 10, "X", "2026-11-22T15:00:01Z"));
    assert!(reply.unwrap().contains("too late to cancel"));
    let reply = support::runtime().block_on(writes(&store, 11, "X", "2026-11-22T15:00:00Z"));
    assert!(reply.unwrap().contains("is cancelled"));
}

#[test]
fn a_number_opts_out_and_in_again() {
    let mut database = with_confirmed(async |store, _| {
        assert_eq!(writes(store, 10, "STOP", SUNDAY).await, None);
        assert_eq!(writes(store, 10, "STOP", SUNDAY).await, None);
        assert!(texts(store, instant("2026-11-22T15:00:00Z")).await.is_empty());
    });
    assert_eq!(count(&mut database, "opt_outs", "true"), 1);
    let store = database.store();
    let reply = support::runtime().block_on(writes(&store, 11, "start", SUNDAY)).unwrap();
    assert!(reply.contains("again"), "{reply}");
    drop(store);
    assert_eq!(count(&mut database, "opt_outs", "true"), 0);
}

#[test]
fn an_answer_is_about_the_soonest_appointment_that_was_texted_about() {
    let database = with_confirmed(async |store, _| {
        // Sooner, and nobody was told yet.
        booked(store, 2, "2026-11-23T15:30:00Z").await;
        let reply = writes(store, 10, "R", SUNDAY).await.unwrap();
        assert!(reply.contains("at 9:00 a.m., please call 587-555-0100"), "{reply}");
        let other = InboundText {
            message: sid(11),
            from: number("+14032661235"),
            to: number(MAPLE),
            body: "x".into(),
            question: Question::read("x", None),
        };
        let reply = store.answer(other, instant(SUNDAY)).await.unwrap().unwrap();
        assert!(reply.contains("no appointment to come"), "{reply}");
        let elsewhere = InboundText {
            message: sid(12),
            from: number(CALLER),
            to: number(CEDAR),
            body: "x".into(),
            question: Question::read("x", None),
        };
        let reply = store.answer(elsewhere, instant(SUNDAY)).await.unwrap().unwrap();
        assert!(reply.starts_with("Cedar Physiotherapy: we have no appointment"), "{reply}");
        let nobody = InboundText {
            message: sid(13),
            from: number(CALLER),
            to: number("+15875550111"),
            body: "x".into(),
            question: Question::read("x", None),
        };
        assert_eq!(store.answer(nobody, instant(SUNDAY)).await.unwrap(), None);
    });
    drop(database);
}

#[test]
fn time_that_is_free_again_is_offered_to_who_waits_first() {
    let mut database = with_confirmed(async |store, _| {
        writes(store, 10, "x", SUNDAY).await;
    });
    // Whose time it was; too late; another day; another provider; wants none; and the two who fit.
    database
        .as_owner(
            "WITH people AS (
                INSERT INTO customers (id, practice_id, name, created_at, texts)
                SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, a.practice_id, 'Person ' || n,
                    a.created_at, n <> 3
                FROM appointments a, generate_series(1, 5) AS n
                RETURNING id, practice_id
            )
            INSERT INTO waiting (id, practice_id, customer_id, phone, service_id, provider_id,
                first_day, last_day, created_at)
            SELECT p.id, p.practice_id, p.id, '+1403266100' || right(p.id::text, 1), a.service_id,
                CASE WHEN p.id::text LIKE '%2' THEN
                    (SELECT id FROM providers o WHERE o.practice_id = p.practice_id AND o.id <> a.provider_id LIMIT 1)
                END,
                CASE WHEN p.id::text LIKE '%1' THEN date '2026-11-24' ELSE date '2026-11-23' END,
                date '2026-11-30',
                a.created_at + right(p.id::text, 1)::integer * interval '1 second'
            FROM people p JOIN appointments a ON a.practice_id = p.practice_id",
        )
        .unwrap();
    let store = database.store();
    support::runtime().block_on(async {
        let now = instant("2026-11-22T18:00:00Z");
        let freed = news(&store, now).await;
        let freed = freed.iter().find(|it| it.happened == Happened::Freed).unwrap();
        let story = freed.story.as_ref().unwrap();
        let first = story.first_in_line.as_ref().unwrap();
        assert_eq!(first.customer.number.as_str(), "+14032661004");
        let offer = texts::offer(&first.freed, &first.customer, &story.sender, now).unwrap();
        assert!(offer.body.contains("Monday, November 23 at 9:00 a.m."), "{}", offer.body);
        let offer = || vec![new_text(freed, story.agreed.id, offer.clone())];
        let told = store.expand(freed.claim, offer(), Some(first.waiting), now).await.unwrap();
        assert_eq!(told, Expanded::Done);
        let sent = self::texts(&store, now + minute()).await;
        assert_eq!(
            sent.iter().map(|it| it.message.to.as_str()).collect::<Vec<_>>(),
            ["+14032661004"]
        );
    });
    drop(store);
    assert_eq!(count(&mut database, "waiting", "status = 'told' AND phone LIKE '%4'"), 1);
    assert_eq!(count(&mut database, "waiting", "status = 'waiting'"), 4);
}

#[test]
fn who_was_told_meanwhile_is_not_told_again() {
    let mut database = with_confirmed(async |store, _| {
        writes(store, 10, "x", SUNDAY).await;
    });
    let store = database.store();
    let missed = support::runtime().block_on(async {
        let now = instant(SUNDAY);
        let freed = news(&store, now).await.into_iter().find(|it| it.happened == Happened::Freed);
        let claim = freed.unwrap().claim;
        // Nobody of that id waits.
        let gone = domain::WaitingId::new(claim.id.uuid());
        store.expand(claim, Vec::new(), Some(gone), now).await.unwrap()
    });
    assert_eq!(missed, Expanded::Missed);
    let again = support::runtime().block_on(news(&store, instant(SUNDAY)));
    assert_eq!(again.iter().map(|it| it.happened).collect::<Vec<_>>(), [Happened::Freed]);
}
