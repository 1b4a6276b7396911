//! What a caller changes of what the call has not made itself.
//!
//! **Invariant:** an appointment is changed only as the caller heard it, and not after the practice
//! lets its customers.

use dialogue::{CallingOff, CodeGiven, CodeRequest, Moving};
use domain::{AppointmentStatus, CallSid, OutboxId, PhoneNumber, Practice};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Actor, AppointmentChange, BookError, Cancellation, Fate};
use sqlx::PgConnection;

use super::stop::Stop;
use super::{About, cancelling, codes, moving, standing};
use crate::error::StoreError;

/// An errand of a caller.
#[derive(Clone, Copy)]
pub(crate) enum CallersErrand<'a> {
    Move(&'a Moving),
    CallOff(&'a CallingOff),
    StopTexts(&'a PhoneNumber),
    /// Under the id that the text will have.
    SendCode(OutboxId, &'a CodeRequest),
    CheckCode(&'a CodeGiven),
}

/// Does it, within the transaction that the session is in, whose practice is named. What is not done
/// has changed nothing.
pub(crate) async fn do_for_caller(
    session: &mut PgConnection,
    practice: &Practice,
    call: CallSid,
    errand: CallersErrand<'_>,
    now: Timestamp,
) -> Result<Fate, StoreError> {
    let actor = Actor::Call(call);
    let about = |id| About { practice, id, actor: &actor, now };
    let done = match errand {
        CallersErrand::Move(it) => move_for_caller(session, about(it.appointment), it).await,
        CallersErrand::CallOff(it) => call_off(session, about(it.appointment), it).await,
        CallersErrand::StopTexts(phone) => stop_texts(session, practice, phone, now).await,
        CallersErrand::SendCode(id, request) => {
            codes::send(session, practice, call, id, request, now).await
        }
        CallersErrand::CheckCode(given) => codes::check(session, practice, call, given, now).await,
    };
    match done {
        Ok(fate) => Ok(fate),
        Err(Stop::Failed(error)) => Err(error),
        Err(Stop::Because(why)) => Ok(fate(&why)),
        // Whoever asks has looked at the version.
        Err(Stop::Outdated(_)) => Ok(Fate::Lost),
    }
}

/// What it comes to that something is not done.
const fn fate(why: &BookError) -> Fate {
    match why {
        BookError::NoSuchAppointment | BookError::Status(_) | BookError::Changed => Fate::Gone,
        // The new time is not to be had: somebody has it, or the practice has changed since it was
        // offered, or the caller has as many appointments on that day as they may.
        BookError::Taken
        | BookError::Refused(_)
        | BookError::TooMany { .. }
        | BookError::Unknown { .. }
        | BookError::KeyReused
        | BookError::Failed(_) => Fate::Lost,
    }
}

async fn move_for_caller(
    session: &mut PgConnection,
    about: About<'_>,
    moving: &Moving,
) -> Result<Fate, Stop> {
    if !is_as_heard(session, about, moving.starts_at).await? {
        return Ok(Fate::Gone);
    }
    let to = AppointmentChange {
        starts_at: Some(moving.to.starts_at),
        provider: Some(moving.to.provider),
        service: Some(moving.service),
    };
    moving::change(session, about, None, to).await?;
    Ok(Fate::Won)
}

async fn call_off(
    session: &mut PgConnection,
    about: About<'_>,
    calling_off: &CallingOff,
) -> Result<Fate, Stop> {
    if !is_as_heard(session, about, calling_off.starts_at).await? {
        return Ok(Fate::Gone);
    }
    cancelling::cancel(session, about, None, &Cancellation::default()).await?;
    Ok(Fate::Won)
}

/// Whether an appointment is booked for the time that the caller heard, and can still be changed by
/// them. Nobody else changes it from here on.
async fn is_as_heard(
    session: &mut PgConnection,
    about: About<'_>,
    heard: Timestamp,
) -> Result<bool, Stop> {
    let standing = standing::find(session, about.practice.id, about.id).await?;
    Ok(standing.status == AppointmentStatus::Booked
        && standing.starts_at == heard
        && about.now < heard
        && scheduling::may_cancel(about.practice, heard, about.now))
}

async fn stop_texts(
    session: &mut PgConnection,
    practice: &Practice,
    phone: &PhoneNumber,
    now: Timestamp,
) -> Result<Fate, Stop> {
    sqlx::query!(
        "INSERT INTO opt_outs (practice_id, phone, since) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING",
        practice.id.uuid(),
        phone.as_str(),
        now.to_sqlx() as _,
    )
    .execute(session)
    .await
    .map_err(StoreError::while_doing("note that a number wants no texts"))?;
    Ok(Fate::Won)
}
