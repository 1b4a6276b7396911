//! What a caller wants of the conversation itself: back, slower, in French.
//!
//! **Invariant:** half a sentence is no command: "go back to Dr. Khan" and "I hurt my back" turn
//! nothing around.

use domain::{Command, Expecting, Intent, Understanding, Verdict};

use crate::answer::Answer;
use crate::lexicon::{CommandPhrases, Scope};

/// Understands a command, the first of the language's list that is said.
pub(crate) fn command(answer: &Answer<'_>) -> Option<Command> {
    let mut lists = answer.lexicon.commands.iter();
    lists.find(|list| is_said(answer, list)).map(|list| list.command)
}

/// Whether a command only asks who is there: it is one as long as nothing else is said.
pub(crate) fn is_courtesy(command: Command) -> bool {
    match command {
        Command::Answer | Command::Introduce => true,
        Command::Back
        | Command::StartOver
        | Command::Slower
        | Command::Help
        | Command::Keep
        | Command::Spell
        | Command::Speak(_) => false,
    }
}

/// Whether nothing was understood beside a courtesy: "can you hear me? I need an appointment" wants
/// one.
pub(crate) fn is_all(heard: &Understanding) -> bool {
    let vague =
        matches!(heard.intent, None | Some(Intent::Person | Intent::Repeat | Intent::Other));
    let undecided = matches!(heard.verdict, None | Some(Verdict::Unsure));
    let rest = Understanding { intent: None, verdict: None, ..heard.clone() };
    vague && undecided && rest == Understanding::default()
}

fn is_said(answer: &Answer<'_>, list: &CommandPhrases) -> bool {
    let words = &answer.words;
    let Some(scope) = narrowed(answer, list) else {
        return false;
    };
    words.find(list.phrases).any(|(from, until)| {
        let (begin, end) = match scope {
            Scope::Anywhere => (from, until),
            Scope::Clause => clause(answer, from, until),
            Scope::Whole | Scope::Alone => (0, words.len()),
        };
        let mut exceptions = words.find(list.except);
        let excepted = exceptions.any(|(start, end)| start < until && from < end);
        let small = |from, until| is_small(answer, from, until, scope);
        !excepted && small(begin, from) && small(until, end)
    })
}

/// A message may hold anything, and a name may be "French": only a whole sentence is a command
/// then, and one word is none.
fn narrowed(answer: &Answer<'_>, list: &CommandPhrases) -> Option<Scope> {
    let language = matches!(list.command, Command::Speak(_));
    match answer.asked {
        Expecting::Message if list.scope == Scope::Alone => Some(Scope::Alone),
        Expecting::Message => Some(Scope::Whole),
        Expecting::Name if language && list.scope == Scope::Alone => None,
        Expecting::Intent
        | Expecting::Service
        | Expecting::Provider
        | Expecting::Date
        | Expecting::Time
        | Expecting::Slot
        | Expecting::Name
        | Expecting::Phone
        | Expecting::Duration
        | Expecting::Confirmation
        | Expecting::Code
        | Expecting::Appointment
        | Expecting::Anything
        | Expecting::Ended => Some(list.scope),
    }
}

/// The words between the pauses before and behind `from..until`.
fn clause(answer: &Answer<'_>, from: usize, until: usize) -> (usize, usize) {
    let words = &answer.words;
    let begin = (1..=from).rev().find(|&at| words.pause_before(at)).unwrap_or(0);
    let end = (until..words.len()).find(|&at| words.pause_before(at));
    (begin, end.unwrap_or(words.len()))
}

/// Whether what is said in `from..until` may stand beside a whole answer.
pub(crate) fn is_beside(answer: &Answer<'_>, from: usize, until: usize) -> bool {
    is_small(answer, from, until, Scope::Whole)
}

/// Whether nothing but small words, agreement and refusal are said in `from..until`.
fn is_small(answer: &Answer<'_>, from: usize, until: usize, scope: Scope) -> bool {
    let words = &answer.words;
    let lexicon = answer.lexicon;
    let verdicts = &lexicon.verdicts;
    let lists = [lexicon.around_commands, verdicts.yes, verdicts.no, verdicts.soft_no];
    let mut at = from;
    while at < until {
        let ends = lists.iter().filter_map(|list| words.phrase_at(list, at));
        let end = ends.filter(|&end| end <= until).max();
        at = match end {
            Some(end) => end,
            None if scope != Scope::Alone && words.tag(at).is_harmless() => at + 1,
            None => return false,
        };
    }
    true
}
