//! Phrases that ask for something, or choose something.

use domain::{Command, Intent, Pick};

use super::Reach;
use crate::words::Phrase;

/// Phrases for one intent.
pub(crate) struct IntentPhrases {
    /// What they ask for.
    pub(crate) intent: Intent,
    /// Where they do.
    pub(crate) reach: Reach,
    /// Whether "not" before them takes them back.
    pub(crate) can_be_refused: bool,
    /// The phrases.
    pub(crate) phrases: &'static [Phrase],
    /// Phrases of which one has to be said as well; none, when empty.
    pub(crate) with: &'static [Phrase],
    /// Phrases that have one of those in them and mean something else.
    pub(crate) except: &'static [Phrase],
    /// Phrases that make them mean something else wherever they are said.
    pub(crate) unless: &'static [Phrase],
}

/// Phrases that ask for something that can also be refused: "do not cancel it".
pub(crate) const fn wanted(
    intent: Intent,
    reach: Reach,
    phrases: &'static [Phrase],
) -> IntentPhrases {
    IntentPhrases { can_be_refused: true, ..said(intent, reach, phrases) }
}

/// Phrases that ask for something whatever stands before them.
pub(crate) const fn said(
    intent: Intent,
    reach: Reach,
    phrases: &'static [Phrase],
) -> IntentPhrases {
    IntentPhrases {
        intent,
        reach,
        can_be_refused: false,
        phrases,
        with: &[],
        except: &[],
        unless: &[],
    }
}

/// Phrases for one choice among the slots offered.
pub(crate) struct PickPhrases {
    /// What they choose.
    pub(crate) pick: Pick,
    /// Whether they mean it also at a read-back, with nothing offered.
    pub(crate) at_read_back: bool,
    /// Whether they have to be the whole answer.
    pub(crate) alone: bool,
    /// The phrases.
    pub(crate) phrases: &'static [Phrase],
}

/// Phrases that choose, anywhere in the answer.
pub(crate) const fn among(pick: Pick, phrases: &'static [Phrase]) -> PickPhrases {
    PickPhrases { pick, at_read_back: false, alone: false, phrases }
}

/// Phrases that choose when they are the whole answer.
pub(crate) const fn whole(pick: Pick, phrases: &'static [Phrase]) -> PickPhrases {
    PickPhrases { pick, at_read_back: false, alone: true, phrases }
}

/// Phrases that ask for other times, also at a read-back.
pub(crate) const fn moving(pick: Pick, phrases: &'static [Phrase]) -> PickPhrases {
    PickPhrases { pick, at_read_back: true, alone: false, phrases }
}

/// How much of an answer a command has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Nothing in particular: it cannot be meant in another way.
    Anywhere,
    /// All that is said between two pauses, but for small words, agreement and refusal.
    Clause,
    /// All that is said, but for the same.
    Whole,
    /// All that is said, but for agreement, refusal and politeness.
    Alone,
}

/// Phrases for one command to the conversation.
pub(crate) struct CommandPhrases {
    /// What they ask for.
    pub(crate) command: Command,
    /// Where they do.
    pub(crate) scope: Scope,
    /// The phrases.
    pub(crate) phrases: &'static [Phrase],
    /// Phrases that have one of those in them and mean something else.
    pub(crate) except: &'static [Phrase],
}

/// Phrases that ask for one thing.
pub(crate) const fn asks(
    command: Command,
    scope: Scope,
    phrases: &'static [Phrase],
) -> CommandPhrases {
    CommandPhrases { command, scope, phrases, except: &[] }
}

/// What callers say beside what single answers are read for: when they will be late, and what a
/// practice does.
pub(crate) struct ConversedPhrases {
    /// Who says one of these will be late.
    pub(crate) late: IntentPhrases,
    /// Who says one of these asks what there is, or what it costs.
    pub(crate) services: IntentPhrases,
    /// Before what a practice may offer: "do you do".
    pub(crate) offering: &'static [Phrase],
    /// What practices may offer, beside this one's own services.
    pub(crate) offers: &'static [Phrase],
}

/// What callers say in the middle of a call that was asking for something else.
pub(crate) struct MidwayPhrases {
    /// What they want instead, when nothing else was understood: the first that is said counts.
    /// What reaches everywhere is no name, and is heard where one is asked for.
    pub(crate) tasks: &'static [IntentPhrases],
    /// That there is nothing else, when that was the question.
    pub(crate) done: &'static [Phrase],
    /// Beside it, that there is.
    pub(crate) asking_more: &'static [Phrase],
    /// How a question begins that books nothing although it names a day.
    pub(crate) inquiring: &'static [Phrase],
    /// What makes a question for an appointment of it all the same.
    pub(crate) offering: &'static [Phrase],
    /// How a question about somebody else's appointment begins.
    pub(crate) asking_who: &'static [Phrase],
    /// How a question begins of a caller who may have the wrong number.
    pub(crate) asking_whom_it_reached: &'static [Phrase],
    /// Before a day that is added to what was said: "and on".
    pub(crate) adding: &'static [Phrase],
    /// That the caller gives no name.
    pub(crate) no_name: &'static [Phrase],
    /// How a question about what was just read back begins.
    pub(crate) asking_back: &'static [Phrase],
    /// An appointment that they have.
    pub(crate) theirs: &'static [Phrase],
}

/// Whom an answer is about.
pub(crate) struct WhomPhrases {
    /// People who are not the caller.
    pub(crate) people: &'static [Phrase],
    /// Before them, when it is about them: "for".
    pub(crate) before: &'static [Phrase],
    /// Behind them, or behind a name in the possessive: "appointment".
    pub(crate) visits: &'static [Phrase],
    /// Behind them, when it is about the caller as well: "too".
    pub(crate) too: &'static [Phrase],
    /// Before them, for the same: "me and".
    pub(crate) and_before: &'static [Phrase],
    /// Behind them, for the same: "and me".
    pub(crate) and_behind: &'static [Phrase],
    /// The caller and somebody else.
    pub(crate) both: &'static [Phrase],
    /// Before people whom it is not about: "a message for".
    pub(crate) unrelated: &'static [Phrase],
    /// Before the name of somebody whom it is about.
    pub(crate) visit_for: &'static [Phrase],
}
