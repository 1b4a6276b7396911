//! The conversation seen from outside: transcripts, and what holds in every one of them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a test names the arms that it is about")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

mod afterwards;
mod aloud;
mod another;
mod anyone;
mod asking;
mod booking;
mod cancelling;
mod checking;
mod codes;
mod desk;
mod errands;
mod french;
mod hours;
mod kept;
mod keyed;
mod leaving;
mod moving;
mod open_days;
mod properties;
mod read_back;
mod reasons;
mod reassured;
mod recognising;
mod recording;
mod repair;
mod script;
mod understood;
mod whispering;
mod wording;
