//! One id type per kind of thing, so that no id can stand where another kind belongs.

use std::fmt;

use uuid::Uuid;

use crate::{CallSid, PersonName, PhoneNumber, Seq};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that came from the database or from a caller of the API.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The bare id, for the edges that store and print it.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

id! {
    /// A business that Bella answers for; everything belongs to exactly one.
    PracticeId
}
id! {
    /// Something that can be booked.
    ServiceId
}
id! {
    /// A person who provides services.
    ProviderId
}
id! {
    /// A room or a piece of equipment that a service needs.
    RoomId
}
id! {
    /// A person who has an appointment, or had one.
    CustomerId
}
id! {
    /// Days on which a practice is closed.
    ClosureId
}
id! {
    /// A key of the API.
    KeyId
}
id! {
    /// An appointment, from the hold that it begins as.
    AppointmentId
}
id! {
    /// A time in which a provider or a room cannot be had.
    TimeOffId
}
id! {
    /// An entry of the waiting list.
    WaitingId
}
id! {
    /// Something that has to be done outside, once: a message, or news that become messages.
    OutboxId
}

impl OutboxId {
    /// The id of a text about an appointment as it was at a version, for a purpose; a reminder also
    /// has how many minutes before the appointment it was asked for.
    ///
    /// Derived, so that whoever works the same news out twice makes the same text once.
    #[must_use]
    pub fn of_text(appointment: AppointmentId, version: i64, topic: &str, minutes: u16) -> Self {
        let key = format!("text {version} {topic} {minutes}");
        Self(Uuid::new_v5(&appointment.uuid(), key.as_bytes()))
    }

    /// The id of the text with the code that step `seq` of `call` asks for: asking twice is asking
    /// once.
    #[must_use]
    pub fn of_code(call: CallSid, seq: Seq) -> Self {
        Self(Uuid::new_v5(&call.uuid(), format!("code {}", seq.0).as_bytes()))
    }

    /// The id of news about an appointment that came to be at a version.
    #[must_use]
    pub fn of_news(appointment: AppointmentId, version: i64, topic: &str) -> Self {
        let key = format!("news {version} {topic}");
        Self(Uuid::new_v5(&appointment.uuid(), key.as_bytes()))
    }
}

impl AppointmentId {
    /// The id of the hold that step `seq` of `call` asks for.
    ///
    /// It is derived, not drawn: the same step asked for twice, by this process or by another
    /// one, asks for the same hold, so a repetition cannot take a second slot.
    #[must_use]
    pub fn of_step(call: CallSid, seq: Seq) -> Self {
        Self(Uuid::new_v5(&call.uuid(), &seq.0.to_be_bytes()))
    }
}

impl CustomerId {
    /// The id under which a practice knows a person who booked by telephone: by number and name.
    ///
    /// Derived, so that two calls that book for the same person at the same moment make one
    /// customer. Case and spacing of the name do not matter; an unknown name is a person of its
    /// own on that number.
    #[must_use]
    pub fn of_person(practice: PracticeId, phone: &PhoneNumber, name: Option<&PersonName>) -> Self {
        let mut key = String::from(phone.as_str());
        if let Some(name) = name {
            for word in name.as_str().split_whitespace() {
                key.push(' ');
                key.extend(word.chars().flat_map(char::to_lowercase));
            }
        }
        Self(Uuid::new_v5(&practice.uuid(), key.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn practice() -> PracticeId {
        PracticeId::new(Uuid::from_u128(7))
    }

    #[test]
    fn the_same_step_always_asks_for_the_same_hold() {
        let call: CallSid = "CA00000000000000000000000000000001".parse().unwrap();
        let other: CallSid = "CA00000000000000000000000000000002".parse().unwrap();
        let hold = AppointmentId::of_step(call, Seq(3));
        assert_eq!(hold, AppointmentId::of_step(call, Seq(3)));
        assert_ne!(hold, AppointmentId::of_step(call, Seq(4)));
        assert_ne!(hold, AppointmentId::of_step(other, Seq(3)));
    }

    #[test]
    fn the_same_text_always_has_the_same_id_and_no_other_has_it() {
        let appointment = |number| AppointmentId::new(Uuid::from_u128(number));
        let text = OutboxId::of_text(appointment(1), 2, "reminder", 120);
        assert_eq!(text, OutboxId::of_text(appointment(1), 2, "reminder", 120));
        for other in [
            OutboxId::of_text(appointment(2), 2, "reminder", 120),
            OutboxId::of_text(appointment(1), 3, "reminder", 120),
            OutboxId::of_text(appointment(1), 2, "moved", 0),
            OutboxId::of_text(appointment(1), 2, "reminder", 1440),
            OutboxId::of_news(appointment(1), 2, "moved"),
        ] {
            assert_ne!(text, other);
        }
        let moved = OutboxId::of_text(appointment(1), 2, "moved", 0);
        assert_ne!(moved, OutboxId::of_news(appointment(1), 2, "moved"));
    }

    #[test]
    fn a_person_is_known_by_number_and_name_whatever_the_case() {
        let phone: PhoneNumber = "+14032661234".parse().unwrap();
        let name = |text: &str| text.parse::<PersonName>().unwrap();
        let of =
            |name: Option<PersonName>| CustomerId::of_person(practice(), &phone, name.as_ref());
        assert_eq!(of(Some(name("Sarah Johnson"))), of(Some(name("sarah  JOHNSON"))));
        assert_ne!(of(Some(name("Sarah Johnson"))), of(Some(name("Sara Johnson"))));
        assert_ne!(of(Some(name("Sarah Johnson"))), of(None));
    }
}
