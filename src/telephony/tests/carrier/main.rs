//! The simulated carrier does what Twilio documents, against a server that misbehaves at will.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod calls;
mod server;
mod webhooks;

use server::{Answer, Request, Server, document};
use telephony::carrier::{
    Carrier, CarrierSettings, Line, NumberWebhooks, Pace, Played, WebhookFailure,
};
use telephony::payload::Form;
use telephony::signature::{
    Body, Channel, HeaderValues, PublicUrl, Refusal, Signatures, SignedRequest,
};

const TOKEN: &str = "5f3c9a1e7b2d4c6088ae91d2f0b7c4e3";
const PUBLIC_URL: &str = "https://voice.example.com";
const CALL: &str = "CAfedcba9876543210fedcba9876543210";

const GREETING: &str = r#"<Gather input="dtmf speech" action="/twilio/voice/collect?turn=1"
    actionOnEmptyResult="true" finishOnKey="" numDigits="1"><Say>Hello.</Say></Gather>
    <Redirect>/twilio/voice/collect?turn=1</Redirect>"#;

fn carrier_to(base_url: &str, webhooks: NumberWebhooks, pace: Pace) -> Carrier {
    Carrier::new(CarrierSettings {
        base_url: base_url.parse().unwrap(),
        public_url: PUBLIC_URL.parse().unwrap(),
        account: "AC0123456789abcdef0123456789abcdef".parse().unwrap(),
        auth_token: TOKEN.parse().unwrap(),
        webhooks,
        pace,
    })
    .unwrap()
}

/// Webhooks without connection overrides.
fn plain() -> NumberWebhooks {
    NumberWebhooks {
        voice: "/twilio/voice".into(),
        fallback: "/twilio/voice/fallback".into(),
        status: "/twilio/voice/status".into(),
    }
}

fn call(base_url: &str, webhooks: NumberWebhooks) -> Line {
    let carrier = carrier_to(base_url, webhooks, Pace::SkippingPauses);
    carrier.place_call("+14032661234", "+15875550100", CALL.parse().unwrap())
}

fn line_to(server: &Server) -> Line {
    call(&server.url, plain())
}

/// A server that answers by path, and reports with 204.
async fn server(answer: impl Fn(&str, &Request) -> Answer + Send + Sync + 'static) -> Server {
    Server::answering(move |_, request| {
        let path = request.target.split('?').next().unwrap();
        if path == "/twilio/voice/status" { Answer::Status(204) } else { answer(path, request) }
    })
    .await
}

/// A server that greets with these verbs and says goodbye to whatever follows.
async fn greeting_with(verbs: &'static str) -> Server {
    server(move |path, _| match path {
        "/twilio/voice" => document(verbs),
        _ => document("<Say>Goodbye.</Say><Hangup/>"),
    })
    .await
}

fn failures(played: &Played) -> Vec<WebhookFailure> {
    played.failed.iter().map(|failed| failed.why.clone()).collect()
}

/// What a server makes of a request's signature.
fn checked(request: &Request) -> Result<(), Refusal> {
    let public_url: PublicUrl = PUBLIC_URL.parse().unwrap();
    let form = Form::read(request.body.as_bytes()).unwrap();
    let values = request.headers("x-twilio-signature");
    Signatures::new(&public_url, vec![TOKEN.parse().unwrap()]).verify(&SignedRequest {
        channel: Channel::Webhook,
        target: &request.target,
        body: Body::Form(form.pairs()),
        signature: values.iter().map(|value| value.as_bytes()).collect(),
        settings: HeaderValues::None,
    })
}
