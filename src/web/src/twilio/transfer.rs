//! `POST /twilio/voice/transfer?turn=N`: a transfer ended, and the line is back.
//!
//! Twilio rings everybody whom one `Dial` names at once, so people are dialled one after the other:
//! `person=P` says that so many have been, and that there was somebody behind them. The call hears of
//! the last one, and of whoever answers.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use actors::{TransferOutcome, Wanted};
use domain::{PhoneNumber, Whisper};
use telephony::payload::{DialStatus, VoiceWebhook};
use telephony::routes::ActionQuery;
use telephony::twiml::{self, Introduced};

use super::answer::{self, Back, Twiml};
use super::{ask, limited, signed};
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn transfer(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let webhook = VoiceWebhook::read(&form);
    let Ok(call) = webhook.call else {
        return answer::names_no_call(&edge);
    };
    let outcome = webhook.transferred();
    let (back, wanted) = match ActionQuery::read(request.query_string()) {
        Ok(query) => (Back::to_transfer(query), Wanted::Transferred { turn: query.turn, outcome }),
        Err(error) => {
            tracing::warn!(%call, %error, "a transfer's URL cannot be read");
            (Back::to_present(0), Wanted::Fallback)
        }
    };
    if let Some(refused) = limited::webhook(&edge, call, back, &webhook) {
        return refused;
    }
    if let (Wanted::Transferred { outcome: TransferOutcome::Unanswered, .. }, true) =
        (&wanted, is_waiting(&webhook))
        && let Some(next) = next_person(&edge, &webhook, back.query()).await
    {
        return Twiml::dialling(&next.person, next.query, next.introduced).respond(&edge);
    }
    let answered = edge.registry.ask(ask(call, wanted, &webhook)).await;
    if let (Err(trouble), TransferOutcome::Answered) = (&answered, outcome) {
        // A person has talked to the caller: there is nothing to come back to.
        answer::report(call, back, trouble);
        return Twiml::safe_ending(twiml::empty()).respond(&edge);
    }
    answer::respond(&edge, call, back, &webhook, answered)
}

/// Whether the caller is still there: a webhook like this one comes too when they hang up.
fn is_waiting(webhook: &VoiceWebhook<'_>) -> bool {
    webhook.dialled != Some(DialStatus::Canceled)
        && webhook.status.is_none_or(|status| !status.is_terminal())
}

/// Somebody to be dialled.
struct NextPerson {
    person: PhoneNumber,
    /// Where it leads when they do not answer either.
    query: ActionQuery,
    introduced: Introduced,
}

/// Who is to be dialled after those who did not answer; `None` when there is
/// nobody, and when the practice cannot be asked.
async fn next_person(
    edge: &Edge,
    webhook: &VoiceWebhook<'_>,
    query: ActionQuery,
) -> Option<NextPerson> {
    if query.person == 0 {
        return None;
    }
    let practice = edge.directory.by_number(&webhook.called().ok()?).await.ok()??;
    let people = practice.transfer_to.iter().chain(&practice.desk.more_people);
    let mut behind = people.skip(query.person.into());
    let person = behind.next()?.clone();
    let query = query.dialling(query.person, behind.count());
    let introduced = match practice.desk.whisper {
        Whisper::Nothing => Introduced::Not,
        // The call knows whether there is anything to tell.
        Whisper::Told | Whisper::Asked => Introduced::WhenTheyAnswer,
    };
    Some(NextPerson { person, query, introduced })
}
