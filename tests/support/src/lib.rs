//! What tests stand on.
//!
//! **Invariant:** every test has a database of its own; nothing one test writes is seen by another.
#![expect(clippy::expect_used, reason = "a test that cannot be set up fails by panicking")]
#![expect(clippy::missing_panics_doc, reason = "a test that cannot be set up fails by panicking")]

mod bella;
mod cable;
mod database;
mod embedded;
mod server;

use std::future::Future;
use std::sync::LazyLock;

use tokio::runtime::{Builder, Runtime};

pub use bella::{
    ACCOUNT_SID, API_KEY, AUTH_TOKEN, Answer, Bella, MONDAY_MORNING, action, new_call,
};
pub use cable::Cable;
pub use database::TestDatabase;

/// The runtime of everything that is about the database: it outlives every test, as the store
/// wants it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for the tests")
});

/// The runtime that stores of tests run on.
#[must_use]
pub fn runtime() -> &'static Runtime {
    &RUNTIME
}

/// Waits for work that is done on [`runtime`], from a thread of no runtime or from a thread of
/// another one.
fn wait_for<F>(work: F) -> F::Output
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let (done, result) = std::sync::mpsc::channel();
    let work = RUNTIME.spawn(work);
    RUNTIME.spawn(async move {
        // Nobody waits any more when the test was ended; then the result is nobody's either.
        let _ = done.send(work.await);
    });
    match result.recv().expect("the runtime of the tests lives as long as they do") {
        Ok(result) => result,
        // Said again by the test that waited: what the runtime's threads print is shown with no
        // test, or with another one.
        Err(ended) => panic!("the work ended without a result: {ended}"),
    }
}
