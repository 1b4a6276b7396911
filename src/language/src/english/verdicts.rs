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
         brilliant, fantastic, awesome, lovely"
    ),
    soft_yes: phrases!(
        "okay, alright, right, fine, good, great, cool, that is fine, that is okay, that is good, \
         that is great, that is lovely, that is alright, that is all good, all good, it is fine, \
         it is good, it is okay, not bad, that is not bad, not too bad, fine by me, fine with me, \
         good with me, okay with me, okay by me, happy with that, fine with that, okay with that, \
         good with that, why not"
    ),
    yes_alone: phrases!(
        "please, if you could, if you would, if you can, if you do not mind, \
         if you would not mind, it is, it does, i do, i would, i would like to, i will, i am, \
         we do, we would, we are, that is it, that one, is right, confirm, confirm it, book"
    ),
    yes_after_no: phrases!(
        "yeah, yep, yup, correct, exactly, perfect, absolutely, definitely, that is right, \
         that is correct, that is perfect, you are right, it is right, it is correct, that works, \
         that will work, that would work, works for me, sounds good, sounds great, \
         sounds perfect, please do, go ahead, book it, go for it"
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
         not what i said"
    ),
    soft_no: phrases!(
        "do not, i do not, i did not, i would not, i will not, i can not, i am not, stop, \
         stop it, let us not, let us not do that, do not want, did not want, do not like, \
         can not make, can not do, does not work, do not work, will not work, would not work, \
         will not do, is not going to work, is no good, no good, not good, not okay, not fine, \
         is not good, not that, not this, not this time, not now, not today, it is not, is not, \
         did not say that, did not ask for that, not happy, do not do"
    ),
    unsure: phrases!(
        "i am not * sure, i am not certain, i am not positive, not sure, not so sure, \
         not really sure, not entirely sure, not for sure, not certain, not positive, maybe, \
         maybe not, perhaps, possibly, probably, probably not, might, i do not know, do not know, \
         do not really know, no idea, no clue, not yet, i guess, i guess so, i suppose, \
         i suppose so, i think so, i believe so, i hope so, depends, could be, could work, \
         on one condition, we will see, think about it, hear you, is not it, is it not, is it in, \
         is it at, is it on, is it with, is it for, is that in, is that at, is that on, \
         is that with, is that for, was it, was that, hard to say, can not say, could not say, \
         can not decide, could not tell, what do you think, sort of, kind of, say yes, \
         saying yes, say no, say okay, a yes, the yes, yes or no, yes and no, is that, is this, \
         is that right, is that correct, is that okay, is that fine, is it right, is it correct, \
         is this right, are you there, are you sure, can you hear me, i am here, i am still here, \
         i am listening, yes hello, hello yes, i understand"
    ),
    thinking: phrases!(
        "hold on, hang on, hold up, one moment, one second, one sec, one minute, a moment, \
         a second, a sec, a minute, wait, let me think, let me see, let me check, let me look, \
         let me ask, let me just, need to check, have to check, need to ask, have to ask, \
         need to think, have to think, i am thinking, bear with me"
    ),
    questions: phrases!(
        "are you, do you, did you, does it, does that, is it, is there, will it, will that, \
         would it, have to work, have work"
    ),
    proposals: phrases!("can i, can we, could i, could we, could it, can it, may i, might i"),
    calls_off: phrases!(
        "cancel, cancel that, cancel it, cancel this, cancel * appointment, cancel * booking, \
         to cancel"
    ),
    neutral: phrases!(
        "wrong number, wrong place, no later than, no earlier than, no sooner than, \
         no preference, no real preference, no one, no rush, no hurry, no particular, no matter, \
         no longer, no worries, do not worry, right now, right away, right after, right before, \
         right at, good morning, good afternoon, good evening, good day, good night, a good, \
         any good, is good, are good, is fine, are fine, is great, is okay, would be good, \
         would be great, would be fine, would be perfect, would be best, would work, \
         i do not mind, i do not care, not only, if possible, if that is possible, \
         if it is possible, if that works, if that is okay, if that is alright, if that is fine, \
         if i can, if i could, if there is anything, if you have it"
    ),
};
