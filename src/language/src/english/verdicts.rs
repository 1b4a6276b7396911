//! How English callers agree and refuse.

use crate::lexicon::VerdictPhrases;
use crate::words::phrases;

pub(super) const VERDICTS: VerdictPhrases = VerdictPhrases {
    yes: phrases!(
        "yes, yeah, yep, yup, yes please, yes it is, yes sir, yes maam, uhhuh, mhm, aye, sure, \
         sure thing, for sure, correct, is correct, that is correct, you are correct, \
         that is right, you are right, exactly, indeed, affirmative, agreed, i agree, deal, \
         absolutely, definitely, certainly, of course, by all means, perfect, is perfect, \
         that works, that will work, that would work, that does work, that should work, \
         this works, it works, works for me, works great, works perfectly, suits me, sounds good, \
         sounds great, sounds fine, sounds perfect, sounds lovely, sounds right, \
         sounds about right, sounds all right, super, super thanks, sounds okay, please do, \
         do it, do that please, you bet, you got it, go ahead, go for it, book it, book that, \
         book me in, book me, put me down, put me in, let us do it, let us do that, \
         let us go with that, let us book it, i will take it, i will take that, i said yes, \
         i confirm, confirmed, i would love that, i would love to, i would like that, \
         that would be * great, that would be * good, that would be * fine, \
         that would be * lovely, that would be * perfect, that would be * wonderful, \
         that would be * fantastic, that will be great, that will be good, that will be fine, \
         that will be perfect, that is perfect, that is the one, that is me, no problem, \
         not a problem, not a problem at all, no problem at all, no doubt, i do not see why not, \
         make the appointment, make the booking, make that appointment, wonderful, excellent, \
         brilliant, fantastic, awesome, lovely, \
         that will do, that will do nicely, works for us, that works for us, lock it in, lock \
         that in, count me in, make it so, roger that, roger, you betcha, totally, naturally, yes \
         indeed, true, that is true, sounds like a plan, sounds wonderful, sounds amazing, sounds \
         fantastic, sounds reasonable, sounds good to me, that sounds good, that sounds great, \
         yessir, okey dokey, okie dokie, righto, ten four, fair enough, why yes, i accept, i am \
         in, i am happy to, happy to, gladly, with pleasure, my pleasure, yes of course, that is \
         all correct, that is all right, all correct, everything is correct, everything is right, \
         looks good, looks right, looks correct, looks great, that is it exactly, spot on, you \
         have it right, got it right, you got it right, please go ahead, please book, please \
         schedule, please confirm, schedule it, schedule that, confirm that, let us book, \
         amazing, great idea, good idea, \
     it is right, it is correct, it is perfect, good enough, go on then, yas, okey doke, si, \
     oui, spelled right, spelled correctly, spelled it right, exactly what i need, exactly \
     what i want, exactly what i wanted, make the reservation, make that reservation, make a \
     reservation, reserve it, reserve that, book this one, book that one, like to book it, \
     like to book that, like to book this, i like that one, i like that, i love it, sign me \
     up, never better, can not argue with that, could not agree more, that is exactly it, \
     please and thank you, you bet ya, all right then, cool with me, go right ahead, by all \
     means yes, yes yes, \
         no wait yes, no actually yes, no i mean yes, no sorry yes, sorry yes, yes sorry, oh wait \
         yes, wait yes, actually yes, i mean yes, i already said yes, already said yes, that is my \
         number, that is my name, that is my phone number, is my number, that is how you spell it, \
         that is how it is spelled, that is how you say it, you have the right number, you have the \
         right name, you have the right, sounds alright, cool beans, precisely, bang on, got it in \
         one, hell yes, hell yeah, heck yes, heck yeah, yeah sure whatever, sure whatever, i can make \
         that work, would not miss it, see you then, i will be there, whatever works, whatever works \
         for you, whatever works best, that is the right number, first one works, second one works, \
         either works, either one works, either is fine"
    ),
    soft_yes: phrases!(
        "okay, alright, right, fine, good, great, cool, that is fine, that is okay, that is good, \
         that is great, that is lovely, that is alright, that is all good, all good, it is fine, \
         it is good, it is okay, not bad, that is not bad, not too bad, fine by me, fine with me, \
         good with me, okay with me, okay by me, happy with that, fine with that, okay with that, \
         good with that, why not, \
         very well, no worries, i can do that, i can make that, i can make it, i can do it, i \
         could do that, i can come then, we can do that, we can make that, we can make it, if you \
         do not mind, if you would not mind, that is cool, fine then, happy with it, i am happy \
         with, i am fine with, i am good with, i am okay with, that is acceptable, acceptable, \
         that is doable, doable, that is what i want, that is what i wanted, that is what i said, \
         that should be fine, that should be okay, that should be good, should be fine, should be \
         good, should work, no objection, no objections, i have no objection, i have no \
         objections, nothing against it, can not complain, could not be better, that is the right \
         one, i still want it, nice, \
     would not mind, i would not mind, i would not mind that, that one is good, that one is \
     fine, that one is great, that one works, \
         sweet, speaking"
    ),
    yes_alone: phrases!(
        "please, if you could, if you would, if you can, if you do not mind, \
         if you would not mind, it is, it does, i do, i would, i would like to, i will, i am, \
         we do, we would, we are, that is it, that one, is right, confirm, confirm it, book, \
         i have, i did, i can, i could, i was, i would love to, we can, we have, it was, it does, \
         that is okay with you, if that is okay, if that is okay with you, if that is alright, if \
         that is alright with you, if that is possible, if possible, y, k"
    ),
    broken_off: &["just", "only", "about", "going", "gonna", "trying"],
    yes_after_no: phrases!(
        "yeah, yep, yup, correct, exactly, perfect, absolutely, definitely, that is right, \
         that is correct, that is perfect, you are right, it is right, it is correct, that works, \
         that will work, that would work, works for me, sounds good, sounds great, \
         sounds perfect, please do, go ahead, book it, go for it, \
         that is great, that is good, that is wonderful, that is lovely, that is all good, happy \
         with that, i am happy with, i am fine with, i am good with, i am okay with, that works \
         for me, sounds lovely, sounds wonderful, that sounds good, that sounds great, looks \
         good, you got it right, everything is correct, that is the one, that will do, \
     it is perfect, it is good, it is fine, that one is good, spelled right, that is exactly \
     it"
    ),
    no: phrases!(
        "no, nope, nah, nuh, negative, no thank you, no thanks, no way, wrong, incorrect, \
         that is wrong, is wrong, not right, is not right, not correct, is not correct, \
         that is not right, that is not correct, not really, not quite, not exactly, not at all, \
         absolutely not, definitely not, certainly not, of course not, i guess not, \
         i suppose not, i think not, i am afraid not, i hope not, i would rather not, rather not, \
         prefer not, do not think so, i do not think so, please do not, do not do it, \
         do not do that, do not book * it, do not book * that, do not book, do not bother, \
         do not go ahead, do not go for it, do not cancel, do not cancel it, do not cancel that, \
         do not put me, no i am good, no i am fine, no i am okay, no i am all set, \
         do not confirm, never mind, nevermind, forget it, forget that, forget about it, \
         scrap that, changed my mind, change my mind, not interested, i disagree, \
         you misunderstood, that is the old one, the old one, that is not it, that is not me, \
         that is not what i said, that is not what i want, that is not what i wanted, \
         not what i said, \
         not really no, false, untrue, not true, that is false, no need, no need to, not \
         necessary, that is not necessary, that will not be necessary, nope not at all, hell no, \
         heck no, no sir, no maam, by no means, under no circumstances, not in the slightest, not \
         a chance, no chance, not interested, count me out, i refuse, i decline, i object, no \
         deal, nay, thumbs down, not for me, \
     unfortunately not, not what i asked for, over my dead body, i will pass, i think i will \
     pass, better not, no thanks i am good, no thank you i am good, no thanks i am fine, \
     nothing thanks, nothing thank you, nothing else thanks, that is a no, it is a no, \
         yes wait no, yes actually no, yes i mean no, yes sorry no, hold off on that, hold off, i have to work, have to work that day, i will have to \
         pass, i have to pass, have to pass on that, i work that day, i already said no, \
         no it is spelled, it is spelled with, \
         does not sound right, do not sound right, it is not right, it is not correct, does not look \
         right, not how you spell it"
    ),
    soft_no: phrases!(
        "do not, i do not, i did not, i would not, i will not, i can not, i am not, stop, \
         stop it, let us not, let us not do that, do not want, did not want, do not like, \
         can not make, can not do, does not work, do not work, will not work, would not work, \
         will not do, is not going to work, is no good, no good, not good, not okay, not fine, \
         is not good, not that, not this, not this time, not now, not today, it is not, is not, \
         did not say that, did not ask for that, not happy, do not do, \
         never, neither, none of those, none of them, none of these, almost, nearly, too early, \
         too late, too soon, too far, too expensive, too much, too long, too short, too pricey, \
         have not, has not, had not, was not, were not, could not, can not come, can not be \
         there, can not get there, am not able to, not able to, not possible, not suitable, not \
         convenient, not ideal, not great, not what i want, not what i meant, not for me, i am \
         all set, i am good thanks, i am good thank you, i am fine thanks, i am fine thank you, i \
         am okay thanks, not him, not her, not them, not mine, not anymore, not any more, not \
         ever, have other plans, i am busy, i am working then, i am away, \
     too early for, too late for"
    ),
    unsure: phrases!(
        "i am not * sure, i am not certain, i am not positive, not sure, not so sure, \
         not really sure, not entirely sure, not for sure, not certain, not positive, maybe, \
         maybe not, perhaps, possibly, probably, probably not, might, i do not know, do not know, \
         do not really know, no idea, no clue, not yet, i guess, i suppose, \
         i hope so, depends, could be, could work, \
         on one condition, we will see, think about it, hear you, is not it, is it not, is it in, \
         is it at, is it on, is it with, is it for, is that in, is that at, is that on, \
         is that with, is that for, was it, was that, hard to say, can not say, could not say, \
         can not decide, could not tell, what do you think, sort of, kind of, say yes, \
         saying yes, say no, say okay, a yes, the yes, yes or no, yes and no, is that, is this, \
         is that right, is that correct, is that okay, is that fine, is it right, is it correct, \
         is this right, are you there, are you sure, can you hear me, i am here, i am still here, \
         i am listening, yes hello, hello yes, i understand, \
         i do not really know, i really do not know, i honestly do not know, i do not actually \
         know, can not remember, do not remember, can not recall, do not recall, get back to you, \
         who knows, beats me, your guess, let me think about it, not too sure, i am unsure, \
         unsure, undecided, i am not convinced, i doubt it, possibly not, perhaps not, could go \
         either way, either way, on the fence, we might, it might, what do you mean, i am torn, \
         hopefully, more or less, kinda, sorta, maybe so, i might be able to, if i have to, i \
         would have to see, have to see, i have to see, i am confused, come again, i am not so \
         sure, \
         i can not remember, i can not recall, i can not decide, i can not say, i can not tell, \
         whatever, \
     have not decided, i have not decided, ask me later, need to look at, have to look at, \
     need to look, undecided yet, look at my calendar, check my calendar, look at my \
     schedule, check my schedule, \
         not necessarily, only if, if there is nothing else, yes but is it, yes but is that, yes but \
         what, yes but how, yes but who, yes but does, yes but do, \
         no kidding"
    ),
    inclined: phrases!(
        "i guess so, i suppose so, i think so, i believe so, guess so, suppose so, think so, \
         i would think so, i would say so, i should think so, i imagine so, i reckon so, \
         i think that is right, i think that is fine, i think that works, i think that will work, \
         i guess that works, i guess that is fine, i suppose that works, i suppose that is fine"
    ),
    thinking: phrases!(
        "hold on, hang on, hold up, one moment, one second, one sec, one minute, a moment, \
         a second, a sec, a minute, wait, let me think, let me see, let me check, let me look, \
         let me ask, let me just, need to check, have to check, need to ask, have to ask, \
         need to think, have to think, i am thinking, bear with me, \
         just a moment, just a second, just a sec, just a minute, give me a moment, give me a \
         second, give me a minute, let me get, let me find, let me grab, let me talk to, let me \
         consult, have to think, i will have to, i would have to, i would need to, i need to ask, \
         one second please, hold please"
    ),
    questions: phrases!(
        "are you, do you, did you, does it, does that, is it, is there, will it, will that, \
         would it, have to work, have work"
    ),
    proposals: phrases!("can i, can we, could i, could we, could it, can it, may i, might i"),
    calls_off: phrases!(
        "cancel, cancel that, cancel it, cancel this, cancel * appointment, cancel * booking, \
         to cancel, \
         something else, something different, anything else, anything later, anything earlier, \
         something later, something earlier, what else, except, except for, except that, other \
         than that, \
     be better, would be better"
    ),
    insisting: phrases!("i said, i asked for, i told you, i would prefer, i prefer, would prefer"),
    approving: phrases!(
        "works, is fine, is good, is great, is perfect, is okay, is best, will work, will do, \
         would work, sounds good, sounds great, sounds fine, suits me, is lovely, would be good, \
         would be great, would be fine, would be perfect, would be best, is ideal, fits, \
         that is what i want, is correct, is right"
    ),
    shaken: &["pass", "know", "uh uh", "uh-uh", "mm mm", "mm-mm", "uh uh uh"],
    neutral: phrases!(
        "wrong number, wrong place, no later than, no earlier than, no sooner than, \
         no preference, no real preference, no one, no rush, no hurry, no particular, no matter, \
         no longer, do not worry, right now, right away, right after, right before, \
         right at, good morning, good afternoon, good evening, good day, good night, a good, \
         any good, is good, are good, is fine, are fine, is great, is okay, would be good, \
         would be great, would be fine, would be perfect, would be best, would work, \
         i do not mind, i do not care, not only, if possible, if that is possible, \
         if it is possible, if that works, if that is okay, if that is alright, if that is fine, \
         if there is anything, if you have it"
    ),
};
