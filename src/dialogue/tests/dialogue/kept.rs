//! What happened is read again as it was written, and whoever asks the book something else is told.

use dialogue::{
    Answer, Booking, CallingOff, Came, CodeGiven, CodeRequest, Decided, DiaryAnswer, Event,
    GivenName, Happened, HoldRequest, Line, Moving, Request, TransferOutcome, decided, is_request,
    read_event, write_event, write_request,
};
use domain::testing::{CHECK_UP, CLEANING, KHAN, TREMBLAY};
use domain::{
    AppointmentId, Availability, Days, Keys, Language, ProviderWish, Slot, Times, Turn,
    Understanding, Upcoming, Why, Wish,
};
use jiff::civil::{date, time};
use serde_json::json;
use uuid::Uuid;

const ID: AppointmentId = AppointmentId::new(Uuid::from_u128(0x41));

fn slot() -> Slot {
    let at = |text: &str| text.parse().unwrap();
    Slot {
        provider: KHAN,
        starts_at: at("2026-11-24T17:00:00Z"),
        ends_at: at("2026-11-24T17:45:00Z"),
    }
}

fn wish() -> Wish {
    Wish {
        service: CLEANING,
        provider: ProviderWish::Anyone,
        days: Days::On(date(2026, 11, 24)),
        times: Times::At(time(10, 0, 0, 0)),
    }
}

#[test]
fn what_came_down_the_line_is_read_again() {
    let turn = Turn(3);
    let caller = |answer| Event::Caller { turn, answer };
    for (event, came) in [
        (caller(Answer::Words(Understanding::default())), Came::Words),
        (caller(Answer::Keys(Keys::read("12").unwrap())), Came::Keys),
        (caller(Answer::Recorded), Came::Recorded),
        (caller(Answer::Silence), Came::Silence),
        (caller(Answer::Lost), Came::Lost),
    ] {
        assert_eq!(read_event(&write_event(&event)), Happened::Caller(came));
    }
    for outcome in [TransferOutcome::Answered, TransferOutcome::Unanswered] {
        let event = Event::Transfer { turn, outcome };
        assert_eq!(read_event(&write_event(&event)), Happened::Transfer(outcome));
    }
    assert_eq!(read_event(&write_event(&Event::Line(Line::HungUp))), Happened::HungUp);
}

#[test]
fn what_the_book_answered_is_read_again() {
    let theirs = Upcoming {
        id: ID,
        service: CLEANING,
        slot: slot(),
        name: Some("Sarah Johnson".parse().unwrap()),
        can_be_changed: true,
    };
    let nameless = Upcoming { name: None, can_be_changed: false, ..theirs.clone() };
    for answer in [
        DiaryAnswer::Found(Availability::Exactly(slot())),
        DiaryAnswer::Found(Availability::Fitting(vec![slot(), slot()])),
        DiaryAnswer::Found(Availability::Instead { why: Why::Taken, slots: vec![slot()] }),
        DiaryAnswer::Found(Availability::Nothing(Why::Closed)),
        DiaryAnswer::Found(Availability::Nothing(Why::TooSoon)),
        DiaryAnswer::Found(Availability::Nothing(Why::TooFar)),
        DiaryAnswer::Customer(None),
        DiaryAnswer::Customer(Some("Sarah Johnson".parse().unwrap())),
        DiaryAnswer::Appointments(vec![theirs, nameless]),
        DiaryAnswer::Appointments(Vec::new()),
    ] {
        let written = write_event(&Event::Diary(answer.clone()));
        assert_eq!(read_event(&written), Happened::Answered(answer));
    }
}

#[test]
fn what_cannot_be_read_is_said_to_be_so() {
    for written in [
        json!({}),
        json!("words"),
        json!({ "caller": "telepathy", "turn": 3 }),
        json!({ "diary": "found", "found": { "why": "because" } }),
        json!({ "diary": "found", "found": { "fitting": [["pizza"]] } }),
        json!({ "diary": "perhaps" }),
        // The first rows had ids alone.
        json!({ "diary": "appointments", "appointments": ["00000000-0000-0000-0000-000000000041"] }),
        json!({ "transfer": "perhaps", "turn": 3 }),
    ] {
        assert_eq!(read_event(&written), Happened::Illegible, "{written}");
    }
}

fn requests() -> Vec<Request> {
    let phone = || "+14032661234".parse().unwrap();
    let hold = HoldRequest { service: CLEANING, slot: slot() };
    let name = GivenName::Given("Sarah Johnson".parse().unwrap());
    let starts_at = slot().starts_at;
    let to = Slot { provider: TREMBLAY, ..slot() };
    vec![
        Request::FindSlots(wish()),
        Request::FindSlots(Wish { service: CHECK_UP, ..wish() }),
        Request::FindSlots(Wish { times: Times::Any, ..wish() }),
        Request::FindOtherSlots { wish: wish(), than: ID },
        Request::FindCustomer(phone()),
        Request::FindAppointments(phone()),
        Request::FindAppointments("+14035550142".parse().unwrap()),
        Request::Hold(hold),
        Request::Hold(HoldRequest { slot: to, ..hold }),
        Request::Book(Booking { hold: ID, starts_at, name, phone: phone(), language: None }),
        Request::Move(Moving { appointment: ID, starts_at, service: CLEANING, to: slot() }),
        Request::Move(Moving { appointment: ID, starts_at, service: CLEANING, to }),
        Request::CallOff(CallingOff { appointment: ID, starts_at }),
        Request::StopTexts(phone()),
        Request::SendCode(CodeRequest {
            name: "Sarah Johnson".parse().unwrap(),
            phone: phone(),
            language: Language::English,
        }),
        Request::CheckCode(CodeGiven { phone: phone(), code: "418207".parse().unwrap() }),
    ]
}

#[test]
fn what_the_book_was_asked_is_told_from_everything_else_and_names_nobody() {
    for (place, request) in requests().iter().enumerate() {
        let written = write_request(request);
        assert!(matches!(read_event(&written), Happened::Asked(_)), "{written}");
        assert!(!written.to_string().contains("Johnson"), "{written}");
        assert!(!written.to_string().contains("418207"), "{written}");
        assert!(written.to_string().len() < 250, "{written}");
        for (other, asked) in requests().iter().enumerate() {
            assert_eq!(is_request(&written, asked), place == other, "{written} and {asked:?}");
        }
    }
    // An earlier version wrote less, and a word alone will do.
    assert!(is_request(&json!({ "asks": "slots" }), &Request::FindSlots(wish())));
    assert!(!is_request(&json!("slots"), &Request::FindSlots(wish())));
}

#[test]
fn what_came_of_a_change_is_what_the_dialogue_hears() {
    for request in requests() {
        let answer = |ended| decided(&request, ended, ID);
        let answers = [Decided::Won, Decided::Lost, Decided::Refused].map(answer);
        let expected = match &request {
            Request::Hold(_) => [Some(DiaryAnswer::Held(ID)), Some(DiaryAnswer::Taken), None],
            Request::Book(_) => {
                [DiaryAnswer::Booked, DiaryAnswer::Taken, DiaryAnswer::TooMany].map(Some)
            }
            Request::Move(_) => {
                [DiaryAnswer::Moved, DiaryAnswer::Taken, DiaryAnswer::Gone].map(Some)
            }
            Request::CallOff(_) => [Some(DiaryAnswer::CalledOff), None, Some(DiaryAnswer::Gone)],
            Request::StopTexts(_) => [const { DiaryAnswer::TextsStopped }; 3].map(Some),
            Request::SendCode(_) => [const { DiaryAnswer::CodeSent }; 3].map(Some),
            Request::CheckCode(_) => {
                [DiaryAnswer::CodeRight, DiaryAnswer::CodeWrong, DiaryAnswer::CodeWrong].map(Some)
            }
            Request::FindSlots(_)
            | Request::FindOtherSlots { .. }
            | Request::FindCustomer(_)
            | Request::FindAppointments(_) => [None, None, None],
        };
        assert_eq!(answers, expected, "{request:?}");
    }
}
