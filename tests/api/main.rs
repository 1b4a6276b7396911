//! The product from outside: the real binary in a process of its own, on a database of its own,
//! called by a carrier that signs its webhooks.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod booking;
mod caller;
mod codes;
mod commands;
mod customers;
mod damage;
mod described;
mod desk;
mod document;
mod durability;
mod keys;
mod limits;
mod logs;
mod office;
mod outage;
mod own_words;
mod practices;
mod races;
mod recognising;
mod registers;
mod replay;
mod rush;
mod setup;
mod strangeness;
mod texts;
mod transfers;

/// The binary that is tested.
const BELLA: &str = env!("CARGO_BIN_EXE_bella");
/// The number of Maple Dental, one of the demo practices.
const MAPLE: &str = "+15875550100";
/// The number of Cedar Physiotherapy, the other one.
const CEDAR: &str = "+15875550120";
/// A caller in Calgary.
const CALGARIAN: &str = "+14032661234";
