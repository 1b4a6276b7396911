//! A transcript as it is written: who calls when, and what they say.

use domain::Keys;

/// A transcript.
pub(crate) struct Script {
    /// The whole file.
    pub(crate) text: String,
    /// The lines before the first empty one.
    pub(crate) head: Vec<(String, String)>,
    /// What the caller does.
    pub(crate) lines: Vec<Line>,
}

/// What a caller does in one turn.
pub(crate) struct Line {
    /// As it is written.
    pub(crate) text: String,
    /// What it is.
    pub(crate) deed: Deed,
}

/// What a caller, or the line, does.
pub(crate) enum Deed {
    Says(String),
    Presses(Keys),
    /// The code is said, or keyed, that was sent last; zeros when none was.
    SaysTheCode,
    KeysTheCode,
    IsSilent,
    /// A message is left on the recorder.
    Records,
    /// Whoever was dialled does not answer.
    NobodyAnswers,
    SomebodyAnswers,
    HangsUp,
    /// So many minutes go by before the next turn.
    Waits(i64),
    /// Somebody else takes the slot that was just offered, before the caller does.
    SomebodyElseIsFaster,
}

impl Script {
    pub(crate) fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let head = lines.by_ref().take_while(|line| !line.is_empty());
        let head = head.map(|line| {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("head: {line}"));
            (name.to_owned(), value.to_owned())
        });
        let head = head.collect();
        let lines = lines.filter_map(|line| line.strip_prefix("> ")).map(Line::read).collect();
        Self { text: text.to_owned(), head, lines }
    }

    /// The value of a line of the head.
    pub(crate) fn of(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The values of all lines of that name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.head.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

impl Deed {
    /// Whether it can be done while the caller is being put through, or while they are not.
    pub(crate) const fn is_possible(&self, is_put_through: bool) -> bool {
        match self {
            Self::NobodyAnswers | Self::SomebodyAnswers => is_put_through,
            Self::Says(_)
            | Self::Presses(_)
            | Self::SaysTheCode
            | Self::KeysTheCode
            | Self::IsSilent
            | Self::Records => !is_put_through,
            Self::HangsUp | Self::Waits(_) | Self::SomebodyElseIsFaster => true,
        }
    }
}

impl Line {
    fn read(text: &str) -> Self {
        let aside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let deed = match aside {
            None => Deed::Says(text.to_owned()),
            Some("silence") => Deed::IsSilent,
            Some("says the code") => Deed::SaysTheCode,
            Some("keys the code") => Deed::KeysTheCode,
            Some("leaves a message") => Deed::Records,
            Some("nobody answers") => Deed::NobodyAnswers,
            Some("somebody answers") => Deed::SomebodyAnswers,
            Some("hangs up") => Deed::HangsUp,
            Some("somebody else is faster") => Deed::SomebodyElseIsFaster,
            Some(aside) => {
                if let Some(keys) = aside.strip_prefix("keys ") {
                    Deed::Presses(Keys::read(keys).unwrap_or_else(|| panic!("keys: {text}")))
                } else {
                    let minutes = aside.strip_prefix("minutes ").and_then(|it| it.parse().ok());
                    Deed::Waits(minutes.unwrap_or_else(|| panic!("no such deed: {text}")))
                }
            }
        };
        Self { text: text.to_owned(), deed }
    }
}
