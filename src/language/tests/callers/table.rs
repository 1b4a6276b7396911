//! Tables of utterances: headers say what was asked, lines what was said and understood.

use domain::{Country, Language, OpenPeriod};
use jiff::civil::Time;

use crate::practice::Setting;

/// One line of a table.
pub(crate) struct Case {
    pub(crate) setting: Setting,
    pub(crate) utterance: String,
    pub(crate) expected: String,
}

/// Reads a table.
pub(crate) fn read(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut header = "";
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            header = inner;
            continue;
        }
        let (utterance, expected) = line.rsplit_once(" => ").expect(line);
        let mut parts: Vec<&str> = expected.split_whitespace().collect();
        parts.sort_unstable();
        cases.push(Case {
            setting: under(header),
            utterance: utterance.into(),
            expected: parts.join(" "),
        });
    }
    cases
}

/// The usual setting, with what a header says to be different.
fn under(header: &str) -> Setting {
    let mut settings = header.split_whitespace();
    let mut setting = Setting {
        asked: settings.next().unwrap().parse().expect(header),
        country: Country::Canada,
        open: Some(hours("09:00-17:00")),
        now: "2026-05-12T10:15".parse().unwrap(),
        offered: Vec::new(),
        language: Language::English,
    };
    for difference in settings {
        match difference.split_once('=').expect(header) {
            ("country", code) => setting.country = code.parse().expect(header),
            ("open", period) => setting.open = Some(hours(period)),
            ("lang", code) => setting.language = code.parse().expect(header),
            ("now", now) => setting.now = now.parse().expect(header),
            ("offered", slots) => {
                let slots = slots.split(',').map(|slot| format!("2026-{slot}"));
                setting.offered = slots.map(|slot| slot.parse().expect(header)).collect();
            }
            other => panic!("{other:?}"),
        }
    }
    setting
}

fn hours(period: &str) -> OpenPeriod {
    let (opens, closes) = period.split_once('-').unwrap();
    let time = |text: &str| text.parse::<Time>().unwrap();
    OpenPeriod { opens: time(opens), closes: time(closes) }
}
