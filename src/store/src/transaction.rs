//! Changes that are made in one transaction, or not at all.

use std::future::Future;
use std::pin::Pin;

use ports::{KeysError, OpeningError, PracticesError};
use sqlx::{Connection, PgConnection};

use crate::Store;
use crate::error::StoreError;

/// How often a change is tried again that waited too long for somebody else's.
const MOST_TRIES_AGAIN: u32 = 8;

/// Why a change ends before it is made. Nothing of it stays.
#[derive(Debug)]
pub(crate) enum Stop<E> {
    /// It is not to be made.
    Because(E),
    /// The database failed.
    Failed(StoreError),
}

impl<E> From<StoreError> for Stop<E> {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

macro_rules! reason {
    ($($error:ident),*) => {
        $(impl From<$error> for Stop<$error> {
            fn from(error: $error) -> Self {
                Self::Because(error)
            }
        })*
    };
}

reason!(KeysError, OpeningError, PracticesError);

/// A change under way.
pub(crate) type Changing<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, Stop<E>>> + Send + 'a>>;

impl Store {
    /// Makes a change in one transaction; again, a few times, while somebody else is in its way.
    pub(crate) async fn transact<T, E, W>(
        &self,
        doing: &'static str,
        change: W,
    ) -> Result<T, Stop<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
        W: for<'a> Fn(&'a mut PgConnection) -> Changing<'a, T, E> + Clone + Send + 'static,
    {
        let mut tries_again = 0;
        loop {
            let change = change.clone();
            let changed = self.run(async move |mut session| {
                let doing = || StoreError::while_doing(doing);
                let mut session = session.begin().await.map_err(doing())?;
                match change(&mut session).await {
                    Ok(done) => session.commit().await.map(|()| Ok(done)).map_err(doing()),
                    Err(Stop::Because(error)) => Ok(Err(error)),
                    Err(Stop::Failed(error)) => Err(error),
                }
            });
            match changed.await {
                Ok(done) => return done.map_err(Stop::Because),
                Err(error) if error.is_in_the_way() && tries_again < MOST_TRIES_AGAIN => {
                    tries_again += 1;
                }
                Err(error) => return Err(Stop::Failed(error)),
            }
        }
    }
}
