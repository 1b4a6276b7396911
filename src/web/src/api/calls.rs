//! `/api/v1/calls`: what calls there were, and what was said.

mod replayed;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use domain::{CallOutcome, CallSid};
use ports::{CallQuery, CallReport, CallSummary, Chain, KeptRecording, TurnReport};
use serde::Serialize;
use serde_json::Value;
use telephony::carrier::{Document, Prompt, Verb};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Reader;
use super::fields::Instant;
use super::listed::{self, Listed};
use super::problem::{OfAnItem, Problem, Usual};
use super::query::Query;
use crate::edge::Edge;
pub(super) use replayed::replay;

/// A call with its transcript.
#[expect(clippy::struct_field_names, reason = "the names are those of the API")]
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
    /// Messages that were left on the recorder.
    recordings: Vec<CallRecording>,
}

/// A message that was recorded; the sound is the carrier's.
#[derive(Serialize, ToSchema)]
struct CallRecording {
    /// Twilio's id of it.
    recording_sid: String,
    /// Where Twilio has it.
    url: String,
    /// How long it is.
    duration_seconds: u32,
    /// When Twilio told of it.
    #[schema(format = DateTime)]
    recorded_at: String,
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

/// A call without its transcript.
#[derive(Serialize, ToSchema)]
#[schema(as = CallSummary)]
struct Summary {
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
}

/// Calls, the latest first.
#[utoipa::path(
    tag = "Calls",
    params(
        ("practice_id" = Option<Uuid>, Query, description = "Of this practice."),
        ("live" = Option<bool>, Query, description = "Those under way, or those that are over."),
        ("from" = Option<String>, Query, format = DateTime, description = "Begun then or later."),
        ("to" = Option<String>, Query, format = DateTime, description = "Begun before."),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 500, description = "Most items."),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before."),
    ),
    responses((status = 200, body = Listed<Summary>), Usual)
)]
#[get("/calls")]
pub(super) async fn list(
    request: HttpRequest,
    edge: Data<Edge>,
    Reader(client): Reader,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::read(request.query_string());
    let practice = query.practice();
    let live: Option<bool> = query.take("live", "true or false.");
    let (from, to) = (query.instant("from"), query.instant("to"));
    let limit = listed::limit(&mut query);
    let after: Option<(i64, Uuid)> = listed::after(&mut query);
    let after = after.map(|(at, id)| Instant::of_microsecond(at).zip(Some(CallSid::new(id))));
    if after == Some(None) {
        query.refuse("cursor", listed::CURSOR);
    }
    query.finish()?;
    let after = after.flatten().map(|(Instant(at), id)| (at, id));
    let wanted = CallQuery { live, from, to, after, limit: limit + 1 };
    let calls = edge.reports.calls(&client.within(practice), wanted).await.map_err(|error| {
        tracing::error!(error = %Chain(&*error.0), "calls cannot be listed");
        Problem::unavailable()
    })?;
    let page = listed::part(calls, limit, |it| (it.began_at.as_microsecond(), it.call.uuid()));
    Ok(HttpResponse::Ok().json(page.shown(|call| summary(&call))))
}

fn summary(call: &CallSummary) -> Summary {
    Summary {
        call_sid: call.call.to_string(),
        practice_id: call.practice.uuid(),
        called: call.called.clone(),
        caller: call.caller.clone(),
        state: call.state.clone(),
        outcome: call.outcome.map(CallOutcome::as_str),
        began_at: call.began_at.to_string(),
        ended_at: call.ended_at.map(|at| at.to_string()),
    }
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
    let call = call_of(&call)?;
    let report = edge.reports.call(&client.scope, call).await.map_err(|error| {
        tracing::error!(%call, error = %Chain(&*error.0), "a call cannot be shown");
        Problem::unavailable()
    })?;
    let report = report.ok_or_else(|| Problem::not_found("call"))?;
    Ok(HttpResponse::Ok().json(shown(&report)))
}

fn call_of(sid: &str) -> Result<CallSid, Problem> {
    sid.parse()
        .map_err(|error: domain::CallSidError| Problem::field("call_sid", format!("{error}.")))
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
        recordings: report.recordings.iter().map(recording).collect(),
    }
}

fn recording(kept: &KeptRecording) -> CallRecording {
    CallRecording {
        recording_sid: kept.recording.sid.to_string(),
        url: kept.recording.url.clone(),
        duration_seconds: kept.recording.duration_s,
        recorded_at: kept.recorded_at.to_string(),
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
