//! `POST /twilio/sms/status?text=…`: how a text of ours comes along.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use ports::Chain;
use telephony::payload::TextStatusWebhook;

use super::signed;
use crate::body::Body;
use crate::edge::Edge;

pub(super) async fn sms_status(
    request: HttpRequest,
    edge: Data<Edge>,
    Body(body): Body,
) -> HttpResponse {
    let form = match signed::form(&edge, &request, &body) {
        Ok(form) => form,
        Err(refused) => return refused.into(),
    };
    let Some(report) = TextStatusWebhook::read(&form, request.query_string()).report() else {
        return HttpResponse::NoContent().finish();
    };
    let (message, status) = (report.message.clone(), report.status);
    match edge.texting.outbox.report(report, edge.texting.clock.now()).await {
        Ok(found) => {
            tracing::debug!(%message, ?status, found, "a report of a text");
            HttpResponse::NoContent().finish()
        }
        Err(error) => {
            // Twilio comes again, as its URL says.
            tracing::error!(%message, error = %Chain(&error), "a report cannot be noted");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}
