//! Who is let through, who is not, and that the actor keeps the maps in bounds.

use std::collections::BTreeSet;
use std::num::{NonZeroU32, NonZeroUsize};

use domain::testing::maple_dental;

use super::*;

const MAPLE: &str = "+15875550100";
const CEDAR: &str = "+15875550120";
const ANA: &str = "+14035550101";
const BEN: &str = "+14035550102";

fn call(number: u128) -> CallSid {
    format!("CA{number:032x}").parse().unwrap()
}

fn begins(from: &str, to: &str) -> Begins {
    Begins { called: to.parse().unwrap(), caller: CallerId::read(from) }
}

fn of(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn gate(rates: Rates) -> Gate {
    Gate { tallies: Arc::new(Tallies::new(rates, Box::new(NoExemptions))) }
}

/// A telephone exchange that counts the calls it puts through.
struct Exchange {
    gate: Gate,
    practice: Option<PracticeId>,
    placed: u128,
}

impl Exchange {
    fn of(gate: Gate) -> Self {
        Self { gate, practice: None, placed: 0 }
    }

    fn places(&mut self, from: &str, to: &str) -> bool {
        self.placed += 1;
        let begins = begins(from, to);
        self.gate.new_call(call(self.placed), Some(&begins), self.practice).is_ok()
    }

    /// How many of so many calls are put through.
    fn of_calls(&mut self, number: usize, from: &str, to: &str) -> usize {
        (0..number).filter(|_| self.places(from, to)).count()
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_calls_too_often_is_turned_away_and_nobody_else() {
    let rates = Rates { new_calls_per_caller_per_minute: of(6), ..Rates::default() };
    let mut exchange = Exchange::of(gate(rates));
    assert_eq!(exchange.of_calls(20, ANA, MAPLE), 6);
    assert!(!exchange.places(ANA, CEDAR), "wherever they call");
    assert!(exchange.places(BEN, MAPLE));
    tokio::time::advance(Duration::from_secs(10)).await;
    assert_eq!(exchange.of_calls(20, ANA, MAPLE), 1);
}

#[tokio::test(start_paused = true)]
async fn callers_who_withhold_their_number_count_together_for_each_number_they_call() {
    let rates = Rates { new_calls_per_caller_per_minute: of(6), ..Rates::default() };
    let mut exchange = Exchange::of(gate(rates));
    let withheld = ["anonymous", "+266696687", "", "sip:ana@example.com"].into_iter().cycle();
    let through = withheld.take(20).filter(|from| exchange.places(from, MAPLE)).count();
    assert_eq!(through, 6);
    assert!(exchange.places("anonymous", CEDAR), "those of another number are not in the way");
    assert!(exchange.places(ANA, MAPLE), "nor is anybody with a number");
}

#[tokio::test(start_paused = true)]
async fn a_number_a_practice_and_the_server_have_limits_of_their_own() {
    let rates = Rates {
        new_calls_per_number_per_minute: of(3),
        new_calls_per_practice_per_minute: of(5),
        new_calls_per_second: of(7),
        ..Rates::default()
    };
    let mut exchange = Exchange::of(gate(rates));
    exchange.practice = Some(maple_dental().id);
    assert_eq!(exchange.of_calls(20, ANA, MAPLE), 3);
    assert_eq!(exchange.of_calls(20, ANA, CEDAR), 2, "the practice has five under both");
    exchange.practice = None;
    assert_eq!(exchange.of_calls(20, ANA, "+15875550130"), 2, "and the server seven");
    tokio::time::advance(Duration::from_secs(1)).await;
    assert!(exchange.places(BEN, "+15875550140"), "a second later it has seven more");
}

#[tokio::test(start_paused = true)]
async fn a_caller_over_their_limit_takes_nothing_from_anybody_else() {
    let rates = Rates {
        new_calls_per_caller_per_minute: of(2),
        new_calls_per_number_per_minute: of(3),
        ..Rates::default()
    };
    let mut exchange = Exchange::of(gate(rates));
    assert_eq!(exchange.of_calls(500, ANA, MAPLE), 2);
    assert!(exchange.places(BEN, MAPLE));
}

#[tokio::test(start_paused = true)]
async fn no_limit_on_callers_holds_for_a_number_that_is_exempt_but_the_servers_does() {
    struct Cedar;
    impl Exemptions for Cedar {
        fn exempts(&self, called: &PhoneNumber) -> bool {
            called.as_str() == CEDAR
        }
    }
    let rates = Rates {
        new_calls_per_caller_per_minute: of(1),
        new_calls_per_number_per_minute: of(1),
        new_calls_per_practice_per_minute: of(1),
        new_calls_per_second: of(50),
        ..Rates::default()
    };
    let tallies = Tallies::new(rates, Box::new(Cedar));
    let mut exchange = Exchange::of(Gate { tallies: Arc::new(tallies) });
    exchange.practice = Some(maple_dental().id);
    assert_eq!(exchange.of_calls(3, ANA, MAPLE), 1);
    assert_eq!(exchange.of_calls(200, ANA, CEDAR), 49);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_known_of_a_call_is_not_counted() {
    let rates = Rates { new_calls_per_second: of(3), ..Rates::default() };
    let gate = gate(rates);
    for number in 0..3 {
        assert!(gate.new_call(call(number), None, None).is_ok());
    }
    assert!(gate.new_call(call(3), None, None).is_err(), "the server's limit counts them all");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_hammers_is_put_off_and_others_are_not() {
    let rates = Rates { webhooks_per_call_per_minute: of(4), ..Rates::default() };
    let gate = gate(rates);
    let through = (0..20).filter(|_| gate.webhook(call(1)).is_ok()).count();
    assert_eq!(through, 4);
    assert!(gate.webhook(call(2)).is_ok());
    tokio::time::advance(Duration::from_secs(15)).await;
    assert!(gate.webhook(call(1)).is_ok(), "and goes on when it has waited");
}

#[tokio::test(start_paused = true)]
async fn webhooks_of_all_calls_and_their_reports_count_together() {
    let rates = Rates { webhooks_per_second: of(5), ..Rates::default() };
    let gate = gate(rates);
    let through = (0..4).filter(|number| gate.webhook(call(*number)).is_ok()).count();
    assert_eq!(through, 4);
    assert!(gate.report_of_a_call().is_ok());
    assert!(gate.report_of_a_call().is_err());
    assert!(gate.webhook(call(9)).is_err());
}

#[tokio::test(start_paused = true)]
async fn who_uses_the_api_counts_by_key_and_by_network() {
    let rates = Rates {
        requests_per_key_per_minute: of(2),
        requests_per_address_per_minute: of(2),
        failures_per_address_per_minute: of(1),
        ..Rates::default()
    };
    let gate = gate(rates);
    let through = |address: &str| gate.request_from(address.parse().unwrap()).is_ok();
    assert_eq!(gate.request_with(ApiClient([1; 32])).unwrap().left, 1);
    assert_eq!(gate.request_with(ApiClient([1; 32])).unwrap().left, 0);
    assert!(
        gate.request_with(ApiClient([1; 32])).is_err()
            && gate.request_with(ApiClient([2; 32])).is_ok()
    );
    assert!(through("203.0.113.7") && through("::ffff:203.0.113.7") && !through("203.0.113.7"));
    assert!(through("203.0.113.8"));
    // One network, whichever of its addresses.
    assert!(through("2001:db8:1:2::1") && through("2001:db8:1:2:ffff::9"));
    assert!(!through("2001:db8:1:2::3") && through("2001:db8:1:3::1"));
    let failure = |address: &str| gate.failure_from(address.parse().unwrap()).is_ok();
    assert!(failure("203.0.113.7") && !failure("203.0.113.7") && failure("203.0.113.8"));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_turned_away_is_known_for_a_while_and_no_other() {
    let rates = Rates {
        new_calls_per_second: of(1),
        keys: NonZeroUsize::new(2).unwrap(),
        ..Rates::default()
    };
    let gate = gate(rates);
    let turned_away: Vec<bool> = (0..4)
        .map(|number| {
            let _ = gate.new_call(call(number), None, None);
            gate.has_turned_away(call(number))
        })
        .collect();
    // The first was let through; for the last there was no room.
    assert_eq!(turned_away, [false, true, true, false]);
    tokio::time::advance(turned_away::REMEMBERED).await;
    gate.forget_the_rested();
    assert!(!gate.has_turned_away(call(1)));
}

#[test]
fn every_limit_has_its_place_and_its_name() {
    let names: BTreeSet<_> = Limit::ALL.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), Limit::ALL.len());
    for (place, (limit, _)) in Limit::ALL.iter().enumerate() {
        assert_eq!(*limit as usize, place);
    }
}

#[test]
fn the_actor_forgets_what_rests_and_tells_the_refusals_once() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap()
    };
    actix::System::with_tokio_rt(runtime).block_on(async {
        let rates = Rates { new_calls_per_caller_per_minute: of(60), ..Rates::default() };
        let (gate, task) = Limiter::start(rates, Box::new(NoExemptions));
        let mut exchange = Exchange::of(gate.clone());
        assert_eq!(exchange.of_calls(70, ANA, MAPLE), 60);
        let refused = || gate.tallies.refused[0].load(Ordering::Relaxed);
        assert_eq!((gate.tallies.callers.len(), refused()), (1, 10));
        tokio::time::sleep(HOUSEKEEPING + Duration::from_secs(1)).await;
        assert_eq!(refused(), 0, "told");
        assert_eq!(gate.tallies.callers.len(), 1, "and counted still");
        tokio::time::sleep(Duration::from_mins(2)).await;
        assert_eq!((gate.tallies.callers.len(), gate.tallies.numbers.len()), (0, 0));
        assert!(!task.is_finished());
    });
}
