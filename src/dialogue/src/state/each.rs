//! What holds of each state: what it waits for, what it keeps, whom it knows, what it is called.

use domain::{AppointmentId, Expecting, ServiceId};

use super::{Return, State};
use crate::slip::{Purpose, Slip, Who};

impl State {
    /// What the conversation waits for from the caller in this state.
    #[must_use]
    pub const fn expecting(&self) -> Expecting {
        match self {
            Self::AskingIntent { .. } => Expecting::Intent,
            Self::AskingService { .. } => Expecting::Service,
            Self::AskingProvider { .. } => Expecting::Provider,
            Self::AskingDays { slip: Slip { days: Some(_), .. } } => Expecting::Time,
            Self::AskingDays { .. } => Expecting::Date,
            Self::Offering { .. } => Expecting::Slot,
            Self::AskingName { .. } | Self::Identifying { .. } => Expecting::Name,
            Self::AskingPhone { .. } | Self::AskingTheirPhone { .. } => Expecting::Phone,
            Self::AskingCode { .. } => Expecting::Code,
            Self::ChoosingAppointment { .. } => Expecting::Appointment,
            Self::Confirming { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::ConfirmingMove { .. }
            | Self::ConfirmingNoTexts { .. }
            | Self::OfferingPerson { .. }
            | Self::OfferingMessage { .. } => Expecting::Confirmation,
            Self::TakingMessage { .. } => Expecting::Message,
            Self::Reconsidering { .. }
            | Self::OfferingAnother { .. }
            | Self::AnythingElse { .. }
            // The book is asked within the turn: the caller waits for us.
            | Self::Finding { .. }
            | Self::Holding { .. }
            | Self::Booking { .. }
            | Self::Recognising
            | Self::FindingAppointments { .. }
            | Self::SendingCode { .. }
            | Self::CheckingCode { .. }
            | Self::CallingOff { .. }
            | Self::Moving { .. }
            | Self::StoppingTexts { .. } => Expecting::Anything,
            Self::Transferring { .. } | Self::Ended(_) => Expecting::Ended,
        }
    }

    /// Whether the book is being asked: its answer comes before the caller's.
    #[must_use]
    pub const fn waits_for_the_book(&self) -> bool {
        match self {
            Self::Finding { .. }
            | Self::Holding { .. }
            | Self::Booking { .. }
            | Self::Recognising
            | Self::FindingAppointments { .. }
            | Self::SendingCode { .. }
            | Self::CheckingCode { .. }
            | Self::CallingOff { .. }
            | Self::Moving { .. }
            | Self::StoppingTexts { .. } => true,
            Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Confirming { .. }
            | Self::Reconsidering { .. }
            | Self::Identifying { .. }
            | Self::AskingTheirPhone { .. }
            | Self::AskingCode { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::OfferingAnother { .. }
            | Self::ConfirmingMove { .. }
            | Self::OfferingPerson { .. }
            | Self::ConfirmingNoTexts { .. }
            | Self::AnythingElse { .. }
            | Self::OfferingMessage { .. }
            | Self::TakingMessage { .. }
            | Self::Transferring { .. }
            | Self::Ended(_) => false,
        }
    }

    /// The hold that this state keeps, to be given back when the conversation leaves it for
    /// anything but the booking.
    #[must_use]
    pub fn hold(&self) -> Option<AppointmentId> {
        match self {
            Self::Confirming { hold, .. }
            | Self::Booking { hold, .. }
            | Self::Reconsidering { hold, .. } => Some(*hold),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from), .. } => from.hold(),
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Transferring { otherwise: Return::Nowhere, .. }
            | Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Finding { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Holding { .. }
            | Self::Identifying { .. }
            | Self::AskingTheirPhone { .. }
            | Self::SendingCode { .. }
            | Self::AskingCode { .. }
            | Self::CheckingCode { .. }
            | Self::Recognising
            | Self::FindingAppointments { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::CallingOff { .. }
            | Self::OfferingAnother { .. }
            | Self::ConfirmingMove { .. }
            | Self::Moving { .. }
            | Self::OfferingPerson { .. }
            | Self::AnythingElse { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => None,
        }
    }

    /// The question that the conversation comes back to from here, when this is a detour.
    #[must_use]
    pub fn without_detour(self) -> Self {
        match self {
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from), .. } => *from,
            other @ (Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Finding { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Holding { .. }
            | Self::Confirming { .. }
            | Self::Booking { .. }
            | Self::Reconsidering { .. }
            | Self::Identifying { .. }
            | Self::AskingTheirPhone { .. }
            | Self::SendingCode { .. }
            | Self::AskingCode { .. }
            | Self::CheckingCode { .. }
            | Self::Recognising
            | Self::FindingAppointments { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::CallingOff { .. }
            | Self::OfferingAnother { .. }
            | Self::ConfirmingMove { .. }
            | Self::Moving { .. }
            | Self::OfferingPerson { .. }
            | Self::AnythingElse { .. }
            | Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::TakingMessage { .. }
            | Self::Transferring { otherwise: Return::Nowhere, .. }
            | Self::Ended(_)) => other,
        }
    }

    /// The state's name, for operators: what the call is doing.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Recognising => "recognising",
            Self::AskingIntent { .. } => "asking_intent",
            Self::AskingService { .. } => "asking_service",
            Self::AskingProvider { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
                "asking_new_provider"
            }
            Self::AskingProvider { .. } => "asking_provider",
            Self::AskingDays { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
                "asking_new_days"
            }
            Self::AskingDays { .. } => "asking_days",
            Self::Finding { purpose: Purpose::Moving(_), .. } => "finding_other",
            Self::Finding { .. } => "finding",
            Self::Offering { purpose: Purpose::Moving(_), .. } => "offering_other",
            Self::Offering { .. } => "offering",
            Self::AskingName { .. } => "asking_name",
            Self::AskingPhone { .. } => "asking_phone",
            Self::Holding { .. } => "holding",
            Self::Confirming { .. } => "confirming",
            Self::Booking { .. } => "booking",
            Self::Reconsidering { .. } => "reconsidering",
            Self::Identifying { .. } => "identifying",
            Self::AskingTheirPhone { .. } => "asking_their_phone",
            Self::SendingCode { .. } => "sending_code",
            Self::AskingCode { .. } => "asking_code",
            Self::CheckingCode { .. } => "checking_code",
            Self::FindingAppointments { .. } => "finding_appointments",
            Self::ChoosingAppointment { .. } => "choosing_appointment",
            Self::ConfirmingCallOff { .. } => "confirming_call_off",
            Self::CallingOff { .. } => "calling_off",
            Self::OfferingAnother { .. } => "offering_another",
            Self::ConfirmingMove { .. } => "confirming_move",
            Self::Moving { .. } => "moving",
            Self::OfferingPerson { .. } => "offering_person",
            Self::ConfirmingNoTexts { .. } => "confirming_no_texts",
            Self::StoppingTexts { .. } => "stopping_texts",
            Self::AnythingElse { .. } => "anything_else",
            Self::OfferingMessage { .. } => "offering_message",
            Self::TakingMessage { .. } => "taking_message",
            Self::Transferring { .. } => "transferring",
            Self::Ended(_) => "ended",
        }
    }

    /// The slip that is being filled in, where one is.
    #[must_use]
    pub fn slip(&self) -> Option<&Slip> {
        if let Self::AskingIntent { slip }
        | Self::AskingService { slip }
        | Self::AskingProvider { slip }
        | Self::AskingDays { slip } = self
        {
            Some(slip)
        } else {
            None
        }
    }

    /// What is known of a booking that is under way, whatever is asked for it now.
    #[must_use]
    pub fn known(&self) -> Option<Slip> {
        let slip = match self {
            Self::AskingIntent { slip }
            | Self::AskingService { slip }
            | Self::AskingProvider { slip }
            | Self::AskingDays { slip }
            | Self::OfferingAnother { slip } => slip.clone(),
            Self::Finding { wish, purpose, .. } | Self::Offering { wish, purpose, .. } => {
                Slip::of(wish.clone(), purpose.clone())
            }
            Self::AskingName { wish, who, .. } => {
                Slip::of(wish.clone(), Purpose::Booking(who.clone()))
            }
            Self::AskingPhone { wish, .. } => Slip::of(wish.clone(), Purpose::Booking(self.who())),
            Self::Holding { draft, .. }
            | Self::Confirming { draft, .. }
            | Self::Booking { draft, .. }
            | Self::Reconsidering { draft, .. } => draft.clone().slip(),
            Self::AnythingElse { who } | Self::OfferingPerson { who } => Slip::blank(who.clone()),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from), .. } => return from.known(),
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Transferring { otherwise: Return::Nowhere, .. }
            | Self::Recognising
            | Self::Identifying { .. }
            | Self::AskingTheirPhone { .. }
            | Self::SendingCode { .. }
            | Self::AskingCode { .. }
            | Self::CheckingCode { .. }
            | Self::FindingAppointments { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::CallingOff { .. }
            | Self::ConfirmingMove { .. }
            | Self::Moving { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => return None,
        };
        matches!(slip.purpose, Purpose::Booking(_)).then_some(slip)
    }

    /// What is spoken of, once it is known what for.
    #[must_use]
    pub fn service(&self) -> Option<ServiceId> {
        match self {
            Self::AskingIntent { slip }
            | Self::AskingService { slip }
            | Self::AskingProvider { slip }
            | Self::AskingDays { slip }
            | Self::OfferingAnother { slip } => slip.service,
            Self::Finding { wish, .. }
            | Self::Offering { wish, .. }
            | Self::AskingName { wish, .. }
            | Self::AskingPhone { wish, .. } => Some(wish.service),
            Self::Holding { draft, .. }
            | Self::Confirming { draft, .. }
            | Self::Booking { draft, .. }
            | Self::Reconsidering { draft, .. } => Some(draft.wish.service),
            Self::ConfirmingCallOff { appointment }
            | Self::CallingOff { appointment }
            | Self::ConfirmingMove { appointment, .. }
            | Self::Moving { appointment, .. } => Some(appointment.service),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from), .. } => from.service(),
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Transferring { otherwise: Return::Nowhere, .. }
            | Self::Recognising
            | Self::Identifying { .. }
            | Self::AskingTheirPhone { .. }
            | Self::SendingCode { .. }
            | Self::AskingCode { .. }
            | Self::CheckingCode { .. }
            | Self::FindingAppointments { .. }
            | Self::ChoosingAppointment { .. }
            | Self::OfferingPerson { .. }
            | Self::AnythingElse { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => None,
        }
    }

    /// What is known of who calls.
    #[must_use]
    pub fn who(&self) -> Who {
        match self {
            Self::AskingIntent { slip }
            | Self::AskingService { slip }
            | Self::AskingProvider { slip }
            | Self::AskingDays { slip }
            | Self::OfferingAnother { slip } => slip.who(),
            Self::Finding { purpose, .. } | Self::Offering { purpose, .. } => purpose.who(),
            Self::AskingName { who, .. }
            | Self::OfferingPerson { who }
            | Self::AnythingElse { who } => who.clone(),
            Self::AskingPhone { name, .. } => Who { name: Some(name.clone()), ..Who::default() },
            Self::Holding { draft, .. }
            | Self::Confirming { draft, .. }
            | Self::Booking { draft, .. }
            | Self::Reconsidering { draft, .. } => draft.clone().unmake().1,
            Self::AskingTheirPhone { name, .. }
            | Self::SendingCode { name, .. }
            | Self::AskingCode { name, .. }
            | Self::CheckingCode { name, .. }
            | Self::FindingAppointments { name, .. }
            | Self::ChoosingAppointment { name, .. } => Who::called(name.clone()),
            Self::ConfirmingCallOff { appointment }
            | Self::CallingOff { appointment }
            | Self::ConfirmingMove { appointment, .. }
            | Self::Moving { appointment, .. } => Who::of(appointment),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from), .. } => from.who(),
            Self::Transferring { introduction, otherwise: Return::Nowhere } => {
                Who::perhaps_called(introduction.name.clone())
            }
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Recognising
            | Self::Identifying { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => Who::default(),
        }
    }
}
