//! How English callers choose among slots offered.

use domain::Pick;

use crate::lexicon::{PickPhrases, among, moving, whole};
use crate::words::{Phrase, phrases};

/// Looked through in order; of those that are said, the last in the sentence counts.
pub(super) static PICKS: &[PickPhrases] = &[
    among(Pick::First, FIRST),
    among(Pick::Second, SECOND),
    among(Pick::Third, THIRD),
    among(Pick::Last, LAST),
    among(Pick::Any, ANY),
    whole(Pick::Any, ANY_ALONE),
    moving(Pick::None, NONE),
    moving(Pick::AnotherDay, ANOTHER_DAY),
    moving(Pick::Earlier, EARLIER),
    moving(Pick::Later, LATER),
];

const FIRST: &[Phrase] = phrases!(
    "first one, the first one, the former, the earliest, earliest one, the soonest, soonest one, \
     as soon as possible, asap, the earlier one, earlier one, earlier of the two, first option, \
     first slot, next one, the next one"
);

const SECOND: &[Phrase] =
    phrases!("second one, the second one, the middle one, second option, second slot");

const THIRD: &[Phrase] = phrases!("third one, the third one, third option, third slot");

const LAST: &[Phrase] = phrases!(
    "last, last one, the last one, last option, final one, the latter, the latest, latest one, \
     the later one, later one, later of the two"
);

const ANY: &[Phrase] = phrases!(
    "either one, either of them, either of those, either is, either is fine, either is good, \
     either is okay, either works, either works for me, either would, either will, any of them, \
     any of those, any of these, any one of, any is fine, any works, whichever, whatever works, \
     whatever is, whatever is good, whatever is fine, both work, both are, both are fine, \
     both are good, all of them, both of them, both of those, both appointments, cancel both, cancel them both, move both, \
     move them both, change both, reschedule both, the both of them, you choose, you pick, you decide, does not matter, do not mind, \
     no preference, do not care"
);

const ANY_ALONE: &[Phrase] = phrases!("either, any, any one, both, whatever, anyone");

const NONE: &[Phrase] = phrases!(
    "none of them, none of those, none of these, none of the above, none work, none, neither, \
     neither of them, neither of those, neither one, not any of those, not any of them, \
     those do not work, they do not work, those will not work, can not do any of, \
     can not make any of, do not like any of, nothing there works, nothing works, nothing suits, \
     nothing there, something else, anything else, what else, other options, other times"
);

const ANOTHER_DAY: &[Phrase] = phrases!(
    "another day, a different day, different day, some other day, other days, any other day, \
     any other days, other dates, another date, different date, not that day, not on that day"
);

const EARLIER: &[Phrase] = phrases!(
    "earlier, anything earlier, earlier that day, nothing earlier, nothing sooner, something earlier, bit earlier, any earlier, sooner, \
     anything sooner, something sooner"
);

const LATER: &[Phrase] = phrases!(
    "later, anything later, something later, bit later, any later, later in the day, \
     later that day, later on"
);

/// What stands before the number of a slot.
pub(super) const CHOICE_NOUNS: &[Phrase] = phrases!("number, option, choice, slot");
