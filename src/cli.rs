//! The commands.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};
use telephony::signature::PublicUrl;

use crate::config::Config;
use crate::harness::{self, Chaos};
use crate::practice_setup::{self, Practice};
use crate::simulate::{self, Simulate};
use crate::understand::{self, Understand};
use crate::{boot, connect, keys, phone, replay, telemetry};

/// Exit code of a command that was called wrongly.
pub(crate) const WRONG_ARGUMENTS: u8 = 2;

/// Bella answers a business's telephone and looks after its appointment book.
#[derive(Parser)]
#[command(name = "bella", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve: answer webhooks and the API. Also what `bella` alone does.
    #[command(after_help = "Example:\n  bella serve")]
    Serve,
    /// A telephone in the terminal: call a running server and talk to it.
    #[command(
        after_help = "Type what you say. #12 presses keys, an empty line is silence, hangup hangs up.\n\
                      While a person is being dialled, type answered, busy or no-answer.\n\n\
                      Example:\n  bella call --from +14035550142"
    )]
    Call(Call),
    /// What callers meant: JSON lines on standard input, JSON lines out. Also how well, and how fast.
    #[command(
        after_help = "A line holds id, utterance, kind, context and lang; what is missing or wrong is said in \"error\"\n\
                      on its line, and the exit code is 1 at the end. kind is one of date, time, datetime, timerange,\n\
                      duration, phone, name, yesno, intent, number.\n\n\
                      Example:\n  echo '{\"id\":1,\"utterance\":\"next tuesday\",\"kind\":\"date\",\"context\":{\"now\":\
                      \"2026-05-12T10:15:00\",\"timezone\":\"America/Edmonton\"}}' | bella understand\n\
                      \x20 bella understand --report --time --floor all=90 --misses misses.jsonl rows.jsonl"
    )]
    Understand(Understand),
    /// Scripted callers over signed webhooks, to see how many calls a server carries.
    #[command(
        after_help = "Stops after so many calls or seconds, whichever comes first. Fails when what callers heard\n\
                      is not what is stored. Says on standard error when it opens calls, when it calls and\n\
                      when it has called.\n\n\
                      Example:\n  bella simulate --calls 20000 --concurrency 32 --seconds 30\n\
                      \x20 bella simulate --concurrency 256 --rate 6000 --live 100000 --practices 1 --booked 5000\n\
                      \n\
                      With --personas callers have a goal, and the book says whether they reached it. Fails when\n\
                      anything was booked, moved or cancelled without their yes. The personas: plain, hurried,\n\
                      rambling, correcting, fickle, silent, keypad, french, hostile, noisy.\n\n\
                      Example:\n  bella simulate --personas --seed 7 --floor 95 --floor-noisy 80\n\
                      \x20 bella simulate --personas --persona noisy --calls 200 --transcripts failed.txt"
    )]
    Simulate(Simulate),
    /// The chaos harness: servers and a PostgreSQL of its own, callers, and everything breaking.
    #[command(
        after_help = "Needs PostgreSQL installed (initdb, pg_ctl), and no configuration. Fails with the seed when a\n\
                      promise is broken. The faults: kill, pause, deploy, inject, database-kill, database-stop,\n\
                      cut, delay, half-open, slow, disk-full, connections, lock.\n\n\
                      Example:\n  bella chaos --seconds 120 --seed 42"
    )]
    Chaos(Chaos),
    /// A practice's set-up as a file that can be reviewed: written, or put into effect.
    #[command(
        after_help = "The file has the practice's rooms, people, services and blocked callers. What it names is made or\n\
                      changed, by name; what it does not name stays as it is. Comments are allowed in TOML.\n\n\
                      Example:\n  bella practice export 4d61706c-6500-4000-8000-000000000001 > maple.toml\n\
                      \x20 bella practice import --dry-run maple.toml"
    )]
    Practice(Practice),
    /// A stored call through the present dialogue: where would it speak differently?
    #[command(
        after_help = "What was heard is understood anew, what the book answered then is what it answers now, and the\n\
                      practice is as it is now. Changes nothing. The server is asked with BELLA_API_KEY, or with\n\
                      the key in the data directory. Exits 0 when everything would be said as it was, 1 when\n\
                      something would not, 2 when the call cannot be read.\n\n\
                      Example:\n  bella replay CA0123456789abcdef0123456789abcdef"
    )]
    Replay(replay::Replay),
    /// The keys that open the API of a running server: new, list, revoke, rotate.
    #[command(
        after_help = "The server is asked with BELLA_API_KEY, or with the key in the data directory.\n\n\
                      Example:\n  bella key new \"booking page\" --scope read --scope write"
    )]
    Key(keys::Key),
    /// Bring the database's schema up to date, as the owner of its tables.
    #[command(
        after_help = "The owner's URL is BELLA_MIGRATE_DATABASE_URL, or else DATABASE_URL.\n\n\
                      Example:\n  BELLA_MIGRATE_DATABASE_URL=postgres://owner@db/bella bella migrate"
    )]
    Migrate,
    /// Twilio: the account's numbers.
    #[command(subcommand)]
    Twilio(Twilio),
}

#[derive(Subcommand)]
enum Twilio {
    /// Lead a number's calls and texts to this server, and check that they are.
    #[command(
        after_help = "Needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN. The URL is BELLA_PUBLIC_URL unless it is given.\n\n\
                      Example:\n  bella twilio connect +15875550100 --url https://bella.example.com"
    )]
    Connect(Connect),
}

/// What `bella twilio connect` is told.
#[derive(Args)]
pub(crate) struct Connect {
    /// The number, one of the account's.
    #[arg(value_name = "+1…")]
    pub(crate) number: String,
    /// The public URL of this server. [default: `BELLA_PUBLIC_URL`]
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<PublicUrl>,
}

/// What `bella call` is told.
#[derive(Args)]
pub(crate) struct Call {
    /// Where the server is. [default: the address this configuration listens on]
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<PublicUrl>,
    /// The number that calls, or a word such as anonymous for a withheld one.
    #[arg(long, value_name = "+1…", default_value = "+14035550142")]
    pub(crate) from: String,
    /// The number that is called.
    #[arg(long, value_name = "+1…", default_value = "+15875550100")]
    pub(crate) to: String,
    /// Read the caller's lines from a file instead of the terminal.
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,
    /// Print one JSON object per turn.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Runs the command that was given.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            // One clear line; the rest is a --help away.
            let message = error.to_string();
            let line = message.lines().next().unwrap_or("error: wrong arguments");
            eprintln!("{line} (see bella --help)");
            return ExitCode::from(WRONG_ARGUMENTS);
        }
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    let done = match cli.command {
        None | Some(Command::Serve) => configured(|config| boot::serve(&config)),
        Some(Command::Call(call)) => configured(|config| phone::call(&config, &call)),
        Some(Command::Understand(understand)) => understand::understand(&understand),
        Some(Command::Simulate(simulate)) => {
            configured(|config| simulate::simulate(&config, &simulate))
        }
        Some(Command::Replay(replay)) => configured(|config| replay::run(&config, &replay)),
        Some(Command::Key(key)) => configured(|config| keys::run(&config, &key)),
        Some(Command::Chaos(chaos)) => harness::run(&chaos),
        Some(Command::Practice(practice)) => {
            configured(|config| practice_setup::run(&config, &practice))
        }
        Some(Command::Migrate) => configured(|config| boot::migrate(&config)),
        Some(Command::Twilio(Twilio::Connect(connect))) => {
            configured(|config| connect::connect(&config, &connect))
        }
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn configured(
    command: impl FnOnce(Config) -> anyhow::Result<ExitCode>,
) -> anyhow::Result<ExitCode> {
    let config = Config::load().context("the configuration cannot be used")?;
    telemetry::start(config.environment);
    command(config)
}
