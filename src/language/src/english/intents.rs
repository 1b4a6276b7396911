//! What English callers say they want.

use domain::Intent;

use crate::lexicon::{IntentPhrases, Reach};
use crate::words::{Phrase, phrases};

/// The most important first: the first list that has something said wins.
pub(super) static INTENTS: &[IntentPhrases] = &[
    IntentPhrases {
        except: NO_EMERGENCY,
        ..wanted(Intent::Emergency, Reach::Everywhere, EMERGENCY)
    },
    said(Intent::OptOut, Reach::Conversing, OPT_OUT),
    wanted(Intent::Person, Reach::Everywhere, PERSON),
    said(Intent::Person, Reach::Alone, PERSON_ALONE),
    said(Intent::Message, Reach::Conversing, MESSAGE),
    wanted(Intent::Reschedule, Reach::Conversing, RESCHEDULE),
    wanted(Intent::Reschedule, Reach::Opening, RESCHEDULE_OPENING),
    wanted(Intent::Cancel, Reach::Conversing, CANCEL),
    wanted(Intent::Cancel, Reach::Opening, CANCEL_OPENING),
    IntentPhrases {
        except: RIGHT_NUMBER,
        ..said(Intent::WrongNumber, Reach::Conversing, WRONG_NUMBER)
    },
    said(Intent::Check, Reach::Conversing, CHECK),
    said(Intent::Hours, Reach::Conversing, HOURS),
    said(Intent::Location, Reach::Conversing, LOCATION),
    said(Intent::Other, Reach::Opening, OTHER),
    wanted(Intent::Book, Reach::Opening, BOOK),
    said(Intent::Check, Reach::Opening, CHECK_OPENING),
    wanted(Intent::Book, Reach::Opening, BOOK_OPENING),
    said(Intent::Book, Reach::Alone, BOOK_ALONE),
    said(Intent::Repeat, Reach::Everywhere, REPEAT),
    said(Intent::Repeat, Reach::Alone, REPEAT_ALONE),
    said(Intent::Goodbye, Reach::Conversing, GOODBYE),
    said(Intent::Goodbye, Reach::Alone, GOODBYE_ALONE),
];

const fn wanted(intent: Intent, reach: Reach, phrases: &'static [Phrase]) -> IntentPhrases {
    IntentPhrases { can_be_refused: true, ..said(intent, reach, phrases) }
}

const fn said(intent: Intent, reach: Reach, phrases: &'static [Phrase]) -> IntentPhrases {
    IntentPhrases { intent, reach, can_be_refused: false, phrases, except: &[] }
}

/// An emergency that is a kind of visit.
const NO_EMERGENCY: &[Phrase] = phrases!(
    "emergency appointment, emergency visit, emergency slot, emergency booking, emergency contact"
);

/// Somebody who looks for a practice like this one.
const RIGHT_NUMBER: &[Phrase] = phrases!(
    "reach the dentist, reach the doctor, reach the clinic, reach the office, reach the practice, \
     reach the dental, call the dentist, call the clinic, call the office, call the dental"
);

const EMERGENCY: &[Phrase] = phrases!(
    "not breathing, can not breathe, can not * breathe, stopped breathing, trouble breathing, \
     difficulty breathing, problems breathing, struggling to breathe, hard to breathe, \
     short of breath, chest pain, chest pains, pain in * chest, pains in * chest, chest hurts, \
     chest is hurting, heart attack, having a stroke, had a stroke, a stroke, unconscious, \
     passed out, collapsed, not responding, unresponsive, will not wake up, not waking up, \
     turning blue, gone blue, choking, bleeding heavily, bleeding badly, bleeding a lot, \
     bleeding * everywhere, bleeding * will not stop, bleeding * does not stop, \
     bleeding * not stopping, will not stop bleeding, not stop bleeding, \
     can not stop the bleeding, stop the bleeding, heavy bleeding, severe bleeding, \
     blood everywhere, lots of blood, lot of blood, so much blood, overdose, overdosed, poisoned, \
     seizure, suicidal, kill myself, killing myself, want to die, hurt myself, allergic reaction, \
     throat is closing, throat is swelling, face is drooping, call an ambulance, \
     need an ambulance, nine one one, 911, an emergency, my emergency, this is emergency, \
     medical emergency, dental emergency, house is on fire"
);

const PERSON: &[Phrase] = phrases!(
    "speak * person, someone i can speak, somebody i can speak, anyone i can speak, \
     someone i can talk, somebody i can talk, anyone i can talk, speak * human, speak * someone, \
     speak * somebody, speak * anyone, speak * anybody, speak * receptionist, speak * reception, \
     speak * representative, speak * agent, speak * operator, speak * manager, speak * doctor, \
     speak * dr, speak * dentist, speak * staff, talk * person, talk * human, talk * someone, \
     talk * somebody, talk * anyone, talk * anybody, talk * receptionist, talk * reception, \
     talk * representative, talk * agent, talk * operator, talk * manager, talk * doctor, \
     talk * dr, talk * dentist, talk * staff, real person, actual person, live person, \
     real human, actual human, human being, a human, live agent, customer service, front desk, \
     put me through, transfer me, connect me, get me a person, get me a human, get me someone, \
     not a machine, not a robot, hate talking to machines, do not want to talk to a * robot, \
     do not want to talk to a * machine"
);

const PERSON_ALONE: &[Phrase] = phrases!(
    "person, a person, human, agent, an agent, operator, the operator, receptionist, \
     the receptionist, reception, representative, a representative, someone real, someone else"
);

const OPT_OUT: &[Phrase] = phrases!(
    "stop calling, stop texting, stop messaging, stop sending, stop contacting, do not call me, \
     do not call again, do not call this, do not text me, do not contact me, do not send me, \
     off your list, off the list, off your calling list, unsubscribe, opt out, opt me out, \
     no more texts, no more messages, no more calls, remove my number, quit calling, quit texting"
);

const MESSAGE: &[Phrase] = phrases!(
    "leave a message, leave * message, take a message, pass on a message, pass a message, \
     pass along a message, give * a message, tell the doctor, tell dr, tell doctor, let dr, \
     let doctor, let them know, call me back, ring me back, give me a call back"
);

const RESCHEDULE: &[Phrase] = phrases!(
    "reschedule, rescheduling, rebook, rearrange, move * appointment, move * booking, \
     move * visit, move my, move it to, moving my, change * appointment, change * booking, \
     change my time, change the time, change the date, change the day, changing my appointment, \
     switch * appointment, switch my, push * appointment, push my, push back my, postpone, \
     delay my, shift my, bring * forward"
);

const RESCHEDULE_OPENING: &[Phrase] = phrases!(
    "different day, different time, another day instead, another time instead, \
     can not make * can i, can not make * can we, can not make * could, move it, change it to"
);

const CANCEL: &[Phrase] = phrases!(
    "cancel, cancelling, canceling, call off, call it off, off the schedule, off your schedule, \
     off the calendar, off the book, off the books, get rid of my appointment, \
     drop my appointment, delete my appointment, remove my appointment, \
     do not need * appointment, no longer need"
);

const CANCEL_OPENING: &[Phrase] = phrases!(
    "can not make it, can not make my, can not come, will not be able to come, \
     will not be able to make, not going to make it, not able to make it, will not make it"
);

const WRONG_NUMBER: &[Phrase] = phrases!(
    "wrong number, wrong place, dialed * wrong, dialled * wrong, called the wrong, \
     trying to reach the, trying to call the, trying to get hold of the, looking for the bank, \
     looking for the pizza, is this * pizza, is this * bank, is this * restaurant, \
     is this * taxi, is this * school, is this * hotel, is this * garage, is this * pharmacy, \
     order a pizza, order a taxi"
);

const CHECK: &[Phrase] = phrases!(
    "when is * appointment, when is my, when was my, what time is my, what time was my, \
     what day is my, what date is my, when am i, what time am i, what day am i, when do i come, \
     when do i have, when i am booked, do i have an appointment, do i have a booking, \
     do i have anything booked, have i got an appointment, am i booked, did i book, \
     check * appointment, check my booking, check when, check what time, confirm * appointment, \
     confirm my, verify my, remind me when, forgot when, forgot what time, forgotten when, \
     details of my appointment"
);

const CHECK_OPENING: &[Phrase] = phrases!("have an appointment, existing appointment");

const HOURS: &[Phrase] = phrases!(
    "your hours, opening hours, opening times, business hours, office hours, hours of operation, \
     are you open, are you guys open, are you closed, are you still open, when do you open, \
     when do you * open, when do you * close, what time do you * open, what time do you * close, \
     when do you close, what time do you open, what time do you close, when are you open, \
     when are you closed, how late are you, do you open, do you close, open on weekends, \
     open weekends"
);

const LOCATION: &[Phrase] = phrases!(
    "where are you, where is the * office, where is the * clinic, where is your, where do i go, \
     where do i come, your address, the address, your location, directions, how do i get there, \
     how do i get to, how do i find you, how to get there, what street, where can i park, parking"
);

const OTHER: &[Phrase] = phrases!(
    "how much, how expensive, what does * cost, what do you charge, the price, prices, cost of, \
     insurance, do you take, do you accept, payment plan, my bill, an invoice, a receipt, \
     prescription, test results, my results, my records, xrays, are you hiring, \
     looking for a job, are you a robot, are you real, complaint, complain, aftercare, policy, \
     do you do, do you offer, taking new patients, accepting new patients, running late, \
     after care"
);

const BOOK: &[Phrase] = phrases!(
    "book an, book a, book me, book in, book my, book for, to book, make an appointment, \
     make * appointment, make a booking, set up an appointment, set up a, schedule an, \
     schedule a, schedule my, to schedule, new appointment, need an appointment, \
     want an appointment, like an appointment, get an appointment, get * appointment, \
     for an appointment, appointment please, an emergency appointment, can i have * appointment, \
     could i have * appointment, like to have * appointment, appointment for, appointment with, \
     appointment available, appointments available, any appointments, book, booking"
);

const BOOK_OPENING: &[Phrase] = phrases!(
    "come in, come by, come see, get in, get me in, fit me in, fit us in, squeeze me in, \
     bring my, bring in, be seen, see somebody, see someone, see a doctor, see a dentist, \
     see the dentist, see the doctor, see dr, see doctor, do you have anything, do you have any, \
     do you have something, do you have * open, do you have * available, do you have time, \
     have you got anything, have you got any, got anything, got any, anything open, \
     anything available, any openings, any availability, is there anything, next available, \
     first available, soonest, an appointment, any appointment, new patient, toothache, \
     tooth hurts, teeth hurt, in pain, broke * tooth, chipped, lost a filling, lost a crown, \
     emergency appointments, two appointments, appointments for, looking for a dentist, \
     looking for a new dentist"
);

const BOOK_ALONE: &[Phrase] = phrases!("appointment, an appointment, schedule, booking");

const REPEAT: &[Phrase] = phrases!(
    "say that again, say it again, say again, repeat that, repeat it, repeat the, repeat please, \
     can you repeat, could you repeat, come again, what was that, what was the, say them again, \
     repeat those, repeat them, tell me again, what were those, what were they, what were the, \
     what did you say, what time was that, what time was it, what day was that, what day was it, \
     did not catch, did not hear, did not get that, did not understand, do not understand, \
     can not hear, could not hear, one more time, beg your pardon, wait what, sorry what, \
     go over that again, read that again"
);

const REPEAT_ALONE: &[Phrase] = phrases!(
    "what, what what, sorry, pardon, pardon me, excuse me, huh, i am sorry, again, repeat"
);

const GOODBYE: &[Phrase] = phrases!(
    "bye, bye bye, goodbye, have a good day, have a nice day, have a great day, have a good one, \
     talk to you later, that is all for, that is everything, that will be all, nothing else, \
     call back later, call you back, i will call back"
);

const GOODBYE_ALONE: &[Phrase] = phrases!(
    "that is all, that is it thanks, bye, bye now, bye bye, goodbye, see you, see you then, \
     see you later, take care, cheers, i am done, hang up"
);
