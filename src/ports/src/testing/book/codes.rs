//! Codes, with the rules of the real book. They are not drawn but derived from the step, so that a
//! run can be repeated.

use dialogue::{CodeGiven, CodeRequest, MOST_TRIES, names_agree, texts};
use domain::{CallSid, Code, OutboxId, PhoneNumber, Practice};
use jiff::{SignedDuration, Timestamp};

use super::{Inside, MemoryBook, lock};
use crate::Entry;

/// Codes that are sent to one number in an hour, at most.
const MOST_CODES_AN_HOUR: usize = 5;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A code that was asked for.
pub(super) struct SentCode {
    call: CallSid,
    phone: PhoneNumber,
    code: Code,
    is_sent: bool,
    is_used: bool,
    tries: u8,
    made_at: Timestamp,
}

impl MemoryBook {
    /// The codes that were sent to a number, in the order in which they were.
    #[must_use]
    pub fn codes_sent_to(&self, phone: &PhoneNumber) -> Vec<Code> {
        let inside = lock(&self.inside);
        let sent = inside.codes.iter().filter(|it| it.is_sent && it.phone == *phone);
        sent.map(|it| it.code.clone()).collect()
    }
}

impl Inside {
    pub(super) fn send_code(&mut self, practice: &Practice, entry: &Entry, to: &CodeRequest) {
        let theirs = self.upcoming(practice, &to.phone, entry.at);
        let mut names = theirs.iter().filter_map(|it| it.name.as_ref());
        let is_theirs = names.any(|on_file| names_agree(on_file, &to.name));
        let of_late = self.codes.iter().filter(|it| {
            it.is_sent && it.phone == to.phone && entry.at.duration_since(it.made_at) < HOUR
        });
        let is_sent = is_theirs
            && practice.desk.sends_codes()
            && !self.without_texts.contains(&to.phone)
            && of_late.count() < MOST_CODES_AN_HOUR;
        let of_call = self.codes.iter().filter(|it| it.call == entry.call);
        let tries = of_call.map(|it| it.tries).max().unwrap_or_default();
        let (drawn, _) = OutboxId::of_code(entry.call, entry.seq).uuid().as_u64_pair();
        let code = Code::drawn(u32::try_from(drawn % u64::from(Code::ALL)).unwrap_or_default());
        self.codes.push(SentCode {
            call: entry.call,
            phone: to.phone.clone(),
            code,
            is_sent,
            is_used: false,
            tries,
            made_at: entry.at,
        });
    }

    pub(super) fn is_right_code(&mut self, entry: &Entry, given: &CodeGiven) -> bool {
        let mut is_right = false;
        for it in self.codes.iter_mut().filter(|it| it.call == entry.call) {
            is_right |= it.phone == given.phone
                && it.is_sent
                && !it.is_used
                && it.tries < MOST_TRIES
                && entry.at.duration_since(it.made_at) < texts::CODE_LASTS
                && it.code == given.code;
            it.tries = it.tries.saturating_add(1).min(MOST_TRIES);
        }
        for it in self.codes.iter_mut().filter(|it| is_right && it.call == entry.call) {
            it.is_used = true;
        }
        is_right
    }

    pub(super) fn forget_codes(&mut self, now: Timestamp) -> u32 {
        let before = self.codes.len();
        self.codes.retain(|it| now.duration_since(it.made_at) < HOUR);
        u32::try_from(before - self.codes.len()).unwrap_or(u32::MAX)
    }
}
