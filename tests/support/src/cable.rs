//! A cable to a server that can be pulled out, cut inside, and put back.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::{runtime, wait_for};

/// A cable to a server.
pub struct Cable {
    address: SocketAddr,
    condition: Arc<watch::Sender<Condition>>,
    carrying: JoinHandle<()>,
}

/// How a cable is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Condition {
    /// It carries.
    Plugged,
    /// Connections through it are cut, and new ones are refused at once.
    Pulled,
    /// Nothing comes through any more, and nobody is told: connections stay open and silent, for
    /// good.
    Dead,
}

impl Cable {
    /// A cable to `server`, plugged in.
    #[must_use]
    pub fn to(server: &str) -> Self {
        let server = server.to_owned();
        let listener = wait_for(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("its address");
        let condition = Arc::new(watch::Sender::new(Condition::Plugged));
        let carrying = runtime().spawn(carry(listener, server, Arc::clone(&condition)));
        Self { address, condition, carrying }
    }

    /// This end of the cable.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Pulls it out.
    pub fn pull(&self) {
        self.condition.send_replace(Condition::Pulled);
    }

    /// Lets it die inside, as when the machine at its other end loses power.
    pub fn die(&self) {
        self.condition.send_replace(Condition::Dead);
    }

    /// Puts it back, or another one in its place.
    pub fn plug(&self) {
        self.condition.send_replace(Condition::Plugged);
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.carrying.abort();
    }
}

async fn carry(listener: TcpListener, server: String, condition: Arc<watch::Sender<Condition>>) {
    let mut dead = Vec::new();
    while let Ok((mut near, _)) = listener.accept().await {
        let mut state = condition.subscribe();
        match *state.borrow_and_update() {
            Condition::Plugged => {}
            Condition::Pulled => continue,
            Condition::Dead => {
                dead.push(near);
                continue;
            }
        }
        let server = server.clone();
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(server).await else { return };
            tokio::select! {
                _ = tokio::io::copy_bidirectional(&mut near, &mut far) => return,
                _ = state.wait_for(|condition| *condition != Condition::Plugged) => {}
            }
            if *state.borrow() == Condition::Dead {
                // Kept open until the cable itself goes: its sender is dropped then.
                while state.changed().await.is_ok() {}
            }
        });
    }
}
