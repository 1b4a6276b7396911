//! A limit that counts each key for itself, in bounded memory.
//!
//! **Invariant:** there are never more buckets of their own than was said; a key that finds no room
//! is still counted, in a bucket that it shares.
//! **Invariant:** nothing waits: a check is a look into one shard and one exchange of a number.

use std::hash::Hash;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use dashmap::{DashMap, Entry};
use governor::clock::Clock as _;
use governor::middleware::StateInformationMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::state::keyed::ShrinkableKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::verdict::{Over, Standing, Uptime};

/// Buckets that keys share when there is no room for more of their own. With one alone, a flood of
/// made-up keys would shut out everybody new; with none, it would be let through.
const SHARED: usize = 1024;
/// A map with more room than this many times what is in it gives some back.
const ROOM_TO_SPARE: usize = 4;

/// A limit by key.
pub(super) struct Buckets<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, Store<K>, Uptime, StateInformationMiddleware>,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    pub(super) fn new(quota: Quota, most: NonZeroUsize) -> Self {
        let store = Store {
            own: DashMap::new(),
            taken: AtomicUsize::new(0),
            most: most.get(),
            shared: (0..SHARED).map(|_| Bucket::default()).collect(),
        };
        Self { limiter: RateLimiter::new(quota, store, Uptime::start()) }
    }

    /// Counts one more of `key`, if it is not one too many.
    pub(super) fn check(&self, key: &K) -> Result<Standing, Over> {
        match self.limiter.check_key(key) {
            Ok(snapshot) => Ok(Standing::within(&snapshot)),
            Err(until) => Err(Over::until(&until, self.limiter.clock().now())),
        }
    }

    /// Forgets keys whose buckets are whole again: to have none is the same.
    pub(super) fn forget_the_rested(&self) {
        self.limiter.retain_recent();
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.limiter.len()
    }
}

/// When the bucket will be whole again, in nanoseconds of the limiter's clock; 0 when it is new.
#[derive(Default)]
struct Bucket(AtomicU64);

impl Bucket {
    fn measure_and_replace<T, E>(
        &self,
        decide: impl Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    ) -> Result<T, E> {
        let mut seen = self.0.load(Ordering::Acquire);
        loop {
            let (outcome, next) = decide((seen != 0).then(|| seen.into()))?;
            let next = next.as_u64();
            match self.0.compare_exchange_weak(seen, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) => return Ok(outcome),
                Err(other) => seen = other,
            }
        }
    }
}

struct Store<K> {
    own: DashMap<K, Bucket>,
    /// How many places of `own` are taken, or about to be.
    taken: AtomicUsize,
    most: usize,
    shared: Box<[Bucket]>,
}

impl<K: Hash + Eq> Store<K> {
    /// Takes a place for one more bucket, if there is one.
    fn take_place(&self) -> bool {
        let more = |taken: usize| (taken < self.most).then(|| taken + 1);
        self.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).is_ok()
    }

    /// The bucket that `key` shares with whoever else found no room.
    fn shared(&self, key: &K) -> &Bucket {
        &self.shared[self.own.hash_usize(key) % SHARED]
    }
}

impl<K: Hash + Eq + Clone> StateStore for Store<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, decide: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        if let Some(bucket) = self.own.get(key) {
            return bucket.measure_and_replace(decide);
        }
        if self.taken.load(Ordering::Relaxed) >= self.most {
            return self.shared(key).measure_and_replace(decide);
        }
        match self.own.entry(key.clone()) {
            Entry::Occupied(bucket) => bucket.get().measure_and_replace(decide),
            Entry::Vacant(free) if self.take_place() => {
                free.insert(Bucket::default()).measure_and_replace(decide)
            }
            Entry::Vacant(_) => self.shared(key).measure_and_replace(decide),
        }
    }
}

impl<K: Hash + Eq + Clone> ShrinkableKeyedStateStore<K> for Store<K> {
    fn retain_recent(&self, drop_below: Nanos) {
        self.own.retain(|_, bucket| {
            let keeps = *bucket.0.get_mut() > drop_below.as_u64();
            if !keeps {
                self.taken.fetch_sub(1, Ordering::Relaxed);
            }
            keeps
        });
        if self.own.capacity() > ROOM_TO_SPARE * (self.own.len() + SHARED) {
            self.own.shrink_to_fit();
        }
    }

    fn len(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::time::Duration;

    use super::*;

    fn buckets(per_minute: u32, most: usize) -> Buckets<u32> {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap());
        Buckets::new(quota, NonZeroUsize::new(most).unwrap())
    }

    async fn seconds_pass(seconds: u64) {
        tokio::time::advance(Duration::from_secs(seconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn so_many_at_once_and_as_many_again_over_the_minute() {
        let buckets = buckets(6, 10);
        for left in (0..6).rev() {
            let standing = buckets.check(&1).unwrap();
            assert_eq!((standing.most, standing.left), (6, left));
        }
        let over = buckets.check(&1).unwrap_err();
        assert_eq!(over.again_in, Duration::from_secs(10));
        assert_eq!(over.standing.left, 0);
        assert_eq!(over.standing.whole_in, Duration::from_mins(1));
        assert!(buckets.check(&2).is_ok(), "another key is another's business");
        seconds_pass(9).await;
        assert_eq!(buckets.check(&1).unwrap_err().again_in, Duration::from_secs(1));
        seconds_pass(1).await;
        assert!(buckets.check(&1).is_ok());
        assert!(buckets.check(&1).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn rested_keys_are_forgotten_and_others_are_not() {
        let buckets = buckets(6, 10);
        for key in 0..10 {
            buckets.check(&key).unwrap();
        }
        for _ in 0..5 {
            buckets.check(&0).unwrap();
        }
        seconds_pass(30).await;
        buckets.forget_the_rested();
        assert_eq!(buckets.len(), 1);
        // Its three are counted still.
        for _ in 0..3 {
            buckets.check(&0).unwrap();
        }
        assert!(buckets.check(&0).is_err());
        seconds_pass(120).await;
        buckets.forget_the_rested();
        assert_eq!((buckets.len(), buckets.limiter.is_empty()), (0, true));
    }

    #[tokio::test(start_paused = true)]
    async fn when_there_is_no_room_newcomers_share_and_the_known_keep_theirs() {
        let buckets = buckets(2, 100);
        for key in 0..100 {
            buckets.check(&key).unwrap();
        }
        let newcomers = 100..1_000_000;
        let let_through = newcomers.filter(|key| buckets.check(key).is_ok()).count();
        assert_eq!(let_through, 2 * SHARED, "neither everybody nor nobody");
        assert_eq!(buckets.len(), 100, "memory is bounded");
        assert!(buckets.check(&7).is_ok(), "who was there has a bucket of their own");
        assert!(buckets.check(&7).is_err());
        // And when the flood is over there is room again.
        seconds_pass(120).await;
        buckets.forget_the_rested();
        assert_eq!(buckets.len(), 0);
        buckets.check(&5_000_000).unwrap();
        assert_eq!(buckets.len(), 1);
    }

    #[test]
    fn many_threads_get_no_more_than_one_would() {
        let buckets = buckets(50, 10);
        let let_through = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let mine = (0..40).filter(|_| buckets.check(&1).is_ok()).count();
                    let_through.fetch_add(mine, Ordering::Relaxed);
                });
            }
        });
        // One comes back every 1.2 s, and a slow machine may take that long.
        assert!((50..=60).contains(&let_through.into_inner()));
        assert_eq!(buckets.len(), 1);
    }
}
