//! What the caller's answer means for every state alike, before the state's own turn comes.

use domain::{Command, ForWhom, Intent, Understanding, Verdict};

use crate::appointments::Choice;
use crate::event::Answer;
use crate::keypad::Meaning;
use crate::machine::Move;
use crate::moving::Proposed;
use crate::naming::Chosen;
use crate::offering::Offer;
use crate::slip::{Purpose, Slip};
use crate::state::{Return, State};
use crate::verifying::Claim;
use crate::wording::{Plain, Remark};
use crate::{
    Dialogue, Policy, appointments, asking, calling_off, commands, confirming, identity, informing,
    keypad, leaving, moving, naming, offering, opening, repair, verifying,
};

/// The caller answered.
pub(crate) fn heard(dialogue: &Dialogue, answer: &Answer, policy: &Policy<'_>) -> Move {
    if dialogue.state.waits_for_the_book() {
        // The book is being asked, and its answer comes before the caller's.
        return dialogue.stay();
    }
    if let Answer::Words(heard) = answer
        && heard.intent == Some(Intent::Emergency)
    {
        return leaving::emergency(dialogue, policy);
    }
    if dialogue.turn.0 > u32::from(policy.budgets.answers) {
        return out_of_turns(dialogue, answer, policy);
    }
    match answer {
        Answer::Lost => dialogue.stay(),
        Answer::Recorded => leaving::recorded(dialogue, policy),
        Answer::Silence => repair::silence(dialogue, policy),
        Answer::Keys(keys) => match keypad::meaning(dialogue, keys, policy) {
            Meaning::Said(understanding) => understood(dialogue, &understanding, policy),
            Meaning::Back => commands::back(dialogue, policy),
            Meaning::LeaveOpen => naming::name_left_open(dialogue, policy),
            Meaning::PassOn => identity::passed_on(dialogue, policy),
            Meaning::On(day) => asking::day_keyed(dialogue, day, policy),
            Meaning::OtherLanguage => commands::other_language(dialogue, policy),
            Meaning::HoursAndAddress => informing::hours_and_address(dialogue, policy),
            Meaning::Nothing => repair::not_understood(dialogue, policy),
        },
        Answer::Words(heard) => {
            // "Let me spell it: J, O": whoever spells at once has answered.
            let spelled = heard.command == Some(Command::Spell) && heard.name.is_some();
            let keeps = heard.command == Some(Command::Keep);
            if let Some(moved) = keeps.then(|| commands::kept(dialogue)).flatten() {
                return moved;
            }
            // "Is this the bank?" They may still want something of this practice.
            let asks = heard.command == Some(Command::Introduce);
            if asks && heard.intent == Some(Intent::WrongNumber) {
                return repair::reassured(dialogue, Remark::WrongNumber, policy);
            }
            if let Some(command) = heard.command.filter(|_| !spelled && !keeps) {
                return commands::given(dialogue, command, policy);
            }
            // A message is whatever is said.
            if let State::TakingMessage { about } = dialogue.state {
                return leaving::message_heard(dialogue, about, heard, policy);
            }
            understood(dialogue, &not_for_another(heard), policy)
        }
    }
}

/// A yes that is about somebody else is no plain yes to what was read back.
fn not_for_another(heard: &Understanding) -> Understanding {
    let mut heard = heard.clone();
    if heard.for_whom.is_some() && heard.verdict == Some(Verdict::Yes) {
        heard.verdict = Some(Verdict::Unsure);
    }
    heard
}

/// The call has had its turns: a person if there is one, and from there on only the way out.
fn out_of_turns(dialogue: &Dialogue, answer: &Answer, policy: &Policy<'_>) -> Move {
    if let State::TakingMessage { .. } = dialogue.state {
        return match answer {
            Answer::Words(_) => leaving::message_left(dialogue, Plain::MessageTaken),
            Answer::Recorded => leaving::message_left(dialogue, Plain::MessageRecorded),
            Answer::Keys(_) | Answer::Silence | Answer::Lost => leaving::unserved(dialogue),
        };
    }
    leaving::put_through(dialogue, Return::Nowhere, policy).after_saying(Plain::TakingLong)
}

/// The caller says goodbye. At a read-back a yes goes before it, and without one they are told
/// once that nothing is arranged yet.
fn goodbye(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Option<Move> {
    match &dialogue.state {
        State::Confirming { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingCallOff { .. }
        | State::ConfirmingNoTexts { .. }
            if heard.verdict == Some(Verdict::Yes) =>
        {
            None
        }
        State::Confirming { .. }
        | State::ConfirmingMove { .. }
        | State::ConfirmingCallOff { .. }
            if heard.verdict != Some(Verdict::No) && dialogue.tries.misunderstandings == 0 =>
        {
            let booking = matches!(dialogue.state, State::Confirming { .. });
            let why = if booking { Plain::BeforeYouGo } else { Plain::NothingDoneYet };
            Some(repair::doubted(dialogue, why, policy))
        }
        State::Confirming { .. }
        | State::Reconsidering { .. }
        | State::Offering { purpose: Purpose::Booking(_), .. }
        | State::AskingName { .. }
        | State::AskingPhone { .. } => {
            Some(leaving::farewell(dialogue).after_saying(Plain::NothingArranged))
        }
        State::AskingService { slip: Slip { purpose: Purpose::Moving(_), .. } }
        | State::AskingProvider { slip: Slip { purpose: Purpose::Moving(_), .. } }
        | State::AskingDays { slip: Slip { purpose: Purpose::Moving(_), .. } }
        | State::ConfirmingMove { .. }
        | State::ConfirmingCallOff { .. }
        | State::Offering { purpose: Purpose::Moving(_), .. } => {
            Some(leaving::farewell(dialogue).after_saying(Plain::StaysAsItIs))
        }
        State::AskingIntent { .. }
        | State::AskingService { .. }
        | State::AskingProvider { .. }
        | State::AskingDays { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::SendingCode { .. }
        | State::AskingCode { .. }
        | State::CheckingCode { .. }
        | State::Recognising
        | State::FindingAppointments { .. }
        | State::ChoosingAppointment { .. }
        | State::CallingOff { .. }
        | State::OfferingAnother { .. }
        | State::Moving { .. }
        | State::OfferingPerson { .. }
        | State::ConfirmingNoTexts { .. }
        | State::StoppingTexts { .. }
        | State::AnythingElse { .. }
        | State::OfferingMessage { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => Some(leaving::farewell(dialogue)),
    }
}

fn understood(dialogue: &Dialogue, heard: &Understanding, policy: &Policy<'_>) -> Move {
    if let Some(told) = informing::asked(dialogue, heard, policy) {
        return told;
    }
    match heard.intent {
        Some(Intent::Emergency) => return leaving::emergency(dialogue, policy),
        Some(Intent::Person) => return leaving::to_a_person(dialogue, policy),
        Some(Intent::Message) => return leaving::to_a_message(dialogue),
        Some(Intent::Repeat) => return repeated(dialogue),
        Some(Intent::Goodbye) => {
            if let Some(moved) = goodbye(dialogue, heard, policy) {
                return moved;
            }
        }
        Some(Intent::WrongNumber) => {
            return leaving::farewell(dialogue).after_saying(Remark::WrongNumber);
        }
        Some(
            Intent::Book
            | Intent::Reschedule
            | Intent::Cancel
            | Intent::Check
            | Intent::Hours
            | Intent::Location
            | Intent::Services
            | Intent::OptOut
            | Intent::Late
            | Intent::Other,
        )
        | None => {}
    }
    if !dialogue.and_another && is_for_both(dialogue, heard) {
        let dialogue = &Dialogue { and_another: true, ..dialogue.clone() };
        let moved = at_the_question(dialogue, heard, policy);
        let is_said =
            moved.said.iter().any(|it| matches!(it, Remark::Plain(Plain::OneAfterTheOther)));
        return if is_said { moved } else { moved.after_saying(Plain::OneAfterTheOther) };
    }
    at_the_question(dialogue, heard, policy)
}

/// What was asked, once more. Where nothing is open, it is when it is that they want to hear again.
fn repeated(dialogue: &Dialogue) -> Move {
    if let (State::AnythingElse { .. }, Some(made)) = (&dialogue.state, &dialogue.made) {
        dialogue.stay().after_saying(Remark::Theirs(vec![made.clone()]))
    } else {
        dialogue.stay()
    }
}

/// Whether the caller and somebody else want an appointment each: one is made after the other.
fn is_for_both(dialogue: &Dialogue, heard: &Understanding) -> bool {
    let books = matches!(heard.intent, None | Some(Intent::Book | Intent::Other));
    let is_asked = match &dialogue.state {
        State::AskingIntent { slip }
        | State::AskingService { slip }
        | State::AskingProvider { slip }
        | State::AskingDays { slip } => matches!(slip.purpose, Purpose::Booking(_)),
        State::Offering { purpose, .. } => matches!(purpose, Purpose::Booking(_)),
        State::AskingName { .. } | State::Confirming { .. } | State::Reconsidering { .. } => true,
        // "And my son too": the caller's own is made.
        State::AnythingElse { .. } => dialogue.made.is_none(),
        State::AskingPhone { .. }
        | State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::Identifying { .. }
        | State::AskingTheirPhone { .. }
        | State::SendingCode { .. }
        | State::AskingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::ChoosingAppointment { .. }
        | State::ConfirmingCallOff { .. }
        | State::CallingOff { .. }
        | State::OfferingAnother { .. }
        | State::ConfirmingMove { .. }
        | State::Moving { .. }
        | State::OfferingPerson { .. }
        | State::ConfirmingNoTexts { .. }
        | State::StoppingTexts { .. }
        | State::OfferingMessage { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => false,
    };
    is_asked && books && heard.for_whom == Some(ForWhom::BothOfThem)
}

/// What was understood is an answer to the open question.
pub(crate) fn at_the_question(
    dialogue: &Dialogue,
    heard: &Understanding,
    policy: &Policy<'_>,
) -> Move {
    match &dialogue.state {
        State::AskingIntent { slip } => opening::wanted(dialogue, slip, heard, policy),
        State::AskingService { slip }
        | State::AskingProvider { slip }
        | State::AskingDays { slip } => asking::slip_filled(dialogue, slip, heard, policy),
        State::AskingName { wish, who, slot, .. } => {
            naming::name_heard(dialogue, &Chosen { wish, slot: *slot }, who, heard, policy)
        }
        State::AskingPhone { wish, name, slot } => {
            naming::phone_heard(dialogue, &Chosen { wish, slot: *slot }, name, heard, policy)
        }
        State::Offering { wish, purpose, slots } => {
            offering::chosen(dialogue, &Offer { wish, purpose, slots }, heard, policy)
        }
        State::Confirming { draft, hold } => {
            confirming::answered(dialogue, draft, *hold, heard, policy)
        }
        State::Reconsidering { draft, hold } => {
            confirming::reconsidered(dialogue, draft, *hold, heard, policy)
        }
        State::Identifying { inquiry, .. } => {
            identity::name_heard(dialogue, inquiry, heard, policy)
        }
        State::AskingTheirPhone { inquiry, name } => {
            verifying::phone_heard(dialogue, inquiry, name, heard, policy)
        }
        State::AskingCode { inquiry, name, phone } => {
            verifying::code_heard(dialogue, Claim { inquiry, name, phone }, heard, policy)
        }
        State::ChoosingAppointment { inquiry, name, theirs } => {
            appointments::which(dialogue, &Choice { inquiry, name, theirs }, heard, policy)
        }
        State::ConfirmingCallOff { appointment } => {
            calling_off::answered(dialogue, appointment, heard, policy)
        }
        State::ConfirmingMove { appointment, wish, slot } => {
            let proposed = Proposed { appointment, wish, slot: *slot };
            moving::answered(dialogue, &proposed, heard, policy)
        }
        State::OfferingAnother { slip } => opening::another(dialogue, slip, heard, policy),
        State::AnythingElse { who } => opening::more(dialogue, who, heard, policy),
        State::OfferingPerson { who } => leaving::person_offered(dialogue, who, heard, policy),
        State::ConfirmingNoTexts { from } => {
            informing::no_texts_answered(dialogue, from, heard, policy)
        }
        State::OfferingMessage { otherwise } => {
            leaving::message_offered(dialogue, otherwise, heard, policy)
        }
        State::Finding { .. }
        | State::Holding { .. }
        | State::Booking { .. }
        | State::Recognising
        | State::SendingCode { .. }
        | State::CheckingCode { .. }
        | State::FindingAppointments { .. }
        | State::CallingOff { .. }
        | State::Moving { .. }
        | State::StoppingTexts { .. }
        | State::TakingMessage { .. }
        | State::Transferring { .. }
        | State::Ended(_) => dialogue.stay(),
    }
}
