//! How many appointments one caller may have.

use domain::{AppointmentId, CustomerId, PerCaller, Practice};
use jiff::civil::{Date, Time};
use jiff_sqlx::ToSqlx;
use ports::{Actor, BookError};
use sqlx::PgConnection;

use super::About;
use super::stop::Stop;
use crate::error::StoreError;

/// Those whose appointments are counted: a customer, and whoever has a number in common with them.
pub(super) struct Caller<'a> {
    pub(super) customer: CustomerId,
    pub(super) phones: &'a [String],
}

/// What is counted before there is one more.
pub(super) struct Counted {
    /// The appointments of this day, when there will be one more on it.
    pub(super) day: Option<Date>,
    /// Whether there will be one more to come.
    pub(super) to_come: bool,
    /// What is not counted: the appointment that is moved.
    pub(super) except: Option<AppointmentId>,
}

/// Refuses one appointment more than a caller may have, when it is the caller who asks. Whoever counts the same numbers waits until
/// this transaction ends, so that two at once are not one too many.
pub(super) async fn keep(
    session: &mut PgConnection,
    About { practice, actor, now, .. }: About<'_>,
    caller: Caller<'_>,
    counted: Counted,
) -> Result<(), Stop> {
    match actor {
        // Whoever sits at the desk knows whom they book for.
        Actor::Operator | Actor::Key(_) => return Ok(()),
        Actor::Call(_) | Actor::Text(_) | Actor::Bella => {}
    }
    let PerCaller { a_day, to_come } = practice.desk.per_caller;
    take_turns(session, practice, &caller).await?;
    // Any day will do when none is counted.
    let day = counted.day.unwrap_or(Date::MIN).to_datetime(Time::midnight());
    let has = sqlx::query!(
        r#"
        SELECT count(*) FILTER (WHERE wall_start >= $1 AND wall_start < $1 + interval '1 day')
                AS "a_day!",
            count(*) FILTER (WHERE starts_at > $2) AS "to_come!"
        FROM appointments
        WHERE practice_id = $3
            -- An array, and no alternative: that would be looked for in the whole book.
            AND customer_id = ANY (ARRAY(
                SELECT customer_id FROM customer_phones
                WHERE practice_id = $3 AND phone = ANY ($5)
                UNION SELECT $4::uuid))
            AND status NOT IN ('held', 'released', 'cancelled')
            AND id IS DISTINCT FROM $6
        "#,
        day.to_sqlx() as _,
        now.to_sqlx() as _,
        practice.id.uuid(),
        caller.customer.uuid(),
        caller.phones,
        counted.except.map(AppointmentId::uuid),
    )
    .fetch_one(session)
    .await
    .map_err(StoreError::while_doing("count a caller's appointments"))?;
    let too_many = |what| Err(BookError::TooMany { what }.into());
    if counted.day.is_some() && has.a_day >= i64::from(a_day) {
        return too_many(format!("one number may have at most {a_day} appointments on one day"));
    }
    if counted.to_come && has.to_come >= i64::from(to_come) {
        return too_many(format!("one number may have at most {to_come} appointments to come"));
    }
    Ok(())
}

/// Waits for everybody else who is about to change how many appointments these have.
async fn take_turns(
    session: &mut PgConnection,
    practice: &Practice,
    caller: &Caller<'_>,
) -> Result<(), StoreError> {
    let mut keys = caller.phones.to_vec();
    if keys.is_empty() {
        keys.push(caller.customer.to_string());
    }
    // In one order, so that nobody meets crosswise.
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        sqlx::query!(
            r#"SELECT true AS "it!" FROM pg_advisory_xact_lock(hashtextextended($1, 0))"#,
            format!("{} {key}", practice.id),
        )
        .fetch_one(&mut *session)
        .await
        .map_err(StoreError::while_doing("wait for a turn"))?;
    }
    Ok(())
}
