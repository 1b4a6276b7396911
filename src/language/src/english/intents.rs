//! What English callers say they want, the most important first; visits and questions have their
//! own lists.

use domain::Intent;

use super::emergencies::{CONDITIONS, EMERGENCY, NO_EMERGENCY, PAST};
use super::pairs::{
    AGAIN, ASKED, CONTACTS, ENOUGH, GIVING_UP, HEARING, INSTEAD, MY_VISIT, NOT_AGAIN, OPEN,
    OPENINGS, OTHERWISE, PLACE, PRACTICE, PREVENTED, SAYING, STANDING_VISIT, VISIT, YOURS,
};
use super::questions::{HOURS, HOURS_ALONE, LOCATION, NO_PARKING, OTHER, PARKING, PRICES};
use super::visits::{
    ANOTHER, BOOK, BOOK_ALONE, BOOK_CLEARLY, BOOK_OPENING, BOOKED, BOOKED_OTHERWISE, CANCEL,
    CANCEL_OPENING, CHECK, CHECK_OPENING, NO_BOOKING, NO_CANCELLING, NO_CHECKING, NO_MOVING,
    NO_OTHER, RESCHEDULE, RESCHEDULE_OPENING, SERVICES,
};
use crate::lexicon::{IntentPhrases, Reach, said, wanted};
use crate::words::{Phrase, phrases};

/// The most important first: the first list that has something said wins.
pub(super) static INTENTS: &[IntentPhrases] = &[
    IntentPhrases {
        except: NO_EMERGENCY,
        ..wanted(Intent::Emergency, Reach::Everywhere, EMERGENCY)
    },
    IntentPhrases { unless: PAST, ..wanted(Intent::Emergency, Reach::Everywhere, CONDITIONS) },
    said(Intent::OptOut, Reach::Conversing, OPT_OUT),
    both(Intent::OptOut, ENOUGH, CONTACTS),
    IntentPhrases { except: NO_PERSON, ..wanted(Intent::Person, Reach::Everywhere, PERSON) },
    said(Intent::Person, Reach::Alone, PERSON_ALONE),
    said(Intent::Message, Reach::Conversing, MESSAGE),
    IntentPhrases {
        except: NO_MOVING,
        ..wanted(Intent::Reschedule, Reach::Conversing, RESCHEDULE)
    },
    IntentPhrases {
        with: ANOTHER,
        unless: NO_OTHER,
        ..wanted(Intent::Reschedule, Reach::Conversing, CANCEL)
    },
    IntentPhrases { with: ANOTHER, ..said(Intent::Reschedule, Reach::Opening, CANCEL_OPENING) },
    IntentPhrases { with: BOOKED_OTHERWISE, ..said(Intent::Reschedule, Reach::Opening, BOOKED) },
    both(Intent::Reschedule, PREVENTED, ANOTHER),
    both(Intent::Reschedule, INSTEAD, ASKED),
    IntentPhrases { unless: CANCEL, ..both(Intent::Reschedule, STANDING_VISIT, OTHERWISE) },
    IntentPhrases { except: NO_CANCELLING, ..wanted(Intent::Cancel, Reach::Conversing, CANCEL) },
    said(Intent::Cancel, Reach::Opening, CANCEL_OPENING),
    both(Intent::Cancel, GIVING_UP, VISIT),
    wanted(Intent::Reschedule, Reach::Opening, RESCHEDULE_OPENING),
    IntentPhrases {
        except: RIGHT_NUMBER,
        ..said(Intent::WrongNumber, Reach::Conversing, WRONG_NUMBER)
    },
    IntentPhrases { except: NO_MESSAGE, ..said(Intent::Message, Reach::Opening, MESSAGE_OPENING) },
    IntentPhrases { unless: NO_BOOKING, ..wanted(Intent::Book, Reach::Opening, BOOK_CLEARLY) },
    IntentPhrases { except: NO_CHECKING, ..said(Intent::Check, Reach::Conversing, CHECK) },
    IntentPhrases { unless: NO_BOOKING, ..both(Intent::Check, HEARING, MY_VISIT) },
    said(Intent::Hours, Reach::Conversing, HOURS),
    IntentPhrases { unless: OPENINGS, ..both(Intent::Hours, OPEN, PRACTICE) },
    said(Intent::Hours, Reach::Alone, HOURS_ALONE),
    said(Intent::Location, Reach::Conversing, LOCATION),
    IntentPhrases { unless: BOOK, ..both(Intent::Location, PLACE, YOURS) },
    said(Intent::Other, Reach::Opening, PRICES),
    IntentPhrases { except: NO_PARKING, ..said(Intent::Location, Reach::Opening, PARKING) },
    IntentPhrases { unless: NO_BOOKING, ..wanted(Intent::Book, Reach::Opening, BOOK) },
    said(Intent::Other, Reach::Opening, OTHER),
    said(Intent::Check, Reach::Opening, CHECK_OPENING),
    IntentPhrases { unless: NO_BOOKING, ..wanted(Intent::Book, Reach::Opening, BOOK_OPENING) },
    said(Intent::Book, Reach::Alone, BOOK_ALONE),
    said(Intent::Repeat, Reach::Everywhere, REPEAT),
    IntentPhrases { unless: VERDICTS, ..said(Intent::Repeat, Reach::Alone, REPEAT_ALONE) },
    IntentPhrases { unless: NOT_AGAIN, ..both(Intent::Repeat, AGAIN, SAYING) },
    said(Intent::Goodbye, Reach::Conversing, GOODBYE),
    said(Intent::Goodbye, Reach::Alone, GOODBYE_ALONE),
    said(Intent::Goodbye, Reach::Opening, GOODBYE_OPENING),
    IntentPhrases { unless: NO_BOOKING, ..wanted(Intent::Book, Reach::Opening, SERVICES) },
];

/// A wish that two phrases say together, wherever they stand.
const fn both(
    intent: Intent,
    phrases: &'static [Phrase],
    with: &'static [Phrase],
) -> IntentPhrases {
    IntentPhrases { with, ..said(intent, Reach::Opening, phrases) }
}

/// What is to be told to people, not a wish to speak to them.
const NO_PERSON: &[Phrase] = phrases!(
    "tell the front desk, tell front desk, let the front desk, is anybody there on, \
     is anyone there on, is somebody there on, \
     talk to you, speak to you, talk with you, speak with you, talk to my, speak to my, message \
     for the front desk, message for the, message with the, message at the front, get me the \
     first, get me the earliest, get me the next, get me the soonest, get me the same, to speak \
     to me, tell the, \
     is the vet there tonight, is the vet there today, is the vet there on, is the dentist there \
     on"
);

/// Somebody who looks for a practice like this one.
const RIGHT_NUMBER: &[Phrase] = phrases!(
    "reach the dentist, reach the doctor, reach the clinic, reach the office, reach the practice, \
     reach the dental, call the dentist, call the clinic, call the office, call the dental, \
     reach the salon, reach the front, reach the receptionist, reach the service"
);

const PERSON: &[Phrase] = phrases!(
    "speak * person, someone i can speak, somebody i can speak, anyone i can speak, \
     anybody i can speak, someone i can talk, somebody i can talk, anyone i can talk, \
     anybody i can talk, someone there i can, somebody there i can, anyone there i can, \
     anybody there i can, is anybody there, is anyone there, is somebody there, \
     speak * human, speak * someone, speak * somebody, speak * anyone, \
     speak * anybody, speak * receptionist, speak * reception, speak * representative, \
     speak * agent, speak * operator, speak * manager, speak * supervisor, speak * doctor, \
     speak * dr, speak * dentist, speak * nurse, speak * hygienist, speak * staff, \
     speak * secretary, speak * owner, speak * mechanic, speak * stylist, speak * advisor, \
     talk * person, talk * human, talk * someone, talk * somebody, talk * anyone, \
     talk * anybody, talk * receptionist, talk * reception, talk * representative, \
     talk * agent, talk * operator, talk * manager, talk * supervisor, talk * doctor, talk * dr, \
     talk * dentist, talk * nurse, talk * hygienist, talk * staff, talk * secretary, \
     talk * owner, talk * mechanic, talk * stylist, talk * advisor, real person, actual person, \
     live person, real human, actual human, human being, a human, live agent, customer service, \
     customer support, customer care, front desk, put me through, put me on with, transfer me, \
     connect me, patch me through, get me a person, get me a human, get me someone, \
     get me somebody, get me * manager, get me * supervisor, not a machine, not a robot, \
     not talking to a robot, not talking to a machine, not talking to a computer, \
     hate talking to machines, hate these machines, hate robots, \
     do not want to talk to a * robot, do not want to talk to a * machine, \
     do not want to talk to a * computer, do not want to speak to a * robot, \
     do not want to speak to a * machine, want a person, want a real, need a person, \
     rather talk to, rather speak to, rather speak with, rather talk with, \
     is the doctor there, is the doctor available, is the manager there, \
     is not there anyone, is there not anyone, is not anyone there, on the phone with, get \
     the dentist on, get the doctor on, get * on the phone, get * on the line, put * on the \
     phone, put * on the line, not talk to a machine, somebody in the office, someone in the \
     office, \
     like to speak to, like to speak with, like to talk to, like to talk with, can i speak to, \
     can i speak with, could i speak to, could i speak with, may i speak to, may i speak with, \
     can i talk to, can i talk with, could i talk to, could i talk with, may i talk to, may i \
     talk with, want to speak to, want to speak with, want to talk to, want to talk with, wanna \
     talk to, need to speak to, need to speak with, need to talk to, need to talk with, let me \
     speak to, let me speak with, let me talk to, let me talk with, have a word with, a word \
     with, deal with a person, deal with a human, speak * billing, talk * billing, whoever is in \
     charge, in charge, staff member, to humans, with humans, are there any humans, somebody \
     real, someone real, i can speak with, i could speak with, i can talk with, is the manager \
     in, is dr * there, is doctor * there, is the vet there, is the dentist there, put dr * on, \
     put doctor * on, get me the, have the receptionist, have the operator, get the doctor for, \
     get the manager, forward me to, pass me to, pass me on to, hand me over, switch me to a, i \
     need a human, got cut off with, anyone actually there, anybody actually there, anyone real, \
     billing department, \
     we got cut off, got disconnected, \
     give me somebody, give me someone, is the receptionist, hand me to, have a person, is the \
     nurse there, is the nurse available"
);

const PERSON_ALONE: &[Phrase] = phrases!(
    "person, a person, human, agent, an agent, operator, the operator, receptionist, \
     the receptionist, reception, representative, a representative, someone real, someone else, \
     help desk, manager, the manager, secretary, a live one, nurse, the nurse"
);

const OPT_OUT: &[Phrase] = phrases!(
    "stop calling, stop texting, stop messaging, stop sending, stop contacting, stop emailing, \
     stop the texts, stop the calls, stop the messages, stop the reminders, stop these, \
     stop bothering, stop harassing, stop spamming, do not call me, \
     do not call again, do not call this, do not call here, do not text me, do not text this, \
     do not contact me, do not send me, do not message me, do not want * texts, \
     do not want * text messages, do not want * messages, do not want * reminders, \
     do not want * calls, do not want to receive, do not want to get * texts, \
     do not want to be contacted, do not want to be called, not want any more text, \
     off your list, off the list, off your calling list, off this list, off your mailing list, \
     off your call list, off of your list, off your system, from your system, unsubscribe, opt out, opt me out, opting out, \
     no more texts, no more text, no more messages, no more calls, no more reminders, \
     no more emails, remove my number, delete my number, take my number off, remove me from your list, remove me from the list, remove me from this list, \
     take me off your list, take me off of your, lose my number, forget my number, \
     quit calling, quit texting, quit sending, quit messaging, never call me, never text me, \
     put me on * do not call, do not call list, cease and desist, \
     stop phoning, stop ringing, \
     cancel my text, cancel my reminders, cancel the reminders, cancel * reminders, cancel * \
     notifications, cancel * text messages, cancel * texts, ever call this number, ever call me, \
     ever text me, not consent, remove my name from your list, make it stop please, \
     remove me please, \
     off the reminder list, off your reminder list, off the text list"
);

const MESSAGE: &[Phrase] = phrases!(
    "leave a message, leave * message, take a message, take * message, pass on a message, \
     pass a message, pass along a message, pass on * message, pass something on, \
     give * a message, leave a voicemail, leave * voicemail, leave word, deliver a message, \
     pass this on, pass this along, pass it along"
);

const MESSAGE_OPENING: &[Phrase] = phrases!(
    "tell the doctor, tell dr, tell doctor, tell the dentist, tell the hygienist, tell the nurse, \
     tell the manager, tell the office, tell them i, tell him i, tell her i, tell him that, \
     tell her that, tell them that, let dr, let doctor, let * doctor know, let * dentist know, \
     let * hygienist know, let * nurse know, let * office know, let * stylist know, \
     let * manager know, let him know, let her know, let them know, let everyone know, \
     call me back, ring me back, phone me back, call back please, give me a call back, \
     give * a call back, give me a call, give me a ring, get back to me, someone call me, \
     somebody call me, someone to call me, somebody to call me, have * call me, \
     have * phone me, have * ring me, ask * to call me, get * to call me, return my call, \
     returning my call, pass it on, pass that on, relay, \
     to call me, to phone me, to ring me, phone me, ring me, callback, a call back, tell the \
     front, pass along, leave a note, leave * note, ask the doctor to, ask the dentist to, \
     ask the hygienist to, ask dr, ask * to call, ask * to phone, \
     i am returning * call, am returning a call, returning a call, missed a call from, missed \
     call from, got a call from, had a call from, someone called me, somebody called me, you \
     called me, someone just called, somebody just called, leave my number, telling dr, telling \
     doctor, telling the doctor, telling the dentist, telling the, pass on that, pass on to, let \
     * know i, let * know that, let * know the, let * know my, let * know we, \
     tell * i will, tell * i am, tell * that i, letting you know, voicemail i got, calling back \
     about"
);

/// What the caller wants to hear themselves.
const NO_MESSAGE: &[Phrase] = phrases!(
    "let me know, let us know, let you know, \
     tell me, tell you, tell us"
);

const WRONG_NUMBER: &[Phrase] = phrases!(
    "wrong number, wrong place, wrong person, wrong office, wrong business, dialed * wrong, \
     dialled * wrong, called the wrong, called * by mistake, called * by accident, \
     misdialed, misdialled, mis dialed, mis dialled, pocket dialed, butt dialed, \
     did not mean to call, meant to call, meant to dial, thought this was, thought i called, \
     thought i was calling, trying to reach the, trying to call the, trying to get hold of the, \
     trying to reach my, trying to call my, trying to call somebody, trying to call someone else, \
     i was calling the, looking for the bank, looking for the pizza, is this * pizza, \
     is this * bank, is this * restaurant, is this * taxi, is this * school, is this * hotel, \
     is this * pharmacy, is this * library, is this * hospital, is this * airport, \
     is this * post office, is this * police, is this * cab, is this * store, is this * shop, \
     is this * church, is this * council, is this * university, is this * museum, is this * gym, \
     is this * movie, is this * cinema, is this * theatre, is this * theater, is this * vet, \
     is this not * bank, is not this, this is not the, is that the bank, is that the vet, is that the school, \
     is that the pharmacy, is that the hospital, is that the pizza, is that the taxi, who did i call, \
     order a pizza, order a taxi, order a cab, order some food, order food, order takeout, \
     was looking for the, is this * garage, is this * mechanic, is this * salon, \
     is not who i, not the bank, not the school, not the pharmacy, not the right number, the \
     right number, not the right place, i was after the, calling for my friend, looking for \
     someone named, is he there, is she there, \
     is this * walmart, is this * costco, is this * comcast, is this * dmv, is this * plumber, is \
     this * electrician, is this * passport office, is this * tax office, number for the \
     passport, is this * cable company, is this * phone company, is this * insurance company, is \
     this * city hall, is this * courthouse, is this * mcdonald, is this * starbucks, is this * \
     home depot, is this * power company, is this * gas company, is this * dealership, is this * \
     laundromat, is this * grocery, is this * supermarket, is this * bakery, is this * florist, \
     is this * fire department, is this * animal shelter, is this * community, calling for the \
     tax, calling for the bank, wrong button, order * pizza, order * food, hey mom, hi mom, hey \
     dad, hi dad, not who i was calling, is not who i was, not the number i, trying to reach \
     someone else, trying to reach somebody else, not the hospital"
);

const REPEAT: &[Phrase] = phrases!(
    "say that again, say it again, say again, say that once more, say it once more, \
     say that one more, say it one more, say that slower, repeat that, repeat it, \
     repeat the, repeat please, repeat yourself, repeat what, can you repeat, could you repeat, \
     would you repeat, please repeat, mind repeating, come again, what was that, what was the, \
     what is that again, say them again, repeat those, repeat them, tell me again, \
     what were those, what were they, what were the, what did you say, what did you just say, \
     what you said, what are you saying, what time was that, what time was it, what day was that, \
     what day was it, did not catch, did not hear, did not quite, did not get that, \
     did not understand, do not understand, do not get it, can not hear, could not hear, \
     could not understand, could not catch, can not understand, can not make out, missed that, \
     missed what, one more time, once more please, once again please, beg your pardon, wait what, \
     sorry what, sorry i did not, you said what, go over that again, go over it again, \
     read that again, read it again, breaking up, cutting out, cut out, speak slower, \
     speak * slower, speak more slowly, speak up, speak louder, slow down, slower please, \
     louder please, too fast, you are * quiet, give me those again, give me that again, \
     again please, pardon me what, \
     more slowly, say that slowly, say it slowly, a little slower, \
     go over those, go over that, run that by me, lost you there, i lost you, did not follow, \
     could not make that out, what were my options, what are my options, could not make it \
     out, what is that, say those again, \
     did you say, was not listening, you broke up, you lost me, line is bad, line is really bad, \
     line is terrible, bad line, bad connection, bad reception, line is breaking, sound is \
     breaking, could not make out, \
     line is * bad, connection is * bad, \
     say it slower, it slower, that slower, what were my choices, what are my choices"
);

const REPEAT_ALONE: &[Phrase] = phrases!(
    "what, what what, sorry, pardon, pardon me, excuse me, huh, i am sorry, again, repeat, \
     eh, what now, how is that, how was that, sorry again, say what, come on again, once more, \
     huh what, what sorry, sorry what was it, huh sorry, pardon sorry"
);

/// Beside "sorry": an answer, not a question.
const VERDICTS: &[Phrase] = phrases!("yes, yeah, yep, no, nope, correct, right");

const GOODBYE: &[Phrase] = phrases!(
    "bye, bye bye, goodbye, have a good day, have a nice day, have a great day, have a good one, \
     have a good night, have a good evening, have a good weekend, have a lovely day, \
     have a nice weekend, have a great weekend, have a nice one, have a wonderful, \
     you have a good, you have a nice, you have a great, you too thanks, \
     talk to you later, talk to you soon, talk to you tomorrow, talk soon, catch you later, \
     speak to you soon, speak soon, see you tomorrow, see you next, see you on, see you soon, \
     see you later, see you then, see you monday, see you tuesday, see you wednesday, \
     see you thursday, see you friday, that is all for, that is all thanks, that is all thank you, \
     that is all i, that is it thanks, that is it thank you, that is it for, that is everything, \
     that will be all, that would be all, that will be it, nothing else, nothing more, \
     no more questions, call back later, call back another, call back tomorrow, call you back, \
     i will call back, i will call again, i will try again later, let you go, good night, \
     all i needed, all i need, i have to go, i have got to go, got to run, i am hanging up, \
     so long, farewell, cheerio, ta ta, toodles, \
     going to hang up, hanging up now, do not need anything else, not need anything else, i will \
     think about it and, \
     talk to you then, see ya"
);

/// At the beginning these end a call; later they only answer what was asked.
const GOODBYE_OPENING: &[Phrase] = phrases!(
    "never mind, nevermind, i am all set, all done, that is it, no that is it, forget it, \
     nothing thanks, nothing thank you, i am good thanks, i am good thank you, \
     that will do it, that will do, take care, talk later, thanks a lot, thank you so much, \
     thanks so much, thanks for your help, thank you for your help, thanks for the help, nope \
     that is everything, that is great thanks, that is great thank you"
);

const GOODBYE_ALONE: &[Phrase] = phrases!(
    "that is all, that is it thanks, bye, okay by, okay buy, thanks by, by by, bye now, bye bye, goodbye, see you, \
     see ya, see you then, see you later, take care, cheers, i am done, we are done, \
     hang up, no that is all, thanks anyway, good day, ciao"
);
