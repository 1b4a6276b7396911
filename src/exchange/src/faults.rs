//! Trouble on purpose.

use std::collections::VecDeque;

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// A message is sent.
    SendMessage,
    /// Messages are looked for.
    FindMessages,
    /// A number is looked for, or set up.
    Numbers,
}

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is refused with a status and Twilio's number of an error; nothing is done.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Twilio's number.
        code: u32,
    },
    /// 429: it is one too many; nothing is done.
    TooMany {
        /// When to come again, in seconds.
        again_in_s: Option<u64>,
    },
    /// Something is wrong here, and a gateway says so in HTML; nothing is done.
    Broken(u16),
    /// The connection is cut; nothing is done.
    Cut,
    /// It is done, and the connection is cut before the answer.
    DoneAndCut,
    /// It is done, and 500 is answered.
    DoneAndBroken,
    /// It is done, and never answered.
    DoneAndSilent,
}

/// Most faults that are planned at once.
const MOST_PLANNED: usize = 100;

/// Trouble to be made, in order.
#[derive(Default)]
pub(crate) struct Faults(VecDeque<(Operation, Fault, u32)>);

impl Faults {
    pub(crate) fn plan(&mut self, on: Operation, fault: Fault, times: u32) {
        if times > 0 && self.0.len() < MOST_PLANNED {
            self.0.push_back((on, fault, times));
        }
    }

    pub(crate) fn next(&mut self, on: Operation) -> Option<Fault> {
        let at = self.0.iter().position(|(operation, ..)| *operation == on)?;
        let (_, fault, times) = self.0.get_mut(at)?;
        let fault = *fault;
        *times -= 1;
        if *times == 0 {
            self.0.remove(at);
        }
        Some(fault)
    }
}
