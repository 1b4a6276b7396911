//! A call through the present dialogue, and where it would speak differently.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use actors::{Parted, Parting, Replayed, ReplayedTurn};
use ports::{Chain, KeptCall};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{call_of, said};
use crate::api::access::Reader;
use crate::api::directory_failed;
use crate::api::problem::{OfAnItem, Problem, ProblemDocument, Usual};
use crate::edge::Edge;

/// A call through the present dialogue.
#[derive(Serialize, ToSchema)]
struct Replay {
    /// Twilio's id of it.
    call_sid: String,
    /// Who was called.
    practice_id: Uuid,
    /// Whether everything would be said as it was, to the end.
    same: bool,
    /// How many turns would be spoken differently.
    differing: usize,
    /// The turns, as far as they can be compared.
    turns: Vec<ReplayTurn>,
    /// Where the ways part, if they do.
    parted: Option<ReplayParted>,
    /// How many turns were answered behind that, and are not compared.
    not_compared: usize,
}

/// One turn, then and now.
#[derive(Serialize, ToSchema)]
struct ReplayTurn {
    /// Its number, from 0.
    turn: u32,
    /// What the caller said or pressed.
    heard: Option<String>,
    /// What the caller heard.
    said_then: String,
    /// What they would hear now; null where the ways part before that.
    said_now: Option<String>,
    /// Whether that is something else.
    differs: bool,
}

/// Where the ways part: what the caller said next was the answer to something else.
#[derive(Serialize, ToSchema)]
struct ReplayParted {
    /// In which turn.
    turn: u32,
    /// Why, in words.
    why: String,
}

/// Takes a call through the present dialogue.
///
/// What was heard is understood anew, what the book answered then is what it answers now, and the
/// practice is as it is now. Changes nothing.
#[utoipa::path(
    tag = "Calls",
    params(("call_sid" = String, Path, description = "`CA` and 32 hexadecimal digits.")),
    responses(
        (status = 200, body = Replay),
        (status = 410, body = ProblemDocument, content_type = "application/problem+json",
            description = "What was said in it is not kept any more."),
        Usual,
        OfAnItem,
    )
)]
#[get("/calls/{call_sid}/replay")]
pub(in crate::api) async fn replay(
    edge: Data<Edge>,
    Reader(client): Reader,
    call: Path<String>,
) -> Result<HttpResponse, Problem> {
    let call = call_of(&call)?;
    let kept = edge.reports.kept_call(&client.scope, call).await.map_err(|error| {
        tracing::error!(%call, error = %Chain(&*error.0), "a call cannot be replayed");
        Problem::unavailable()
    })?;
    let kept = kept.ok_or_else(|| Problem::not_found("call"))?;
    if kept.steps.is_empty() {
        let detail = "What was said in this call is not kept any more.";
        return Err(Problem::new(StatusCode::GONE, detail));
    }
    let practice = edge.directory.practice(kept.practice).await.map_err(directory_failed)?;
    let practice = practice.ok_or_else(|| Problem::not_found("practice"))?;
    let replayed = edge.registry.replay(&kept, &practice);
    Ok(HttpResponse::Ok().json(shown(&kept, replayed)))
}

fn shown(kept: &KeptCall, Replayed { turns, parted }: Replayed) -> Replay {
    let last = turns.last().map(|turn| turn.turn);
    let behind = kept.steps.iter().filter(|step| step.reply.is_some() && Some(step.turn) > last);
    let not_compared = behind.count();
    let turns: Vec<_> = turns.into_iter().map(turn).collect();
    let differing = turns.iter().filter(|turn| turn.differs).count();
    Replay {
        call_sid: kept.call.to_string(),
        practice_id: kept.practice.uuid(),
        same: differing == 0 && parted.is_none(),
        differing,
        turns,
        parted: parted.map(|Parted { turn, why }| ReplayParted { turn: turn.0, why: reason(why) }),
        not_compared,
    }
}

fn turn(ReplayedTurn { turn, heard, then, now }: ReplayedTurn) -> ReplayTurn {
    let said_then = said(&then.body);
    let said_now = now.map(|now| said(&now.body));
    let differs = said_now.as_ref() != Some(&said_then);
    ReplayTurn { turn: turn.0, heard, said_then, said_now, differs }
}

fn reason(why: Parting) -> String {
    match why {
        Parting::AsksTheBook => {
            "the appointment book would be asked something else, and nobody knows its answer".into()
        }
        Parting::Expects { then, now } => {
            let (then, now) = (then.as_str(), now.as_str());
            format!("Bella waited for \"{then}\" then, and would wait for \"{now}\" now")
        }
        Parting::IsOver => "the call would be over".into(),
        Parting::NotKept => "what happened is not kept in a form that can be read".into(),
        Parting::Unwritable => "what would be said cannot be written".into(),
    }
}
