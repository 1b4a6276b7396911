//! A cable to a server that can be pulled out and put back.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::{runtime, wait_for};

/// A cable to a server. While it is out, connections through it are cut and new ones are refused
/// at once.
pub struct Cable {
    address: SocketAddr,
    plugged: Arc<watch::Sender<bool>>,
    carrying: JoinHandle<()>,
}

impl Cable {
    /// A cable to `server`, plugged in.
    #[must_use]
    pub fn to(server: &str) -> Self {
        let server = server.to_owned();
        let listener = wait_for(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("its address");
        let plugged = Arc::new(watch::Sender::new(true));
        let carrying = runtime().spawn(carry(listener, server, Arc::clone(&plugged)));
        Self { address, plugged, carrying }
    }

    /// This end of the cable.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Pulls it out.
    pub fn pull(&self) {
        self.plugged.send_replace(false);
    }

    /// Puts it back.
    pub fn plug(&self) {
        self.plugged.send_replace(true);
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.carrying.abort();
    }
}

async fn carry(listener: TcpListener, server: String, plugged: Arc<watch::Sender<bool>>) {
    while let Ok((mut near, _)) = listener.accept().await {
        let mut state = plugged.subscribe();
        if !*state.borrow_and_update() {
            continue;
        }
        let server = server.clone();
        tokio::spawn(async move {
            let Ok(mut far) = TcpStream::connect(server).await else { return };
            tokio::select! {
                _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
                _ = state.wait_for(|plugged| !plugged) => {}
            }
        });
    }
}
