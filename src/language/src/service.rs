//! Which service a caller names.

use domain::ServiceId;

use crate::answer::{Answer, Covered};
use crate::spoken::said_at;
use crate::standing::{Mention, settle};

/// What was understood of the service.
#[derive(Debug, Default)]
pub(crate) struct ServiceHeard {
    /// The one that is wanted.
    pub(crate) service: Option<ServiceId>,
    /// Whether one was refused.
    pub(crate) refused: bool,
}

/// Understands which service is named: of several at one place the longest name, of several in
/// a sentence the first.
pub(crate) fn service(answer: &Answer<'_>, covered: &mut Covered) -> ServiceHeard {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < answer.words.len() {
        let found = (!covered.has(at)).then(|| longest(answer, at)).flatten();
        let Some((what, until)) = found else {
            at += 1;
            continue;
        };
        mentions.push(Mention { what, from: at, until });
        covered.cover(at, until);
        at = until;
    }
    let settled = settle(answer, covered, mentions);
    ServiceHeard {
        service: settled.wished.first().map(|mention| mention.what),
        refused: !settled.refused.is_empty(),
    }
}

fn longest(answer: &Answer<'_>, at: usize) -> Option<(ServiceId, usize)> {
    let services = answer.vocabulary.services.iter();
    let names = services.flat_map(|service| {
        let names = std::iter::once(&service.name).chain(&service.spoken);
        names.map(move |name| (service.id, name))
    });
    let said = names.filter_map(|(id, name)| {
        let until = said_at(&answer.words, at, name)?;
        Some((id, until, name.len()))
    });
    // Of equally long ones the first: services are in the order in which they are offered.
    let longest =
        said.reduce(|best, next| if (next.1, next.2) > (best.1, best.2) { next } else { best });
    longest.map(|(id, until, _)| (id, until))
}
