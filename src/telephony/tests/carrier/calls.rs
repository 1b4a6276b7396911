//! What a caller does, and what the server hears of it.

use std::time::Duration;

use telephony::carrier::{Ending, LineError, Now, Pace, Prompt, Verb};
use telephony::payload::{DialStatus, Form};
use tokio::time::timeout;

use crate::server::{Answer, document};
use crate::*;

#[tokio::test]
async fn a_call_goes_from_ringing_to_hanging_up() {
    let server = server(|path, request| match (path, request.target.as_str()) {
        ("/twilio/voice", _) => document(GREETING),
        (_, "/twilio/voice/collect?turn=1") => {
            document(r#"<Gather input="speech" action="collect?turn=2"><Say>When?</Say></Gather>"#)
        }
        _ => document("<Say>Good</Say><Say>bye.</Say><Hangup/>"),
    })
    .await;
    let mut line = line_to(&server);

    let greeted = line.ring().await.unwrap();
    assert_eq!(greeted.said, ["Hello."]);
    assert!(matches!(&greeted.now, Now::Listening(gather) if gather.timeout.as_secs() == 5));
    assert_eq!(line.press("1").await.unwrap().said, ["When?"]);
    let end = line.say(" on Tuesday ").await.unwrap();
    assert_eq!(end.text(), "Good bye.");
    assert_eq!(end.now, Now::Over(Ending::HungUp));
    assert_eq!(end.report.unwrap().unwrap().status, 204);

    let seen = server.seen();
    let of =
        |name| seen.iter().map(|it| it.parameter(name).unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(
        server.targets(),
        [
            "/twilio/voice",
            "/twilio/voice/collect?turn=1",
            "/twilio/voice/collect?turn=2",
            "/twilio/voice/status"
        ]
    );
    assert_eq!(of("CallStatus"), ["ringing", "in-progress", "in-progress", "completed"]);
    assert_eq!(of("CallSid"), [CALL; 4]);
    assert_eq!(of("Digits"), ["", "1", "", ""]);
    assert_eq!(of("SpeechResult"), ["", "", "on Tuesday", ""]);
    assert_eq!(line.say("hello?").await, Err(LineError::Over));
    assert_eq!(line.hang_up().await, Err(LineError::Over));
}

#[tokio::test]
async fn a_webhook_has_the_parameters_of_a_real_one_and_its_signature() {
    let server = greeting_with(GREETING).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    line.say("Zoë & Søn, 100%").await.unwrap();

    let seen = server.seen();
    let forms: Vec<_> = seen.iter().map(|it| Form::read(it.body.as_bytes()).unwrap()).collect();
    assert_eq!(forms.iter().map(|form| form.pairs().len()).collect::<Vec<_>>(), [28, 28, 30]);
    assert_eq!(forms[1].get("SpeechResult"), Some("Zoë & Søn, 100%"));
    for request in &seen {
        assert_eq!(checked(request), Ok(()));
    }
}

#[tokio::test]
async fn a_withheld_caller_calls_as_a_word() {
    let server = greeting_with("<Hangup/>").await;
    let carrier = carrier_to(&server.url, plain(), Pace::SkippingPauses);
    let mut line = carrier.place_call("anonymous", "+15875550100", CALL.parse().unwrap());
    line.ring().await.unwrap();
    assert_eq!(server.seen()[0].parameter("From").as_deref(), Some("anonymous"));
    assert_eq!(server.seen()[0].parameter("FromCountry").as_deref(), Some(""));
}

#[tokio::test]
async fn silence_is_posted_only_where_the_document_asks_for_it() {
    let server = greeting_with(GREETING).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    line.keep_silent().await.unwrap();
    let posted = &server.seen()[1];
    assert_eq!(posted.target, "/twilio/voice/collect?turn=1");
    assert_eq!((posted.parameter("SpeechResult"), posted.parameter("Digits")), (None, None));

    let server =
        greeting_with(r#"<Gather action="/a"/><Say>Still there?</Say><Gather action="/b"/>"#).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    let fell_through = line.keep_silent().await.unwrap();
    assert_eq!(fell_through.said, ["Still there?"]);
    assert!(matches!(fell_through.now, Now::Listening(_)));
    assert_eq!(line.keep_silent().await.unwrap().now, Now::Over(Ending::RanOut));
    assert_eq!(server.targets(), ["/twilio/voice", "/twilio/voice/status"]);
}

#[tokio::test]
async fn keys_are_collected_as_the_document_says() {
    for (gather, pressed, digits, finished_on) in [
        (r#"numDigits="1" finishOnKey="""#, "#", Some("#"), ""),
        (r#"numDigits="1" finishOnKey="""#, "12#", Some("1"), ""),
        ("", "12#34", Some("12"), "#"),
        ("", "12*", Some("12*"), ""),
        (r#"finishOnKey="*""#, "1#*", Some("1#"), "*"),
        (r#"numDigits="3""#, "403 266", Some("403"), ""),
        // The key that ends it, and nothing before: that is silence with an end.
        (r#"actionOnEmptyResult="true""#, "#", Some(""), "#"),
        (r#"actionOnEmptyResult="true""#, "abc", None, ""),
        (r#"input="speech" actionOnEmptyResult="true""#, "1", None, ""),
    ] {
        let greeting = format!(r#"<Gather action="/a" {gather}/>"#);
        let server = server(move |path, _| match path {
            "/twilio/voice" => document(&greeting),
            _ => document("<Hangup/>"),
        })
        .await;
        let mut line = line_to(&server);
        line.ring().await.unwrap();
        line.press(pressed).await.unwrap();
        let posted = &server.seen()[1];
        assert_eq!(posted.target, "/a");
        assert_eq!(posted.parameter("Digits").as_deref(), digits, "{gather} {pressed}");
        let key = posted.parameter("FinishedOnKey").unwrap_or_default();
        assert_eq!(key, finished_on, "{gather} {pressed}");
    }
}

#[tokio::test]
async fn a_key_that_ends_nothing_is_silence_that_is_over() {
    let server = greeting_with(r#"<Gather action="/a"/><Say>Pardon?</Say>"#).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    assert_eq!(line.press("#").await.unwrap().said, ["Pardon?"]);
}

#[tokio::test]
async fn a_rejected_call_was_busy() {
    let server = greeting_with("<Reject/>").await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.now, Now::Over(Ending::Rejected));
    assert_eq!(server.seen()[1].parameter("CallStatus").as_deref(), Some("busy"));
}

#[tokio::test]
async fn words_are_lost_where_only_keys_are_waited_for() {
    let server = greeting_with(r#"<Gather action="/a"/><Say>Pardon?</Say>"#).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    assert_eq!(line.say("Tuesday").await.unwrap().said, ["Pardon?"]);
}

#[tokio::test]
async fn a_gather_without_action_asks_its_own_document_again() {
    let server = greeting_with(r#"<Gather input="speech"/>"#).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    line.say("hello").await.unwrap();
    assert_eq!(server.targets()[1], "/twilio/voice");
    assert_eq!(server.seen()[1].parameter("SpeechResult").as_deref(), Some("hello"));
}

#[tokio::test]
async fn a_dialled_person_s_outcome_is_posted_to_the_action() {
    const DIAL: &str = r#"<Dial action="/twilio/voice/transfer?turn=2" timeout="20">
        <Number>+15875550199</Number></Dial><Say>Nobody there.</Say>"#;
    for (outcome, bridged) in [(DialStatus::NoAnswer, "false"), (DialStatus::Completed, "true")] {
        let server = greeting_with(DIAL).await;
        let mut line = line_to(&server);
        let dialling = line.ring().await.unwrap();
        assert!(matches!(&dialling.now, Now::Dialling(dial) if dial.numbers == ["+15875550199"]));
        assert_eq!(line.say("hello?").await, Err(LineError::NotListening));
        assert_eq!(line.dial_outcome(outcome).await.unwrap().said, ["Goodbye."]);
        let posted = &server.seen()[1];
        assert_eq!(posted.target, "/twilio/voice/transfer?turn=2");
        assert_eq!(posted.parameter("DialCallStatus").as_deref(), Some(outcome.as_str()));
        assert_eq!(posted.parameter("DialBridged").as_deref(), Some(bridged));
    }
    let server = greeting_with("<Dial>+15875550199</Dial><Say>Nobody there.</Say>").await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    let fell_through = line.dial_outcome(DialStatus::Busy).await.unwrap();
    assert_eq!(fell_through.said, ["Nobody there."]);
}

#[tokio::test]
async fn a_person_who_picks_up_asks_what_they_are_told_on_a_leg_of_their_own() {
    const DIAL: &str = r#"<Dial action="/twilio/voice/transfer?turn=2">
        <Number url="/twilio/voice/whisper?turn=2">+15875550199</Number></Dial>"#;
    let server = server(|path, _| match path {
        "/twilio/voice" => document(DIAL),
        _ => document("<Say>A call.</Say>"),
    })
    .await;
    let mut line = line_to(&server);
    assert_eq!(line.picked_up("").await, Err(LineError::NotDialling));
    line.ring().await.unwrap();
    for keys in ["", "1"] {
        let told = line.picked_up(keys).await.unwrap().unwrap();
        assert_eq!(told.verbs, [Verb::Prompt(Prompt::Say("A call.".into()))]);
    }
    let seen = server.seen();
    let of = |name| seen[2].parameter(name);
    assert_eq!(seen[2].target, "/twilio/voice/whisper?turn=2");
    assert_eq!(of("ParentCallSid").as_deref(), Some(CALL));
    assert_ne!(of("CallSid").as_deref(), Some(CALL));
    assert_eq!(of("Direction").as_deref(), Some("outbound-dial"));
    assert_eq!(of("To").as_deref(), Some("+15875550199"));
    assert_eq!((seen[1].parameter("Digits"), of("Digits").as_deref()), (None, Some("1")));
    let nothing = greeting_with("<Dial>+15875550199</Dial>").await;
    let mut line = line_to(&nothing);
    line.ring().await.unwrap();
    assert_eq!(line.picked_up("").await, Ok(None));
}

#[tokio::test]
async fn what_is_said_after_the_tone_is_recorded_and_silence_goes_to_the_next_verb() {
    const RECORD: &str = r##"<Say>After the tone.</Say>
        <Record action="/twilio/voice/recorded?turn=2" finishOnKey="#"/><Say>Nothing heard.</Say>"##;
    let server = greeting_with(RECORD).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    assert_eq!(line.say("call me back").await.unwrap().said, ["Goodbye."]);
    let posted = &server.seen()[1];
    assert_eq!(posted.target, "/twilio/voice/recorded?turn=2");
    assert!(posted.parameter("RecordingSid").unwrap().starts_with("RE"));
    assert_eq!(posted.parameter("RecordingDuration").as_deref(), Some("4"));
    assert_eq!(posted.parameter("SpeechResult"), None);
    let server = greeting_with(RECORD).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    assert_eq!(line.keep_silent().await.unwrap().said, ["Nothing heard."]);
}

#[tokio::test]
async fn pauses_take_their_time_unless_they_are_skipped() {
    let server = greeting_with(GREETING).await;
    let patient = carrier_to(&server.url, plain(), Pace::RealTime);
    let mut line = patient.place_call("+14032661234", "+15875550100", CALL.parse().unwrap());
    line.ring().await.unwrap();
    tokio::time::pause();
    let waited = timeout(Duration::from_millis(4999), line.keep_silent()).await;
    assert!(waited.is_err(), "the line's patience is five seconds");
    assert_eq!(server.targets(), ["/twilio/voice"]);
}

#[tokio::test]
async fn what_the_server_says_about_itself_is_kept() {
    let server = server(|_, _| {
        let headers = vec![("X-Bella-Expecting", "service"), ("X-Bella-Reply", "fresh")];
        Answer::Document("<Response><Hangup/></Response>".into(), headers)
    })
    .await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.expecting(), Some("service"));
    assert_eq!(played.last().unwrap().reply.reply.as_deref(), Some("fresh"));
    assert_eq!(played.last().unwrap().reply.body, b"<Response><Hangup/></Response>"[..]);
}

#[tokio::test]
async fn a_caller_who_hangs_up_is_reported_once() {
    let server = greeting_with(GREETING).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    let played = line.hang_up().await.unwrap();
    assert_eq!(played.now, Now::Over(Ending::CallerHungUp));
    let report = &server.seen()[1];
    assert_eq!(report.target, "/twilio/voice/status");
    assert_eq!(report.parameter("CallStatus").as_deref(), Some("completed"));
    assert!(report.parameter("CallDuration").is_some());
    assert_eq!(line.hang_up().await, Err(LineError::Over));
    assert_eq!(server.seen().len(), 2);

    let mut unanswered = line_to(&server);
    assert_eq!(unanswered.keep_silent().await, Err(LineError::NotListening));
    unanswered.hang_up().await.unwrap();
    assert_eq!(server.seen()[2].parameter("CallStatus").as_deref(), Some("no-answer"));
}

#[tokio::test]
async fn a_call_that_never_ends_is_ended() {
    let server = server(|_, _| document(GREETING)).await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    assert_eq!(line.ring().await, Err(LineError::HasRung));
    for _ in 0..500 {
        line.press("9").await.unwrap();
    }
    assert_eq!(line.press("9").await, Err(LineError::TooManyTurns));
    assert!(line.hang_up().await.unwrap().is_over());
}

#[tokio::test]
async fn nothing_secret_or_personal_is_printed() {
    let server = greeting_with("<Gather><Say>Hello Sarah.</Say></Gather>").await;
    let carrier = carrier_to(&server.url, plain(), Pace::SkippingPauses);
    let mut line = carrier.place_call("+14032661234", "+15875550100", CALL.parse().unwrap());
    let played = line.ring().await.unwrap();
    let printed = format!("{carrier:?} {played:?}");
    for secret in [TOKEN, "Sarah", "2661234", "5550100"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}
