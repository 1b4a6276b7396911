//! What holds for every answer, however long or strange.

use domain::{
    Country, Days, Doubt, Expecting, Language, OpenPeriod, SpokenNumber, Times, Understanding,
};
use jiff::civil::{Date, DateTime, Time, date};
use proptest::prelude::*;

use crate::practice::{Setting, understand};

/// Words that the grammars know, and some that they do not.
const WORDS: &str = "tuesday wednesday mondays today tomorrow tonight yesterday the a day after \
    next this last coming week weeks weekend month fortnight in of on or and to from until \
    between before by at around not no never but june may march february first second third \
    twenty twentieth thirty 31st 29th 3rd one two three ten twelve fifteen oh o zero hundred \
    thousand double triple 2 30 9 05 230 1430 2026 99999999999 2:30 5/20 2026-05-20 half quarter \
    past noon midnight morning afternoon late early lunch am pm p.m. o'clock threeish ago days \
    hours minutes slash dash plus + : / - yes yeah no nope sure okay maybe right fine don't can't \
    book cancel move change appointment it that is wait sorry actually i mean instead either any \
    anyone whoever neither none earlier later another whichever doctor dr khan amira luc \
    cleaning filling check-up check up my name is sarah o'reilly van der berg s i o b h a n as \
    like hyphen hyphenated without with an h k november india alpha mr first name last this \
    number calling extension what pardon bye person emergency not breathing how much hours where \
    if unless go back start over slower french english capital letter apostrophe space mardi \
    prochain le premier juin demain matin quinze heures et demie oui non pas plutôt plus tard tôt \
    l'heure d'accord rendez-vous nettoyage docteur comme accent aigu en arrière épeler retard \
    combien coûte end beginning middle week's 's ' ’ é 😀 \u{301} \u{0} </Say><Hangup/>";

fn settings() -> impl Strategy<Value = Setting> {
    let asked = prop::sample::select(Expecting::ALL.to_vec());
    let country = prop::sample::select(vec![
        Country::Canada,
        Country::UnitedStates,
        Country::UnitedKingdom,
        Country::Australia,
    ]);
    let now = prop_oneof![
        Just(date(2026, 5, 12)),
        Just(date(2027, 12, 31)),
        Just(date(2028, 2, 29)),
        Just(date(1900, 1, 1)),
        Just(date(9999, 12, 20)),
        Just(date(-9999, 1, 5)),
    ];
    let now = (now, any::<bool>()).prop_map(|(day, late)| {
        let (hour, minute) = if late { (23, 59) } else { (10, 15) };
        day.at(hour, minute, 0, 0)
    });
    let time = (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    let open = prop::option::of((time.clone(), time.clone()));
    let open = open.prop_map(|open| open.map(|(opens, closes)| OpenPeriod { opens, closes }));
    let slot = (0..40_i64, time).prop_map(|(ahead, time)| {
        let day = jiff::SignedDuration::from_hours(24 * ahead);
        date(2026, 5, 12).saturating_add(day).to_datetime(time)
    });
    let offered = prop::collection::vec(slot, 0..4);
    let language = prop::sample::select(vec![Language::English, Language::French]);
    let all = (asked, country, open, now, offered, language);
    all.prop_map(|(asked, country, open, now, offered, language)| Setting {
        asked,
        country,
        open,
        now,
        offered,
        language,
    })
}

fn own_words() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let separator = prop::sample::select(vec![" ", " ", " ", ", ", ". ", "-", "", "? "]);
    let word = (prop::sample::select(words), separator);
    prop::collection::vec(word, 0..30).prop_map(|words| {
        words.into_iter().flat_map(|(word, separator)| [word, separator]).collect()
    })
}

/// What holds for every understanding.
fn check(heard: &Understanding, setting: &Setting) {
    let today = setting.now.date();
    for date in dates(heard.days.as_ref()) {
        assert!(date >= today, "a day before today");
    }
    match &heard.days {
        Some(Days::Between { first, last }) => assert!(first < last),
        Some(Days::AnyOf(dates)) => {
            assert!(dates.len() >= 2 && dates.is_sorted_by(|a, b| a < b));
        }
        Some(Days::On(_) | Days::Soonest) | None => {}
    }
    if let Some(Times::Between { from, until }) = heard.times {
        assert!(from < until);
    }
    match &heard.doubt {
        Some(Doubt::WeekdayOfDate { weekday, date }) => assert_ne!(date.weekday(), *weekday),
        Some(Doubt::PastDate(date)) => assert!(*date < today || today == Date::MIN),
        Some(Doubt::WhichDay(dates)) => assert!(dates.len() >= 2),
        Some(Doubt::WhichTime(times)) => assert!(times.len() >= 2),
        Some(Doubt::WhichService(services)) => assert!(services.len() >= 2),
        Some(Doubt::NoSuchDate) | None => {}
    }
    if !matches!(setting.asked, Expecting::Phone | Expecting::Code) {
        let number = heard.phone.as_ref();
        assert!(number.is_none_or(|number| matches!(number, SpokenNumber::Number(_))));
    }
}

fn dates(days: Option<&Days>) -> Vec<Date> {
    match days {
        None | Some(Days::Soonest) => Vec::new(),
        Some(Days::On(date)) => vec![*date],
        Some(Days::Between { first, last }) => vec![*first, *last],
        Some(Days::AnyOf(dates)) => dates.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_understood_somehow_and_always_alike(text in "\\PC{0,80}|(?s).{0,40}", setting in settings()) {
        let heard = understand(&text, &setting);
        check(&heard, &setting);
        prop_assert_eq!(heard, understand(&text, &setting));
    }

    #[test]
    fn any_row_of_known_words_is_understood_somehow_and_always_alike(text in own_words(), setting in settings()) {
        let heard = understand(&text, &setting);
        check(&heard, &setting);
        prop_assert_eq!(heard, understand(&text, &setting));
    }

    #[test]
    fn what_stands_behind_the_limit_changes_nothing(text in own_words(), setting in settings()) {
        let long = format!("{text}{}", " and so on".repeat(60));
        let cut: String = long.chars().take(600).collect();
        prop_assert_eq!(understand(&long, &setting), understand(&cut, &setting));
    }
}

pub(crate) fn usual(asked: Expecting) -> Setting {
    Setting {
        asked,
        country: Country::Canada,
        open: None,
        now: DateTime::constant(2026, 5, 12, 10, 15, 0, 0),
        offered: Vec::new(),
        language: Language::English,
    }
}

#[test]
fn hostile_answers_are_understood_as_nothing() {
    let hostile = [
        "",
        " ",
        "\u{0}\u{1}\u{7f}",
        "</Say><Hangup/>",
        "<Response><Dial>911</Dial></Response>",
        "'; DROP TABLE appointments; --",
        "{\"verdict\":\"yes\"}",
        "😀😀😀",
        "\u{202e}\u{200b}\u{feff}",
        "e\u{301}\u{301}\u{301}",
        "''''''''",
        "-----",
        "+++++",
        "::::////",
        "99999999999999999999999999",
    ];
    for text in hostile {
        for asked in [Expecting::Confirmation, Expecting::Slot, Expecting::Date] {
            let heard = understand(text, &usual(asked));
            assert_ne!(heard.verdict, Some(domain::Verdict::Yes), "{text:?}");
            assert_eq!(heard.pick, None, "{text:?}");
            assert_eq!(heard.days, None, "{text:?}");
        }
    }
}

#[test]
fn a_flood_of_words_is_read_to_the_limit_only() {
    let floods =
        ["a ", "not ", "the day after ", "monday or ", "one ", "s ", "é", "double ", "no wait "];
    for word in floods {
        let flood = word.repeat(60_000 / word.len());
        for asked in Expecting::ALL {
            check(&understand(&flood, &usual(asked)), &usual(asked));
        }
    }
}
