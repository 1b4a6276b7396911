//! Registers that nobody keeps.

use async_trait::async_trait;
use domain::{PhoneNumber, PracticeId, WaitingId};

use super::EmptyDesk;
use crate::registers::{
    BlockedCallers, BlockedItem, BlockedListing, BlockedQuery, Item, Kept, Listing, NewWaiting,
    NewlyBlocked, Part, Register, RegisterError, WaitingItem, WaitingList, WaitingListing,
    WaitingQuery,
};
use crate::{Asked, Scope};

fn nobody<T>() -> Result<T, RegisterError> {
    Err(RegisterError::Failed("nobody is there".into()))
}

#[async_trait]
impl<T: Kept> Register<T> for EmptyDesk {
    async fn list(&self, _: &Scope, _: Part<T>) -> Result<Listing<T>, RegisterError> {
        nobody()
    }

    async fn one(&self, _: &Scope, _: T::Id) -> Result<Option<Item<T>>, RegisterError> {
        nobody()
    }

    async fn add(&self, _: PracticeId, _: Asked<T>) -> Result<Item<T>, RegisterError> {
        nobody()
    }

    async fn replace(&self, _: T::Id, _: Asked<T>) -> Result<Item<T>, RegisterError> {
        nobody()
    }

    async fn remove(&self, _: T::Id, _: Asked<()>) -> Result<(), RegisterError> {
        nobody()
    }
}

#[async_trait]
impl WaitingList for EmptyDesk {
    async fn waiting(&self, _: &Scope, _: WaitingQuery) -> Result<WaitingListing, RegisterError> {
        nobody()
    }

    async fn wait(
        &self,
        _: PracticeId,
        _: Asked<NewWaiting>,
    ) -> Result<WaitingItem, RegisterError> {
        nobody()
    }

    async fn stop_waiting(&self, _: WaitingId, _: Asked<()>) -> Result<(), RegisterError> {
        nobody()
    }
}

#[async_trait]
impl BlockedCallers for EmptyDesk {
    async fn blocked(&self, _: &Scope, _: BlockedQuery) -> Result<BlockedListing, RegisterError> {
        nobody()
    }

    async fn block(
        &self,
        _: PracticeId,
        _: Asked<NewlyBlocked>,
    ) -> Result<BlockedItem, RegisterError> {
        nobody()
    }

    async fn unblock(&self, _: PracticeId, _: Asked<PhoneNumber>) -> Result<(), RegisterError> {
        nobody()
    }
}
