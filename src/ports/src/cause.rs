//! Causes of errors that cross a port.

use std::error::Error;
use std::fmt;

/// The cause of an error that crosses a port.
pub type Cause = Box<dyn Error + Send + Sync>;

/// An error with its causes, in one line, for a log.
pub struct Chain<'a>(pub &'a (dyn Error + 'a));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}
