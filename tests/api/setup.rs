//! A practice's set-up as a file: written, put into effect, and the same again.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;
use support::Bella;

use crate::BELLA;
use crate::registers::{MAPLE_ID, get, post};

/// Runs `bella practice` against a server.
fn practice(bella: &Bella, arguments: &[&str]) -> Output {
    let directory = tempfile::tempdir().unwrap();
    Command::new(BELLA)
        .arg("practice")
        .args(arguments)
        .env_clear()
        .envs(bella.environment().iter().map(|(name, value)| (name, value)))
        .current_dir(directory.path())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn written(file: &str, name: &str) -> (tempfile::TempDir, String) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(name);
    std::fs::write(&path, file).unwrap();
    let path = path.display().to_string();
    (directory, path)
}

#[test]
fn what_is_exported_and_imported_is_exported_the_same() {
    let bella = Bella::start(BELLA);
    let room = post(&bella, "/rooms", &json!({ "practice_id": MAPLE_ID, "name": "Surgery 1" }));
    let provider = json!({ "practice_id": MAPLE_ID, "name": "Ana \"Annie\" Silva", "seats": 3,
        "hours": [{ "weekday": 2, "opens": "09:00", "closes": "12:00" }], "position": 7 });
    let provider = post(&bella, "/providers", &provider);
    let who = provider["id"].as_str().unwrap();
    let service = json!({ "practice_id": MAPLE_ID, "name": "whitening", "duration_minutes": 30,
        "names": { "fr": "blanchiment" }, "provider_ids": [who], "takes": { who: "alone" },
        "room_ids": [room["id"]], "price_note": "from $90", "position": 8 });
    post(&bella, "/services", &service);
    let closed = json!({ "practice_id": MAPLE_ID, "first_day": "2026-12-24",
        "last_day": "2026-12-26", "reason": "the holidays" });
    post(&bella, "/closures", &closed);
    for format in ["toml", "json"] {
        let export = || said(&practice(&bella, &["export", MAPLE_ID, "--format", format]));
        let before = export();
        let (_directory, file) = written(&before, &format!("maple.{format}"));
        said(&practice(&bella, &["import", &file]));
        assert_eq!(export(), before);
        assert_eq!(said(&practice(&bella, &["import", "--dry-run", &file])), "");
    }
}

#[test]
fn a_dry_run_tells_what_an_import_does() {
    let bella = Bella::start(BELLA);
    let file = format!(
        "# Two more.\npractice_id = \"{MAPLE_ID}\"\n\n[[providers]]\nname = \"Ana\"\n\n\
         [[services]]\nname = \"whitening\"\nduration_minutes = 30\nproviders = [\"Ana\"]\n\n\
         [[services]]\nname = \"cleaning\"\nduration_minutes = 50\n\
         providers = [\"Dr. Amira Khan\"]\n"
    );
    let (_directory, path) = written(&file, "maple.toml");
    let services = || get(&bella, &format!("/services?practice_id={MAPLE_ID}")).to_string();
    let before = services();
    let told = said(&practice(&bella, &["import", "--dry-run", &path]));
    for line in ["+ providers: Ana", "+ services: whitening", "duration_minutes: 45 -> 50"] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(services(), before);
    said(&practice(&bella, &["import", &path]));
    assert!(services().contains("whitening") && services().contains("filling"));

    let (_directory, wrong) = written(&file.replace("duration_minutes", "lasts"), "maple.toml");
    let output = practice(&bella, &["import", &wrong]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("line 9"), "{error}");
}

#[test]
fn the_practice_itself_is_in_its_file() {
    let bella = Bella::start(BELLA);
    let export = || said(&practice(&bella, &["export", MAPLE_ID]));
    let before = export();
    for part in ["numbers = [\"+15875550100\"]", "horizon_days = 90", "[[hours]]"] {
        assert!(before.contains(part), "{before}");
    }
    let file = format!(
        "practice_id = \"{MAPLE_ID}\"\nnumbers = [\"+15875550177\"]\n\n\
         [settings]\nhorizon_days = 30\nreminder_minutes = [60]\ngreeting = \"Maple here.\"\n\n\
         [[hours]]\nweekday = 2\nopens = \"10:00\"\ncloses = \"12:00\"\n\n\
         [[closures]]\nfirst_day = \"2026-12-24\"\nlast_day = \"2026-12-26\"\n"
    );
    let (_directory, path) = written(&file, "maple.toml");
    let told = said(&practice(&bella, &["import", "--dry-run", &path]));
    for line in ["horizon_days: 90 -> 30", "+ numbers: +15875550177", "~ hours", "+ closures"] {
        assert!(told.contains(line), "{told}");
    }
    assert_eq!(export(), before);
    said(&practice(&bella, &["import", &path]));
    assert_eq!(said(&practice(&bella, &["import", "--dry-run", &path])), "");
    let after = export();
    for part in ["+15875550100", "+15875550177", "Maple here.", "2026-12-26"] {
        assert!(after.contains(part), "{after}");
    }
    assert_eq!(after.matches("[[hours]]").count(), 1, "{after}");

    for (wrong, why) in [
        (file.replace("horizon_days = 30", "horizon_days = 0"), "horizon_days"),
        (file.replace("horizon_days", "horizon"), "there is no setting horizon"),
        (file.replace("2026-12-26", "2026-12-20").replace("12-24", "12-27"), "last_day"),
    ] {
        let (_directory, path) = written(&wrong, "wrong.toml");
        let output = practice(&bella, &["import", &path]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(why), "{error}");
        assert_eq!(export(), after);
    }
}

#[test]
fn a_practices_own_words_are_in_its_file() {
    let bella = Bella::start(BELLA);
    let export = || said(&practice(&bella, &["export", MAPLE_ID]));
    let file = format!(
        "practice_id = \"{MAPLE_ID}\"\n\n[settings]\nlanguages = [\"en\", \"fr\"]\n\n\
         [settings.voices]\nfr = \"Polly.Liam-Neural\"\n\n\
         [settings.wording.en]\ngoodbye = \"See you at {{practice}}.\"\n\n\
         [settings.wording.fr]\noffer = \"J'ai {{when}} ?\"\n"
    );
    let (_directory, path) = written(&file, "maple.toml");
    let told = said(&practice(&bella, &["import", "--dry-run", &path]));
    assert!(told.contains("wording: {} -> ") && told.contains("voices: {} -> "), "{told}");
    said(&practice(&bella, &["import", &path]));
    assert_eq!(said(&practice(&bella, &["import", "--dry-run", &path])), "");
    let after = export();
    for part in ["[settings.voices]", "[settings.wording.en]", "{practice}", "J'ai {when} ?"] {
        assert!(after.contains(part), "{after}");
    }
    let (_directory, again) = written(&after, "again.toml");
    assert_eq!(said(&practice(&bella, &["import", "--dry-run", &again])), "");

    let (_directory, wrong) = written(&file.replace("J'ai {when} ?", "Quand ?"), "wrong.toml");
    let output = practice(&bella, &["import", &wrong]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && error.contains("wording.fr.offer"), "{error}");
    assert_eq!(export(), after);
}

#[test]
fn the_worked_examples_can_be_imported() {
    let bella = Bella::start(BELLA);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    for example in ["dental-office", "hair-salon", "physiotherapist"] {
        let text = std::fs::read_to_string(examples.join(format!("{example}.toml"))).unwrap();
        let line = text.lines().find(|line| line.starts_with("practice_id")).unwrap();
        let text = text.replace(line, &format!("practice_id = \"{MAPLE_ID}\""));
        let (_directory, file) = written(&text, "example.toml");
        said(&practice(&bella, &["import", &file]));
        let told = said(&practice(&bella, &["import", "--dry-run", &file]));
        assert_eq!(told, "", "{example} is imported once");
        if text.contains("languages = [\"en\", \"fr\"]") {
            let named = text.matches("names = { fr = ").count();
            assert_eq!(named, text.matches("[[services]]").count(), "{example} in French");
        }
    }
}
