//! How webhooks are delivered, and what becomes of a call when they are not.

use telephony::carrier::{Carrier, Ending, LineError, Now, NumberWebhooks, Pace, WebhookFailure};

use crate::server::{Answer, Server, document};
use crate::*;

#[tokio::test]
async fn a_fragment_is_obeyed_and_neither_sent_nor_signed() {
    let server = Server::answering(|index, _| match index {
        0 | 1 => Answer::Status(503),
        _ => document("<Hangup/>"),
    })
    .await;
    let played = call(&server.url, NumberWebhooks::default()).ring().await.unwrap();
    assert_eq!(played.last().unwrap().tries, 3);
    assert_eq!(server.targets()[..3], ["/twilio/voice"; 3]);

    let seen = server.seen();
    assert!(seen.iter().all(|request| checked(request).is_ok()));
    let tokens: Vec<_> =
        seen.iter().map(|it| it.headers("i-twilio-idempotency-token")[0].to_owned()).collect();
    assert_eq!(tokens[0], tokens[2], "retries of one webhook have one token");
    assert_ne!(tokens[0], tokens[3], "another webhook has another");
    assert_eq!(seen[0].body, seen[2].body);
}

#[tokio::test]
async fn without_a_fragment_a_failing_webhook_goes_to_the_fallback_at_once() {
    let server = server(|path, _| match path {
        "/twilio/voice" => Answer::Status(503),
        _ => document("<Say>Sorry.</Say><Hangup/>"),
    })
    .await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.said, ["Sorry."]);
    assert_eq!((failures(&played), played.failed[0].tries), (vec![WebhookFailure::Status(503)], 1));
    assert_eq!(played.now, Now::Over(Ending::HungUp));

    let fallback = &server.seen()[1];
    assert_eq!(fallback.target, "/twilio/voice/fallback");
    assert_eq!(fallback.parameter("ErrorCode").as_deref(), Some("11217"));
    let url = fallback.parameter("ErrorUrl");
    assert_eq!(url.as_deref(), Some("https://voice.example.com/twilio/voice"));
}

#[tokio::test]
async fn what_was_said_is_lost_when_its_webhook_failed() {
    let server = server(|path, _| match path {
        "/twilio/voice/collect" => Answer::Status(500),
        _ => document(GREETING),
    })
    .await;
    let mut line = line_to(&server);
    line.ring().await.unwrap();
    let played = line.say("Tuesday").await.unwrap();
    assert!(matches!(played.now, Now::Listening(_)));
    assert_eq!(server.seen()[2].target, "/twilio/voice/fallback");
    assert_eq!(server.seen()[2].parameter("SpeechResult"), None);
    let url = server.seen()[2].parameter("ErrorUrl");
    assert_eq!(url.as_deref(), Some("https://voice.example.com/twilio/voice/collect?turn=1"));
}

#[tokio::test]
async fn a_fallback_that_fails_too_ends_the_call() {
    let server = server(|_, _| Answer::Status(500)).await;
    let mut line = line_to(&server);
    let played = line.ring().await.unwrap();
    assert_eq!(played.now, Now::Over(Ending::ApplicationError(WebhookFailure::Status(500))));
    assert_eq!(
        server.targets(),
        ["/twilio/voice", "/twilio/voice/fallback", "/twilio/voice/status"]
    );
    assert_eq!(server.seen()[2].parameter("CallStatus").as_deref(), Some("failed"));
    assert_eq!(line.ring().await, Err(LineError::Over));
}

#[tokio::test]
async fn nobody_listening_is_tried_once_more_and_no_oftener() {
    let server = Server::answering(|_, _| Answer::Hangup).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let refused = call(&nobody, plain()).ring().await.unwrap();
    assert_eq!(failures(&refused), [WebhookFailure::NotConnected, WebhookFailure::NotConnected]);
    assert_eq!(refused.failed[0].tries, 2);
    assert_eq!(refused.report, Some(Err(WebhookFailure::NotConnected)));

    let broken = line_to(&server).ring().await.unwrap();
    assert_eq!(broken.failed[0].tries, 1, "it was connected, so that is no failed connect");
    assert_eq!(failures(&broken)[0], WebhookFailure::ConnectionLost);
}

#[tokio::test]
async fn a_server_that_does_not_answer_in_its_time_is_given_up() {
    for (answer, fragment, failure, tries) in [
        (Answer::Silence, "#rt=100&rc=0", WebhookFailure::NoAnswer, 1),
        (Answer::Silence, "#rt=100&rc=1&rp=rt", WebhookFailure::NoAnswer, 2),
        (Answer::Silence, "#rt=100&rc=5&rp=5xx,ct", WebhookFailure::NoAnswer, 1),
        (Answer::Silence, "#rt=5000&tt=100&rc=5&rp=all", WebhookFailure::OutOfTime, 1),
        (Answer::Half, "#rc=5&rp=all", WebhookFailure::CutShort, 1),
        (Answer::Hangup, "#rc=5&rp=4xx,5xx,ct,rt", WebhookFailure::ConnectionLost, 1),
        (Answer::Hangup, "#rc=5&rp=all", WebhookFailure::ConnectionLost, 6),
    ] {
        let server = server(move |path, _| match path {
            "/twilio/voice" => answer.clone(),
            _ => document("<Hangup/>"),
        })
        .await;
        let webhooks = NumberWebhooks { voice: format!("/twilio/voice{fragment}"), ..plain() };
        let played = call(&server.url, webhooks).ring().await.unwrap();
        let failed = &played.failed[0];
        assert_eq!((&failed.why, failed.tries), (&failure, tries), "{fragment}");
        assert_eq!(played.now, Now::Over(Ending::HungUp), "{fragment}");
        let url = server.seen().iter().find_map(|request| request.parameter("ErrorUrl"));
        assert_eq!(url.as_deref(), Some("https://voice.example.com/twilio/voice"));
    }
}

#[tokio::test]
async fn an_answer_that_is_no_twiml_is_a_failure_and_not_tried_again() {
    let xml = Some("text/xml");
    let content = |status, content_type, body: &str| {
        Answer::Content(status, content_type, body.as_bytes().to_vec())
    };
    let good = "<Response><Hangup/></Response>";
    let long = format!("<Response><!--{}--></Response>", "x".repeat(64_000));
    for (answer, code) in [
        (content(200, Some("text/plain"), good), 12300),
        (content(200, Some("application/json"), good), 12300),
        (content(200, None, good), 12300),
        (content(200, xml, ""), 11770),
        (content(200, xml, "<html>"), 12100),
        (content(200, xml, "\n<?xml version=\"1.0\"?><Response/>"), 12100),
        (content(200, xml, "<Response>&</Response>"), 12100),
        (content(200, xml, "<html/>"), 12102),
        (content(200, xml, &long), 11750),
        (content(201, xml, good), 11217),
        (content(302, xml, good), 11215),
        (content(403, xml, good), 11217),
    ] {
        let server = server(move |path, _| match path {
            "/twilio/voice" => answer.clone(),
            _ => document("<Hangup/>"),
        })
        .await;
        let webhooks =
            NumberWebhooks { voice: "/twilio/voice#rc=5&rp=5xx,ct,rt".into(), ..plain() };
        let played = call(&server.url, webhooks).ring().await.unwrap();
        let failed = &played.failed[0];
        assert_eq!((failed.why.code(), failed.tries), (code, 1), "{:?}", failed.why);
    }
    let application_xml = server(move |_, _| content(200, Some("application/xml"), good)).await;
    assert_eq!(failures(&line_to(&application_xml).ring().await.unwrap()), []);
}

#[tokio::test]
async fn redirects_are_followed_and_not_for_ever() {
    let moment = "<Say>One moment.</Say><Pause length=\"2\"/><Redirect>/twilio/voice/collect?turn=1\
                  &amp;again=1#rc=0</Redirect>";
    let server = greeting_with(moment).await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.said, ["One moment.", "Goodbye."]);
    assert_eq!(server.targets()[1], "/twilio/voice/collect?turn=1&again=1");

    let server = greeting_with("<Redirect>/twilio/voice</Redirect>").await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.now, Now::Over(Ending::RedirectLoop));
    assert_eq!(played.received.len(), 13);
}

#[tokio::test]
async fn only_the_servers_own_urls_are_requested() {
    let own = "<Redirect>https://voice.example.com/twilio/voice/other?x=1</Redirect>";
    let server = greeting_with(own).await;
    line_to(&server).ring().await.unwrap();
    assert_eq!(server.targets()[1], "/twilio/voice/other?x=1");

    for (elsewhere, code) in [
        ("<Redirect>https://elsewhere.example.com/voice</Redirect>", 11210),
        ("<Redirect>http://voice.example.com/voice</Redirect>", 11210),
        ("<Redirect>https://</Redirect>", 11210),
        ("<Redirect>/twilio/voice/x#rc=9</Redirect>", 11243),
    ] {
        let server = greeting_with(elsewhere).await;
        let played = line_to(&server).ring().await.unwrap();
        assert_eq!((played.failed[0].why.code(), played.failed[0].tries), (code, 0));
        assert_eq!(server.targets()[1], "/twilio/voice/fallback");
    }
}

#[tokio::test]
async fn what_twilio_warns_about_is_noted_and_left_out() {
    let server = greeting_with("<Shout>Hello!</Shout><Say volume='9'>Hello.</Say><Hangup/>").await;
    let played = line_to(&server).ring().await.unwrap();
    assert_eq!(played.said, ["Hello."]);
    let warnings: Vec<_> = played.warnings().map(ToString::to_string).collect();
    assert_eq!(warnings, ["<Shout> in <Response>", "<Say> has no attribute volume"]);
}

#[tokio::test]
async fn a_webhook_can_be_sent_again_byte_for_byte_and_without_its_signature() {
    let server = greeting_with(GREETING).await;
    let carrier = carrier_to(&server.url, plain(), Pace::SkippingPauses);
    let mut line = carrier.place_call("+14032661234", "+15875550100", CALL.parse().unwrap());
    let first = line.ring().await.unwrap().received.remove(0);
    let again = carrier.post(&first.webhook).await.unwrap();
    assert_eq!((again.status, again.body), (200, first.reply.body));
    let seen = server.seen();
    assert_eq!(seen[0].body, seen[1].body);
    for header in ["x-twilio-signature", "i-twilio-idempotency-token"] {
        assert_eq!(seen[0].headers(header), seen[1].headers(header));
    }

    let parameters = line.parameters(&[("Digits", "1")]);
    let target = "/twilio/voice/collect?turn=1";
    let own = carrier.signed(target, &parameters);
    carrier.post(&own).await.unwrap();
    carrier.post(&Carrier::unsigned(target, &parameters)).await.unwrap();
    let seen = server.seen();
    assert_eq!(seen[2].parameter("Digits").as_deref(), Some("1"));
    assert_eq!(seen[2].headers("x-twilio-signature"), [own.signature.unwrap()]);
    assert_eq!(seen[3].headers("x-twilio-signature"), [""; 0]);
}

#[tokio::test]
async fn a_post_gives_back_whatever_came() {
    let server = server(|_, _| Answer::Status(403)).await;
    let carrier = carrier_to(&server.url, plain(), Pace::SkippingPauses);
    let reply = carrier.post(&Carrier::unsigned("/twilio/voice", &[])).await.unwrap();
    assert_eq!((reply.status, reply.content_type), (403, None));
}
