//! What has to hold when a scenario is over: the book and the journal against what was said and
//! heard.

use std::collections::{BTreeMap, BTreeSet};

use dialogue::GivenName;
use domain::{CallSid, Heard, Practice, Turn};
use jiff::Zoned;
use ports::Change;
use ports::testing::{Held, MemoryBook, Stored};

use crate::caller::PLAIN_YES;
use crate::history::{History, Rule};

/// What was heard by somebody.
type Hearing = (CallSid, String);

/// Checks everything that can be known only at the end.
pub(crate) fn at_the_end(history: &History, book: &MemoryBook, practice: &Practice) {
    let mut appointments = book.appointments();
    appointments.sort_by_key(|held| held.hold.id.uuid());
    no_seat_is_sold_twice(history, &appointments);
    let heard = history.everything_heard();
    let mut calls: BTreeSet<CallSid> = heard.iter().map(|(call, _)| *call).collect();
    calls.extend(appointments.iter().map(|held| held.call));
    let rows: BTreeMap<CallSid, Vec<Stored>> =
        calls.into_iter().map(|call| (call, book.rows(call))).collect();
    for (call, rows) in &rows {
        the_journal_is_whole(history, book, *call, rows);
        nobody_is_blamed(history, *call, rows);
        let own: Vec<_> = appointments.iter().filter(|held| held.call == *call).collect();
        the_holds_of_an_ended_call_are_gone(history, book, *call, &own);
        only_a_plain_yes_books(history, practice, *call, rows, &own);
        booked_means_booked(history, practice, *call, rows, &own, &heard);
    }
}

fn no_seat_is_sold_twice(history: &History, appointments: &[Held]) {
    let booked: Vec<_> = appointments.iter().filter(|held| held.booked).collect();
    for (at, one) in booked.iter().enumerate() {
        for other in &booked[at + 1..] {
            let (a, b) = (&one.hold, &other.hold);
            let shares_seats = a.request.slot.provider == b.request.slot.provider
                && one.place.seats.overlap(other.place.seats);
            let shares_room = one.place.room.is_some() && one.place.room == other.place.room;
            if (shares_seats || shares_room) && a.occupies.overlaps(b.occupies) {
                let how = format!("{} and {} have {:?}", one.call, other.call, a.request.slot);
                history.broke(Rule::NoSeatSoldTwice, how);
            }
        }
    }
}

fn the_journal_is_whole(history: &History, book: &MemoryBook, call: CallSid, rows: &[Stored]) {
    let broke = |what: &str| {
        let turns: Vec<_> = rows.iter().map(|row| (row.entry.seq.0, row.entry.turn.0)).collect();
        history.broke(Rule::TheJournalIsWhole, format!("{call}: {what}: {turns:?}"));
    };
    let mut answered: Option<Turn> = None;
    for (at, row) in rows.iter().enumerate() {
        let entry = &row.entry;
        if usize::try_from(entry.seq.0) != Ok(at) {
            broke("a step is missing");
        }
        if entry.begins.is_some() != (at == 0) {
            broke("not the first step alone begins the call");
        }
        // A turn is begun when the one before it was answered, and is over with its reply.
        let due = answered.map_or(Turn(0), Turn::next);
        // The line can go down in the middle of a turn, which then stays without a reply.
        let unanswered = rows[..at].last().is_some_and(|before| before.entry.turn == due);
        let hung_up = unanswered && ends_the_call(row) && entry.turn == due.next();
        if entry.turn != due && !hung_up {
            broke("a turn is out of order");
        }
        if row.reply.is_some() {
            answered = Some(entry.turn);
        }
        let said = history.said_in(call, entry.turn);
        let heard = entry.heard.as_deref();
        if heard.is_some() && !said.iter().any(|said| said.written() == heard) {
            broke("something is written down that was not said");
        }
    }
    let ends = rows.iter().filter(|row| ends_the_call(row)).count();
    let ends_last = rows.last().is_some_and(ends_the_call);
    if ends > 1 || (ends == 1 && !ends_last) {
        broke("something was written after the end");
    }
    if book.outcome(call).is_some() != (ends == 1) {
        broke("the outcome is not that of the last step");
    }
}

fn ends_the_call(row: &Stored) -> bool {
    let (Change::Nothing(leads)
    | Change::Release { leads, .. }
    | Change::Hold { won: leads, .. }
    | Change::Book { won: leads, .. }
    | Change::Move { won: leads, .. }
    | Change::CallOff { won: leads, .. }
    | Change::StopTexts { leads, .. }
    | Change::SendCode { leads, .. }
    | Change::CheckCode { won: leads, .. }) = &row.entry.change;
    leads.ended.is_some() && leads.state == row.state
}

fn nobody_is_blamed(history: &History, call: CallSid, rows: &[Stored]) {
    for row in rows {
        let Some(reply) = &row.reply else { continue };
        let said = history.said_in(call, row.entry.turn);
        let was_silent = said.iter().any(|said| said.heard == Heard::Silence);
        if reply.body.contains("did not hear anything") && !was_silent {
            let how = format!("{call}, turn {}: they were not silent", row.entry.turn);
            history.broke(Rule::NobodyIsBlamed, how);
        }
        if reply.body.contains("did not get that") && row.entry.heard.is_none() {
            let how = format!("{call}, turn {}: nothing reached us", row.entry.turn);
            history.broke(Rule::NobodyIsBlamed, how);
        }
    }
}

fn the_holds_of_an_ended_call_are_gone(
    history: &History,
    book: &MemoryBook,
    call: CallSid,
    own: &[&Held],
) {
    let held = own.iter().filter(|held| !held.booked).count();
    if book.outcome(call).is_some() && held > 0 {
        history.broke(Rule::HoldsAreGivenBack, format!("{call} is over and has {held} holds"));
    }
    if held > 1 {
        history.broke(Rule::HoldsAreGivenBack, format!("{call} has {held} holds at once"));
    }
}

fn only_a_plain_yes_books(
    history: &History,
    practice: &Practice,
    call: CallSid,
    rows: &[Stored],
    own: &[&Held],
) {
    let broke = |how: String| {
        history.broke(Rule::OnlyAPlainYesBooks, format!("{call}: {how}"));
    };
    let booked: Vec<_> = own.iter().filter(|held| held.booked).collect();
    if booked.len() > 1 {
        broke(format!("{} appointments by one call", booked.len()));
    }
    for held in booked {
        let Some((turn, name)) = booked_in(rows, held) else {
            broke("an appointment that no step of the journal made".into());
            continue;
        };
        let taken = rows.iter().find(|row| row.entry.turn == turn);
        let written = taken.and_then(|row| row.entry.heard.as_deref());
        let expected = [appointment(held, practice), name, "Shall I book it?".into()];
        let confirmed = history.said_in(call, turn).iter().any(|said| {
            let read_back = without_near_days(&said.in_answer_to);
            said.written() == written
                && written.is_some_and(|words| agrees(words, &read_back))
                && expected.iter().all(|part| read_back.contains(part))
        });
        if !confirmed {
            broke(format!("turn {turn}, where {expected:?} was not agreed to"));
        }
    }
}

/// Whether words agree to what was read back and to nothing else. Who wants eleven and hears
/// eleven agrees.
fn agrees(words: &str, read_back: &str) -> bool {
    words == "1"
        || PLAIN_YES.contains(&words)
        || (words == "yes but at eleven" && read_back.contains(" at 11 a.m."))
}

fn booked_means_booked(
    history: &History,
    practice: &Practice,
    call: CallSid,
    rows: &[Stored],
    own: &[&Held],
    heard: &[Hearing],
) {
    for (_, bytes) in heard.iter().filter(|(of, _)| *of == call) {
        if !bytes.contains("You are booked") {
            continue;
        }
        let stands = own.iter().filter(|held| held.booked).any(|held| {
            booked_in(rows, held).is_some_and(|(_, name)| {
                let bytes = without_near_days(bytes);
                bytes.contains(&appointment(held, practice)) && bytes.contains(&name)
            })
        });
        if !stands {
            history.broke(Rule::BookedMeansBooked, format!("{call} heard {bytes:?}"));
        }
    }
}

/// The turn that made a hold an appointment, and the name that it stands under, as it is said.
fn booked_in(rows: &[Stored], held: &Held) -> Option<(Turn, String)> {
    rows.iter().find_map(|row| match &row.entry.change {
        Change::Book { booking, won, .. } if booking.hold == held.hold.id => {
            let name = match &booking.name {
                GivenName::Given(name) | GivenName::Known(name) => {
                    format!(", for {}", name.as_str())
                }
                GivenName::LeftOpen => String::new(),
            };
            (row.state == won.state).then_some((row.entry.turn, name))
        }
        Change::Book { .. }
        | Change::Nothing(_)
        | Change::Release { .. }
        | Change::Hold { .. }
        | Change::Move { .. }
        | Change::CallOff { .. }
        | Change::StopTexts { .. }
        | Change::SendCode { .. }
        | Change::CheckCode { .. } => None,
    })
}

/// "cleaning with Dr. Amira Khan on Tuesday, November 24th at 10 a.m.", written anew: words from
/// the product would agree with themselves.
fn appointment(held: &Held, practice: &Practice) -> String {
    let request = &held.hold.request;
    let service = practice.service(request.service).unwrap();
    let provider = practice.provider(request.slot.provider).unwrap();
    let wall = request.slot.starts_at.to_zoned(practice.time_zone.clone());
    format!("{} with {} on {}", service.name, provider.name, spoken(&wall))
}

/// "on Tuesday" for "tomorrow, Tuesday": it is the same day whenever it is called so.
fn without_near_days(text: &str) -> String {
    text.replace(" today, ", " on ").replace(" tomorrow, ", " on ")
}

fn spoken(wall: &Zoned) -> String {
    let ending = match wall.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let (hour, minute) = (wall.hour(), wall.minute());
    let clock = match (hour, minute) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "noon".to_owned(),
        _ => {
            let half = if hour < 12 { "a.m." } else { "p.m." };
            let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
            let minutes = if minute == 0 { String::new() } else { format!(":{minute:02}") };
            format!("{twelve}{minutes} {half}")
        }
    };
    format!("{}{ending} at {clock}", wall.strftime("%A, %B %-d"))
}
