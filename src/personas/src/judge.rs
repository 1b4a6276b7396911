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
        // Each yes is for one change.
        let mut agreed = caller.agreed().to_vec();
        let mut is_agreed = |to: &dyn Fn(&Agreed) -> bool| {
            agreed.iter().position(to).map(|place| agreed.remove(place)).is_some()
        };
        let theirs = |entry: &Entry| entry.phone.as_deref() == Some(&caller.plan().phone);
        for made in self.made {
            let Entry { service, provider, start, .. } = **made;
            if !is_agreed(&|it| *it == Agreed::ToBook { service, provider, start }) {
                return Some(format!("booked for {} without a yes", made.start));
            }
        }
        for gone in self.gone {
            let off = Agreed::ToCancel { start: gone.start };
            if !theirs(gone) || !is_agreed(&|it| *it == off) {
                return Some(format!("cancelled that of {} without a yes", gone.start));
            }
        }
        for (was, is) in self.moved {
            let to = Agreed::ToMove { start: is.start };
            let same = theirs(was) && was.service == is.service && was.phone == is.phone;
            if !same || !is_agreed(&|it| *it == to) {
                return Some(format!("changed that of {} without a yes", was.start));
            }
        }
        None
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::caller::Does;
    use crate::goal::{When, Wish};
    use crate::{Chance, Plan};

    const READ_BACK: &str = "That is a cleaning with Dr. Amira Khan on Tuesday, November 24th at \
                             10 a.m., for Sarah Johnson. Shall I book it?";

    /// Somebody who wants a cleaning on the 24th of November at ten.
    fn sarah() -> Caller {
        let mut chance = Chance::new(1, 1);
        let mut plan = Plan::drawn(0, Some(Persona::Plain), &mut chance);
        plan.goal = Goal::BookNew;
        plan.name = "Sarah Johnson".to_owned();
        let day = date(2026, 11, 24);
        let when = When::Exactly(day.at(10, 0, 0, 0).time());
        plan.wishes = vec![Wish { service: 1, provider: None, day: Some(day), when }];
        Caller::new(plan, date(2026, 11, 22))
    }

    fn agrees(caller: &mut Caller, read_back: &str) -> bool {
        let does = caller.answers("confirmation", read_back, &mut Chance::new(1, 2));
        matches!(does, Does::Says(words) if words.starts_with('y') || words.starts_with("that's"))
    }

    fn entry(id: &str, hour: i8, caller: &Caller) -> Entry {
        Entry {
            id: id.to_owned(),
            service: Some(1),
            provider: Some(0),
            start: date(2026, 11, 24).at(hour, 0, 0, 0),
            name: Some(caller.plan().name.clone()),
            phone: Some(caller.plan().phone.clone()),
        }
    }

    #[test]
    fn what_was_agreed_to_and_wished_for_is_reached() {
        let mut caller = sarah();
        assert!(agrees(&mut caller, READ_BACK));
        let other = entry("other", 14, &caller);
        let book = [other.clone(), entry("hers", 10, &caller)];
        let verdict = judge(&caller, std::slice::from_ref(&other), &book);
        assert!(verdict.reached && !verdict.wrong && !verdict.wrong_name, "{verdict:?}");

        // Under another name it is not hers.
        let misnamed = Entry { name: Some("Sara".to_owned()), ..entry("hers", 10, &caller) };
        let verdict = judge(&caller, &[], &[misnamed]);
        assert!(verdict.wrong_name && !verdict.reached && !verdict.wrong, "{verdict:?}");
    }

    #[test]
    fn whatever_changed_without_a_yes_is_wrong() {
        let mut caller = sarah();
        let booked = entry("hers", 10, &caller);
        assert!(judge(&caller, &[], std::slice::from_ref(&booked)).wrong, "nobody agreed");
        assert!(!agrees(&mut caller, &READ_BACK.replace("10 a.m.", "11 a.m.")));
        assert!(agrees(&mut caller, READ_BACK));
        let at_eleven = entry("hers", 11, &caller);
        assert!(judge(&caller, &[], &[at_eleven]).wrong, "that is not what she agreed to");
        let twice = [booked.clone(), Entry { id: "again".to_owned(), ..booked.clone() }];
        assert!(judge(&caller, &[], &twice).wrong, "one yes is for one appointment");
        let other = entry("other", 14, &caller);
        let gone = judge(&caller, std::slice::from_ref(&other), std::slice::from_ref(&booked));
        assert!(gone.wrong, "one was lost");
        let moved = [entry("other", 15, &caller), booked];
        assert!(judge(&caller, &[other], &moved).wrong, "one was moved");
    }

    #[test]
    fn nothing_booked_is_not_reached_and_not_wrong() {
        let verdict = judge(&sarah(), &[], &[]);
        assert!(!verdict.reached && !verdict.wrong);
    }
}
