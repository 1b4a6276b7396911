//! The parameters that a real inbound call has: 28 on a webhook, as a rule.

use domain::CallSid;
use uuid::Uuid;

use crate::AccountSid;
use crate::payload::CallStatus;
use crate::signature::Pair;

/// The two ends of a call.
pub(super) struct Ends {
    pub(super) call: CallSid,
    pub(super) account: AccountSid,
    /// As the carrier shows it: a number, or a word.
    pub(super) from: String,
    pub(super) to: String,
    /// What is said of the caller's number; nothing where carriers do not check.
    pub(super) verstat: Option<&'static str>,
    /// The caller's call, when this one is a person's who was dialled for them.
    pub(super) parent: Option<CallSid>,
}

/// A number that is vouched for in full, as most are.
pub(super) const VOUCHED_FOR: &str = "TN-Validation-Passed-A";

/// What is only in the first webhook of a call: invented, and as long as real ones are short.
pub(super) const FIRST: [(&str, &str); 2] = [
    (
        "CallToken",
        r#"{"parentCallInfoToken":"eyJhbGciOiJFUzI1NiJ9.e30.c2lt","identityHeaderTokens":[]}"#,
    ),
    ("StirPassportToken", "eyJhbGciOiJFUzI1NiIsInR5cCI6InBhc3Nwb3J0In0.e30.c2lt"),
];

impl Ends {
    /// The two ends of the call to a person who is dialled for this caller: they see the number that
    /// was called.
    pub(super) fn leg_to(&self, person: &str) -> Self {
        Self {
            call: CallSid::new(Uuid::new_v5(&self.call.uuid(), b"dial")),
            account: self.account,
            from: self.to.clone(),
            to: person.to_owned(),
            // It is us who call them.
            verstat: None,
            parent: Some(self.call),
        }
    }

    /// The parameters of a webhook, by name as Twilio sorts them: the 26 of every one and `more`.
    pub(super) fn parameters(
        &self,
        status: CallStatus,
        more: &[(&'static str, &str)],
    ) -> Vec<Pair<'static>> {
        let mut pairs: Vec<Pair<'static>> = Vec::with_capacity(32);
        let mut add = |name: &'static str, value: String| pairs.push((name.into(), value.into()));
        add("AccountSid", self.account.to_string());
        add("ApiVersion", "2010-04-01".into());
        add("CallSid", self.call.to_string());
        add("CallStatus", status.as_str().into());
        match self.parent {
            None => add("Direction", "inbound".into()),
            Some(parent) => {
                add("Direction", "outbound-dial".into());
                add("ParentCallSid", parent.to_string());
            }
        }
        if let Some(verstat) = self.verstat {
            add("StirVerstat", verstat.into());
        }
        for (names, end) in
            [(FROM, &self.from), (CALLER, &self.from), (TO, &self.to), (CALLED, &self.to)]
        {
            let [number, place @ ..] = names;
            add(number, end.clone());
            for (name, value) in place.into_iter().zip(place_of(end)) {
                add(name, value.into());
            }
        }
        for (name, value) in more {
            add(name, (*value).into());
        }
        pairs.sort_unstable();
        pairs
    }
}

const FROM: [&str; 5] = ["From", "FromCity", "FromState", "FromZip", "FromCountry"];
const CALLER: [&str; 5] = ["Caller", "CallerCity", "CallerState", "CallerZip", "CallerCountry"];
const TO: [&str; 5] = ["To", "ToCity", "ToState", "ToZip", "ToCountry"];
const CALLED: [&str; 5] = ["Called", "CalledCity", "CalledState", "CalledZip", "CalledCountry"];

/// City, state, postal code and country: a guess of the carrier's, and often empty.
fn place_of(end: &str) -> [&'static str; 4] {
    if end.starts_with("+1") { ["EDMONTON", "AB", "", "CA"] } else { [""; 4] }
}

/// The form of a webhook's body.
pub(super) fn encoded(pairs: &[Pair<'_>]) -> String {
    form_urlencoded::Serializer::new(String::with_capacity(1024)).extend_pairs(pairs).finish()
}
