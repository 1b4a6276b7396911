//! `POST /test/faults`: trouble on purpose, for tests and the chaos harness. It is not there unless
//! the server runs as a test, and not compiled into production builds.

use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{HttpResponse, Scope};
use domain::{CallSid, Turn};
use ports::Point;
use serde::Deserialize;

use crate::api::Problem;
use crate::edge::Edge;

/// Where faults are planned.
pub trait FaultPlanner: Send + Sync {
    /// Makes a fault happen from now on.
    fn plan(&self, fault: Fault);
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

/// A fault as it is written: `{"at":"step","do":"panic"}`, `{"at":"diary","do":"delay_ms","ms":500}`
/// or `{"at":"diary","do":{"delay_ms":500}}`.
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
}

pub(crate) fn routes() -> Scope {
    web::scope("/test").route("/faults", web::post().to(plan))
}

async fn plan(edge: Data<Edge>, body: Bytes) -> HttpResponse {
    let planner = edge.faults.as_ref().map(Arc::clone);
    match (planner, fault(&body)) {
        (Some(planner), Ok(fault)) => {
            tracing::warn!(?fault, "a fault is planned");
            planner.plan(fault);
            HttpResponse::NoContent().finish()
        }
        (_, Err(detail)) => Problem::new(StatusCode::BAD_REQUEST, detail).respond(),
        (None, _) => crate::api::nothing_here().await,
    }
}

fn fault(body: &[u8]) -> Result<Fault, String> {
    let written: Written = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let call = written.call_sid.map(|sid| sid.parse::<CallSid>());
    let delay = |ms: u64| Damage::Delay(Duration::from_millis(ms.min(MAX_DELAY_MS)));
    let damage = match (written.r#do, written.ms) {
        (WrittenDamage::Named(Named::Panic), _) => Damage::Panic,
        (WrittenDamage::Named(Named::Error), _) => Damage::Error,
        (WrittenDamage::Delay { delay_ms }, _) => delay(delay_ms),
        (WrittenDamage::Named(Named::DelayMs), Some(ms)) => delay(ms),
        (WrittenDamage::Named(Named::DelayMs), None) => {
            return Err("delay_ms needs the milliseconds as `ms`".to_owned());
        }
    };
    Ok(Fault {
        at: match written.at {
            WrittenPoint::Step => Point::Step,
            WrittenPoint::Journal => Point::Journal,
            WrittenPoint::Diary => Point::Diary,
            WrittenPoint::Render => Point::Render,
        },
        call: call.transpose().map_err(|error| error.to_string())?,
        turn: written.turn.map(Turn),
        damage,
        times: written.times.unwrap_or(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_in_every_form() {
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
        ] {
            assert!(fault(text.as_bytes()).is_err(), "{text}");
        }
    }
}
