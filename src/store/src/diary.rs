//! The appointment book in PostgreSQL, for looking.

use std::sync::Arc;

use async_trait::async_trait;
use dialogue::DiaryAnswer;
use domain::{
    AppointmentId, PersonName, PhoneNumber, Place, Practice, PracticeId, ProviderId, Resource,
    RoomId, Seats, ServiceId, Slot, TimeRange, Upcoming,
};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use ports::{Diary, DiaryError, Look};
use scheduling::Occupied;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Store;
use crate::books::{Away, BookVersion, Line, Lines, Lookup, MOST_IN_ONE_BOOK, READ_BACK};
use crate::error::StoreError;
use crate::journal::GRACE;

#[async_trait]
impl Diary for Store {
    async fn taken(&self, look: Look) -> Result<Vec<Occupied>, DiaryError> {
        let failed = |error: StoreError| DiaryError(Box::new(error));
        let (practice, now) = (look.practice, look.now);
        match self.books.taken(&look) {
            Lookup::Known(taken) => return Ok(taken),
            Lookup::Ask => {}
            Lookup::Read => {
                let books = Arc::clone(&self.books);
                let read = self.run(async move |mut session| {
                    let (version, lines) = read_whole(&mut session, practice, now).await?;
                    books.put(practice, version, now, lines);
                    Ok(())
                });
                read.await.map_err(failed)?;
                if let Lookup::Known(taken) = self.books.taken(&look) {
                    return Ok(taken);
                }
            }
        }
        let taken = self.run(async move |mut session| read_window(&mut session, look).await);
        taken.await.map_err(failed)
    }

    async fn only_customer(
        &self,
        practice: PracticeId,
        phone: &PhoneNumber,
    ) -> Result<Option<PersonName>, DiaryError> {
        let number = phone.clone();
        let only =
            self.run(async move |mut session| read_only(&mut session, practice, &number).await);
        only.await.map_err(|error| DiaryError(Box::new(error)))
    }

    async fn upcoming(
        &self,
        practice: &Practice,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Vec<Upcoming>, DiaryError> {
        let (id, number) = (practice.id, phone.clone());
        let theirs =
            self.run(async move |mut session| read_upcoming(&mut session, id, &number, now).await);
        let mut theirs = theirs.await.map_err(|error| DiaryError(Box::new(error)))?;
        for upcoming in &mut theirs {
            upcoming.can_be_changed =
                scheduling::may_cancel(practice, upcoming.slot.starts_at, now);
        }
        Ok(theirs)
    }
}

/// The one person who is known by a number. Whoever left their name open may be somebody else.
async fn read_only(
    session: &mut PgConnection,
    practice: PracticeId,
    phone: &PhoneNumber,
) -> Result<Option<PersonName>, StoreError> {
    let names = sqlx::query_scalar!(
        r#"
        SELECT min(c.name)
        FROM customer_phones k
            JOIN customers c ON c.practice_id = k.practice_id AND c.id = k.customer_id
        WHERE k.practice_id = $1 AND k.phone = $2
            AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL
        GROUP BY lower(c.name)
        LIMIT 2
        "#,
        practice.uuid(),
        phone.as_str(),
        practice.to_string(),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("look for a caller among the customers"))?;
    let [Some(only)] = names.as_slice() else { return Ok(None) };
    // One that cannot be said aloud is as good as none.
    Ok(only.parse().ok())
}

/// The appointments to come of everybody who is known by a number; that they can be changed is not
/// known of any of them.
pub(crate) async fn read_upcoming(
    session: &mut PgConnection,
    practice: PracticeId,
    phone: &PhoneNumber,
    now: Timestamp,
) -> Result<Vec<Upcoming>, StoreError> {
    let rows = sqlx::query!(
        r#"
        SELECT a.id, a.service_id, a.provider_id, a.starts_at, a.ends_at, c.name
        FROM customer_phones k
            JOIN appointments a
                ON a.practice_id = k.practice_id AND a.customer_id = k.customer_id
            JOIN customers c ON c.practice_id = k.practice_id AND c.id = k.customer_id
        WHERE k.practice_id = $1 AND k.phone = $2 AND a.status = 'booked' AND a.starts_at > $3
            AND (SELECT set_config('app.practice_ids', $4, true)) IS NOT NULL
        ORDER BY a.starts_at, a.id
        LIMIT $5
        "#,
        practice.uuid(),
        phone.as_str(),
        now.to_sqlx() as _,
        practice.to_string(),
        i64::from(DiaryAnswer::MOST_APPOINTMENTS),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("look for a caller's appointments"))?;
    let upcoming = rows.into_iter().map(|row| Upcoming {
        id: AppointmentId::new(row.id),
        service: ServiceId::new(row.service_id),
        slot: Slot {
            provider: ProviderId::new(row.provider_id),
            starts_at: row.starts_at.to_jiff(),
            ends_at: row.ends_at.to_jiff(),
        },
        // One that cannot be said aloud is as good as none.
        name: row.name.and_then(|name| name.parse().ok()),
        can_be_changed: false,
    });
    Ok(upcoming.collect())
}

/// The whole book from now on, with its version; no lines when it is too large to be remembered.
async fn read_whole(
    session: &mut PgConnection,
    practice: PracticeId,
    now: Timestamp,
) -> Result<(BookVersion, Option<Lines>), StoreError> {
    let doing = || StoreError::while_doing("read a whole appointment book");
    // Before the lines: what changes in between shows by a higher version, and is read again.
    let version = sqlx::query_scalar!(
        r#"
        SELECT coalesce(sum(version), 0)::bigint AS "version!" FROM book_versions
        WHERE practice_id = $1 AND (SELECT set_config('app.practice_ids', $2, true)) IS NOT NULL
        "#,
        practice.uuid(),
        practice.to_string(),
    )
    .fetch_one(&mut *session)
    .await
    .map_err(doing())?;
    let most = i64::try_from(MOST_IN_ONE_BOOK).unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"
        SELECT id, provider_id, lower(seats) AS "first!", upper(seats) AS "past!", room_id,
            lower(occupies) AS "occupied_from!", upper(occupies) AS "occupied_until!",
            hold_expires_at AS "expires_at?"
        FROM appointments
        WHERE practice_id = $1
            AND starts_at > $2
            AND status NOT IN ('cancelled', 'released')
            AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL
        LIMIT $4
        "#,
        practice.uuid(),
        now.saturating_sub(READ_BACK).unwrap_or(now).to_sqlx() as _,
        practice.to_string(),
        most + 1,
    )
    .fetch_all(&mut *session)
    .await
    .map_err(doing())?;
    let busy = sqlx::query!(
        r#"
        SELECT id, provider_id, room_id, lower(during) AS "from!", upper(during) AS "until!"
        FROM busy
        WHERE practice_id = $1 AND upper(during) > $2
            AND (SELECT set_config('app.practice_ids', $3, true)) IS NOT NULL
        LIMIT $4
        "#,
        practice.uuid(),
        now.saturating_sub(READ_BACK).unwrap_or(now).to_sqlx() as _,
        practice.to_string(),
        most + 1,
    )
    .fetch_all(session)
    .await
    .map_err(doing())?;
    if rows.len() + busy.len() > MOST_IN_ONE_BOOK {
        return Ok((BookVersion(version), None));
    }
    let away = busy.into_iter().map(|row| {
        Ok(Away {
            id: row.id,
            resource: resource(row.provider_id, row.room_id)?,
            range: range(row.from, row.until)?,
        })
    });
    let appointments = rows.into_iter().map(|row| {
        Ok(Line {
            id: AppointmentId::new(row.id),
            provider: ProviderId::new(row.provider_id),
            place: Place { seats: seats(row.first, row.past)?, room: row.room_id.map(RoomId::new) },
            occupies: range(row.occupied_from, row.occupied_until)?,
            expires_at: row.expires_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    });
    let lines = Lines {
        appointments: appointments.collect::<Result<_, StoreError>>()?,
        away: away.collect::<Result<_, StoreError>>()?,
    };
    Ok((BookVersion(version), Some(lines)))
}

/// Asks for the book of a practice that there is not.
pub(crate) async fn rehearse(session: &mut PgConnection) -> Result<(), StoreError> {
    let nobody = PracticeId::new(Uuid::nil());
    read_whole(session, nobody, Timestamp::UNIX_EPOCH).await.map(drop)
}

/// What takes time of what is looked at.
pub(crate) async fn read_window(
    session: &mut PgConnection,
    look: Look,
) -> Result<Vec<Occupied>, StoreError> {
    let Look { practice, providers, rooms, window, now, except } = look;
    let providers: Vec<_> = providers.into_iter().map(ProviderId::uuid).collect();
    let rooms: Vec<_> = rooms.into_iter().map(RoomId::uuid).collect();
    // An appointment with its buffers lasts less than three days (a visit of a day, half a day
    // before and after), so the index on the start narrows the range.
    let booked = sqlx::query!(
        r#"
        SELECT provider_id, lower(seats) AS "first!", upper(seats) AS "past!", room_id,
            lower(occupies) AS "occupied_from!", upper(occupies) AS "occupied_until!"
        FROM appointments
        WHERE practice_id = $1
            AND starts_at > $3::timestamptz - interval '3 days'
            AND starts_at < $4::timestamptz + interval '3 days'
            AND occupies && tstzrange($3, $4)
            AND (provider_id = ANY ($2) OR room_id = ANY ($7))
            AND id IS DISTINCT FROM $8
            AND status NOT IN ('cancelled', 'released')
            AND (status <> 'held' OR hold_expires_at > $5)
            AND (SELECT set_config('app.practice_ids', $6, true)) IS NOT NULL
        "#,
        practice.uuid(),
        &providers,
        window.from().to_sqlx() as _,
        window.until().to_sqlx() as _,
        now.saturating_sub(GRACE).unwrap_or(now).to_sqlx() as _,
        practice.to_string(),
        &rooms,
        except.map(AppointmentId::uuid),
    )
    .fetch_all(&mut *session)
    .await
    .map_err(StoreError::while_doing("read the appointment book"))?;
    let mut taken = Vec::with_capacity(booked.len());
    for row in booked {
        let range = range(row.occupied_from, row.occupied_until)?;
        // Either may be somebody whom nobody asked about, which does no harm.
        let seats = seats(row.first, row.past)?;
        let provider = Resource::Provider(ProviderId::new(row.provider_id), seats);
        taken.push(Occupied { resource: provider, range });
        if let Some(room) = row.room_id {
            taken.push(Occupied { resource: Resource::Room(RoomId::new(room)), range });
        }
    }
    let busy = sqlx::query!(
        r#"
        SELECT provider_id, room_id, lower(during) AS "from!", upper(during) AS "until!"
        FROM busy
        WHERE practice_id = $1
            AND during && tstzrange($3, $4)
            AND (provider_id = ANY ($2) OR room_id = ANY ($5))
            AND (SELECT set_config('app.practice_ids', $6, true)) IS NOT NULL
        "#,
        practice.uuid(),
        &providers,
        window.from().to_sqlx() as _,
        window.until().to_sqlx() as _,
        &rooms,
        practice.to_string(),
    )
    .fetch_all(session)
    .await
    .map_err(StoreError::while_doing("read who is away"))?;
    for row in busy {
        let resource = resource(row.provider_id, row.room_id)?;
        taken.push(Occupied { resource, range: range(row.from, row.until)? });
    }
    Ok(taken)
}

/// Who is away, or which room cannot be had.
fn resource(provider: Option<Uuid>, room: Option<Uuid>) -> Result<Resource, StoreError> {
    match (provider, room) {
        (Some(provider), None) => Ok(Resource::Provider(ProviderId::new(provider), Seats::ALL)),
        (None, Some(room)) => Ok(Resource::Room(RoomId::new(room))),
        (Some(_), Some(_)) | (None, None) => {
            Err(StoreError::in_row("busy", "provider_id and room_id")(NeitherNor))
        }
    }
}

/// A row of `busy` is about a provider or about a room.
#[derive(Debug, thiserror::Error)]
#[error("it names not exactly one of a provider and a room")]
struct NeitherNor;

fn range(from: jiff_sqlx::Timestamp, until: jiff_sqlx::Timestamp) -> Result<TimeRange, StoreError> {
    TimeRange::new(from.to_jiff(), until.to_jiff())
        .map_err(StoreError::in_row("appointments", "occupies"))
}

fn seats(first: i32, past: i32) -> Result<Seats, StoreError> {
    let in_row = || StoreError::in_row("appointments", "seats");
    let first = u16::try_from(first).map_err(in_row())?;
    let past = u16::try_from(past).map_err(in_row())?;
    Seats::new(first, past).map_err(StoreError::in_row("appointments", "seats"))
}
