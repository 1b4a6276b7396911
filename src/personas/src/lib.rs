//! Callers with a goal: what they want, what they say to what they are asked, and whether the
//! book says that they got it.
//!
//! **Invariant:** everything follows from a seed and from what Bella says; nothing here reads a
//! clock, draws chance or reaches a server.
//! **Invariant:** a caller agrees only to what they wish for, and what they agreed to is noted:
//! an appointment that nobody agreed to is a wrong one.

mod caller;
mod chance;
mod english;
mod french;
mod goal;
pub mod heard;
mod judge;
mod noise;
mod persona;
pub mod practice;
mod results;

pub use caller::{Agreed, Caller, Does};
pub use chance::Chance;
pub use goal::{At, Goal, When, Wish};
pub use judge::{Entry, Verdict, judge};
pub use noise::misheard;
pub use persona::{Language, Persona, Plan};
pub use results::{Played, Results};
