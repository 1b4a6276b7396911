//! What can be broken.

/// What can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A server, or both, killed and started again.
    Kill,
    /// A server stopped where it is, long enough that the other one outruns it, and let go on.
    Pause,
    /// A server replaced by a new one, and told to end.
    Deploy,
    /// Panics, errors and delays inside the steps of calls.
    Inject,
    /// The database killed and started again.
    DatabaseKill,
    /// The database ended at once and started again.
    DatabaseStop,
    /// Every connection to the database cut, and new ones too.
    Cut,
    /// Everything from and to the database late.
    Delay,
    /// What is asked of the database arrives, and the answers do not.
    HalfOpen,
    /// Little comes through to the database and back.
    Slow,
    /// No room on the disk of the journal.
    DiskFull,
    /// No connection to the database is left.
    Connections,
    /// Somebody holds a lock on the tables that every step writes.
    Lock,
}

/// What a fault strikes at. One of each side strikes at a time, so that a server is always there
/// that could answer, unless that is the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Servers,
    Database,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Kill,
        Self::Pause,
        Self::Deploy,
        Self::Inject,
        Self::DatabaseKill,
        Self::DatabaseStop,
        Self::Cut,
        Self::Delay,
        Self::HalfOpen,
        Self::Slow,
        Self::DiskFull,
        Self::Connections,
        Self::Lock,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kill => "kill",
            Self::Pause => "pause",
            Self::Deploy => "deploy",
            Self::Inject => "inject",
            Self::DatabaseKill => "database-kill",
            Self::DatabaseStop => "database-stop",
            Self::Cut => "cut",
            Self::Delay => "delay",
            Self::HalfOpen => "half-open",
            Self::Slow => "slow",
            Self::DiskFull => "disk-full",
            Self::Connections => "connections",
            Self::Lock => "lock",
        }
    }

    pub(crate) const fn side(self) -> Side {
        match self {
            Self::Kill | Self::Pause | Self::Deploy | Self::Inject => Side::Servers,
            Self::DatabaseKill
            | Self::DatabaseStop
            | Self::Cut
            | Self::Delay
            | Self::HalfOpen
            | Self::Slow
            | Self::DiskFull
            | Self::Connections
            | Self::Lock => Side::Database,
        }
    }
}

/// A text that names no kind of fault.
#[derive(Debug, Clone, thiserror::Error)]
#[error("there is no such fault; there are {}", Kind::ALL.map(Kind::name).join(", "))]
pub struct NoSuchKind;

impl std::str::FromStr for Kind {
    type Err = NoSuchKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.name() == text).ok_or(NoSuchKind)
    }
}
