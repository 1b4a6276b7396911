//! Which texts news lead to.
//!
//! **Invariant:** what is planned is due before it is moot, and never in the past.

use domain::Minutes;
use jiff::{SignedDuration, Timestamp};

use super::{Addressee, Agreed, Happened, Planned, Sender, Standing, Topic, quiet, wording};

/// The texts to the customer of an appointment, of which something has happened. None when they or the
/// practice want none, or when it is past; [`Happened::Freed`] is nothing to them.
///
/// What has happened is answered at once. Reminders are as many minutes before as the practice wants, by
/// its clock, outside its quiet hours; those whose time has come already are left out.
#[must_use]
pub fn plan(
    happened: Happened,
    agreed: &Agreed,
    to: &Addressee,
    sender: &Sender,
    now: Timestamp,
) -> Vec<Planned> {
    if !sender.texts.are_sent || !to.consents || agreed.starts_at <= now {
        return Vec::new();
    }
    let notice = match (happened, agreed.standing) {
        (Happened::Booked, Standing::Booked) => Topic::Confirmation,
        (Happened::Moved, Standing::Booked) => Topic::Moved,
        (Happened::Cancelled, Standing::Cancelled) => Topic::Cancelled,
        (Happened::Freed, _)
        | (Happened::Booked | Happened::Moved, Standing::Cancelled | Standing::Past)
        | (Happened::Cancelled, Standing::Booked | Standing::Past) => return Vec::new(),
    };
    let text = |topic, minutes, due_at| Planned {
        topic,
        minutes,
        to: to.number.clone(),
        due_at,
        moot_at: agreed.starts_at,
        body: wording::about(topic, agreed, sender, to.language(sender), now),
    };
    let notice = text(notice, Minutes(0), now);
    let mut texts = Vec::new();
    if agreed.standing == Standing::Booked {
        for minutes in &sender.texts.reminders {
            let Some(due_at) = reminder(*minutes, agreed, sender) else { continue };
            let is_new = texts.iter().all(|it: &Planned| it.due_at != due_at);
            if now < due_at && due_at < agreed.starts_at && is_new {
                texts.push(text(Topic::Reminder, *minutes, due_at));
            }
        }
    }
    texts.sort_by_key(|it| it.due_at);
    // Of several that could not be sent in time only the last is of use.
    let next: Vec<_> = texts.iter().skip(1).map(|it| it.due_at).collect();
    for (reminder, next) in texts.iter_mut().zip(next) {
        reminder.moot_at = next;
    }
    texts.insert(0, notice);
    texts
}

/// When a reminder goes out: so many minutes before by the clock on the wall, so that one of the day
/// before comes at the time of the appointment also when clocks change in between.
fn reminder(minutes: Minutes, agreed: &Agreed, sender: &Sender) -> Option<Timestamp> {
    let wall = agreed.wall.checked_sub(minutes.duration()).ok()?;
    let wall = quiet::remind(sender.texts.quiet, wall, agreed.wall)?;
    agreed.zone.to_timestamp(wall).ok()
}

/// The text to somebody on the waiting list, when the time of `freed` is free again. None when
/// nobody can be told before it is too late.
#[must_use]
pub fn offer(freed: &Agreed, to: &Addressee, sender: &Sender, now: Timestamp) -> Option<Planned> {
    /// How long before a time somebody can still be told that they can have it.
    const LEAST_NOTICE: SignedDuration = SignedDuration::from_mins(30);
    if !sender.texts.are_sent || !to.consents {
        return None;
    }
    let wall = now.to_zoned(freed.zone.clone()).datetime();
    let due_at = match quiet::after(sender.texts.quiet, wall)? {
        at if at == wall => now,
        at => freed.zone.to_timestamp(at).ok()?,
    };
    let moot_at = freed.starts_at.checked_sub(LEAST_NOTICE).ok()?;
    (due_at < moot_at).then(|| Planned {
        topic: Topic::Offer,
        minutes: Minutes(0),
        to: to.number.clone(),
        due_at,
        moot_at,
        body: wording::about(Topic::Offer, freed, sender, to.language(sender), now),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::testing::{cleaning, cleaning_on, sarah, sender};
    use super::*;

    const MONDAY: &str = "2026-11-23T15:00:00Z";

    fn instant(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn due(happened: Happened, agreed: &Agreed, now: &str) -> Vec<(Topic, u16, String)> {
        let texts = plan(happened, agreed, &sarah(), &sender(), instant(now));
        texts.iter().map(|it| (it.topic, it.minutes.0, it.due_at.to_string())).collect()
    }

    fn text(topic: Topic, minutes: u16, due: &str) -> (Topic, u16, String) {
        (topic, minutes, due.to_owned())
    }

    #[test]
    fn a_booking_is_confirmed_at_once_and_reminded_of_a_day_and_two_hours_before() {
        assert_eq!(
            due(Happened::Booked, &cleaning(26, 10, 0), MONDAY),
            [
                text(Topic::Confirmation, 0, MONDAY),
                text(Topic::Reminder, 1440, "2026-11-25T16:00:00Z"),
                text(Topic::Reminder, 120, "2026-11-26T14:00:00Z"),
            ]
        );
    }

    #[test]
    fn a_reminder_is_of_no_use_when_the_next_one_is_due() {
        let now = instant(MONDAY);
        let texts = plan(Happened::Booked, &cleaning(26, 10, 0), &sarah(), &sender(), now);
        let moot: Vec<_> = texts.iter().map(|it| it.moot_at.to_string()).collect();
        let start = "2026-11-26T16:00:00Z";
        assert_eq!(moot, [start, "2026-11-26T14:00:00Z", start]);
    }

    #[test]
    fn reminders_whose_time_has_come_are_left_out() {
        let at_eleven = cleaning(24, 11, 0);
        let late = due(Happened::Booked, &at_eleven, "2026-11-24T10:00:00Z");
        assert_eq!(late.iter().map(|it| it.1).collect::<Vec<_>>(), [0, 120]);
        // At the very moment of the last one: the confirmation says it all.
        let later = due(Happened::Booked, &at_eleven, "2026-11-24T15:00:00Z");
        assert_eq!(later.len(), 1);
        assert_eq!(due(Happened::Booked, &at_eleven, "2026-11-24T17:00:00Z"), [], "it has begun");
    }

    #[test]
    fn a_confirmation_is_sent_at_night_and_reminders_are_not() {
        let night = "2026-11-24T05:00:00Z";
        assert_eq!(
            due(Happened::Booked, &cleaning(25, 9, 0), night),
            [
                text(Topic::Confirmation, 0, night),
                text(Topic::Reminder, 1440, "2026-11-24T15:00:00Z"),
                // Two hours before is seven in the morning.
                text(Topic::Reminder, 120, "2026-11-25T14:00:00Z"),
            ]
        );
    }

    #[test]
    fn a_reminder_of_the_day_before_goes_by_the_wall_when_clocks_change() {
        // In Edmonton clocks went forward on 8 March 2026: the day had 23 hours.
        let spring = cleaning_on(date(2026, 3, 8), 10, 0);
        let texts = due(Happened::Booked, &spring, "2026-03-01T12:00:00Z");
        assert_eq!(
            texts[1],
            text(Topic::Reminder, 1440, "2026-03-07T17:00:00Z"),
            "10 a.m. standard"
        );
        assert_eq!(spring.starts_at, instant("2026-03-08T16:00:00Z"), "10 a.m. daylight");
    }

    #[test]
    fn a_moved_appointment_is_reminded_of_anew_and_a_cancelled_one_is_not() {
        let topics = |happened, standing| {
            let agreed = Agreed { standing, ..cleaning(26, 10, 0) };
            let texts = due(happened, &agreed, MONDAY);
            texts.into_iter().map(|it| it.0).collect::<Vec<_>>()
        };
        let (moved, cancelled) = (Topic::Moved, Topic::Cancelled);
        let reminders = [Topic::Reminder, Topic::Reminder];
        assert_eq!(topics(Happened::Moved, Standing::Booked), [&[moved][..], &reminders].concat());
        assert_eq!(topics(Happened::Cancelled, Standing::Cancelled), [cancelled]);
        assert_eq!(topics(Happened::Booked, Standing::Cancelled), []);
        assert_eq!(topics(Happened::Cancelled, Standing::Booked), []);
        assert_eq!(topics(Happened::Freed, Standing::Cancelled), []);
    }

    #[test]
    fn who_wants_no_texts_gets_none() {
        let (agreed, now) = (cleaning(26, 10, 0), instant(MONDAY));
        let silent = Addressee { consents: false, ..sarah() };
        assert_eq!(plan(Happened::Booked, &agreed, &silent, &sender(), now), []);
        assert_eq!(offer(&agreed, &silent, &sender(), now), None);
        let mut practice = sender();
        practice.texts.are_sent = false;
        assert_eq!(plan(Happened::Booked, &agreed, &sarah(), &practice, now), []);
        assert_eq!(offer(&agreed, &sarah(), &practice, now), None);
    }

    #[test]
    fn two_reminders_at_one_moment_are_one() {
        let mut practice = sender();
        practice.texts.reminders = [Minutes(120), Minutes(150), Minutes(120)].into();
        let agreed = cleaning(25, 9, 0);
        let texts = plan(Happened::Booked, &agreed, &sarah(), &practice, instant(MONDAY));
        assert_eq!(texts.len(), 2, "both wait until eight");
    }

    #[test]
    fn an_offer_waits_for_the_morning_and_is_left_out_when_that_is_too_late() {
        let freed = |day, hour| Agreed { standing: Standing::Cancelled, ..cleaning(day, hour, 0) };
        let told = |freed: &Agreed, now| {
            offer(freed, &sarah(), &sender(), instant(now)).map(|it| it.due_at.to_string())
        };
        let (day, night) = (MONDAY, "2026-11-24T05:00:00Z");
        assert_eq!(told(&freed(24, 10), day).as_deref(), Some(day));
        assert_eq!(told(&freed(24, 10), night).as_deref(), Some("2026-11-24T14:00:00Z"));
        assert_eq!(told(&freed(24, 8), night), None);
        assert_eq!(told(&freed(23, 8), day), None, "it is past");
    }
}
