//! What English callers say of being late, and ask of a practice's services.

use domain::Intent;

use crate::lexicon::{ConversedPhrases, IntentPhrases, Reach, said, wanted};
use crate::words::{Phrase, phrases};

pub(super) const CONVERSED: ConversedPhrases = ConversedPhrases {
    late: IntentPhrases {
        except: NOT_LATE,
        unless: SUPPOSED,
        ..wanted(Intent::Late, Reach::Conversing, LATE)
    },
    services: IntentPhrases {
        except: OTHER_PRICES,
        ..said(Intent::Services, Reach::Conversing, ASKED)
    },
    offering: OFFERING,
    offers: OFFERS,
};

const LATE: &[Phrase] = phrases!(
    "running late, running * late, run late, run * late, running behind, running * behind, \
     be late, be * late, am late, am * late, late for my, late for our, late for the, \
     late for an appointment, late to my, late to our, late to the, minutes late, minute late, \
     mins late, hour late, hours late, minutes behind, arriving late, arrive late, \
     arrive * late, get there late, getting there late, make it * late, come in late, \
     there a bit late, there a little late, there late, stuck in traffic, \
     caught in traffic, stuck * in traffic, stuck in * traffic, in bad traffic, in heavy traffic, traffic is terrible, traffic is bad, \
     traffic is really bad, traffic is awful, traffic is crazy, stuck behind an accident, \
     stuck on the highway, stuck on the train, stuck on the bus, stuck at work, bus is late, \
     train is late, bus is running, missed my bus, missed the bus, missed my train, \
     got held up, been held up, am held up, getting held up, been delayed, being delayed, \
     am delayed, be delayed, got delayed, was delayed, not make it on time, not make it in time, \
     not be on time, not be there on time, not going to be on time, not going to make it on time, \
     not get there on time"
);

/// Late in the day, or somebody else.
const NOT_LATE: &[Phrase] = phrases!(
    "late afternoon, late morning, late evening, late next, late in the, late in may, \
     late in june, late on, late this, late that, late at, late may, late june, late july, \
     too late, how late, late fee, late fees, late monday, late tuesday, late wednesday, \
     late thursday, late friday, as late as, late enough, late for me, late for us, late for that, late appointment, late appointments, late night, \
     late as possible, am late july"
);

/// Who asks what becomes of people who are late.
const SUPPOSED: &[Phrase] = phrases!(
    "what if i, what happens if, what happens when, if i am late, if i am running, \
     are you running, is the doctor running, is doctor * running, is dr * running, \
     is he running, is she running, are they running, a charge for, a fee for"
);

const ASKED: &[Phrase] = phrases!(
    "do you offer there, what do you offer, what do you guys offer, what does your * offer, \
     what all do you offer, what else do you offer, what you offer, what services, \
     which services, what kind of services, what kinds of services, what sort of services, \
     what type of services, what types of services, list of services, list your services, \
     list the services, your services, all the services, what treatments, which treatments, \
     what kind of treatments, what kinds of treatments, what kind of appointments, \
     what kinds of appointments, what types of appointments, what type of appointments, \
     what sort of appointments, what appointments can i, what appointments do you, \
     what do you guys do, what do you folks do, what kind of things do you, \
     what kinds of things do you, what sort of things do you, what do you do there, what do you do, what do you all do, \
     what all do you do, what can i book, what can i get done, what can be booked, \
     how much is, how much are, how much does, how much do you, how much would, how much will, \
     how much for, how much it costs, how much it is, how much that is, how much that costs, \
     how much a, how much the, how expensive, are you expensive, is it expensive, is that expensive, is a * expensive, \
     is the * expensive, are * expensive, what does * cost, what do * cost, \
     what will * cost, what would * cost, what does it cost, what do you charge, \
     do you charge for, the price of, the price for, what is the price, what are the prices, \
     what are your prices, your prices, your pricing, price list, prices for, price of, \
     price for, cost of, the cost, what is the cost, going to cost, it going to cost, cost me, \
     what are your rates, your rates, what are your fees, your fees, what is the fee, \
     what is the charge, how long does it take, how long does that take, how long will it take, \
     how long will that take, how long would it take, how long would that take, how long is it, \
     how long is that, how long is the appointment, how long is the visit, how long it takes, \
     how long that takes, how long it will take, how long will i be, how long am i"
);

/// Money that is about something else.
const OTHER_PRICES: &[Phrase] = phrases!(
    "how much is parking, how much is the parking, how much is the late, \
     how much is the cancellation, how much is my bill, how much is the bill, \
     how much is my balance, how much is owing, how much is left, how much do i owe, \
     how much do you need, how much do you want, how much do you know, how much does parking, \
     how much does my insurance, how much is covered, how much will my insurance, \
     how much does insurance, how much would my insurance, how much will insurance, \
     what does parking cost, what do you do with, what do you do about, what do you do if, \
     what do you do when, price of parking, cost of parking, how much longer, how much time, \
     how much notice, how much the parking, how much a late, how long is it to, \
     how long is it from, take to get, take to drive, take to walk, take from, \
     how long is it open, how long will i be on, how long am i on, take to hear"
);

const OFFERING: &[Phrase] = phrases!(
    "do you do, do you guys do, do you folks do, do you all do, do you also do, do you still do, do you offer, \
     do you guys offer, do you also offer, do you provide, do you perform, do you even do, \
     does doctor * do, does dr * do, does the dentist do, does the hygienist do, \
     does your office do, does your clinic do, does the office offer, \
     is * something you do, are * something you do, can i get * done there, you guys do, \
     what is a, what is an, what is the difference between, what is involved in, \
     what is included in, what do you do in, what happens in, what happens at, \
     what happens during, tell me about, tell me more about, how long does, how long do, \
     how long is, how long are, how long will, how long would, what comes with, explain, \
     i was wondering if you do, i was wondering if you offer, wondering if you do, \
     wondering if you offer, know if you do, know if you offer, see if you do, \
     see if you offer, ask if you do, ask if you offer, whether you do, whether you offer"
);

/// What practices may offer.
const OFFERS: &[Phrase] = phrases!(
    "cleaning, cleanings, checkup, checkups, check up, check ups, exam, exams, physical, \
     physicals, consultation, consultations, consult, consults, filling, fillings, root canal, \
     root canals, whitening, teeth whitening, braces, invisalign, aligners, retainer, retainers, \
     veneer, veneers, sealant, sealants, implant, implants, crown, crowns, bridge, bridges, \
     denture, dentures, extraction, extractions, wisdom teeth, wisdom tooth, night guard, \
     night guards, mouth guard, mouth guards, fluoride, xray, xrays, x ray, x rays, shot, shots, \
     vaccine, vaccines, vaccination, vaccinations, blood test, blood tests, blood work, \
     ultrasound, physio, physiotherapy, acupuncture, massage, massages, facial, facials, \
     manicure, manicures, pedicure, pedicures, nails, haircut, haircuts, hair cuts, highlights, \
     color, colour, waxing, perms, oil change, oil changes, tune ups, brakes, tires, alignment, \
     alignments, inspections, grooming, spay, neuter, microchips, eye exam, eye exams, eye test, \
     eye tests, hearing test, hearing tests, follow up, follow ups, orthodontics, surgery, \
     surgeries, procedure, procedures, treatment, treatments, your services, the services"
);
