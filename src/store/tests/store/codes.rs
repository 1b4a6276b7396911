//! Codes: sent to whom an appointment is, kept as a hash, good once, for one call and ten minutes.

use std::sync::Arc;

use dialogue::{CodeGiven, CodeRequest};
use domain::{Code, Language, Practice};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Bookkeeping, Change, Claimed, Entry, Fate, Housekeeping, Journal, MessageSid, NewAppointment,
    Outbox, Outcome, TextToSend,
};
use store::Store;
use support::TestDatabase;

use crate::desk::{asked, person, visit};
use crate::steps::{
    CEDAR, MAPLE, MONDAY_NINE, call, entry, instant, leads, number, plain, practice, shared,
    with_store, with_two_stores, write,
};

/// The number of [`person`] 7.
const PHONE: &str = "+14032660007";
const NAME: &str = "Sarah Johnson";
/// When codes are asked for.
const NOW: &str = "2026-11-22T18:00:00Z";

fn after(minutes: i64) -> Timestamp {
    instant(NOW) + SignedDuration::from_mins(minutes)
}

/// A call asks for a code.
fn asks(practice: &Practice, number: u32, seq: u32, name: &str, at: Timestamp) -> Entry {
    let request = CodeRequest {
        name: name.parse().unwrap(),
        phone: PHONE.parse().unwrap(),
        language: Language::English,
    };
    let change = Change::SendCode { request, leads: leads("asking_code", Some("if there is one")) };
    Entry { at, ..entry(practice, call(number), seq, change) }
}

/// A caller says a code.
fn says(practice: &Practice, number: u32, seq: u32, code: &Code, at: Timestamp) -> Entry {
    let change = Change::CheckCode {
        given: CodeGiven { phone: PHONE.parse().unwrap(), code: code.clone() },
        won: leads("finding_appointments", None),
        gone: leads("asking_code", Some("that is not the code")),
    };
    Entry { at, ..entry(practice, call(number), seq, change) }
}

async fn done(store: &Store, step: &Entry) -> Fate {
    write(store, std::slice::from_ref(step)).await[0].fate
}

async fn texts(store: &Store, now: Timestamp) -> Vec<TextToSend> {
    let claimed = store.claim(now, now + SignedDuration::from_mins(1), 100).await.unwrap();
    let texts = claimed.into_iter().filter_map(|it| match it {
        Claimed::Text(text) => Some(text),
        Claimed::News(_) => None,
    });
    texts.collect()
}

/// The code in a text.
fn code_in(text: &TextToSend) -> Code {
    let digits: String = text.message.body.chars().filter(char::is_ascii_digit).take(6).collect();
    digits.parse().unwrap()
}

/// The code of the one text that is due.
async fn the_code(store: &Store, now: Timestamp) -> Code {
    let due = texts(store, now).await;
    assert_eq!(due.len(), 1);
    code_in(&due[0])
}

/// Another code.
fn wrong(code: &Code) -> Code {
    Code::drawn((code.as_str().parse::<u32>().unwrap() + 1) % Code::ALL)
}

/// An appointment of [`PHONE`]'s under [`NAME`], and calls.
async fn with_appointment(store: &Store, calls: u32) -> Arc<Practice> {
    let maple = practice(store, MAPLE).await;
    let hers =
        NewAppointment { customer: person(7), ..visit(&maple, Some(0), instant(MONDAY_NINE)) };
    store.book(asked(&maple, hers)).await.unwrap();
    for number in 1..=calls {
        write(store, &[plain(&maple, call(number), 0, "asking_intent")]).await;
    }
    maple
}

fn count(database: &mut TestDatabase, table: &str, condition: &str) -> u64 {
    database.as_owner(&format!("SELECT FROM {table} WHERE {condition}")).unwrap()
}

#[test]
fn the_code_that_was_sent_is_right_once_and_kept_as_a_hash_alone() {
    let mut database = TestDatabase::new();
    let store = database.store();
    let code = support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = with_appointment(&store, 1).await;
        let step = asks(&maple, 1, 1, "sarah JOHNSON", after(0));
        assert_eq!(done(&store, &step).await, Fate::Won);
        assert_eq!(done(&store, &step).await, Fate::Fenced, "asking twice is asking once");
        let due = texts(&store, after(0)).await;
        let [text] = &due[..] else { panic!("{} texts", due.len()) };
        let code = code_in(text);
        let words = "Maple Dental: your code is ";
        assert!(text.message.body.starts_with(words), "{}", text.message.body);
        let sid: MessageSid = format!("SM{:032x}", 1).parse().unwrap();
        assert_eq!((text.message.from.as_str(), text.message.to.as_str()), (MAPLE, PHONE));
        store.settle(text.claim, Outcome::Sent(sid), after(0)).await.unwrap();
        assert_eq!(done(&store, &says(&maple, 1, 2, &wrong(&code), after(1))).await, Fate::Gone);
        assert_eq!(done(&store, &says(&maple, 1, 3, &code, after(9))).await, Fate::Won);
        assert_eq!(done(&store, &says(&maple, 1, 4, &code, after(9))).await, Fate::Gone);
        let stands = store.read(call(1)).await.unwrap().unwrap();
        assert!(stands.state.contains("asking_code"), "{}", stands.state);
        code
    });
    drop(store);
    let digits = code.as_str();
    assert_eq!(count(&mut database, "codes", "length(hash) = 32 AND is_sent AND tries = 3"), 1);
    assert_eq!(count(&mut database, "outbox", "topic = 'code' AND body = '***'"), 1);
    for table in ["codes", "outbox", "journal", "journal_outcomes"] {
        let has_it = format!("to_jsonb({table})::text LIKE '%{digits}%'");
        assert_eq!(count(&mut database, table, &has_it), 0, "{table}");
    }
}

#[test]
fn whoever_has_no_appointment_there_gets_no_text_and_the_same_answer() {
    with_store(async |store| {
        let maple = with_appointment(&store, 3).await;
        assert_eq!(done(&store, &asks(&maple, 1, 1, "John Smith", after(0))).await, Fate::Won);
        assert_eq!(texts(&store, after(0)).await.len(), 0);
        let any = Code::drawn(0);
        assert_eq!(done(&store, &says(&maple, 1, 2, &any, after(0))).await, Fate::Gone);
        // Nobody asked for one at all.
        assert_eq!(done(&store, &says(&maple, 2, 1, &any, after(0))).await, Fate::Gone);
        let phone = PHONE.parse().unwrap();
        let stop = Change::StopTexts { phone, leads: leads("asking_intent", Some("no more")) };
        write(&store, &[entry(&maple, call(2), 2, stop)]).await;
        assert_eq!(done(&store, &asks(&maple, 3, 1, NAME, after(0))).await, Fate::Won);
        assert_eq!(texts(&store, after(0)).await.len(), 0, "the number wants none");
    });
}

#[test]
fn a_code_is_of_its_call_its_practice_and_its_number_and_of_ten_minutes() {
    with_store(async |store| {
        let maple = with_appointment(&store, 3).await;
        let cedar = practice(&store, CEDAR).await;
        write(&store, &[plain(&cedar, call(4), 0, "asking_intent")]).await;
        done(&store, &asks(&maple, 1, 1, NAME, after(0))).await;
        let code = the_code(&store, after(0)).await;
        assert_eq!(done(&store, &says(&maple, 2, 1, &code, after(0))).await, Fate::Gone);
        assert_eq!(done(&store, &says(&cedar, 4, 1, &code, after(0))).await, Fate::Gone);
        let mut elsewhere = says(&maple, 1, 2, &code, after(0));
        if let Change::CheckCode { given, .. } = &mut elsewhere.change {
            given.phone = number("+14032660008");
        }
        assert_eq!(done(&store, &elsewhere).await, Fate::Gone);
        assert_eq!(done(&store, &says(&maple, 1, 3, &code, after(10))).await, Fate::Gone);
        done(&store, &asks(&maple, 3, 1, NAME, after(0))).await;
        let code = the_code(&store, after(0)).await;
        let step = says(&maple, 3, 2, &code, after(9));
        assert_eq!(done(&store, &step).await, Fate::Won);
    });
}

#[test]
fn a_call_has_three_tries_whatever_is_sent_to_it() {
    with_store(async |store| {
        let maple = with_appointment(&store, 1).await;
        done(&store, &asks(&maple, 1, 1, NAME, after(0))).await;
        let first = the_code(&store, after(0)).await;
        done(&store, &says(&maple, 1, 2, &wrong(&first), after(0))).await;
        done(&store, &says(&maple, 1, 3, &wrong(&first), after(0))).await;
        done(&store, &asks(&maple, 1, 4, NAME, after(0))).await;
        let second = the_code(&store, after(0)).await;
        let miss = if wrong(&second) == first { wrong(&first) } else { wrong(&second) };
        done(&store, &says(&maple, 1, 5, &miss, after(0))).await;
        for (seq, code) in [(6, &first), (7, &second)] {
            assert_eq!(done(&store, &says(&maple, 1, seq, code, after(0))).await, Fate::Gone);
        }
    });
}

#[test]
fn a_number_gets_five_codes_an_hour_and_who_asks_for_more_hears_the_same() {
    with_store(async |store| {
        let maple = with_appointment(&store, 7).await;
        for number in 1..=6 {
            assert_eq!(done(&store, &asks(&maple, number, 1, NAME, after(0))).await, Fate::Won);
        }
        assert_eq!(texts(&store, after(0)).await.len(), 5);
        done(&store, &asks(&maple, 7, 1, NAME, after(60))).await;
        // The first five were claimed by nobody else: they are moot by now.
        assert_eq!(texts(&store, after(60)).await.len(), 1);
    });
}

#[test]
fn two_servers_that_compare_one_code_at_once_find_it_right_once() {
    with_two_stores("two_servers_that_compare_one_code", async |here, there| {
        let maple = with_appointment(&here, 5).await;
        for number in 1..=5 {
            done(&here, &asks(&maple, number, 1, NAME, after(0))).await;
            let code = the_code(&here, after(0)).await;
            // The same step twice, and another one of the same call.
            let same = shared(&[says(&maple, number, 2, &code, after(0))]);
            let other = shared(&[says(&maple, number, 3, &code, after(0))]);
            let (a, b, c) = tokio::join!(
                settled(&here, &same),
                settled(&there, &same),
                settled(&there, &other)
            );
            let fates = [a, b, c];
            let count = |fate| fates.iter().filter(|it| **it == fate).count();
            let counted = (count(Fate::Won), count(Fate::Fenced), count(Fate::Gone));
            assert_eq!(counted, (1, 1, 1), "{fates:?}");
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
fn old_codes_are_forgotten_and_so_are_the_words_of_texts_that_never_left() {
    let mut database = TestDatabase::new();
    let store = database.store();
    support::runtime().block_on(async {
        store::seed_demo_practices(&store).await.unwrap();
        let maple = with_appointment(&store, 2).await;
        done(&store, &asks(&maple, 1, 1, NAME, after(0))).await;
        done(&store, &asks(&maple, 2, 1, NAME, after(30))).await;
        assert_eq!(store.forget_codes(after(59)).await.unwrap(), 0);
        assert_eq!(store.forget_codes(after(60)).await.unwrap(), 1);
    });
    drop(store);
    assert_eq!(count(&mut database, "codes", "true"), 1);
    assert_eq!(count(&mut database, "outbox", "status = 'moot' AND body = '***'"), 2);
}

#[test]
fn another_practice_sees_no_code() {
    with_store(async |store| {
        let maple = with_appointment(&store, 1).await;
        let cedar = practice(&store, CEDAR).await;
        done(&store, &asks(&maple, 1, 1, NAME, after(0))).await;
        let code = the_code(&store, after(0)).await;
        // The same call, said to be another practice's.
        assert_eq!(done(&store, &says(&cedar, 1, 2, &code, after(0))).await, Fate::Gone);
        assert_eq!(done(&store, &says(&maple, 1, 3, &code, after(0))).await, Fate::Won);
    });
}

#[test]
fn a_step_with_a_code_prints_none() {
    with_store(async |store| {
        let maple = practice(&store, MAPLE).await;
        let step = says(&maple, 1, 1, &Code::drawn(271_828), after(0));
        let printed = format!("{:?}", step.change);
        assert!(!printed.contains("271828") && !printed.contains(PHONE), "{printed}");
    });
}
