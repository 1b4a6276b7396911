//! English phrases around days, times, providers and numbers.

use super::holidays::HOLIDAYS;
use crate::lexicon::{
    AmountPhrases, DayPhrases, PhonePhrases, ProviderPhrases, StandingPhrases, TimePhrases,
};
use crate::words::{Phrase, phrases};

const INDIFFERENT: &[Phrase] = phrases!(
    "does not matter, do not mind, do not care, no preference, no real preference, \
     no particular preference, you choose, you pick, you decide, up to you, either, either one, \
     either is fine, any, any is fine, whatever, whatever works, whatever is easiest, whichever, \
     all the same to me, i am flexible, i am free all, i am open"
);

pub(super) const STANDING: StandingPhrases = StandingPhrases {
    corrections: phrases!(
        "no, no wait, wait, wait no, sorry, no sorry, i mean, i meant, scratch that, strike that, \
         actually, make that, make it, rather, or rather, correction, on second thought, \
         on second thoughts, instead, oops, excuse me, better make it, let us say, \
         let us make it, change that to, not that"
    ),
    refusing: phrases!(
        "anything but, any day but, any time but, anytime but, anyone but, anybody but, \
         any day except, everything but, all but, other than, apart from, besides, instead of, \
         rather than, i am busy, i work, i am working, i am away, i am out, i am booked, \
         i have class, i have school, not"
    ),
    not_refusing: phrases!("why, if, or"),
    between: phrases!(
        "if, on, at, in, the, for, a, an, by, do, make, come, it, to, want, be, have, any, like, \
         with, see, really, think, work, necessarily, good, free, available, there, that, this, \
         going, able, get, just, my, necessarily, need, on the, until, is, book, in the, from, \
         interested, speak, talk, calling, anything, something"
    ),
    refused: phrases!(
        "does not work, does not suit, does not really work, do not work, did not work, \
         do not really work, will not work, would not work, is not going to work, is not good, \
         is not fine, is not okay, is not right, is not correct, is not working, is wrong, \
         is not for me, is not great, is not ideal, is not possible, is not an option, \
         is no good, is out, is bad, are bad, are out, are no good, are not good, are not great, \
         are full, is full, are busy, is busy, is too early, is too late, is too soon, \
         is too far, is impossible, is a no go, will not do, i can not, i can not do, \
         i can not make, i am busy, i am working, i work, i am away"
    ),
    clause_ends: phrases!(
        "but, so, because, how about, what about, can we, can i, can you, could we, could i, \
         could you, do you, is there, let us, then, i mean, no, maybe, i would, i just, i need, \
         i want"
    ),
    theirs: phrases!(
        "you have, you said, you put, you heard, you got, it was, i had, i have, currently, \
         was on, was for, was at, not"
    ),
    moving: phrases!(
        "move, change, switch, push, swap, reschedule, shift, moved, changed, switched, postpone, \
         bring"
    ),
};

pub(super) const DAYS: DayPhrases = DayPhrases {
    soonest: phrases!(
        "soonest, the soonest, earliest, as soon as possible, as soon as you can, \
         as soon as i can, as early as possible, as soon as, asap, a sap, right away, right now, \
         straight away, immediately, first available, first opening, first appointment, \
         next available, next opening, next appointment, next slot, whenever, any day, \
         any day is fine, any weekday, any date, first thing you have, first thing available, \
         whatever you have first, sooner the better"
    ),
    counted_nouns: phrases!(
        "thing, available, one, appointment, slot, opening, time, option, choice, name, visit, \
         person, week, half, opinion, floor, molar, tooth, thought, of those, of them"
    ),
    couple: phrases!("couple, couple of, a couple, a couple of, pair of, a pair of"),
    few: phrases!("few"),
    greeting: phrases!(
        "how are you, how are you doing, how are you all, how are you guys, how is it going, \
         how are things, how is everything, how do you do, how is your day, how are we"
    ),
    holidays: &HOLIDAYS,
    quarter_sign: phrases!("q"),
    after_that: phrases!("after that, after then, after it"),
    one_after: phrases!(
        "the one after that, the one after, the following one, the next one after, \
         the one following"
    ),
    perhaps: phrases!(
        "maybe, even, possibly, else, perhaps, also, say, like, on, the, if not, otherwise, if that is full, \
         if that is taken, if that is gone, if that does not work"
    ),
    sooner_than: phrases!(
        "earlier than, sooner than, prior to, any time before, any day before, ahead of"
    ),
    later_than: phrases!("later than, any time after, any day after, past"),
};

pub(super) const TIMES: TimePhrases = TimePhrases {
    any: phrases!(
        "anytime, any time, any old time, whatever time, whenever, any hour, all day, any times"
    ),
    first_thing: phrases!(
        "first thing, first thing in the morning, first thing in the day, \
         first thing that morning, first appointment of the day, when you open, \
         right when you open, as soon as you open, as early as possible in the morning, \
         crack of dawn"
    ),
    end_of_day: phrases!(
        "end of the day, end of day, last thing, last thing in the day, \
         last appointment of the day, late in the day, before you close"
    ),
    after_work: phrases!("after work, after i finish work, when i finish work"),
    after_school: phrases!("after school"),
    no_later: phrases!(
        "no later than, not later than, at the latest, latest, up to, up until, earlier than, sooner than, prior to, \
         any time before, ahead of"
    ),
    no_earlier: phrases!(
        "no earlier than, not earlier than, no sooner than, later than, at the earliest, earliest, earliest is, as early as, as of"
    ),
    or_later: phrases!(
        "or later, or after, onwards, onward, and later, and after, or any time after, \
         at the earliest, earliest"
    ),
    or_earlier: phrases!("or earlier, or before, and earlier, or sooner, at the latest, latest"),
    or_so: phrases!("or so, or thereabouts, or around there, give or take, ish, roughly"),
    proposing: phrases!("what about, how about"),
    zones: phrases!(
        "est, edt, cst, cdt, mst, mdt, pst, pdt, ast, adt, gmt, utc, bst, cet, ist, aest, eastern, \
         eastern time, eastern standard time, central time, central standard time, mountain, \
         mountain time, mountain standard time, mountain daylight time, pacific, pacific time, \
         pacific standard time, atlantic time, local time, my time, your time, z"
    ),
    sharp: phrases!("sharp, exactly, on the dot, on the nose, precisely"),
    of_the_day: phrases!("in the, at, of the"),
    greeting: phrases!("good, have a good, have a nice, have a great"),
    counted: phrases!(
        "people, persons, kids, children, teeth, tooth, fillings, cleanings, appointments, of us, \
         of them, of those, percent, dollars, bucks, times, patients, things, questions, more, \
         other, different, moment, second, sec, seconds, in the morning would"
    ),
    pronoun: phrases!("one"),
    indifferent: INDIFFERENT,
};

pub(super) const AMOUNTS: AmountPhrases = AmountPhrases {
    from_now: phrases!("from now, from right now, from today, from this moment, hence, later"),
    fillers: phrases!("more, full, whole, solid, straight, consecutive, or so, additional, extra"),
    workdays: phrases!(
        "business day, business days, working day, working days, work day, work days, workday, \
         workdays, weekday, weekdays"
    ),
    counts: &[
        (0, phrases!("none, nobody, no one, not any")),
        (
            1,
            phrases!(
                "just me, only me, just myself, only myself, just the one, by myself, me alone, single, once, only one, just one"
            ),
        ),
        (
            2,
            phrases!(
                "couple, a couple, pair, a pair, both of us, the two of us, twice, me and my wife, me and my husband, me and my son, me and my daughter, my wife and i, my husband and i, me and my partner"
            ),
        ),
        (6, phrases!("half a dozen, half dozen")),
        (12, phrases!("dozen, a dozen, one dozen")),
        (24, phrases!("two dozen")),
    ],
};

pub(super) const PROVIDERS: ProviderPhrases = ProviderPhrases {
    anyone: phrases!(
        "with anyone, with anybody, with whoever, see anyone, see anybody, see whoever, \
         with any doctor, with any dentist, with any of them, any doctor, any dentist, \
         any provider, any hygienist, either doctor, either dentist, whoever is available, \
         whoever is free, whoever has, whoever can, anyone is fine, anybody is fine, \
         do not mind who, do not care who, does not matter who"
    ),
    anyone_asked: phrases!(
        "anyone, anybody, whoever, no preference, no particular preference, no real preference, \
         does not matter, do not mind, do not care, either one, either of them, either is, \
         any one, any of them, whichever, first available, next available, you choose, you pick, \
         you decide, up to you"
    ),
    anybody: phrases!("anyone, anybody, whoever"),
    anyone_alone: phrases!("either, any, both, whatever, someone, somebody, soonest, earliest"),
    titles: phrases!("dr, doctor, doc, mr, mrs, ms, miss, nurse"),
    with: phrases!("with, see, for, by, to, from, than, not"),
};

pub(super) const PHONES: PhonePhrases = PhonePhrases {
    own: phrases!(
        "calling from, called from, called you from, calling on, called on, called you on, \
         calling you from, calling you on, phoning from, phoning on, ringing from, dialing from, \
         this number, this phone, this phone number, this cell, this cell phone, this mobile, \
         this line, this one, the same number, same number, same one, number you have, \
         number you see, number that you have, number that you see, number on your screen, \
         number on your display, on your caller id, one i am on, phone i am on, line i am on, \
         number i am on, number i am using, phone i am using, number * shows up, \
         number * showing up, number * comes up, my caller id, caller id, the current number, \
         current number, number * popped up, number * pops up, one you see, \
         one that came up, one that comes up, one * showing, number * showing, see it on your, \
         see it there, this is the best number, one you have got, one you have there, \
         number you have got, number that came up, number it came up, one i called from, \
         have it on your screen, on your screen, this is my number, this is the number, my number \
         right there, i am talking on, i am speaking on, see my number, number i rang from, see it on \
         your screen, i am phoning from, i am calling on, i am calling with, one i am calling, phone \
         i am calling, have my number there, shows on your, \
         one i am using, number you are seeing, one you are seeing, same as this, back on this, show \
         up on your, shows up on your, one i am on now"
    ),
    between: phrases!(
        "and, then, and then, dash, hyphen, dot, point, space, sorry, so, like, \
         let me see, let me think, let us see, bear with me, you know, i think, okay, well, \
         last four, last four are, last four digits, last four digits are, last three, last two, \
         last two are, last two digits are, last seven, ends in, ends with, at the end, is the area code, \
         that is the area code, area code is, last one is, last one is a, \
         last digit is, last digit is a, last number is, last number is a, last part is, \
         last bit is, end is, ending is, ending in"
    ),
    extension: phrases!("extension, ext, x, my extension, and my extension, and extension"),
    area: phrases!("area code, the area code, country code, the country code, code, first three"),
    introducing: phrases!(
        "number is, phone is, cell is, mobile is, telephone is, reach me at, reach me on, \
         call me at, call me on, number would be, number it is, new one is, new number is"
    ),
    replacing: phrases!(
        "new one is, new number is, the new one is, the new number is, now it is, but now it is, \
         it is now, is now, changed to, changed it to, use, but use, rather use, better use, \
         better one is, replaced by, \
         call, text, ring, call me at, call me on"
    ),
    plurals: &[
        ("zeros", 0),
        ("zeroes", 0),
        ("ohs", 0),
        ("ones", 1),
        ("twos", 2),
        ("threes", 3),
        ("fours", 4),
        ("fives", 5),
        ("sixes", 6),
        ("sevens", 7),
        ("eights", 8),
        ("nines", 9),
    ],
    homophones: &[
        ("free", 3),
        ("fife", 5),
        ("sicks", 6),
        ("ait", 8),
        ("niner", 9),
        ("aught", 0),
        ("naught", 0),
        ("ought", 0),
        ("nil", 0),
        ("null", 0),
        ("owe", 0),
    ],
};
