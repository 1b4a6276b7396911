//! What holds in every conversation, however it goes.

use std::collections::BTreeMap;
use std::sync::Mutex;

use dialogue::{
    Answer, Budgets, Dialogue, DiaryAnswer, Effect, Event, Legibility, Line, Next, Phrase, Plan,
    Policy, Request, State, TransferOutcome, read_dialogue, write_dialogue,
};
use domain::testing::{CLEANING, FILLING, KHAN, TREMBLAY, maple_dental};
use domain::{
    AppointmentId, Attestation, Availability, CallOutcome, CallerId, Code, Command, Days, Doubt,
    Expecting, ForWhom, Intent, Keys, Language, Pick, Practice, ProviderWish, Slot, SpokenCode,
    SpokenNumber, Times, Turn, Understanding, Upcoming, Verdict, Why,
};
use jiff::civil::{date, time};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Conversations, unless `BELLA_TEST_RUNS` says another number.
const RUNS: u32 = 2000;

fn maybe<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Option<T>> {
    prop_oneof![4 => Just(None), 1 => proptest::sample::select(values).prop_map(Some)]
}

const ERRANDS: [Intent; 3] = [Intent::Reschedule, Intent::Cancel, Intent::Check];
const COMMANDS: [Command; 10] = [
    Command::Back,
    Command::StartOver,
    Command::Slower,
    Command::Help,
    Command::Keep,
    Command::Spell,
    Command::Answer,
    Command::Introduce,
    Command::Speak(Language::English),
    Command::Speak(Language::French),
];

fn understanding() -> impl Strategy<Value = Understanding> {
    let slots = (
        maybe(vec![CLEANING, FILLING]),
        maybe(vec![ProviderWish::Anyone, ProviderWish::Named(KHAN), ProviderWish::Named(TREMBLAY)]),
        maybe(vec![
            Days::Soonest,
            Days::On(date(2026, 11, 24)),
            Days::Between { first: date(2026, 11, 24), last: date(2026, 11, 27) },
            Days::AnyOf(vec![date(2026, 11, 24), date(2026, 11, 26)]),
        ]),
        maybe(vec![
            Times::Any,
            Times::At(time(9, 0, 0, 0)),
            Times::Around(time(10, 0, 0, 0)),
            Times::From(time(13, 0, 0, 0)),
            Times::Until(time(12, 0, 0, 0)),
            Times::Between { from: time(12, 0, 0, 0), until: time(17, 0, 0, 0) },
        ]),
    );
    let person = (
        maybe(vec![
            "Quentina Zephyr".parse().unwrap(),
            "Quentina Zephyr".parse().unwrap(),
            "Sarah Johnson".parse().unwrap(),
            "Bo".parse().unwrap(),
        ]),
        maybe(vec![
            SpokenNumber::Number("+17805550134".parse().unwrap()),
            SpokenNumber::CallersOwn,
            SpokenNumber::TooShort,
            SpokenNumber::TooLong,
            SpokenNumber::NotAssigned,
        ]),
        maybe(vec![
            SpokenCode::Digits(Code::drawn(123_456)),
            SpokenCode::WrongLength,
            SpokenCode::NotReceived,
            SpokenCode::CannotReceive,
        ]),
    );
    let manner = (
        prop_oneof![
            8 => Just(None),
            4 => Just(Some(Intent::Book)),
            4 => proptest::sample::select(ERRANDS.to_vec()).prop_map(Some),
            1 => proptest::sample::select(Intent::ALL.to_vec()).prop_map(Some)
        ],
        prop_oneof![
            2 => Just(None),
            4 => Just(Some(Verdict::Yes)),
            1 => Just(Some(Verdict::No)),
            1 => Just(Some(Verdict::Unsure))
        ],
        maybe(vec![
            Pick::First,
            Pick::Second,
            Pick::Third,
            Pick::Last,
            Pick::Any,
            Pick::Earlier,
            Pick::Later,
            Pick::AnotherDay,
            Pick::None,
        ]),
        prop_oneof![
            15 => Just(None),
            1 => Just(Some(Doubt::NoSuchDate))
        ],
        prop_oneof![30 => Just(None), 1 => proptest::sample::select(COMMANDS.to_vec()).prop_map(Some)],
        prop_oneof![
            20 => Just(None),
            1 => Just(Some(ForWhom::SomebodyElse)),
            1 => Just(Some(ForWhom::BothOfThem))
        ],
        prop_oneof![4 => Just(false), 1 => Just(true)],
    );
    (slots, person, manner).prop_map(|(slots, person, manner)| Understanding {
        service: slots.0,
        provider: slots.1,
        days: slots.2,
        times: slots.3,
        name: person.0,
        phone: person.1,
        code: person.2,
        intent: manner.0,
        verdict: manner.1,
        pick: manner.2,
        for_whom: manner.5,
        of_theirs: manner.6,
        command: manner.4,
        doubt: manner.3,
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        12 => understanding().prop_map(Answer::Words),
        2 => Just(Answer::Silence),
        1 => Just(Answer::Lost),
        4 => proptest::sample::select(vec![
            "1", "1", "1", "2", "3", "4", "5", "6", "7", "9", "0", "*", "#", "1124", "0930", "0230",
            "7805550134", "123456",
        ])
            .prop_map(|keys| Answer::Keys(Keys::read(keys).unwrap())),
    ]
}

/// One thing that could happen next; which one does depends on what is waited for.
#[derive(Debug, Clone)]
struct Chance {
    answer: Answer,
    slots: Vec<Slot>,
    dice: u8,
}

fn chance() -> impl Strategy<Value = Chance> {
    let slots = ["24T09:00/khan", "24T10:00/khan", "26T14:30/tremblay"].map(crate::script::slot);
    let slot = proptest::sample::select(slots.to_vec());
    (answer(), proptest::collection::vec(slot, 1..=3), any::<u8>())
        .prop_map(|(answer, slots, dice)| Chance { answer, slots, dice })
}

/// What happens next: the book answers when it was asked, the caller when they were.
fn event(next: &Next, dialogue: &Dialogue, chance: &Chance, holds: u128) -> Event {
    let turn = dialogue.turn();
    match next {
        _ if chance.dice == 255 => Event::Line(Line::HungUp),
        Next::Request(Request::FindSlots(_) | Request::FindOtherSlots { .. }) => {
            let slots = chance.slots.clone();
            Event::Diary(DiaryAnswer::Found(match chance.dice % 8 {
                0..=2 => Availability::Exactly(slots[0]),
                3..=5 => Availability::Fitting(slots),
                6 => Availability::Instead { why: Why::Taken, slots },
                _ => Availability::Nothing(Why::TooFar),
            }))
        }
        Next::Request(Request::Hold(_) | Request::Book(_)) if chance.dice.is_multiple_of(4) => {
            Event::Diary(DiaryAnswer::Taken)
        }
        Next::Request(Request::Hold(_)) => {
            Event::Diary(DiaryAnswer::Held(crate::script::hold(holds)))
        }
        Next::Request(Request::Book(_)) if chance.dice % 4 == 1 => {
            Event::Diary(DiaryAnswer::TooMany)
        }
        Next::Request(Request::Book(_)) => Event::Diary(DiaryAnswer::Booked),
        Next::Request(Request::FindCustomer(_)) => {
            let known = !chance.dice.is_multiple_of(5);
            Event::Diary(DiaryAnswer::Customer(known.then(|| "Quentina Zephyr".parse().unwrap())))
        }
        Next::Request(Request::FindAppointments(_)) => {
            Event::Diary(DiaryAnswer::Appointments(secrets(chance.dice)))
        }
        Next::Request(Request::Move(_)) => Event::Diary(match chance.dice % 6 {
            0 => DiaryAnswer::Taken,
            1 => DiaryAnswer::Gone,
            _ => DiaryAnswer::Moved,
        }),
        Next::Request(Request::CallOff(_)) => Event::Diary(match chance.dice % 4 {
            0 => DiaryAnswer::Gone,
            _ => DiaryAnswer::CalledOff,
        }),
        Next::Request(Request::SendCode(_)) => Event::Diary(DiaryAnswer::CodeSent),
        Next::Request(Request::CheckCode(_)) => Event::Diary(match chance.dice % 4 {
            0 => DiaryAnswer::CodeWrong,
            _ => DiaryAnswer::CodeRight,
        }),
        Next::Request(Request::StopTexts(_)) => Event::Diary(DiaryAnswer::TextsStopped),
        Next::Reply(_) | Next::Nothing
            if matches!(dialogue.state(), State::Transferring { .. }) =>
        {
            let outcome = if chance.dice.is_multiple_of(2) {
                TransferOutcome::Answered
            } else {
                TransferOutcome::Unanswered
            };
            Event::Transfer { turn, outcome }
        }
        Next::Reply(_) | Next::Nothing if chance.dice >= WILLING => {
            Event::Caller { turn, answer: Answer::Words(fitting(dialogue, chance.dice)) }
        }
        Next::Reply(_) | Next::Nothing => Event::Caller { turn, answer: chance.answer.clone() },
    }
}

/// From here on the dice say that the caller answers what was asked.
const WILLING: u8 = 90;

/// An answer to the question that was asked. Without those, hardly a call gets to the end of an
/// errand.
fn fitting(dialogue: &Dialogue, dice: u8) -> Understanding {
    let empty = Understanding::default;
    let wants = |intent| Understanding { intent: Some(intent), ..empty() };
    let says = |verdict| Understanding { verdict: Some(verdict), ..empty() };
    match dialogue.expecting() {
        Expecting::Intent => match dice % 4 {
            0 => wants(Intent::Book),
            at => wants(ERRANDS[usize::from(at) - 1]),
        },
        Expecting::Anything => match dice % 3 {
            0 => says(Verdict::Yes),
            1 => says(Verdict::No),
            _ => wants(ERRANDS[usize::from(dice / 3 % 3)]),
        },
        Expecting::Service => Understanding { service: Some(CLEANING), ..empty() },
        Expecting::Provider => Understanding { provider: Some(ProviderWish::Anyone), ..empty() },
        Expecting::Date | Expecting::Time => {
            Understanding { days: Some(Days::On(date(2026, 11, 24))), ..empty() }
        }
        Expecting::Slot | Expecting::Appointment => {
            Understanding { pick: Some(Pick::First), ..empty() }
        }
        Expecting::Name => {
            Understanding { name: Some("Quentina Zephyr".parse().unwrap()), ..empty() }
        }
        Expecting::Phone => {
            let number = SpokenNumber::Number("+17805550134".parse().unwrap());
            Understanding { phone: Some(number), ..empty() }
        }
        Expecting::Code => {
            let code = SpokenCode::Digits(Code::drawn(u32::from(dice)));
            Understanding { code: Some(code), ..empty() }
        }
        Expecting::Confirmation if dice.is_multiple_of(5) => says(Verdict::No),
        Expecting::Confirmation => says(Verdict::Yes),
        Expecting::Duration | Expecting::Message | Expecting::Ended => empty(),
    }
}

/// The one shape that a step's effects have.
fn assert_well_formed(effects: &[Effect]) {
    assert_short(effects);
    let rest = if let [Effect::Release(_), rest @ ..] = effects { rest } else { effects };
    let rest = if let [Effect::Slowly, rest @ ..] = rest { rest } else { rest };
    match rest {
        []
        | [
            Effect::FindSlots(_)
            | Effect::FindOtherSlots { .. }
            | Effect::FindCustomer(_)
            | Effect::FindAppointments(_)
            | Effect::Hold(_)
            | Effect::Book(_)
            | Effect::Move(_)
            | Effect::CallOff(_)
            | Effect::StopTexts(_)
            | Effect::SendCode(_)
            | Effect::CheckCode(_),
        ] => {}
        [says @ .., Effect::Listen(_) | Effect::Record | Effect::Transfer(_) | Effect::HangUp] => {
            assert!(says.iter().all(|effect| matches!(effect, Effect::Say(_))), "{effects:?}");
            let ends = matches!(effects.last(), Some(Effect::HangUp));
            assert!(ends || !says.is_empty(), "the caller hears nothing: {effects:?}");
        }
        other => panic!("no reply and no request: {other:?}"),
    }
}

/// Most words of a phrase: about twelve seconds, in French with its many small ones.
const MOST_WORDS: [(Language, usize); 2] = [(Language::English, 30), (Language::French, 38)];
/// Most characters of one: the same as of a sentence in a practice's own words.
const MOST_CHARS: usize = 180;

/// Nobody keeps more in mind than is said in twelve seconds.
fn assert_short(effects: &[Effect]) {
    for effect in effects {
        let Effect::Say(Phrase { words, language }) = effect else { continue };
        let most = MOST_WORDS.iter().find(|(it, _)| it == language).unwrap().1;
        let spoken = words.split_whitespace().filter(|it| it.contains(char::is_alphanumeric));
        let spoken: Vec<_> = spoken.collect();
        // Digit by digit is quick: two are as long as a word.
        let beside = |at: usize| spoken.get(at).is_some_and(|it| is_digit(it));
        let half = |at: usize| beside(at) && (beside(at + 1) || at > 0 && beside(at - 1));
        let half_words: usize = (0..spoken.len()).map(|at| if half(at) { 1 } else { 2 }).sum();
        let chars = words.chars().count();
        assert!(half_words <= 2 * most && chars <= MOST_CHARS, "{half_words}, {chars}: {words}");
    }
}

fn is_digit(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.']);
    word.len() == 1 && word.chars().all(|c| c.is_ascii_digit())
}

/// Appointments at times of their own, so that whoever speaks of one is caught at it.
fn secrets(dice: u8) -> Vec<Upcoming> {
    let secrets = [
        "25T19:07/khan/cleaning/Quentina_Zephyr",
        "26T19:07/tremblay/filling/Zephyr_Quentina",
        "27T19:07/khan/cleaning/Quentina_Zephyr!",
        "28T19:07/khan/check-up/Somebody_Else",
    ];
    let some =
        secrets.iter().zip(1..).filter(|(_, id)| dice & (1 << id) != 0 || dice.is_multiple_of(3));
    some.map(|(it, id)| crate::script::upcoming(it, id)).collect()
}

/// Whether something of an appointment is said: its time, or its name.
fn gives_away(effects: &[Effect]) -> bool {
    says(effects, &["7:07", "19 h 07"])
}

/// Whether the whole name is said by which the practice knows the caller.
fn names_the_caller(effects: &[Effect]) -> bool {
    says(effects, &["zephyr"])
}

/// Whether the name of the appointments is given.
fn gives_the_name(event: &Event) -> bool {
    match event {
        Event::Caller { answer: Answer::Words(heard), .. } => {
            heard.name.as_ref().is_some_and(|name| name.as_str() == "Quentina Zephyr")
        }
        _ => false,
    }
}

fn says(effects: &[Effect], words: &[&str]) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::Say(phrase) => words.iter().any(|it| phrase.words.to_lowercase().contains(it)),
        _ => false,
    })
}

/// What is done is said in answer to the book's word that it is, and at no other time.
fn assert_only_what_is_done_is_said(before: &Dialogue, event: &Event, effects: &[Effect]) {
    let lives = before.outcome().is_none();
    let answered = |answer| lives && *event == Event::Diary(answer);
    assert_eq!(says(effects, &["booked", "réservé"]), answered(DiaryAnswer::Booked));
    assert_eq!(says(effects, &["moved", "déplacé"]), answered(DiaryAnswer::Moved));
    assert_eq!(says(effects, &["cancelled", "annulé"]), answered(DiaryAnswer::CalledOff));
}

/// Nothing is booked, moved or called off but what was read back last, and only by a plain yes.
fn assert_agreed(before: &Dialogue, event: &Event, next: &Next) {
    // A request that is under way is made again.
    if before.state().waits_for_the_book() {
        return;
    }
    let read_back = match (next, before.state()) {
        (Next::Request(Request::Book(booking)), State::Confirming { hold, .. }) => {
            booking.hold == *hold
        }
        (Next::Request(Request::CallOff(off)), State::ConfirmingCallOff { appointment }) => {
            off.appointment == appointment.id && off.starts_at == appointment.slot.starts_at
        }
        (Next::Request(Request::Move(moving)), State::ConfirmingMove { appointment, slot, .. }) => {
            moving.appointment == appointment.id && moving.to == *slot
        }
        (Next::Request(Request::Book(_) | Request::CallOff(_) | Request::Move(_)), _) => false,
        _ => return,
    };
    assert!(read_back, "done without a read-back in {}", before.state().name());
    match event {
        Event::Caller { answer: Answer::Words(heard), .. } => {
            assert_eq!(heard.verdict, Some(Verdict::Yes));
            // "Yes, leave it like that": there is nothing else that a new one could be left as.
            let is_new = matches!(before.state(), State::Confirming { .. });
            assert!(heard.command.is_none() || is_new && heard.command == Some(Command::Keep));
            assert_eq!((&heard.doubt, heard.for_whom), (&None, None));
        }
        Event::Caller { answer: Answer::Keys(keys), .. } => assert_eq!(keys.single(), Some('1')),
        other => panic!("done without a yes: {other:?}"),
    }
}

/// Where generated conversations ended, to see that they get everywhere.
static ENDS: Mutex<BTreeMap<String, u32>> = Mutex::new(BTreeMap::new());

fn run(practice: &Practice, caller: &CallerId, chances: &[Chance]) {
    let budgets = Budgets::default();
    let policy = Policy { practice, budgets, moment: domain::testing::monday_morning() };
    let (mut dialogue, effects) = Dialogue::begin(caller.clone(), &policy);
    assert_well_formed(&effects);
    let mut next = Plan::of(effects).next;
    let mut held: Option<AppointmentId> = None;
    let mut holds = 0;
    let mut named = false;
    // Whether the number that an appointment is under was shown to be theirs.
    let mut shown = caller.number().is_some();
    for chance in chances {
        let event = event(&next, &dialogue, chance, holds + 1);
        let before = dialogue.clone();
        let (after, effects) = dialogue.step(event.clone(), &policy);
        assert_well_formed(&effects);

        if before.outcome().is_some() {
            assert_eq!(after, before, "an ended dialogue is deaf");
            assert!(effects.is_empty());
        }
        let plan = Plan::of(effects.clone());
        assert_only_what_is_done_is_said(&before, &event, &effects);
        assert_agreed(&before, &event, &plan.next);

        // Nothing of an appointment is said before its name was given from its number, or with the
        // code that was sent there, and a wrong name hears what an unknown number hears.
        named |= gives_the_name(&event);
        let is_compared = matches!(before.state(), State::CheckingCode { .. });
        shown |= is_compared && event == Event::Diary(DiaryAnswer::CodeRight);
        let verified = named && shown;
        if verified && before.caller().number().is_none() && gives_away(&effects) {
            *ENDS.lock().unwrap().entry("told by a code".into()).or_default() += 1;
        }
        assert!(verified || !gives_away(&effects), "said to whoever asked: {effects:?}");
        assert!(named || !names_the_caller(&effects), "their name, given away: {effects:?}");
        if let (Event::Diary(DiaryAnswer::Appointments(_)), false) = (&event, verified) {
            let nothing = Event::Diary(DiaryAnswer::Appointments(Vec::new()));
            assert_eq!(before.clone().step(nothing, &policy), (after.clone(), effects.clone()));
        }

        // A hold ends as the appointment, given back, or gone: it is never forgotten.
        if let Event::Diary(DiaryAnswer::Held(hold)) = event
            && matches!(before.state(), State::Holding { .. })
        {
            holds += 1;
            held = Some(hold);
        }
        if let Some(released) = plan.release {
            assert_eq!(held.take(), Some(released), "only the own hold is given back");
        }
        if matches!(before.state(), State::Booking { .. }) {
            held = None;
        }
        if after.outcome().is_some() || after.state().hold().is_none() {
            assert_eq!(held, None, "a hold was forgotten on the way to {:?}", after.state().name());
        }

        // A conversation that lives can always repeat what it waits for.
        if after.outcome().is_none() {
            let resumed = after.resume(&policy);
            assert_well_formed(&resumed);
            assert!(!resumed.is_empty());
            if let Next::Request(request) = &plan.next {
                assert_eq!(Plan::of(resumed).next, Next::Request(request.clone()));
            } else if let Next::Reply(reply) = &plan.next {
                let Next::Reply(again) = Plan::of(resumed).next else { panic!("a question") };
                assert_eq!(again.then, reply.then);
                // After a wrong code the question is put in fewer words.
                let is_the_code = matches!(after.state(), State::AskingCode { .. });
                let repeats = again.say.iter().all(|phrase| reply.say.contains(phrase));
                assert!(repeats || is_the_code);
            }
        }
        assert!(after.turn().0 <= u32::from(budgets.answers) + 4, "no end in sight");

        // What is written can be read by whoever takes over.
        let record = write_dialogue(&after);
        assert!(record.len() < 2000, "{} bytes", record.len());
        let (read, legibility) = read_dialogue(&record, Turn(0));
        assert_eq!(legibility, Legibility::Whole);
        if let State::CheckingCode { code, .. } = after.state() {
            assert_eq!(read.state().name(), "asking_code");
            assert!(!record.contains(code.as_str()), "a code was written down");
        } else {
            assert_eq!(read, after);
        }

        next = if plan.next == Next::Nothing { next } else { plan.next };
        dialogue = after;
    }
    // What was done counts, however the call went on.
    if let (Some(done), Some(outcome)) = (dialogue.done(), dialogue.outcome()) {
        assert_eq!(done.or(outcome), outcome);
    }
    let end = dialogue.outcome().map_or_else(|| dialogue.state().name(), CallOutcome::as_str);
    *ENDS.lock().unwrap().entry(end.to_owned()).or_default() += 1;
}

/// Who calls from a number that the carrier vouches for.
fn attested() -> CallerId {
    CallerId::read("+14032661234").vouched_for(Attestation::Full)
}

/// The same every time, so that a build that was green stays green; another one by
/// `BELLA_TEST_SEED`, to look further.
fn seed_of_this_run() -> u64 {
    std::env::var("BELLA_TEST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_122)
}

fn number_of_runs() -> u32 {
    std::env::var("BELLA_TEST_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS)
}

#[test]
fn every_conversation_keeps_the_promises() {
    let runs = number_of_runs();
    let config = ProptestConfig {
        cases: runs,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    println!("BELLA_TEST_SEED={} replays this", seed_of_this_run());
    let strategy = (
        proptest::sample::select(vec![
            CallerId::read("+14032661234"),
            attested(),
            CallerId::Withheld,
        ]),
        proptest::collection::vec(chance(), 0..120),
    );
    let mut practice = maple_dental();
    practice.desk.languages = vec![Language::English, Language::French];
    practice.desk.greets_by_name = true;
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&seed_of_this_run().to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, rng);
    runner
        .run(&strategy, |(caller, chances)| {
            run(&practice, &caller, &chances);
            Ok(())
        })
        .unwrap();

    // A generator that never leaves the first state proves nothing.
    let ends = ENDS.lock().unwrap();
    println!("where {runs} generated conversations ended: {ends:?}");
    for end in [
        "booked",
        "moved",
        "cancelled",
        "transferred",
        "message_left",
        "answered",
        "declined",
        "abandoned",
        "told by a code",
    ] {
        assert!(ends.get(end).is_some_and(|&count| count >= runs / 200), "{end}: {ends:?}");
    }
}

#[test]
fn silence_and_mumbling_end_within_the_budgets() {
    let practice = domain::Practice { transfer_to: None, ..maple_dental() };
    let policy = Policy {
        practice: &practice,
        budgets: Budgets::default(),
        moment: domain::testing::monday_morning(),
    };
    for answer in [
        Answer::Silence,
        Answer::Words(Understanding::default()),
        Answer::Keys(Keys::read("7").unwrap()),
    ] {
        let (mut dialogue, _) = Dialogue::begin(CallerId::Withheld, &policy);
        let mut turns = 0;
        while dialogue.outcome().is_none() {
            let turn = dialogue.turn();
            dialogue = dialogue.step(Event::Caller { turn, answer: answer.clone() }, &policy).0;
            turns += 1;
            assert!(turns <= 8, "{answer:?} goes on for ever");
        }
    }
}

#[test]
fn an_answer_of_another_turn_is_dropped() {
    let practice = maple_dental();
    let policy = Policy {
        practice: &practice,
        budgets: Budgets::default(),
        moment: domain::testing::monday_morning(),
    };
    let (dialogue, _) = Dialogue::begin(CallerId::Withheld, &policy);
    for turn in [Turn(0), Turn(2), Turn(u32::MAX)] {
        let (after, effects) =
            dialogue.clone().step(Event::Caller { turn, answer: Answer::Silence }, &policy);
        assert_eq!((after, effects), (dialogue.clone(), Vec::new()));
    }
}

#[test]
fn a_record_that_cannot_be_read_becomes_the_question_its_facts_allow() {
    let service = CLEANING.uuid();
    let cases = [
        ("", "asking_service"),
        ("not json", "asking_service"),
        (r#"{"at":"waiting_for_a_room","turn":3}"#, "asking_service"),
        (
            &format!(r#"{{"at":"waiting_for_a_room","turn":3,"service":"{service}","room":7}}"#),
            "asking_provider",
        ),
        (
            &format!(
                r#"{{"at":"confirming","turn":3,"service":"{service}","provider":"anyone","slots":"?"}}"#
            ),
            "asking_days",
        ),
        (r#"{"at":"offering","turn":3,"slots":[]}"#, "asking_service"),
    ];
    for (record, question) in cases {
        let (dialogue, legibility) = read_dialogue(record, Turn(3));
        assert_eq!(legibility, Legibility::Salvaged, "{record}");
        assert_eq!(dialogue.state().name(), question, "{record}");
        assert_eq!(dialogue.turn(), Turn(3), "{record}");
    }
}

#[test]
fn unknown_fields_of_a_record_are_passed_over() {
    let record = r#"{"at":"taking_message","turn":5,"mood":"good","tries":[1,0]}"#;
    let (dialogue, legibility) = read_dialogue(record, Turn(0));
    assert_eq!(legibility, Legibility::Whole);
    assert_eq!(dialogue.state(), &State::TakingMessage { about: dialogue::About::Anything });
    assert_eq!(dialogue.turn(), Turn(5));
}

#[test]
fn whoever_presses_one_key_for_ever_is_not_kept_for_ever() {
    let practice = maple_dental();
    let moment = domain::testing::monday_morning();
    let policy = Policy { practice: &practice, budgets: Budgets::default(), moment };
    for key in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"] {
        for caller in ["+14032661234", "anonymous"] {
            let (mut dialogue, effects) = Dialogue::begin(CallerId::read(caller), &policy);
            let mut next = Plan::of(effects).next;
            let mut steps = 0;
            let mut booked = 0;
            while dialogue.outcome().is_none() {
                let answer = Answer::Keys(Keys::read(key).unwrap());
                let slots = vec![crate::script::slot("24T09:00/khan")];
                let chance = Chance { answer, slots, dice: 3 };
                let event = event(&next, &dialogue, &chance, 1);
                booked += u32::from(event == Event::Diary(DiaryAnswer::Booked));
                let (after, effects) = dialogue.step(event, &policy);
                (dialogue, next) = (after, Plan::of(effects).next);
                steps += 1;
                assert!(steps < 100, "{key} goes on for ever");
            }
            let is_booked = key == "1" && caller != "anonymous";
            assert_eq!(booked, u32::from(is_booked), "{key} from {caller}");
        }
    }
}
