//! What can go wrong with the database, by what can be done about it.

use ports::{Cause, JournalError};

/// Something went wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement failed, or the connection did.
    #[error("failed to {doing}")]
    Database {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        #[source]
        source: sqlx::Error,
    },
    /// A row makes no sense.
    #[error("the {column} of a row of {table} cannot be read")]
    Row {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
        /// Why.
        #[source]
        source: Cause,
    },
    /// The database did not answer at all, though it had taken the question.
    #[error("the database fell silent")]
    Silent,
    /// Too many clients of the desk wait for a turn.
    #[error("too many wait for the database")]
    Crowded,
    /// The operating system has no randomness to give.
    #[error("there is no randomness")]
    Randomness,
    /// The work was cut off: the runtime ends, or the query panicked.
    #[error("the database work was cut off")]
    Interrupted {
        /// How.
        #[source]
        source: tokio::task::JoinError,
    },
}

impl StoreError {
    /// For `map_err` on a statement.
    pub(crate) fn while_doing(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| Self::Database { doing, source }
    }

    /// For `map_err` on a column.
    pub(crate) fn in_row<E: Into<Cause>>(
        table: &'static str,
        column: &'static str,
    ) -> impl FnOnce(E) -> Self {
        move |source| Self::Row { table, column, source: source.into() }
    }

    /// Whether the same statement would be refused again: the data is at fault, and not the
    /// moment.
    ///
    /// By SQLSTATE: class 22 is bad data, class 23 a constraint, 42 a statement that does not fit
    /// the schema or lacks permission, 54 beyond a limit. Everything else may pass: connections,
    /// deadlocks, timeouts, a server that starts or stops.
    pub(crate) fn is_permanent(&self) -> bool {
        match self {
            Self::Database { source: sqlx::Error::Database(error), .. } => error
                .code()
                .is_some_and(|code| ["22", "23", "42", "54"].iter().any(|it| code.starts_with(it))),
            Self::Database { source: sqlx::Error::Encode(_), .. } | Self::Row { .. } => true,
            Self::Interrupted { source } => source.is_panic(),
            Self::Database { .. } | Self::Silent | Self::Crowded | Self::Randomness => false,
        }
    }

    /// Whether somebody else is in the way of this statement, and not of every other one.
    ///
    /// By SQLSTATE: 40001 and 40P01 lost a race, 55P03 waited too long for a lock, 57014 was ended
    /// because it took too long.
    pub(crate) fn is_in_the_way(&self) -> bool {
        match self {
            Self::Database { source: sqlx::Error::Database(error), .. } => error
                .code()
                .is_some_and(|code| ["40001", "40P01", "55P03", "57014"].contains(&&*code)),
            Self::Database { .. }
            | Self::Row { .. }
            | Self::Silent
            | Self::Crowded
            | Self::Randomness
            | Self::Interrupted { .. } => false,
        }
    }
}

impl From<StoreError> for JournalError {
    fn from(error: StoreError) -> Self {
        if error.is_permanent() {
            Self::Refused(Box::new(error))
        } else if error.is_in_the_way() {
            Self::Blocked(Box::new(error))
        } else {
            Self::Unavailable(Box::new(error))
        }
    }
}
