//! The client of Twilio's REST API, against the stand-in.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Duration;

use domain::{AppointmentId, CallSid, OutboxId, PhoneNumber, Seq};
use exchange::{Exchange, Fault, Operation, Reports, Settings};
use jiff::Timestamp;
use ports::{Messenger, Outgoing, SendError};
use telephony::rest::{CallUpdate, NumberSettings, RestClient, RestError, TwilioMessenger};

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const TOKEN: &str = "hush0123456789abcdef0123456789ab";
const MAPLE: &str = "+15875550100";
const ANA: &str = "+14035550101";

fn now() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}

async fn exchange() -> Exchange {
    let settings = Settings {
        account: ACCOUNT.parse().unwrap(),
        token: TOKEN.parse().unwrap(),
        numbers: vec![number(MAPLE)],
        reports: Reports::Kept,
        seed: 7,
        clock: Arc::new(now),
    };
    Exchange::open(settings).await.unwrap()
}

fn client(exchange: &Exchange, token: &str) -> RestClient {
    let base = exchange.url().parse().unwrap();
    RestClient::new(base, ACCOUNT.parse().unwrap(), token.parse().unwrap()).unwrap()
}

fn messenger(exchange: &Exchange) -> TwilioMessenger {
    TwilioMessenger::new(client(exchange, TOKEN), "https://bella.example.com".parse().unwrap())
}

fn number(text: &str) -> PhoneNumber {
    text.parse().unwrap()
}

fn call() -> CallSid {
    "CA0123456789abcdef0123456789abcdef".parse().unwrap()
}

fn message(to: &str, body: &str) -> Outgoing {
    let appointment = AppointmentId::of_step(call(), Seq(1));
    let text = OutboxId::of_text(appointment, 1, "confirmation", 0);
    Outgoing { text, from: number(MAPLE), to: number(to), body: body.into() }
}

#[tokio::test]
async fn a_message_is_sent_reported_to_us_and_found() {
    let exchange = exchange().await;
    let messenger = messenger(&exchange);
    let words = "Tuesday & Wednesday + 10:00? é 😀";
    let sid = messenger.send(&message(ANA, words)).await.unwrap();
    let sent = exchange.messages();
    assert_eq!((sent.len(), sent[0].sid.as_str()), (1, sid.as_str()));
    assert_eq!((&*sent[0].from, &*sent[0].to, &*sent[0].body), (MAPLE, ANA, words));
    let callback = format!(
        "https://bella.example.com/twilio/sms/status?text={}#rc=2&rp=5xx,ct,rt&rt=4000&tt=14000",
        message(ANA, "").text
    );
    assert_eq!(sent[0].status_callback.as_deref(), Some(callback.as_str()));
    assert_eq!(messenger.find(&message(ANA, words), now()).await.unwrap(), [sid]);
    assert_eq!(messenger.find(&message(ANA, "else"), now()).await.unwrap(), []);
    let late = now() + jiff::SignedDuration::from_mins(3);
    assert_eq!(messenger.find(&message(ANA, words), late).await.unwrap(), []);
    assert_eq!(client(&exchange, TOKEN).message(&sent[0].sid).await.unwrap().sid, sent[0].sid);
}

#[tokio::test]
async fn what_goes_wrong_says_what_can_be_done_about_it() {
    let exchange = exchange().await;
    let messenger = messenger(&exchange);
    exchange.opt_out("+14035550109");
    let refused = |code| Fault::Refused { status: 400, code };
    for (fault, to, expected) in [
        (None, "+14035550109", "OptedOut"),
        (None, "+15005550001", "Refused { code: 21211 }"),
        (Some(refused(21408)), ANA, "Refused { code: 21408 }"),
        (Some(Fault::TooMany { again_in_s: Some(7) }), ANA, "TooMany { again_in: Some(7s) }"),
        (Some(Fault::TooMany { again_in_s: None }), ANA, "TooMany { again_in: None }"),
        (Some(Fault::Refused { status: 401, code: 20003 }), ANA, "Unauthorized"),
        (Some(Fault::Broken(500)), ANA, "Unknown("),
        (Some(Fault::Broken(503)), ANA, "Unknown("),
        (Some(Fault::Cut), ANA, "Unknown("),
        (Some(Fault::DoneAndCut), ANA, "Unknown("),
        (Some(Fault::DoneAndBroken), ANA, "Unknown("),
    ] {
        if let Some(fault) = fault {
            exchange.fail(Operation::SendMessage, fault, 1);
        }
        let words = format!("{fault:?}");
        let error = messenger.send(&message(to, &words)).await.unwrap_err();
        let printed = format!("{error:?} {}", ports::Chain(&error));
        assert!(printed.starts_with(expected), "{words}: {printed}");
        for secret in ["hush", "1403", "0123456789abcdef"] {
            assert!(!printed.contains(secret), "{printed}");
        }
        let done = matches!(fault, Some(Fault::DoneAndCut | Fault::DoneAndBroken));
        let found = messenger.find(&message(to, &words), now()).await.unwrap();
        assert_eq!(found.len(), usize::from(done), "{words}");
    }
    let long = "x".repeat(1601);
    let error = messenger.send(&message(ANA, &long)).await.unwrap_err();
    assert!(matches!(error, SendError::Refused { code: 21617 }), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_never_comes_is_not_waited_for_for_ever() {
    let exchange = exchange().await;
    exchange.fail(Operation::SendMessage, Fault::DoneAndSilent, 1);
    let words = message(ANA, "hello");
    let begun = tokio::time::Instant::now();
    let error = messenger(&exchange).send(&words).await.unwrap_err();
    assert!(matches!(error, SendError::Unknown(_)), "{error:?}");
    let took = begun.elapsed();
    assert!(Duration::from_secs(9) < took && took < Duration::from_secs(15), "{took:?}");
    assert_eq!(messenger(&exchange).find(&words, now()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_there_and_a_wrong_token_are_told_apart() {
    let exchange = exchange().await;
    let wrong = client(&exchange, "wrong").number(&number(MAPLE)).await;
    assert!(matches!(wrong, Err(RestError::Unauthorized)), "{wrong:?}");
    let gone = client(&exchange, TOKEN);
    drop(exchange);
    tokio::task::yield_now().await;
    let nobody = gone.number(&number(MAPLE)).await;
    assert!(matches!(nobody, Err(RestError::NotConnected { .. })), "{nobody:?}");
    assert!(!format!("{gone:?}").contains("hush"));
}

#[tokio::test]
async fn a_number_is_found_and_led_somewhere_else() {
    let exchange = exchange().await;
    let client = client(&exchange, TOKEN);
    assert_eq!(client.number(&number(ANA)).await.unwrap(), None);
    let found = client.number(&number(MAPLE)).await.unwrap().unwrap();
    assert_eq!(found.settings.voice_url.as_deref(), Some(""));
    let settings = NumberSettings {
        voice_url: Some("https://bella.example.com/twilio/voice".into()),
        sms_method: Some("GET".into()),
        ..NumberSettings::default()
    };
    client.set_number(&found.sid, &settings).await.unwrap();
    let read = client.number_by_sid(&found.sid).await.unwrap().settings;
    assert_eq!((read.voice_url, read.sms_method), (settings.voice_url, settings.sms_method));
    assert_eq!(read.sms_url.as_deref(), Some(""), "as it was");
    let nowhere = client.number_by_sid("PN00").await;
    assert!(matches!(nowhere, Err(RestError::NotFound)), "{nowhere:?}");
}

#[tokio::test]
async fn a_call_is_redirected_and_ended_while_it_is_under_way() {
    let exchange = exchange().await;
    let client = client(&exchange, TOKEN);
    let over = client.update_call(call(), CallUpdate::End).await;
    assert!(matches!(over, Err(RestError::Refused { code: Some(21220), .. })), "{over:?}");
    exchange.begin_call(call());
    client.update_call(call(), CallUpdate::Redirect("https://a.b/c")).await.unwrap();
    client.update_call(call(), CallUpdate::Twiml("<Response/>")).await.unwrap();
    client.update_call(call(), CallUpdate::End).await.unwrap();
    assert!(client.update_call(call(), CallUpdate::End).await.is_err());
}
