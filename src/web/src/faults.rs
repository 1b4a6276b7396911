//! `POST /test/faults`: trouble on purpose, for tests and the chaos harness. It is not there unless
//! the server runs as a test, and not compiled into production builds.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{HttpRequest, HttpResponse, Scope};
use domain::{CallSid, Turn};
use ports::Point;
use serde::Deserialize;

use crate::api::Problem;
use crate::edge::Edge;

/// Where faults are planned.
pub trait FaultPlanner: Send + Sync {
    /// Makes a fault happen from now on.
    fn plan(&self, fault: Fault);
    /// Ends an actor that all calls share, now.
    fn end(&self, shared: SharedActor);
}

/// An actor that all calls share: without it a server cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedActor {
    /// The one that writes.
    Persistence,
    /// The one that keeps the rate limiter in bounds.
    Limiter,
}

/// Trouble to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub at: Point,
    /// In which call; in any when it does not say.
    pub call: Option<CallSid>,
    /// In which turn; in any when it does not say.
    pub turn: Option<Turn>,
    /// What happens.
    pub damage: Damage,
    /// How many times.
    pub times: u32,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// A panic.
    Panic,
    /// An error.
    Error,
    /// A delay.
    Delay(Duration),
}

/// Longest delay that can be asked for, in milliseconds.
const MAX_DELAY_MS: u64 = 60_000;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Trouble {
    Fault(Fault),
    End(SharedActor),
}

/// A fault as it is written: `{"at":"step","do":"panic"}`, `{"at":"diary","do":"delay_ms","ms":500}`,
/// `{"at":"diary","do":{"delay_ms":500}}` or `{"at":"persistence","do":"end"}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: WrittenPoint,
    call_sid: Option<String>,
    turn: Option<u32>,
    r#do: WrittenDamage,
    #[serde(alias = "delay_ms")]
    ms: Option<u64>,
    times: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenPoint {
    Step,
    Journal,
    Diary,
    Render,
    Persistence,
    Limiter,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenDamage {
    Named(Named),
    Delay { delay_ms: u64 },
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Named {
    Panic,
    Error,
    DelayMs,
    End,
}

pub(crate) fn routes() -> Scope {
    web::scope("/test").route("/faults", web::post().to(plan))
}

async fn plan(request: HttpRequest, edge: Data<Edge>, body: Bytes) -> HttpResponse {
    let planner = edge.faults.as_ref().map(Arc::clone);
    match (planner, trouble(&body)) {
        (Some(planner), Ok(trouble)) => {
            tracing::warn!(fault = ?trouble, "trouble was asked for");
            match trouble {
                Trouble::Fault(fault) => planner.plan(fault),
                Trouble::End(shared) => planner.end(shared),
            }
            HttpResponse::NoContent().finish()
        }
        (_, Err(detail)) => Problem::new(StatusCode::BAD_REQUEST, detail).respond(),
        (None, _) => crate::api::nothing_here(request).await,
    }
}

fn trouble(body: &[u8]) -> Result<Trouble, String> {
    let written: Written = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let ends = matches!(written.r#do, WrittenDamage::Named(Named::End));
    let at = match (written.at, ends) {
        (WrittenPoint::Persistence, true) => return Ok(Trouble::End(SharedActor::Persistence)),
        (WrittenPoint::Limiter, true) => return Ok(Trouble::End(SharedActor::Limiter)),
        (WrittenPoint::Step, false) => Point::Step,
        (WrittenPoint::Journal, false) => Point::Journal,
        (WrittenPoint::Diary, false) => Point::Diary,
        (WrittenPoint::Render, false) => Point::Render,
        (WrittenPoint::Persistence | WrittenPoint::Limiter, false) => {
            return Err("an actor that all calls share can only end".to_owned());
        }
        (_, true) => return Err("only persistence and limiter can end".to_owned()),
    };
    let delay = |ms: u64| Damage::Delay(Duration::from_millis(ms.min(MAX_DELAY_MS)));
    let damage = match (written.r#do, written.ms) {
        (WrittenDamage::Named(Named::Panic | Named::End), _) => Damage::Panic,
        (WrittenDamage::Named(Named::Error), _) => Damage::Error,
        (WrittenDamage::Delay { delay_ms }, _) => delay(delay_ms),
        (WrittenDamage::Named(Named::DelayMs), Some(ms)) => delay(ms),
        (WrittenDamage::Named(Named::DelayMs), None) => {
            return Err("delay_ms needs the milliseconds as `ms`".to_owned());
        }
    };
    let call = written.call_sid.map(|sid| sid.parse::<CallSid>());
    Ok(Trouble::Fault(Fault {
        at,
        call: call.transpose().map_err(|error| error.to_string())?,
        turn: written.turn.map(Turn),
        damage,
        times: written.times.unwrap_or(1),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_in_every_form() {
        let fault = |text: &[u8]| match trouble(text) {
            Ok(Trouble::Fault(fault)) => Ok(fault),
            other => Err(other),
        };
        let panic = fault(br#"{"at":"step","do":"panic","times":2,"turn":3}"#).unwrap();
        assert_eq!((panic.at, panic.damage, panic.times), (Point::Step, Damage::Panic, 2));
        assert_eq!(panic.turn, Some(Turn(3)));
        let half_a_second = Damage::Delay(Duration::from_millis(500));
        for text in [
            r#"{"at":"diary","do":{"delay_ms":500}}"#,
            r#"{"at":"diary","do":"delay_ms","ms":500}"#,
            r#"{"at":"diary","do":"delay_ms","delay_ms":500}"#,
        ] {
            assert_eq!(fault(text.as_bytes()).unwrap().damage, half_a_second, "{text}");
        }
        let end = trouble(br#"{"at":"persistence","do":"end"}"#);
        assert_eq!(end, Ok(Trouble::End(SharedActor::Persistence)));
    }

    #[test]
    fn what_is_no_fault_is_refused() {
        for text in [
            "",
            "{}",
            r#"{"at":"moon","do":"panic"}"#,
            r#"{"at":"step","do":"dance"}"#,
            r#"{"at":"step","do":"delay_ms"}"#,
            r#"{"at":"step","do":"panic","call_sid":"x"}"#,
            r#"{"at":"step","do":"panic","when":"now"}"#,
            r#"{"at":"step","do":"end"}"#,
            r#"{"at":"limiter","do":"panic"}"#,
        ] {
            assert!(trouble(text.as_bytes()).is_err(), "{text}");
        }
    }
}
