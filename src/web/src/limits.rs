//! How clients of the API are told of limits: `RateLimit-*` and `Retry-After`, in whole seconds.

use std::time::Duration;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use actors::{Over, Standing};

/// Most that are let through at once.
const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
/// How many more are let through at once.
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
/// Seconds until the most is let through again.
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// Says how the limit stands that the client is nearest to.
pub(crate) fn tell(headers: &mut HeaderMap, standing: &Standing) {
    headers.insert(LIMIT, standing.most.into());
    headers.insert(REMAINING, standing.left.into());
    headers.insert(RESET, whole_seconds(standing.whole_in));
}

/// Says that a limit is reached, and when to come again.
pub(crate) fn tell_over(headers: &mut HeaderMap, over: &Over) {
    tell(headers, &over.standing);
    headers.insert(RETRY_AFTER, whole_seconds(over.again_in));
}

/// Whether it was said already.
pub(crate) fn are_told(headers: &HeaderMap) -> bool {
    headers.contains_key(LIMIT)
}

/// Seconds, rounded up: who waits that long has waited long enough.
pub(crate) fn whole_seconds(time: Duration) -> HeaderValue {
    let seconds = time.as_secs() + u64::from(time.subsec_nanos() > 0);
    seconds.into()
}
