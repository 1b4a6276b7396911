//! The cable between the servers and their database: it can be cut, slowed down, and die on one
//! side without a word.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::spawn_local;
use tokio::time::sleep;

use crate::error::ChaosError;

/// How a cable is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Condition {
    /// It carries.
    Whole,
    /// Connections through it are cut, and new ones too.
    Cut,
    /// Everything comes so late.
    Late(Duration),
    /// So many bytes come through in a second.
    Slow(u64),
    /// What is asked arrives and the answers do not, and nobody is told. A connection that this
    /// happened to stays dead.
    HalfOpen,
}

/// How much is carried at once, in bytes.
const PIECE: usize = 16 * 1024;
/// How long a dead connection stays open: then the database's side would notice by itself.
const DEAD_FOR: Duration = Duration::from_secs(20);

/// The cable.
pub(crate) struct Cable {
    address: SocketAddr,
    condition: Rc<watch::Sender<Condition>>,
}

impl Cable {
    /// A whole cable to `database`.
    pub(crate) async fn to(database: SocketAddr) -> Result<Self, ChaosError> {
        let listener =
            TcpListener::bind("127.0.0.1:0").await.map_err(ChaosError::io("lay a cable"))?;
        let address = listener.local_addr().map_err(ChaosError::io("lay a cable"))?;
        let condition = Rc::new(watch::Sender::new(Condition::Whole));
        spawn_local(carry(listener, database, Rc::clone(&condition)));
        Ok(Self { address, condition })
    }

    /// The servers' end of it.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Brings it into a condition.
    pub(crate) fn set(&self, condition: Condition) {
        self.condition.send_replace(condition);
    }
}

async fn carry(
    listener: TcpListener,
    database: SocketAddr,
    condition: Rc<watch::Sender<Condition>>,
) {
    while let Ok((near, _)) = listener.accept().await {
        if *condition.borrow() == Condition::Cut {
            continue;
        }
        let state = condition.subscribe();
        spawn_local(async move {
            let Ok(far) = TcpStream::connect(database).await else { return };
            // Small packets are sent as they come, as without a cable.
            let _ = (near.set_nodelay(true), far.set_nodelay(true));
            let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
            tokio::select! {
                () = both_ways(near_in, far_out, far_in, near_out, &state) => {}
                () = becomes(&state, Condition::Cut) => {}
            }
        });
    }
}

async fn both_ways(
    mut near_in: OwnedReadHalf,
    mut far_out: OwnedWriteHalf,
    mut far_in: OwnedReadHalf,
    mut near_out: OwnedWriteHalf,
    state: &watch::Receiver<Condition>,
) {
    let asks = async {
        let mut piece = vec![0; PIECE];
        loop {
            let Some(length) = read(&mut near_in, &mut piece).await else { return };
            delayed(state, length).await;
            if far_out.write_all(&piece[..length]).await.is_err() {
                return;
            }
        }
    };
    let answers = async {
        let mut piece = vec![0; PIECE];
        loop {
            let length = tokio::select! {
                biased;
                // Even one that nobody uses at the moment.
                () = becomes(state, Condition::HalfOpen) => {
                    sleep(DEAD_FOR).await;
                    return;
                }
                length = read(&mut far_in, &mut piece) => length,
            };
            let Some(length) = length else { return };
            delayed(state, length).await;
            if near_out.write_all(&piece[..length]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = asks => {}
        () = answers => {}
    }
}

/// Waits until the cable is in a condition.
async fn becomes(state: &watch::Receiver<Condition>, wanted: Condition) {
    let mut state = state.clone();
    // The value that comes back holds a lock on the condition: nobody could change it any more.
    drop(state.wait_for(|condition| *condition == wanted).await);
}

async fn read(from: &mut OwnedReadHalf, piece: &mut [u8]) -> Option<usize> {
    from.read(piece).await.ok().filter(|length| *length > 0)
}

/// Waits as long as the cable takes for so many bytes.
async fn delayed(state: &watch::Receiver<Condition>, length: usize) {
    let condition = *state.borrow();
    match condition {
        Condition::Whole | Condition::Cut | Condition::HalfOpen => {}
        Condition::Late(time) => sleep(time).await,
        Condition::Slow(per_second) => {
            let bytes = u64::try_from(length).unwrap_or(u64::MAX);
            sleep(Duration::from_millis(bytes.saturating_mul(1000) / per_second.max(1))).await;
        }
    }
}
