//! Panics that nobody planned. The registry survives them, which is its work; here each is a
//! failure all the same. Those on purpose do not pass the hook.

use std::cell::RefCell;
use std::sync::Once;

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static WATCHED: RefCell<bool> = const { RefCell::new(false) };
}

/// Forgets what was seen on this thread, and watches it from now on.
pub(crate) fn forget() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let otherwise = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if WATCHED.with_borrow(|watched| *watched) {
                SEEN.with_borrow_mut(|seen| seen.push(panic.to_string()));
            }
            otherwise(panic);
        }));
    });
    WATCHED.set(true);
    SEEN.take();
}

/// What was seen on this thread.
pub(crate) fn seen() -> Vec<String> {
    SEEN.take()
}
