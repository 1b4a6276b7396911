//! Why a change ends before it is made.

use ports::registers::RegisterError;

use crate::error::StoreError;

/// Why a change ends before it is made. Nothing of it stays.
pub(super) enum Stop {
    /// It is not to be made.
    Because(RegisterError),
    /// The database failed.
    Failed(StoreError),
}

impl From<RegisterError> for Stop {
    fn from(error: RegisterError) -> Self {
        Self::Because(error)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// For `map_err` on a statement that names other records: by the foreign key that does not hold,
/// which field names something that is not there.
pub(super) fn naming(
    doing: &'static str,
    keys: &'static [(&'static str, &'static str)],
) -> impl FnOnce(sqlx::Error) -> Stop {
    move |error| {
        let key = error.as_database_error().and_then(|error| error.constraint());
        let field = key.and_then(|key| keys.iter().find(|(name, _)| *name == key));
        match field {
            Some((_, field)) => Stop::Because(RegisterError::Unknown { field }),
            None => Stop::Failed(StoreError::while_doing(doing)(error)),
        }
    }
}
