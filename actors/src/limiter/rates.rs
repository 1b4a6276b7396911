//! How much is let through, by name.

use std::num::{NonZeroU32, NonZeroUsize};

/// How much is let through. Each is so many at once, and as many again spread over the minute or
/// the second that its name ends in. The defaults are what production runs with; why they are what
/// they are is decision 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// New calls from one number. Callers who withhold theirs count together for each number that
    /// they call.
    pub new_calls_per_caller_per_minute: NonZeroU32,
    /// New calls to one number.
    pub new_calls_per_number_per_minute: NonZeroU32,
    /// New calls to one practice, under all of its numbers.
    pub new_calls_per_practice_per_minute: NonZeroU32,
    /// New calls to the whole server.
    pub new_calls_per_second: NonZeroU32,
    /// Webhooks of one call, its status reports aside.
    pub webhooks_per_call_per_minute: NonZeroU32,
    /// Webhooks to the whole server.
    pub webhooks_per_second: NonZeroU32,
    /// Requests of the API with one key.
    pub requests_per_key_per_minute: NonZeroU32,
    /// Requests of the API from one source address.
    pub requests_per_address_per_minute: NonZeroU32,
    /// Requests with a bad signature or a bad key from one source address.
    pub failures_per_address_per_minute: NonZeroU32,
    /// Most keys that one limit counts each for itself: callers, numbers, practices, API keys,
    /// addresses. Those that come when it is full share what is left.
    pub keys: NonZeroUsize,
    /// Most calls whose webhooks are counted each for itself.
    pub calls: NonZeroUsize,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            new_calls_per_caller_per_minute: const { NonZeroU32::new(60).unwrap() },
            new_calls_per_number_per_minute: const { NonZeroU32::new(300).unwrap() },
            new_calls_per_practice_per_minute: const { NonZeroU32::new(600).unwrap() },
            new_calls_per_second: const { NonZeroU32::new(5_000).unwrap() },
            webhooks_per_call_per_minute: const { NonZeroU32::new(300).unwrap() },
            webhooks_per_second: const { NonZeroU32::new(50_000).unwrap() },
            requests_per_key_per_minute: const { NonZeroU32::new(12_000).unwrap() },
            requests_per_address_per_minute: const { NonZeroU32::new(6_000).unwrap() },
            failures_per_address_per_minute: const { NonZeroU32::new(60).unwrap() },
            keys: const { NonZeroUsize::new(100_000).unwrap() },
            calls: const { NonZeroUsize::new(500_000).unwrap() },
        }
    }
}
