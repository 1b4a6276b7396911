//! Each state as its facts, and back.

use domain::{CallOutcome, CallerId, PersonName, PhoneNumber, Slot, Upcoming, Wish};

use super::facts::Facts;
use super::values::{SlotFact, UpcomingFact};
use crate::slip::{Asked, Inquiry, Purpose, Search, Slip, Who};
use crate::state::{About, Return, State};

const BEING_LATE: &str = "being_late";
/// Also what a code is compared in: the record has none.
const ASKING_CODE: &str = "asking_code";

impl Facts {
    /// The facts of a state, and those of the state within it.
    pub(super) fn of(state: &State) -> Self {
        let mut facts = Self { at: Some(state.name().to_owned()), ..Self::default() };
        facts.set_state(state);
        facts
    }

    fn set_state(&mut self, state: &State) {
        match state {
            State::Recognising => {}
            State::AskingIntent { slip }
            | State::AskingService { slip }
            | State::AskingProvider { slip }
            | State::AskingDays { slip }
            | State::OfferingAnother { slip } => self.set_slip(slip),
            State::Finding { wish, purpose, search } => {
                self.set_slip(&Slip::of(wish.clone(), purpose.clone()));
                self.set_search(*search);
            }
            State::Offering { wish, purpose, slots } => {
                self.set_slip(&Slip::of(wish.clone(), purpose.clone()));
                self.slots = Some(slots.iter().map(SlotFact::of).collect());
            }
            State::AskingName { wish, who, slot, how } => {
                self.set_slip(&Slip::of(wish.clone(), Purpose::Booking(who.clone())));
                self.slots = Some(vec![SlotFact::of(slot)]);
                self.spelled = (*how == Asked::ByLetter).then_some(true);
            }
            State::AskingPhone { wish, name, slot } => {
                let who = Who { name: Some(name.clone()), ..Who::default() };
                self.set_slip(&Slip::of(wish.clone(), Purpose::Booking(who)));
                self.slots = Some(vec![SlotFact::of(slot)]);
            }
            State::Holding { draft, lost } => {
                self.set_draft(draft);
                self.lost = Some(*lost);
            }
            State::Confirming { draft, hold }
            | State::Booking { draft, hold }
            | State::Reconsidering { draft, hold } => {
                self.set_draft(draft);
                self.hold = Some(hold.uuid());
            }
            State::Identifying { inquiry, how } => {
                self.set_inquiry(inquiry);
                self.spelled = (*how == Asked::ByLetter).then_some(true);
            }
            State::AskingTheirPhone { inquiry, name } => {
                self.set_inquiry(inquiry);
                self.name = Some(name.as_str().to_owned());
            }
            State::SendingCode { inquiry, name, phone }
            | State::AskingCode { inquiry, name, phone } => self.set_claim(inquiry, name, phone),
            State::CheckingCode { inquiry, name, phone, code: _ } => {
                self.at = Some(ASKING_CODE.to_owned());
                self.set_claim(inquiry, name, phone);
            }
            State::FindingAppointments { inquiry, name, search } => {
                self.set_inquiry(inquiry);
                self.set_search(*search);
                self.name = Some(name.as_str().to_owned());
            }
            State::ChoosingAppointment { inquiry, name, theirs } => {
                self.set_inquiry(inquiry);
                self.name = Some(name.as_str().to_owned());
                self.theirs = Some(theirs.iter().map(UpcomingFact::of).collect());
            }
            State::ConfirmingCallOff { appointment } | State::CallingOff { appointment } => {
                self.theirs = Some(vec![UpcomingFact::of(appointment)]);
            }
            State::ConfirmingMove { appointment, wish, slot }
            | State::Moving { appointment, wish, slot } => {
                self.set_move(appointment, wish, slot);
            }
            State::OfferingPerson { who } | State::AnythingElse { who } => self.set_who(who),
            State::ConfirmingNoTexts { from } | State::StoppingTexts { from } => {
                self.from = Some(Box::new(Self::of(from)));
            }
            State::OfferingMessage { otherwise } => self.set_otherwise(otherwise),
            State::Transferring { introduction, otherwise } => {
                self.set_introduction(introduction);
                self.set_otherwise(otherwise);
            }
            State::TakingMessage { about } => {
                self.about = match about {
                    About::Anything => None,
                    About::BeingLate => Some(BEING_LATE.to_owned()),
                };
            }
            State::Ended(outcome) => self.outcome = Some(outcome.as_str().to_owned()),
        }
    }

    fn set_claim(&mut self, inquiry: &Inquiry, name: &PersonName, phone: &PhoneNumber) {
        self.set_inquiry(inquiry);
        self.name = Some(name.as_str().to_owned());
        self.phone = Some(phone.as_str().to_owned());
    }

    fn set_otherwise(&mut self, otherwise: &Return) {
        if let Return::To(from) = otherwise {
            self.from = Some(Box::new(Self::of(from)));
        }
    }

    fn set_search(&mut self, search: Search) {
        match search {
            Search::Wished => {}
            Search::AnyTime => self.any_time = Some(true),
            Search::Elsewhere { full } => self.full = Some(full.uuid()),
            Search::Lost { times } => self.lost = Some(times),
        }
    }

    fn set_move(&mut self, appointment: &Upcoming, wish: &Wish, slot: &Slot) {
        let purpose = Purpose::Moving(Box::new(appointment.clone()));
        self.set_slip(&Slip::of(wish.clone(), purpose));
        self.slots = Some(vec![SlotFact::of(slot)]);
    }

    /// The state that was written; `None` when it is none of ours or lacks a fact.
    pub(super) fn state(&self, caller: &CallerId) -> Option<State> {
        let draft = || self.draft(caller);
        Some(match self.at.as_deref()? {
            "asking_intent" => State::AskingIntent { slip: self.slip() },
            "asking_service" => State::AskingService { slip: self.slip() },
            "asking_provider" => State::AskingProvider { slip: self.slip() },
            "asking_new_provider" => State::AskingProvider { slip: self.moving_slip()? },
            "asking_days" => State::AskingDays { slip: self.slip() },
            "asking_new_days" => State::AskingDays { slip: self.moving_slip()? },
            "finding" => self.finding(self.slip())?,
            "finding_other" => self.finding(self.moving_slip()?)?,
            "offering" => self.offering(self.slip())?,
            "offering_other" => self.offering(self.moving_slip()?)?,
            "asking_name" => {
                let (wish, _) = Self::wish(self.slip())?;
                State::AskingName { wish, who: self.who(), slot: self.slot()?, how: self.how() }
            }
            "asking_phone" => {
                let (wish, _) = Self::wish(self.slip())?;
                State::AskingPhone { wish, name: self.name()?, slot: self.slot()? }
            }
            "holding" => State::Holding { draft: draft()?, lost: self.lost.unwrap_or_default() },
            "confirming" => State::Confirming { draft: draft()?, hold: self.hold()? },
            "booking" => State::Booking { draft: draft()?, hold: self.hold()? },
            "reconsidering" => State::Reconsidering { draft: draft()?, hold: self.hold()? },
            "transferring" => State::Transferring {
                introduction: self.introduction(),
                otherwise: self.otherwise(caller),
            },
            "offering_message" => State::OfferingMessage { otherwise: self.otherwise(caller) },
            "taking_message" => State::TakingMessage { about: self.about() },
            "ended" => State::Ended(self.outcome.as_deref()?.parse::<CallOutcome>().ok()?),
            _ => return self.state_of_an_errand(caller),
        })
    }

    /// The states in which there is something to be done that is no new appointment.
    fn state_of_an_errand(&self, caller: &CallerId) -> Option<State> {
        let within = || Some(Box::new(self.from.as_ref()?.state(caller)?));
        // What the number is asked for cannot be asked for without one.
        let by_number = caller.number().is_some();
        Some(match self.at.as_deref()? {
            "recognising" if by_number => State::Recognising,
            "identifying" => State::Identifying {
                inquiry: Inquiry { phone: self.number(), ..self.inquiry()? },
                how: self.how(),
            },
            "asking_their_phone" => {
                State::AskingTheirPhone { inquiry: self.inquiry()?, name: self.said_name()? }
            }
            "sending_code" => State::SendingCode {
                inquiry: self.inquiry()?,
                name: self.said_name()?,
                phone: self.number()?,
            },
            ASKING_CODE => State::AskingCode {
                inquiry: self.inquiry()?,
                name: self.said_name()?,
                phone: self.number()?,
            },
            "finding_appointments" if by_number || self.verified().is_some() => {
                State::FindingAppointments {
                    inquiry: self.inquiry()?,
                    name: self.said_name()?,
                    search: self.search(),
                }
            }
            "choosing_appointment" => State::ChoosingAppointment {
                inquiry: self.inquiry()?,
                name: self.said_name()?,
                theirs: self.theirs()?,
            },
            "confirming_call_off" => State::ConfirmingCallOff { appointment: self.appointment()? },
            "calling_off" => State::CallingOff { appointment: self.appointment()? },
            "offering_another" => State::OfferingAnother { slip: self.slip() },
            "confirming_move" => {
                let (appointment, wish, slot) = self.planned_move()?;
                State::ConfirmingMove { appointment, wish, slot }
            }
            "moving" => {
                let (appointment, wish, slot) = self.planned_move()?;
                State::Moving { appointment, wish, slot }
            }
            "offering_person" => State::OfferingPerson { who: self.who() },
            "anything_else" => State::AnythingElse { who: self.who() },
            "confirming_no_texts" => State::ConfirmingNoTexts { from: within()? },
            "stopping_texts" if by_number => State::StoppingTexts { from: within()? },
            _ => return None,
        })
    }

    fn finding(&self, slip: Slip) -> Option<State> {
        let (wish, purpose) = Self::wish(slip)?;
        Some(State::Finding { wish, purpose, search: self.search() })
    }

    fn offering(&self, slip: Slip) -> Option<State> {
        let (wish, purpose) = Self::wish(slip)?;
        Some(State::Offering { wish, purpose, slots: self.slots()? })
    }

    fn planned_move(&self) -> Option<(Upcoming, Wish, Slot)> {
        let (wish, _) = Self::wish(self.moving_slip()?)?;
        Some((self.appointment()?, wish, self.slot()?))
    }

    /// Where it goes on; nowhere when that cannot be read.
    fn otherwise(&self, caller: &CallerId) -> Return {
        let from = self.from.as_ref().and_then(|facts| facts.state(caller));
        from.map_or(Return::Nowhere, |state| Return::To(Box::new(state)))
    }

    fn about(&self) -> About {
        match self.about.as_deref() {
            Some(BEING_LATE) => About::BeingLate,
            Some(_) | None => About::Anything,
        }
    }
}
