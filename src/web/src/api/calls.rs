//! `GET /api/v1/calls/{call_sid}`: one call with its transcript.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use domain::{CallOutcome, CallSid};
use ports::{CallReport, Chain, TurnReport};
use serde::Serialize;
use serde_json::Value;
use telephony::carrier::{Document, Prompt, Verb};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Reader;
use super::problem::{OfAnItem, Problem, Usual};
use crate::edge::Edge;

/// A call with its transcript.
#[derive(Serialize, ToSchema)]
struct Call {
    /// Twilio's id of it.
    call_sid: String,
    /// Who was called.
    practice_id: Uuid,
    /// The number that was called.
    called: String,
    /// The caller's number, unless it was withheld.
    caller: Option<String>,
    /// What it is doing.
    state: String,
    /// How it ended, once it has.
    #[schema(value_type = Option<String>)]
    outcome: Option<&'static str>,
    /// When it began.
    #[schema(format = DateTime)]
    began_at: String,
    /// When it ended, once it has.
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// What was said.
    turns: Vec<CallTurn>,
}

/// One turn of a call.
#[derive(Serialize, ToSchema)]
struct CallTurn {
    /// Its number, from 0.
    turn: u32,
    /// When it was taken.
    #[schema(format = DateTime)]
    at: String,
    /// What the caller said or pressed.
    heard: Option<String>,
    /// How it was understood.
    #[schema(value_type = Option<Object>)]
    understood: Option<Value>,
    /// What the caller heard.
    said: Option<String>,
    /// How long our part took, in milliseconds.
    took_ms: f64,
}

/// One call with its transcript.
#[utoipa::path(
    tag = "Calls",
    params(("call_sid" = String, Path, description = "`CA` and 32 hexadecimal digits.")),
    responses((status = 200, body = Call), Usual, OfAnItem)
)]
#[get("/calls/{call_sid}")]
pub(super) async fn one(
    edge: Data<Edge>,
    Reader(client): Reader,
    call: Path<String>,
) -> Result<HttpResponse, Problem> {
    let call: CallSid = call
        .parse()
        .map_err(|error: domain::CallSidError| Problem::field("call_sid", format!("{error}.")))?;
    let report = edge.reports.call(&client.scope, call).await.map_err(|error| {
        tracing::error!(%call, error = %Chain(&*error.0), "a call cannot be shown");
        Problem::unavailable()
    })?;
    let report = report.ok_or_else(|| Problem::not_found("call"))?;
    Ok(HttpResponse::Ok().json(shown(&report)))
}

fn shown(report: &CallReport) -> Call {
    Call {
        call_sid: report.call.to_string(),
        practice_id: report.practice.uuid(),
        called: report.called.clone(),
        caller: report.caller.clone(),
        state: report.state.clone(),
        outcome: report.outcome.map(CallOutcome::as_str),
        began_at: report.began_at.to_string(),
        ended_at: report.ended_at.map(|at| at.to_string()),
        turns: report.turns.iter().map(turn).collect(),
    }
}

fn turn(turn: &TurnReport) -> CallTurn {
    let took_ms = turn.took.as_secs_f64() * 1000.0;
    CallTurn {
        turn: turn.turn.0,
        at: turn.at.to_string(),
        heard: turn.heard.clone(),
        understood: turn.understood.as_deref().and_then(|text| text.parse().ok()),
        said: turn.reply.as_deref().map(said),
        took_ms: (took_ms * 1000.0).round() / 1000.0,
    }
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
