//! `bella call`: a telephone in the terminal. It plays Twilio against a running server.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::vec;

use anyhow::Context as _;
use serde_json::json;
use telephony::carrier::{
    Carrier, CarrierSettings, Ending, Line, Now, NumberWebhooks, Pace, Played,
};
use telephony::payload::DialStatus;

use crate::cli::Call;
use crate::config::Config;
use crate::secrets;

/// Calls a running server and lets the caller talk to it. Succeeds when the call ended in order.
pub(crate) fn call(config: &Config, call: &Call) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ending = runtime.block_on(place(config, call))?;
    match ending {
        Ending::CallerHungUp | Ending::HungUp | Ending::RanOut => Ok(ExitCode::SUCCESS),
        Ending::Rejected => anyhow::bail!("the call was not answered"),
        Ending::RedirectLoop => anyhow::bail!("the server only ever redirected"),
        Ending::ApplicationError(failure) => {
            Err(failure).context("the caller heard of an application error")
        }
    }
}

async fn place(config: &Config, call: &Call) -> anyhow::Result<Ending> {
    let base_url = match &call.url {
        Some(url) => url.clone(),
        None => format!("http://{}", config.listen).parse()?,
    };
    // A server that was told its public URL checks signatures against that one.
    let public_url = if call.url.is_some() { base_url.clone() } else { config.public_url.clone() };
    let auth_token = config.auth_tokens()?.into_iter().next().context("there is no auth token")?;
    let carrier = Carrier::new(CarrierSettings {
        base_url,
        public_url,
        account: config.account_sid()?,
        auth_token,
        webhooks: NumberWebhooks::default(),
        pace: Pace::RealTime,
    })?;
    let mut line = carrier.place_call(&call.from, &call.to, secrets::random_call_sid()?);
    let mut caller = Caller::new(call.script.as_deref())?;
    let mut display = Display::new(call, &caller);
    display.calling(call, &line);
    let mut played = line.ring().await?;
    let mut heard = None;
    loop {
        display.show(&played, heard.as_deref());
        if let Now::Over(ending) = played.now {
            return Ok(ending);
        }
        let said = caller.next(&mut display)?;
        played = act(&mut line, &played.now, said.as_deref()).await?;
        heard = said;
    }
}

/// Does what the caller's line says; at its end the caller hangs up.
async fn act(line: &mut Line, now: &Now, said: Option<&str>) -> anyhow::Result<Played> {
    let Some(said) = said.filter(|said| !said.eq_ignore_ascii_case("hangup")) else {
        return Ok(line.hang_up().await?);
    };
    if let Now::Dialling(_) = now {
        let outcome = match said {
            "answered" => DialStatus::Completed,
            "busy" => DialStatus::Busy,
            _ => DialStatus::NoAnswer,
        };
        return Ok(line.dial_outcome(outcome).await?);
    }
    Ok(match said.strip_prefix('#') {
        Some(keys) if !keys.is_empty() => line.press(keys).await?,
        _ if said.is_empty() => line.keep_silent().await?,
        _ => line.say(said).await?,
    })
}

/// Where the caller's lines come from.
enum Caller {
    Terminal,
    Script(vec::IntoIter<String>),
}

impl Caller {
    fn new(script: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = script else { return Ok(Self::Terminal) };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read the script {}", path.display()))?;
        let lines: Vec<_> = text.lines().map(|line| line.trim().to_owned()).collect();
        Ok(Self::Script(lines.into_iter()))
    }

    /// The next line; `None` at the end.
    fn next(&mut self, display: &mut Display) -> anyhow::Result<Option<String>> {
        match self {
            Self::Script(lines) => {
                let line = lines.next();
                display.echo(line.as_deref().unwrap_or("hangup"));
                Ok(line)
            }
            Self::Terminal => {
                display.prompt()?;
                let mut line = String::new();
                let read = std::io::stdin().lock().read_line(&mut line)?;
                Ok((read > 0).then(|| line.trim().to_owned()))
            }
        }
    }
}

/// What the terminal shows.
struct Display {
    json: bool,
    /// Whether somebody types, so that what they typed stands there already.
    typed: bool,
    turn: u32,
}

impl Display {
    fn new(call: &Call, caller: &Caller) -> Self {
        let typed = matches!(caller, Caller::Terminal) && std::io::stdin().is_terminal();
        Self { json: call.json, typed, turn: 0 }
    }

    fn calling(&self, call: &Call, line: &Line) {
        if !self.json {
            println!("Calling {} from {} ({})", call.to, call.from, line.call());
        }
    }

    fn show(&mut self, played: &Played, heard: Option<&str>) {
        if self.json {
            let line = json!({
                "turn": self.turn,
                "heard": heard,
                "said": played.said,
                "expecting": played.expecting(),
                "ended": played.is_over(),
            });
            println!("{line}");
        } else {
            for said in &played.said {
                println!("Bella: {said}");
            }
            match &played.now {
                Now::Listening(_) => {}
                Now::Dialling(dial) => {
                    println!("(a telephone rings at {})", dial.numbers.join(", "));
                }
                Now::Over(_) => println!("(the call is over)"),
            }
        }
        self.turn += 1;
    }

    fn prompt(&self) -> std::io::Result<()> {
        if !self.json && self.typed {
            print!("You:   ");
            std::io::stdout().flush()?;
        }
        Ok(())
    }

    fn echo(&self, line: &str) {
        if !self.json {
            println!("You:   {line}");
        }
    }
}
