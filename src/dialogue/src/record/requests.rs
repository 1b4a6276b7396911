//! What the book was asked, as a record: whoever reads the call again knows what was answered.

use domain::{Slot, Wish};
use serde_json::{Value, json};

use super::events::{days, provider, slot, times};
use crate::effect::{Booking, CallingOff, CodeGiven, CodeRequest, HoldRequest, Moving, Request};

/// What the book was asked. Names are left out: who it is for changes nothing of the answer.
#[must_use]
pub fn write_request(request: &Request) -> Value {
    match request {
        Request::FindSlots(wish) => json!({ "asks": "slots", "wish": wished(wish) }),
        Request::FindOtherSlots { wish, than } => {
            json!({ "asks": "other_slots", "wish": wished(wish), "than": than.uuid() })
        }
        Request::FindCustomer(_) => json!({ "asks": "customer" }),
        Request::FindAppointments(phone) => {
            json!({ "asks": "appointments", "phone": phone.as_str() })
        }
        Request::Hold(HoldRequest { service, slot: wanted }) => {
            json!({ "asks": "hold", "service": service.uuid(), "slot": slot(wanted) })
        }
        Request::Book(Booking { hold, .. }) => json!({ "asks": "book", "hold": hold.uuid() }),
        Request::Move(Moving { appointment, to, .. }) => {
            json!({ "asks": "move", "appointment": appointment.uuid(), "to": place(to) })
        }
        Request::CallOff(CallingOff { appointment, .. }) => {
            json!({ "asks": "call_off", "appointment": appointment.uuid() })
        }
        Request::StopTexts(_) => json!({ "asks": "stop_texts" }),
        Request::SendCode(CodeRequest { phone, .. }) => {
            json!({ "asks": "send_code", "phone": phone.as_str() })
        }
        // Never the digits.
        Request::CheckCode(CodeGiven { phone, .. }) => {
            json!({ "asks": "check_code", "phone": phone.as_str() })
        }
    }
}

/// Whether a request is the one that is written: everything that is written of it is so.
///
/// What a later version writes besides, an earlier one did not, so that it does not count.
#[must_use]
pub fn is_request(written: &Value, request: &Request) -> bool {
    let Value::Object(written) = written else { return false };
    let present = write_request(request);
    written.iter().all(|(name, value)| present.get(name) == Some(value))
}

fn wished(wish: &Wish) -> Value {
    json!({
        "service": wish.service.uuid(),
        "provider": provider(wish.provider),
        "days": days(&wish.days),
        "times": times(wish.times),
    })
}

/// A slot without its end, which its service gives it.
fn place(to: &Slot) -> Value {
    json!([to.provider.uuid(), to.starts_at])
}
