//! `GET /api/v1/calls/{call_sid}`: one call with its transcript.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use domain::CallSid;
use ports::{CallReport, Chain, TurnReport};
use serde_json::{Value, json};
use telephony::carrier::{Document, Prompt, Verb};

use super::key;
use super::problem::{FieldError, Problem};
use crate::edge::Edge;

pub(super) async fn one(
    request: HttpRequest,
    edge: Data<Edge>,
    call: Path<String>,
) -> HttpResponse {
    answer(&request, &edge, &call).await.unwrap_or_else(Problem::respond)
}

async fn answer(request: &HttpRequest, edge: &Edge, call: &str) -> Result<HttpResponse, Problem> {
    let scope = key::scope(edge, request)?;
    let call: CallSid = call.parse().map_err(|error: domain::CallSidError| {
        let message = format!("{error}.");
        Problem::invalid(vec![FieldError { field: "call_sid".into(), message }])
    })?;
    let report = edge.reports.call(&scope, call).await.map_err(|error| {
        tracing::error!(%call, error = %Chain(&*error.0), "a call cannot be shown");
        Problem::unavailable()
    })?;
    match report {
        Some(report) => Ok(HttpResponse::Ok().json(shown(&report))),
        None => Err(Problem::new(StatusCode::NOT_FOUND, "There is no such call.")),
    }
}

fn shown(report: &CallReport) -> Value {
    json!({
        "call_sid": report.call.to_string(),
        "practice_id": report.practice.uuid(),
        "called": report.called,
        "caller": report.caller,
        "state": report.state,
        "outcome": report.outcome.map(domain::CallOutcome::as_str),
        "began_at": report.began_at.to_string(),
        "ended_at": report.ended_at.map(|at| at.to_string()),
        "turns": report.turns.iter().map(turn).collect::<Value>(),
    })
}

fn turn(turn: &TurnReport) -> Value {
    let understood = turn.understood.as_deref().and_then(|text| text.parse::<Value>().ok());
    let took_ms = turn.took.as_secs_f64() * 1000.0;
    json!({
        "turn": turn.turn.0,
        "at": turn.at.to_string(),
        "heard": turn.heard,
        "understood": understood,
        "said": turn.reply.as_deref().map(said),
        "took_ms": (took_ms * 1000.0).round() / 1000.0,
    })
}

/// What was said, out of the bytes that were sent.
fn said(reply: &str) -> String {
    let Ok(document) = Document::read(reply.as_bytes()) else { return String::new() };
    let prompts = document.verbs.into_iter().flat_map(|verb| match verb {
        Verb::Prompt(prompt) => vec![prompt],
        Verb::Gather(gather) => gather.prompts,
        Verb::Redirect { .. } | Verb::Dial(_) | Verb::Hangup | Verb::Reject => Vec::new(),
    });
    let words = prompts.filter_map(|prompt| match prompt {
        Prompt::Say(words) => Some(words),
        Prompt::Play(_) | Prompt::Pause(_) => None,
    });
    words.collect::<Vec<_>>().join(" ")
}
