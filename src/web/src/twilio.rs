//! Twilio's webhooks: calls and texts.

mod answer;
mod collect;
mod fallback;
mod limited;
mod recorded;
mod recording;
mod signed;
mod sms;
mod sms_status;
mod status;
mod transfer;
mod voice;
mod whisper;

use std::time::Duration;

use actix_web::{Scope, web};
use actors::{Ask, Numbers, Wanted};
use domain::CallSid;
use telephony::payload::VoiceWebhook;
use tokio::time::Instant;

/// How long a turn may take before the caller gets the safe reply. With what is around it, the
/// reply leaves within 2 s.
const TURN_BUDGET: Duration = Duration::from_millis(1800);
/// How long the end of a call may take to be written. Nobody listens any more; but Twilio, which is
/// told to wait for 4 s, comes again only when it gets an answer or none in that time, and a server
/// that is asked to end has to be done with it before it closes its connections, after 5 s.
const HANG_UP_BUDGET: Duration = Duration::from_millis(3500);

pub(crate) fn routes() -> Scope {
    // Every webhook is posted; `post` answers 405 to anything else.
    web::scope("/twilio")
        .service(web::resource("/voice").route(web::post().to(voice::voice)))
        .service(web::resource("/voice/collect").route(web::post().to(collect::collect)))
        .service(web::resource("/voice/status").route(web::post().to(status::status)))
        .service(web::resource("/voice/fallback").route(web::post().to(fallback::fallback)))
        .service(web::resource("/voice/transfer").route(web::post().to(transfer::transfer)))
        .service(web::resource("/voice/recorded").route(web::post().to(recorded::recorded)))
        .service(web::resource("/voice/recording").route(web::post().to(recording::recording)))
        .service(web::resource("/voice/whisper").route(web::post().to(whisper::whisper)))
        .service(web::resource("/sms").route(web::post().to(sms::sms)))
        .service(web::resource("/sms/status").route(web::post().to(sms_status::sms_status)))
}

/// What a webhook wants of its call, within a turn's budget.
fn ask(call: CallSid, wanted: Wanted, webhook: &VoiceWebhook<'_>) -> Ask {
    Ask { call, wanted, numbers: numbers(webhook), deadline: Instant::now() + TURN_BUDGET }
}

fn numbers(webhook: &VoiceWebhook<'_>) -> Numbers {
    Numbers::new(webhook.to(), webhook.from()).vouched_for(webhook.attestation)
}
