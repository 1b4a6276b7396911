//! `bella key`: the keys that open the API of a running server, made, listed, revoked and rotated.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use hyper::{Method, StatusCode};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use telephony::signature::PublicUrl;
use uuid::Uuid;

use crate::config::Config;
use crate::wire::Wire;

/// What `bella key` is told.
#[derive(Args)]
pub(crate) struct Key {
    #[command(subcommand)]
    errand: Errand,
    /// Where the server is. [default: the address this configuration listens on]
    #[arg(long, value_name = "URL", global = true)]
    url: Option<PublicUrl>,
    /// Print what the API answers, as JSON.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Errand {
    /// Make a key. It is shown this once.
    #[command(
        after_help = "Example:\n  bella key new \"booking page\" --scope read --scope write \
                            --practice 4d61706c-6500-4000-8000-000000000001"
    )]
    New {
        /// What for.
        name: String,
        /// What it may be used for; can stand there more than once.
        #[arg(long = "scope", value_name = "SCOPE", required = true)]
        scopes: Vec<KeyScope>,
        /// The practice whose records it opens. [default: every practice]
        #[arg(long, value_name = "ID")]
        practice: Option<Uuid>,
        /// From when on it opens nothing, such as 2027-01-01T00:00:00Z. [default: never]
        #[arg(long, value_name = "INSTANT")]
        expires: Option<jiff::Timestamp>,
    },
    /// List the keys, without the keys themselves.
    #[command(after_help = "Example:\n  bella key list")]
    List,
    /// Revoke a key: it opens nothing any more.
    #[command(after_help = "Example:\n  bella key revoke 0b9e6b53-3c5e-4d4a-9d7b-0d9a4b7f5a11")]
    Revoke {
        /// Which one.
        id: Uuid,
    },
    /// Make a key like another one, which goes on for some hours.
    #[command(
        after_help = "Example:\n  bella key rotate 0b9e6b53-3c5e-4d4a-9d7b-0d9a4b7f5a11 --overlap-hours 48"
    )]
    Rotate {
        /// Which one.
        id: Uuid,
        /// How long the old key still opens.
        #[arg(long, value_name = "HOURS", default_value_t = 24,
            value_parser = clap::value_parser!(u16).range(0..=720))]
        overlap_hours: u16,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum KeyScope {
    Read,
    Write,
    Supervise,
    Metrics,
    Admin,
}

impl KeyScope {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Supervise => "supervise",
            Self::Metrics => "metrics",
            Self::Admin => "admin",
        }
    }
}

/// Does what is asked with the keys of a running server.
pub(crate) fn run(config: &Config, key: &Key) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, errand(config, key))
}

async fn errand(config: &Config, key: &Key) -> anyhow::Result<ExitCode> {
    let base: PublicUrl = match &key.url {
        Some(url) => url.clone(),
        None => format!("http://{}", config.listen).parse()?,
    };
    anyhow::ensure!(!base.is_https(), "the server is asked over plain HTTP only");
    let address = base.to_string();
    let address = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
    let mut desk = Desk {
        wire: Wire::connect(&address).await.context("nobody answers there")?,
        key: config.api_key()?.expose_secret().to_owned(),
    };
    match &key.errand {
        Errand::New { name, scopes, practice, expires } => {
            let scopes: Vec<_> = scopes.iter().map(|scope| scope.as_str()).collect();
            let body = json!({
                "name": name,
                "scopes": scopes,
                "practice_id": practice,
                "expires_at": expires.map(|at| at.to_string()),
            });
            let made = desk.ask(Method::POST, "/api/v1/keys", Some(&body)).await?;
            show_made(&made, key.json);
        }
        Errand::List => list(&mut desk, key.json).await?,
        Errand::Revoke { id } => {
            desk.ask(Method::DELETE, &format!("/api/v1/keys/{id}"), None).await?;
            if !key.json {
                println!("The key {id} opens nothing any more.");
            }
        }
        Errand::Rotate { id, overlap_hours } => {
            let body = json!({ "overlap_hours": overlap_hours });
            let path = format!("/api/v1/keys/{id}/rotate");
            let made = desk.ask(Method::POST, &path, Some(&body)).await?;
            show_made(&made, key.json);
            if !key.json {
                println!("The old key still opens for {overlap_hours} hours.");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(desk: &mut Desk, json: bool) -> anyhow::Result<()> {
    let mut cursor: Option<String> = None;
    loop {
        let after = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
        let page = desk.ask(Method::GET, &format!("/api/v1/keys?limit=500{after}"), None).await?;
        for item in page["items"].as_array().into_iter().flatten() {
            if json {
                println!("{item}");
            } else {
                println!("{}", line(item));
            }
        }
        cursor = page["next"].as_str().map(str::to_owned);
        if cursor.is_none() {
            return Ok(());
        }
    }
}

fn show_made(made: &Value, json: bool) {
    if json {
        println!("{made}");
    } else {
        println!("{}", line(made));
        println!("{}", made["key"].as_str().unwrap_or_default());
        println!("Keep it: it is not shown again.");
    }
}

/// A key on one line.
fn line(key: &Value) -> String {
    let text = |field: &str| key[field].as_str().unwrap_or("-").to_owned();
    let scopes = key["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let scopes = scopes.collect::<Vec<_>>().join(",");
    let standing = match (key["revoked_at"].as_str(), key["expires_at"].as_str()) {
        (Some(at), _) => format!("revoked {at}"),
        (None, Some(at)) => format!("until {at}"),
        (None, None) => "for good".to_owned(),
    };
    let practice = key["practice_id"].as_str().unwrap_or("every practice");
    format!(
        "{}  {}  {scopes}  {practice}  {standing}  last used {}",
        text("id"),
        text("name"),
        text("last_used_at")
    )
}

/// A server, and the key that opens it.
struct Desk {
    wire: Wire,
    key: String,
}

impl Desk {
    /// Asks the API; what is wrong is said in its words.
    async fn ask(
        &mut self,
        method: Method,
        target: &str,
        body: Option<&Value>,
    ) -> anyhow::Result<Value> {
        let headers = [("x-api-key", self.key.as_str()), ("content-type", "application/json")];
        let body = body.map(Value::to_string).unwrap_or_default();
        let answer = self.wire.send(method, target, &headers, body).await?;
        let told: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if answer.status.is_success() {
            return Ok(told);
        }
        let errors = told["errors"].as_array().into_iter().flatten();
        let errors: Vec<_> = errors
            .map(|error| {
                let of = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
                format!("{}: {}", of("field"), of("message"))
            })
            .collect();
        let detail = told["detail"].as_str().unwrap_or("the server refused");
        anyhow::ensure!(
            answer.status != StatusCode::UNAUTHORIZED,
            "the server does not know this key"
        );
        anyhow::bail!("{detail} {}", errors.join(" "))
    }
}
