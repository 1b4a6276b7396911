//! `bella replay`: a stored call through the present dialogue, and where it would speak differently.

use std::process::ExitCode;

use clap::Args;
use domain::CallSid;
use hyper::Method;
use serde_json::Value;
use telephony::signature::PublicUrl;

use crate::config::Config;
use crate::practice_setup::{Api, text};

/// Exit code of a call that would be spoken differently.
const DIFFERENT: u8 = 1;
/// Exit code of a call that cannot be read, for whatever reason.
const UNREAD: u8 = 2;

/// What `bella replay` is told.
#[derive(Args)]
pub(crate) struct Replay {
    /// Which call: `CA` and 32 hexadecimal digits.
    #[arg(value_name = "CALL_SID")]
    call: CallSid,
    /// Where the server is. [default: the address this configuration listens on]
    #[arg(long, value_name = "URL")]
    url: Option<PublicUrl>,
    /// Print what the API answers, as JSON.
    #[arg(long)]
    json: bool,
}

/// Asks a running server for the replay, and prints it.
pub(crate) fn run(config: &Config, replay: &Replay) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let replayed = tokio::task::LocalSet::new().block_on(&runtime, async {
        let mut api = Api::connect(config, replay.url.as_ref()).await?;
        api.ask(Method::GET, &format!("/calls/{}/replay", replay.call), String::new()).await
    });
    let replayed = match replayed {
        Ok(replayed) => replayed,
        Err(error) => {
            eprintln!("error: {error:#}");
            return Ok(ExitCode::from(UNREAD));
        }
    };
    if replay.json {
        println!("{replayed}");
    } else {
        print!("{}", shown(&replayed));
    }
    let same = replayed["same"] == Value::Bool(true);
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(DIFFERENT) })
}

/// The turns, and what it comes to in the last line.
fn shown(replayed: &Value) -> String {
    let turns = replayed["turns"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut lines: Vec<String> = turns.iter().flat_map(turn).collect();
    if let Some(why) = replayed["parted"]["why"].as_str() {
        let turn = &replayed["parted"]["turn"];
        lines.push(format!("The ways part in turn {turn}: {why}."));
    }
    let count = |field: &str| replayed[field].as_u64().unwrap_or_default();
    let (differing, not_compared) = (count("differing"), count("not_compared"));
    let rest = if not_compared > 0 {
        format!("; {not_compared} behind the parting are not compared")
    } else {
        String::new()
    };
    lines.push(format!("{differing} of {} turns would be spoken differently{rest}.", turns.len()));
    lines.join("\n") + "\n"
}

fn turn(turn: &Value) -> Vec<String> {
    let heard =
        turn["heard"].as_str().map_or_else(String::new, |heard| format!(", heard: {heard}"));
    let mut lines = vec![format!("turn {}{heard}", turn["turn"])];
    let then = text(turn, "said_then");
    if turn["differs"] == Value::Bool(true) {
        let now = turn["said_now"].as_str().unwrap_or("(the ways have parted)");
        lines.push(format!("  said then:     {then}"));
        lines.push(format!("  would say now: {now}"));
    } else {
        lines.push(format!("  said:          {then}"));
    }
    lines
}
