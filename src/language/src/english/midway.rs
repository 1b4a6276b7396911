//! What English callers say in the middle of a call: whom it is about, and what they want instead.

use domain::Intent;

use crate::lexicon::{IntentPhrases, MidwayPhrases, Reach, WhomPhrases, said, wanted};
use crate::words::{Phrase, phrases};

pub(super) const WHOM: WhomPhrases = WhomPhrases {
    people: phrases!(
        "my daughter, my son, my wife, my husband, my mother, my father, my mom, my mum, my dad, \
         my child, my children, my kids, my partner, my brother, my sister, my kid, my boy, \
         my girl, my little boy, my little girl, my baby, my grandson, my granddaughter, \
         my grandmother, my grandfather, my grandma, my grandpa, my aunt, my uncle, my niece, \
         my nephew, my friend, my fiance, my fiancee, my boyfriend, my girlfriend, my client, \
         my spouse, my parents, my cousin, my roommate, our daughter, our son, our kids, \
         our children, our baby, him, her, his, them, their, somebody else, someone else"
    ),
    before: phrases!(
        "for, book, book in, booking, bring, schedule, squeeze, appointment of, \
         appointment is for, on behalf of"
    ),
    visits: phrases!(
        "appointment, appointments, booking, bookings, visit, cleaning, checkup, check up, slot, \
         needs a, needs an, needs to be seen, needs to come, has an appointment, wants an, \
         wants to come, is the patient, is the one coming"
    ),
    too: phrases!("too, as well, also"),
    and_before: phrases!("me and, myself and, i and, both me and"),
    and_behind: phrases!("and me, and i, and myself"),
    both: phrases!(
        "me and him, me and her, him and me, her and me, both of us, the two of us, us both, the both of us, two of us"
    ),
    unrelated: phrases!(
        "works for, work for, good for, fine for, great for, perfect for, message for, note for, \
         question for, looking for, wait for, waiting for, best for, okay for, questions for, \
         not for"
    ),
    visit_for: phrases!(
        "appointment for, booking for, visit for, appointment is for, appointment of, \
         appointment under"
    ),
};

pub(super) const MIDWAY: MidwayPhrases = MidwayPhrases {
    tasks: &[
        IntentPhrases { except: NOT_MOVED, ..wanted(Intent::Reschedule, CONVERSING, MOVING) },
        wanted(Intent::Reschedule, EVERYWHERE, MOVING_MINE),
        wanted(Intent::Cancel, EVERYWHERE, CANCELLING_MINE),
        said(Intent::Check, EVERYWHERE, WHEN),
        said(Intent::Hours, EVERYWHERE, HOURS),
        said(Intent::Message, EVERYWHERE, MESSAGE),
        said(Intent::Services, EVERYWHERE, PRICE),
        wanted(Intent::Book, EVERYWHERE, BOOKING),
        said(Intent::Book, Reach::Alone, ANOTHER_ALONE),
        IntentPhrases { except: NO_MORE, ..said(Intent::Book, Reach::Opening, MORE) },
    ],
    done: phrases!(
        "thank you, thanks, thanks so much, thank you so much, thank you very much, thanks a lot, \
         thanks a million, great thanks, great thank you, perfect thanks, perfect thank you, \
         okay thanks, okay thank you, awesome thanks, awesome thank you, wonderful thank you, \
         wonderful thanks, \
         that is it, that is it thanks, that is it thank you, that is all, that is all thanks, \
         that is all thank you, that is everything, \
         that was it, that was it thanks, that was it thank you, that was all, that was all thanks, \
         that was everything, no that is it, no that was it, no that is all, no that was all, \
         nope that is it, nope that was it, nope that is all, nah that is it, nah that is all, \
         no that is everything, no that will be all, yes that is it, yes that is all, \
         yeah that is it, yeah that is all, yep that is it, yep that is all, nothing else, \
         that is all i need, that is all i needed, that will be all, that is all for today, \
         that is it for today, i am all set, all set, i am good, i am good thanks, \
         i am good thank you, all good"
    ),
    asking_more: phrases!("yes, yeah, yep, yup, sure, please"),
    inquiring: phrases!("is, are, does, do you, who, what about"),
    offering: phrases!(
        "do you have, do you guys have, do you still have, is there, are there, available, free, \
         possible, opening, openings, space, room, okay if, alright if, works, work, good, \
         can i, could i, can you, could you, may i, do you take, do you accept, any appointments"
    ),
    asking_who: phrases!("who has, who is, who else has, who else is"),
    asking_back: phrases!(
        "who is that with, who is it with, who with, with who, with whom, who is this with, \
         who am i seeing, who am i going to see, who will i see, who would i see, which doctor, \
         which dentist, when is that, when is it, when was that, when was it, what day is that, \
         what day is it, what day was that, what date is that, what time is that, what time is it, \
         what time was that, which day is that, what is that for, what is it for, is that with, \
         is it with, is this with, is that on, is it on, is that at, is it at, is that for, \
         is it for, is that the, what was the day, what was the time, what was the date"
    ),
    theirs: phrases!(
        "my appointment, my * appointment, my booking, my visit, my reservation, my cleaning, \
         my checkup, my check up, an appointment i have, the appointment i have, \
         appointment that i have, i already have, one i already have, existing appointment, \
         one i booked, appointment i booked, appointment i made"
    ),
    asking_whom_it_reached: phrases!(
        "is this, is that, is it, have i reached, did i reach, did i call, have i called, \
         have i got, do i have, am i calling, am i speaking to, am i through to"
    ),
    adding: phrases!("and, and on, and for, how about, and how about"),
    no_name: phrases!(
        "rather not say, rather not give, rather not tell, not want to say, not want to give, \
         did not give, do not have a name, did not say my name, not giving, not telling you, \
         did not give a name, not going to say"
    ),
};

const CONVERSING: Reach = Reach::Conversing;
const EVERYWHERE: Reach = Reach::Everywhere;

const MOVING: &[Phrase] = phrases!(
    "move it, move that, change it to, change that to, change the appointment, move this one, \
     switch it, can i change it, can we change it, could i change it, could we change it"
);

const NOT_MOVED: &[Phrase] = phrases!("move it along");

const MOVING_MINE: &[Phrase] = phrases!(
    "move my appointment, change my appointment, reschedule my appointment, move an appointment, \
     change an appointment, reschedule an appointment, can i move it, can we move it, \
     can we just move it, want to reschedule, need to reschedule, like to reschedule, \
     move my booking, change my booking"
);

const CANCELLING_MINE: &[Phrase] = phrases!(
    "cancel my appointment, cancel an appointment, cancel the appointment, cancel my booking, \
     want to cancel, need to cancel, like to cancel"
);

const WHEN: &[Phrase] = phrases!(
    "when is my appointment, what time is my appointment, what day is my appointment, \
     when is my next appointment, do i have an appointment"
);

const HOURS: &[Phrase] = phrases!(
    "what are your hours, your opening hours, your hours, when do you open, when do you close, \
     what time do you open, what time do you close"
);

const MESSAGE: &[Phrase] = phrases!("leave a message, take a message, leave you a message");

const PRICE: &[Phrase] =
    phrases!("how much is it, how much does it cost, what does it cost, how much is that");

const BOOKING: &[Phrase] = phrases!(
    "want to book, like to book, need to book, book an appointment, make an appointment, \
     a new appointment, book one, book a new one"
);

const ANOTHER_ALONE: &[Phrase] = phrases!("a new one");

const MORE: &[Phrase] = phrases!(
    "another one, one more, one for, another for, the same for, same for, the same thing for, \
     same thing for, another appointment, one more appointment"
);

const NO_MORE: &[Phrase] = phrases!(
    "one more thing, one more question, one more time, one more second, one more minute, \
     one more moment, another one time"
);
