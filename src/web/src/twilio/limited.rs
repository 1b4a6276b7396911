//! What a webhook is answered that the limiter does not let through. Nothing else is asked for it:
//! no actor, no journal.

use actix_web::HttpResponse;
use actors::Ask;
use domain::CallSid;
use telephony::payload::{CallStatus, VoiceWebhook};

use super::answer::{self, Back};
use crate::edge::Edge;

/// The answer to a webhook that is one too many; `None` when it is let through.
pub(super) fn webhook(
    edge: &Edge,
    call: CallSid,
    back: Back,
    webhook: &VoiceWebhook<'_>,
) -> Option<HttpResponse> {
    let over = edge.gate.webhook(call).is_err();
    over.then(|| answer::put_off(edge, back, webhook))
}

/// The same for a webhook that a call can begin with. A call that begins is turned away when it is
/// one too many itself. That is asked first: once it was put off, it is a call under way.
pub(super) fn new_call(
    edge: &Edge,
    ask: &Ask,
    back: Back,
    from: &VoiceWebhook<'_>,
) -> Option<HttpResponse> {
    if !is_under_way(from) && !edge.registry.has(ask.call) && is_turned_away(edge, ask) {
        return Some(answer::turn_away(edge));
    }
    webhook(edge, ask.call, back, from)
}

fn is_turned_away(edge: &Edge, ask: &Ask) -> bool {
    if edge.gate.has_turned_away(ask.call) {
        return true;
    }
    let begins = ask.numbers.parsed();
    let practice = begins.and_then(|it| edge.directory.remembered(&it.called));
    let practice = practice.map(|practice| practice.id);
    edge.gate.new_call(ask.call, begins, practice).is_err()
}

/// Whether the caller has been answered before: Twilio then says that the call is in progress, or
/// over. Until then it rings and nobody has heard anything, whichever process was asked first.
fn is_under_way(webhook: &VoiceWebhook<'_>) -> bool {
    match webhook.status {
        None | Some(CallStatus::Queued | CallStatus::Initiated | CallStatus::Ringing) => false,
        Some(
            CallStatus::InProgress
            | CallStatus::Completed
            | CallStatus::Busy
            | CallStatus::Failed
            | CallStatus::NoAnswer
            | CallStatus::Canceled,
        ) => true,
    }
}
