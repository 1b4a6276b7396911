//! Whether a caller got what they wanted: what the book says, and not what was said.

use jiff::civil::DateTime;

use crate::caller::{Agreed, Caller};
use crate::goal::{At, Goal};
use crate::persona::Persona;

/// An appointment that stands in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub id: String,
    /// Which of the services; none that is known, when it is none.
    pub service: Option<usize>,
    /// With whom and when; nobody who is known, when it is none.
    pub provider: Option<usize>,
    /// When it begins, by the practice's clock.
    pub start: DateTime,
    /// Under which name.
    pub name: Option<String>,
    /// Under which number.
    pub phone: Option<String>,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// They have exactly what they wanted, and nothing else changed.
    pub reached: bool,
    /// The book changed in a way that nobody agreed to.
    pub wrong: bool,
    /// What they have is under another name.
    pub wrong_name: bool,
    /// What is not as it should be; empty, when nothing is.
    pub why: String,
}

/// Judges a call by the book before and after it.
#[must_use]
pub fn judge(caller: &Caller, before: &[Entry], after: &[Entry]) -> Verdict {
    let made: Vec<_> = after.iter().filter(|it| found(before, it).is_none()).collect();
    let gone: Vec<_> = before.iter().filter(|it| found(after, it).is_none()).collect();
    let moved: Vec<_> = before
        .iter()
        .filter_map(|it| Some((it, found(after, it)?)))
        .filter(|(was, is)| was != is)
        .collect();
    let changes = Changes { made: &made, gone: &gone, moved: &moved };
    let wrong = changes.unwanted(caller);
    let (mut why, wrong_name) = changes.missing(caller);
    if let Some(unwanted) = &wrong {
        why = Some(format!("WRONG: {unwanted}"));
    }
    // Recognition may spoil a name, which is counted by itself.
    let name_counts = wrong_name && caller.plan().persona != Persona::Noisy;
    if name_counts && why.is_none() {
        why = Some("the name is another one".to_owned());
    }
    Verdict {
        reached: why.is_none(),
        wrong: wrong.is_some(),
        wrong_name,
        why: why.unwrap_or_default(),
    }
}

/// How the book changed.
struct Changes<'a> {
    made: &'a [&'a Entry],
    gone: &'a [&'a Entry],
    moved: &'a [(&'a Entry, &'a Entry)],
}

impl Changes<'_> {
    /// What changed that the caller did not agree to.
    fn unwanted(&self, caller: &Caller) -> Option<String> {
        let agreed = caller.agreed();
        let theirs = |entry: &Entry| entry.phone.as_deref() == Some(&caller.plan().phone);
        for made in self.made {
            let is_agreed = agreed.iter().any(|it| {
                matches!(it, Agreed::ToBook { service, provider, start }
                    if *start == made.start && *service == made.service && *provider == made.provider)
            });
            if !is_agreed {
                return Some(format!("booked for {} without a yes", made.start));
            }
        }
        for gone in self.gone {
            let is_agreed =
                theirs(gone) && agreed.contains(&Agreed::ToCancel { start: gone.start });
            if !is_agreed {
                return Some(format!("cancelled that of {} without a yes", gone.start));
            }
        }
        for (was, is) in self.moved {
            let is_agreed = theirs(was)
                && was.service == is.service
                && agreed.contains(&Agreed::ToMove { start: is.start });
            if !is_agreed {
                return Some(format!("changed that of {} without a yes", was.start));
            }
        }
        (self.made.len() > 1).then(|| "booked twice".to_owned())
    }

    /// What the caller wanted and does not have, and whether what they have is under another name.
    fn missing(&self, caller: &Caller) -> (Option<String>, bool) {
        let plan = caller.plan();
        let counts = (self.made.len(), self.gone.len(), self.moved.len());
        let wanted = match plan.goal {
            Goal::BookNew | Goal::BookKnown => (1, 0, 0),
            Goal::Move => (0, 0, 1),
            Goal::Cancel => (0, 1, 0),
            Goal::AskHours | Goal::AskWhen | Goal::Trouble => (0, 0, 0),
        };
        if counts != wanted {
            return (Some(format!("the book did not change as wished: {counts:?}")), false);
        }
        let Some(has) = self.made.first().copied().or(self.moved.first().map(|(_, is)| *is)) else {
            let is_told = caller.reached().is_some() || plan.goal == Goal::Trouble;
            return ((!is_told).then(|| "they were not told".to_owned()), false);
        };
        let wish = plan.wishes.last().copied();
        let fits = wish.zip(has.provider).is_some_and(|(wish, provider)| {
            wish.fits(At { start: has.start, provider }) && Some(wish.service) == has.service
        });
        let why = if !fits {
            Some("it is another appointment than wished".to_owned())
        } else if has.phone.as_deref() != Some(&plan.phone) {
            Some("the number is another one".to_owned())
        } else {
            None
        };
        // Keys have no letters.
        let named = plan.talks != Persona::Keypad;
        let right = has.name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(&plan.name));
        (why, named && !right)
    }
}

fn found<'a>(book: &'a [Entry], entry: &Entry) -> Option<&'a Entry> {
    book.iter().find(|it| it.id == entry.id)
}
