//! What English callers want of the conversation itself.

use domain::{Command, Language};

use crate::lexicon::{CommandPhrases, Scope, asks};
use crate::words::{Phrase, phrases};

/// The first that is said counts.
pub(super) static COMMANDS: &[CommandPhrases] = &[
    asks(Command::StartOver, Scope::Clause, START_OVER),
    asks(Command::Back, Scope::Clause, BACK),
    asks(Command::Back, Scope::Alone, BACK_ALONE),
    asks(Command::Keep, Scope::Clause, KEEP),
    asks(Command::Slower, Scope::Anywhere, SLOWER),
    asks(Command::Slower, Scope::Clause, SLOWER_ALONE),
    CommandPhrases { except: NO_SPELLING, ..asks(Command::Spell, Scope::Anywhere, SPELL) },
    asks(Command::Spell, Scope::Clause, NOT_MY_NAME),
    asks(Command::Introduce, Scope::Clause, INTRODUCE),
    asks(Command::Answer, Scope::Clause, ANSWER),
    asks(Command::Answer, Scope::Alone, ANSWER_ALONE),
    asks(Command::Help, Scope::Clause, HELP),
    asks(Command::Help, Scope::Alone, HELP_ALONE),
    CommandPhrases {
        except: THEIR_FRENCH,
        ..asks(Command::Speak(Language::French), Scope::Anywhere, FRENCH)
    },
    asks(Command::Speak(Language::French), Scope::Clause, IN_FRENCH),
    asks(Command::Speak(Language::French), Scope::Alone, FRENCH_ALONE),
    CommandPhrases {
        except: THEIR_ENGLISH,
        ..asks(Command::Speak(Language::English), Scope::Anywhere, ENGLISH)
    },
    asks(Command::Speak(Language::English), Scope::Clause, IN_ENGLISH),
    asks(Command::Speak(Language::English), Scope::Alone, ENGLISH_ALONE),
];

/// What may stand around a command.
pub(super) const AROUND: &[Phrase] = phrases!(
    "sorry, i am sorry, wait, wait a minute, wait a second, wait wait, hold on, hang on, stop, \
     excuse me, pardon, pardon me, hello, i made a mistake, made a mistake, i messed up, \
     i misspoke, i said the wrong thing, i said the wrong day, i said the wrong time, \
     i said the wrong date, i said the wrong one, i picked the wrong one, i gave the wrong number, \
     i gave the wrong name, i changed my mind, i did not mean that, \
     that is not what i said, that is not what i meant, that is not what i wanted, \
     you got it wrong, you got that wrong, wrong, again, for me, a bit, a little, a little bit, \
     a second, a sec, a minute, how do i, how can i, how could i, is there a way to, \
     is it possible to, is it okay to, i need to, i have to, i should, maybe we should, \
     do you mind if we, may i, may we, maybe, oops, oh no, shoot, darn, \
     something is wrong, the * is wrong, that * is wrong, but, and, and then, so, please, \
     thanks, thank you, hi, hey, well, actually, just, bella, that was wrong, it is wrong, no no, question, i think we should, let me"
);

const START_OVER: &[Phrase] = phrases!(
    "start over, start all over, start over again, start over from the beginning, start again, \
     start from the beginning, start from the top, start from scratch, start fresh, \
     start from the start, begin again, begin from the beginning, from the beginning, \
     from the top, from the very beginning, from scratch, go back to the beginning, \
     go back to the start, go back to the very beginning, back to the beginning, \
     back to the start, restart, reset, do this over, do it over, do it all over, do over, \
     a do over, try again from the beginning, try this again from the beginning, \
     take it from the top, start the whole thing over, start this over, start this again, \
     redo everything, scrap all that and start, forget all that and start over"
);

const BACK: &[Phrase] = phrases!(
    "go back, go back one, go back a step, go back one step, go back a question, \
     go back one question, go back a bit, go back to that, go back there, going back, back up, \
     back up a bit, back up a step, back up a second, back up a minute, back up a little, \
     backup, take me back, bring me back, one step back, a step back, step back, back one, \
     back one step, previous question, the previous question, the last question, \
     the question before, the question before that, go back to the previous question, \
     go back to the last question, back to the last question, back to the previous question, \
     go back to the previous one, go back to the question before, go back to the first question, \
     go back to the day, go back to the date, go back to the time, go back to the times, \
     go back to the name, go back to the service, go backwards, go backward, undo, undo that, \
     return to the previous question"
);

const BACK_ALONE: &[Phrase] = phrases!("back, previous, go backs, back back");

const KEEP: &[Phrase] = phrases!(
    "leave it as it is, leave it as is, leave it as it was, leave it the way it is, \
     leave it where it is, leave it how it is, leave it like it is, leave it like that, \
     leave it then, leave it alone, just leave it, leave everything as it is, \
     leave my appointment as it is, leave my appointment where it is, keep it as it is, \
     keep it as is, keep it the way it is, keep it where it is, keep it how it is, \
     keep it like it is, keep it as it was, keep my appointment, keep the appointment, \
     keep my old appointment, keep the old one, keep the old time, keep the old appointment, \
     keep the original, keep the original one, keep the original time, \
     keep the original appointment, keep the one i have, keep what i have, keep the time i have, \
     keep the same time, do not move it, do not change it, do not change anything, \
     i will keep it, let us keep it, let us leave it"
);

const SLOWER: &[Phrase] = phrases!(
    "more slowly, speak slowly, talk slowly, say it slowly, say that slowly, speak slower, \
     speak * slower, talk slower, talk * slower, say it slower, say that slower, \
     say it * slower, say that * slower, go slower, go * slower, repeat * slower, \
     repeat * slowly, slower please, a little slower, a bit slower, little bit slower, \
     much slower, slow down, slow it down, talk too fast, talking too fast, talking so fast, \
     talking way too fast, speaking too fast, speaking so fast, speak too fast, going too fast, \
     going so fast, you are too fast, that was too fast, that is too fast, that was so fast, \
     that was really fast, said that too fast, say that so fast, speak * more slowly"
);

const SLOWER_ALONE: &[Phrase] = phrases!("slower, slowly, not so fast, too fast, less fast");

const SPELL: &[Phrase] = phrases!(
    "let me spell, let us spell, i will spell, i can spell, i could spell, \
     can i spell, could i spell, may i spell, should i spell, shall i spell, i should spell, \
     i better spell, i had better spell, do you want me to spell, did you want me to spell, \
     would you like me to spell, want me to spell, do you need me to spell, need me to spell, \
     i would like to spell, i want to spell, i need to spell, i have to spell, \
     i am going to spell, i will just spell, i can just spell, \
     i would rather spell, how about i spell, what if i spell, easier if i spell, \
     better if i spell, maybe i should spell, i will have to spell"
);

/// "I can spell trouble" is about no name; "I can't spell it" offers nothing.
const NOT_MY_NAME: &[Phrase] = phrases!(
    "that is not my name, it is not my name, not my name, the name is wrong, my name is wrong, \
     wrong name, the name is not right, my name is not right, name is spelled wrong, \
     name is misspelled, got my name wrong, got the name wrong, have my name wrong, \
     have the name wrong, that is not how you spell my name"
);

const INTRODUCE: &[Phrase] = phrases!(
    "who is this, who is speaking, who are you, who am i talking to, who am i speaking to, \
     who am i speaking with, am i talking to a robot, am i talking to a machine, \
     am i talking to a computer, am i talking to an ai, am i speaking to a robot, \
     am i speaking to a machine, am i speaking to a computer, am i speaking with a robot, \
     am i talking to a real person, am i speaking to a real person, am i talking to a person, \
     am i speaking to a person, am i talking to a human, am i speaking to a human, \
     are you a robot, are you a machine, are you a computer, are you a bot, are you a person, \
     are you a real person, are you a human, are you human, are you real, are you an ai, \
     are you ai, are you a recording, is this a robot, is this a machine, is this a computer, \
     is this a bot, is this a recording, is this an ai, is this ai, is this a real person, \
     is this a person, is this automated, is this an answering machine"
);

const ANSWER: &[Phrase] = phrases!(
    "can you hear me, do you hear me, can you hear me now, are you there, are you still there, \
     you still there, are you listening, did you hear me, you there, how are you, \
     how are you today, how are you doing, how are you doing today, how is it going, \
     how is it going today"
);

const ANSWER_ALONE: &[Phrase] = phrases!(
    "hello, hello hello, hi, hi there, hello there, hey, good morning, good afternoon, good evening"
);

const NO_SPELLING: &[Phrase] =
    phrases!("spell trouble, spell disaster, how do i spell, how do you spell");

const HELP: &[Phrase] = phrases!(
    "what can i say, what do i say, what should i say, what could i say, what i can say, \
     what am i supposed to say, what i am supposed to say, what can i ask, what can i ask you, \
     what can i ask for, what can i do here, what can i do, what can you do, \
     what can you do for me, what all can you do, what can you help me with, \
     what can you help with, what do you want me to say, what do you want me to do, \
     what are my options, what are the options, what options do i have, \
     what options are there, what are my choices, what are the choices, what choices do i have, \
     what were my options, what were the options, what were my choices, what were the choices, \
     give me my options, give me the options, tell me my options, tell me the options, \
     tell me what i can say, list my options, list the options, what do you need from me, \
     what do you need to know, what are you asking me, what are you asking, \
     i do not know what to say, i do not know what i can say, not sure what to say, \
     how does this work, how does it work, how do i use this, how do i do this"
);

const HELP_ALONE: &[Phrase] = phrases!(
    "help, help please, please help, i need help, i need some help, need help, can you help me, \
     could you help me, help me, help me please, menu, main menu, the menu, options, \
     the options, my options, instructions, some help"
);

const FRENCH: &[Phrase] = phrases!(
    "in french please, this in french, speak french, speak in french, speak any french, speak some french, \
     speak to me in french, talk to me in french, talk in french, talk french, \
     continue in french, go on in french, switch to french, change to french, french please, \
     prefer french, rather french, french instead, french version, press * for french, \
     service in french, do this in french, do it in french, have this in french, \
     this call in french, say it in french, say that in french, in french instead, \
     someone who speaks french, somebody who speaks french, anyone who speaks french, \
     anybody who speaks french, parlez vous francais, parlez vous français, \
     parler francais, parler français, parle francais, parle français, parlez francais, \
     parlez français, en francais, en français, francais si il vous plait, \
     français sil vous plaît, francais sil vous plait, français sil vous plait, \
     en français sil vous plaît, en francais sil vous plait, parlay voo francais, parlez vous"
);

/// Who else speaks French, or who does not.
const THEIR_FRENCH: &[Phrase] = phrases!(
    "dr * speak french, doctor * speak french, dentist * speak french, hygienist * speak french, \
     dr * speaks french, doctor * speaks french, dentist * speaks french, \
     dentist who speaks french, doctor who speaks french, hygienist who speaks french, \
     he speaks french, she speaks french, he speak french, she speak french, \
     do not speak french, can not speak french, not speak any french, does not speak french, \
     my * speaks french"
);

const FRENCH_ALONE: &[Phrase] = phrases!("french, francais, français, le francais, le français");

const IN_FRENCH: &[Phrase] = phrases!("in french, like french");

const ENGLISH: &[Phrase] = phrases!(
    "in english please, speak english, speak in english, speak to me in english, \
     talk to me in english, talk in english, continue in english, go on in english, \
     switch to english, switch back to english, change to english, back to english, \
     english please, prefer english, rather english, english instead, english version, \
     press * for english, service in english, do this in english, do it in english, \
     say it in english, say that in english, in english instead, someone who speaks english, \
     somebody who speaks english, anyone who speaks english, anybody who speaks english, \
     do not speak french, can not speak french, not speak any french, do not understand french, \
     keep it in english, stay in english"
);

/// Who else speaks English, or who does not.
const THEIR_ENGLISH: &[Phrase] = phrases!(
    "dr * speak english, doctor * speak english, he speak english, she speak english, \
     do not speak english, can not speak english, does not speak english, not speak english, \
     my * does not speak french, dr * not speak french, he does not speak french"
);

const ENGLISH_ALONE: &[Phrase] = phrases!("english, anglais, in anglais");

const IN_ENGLISH: &[Phrase] = phrases!("in english, like english");
