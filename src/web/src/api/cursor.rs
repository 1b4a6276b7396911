//! Where a list goes on, as an opaque text.

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::AppointmentId;
use jiff::Timestamp;
use ports::Cursor;
use uuid::Uuid;

/// A cursor that the API can write and read.
pub(super) struct Opaque(pub(super) Cursor);

/// A text that is no cursor.
pub(super) struct NoCursor;

impl Opaque {
    pub(super) fn write(&self) -> String {
        let mut bytes = self.0.starts_at.as_microsecond().to_be_bytes().to_vec();
        bytes.extend(self.0.id.uuid().as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }
}

impl FromStr for Opaque {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoCursor)?;
        let (start, id) = bytes.split_at_checked(8).ok_or(NoCursor)?;
        let start = i64::from_be_bytes(start.try_into().map_err(|_| NoCursor)?);
        let starts_at = Timestamp::from_microsecond(start).map_err(|_| NoCursor)?;
        let id = AppointmentId::new(Uuid::from_slice(id).map_err(|_| NoCursor)?);
        Ok(Self(Cursor { starts_at, id }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_what_it_writes() {
        let cursor = Cursor {
            starts_at: "2026-11-23T15:00:00.123456Z".parse().unwrap(),
            id: AppointmentId::new(Uuid::from_u128(7)),
        };
        let read: Opaque = Opaque(cursor).write().parse().ok().unwrap();
        assert_eq!(read.0, cursor);
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in ["", "x", "!!!!", "AAAA", &"A".repeat(40)] {
            assert!(text.parse::<Opaque>().is_err(), "{text}");
        }
    }
}
