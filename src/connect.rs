//! `bella twilio connect`: leads a number's calls and texts to this server.

use std::process::ExitCode;

use anyhow::bail;
use telephony::rest::{IncomingNumber, NumberSettings, RestClient, RestError};
use telephony::routes::{CONNECTION_OVERRIDES, FALLBACK, SMS, STATUS, VOICE};
use telephony::signature::PublicUrl;

use crate::cli::{Connect, WRONG_ARGUMENTS};
use crate::config::Config;
use crate::texts;

/// Sets the number up, reads that back, and prints what is set. Fails when it is not what it should be.
pub(crate) fn connect(config: &Config, connect: &Connect) -> anyhow::Result<ExitCode> {
    let Some(number) = connect.number.parse().ok() else {
        eprintln!(
            "error: the number is not of the form +15875550100 (see bella twilio connect --help)"
        );
        return Ok(ExitCode::from(WRONG_ARGUMENTS));
    };
    let url = connect.url.as_ref().unwrap_or(&config.public_url);
    let client = texts::client(config, texts::api_base(config)?)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let wanted = wanted(url);
    let found = runtime.block_on(async {
        let number = client.number(&number).await.map_err(clearly)?;
        let Some(number) = number else {
            bail!("the account has no number {}", connect.number);
        };
        set(&client, &number, &wanted).await
    })?;
    let mut is_all_well = true;
    println!("{} ({})", connect.number, found.sid);
    for ((name, wanted), (_, is)) in wanted.named().into_iter().zip(found.settings.named()) {
        let is_well = wanted == is;
        is_all_well &= is_well;
        let mark = if is_well { "ok" } else { "WRONG" };
        println!("  {name:<22} {mark:<6} {}", is.unwrap_or_default());
    }
    if !url.is_https() {
        println!("  note: {url} is not https; Twilio has to reach it from the internet");
    }
    if is_all_well {
        return Ok(ExitCode::SUCCESS);
    }
    bail!("the number is not set up as it was asked for");
}

async fn set(
    client: &RestClient,
    number: &IncomingNumber,
    wanted: &NumberSettings,
) -> anyhow::Result<IncomingNumber> {
    client.set_number(&number.sid, wanted).await.map_err(clearly)?;
    client.number_by_sid(&number.sid).await.map_err(clearly)
}

/// Where everything is to lead.
fn wanted(url: &PublicUrl) -> NumberSettings {
    let to = |route| Some(format!("{url}{route}{CONNECTION_OVERRIDES}"));
    let post = || Some("POST".to_owned());
    NumberSettings {
        voice_url: to(VOICE),
        voice_method: post(),
        voice_fallback_url: to(FALLBACK),
        voice_fallback_method: post(),
        status_callback: to(STATUS),
        status_callback_method: post(),
        sms_url: to(SMS),
        sms_method: post(),
    }
}

/// What went wrong, and what can be done about it.
fn clearly(error: RestError) -> anyhow::Error {
    let hint = match &error {
        RestError::Unauthorized => "check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN",
        RestError::NotConnected { .. } | RestError::NoAnswer { .. } => {
            "check the network, and TWILIO_API_BASE if it is set"
        }
        RestError::NotFound => "check TWILIO_ACCOUNT_SID and TWILIO_API_BASE",
        RestError::TooMany { .. }
        | RestError::Refused { .. }
        | RestError::Failed { .. }
        | RestError::Unreadable { .. }
        | RestError::TooLong => return anyhow::Error::new(error),
    };
    // The cause of a lost connection says no more than that.
    anyhow::anyhow!("{error}: {hint}")
}
