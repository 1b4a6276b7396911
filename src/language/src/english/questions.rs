//! What English callers ask about a practice.

use crate::words::{Phrase, phrases};

pub(super) const HOURS: &[Phrase] = phrases!(
    "your hours, the hours, opening hours, opening times, business hours, office hours, \
     working hours, holiday hours, weekend hours, hours of operation, hours of business, \
     what hours, hours today, hours tomorrow, hours on, are you open, are you guys open, \
     are you all open, are you closed, are you still open, are you there on, are they open, \
     are they closed, is the office open, is the clinic open, is the shop open, \
     is the salon open, is the store open, is the office closed, is the clinic closed, \
     is it open, will you be open, will you be closed, will you be there, what our you open, \
     you open till, you open until, they open till, they open until, you guys open, you guys close, \
     when do you open, when do you * open, when do you * close, what time do you * open, \
     what time do you * close, when do they open, when do they close, when does * open, \
     when does * close, what time does * open, what time does * close, \
     what time do they * open, what time do they * close, \
     when do you close, what time do you open, what time do you close, when are you open, \
     when are you closed, when are you there, what days are you, which days are you, \
     what time are you, until what time, till what time, how late, how early do you, \
     how early are you, do you open, do you close, do you work weekends, do you work on, \
     do you work saturdays, do you work sundays, open on weekends, open weekends, \
     open on saturday, open on sunday, open saturday, open sunday, open on the weekend, \
     you open late, you open today, you open tomorrow, they open today, they open tomorrow, \
     close for lunch, closed for lunch, evening hours, \
     closing time, opening time, hours are you, \
     your * hours, what are the * hours, \
     when do you shut, what time do you shut, what time do you * shut, do you do evenings, \
     lunch break, \
     saturday hours, sunday hours, weekday hours, christmas hours, summer hours, hours please, \
     you start in the, do you start, you start seeing, what time * closes, what time * opens, \
     when * closes, when * opens, clinic closes, clinic opens, office closes, office opens, shop \
     closes, salon closes, anybody working, anyone working, are you working, are you guys \
     working, anyone in the office on, anybody in the office on, your schedule on, stay open, \
     till when, until when, open at * right, does the vet start, does the doctor start, last \
     patient, how late can i drop, how early can i drop, latest i can drop, latest i can come, \
     latest i can pick, \
     are you there till, are you there until, days do you work, hours do you work, late is the"
);

/// When it is all that is said.
/// Also with the last word lost on the line: there is nothing else that is asked like that.
pub(super) const HOURS_ALONE: &[Phrase] = phrases!(
    "hours, your hours, schedule hours, when are you, what time are you, when do you, \
     what time do you, when are you guys, what days are you"
);

pub(super) const LOCATION: &[Phrase] = phrases!(
    "where are you, where are you guys, where is the * office, where is the * clinic, \
     where is the office, where is the clinic, where is the salon, where is the shop, \
     where is the * located, where is it, where is that, where is your, where are they, \
     wear are you, where you are, where your office, where the office, where the clinic, \
     where do i go, where do i come, where am i going, where do i need to go, where exactly, \
     where can i find you, your address, the address, their address, its address, office address, \
     street address, what is the address, address please, address again, your location, \
     the location, their location, located, what location, which location, directions, \
     direction to, how do i get there, how do i get to, how do i find you, how do you get to, \
     how can i get there, how to get there, how to get to, how to find you, find your office, \
     find your clinic, find the office, find the clinic, what street, which street, what floor, \
     which floor, what building, which building, what part of town, which part of town, \
     what side of town, what suite, which suite, what unit, cross street, nearest intersection, \
     are you near, are you close to, are you the one near, are you by the, are you downtown, \
     are you on the, near the mall, how far are you, what city are you, what town are you, \
     postal code, zip code, postcode, which exit, what is the nearest, \
     can not find you, can not find your, can not find the, am lost, \
     whereabouts, which door, what door, which entrance, did you move, have you moved, are \
     you still on, are you still at, closest intersection, are you next to, are you across, \
     are you beside, are you behind, \
     get there by, do i get there, would i get there, can i get there, see a sign, standing \
     outside, is this the one on, is this the one near, is that the one on, your gps, for my gps, \
     your place is, find your place, the building, \
     where * are you, where should we come, where should i come, where do we go, where do we \
     come, old address"
);

/// Where to leave the car: how to get there.
pub(super) const PARKING: &[Phrase] = phrases!(
    "parking, where can i park, where do i park, where should i park, where do we park, \
     where to park, park my car, park my truck, park my van, park there, can i park, could i park, \
     can we park, place to park, places to park, room to park, to park, leave my car while, \
     where can i leave my car, where do i leave my car, car park, parkade"
);

/// What the way there does not answer.
pub(super) const NO_PARKING: &[Phrase] =
    phrases!("validate parking, parking ticket, parking validated, parking brake");

/// Prices and who pays them.
pub(super) const PRICES: &[Phrase] = phrases!(
    "how much, how expensive, what does * cost, what will * cost, what would * cost, \
     what do you charge, do you charge, the price, prices, price for, price of, pricing, \
     price list, cost of, the cost, cost me, going to cost, visit cost, your rates, your fee, \
     your fees, a fee, the fee, fees for, cost for, insurance, \
     do you take, do you accept, in network, direct billing, direct bill, bill directly, \
     payment plan, payment plans, payment options, financing, covered by, coverage, my copay, \
     co pay, deductible, discount, coupon, promotion, free consultation, complaint, complain, complaining, \
     credit card, credit cards, debit, apple pay, gift card, gift cards"
);

/// Anything else about a practice, or beside it.
pub(super) const OTHER: &[Phrase] = phrases!(
    "my bill, the bill, bill for, an invoice, my invoice, a receipt, my receipt, my statement, \
     was charged, got charged, charged me, overcharged, refund, my balance, pay my, \
     pay a bill, make a payment, tax form, prescription, refill, test results, my results, \
     results in, results back, lab results, my records, medical records, my file, \
     copy of my, my xrays, my xray, x rays, xrays, my x rays, transfer my, referral, \
     sick note, doctor note, a note for, are you hiring, hiring, job opening, looking for a job, \
     apply for, my resume, are you a robot, are you real, are you human, are you a machine, \
     are you a computer, am i talking to a, a quote, an estimate, not happy with, unhappy with, speak spanish, speak french, speak punjabi, \
     speak mandarin, speak cantonese, speak english, do you speak, speaks, \
     aftercare, after care, policy, do you do, do you offer, do you provide, do you treat, \
     do you see, do you sell, do you carry, do you fix, do you work with, do you work on, \
     do you have a website, do you have wifi, do you have wheelchair, wheelchair, elevator, \
     accessible, taking new patients, accepting new patients, accept new patients, \
     take new patients, taking new clients, accepting new clients, running late, be late, \
     stuck in traffic, what should i bring, what do i need to bring, \
     what do i bring, need to bring, bring anything, what should i wear, can i eat, \
     should i eat, can i drink, can i drive, should i take, can i take, how long does, \
     how long will, how long is, how long do, does it hurt, will it hurt, is it painful, \
     side effects, is it safe, normal to, waiting room, left my, lost and found, forgot my jacket, \
     is my car ready, is it ready, car ready, ready yet, ready for pick, vendor, salesman, \
     sales call, warranty, tell me a joke, how are you, what is your name, who are you, \
     who am i talking, who am i speaking, watch the game, the weather, a question about, \
     question about, a question for, quick question, a question, some questions, \
     some information, more information, information about, information on, your website, \
     your email, email address, fax number, your fax, update my, change my address, \
     change my number, change my phone, change my insurance, my new address, my new insurance, \
     waiting list, waitlist, wait list, cancellation list, wait time, how busy, \
     cancellation policy, cancellation fee, who is the, who are the, which doctors, what doctors, \
     a bill, do you know, do you have a bathroom, covid, mask, masks, \
     a billing issue, billing question, billing issue, billing problem, a letter for my, letter \
     for work, letter for school, my account number, i am selling, we are selling, on behalf of a \
     company, sedation, after the sedation, am i allowed, allowed to, is doctor * a, is dr * a, \
     payment due, be ready, crown be ready, calling from * supplies, should i fast, to fast \
     before, \
     is that normal, is it normal, is this normal"
);

/// How a question about something begins: an `other` when nothing else is understood.
pub(super) const ASKING: &[Phrase] = phrases!(
    "did, what, how, who, why, which, when, where, do you, does, did you, do i, did i, can i, can you, \
     could you, could i, would you, will you, is there, are there, is my, are my, is it, is the, \
     are you, are your, should i, do they, does the, are they, is your, i have a question, \
     i was wondering, i am wondering, i wonder, i am calling about, i am calling because, \
     i would like to know, i want to know, i need to know, can somebody, can someone, could someone, \
     could somebody, i need help with, i have a problem, i have an issue, i would like information, \
     i need information, i am calling to ask, i just wanted to ask, i want to ask"
);

/// Questions that are wishes: with a day or a time they book.
pub(super) const WISHING: &[Phrase] = phrases!(
    "can i, could i, can we, could we, can you, could you, would you, is there, are there, \
     do you have, what about, how about, is it possible, may i, can my, could my, would it be, \
     any chance, what times, what do you have, when can, when could, how soon"
);
