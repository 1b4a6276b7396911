//! The values a receptionist works with, parsed once and valid from then on.
//!
//! **Invariant:** nothing here can do anything: no clock, chance, log, lock or IO.
//! **Invariant:** no `Debug` prints a caller's name or number.

mod appointment;
mod call;
mod caller;
mod code;
mod desk;
mod heard;
mod holidays;
mod id;
mod moment;
mod name;
mod phone;
mod practice;
mod recording;
mod region;
#[cfg(feature = "testing")]
pub mod testing;
mod timespan;
mod understanding;
mod voice;
mod wish;
mod wording;

pub use appointment::{
    AppointmentStatus, Place, Resource, Seats, SeatsError, Slot, UnknownStatus, Upcoming,
};
pub use call::{CallOutcome, CallSid, CallSidError, Seq, Turn, UnknownOutcome};
pub use caller::{Attestation, CallerId};
pub use code::{Code, CodeError, SpokenCode};
pub use desk::{
    AfterHours, FrontDesk, Identity, Language, Messages, PerCaller, QuietHours, Texts,
    UnknownAfterHours, UnknownIdentity, UnknownLanguage, UnknownMessages, UnknownWhisper, Whisper,
};
pub use heard::{Heard, Keys, Words};
pub use holidays::{PublicHoliday, public_holiday};
pub use id::{
    AppointmentId, ClosureId, CustomerId, KeyId, OutboxId, PracticeId, ProviderId, RoomId,
    ServiceId, TimeOffId, WaitingId,
};
pub use moment::{ClosedFor, Moment, Presence};
pub use name::{PersonName, PersonNameError};
pub use phone::{Country, PhoneNumber, PhoneNumberError, UnknownCountry};
pub use practice::{
    BookingRules, Closure, HoursError, Minutes, OpenPeriod, Practice, PracticeVersion, Provider,
    Room, Service, Takes, WeeklyHours,
};
pub use recording::{Recording, RecordingSid, RecordingSidError};
pub use region::{Region, RegionError};
pub use timespan::{TimeRange, TimeRangeError};
pub use understanding::{
    Command, Doubt, Expectation, Expecting, ForWhom, Intent, Pick, SpokenNumber, Understanding,
    UnknownExpecting, UnknownIntent, Verdict, Vocabulary,
};
pub use voice::{Accent, UnknownVoice, Voice, Voices};
pub use wish::{Availability, Days, ProviderWish, Times, Why, Wish};
pub use wording::{Placeholder, Sentence, Template, TemplateError, UnknownSentence, Wording};
