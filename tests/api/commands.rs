//! The commands, as somebody at a terminal uses them.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use support::Bella;

use crate::BELLA;
use crate::caller::appointments;

/// Runs the binary with nothing of our own environment but what is given.
pub(crate) fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let directory = tempfile::tempdir().unwrap();
    Command::new(BELLA)
        .args(arguments)
        .env_clear()
        .envs(environment.iter().copied())
        .current_dir(directory.path())
        .output()
        .unwrap()
}

fn script(lines: &str) -> (tempfile::TempDir, String) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("script");
    std::fs::write(&path, lines).unwrap();
    let path = path.display().to_string();
    (directory, path)
}

const BOOKING: &str =
    "I'd like to book a cleaning\nwith Dr. Khan\ntomorrow at ten\nSarah Johnson\n#1\nthat's all\n";

#[test]
fn a_scripted_call_books_and_prints_an_object_for_each_turn() {
    let bella = Bella::start(BELLA);
    let environment: Vec<_> =
        bella.environment().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (_directory, script) = script(BOOKING);
    let output = run(&["call", "--script", &script, "--json"], &environment);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let turns: Vec<Value> = lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let expecting: Vec<_> = turns.iter().map(|turn| turn["expecting"].as_str().unwrap()).collect();
    assert_eq!(
        expecting,
        ["intent", "provider", "date", "name", "confirmation", "anything", "ended"]
    );
    for (number, turn) in turns.iter().enumerate() {
        let mut fields: Vec<_> = turn.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["ended", "expecting", "heard", "said", "turn"]);
        assert_eq!(turn["turn"], number);
        assert_eq!(turn["ended"], number + 1 == turns.len());
        assert!(turn["said"].as_array().unwrap().iter().all(Value::is_string));
    }
    assert_eq!((&turns[0]["heard"], &turns[5]["heard"]), (&Value::Null, &Value::from("#1")));
    assert_eq!(appointments(&bella).len(), 1);

    // In words, to the other practice, with the line hung up at the end of the script.
    let output = run(&["call", "--script", &script, "--to", "+15875550120"], &environment);
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    for line in
        ["Bella: Thank you for calling Cedar Physiotherapy.", "You:   #1", "(the call is over)"]
    {
        assert!(printed.contains(line), "{printed}");
    }
}

#[test]
fn simulated_callers_are_booked_and_leave_nothing_behind() {
    let bella = Bella::start(BELLA);
    let environment: Vec<_> =
        bella.environment().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let arguments = ["simulate", "--calls", "12", "--concurrency", "4", "--seconds", "60"];
    let output = run(&[&arguments[..], &["--live", "3", "--json"]].concat(), &environment);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let figures: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    for (name, value) in [("calls", 12), ("turns", 72), ("bookings", 12), ("errors", 0)] {
        assert_eq!(figures[name], value, "{figures}");
    }
    for name in ["turns_per_s", "p50_ms", "p95_ms", "p99_ms", "max_ms"] {
        assert!(figures[name].is_number(), "{name}: {figures}");
    }
    assert_eq!(appointments(&bella).len(), 0);
}

#[test]
fn callers_with_a_goal_reach_it_and_nothing_changes_without_their_yes() {
    let bella = Bella::start(BELLA);
    let environment: Vec<_> =
        bella.environment().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    // The same numbers are called again: those of the practices before are free by then.
    let simulate = |arguments: &[&str]| {
        let output =
            run(&[&["simulate", "--personas", "--json"], arguments].concat(), &environment);
        let printed = String::from_utf8(output.stdout).unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let last = printed.lines().last().unwrap_or_default();
        let figures: Value = serde_json::from_str(last).unwrap_or_default();
        (output.status.code(), figures, said)
    };
    let (code, figures, said) = simulate(&["--calls", "30", "--seed", "11", "--floor", "95"]);
    assert_eq!(code, Some(0), "{said}{figures}");
    assert_eq!((&figures["calls"], &figures["wrong"]), (&Value::from(30), &Value::from(0)));
    assert_eq!(figures["personas"].as_array().unwrap().len(), 10, "{figures}");

    let noisy = ["--persona", "noisy", "--calls", "20", "--seed", "12", "--floor-noisy", "75"];
    let (code, figures, said) = simulate(&noisy);
    assert_eq!(code, Some(0), "{said}{figures}");
    assert_eq!((&figures["calls"], &figures["wrong"]), (&Value::from(20), &Value::from(0)));
    assert_eq!(appointments(&bella).len(), 0, "something was left behind");

    // More than all of them is more than there can be.
    let (code, _, said) = simulate(&["--calls", "4", "--seed", "13", "--floor", "101"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("reached their goal"), "{said}");
    let (code, _, said) = simulate(&["--persona", "nobody"]);
    assert_eq!((code, said.lines().count()), (Some(2), 1), "{said}");
}

#[test]
fn a_line_of_callers_changes_to_fresh_practices_before_the_books_are_full() {
    let bella = Bella::start(BELLA);
    let environment = bella.environment().iter().map(|(name, value)| (name, value));
    let mut simulate = Command::new(BELLA)
        .args(["simulate", "--personas", "--calls", "24", "--seed", "14", "--floor", "95"])
        .args(["--fresh-after", "2"])
        .env_clear()
        .envs(environment)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // Six calls of each of four lines, two at a time at two practices.
    let mut seen = BTreeSet::new();
    let mut most_at_once = 0;
    let status = loop {
        let (_, page) = bella.api("/api/v1/practices?limit=100").unwrap();
        let simulated: Vec<_> = page["items"].as_array().into_iter().flatten().collect();
        let simulated = simulated.iter().filter(|it| it["simulated"] == true);
        let ids: Vec<_> = simulated.map(|it| it["id"].as_str().unwrap().to_owned()).collect();
        most_at_once = most_at_once.max(ids.len());
        seen.extend(ids);
        if let Some(status) = simulate.try_wait().unwrap() {
            break status;
        }
    };
    assert!(status.success(), "{status}");
    assert!(seen.len() > 8, "four lines called at {} practices", seen.len());
    assert!(most_at_once <= 8, "{most_at_once} practices: those before were left behind");
}

#[test]
fn books_can_be_filled_before_and_turns_can_come_evenly() {
    let bella = Bella::start(BELLA);
    let environment: Vec<_> =
        bella.environment().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let arguments = ["simulate", "--calls", "6", "--booked", "4", "--practices", "2"];
    let output = run(&[&arguments[..], &["--rate", "1000", "--json"]].concat(), &environment);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    // For whoever measures the server meanwhile.
    assert_eq!(said.lines().collect::<Vec<_>>(), ["opening 0 calls", "calling", "called"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let figures: Value = serde_json::from_str(printed.lines().last().unwrap()).unwrap();
    // Those that came before are not among them.
    for (name, value) in [("calls", 6), ("turns", 36), ("bookings", 6), ("errors", 0)] {
        assert_eq!(figures[name], value, "{figures}");
    }
    assert_eq!(appointments(&bella).len(), 0);
}

#[test]
fn a_wrong_argument_is_one_clear_line() {
    for arguments in [
        &["fly"][..],
        &["call", "--json=1"],
        &["call", "--volume", "11"],
        &["call", "--url", "nowhere"],
        &["serve", "now"],
        &["simulate", "--practices", "0"],
        &["simulate", "--practices", "10001"],
        &["simulate", "--rate", "0"],
        &["simulate", "--practices", "1", "--calls", "1000000"],
    ] {
        let output = run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(line.lines().count(), 1, "{arguments:?}: {line}");
        assert!(line.starts_with("error: "), "{arguments:?}: {line}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for arguments in
        [&["serve"][..], &["call"], &["simulate"], &["chaos"], &["migrate"], &["replay"]]
    {
        let output = run(&[arguments, &["--help"]].concat(), &[]);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && help.contains("Example:"), "{arguments:?}: {help}");
    }
}

#[test]
fn other_failures_are_one_line_and_exit_one() {
    let nobody = "http://127.0.0.1:9";
    let (_directory, script) = script(BOOKING);
    for (arguments, environment, said) in [
        (&["call", "--url", nobody, "--script", &script][..], &[][..], "application error"),
        (&["call", "--url", nobody, "--script", "/nowhere"], &[], "cannot read the script"),
        (&["serve"], &[("BELLA_CONFIG", "/nowhere.toml")], "/nowhere.toml"),
        (&["serve"], &[("BELLA_LISTEN", "8080")], "BELLA_LISTEN"),
        (&["serve"], &[("APP_ENV", "staging")], "APP_ENV"),
        (&["serve"], &[("DATABASE_URL", "postgres://127.0.0.1:9/none")], "database"),
        (&["migrate"], &[], "BELLA_MIGRATE_DATABASE_URL"),
    ] {
        let output = run(arguments, environment);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let lines = String::from_utf8(output.stderr).unwrap();
        assert!(lines.contains("error: ") && lines.contains(said), "{arguments:?}: {lines}");
    }
}

#[test]
fn production_refuses_to_start_with_less_than_it_needs_and_says_what() {
    let output = run(&["serve"], &[("APP_ENV", "production")]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    for variable in ["DATABASE_URL", "BELLA_PUBLIC_URL", "BELLA_API_KEY", "TWILIO_AUTH_TOKEN"] {
        assert!(said.contains(variable), "{variable}: {said}");
    }
}

#[test]
fn a_configuration_file_is_read_and_a_mistake_in_it_is_named() {
    let (_directory, path) = script("lisen = \"127.0.0.1:0\"\n");
    let output = run(&["serve"], &[("BELLA_CONFIG", &path)]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("lisen"), "{said}");

    // Without a word about it, the one that lies here.
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("bella.toml"), "[twilio]\naccount = 1\n").unwrap();
    let output = Command::new(BELLA).env_clear().current_dir(directory.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("twilio.account"), "{said}");
}

#[test]
fn secrets_that_are_missing_are_made_for_their_owner_alone() {
    let bella = Bella::start_with(
        BELLA,
        &[("BELLA_API_KEY", ""), ("TWILIO_AUTH_TOKEN", ""), ("TWILIO_ACCOUNT_SID", "")],
    );
    let secrets = bella.data_directory().join("secrets");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&secrets) & 0o777, 0o700);
    for name in ["api_key", "twilio_auth_token"] {
        assert_eq!(mode(&secrets.join(name)) & 0o777, 0o600, "{name}");
    }
    let key = std::fs::read_to_string(secrets.join("api_key")).unwrap();
    let listed = bella.get_with("/api/v1/appointments", &[("X-API-Key", &key)]).unwrap();
    assert_eq!(listed.0, 200);
    assert!(!bella.log().contains(&key), "a secret is in the log");
    // A telephone beside it finds the token.
    let environment: Vec<_> =
        bella.environment().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (_directory, script) = script(BOOKING);
    let output = run(&["call", "--script", &script], &environment);
    assert!(String::from_utf8_lossy(&output.stdout).contains("You are booked"));
}
