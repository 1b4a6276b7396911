//! The courier with an outbox in memory, a carrier that does as it is told, and paused time.

use std::collections::VecDeque;

use async_trait::async_trait;
use domain::{PhoneNumber, PracticeId};
use jiff::Timestamp;
use ports::testing::MemoryOutbox;
use ports::{MessageSid, Outcome, Outgoing, Refused, SendError};

use super::*;

/// What the carrier does with a message.
enum Does {
    Takes,
    TakesAndDoesNotSay,
    SaysNothing,
    IsNotThere,
    Refuses(u32),
    OptedOut,
    TooMany(u64),
    KnowsUsNot,
    Panics,
    Hangs,
}

#[derive(Default)]
struct Carrier {
    script: Mutex<VecDeque<Does>>,
    /// Every message that it was handed, and when.
    handed: Mutex<Vec<(String, Instant)>>,
    /// The messages that it took.
    taken: Mutex<Vec<(String, MessageSid)>>,
    looks: Mutex<u32>,
}

impl Carrier {
    fn will(&self, script: impl IntoIterator<Item = Does>) {
        lock(&self.script).extend(script);
    }

    fn take(&self, message: &Outgoing) -> MessageSid {
        let mut taken = lock(&self.taken);
        let sid: MessageSid = format!("SM{:032x}", taken.len()).parse().unwrap();
        taken.push((message.body.clone(), sid.clone()));
        sid
    }

    fn handed(&self) -> Vec<String> {
        lock(&self.handed).iter().map(|(body, _)| body.clone()).collect()
    }

    fn taken(&self) -> usize {
        lock(&self.taken).len()
    }
}

#[async_trait]
impl Messenger for Carrier {
    async fn send(&self, message: &Outgoing) -> Result<MessageSid, SendError> {
        lock(&self.handed).push((message.body.clone(), Instant::now()));
        let next = lock(&self.script).pop_front().unwrap_or(Does::Takes);
        match next {
            Does::Takes => Ok(self.take(message)),
            Does::TakesAndDoesNotSay => {
                self.take(message);
                Err(SendError::Unknown("no answer".into()))
            }
            Does::SaysNothing => Err(SendError::Unknown("no answer".into())),
            Does::IsNotThere => Err(SendError::NotSent("no connection".into())),
            Does::Refuses(code) => Err(SendError::Refused { code }),
            Does::OptedOut => Err(SendError::OptedOut),
            Does::TooMany(seconds) => {
                Err(SendError::TooMany { again_in: Some(Duration::from_secs(seconds)) })
            }
            Does::KnowsUsNot => Err(SendError::Unauthorized),
            Does::Panics => panic!("it was told to"),
            Does::Hangs => std::future::pending().await,
        }
    }

    async fn find(&self, message: &Outgoing, _: Timestamp) -> Result<Vec<MessageSid>, SendError> {
        *lock(&self.looks) += 1;
        let taken = lock(&self.taken);
        Ok(taken.iter().rev().filter(|it| it.0 == message.body).map(|it| it.1.clone()).collect())
    }
}

/// A clock that goes with the paused time.
struct Going(Instant);

impl Clock for Going {
    fn now(&self) -> Timestamp {
        let gone = SignedDuration::try_from(self.0.elapsed()).unwrap();
        start() + gone
    }
}

fn start() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}

struct Scene {
    outbox: Arc<MemoryOutbox>,
    carrier: Arc<Carrier>,
    courier: Courier,
    bell: Bell,
}

fn number(last: usize) -> PhoneNumber {
    format!("+1587555{last:04}").parse().unwrap()
}

impl Scene {
    fn set() -> Self {
        Self::with(CourierLimits::default())
    }

    fn with(limits: CourierLimits) -> Self {
        let (outbox, carrier) = (Arc::new(MemoryOutbox::default()), Arc::new(Carrier::default()));
        let satchel = Satchel {
            outbox: outbox.clone(),
            messenger: carrier.clone(),
            clock: Arc::new(Going(Instant::now())),
            chance: Arc::new(|| u32::MAX),
        };
        let bell = Bell::default();
        let courier = Courier::start(satchel, limits, bell.clone());
        Self { outbox, carrier, courier, bell }
    }

    /// So many texts, each of another number.
    fn add(&self, texts: usize) {
        let there = self.outbox.outcomes().len();
        for text in there..there + texts {
            self.outbox.add(PracticeId::new(uuid()), &number(text), &number(9000), start());
        }
        self.bell.ring();
    }

    fn sent(&self) -> usize {
        let outcomes = self.outbox.outcomes();
        outcomes.iter().filter(|it| matches!(it, Some(Outcome::Sent(_)))).count()
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

/// Time goes by, a little at a time.
async fn after(seconds: u32) {
    for _ in 0..seconds * 10 {
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_text_is_sent_at_once_when_the_bell_rings_and_within_the_period_when_not() {
    let scene = Scene::set();
    after(3).await;
    let begun = Instant::now();
    scene.add(1);
    while scene.sent() < 1 {
        tokio::task::yield_now().await;
    }
    assert_eq!(begun.elapsed(), Duration::ZERO);
    scene.outbox.add(PracticeId::new(uuid()), &number(500), &number(9000), start());
    after(1).await;
    sleep(Duration::from_millis(1)).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (2, 2));
    after(300).await;
    assert_eq!(scene.carrier.taken(), 2, "never again");
    assert_eq!(*lock(&scene.carrier.looks), 0);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_may_have_been_sent_is_looked_for_and_not_sent_again() {
    let scene = Scene::set();
    scene.carrier.will([Does::TakesAndDoesNotSay]);
    scene.add(1);
    after(1).await;
    assert!(matches!(scene.outbox.outcomes()[0], Some(Outcome::Unknown(_))));
    after(10).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (1, 1));
    assert_eq!(*lock(&scene.carrier.looks), 1);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_is_not_found_is_sent_again() {
    let scene = Scene::set();
    scene.carrier.will([Does::SaysNothing]);
    scene.add(1);
    after(10).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (1, 1));
    assert_eq!(scene.carrier.handed().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_the_courier_died_with_is_looked_for_by_the_next_one() {
    let scene = Scene::set();
    scene.carrier.will([Does::Panics]);
    scene.add(1);
    after(59).await;
    assert_eq!(scene.carrier.handed().len(), 1, "not before the claim ends");
    after(3).await;
    assert_eq!((scene.sent(), *lock(&scene.carrier.looks)), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn what_is_refused_is_never_tried_again() {
    let scene = Scene::set();
    scene.carrier.will([Does::Refuses(21211), Does::OptedOut]);
    scene.add(2);
    after(600).await;
    let mut outcomes = scene.outbox.outcomes();
    outcomes.sort_by_key(|it| format!("{it:?}"));
    let refused = |why| Some(Outcome::Refused(why));
    assert_eq!(outcomes, [refused(Refused::Code(21211)), refused(Refused::OptedOut)]);
    assert_eq!(scene.carrier.handed().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_carrier_that_fails_is_left_alone_and_then_tried_with_one_text() {
    let scene = Scene::set();
    scene.carrier.will((0..6).map(|_| Does::IsNotThere));
    scene.add(8);
    after(1).await;
    // The first five open it; what is under way by then is finished.
    let handed = scene.carrier.handed().len();
    assert!((5..=8).contains(&handed), "{handed}");
    scene.add(20);
    after(27).await;
    assert_eq!(scene.carrier.handed().len(), handed, "left alone");
    scene.carrier.will((0..1).map(|_| Does::IsNotThere));
    after(5).await;
    assert_eq!(scene.carrier.handed().len(), handed + 1, "one was tried");
    after(120).await;
    assert_eq!(scene.sent(), 28);
    assert_eq!(scene.carrier.taken(), 28);
}

#[tokio::test(start_paused = true)]
async fn a_carrier_that_asks_for_a_pause_gets_it() {
    let scene = Scene::set();
    scene.carrier.will([Does::TooMany(20)]);
    scene.add(1);
    after(1).await;
    scene.add(5);
    after(18).await;
    assert_eq!(scene.carrier.handed().len(), 1);
    after(10).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (6, 6));
}

#[tokio::test(start_paused = true)]
async fn a_text_is_given_up_after_so_many_tries() {
    let scene = Scene::with(CourierLimits { attempts: 3, failures: 100, ..Default::default() });
    scene.carrier.will((0..4).map(|_| Does::KnowsUsNot));
    scene.add(1);
    after(60).await;
    assert_eq!(scene.outbox.outcomes(), [Some(Outcome::GivenUp)]);
    assert_eq!(scene.carrier.handed().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn texts_of_one_number_are_a_second_apart() {
    let scene = Scene::set();
    for _ in 0..3 {
        scene.outbox.add(PracticeId::new(uuid()), &number(1), &number(9000), start());
    }
    scene.add(1);
    after(5).await;
    let handed = lock(&scene.carrier.handed).clone();
    let mut times: Vec<_> = handed.iter().map(|(_, at)| *at).collect();
    times.sort_unstable();
    let apart: Vec<_> = times.windows(2).map(|it| (it[1] - it[0]).as_secs()).collect();
    assert_eq!(apart, [0, 1, 1], "that of another number does not wait");
}

#[tokio::test(start_paused = true)]
async fn so_many_texts_at_once_and_no_more() {
    let scene = Scene::set();
    scene.carrier.will((0..100).map(|_| Does::Hangs));
    scene.add(20);
    after(30).await;
    assert_eq!(scene.carrier.handed().len(), 8);
}

#[tokio::test(start_paused = true)]
async fn a_courier_that_panics_is_started_anew_and_rests_when_it_happens_too_often() {
    let scene = Scene::set();
    scene.outbox.panic(5);
    scene.add(1);
    after(2).await;
    assert_eq!(scene.sent(), 1);
    scene.outbox.panic(1);
    scene.add(1);
    after(599).await;
    assert_eq!(scene.sent(), 1, "it rests");
    after(10).await;
    assert_eq!(scene.sent(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_outbox_that_does_not_answer_is_asked_again() {
    let scene = Scene::set();
    scene.outbox.fail(3);
    scene.add(1);
    after(5).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_cannot_be_written_down_is_looked_for() {
    let scene = Scene::set();
    after(1).await;
    scene.add(1);
    // The claim succeeds; what comes of it is not written.
    while scene.carrier.handed().is_empty() {
        tokio::task::yield_now().await;
        if scene.outbox.attempts()[0] == 1 && scene.carrier.handed().is_empty() {
            scene.outbox.fail(1);
        }
    }
    after(70).await;
    assert_eq!((scene.sent(), scene.carrier.taken()), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_courier_that_is_stopped_finishes_what_it_has_begun() {
    let scene = Scene::set();
    for _ in 0..5 {
        scene.outbox.add(PracticeId::new(uuid()), &number(1), &number(9000), start());
    }
    scene.bell.ring();
    while scene.carrier.handed().is_empty() {
        tokio::task::yield_now().await;
    }
    let Scene { outbox, carrier, courier, .. } = scene;
    let begun = Instant::now();
    courier.stop().await;
    assert!(begun.elapsed() < Duration::from_secs(1), "nobody waits for a turn");
    let outcomes = outbox.outcomes();
    let sent = outcomes.iter().filter(|it| matches!(it, Some(Outcome::Sent(_)))).count();
    assert_eq!((sent, carrier.taken()), (1, 1));
    let back = outcomes.iter().filter(|it| matches!(it, Some(Outcome::NotSent(_)))).count();
    assert_eq!(back, 4, "{outcomes:?}");
}
