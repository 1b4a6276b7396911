//! How an actor's task ended, for everybody who waits for it.
//!
//! **Invariant:** whoever waits is told in the order of waiting. A `watch` wakes in an order of its
//! own chance, and a simulation could not play that again.

use std::sync::{Arc, OnceLock};

use tokio::sync::Semaphore;

/// How an actor ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It stopped: asleep, or done.
    Stopped,
    /// It panicked.
    Panicked,
}

/// Where an actor's end can be waited for.
#[derive(Clone)]
pub(super) struct Ended(Arc<Ending>);

/// Tells the end. Without a word from it the whole arbiter went down, and the actor with it.
pub(super) struct Teller(Arc<Ending>);

struct Ending {
    how: OnceLock<End>,
    /// Without permits: it is waited on until it is closed.
    open: Semaphore,
}

/// An end that is still to come.
pub(super) fn to_come() -> (Teller, Ended) {
    let ending = Arc::new(Ending { how: OnceLock::new(), open: Semaphore::const_new(0) });
    (Teller(Arc::clone(&ending)), Ended(ending))
}

impl Teller {
    /// This is how it ended.
    pub(super) fn tell(self, how: End) {
        // Nobody else can have told.
        let _ = self.0.how.set(how);
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.0.open.close();
    }
}

impl Ended {
    /// Waits until the actor's task has ended.
    pub(super) async fn wait(&self) -> End {
        // There is nothing to acquire: this is told when it is closed.
        let _ = self.0.open.acquire().await;
        self.0.how.get().copied().unwrap_or(End::Stopped)
    }
}
