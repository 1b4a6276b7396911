//! Parts of lists: how many items, and where the next part begins.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::query::Query;

/// Items of a part when the request does not say.
const DEFAULT_LIMIT: u16 = 100;
/// What a cursor has to be.
pub(crate) const CURSOR: &str = "The `next` of the part before.";
/// Most items of a part.
pub(crate) const MAX_LIMIT: u16 = 500;

/// A part of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Listed<T> {
    /// The items.
    pub(crate) items: Vec<T>,
    /// To be sent as `cursor` to get the next part; null at the end.
    pub(crate) next: Option<String>,
}

/// A part of a list, before it is shown.
pub(crate) struct Part<T> {
    items: Vec<T>,
    next: Option<String>,
}

/// The part of a list that was asked for, of items among which one too many shows that there are
/// more. `place` says where an item stands.
pub(crate) fn part<T, P: Serialize>(
    mut items: Vec<T>,
    limit: u16,
    place: impl FnOnce(&T) -> P,
) -> Part<T> {
    let limit = usize::from(limit);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).and_then(|last| cursor(&place(last)));
    Part { items, next }
}

impl<T> Part<T> {
    /// As it is shown.
    pub(crate) fn shown<S>(self, show: impl FnMut(T) -> S) -> Listed<S> {
        Listed { items: self.items.into_iter().map(show).collect(), next: self.next }
    }
}

/// Takes `limit` out of a query.
pub(crate) fn limit(query: &mut Query) -> u16 {
    let limit: Option<u16> = query.take("limit", "A number from 1 to 500.");
    if limit.is_some_and(|limit| !(1..=MAX_LIMIT).contains(&limit)) {
        query.refuse("limit", "A number from 1 to 500.");
    }
    limit.unwrap_or(DEFAULT_LIMIT)
}

/// Takes `cursor` out of a query: a place in a list, as [`cursor`] writes it.
pub(crate) fn after<T: DeserializeOwned>(query: &mut Query) -> Option<T> {
    let text: String = query.take("cursor", CURSOR)?;
    let place = URL_SAFE_NO_PAD.decode(text).ok();
    let place = place.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if place.is_none() {
        query.refuse("cursor", CURSOR);
    }
    place
}

/// A place in a list, as an opaque text.
pub(crate) fn cursor(place: &impl Serialize) -> Option<String> {
    serde_json::to_vec(place).ok().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_what_it_writes_and_nothing_else() {
        let text = cursor(&("a", 7)).unwrap();
        let mut query = Query::read(&format!("cursor={text}&limit=500"));
        assert_eq!(after::<(String, i64)>(&mut query), Some(("a".to_owned(), 7)));
        assert_eq!(limit(&mut query), 500);
        assert!(query.finish().is_ok());
        for text in ["", "!!!!", "AAAA"] {
            let mut query = Query::read(&format!("cursor={text}"));
            assert_eq!(after::<(String, i64)>(&mut query), None);
            assert!(query.finish().is_err(), "{text}");
        }
    }
}
