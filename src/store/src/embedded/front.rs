//! The socket that clients connect to, before that of the embedded server.
//!
//! The server ends, and takes no connection any more, when its own read of a connection is reset. That
//! comes of a client that closes its socket with unread bytes in it, as one does whenever a statement
//! is given up.
//!
//! **Invariant:** the server sees every connection end in order: what it still has to say is taken to
//! its end, whether or not somebody is left to hear it.

use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// Most bytes that are passed on at once.
const CHUNK: usize = 64 * 1024;

/// The open socket. It closes when this is dropped; connections that are open end by themselves.
pub(super) struct Front {
    socket: PathBuf,
    is_closing: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Front {
    /// Opens `socket`, which is removed first when a process before left it, before the server's.
    pub(super) fn open(socket: &Path, server: PathBuf) -> io::Result<Self> {
        match std::fs::remove_file(socket) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(socket)?;
        let is_closing = Arc::new(AtomicBool::new(false));
        let closing = Arc::clone(&is_closing);
        let listening = thread::Builder::new()
            .name("embedded-front".into())
            .spawn(move || listen(&listener, &server, &closing))?;
        Ok(Self { socket: socket.to_owned(), is_closing, listening: Some(listening) })
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.is_closing.store(true, Ordering::SeqCst);
        // Wakes whoever listens; when that fails, nobody listens.
        let _ = UnixStream::connect(&self.socket);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
        let _ = std::fs::remove_file(&self.socket);
    }
}

fn listen(listener: &UnixListener, server: &Path, is_closing: &AtomicBool) {
    for client in listener.incoming() {
        if is_closing.load(Ordering::SeqCst) {
            return;
        }
        // A client that went before it was taken: the next one may stay.
        let Ok(client) = client else { continue };
        if let Err(error) = serve(client, server) {
            tracing::warn!(%error, "a connection to the embedded PostgreSQL cannot be opened");
        }
    }
}

/// Passes on what both say, on threads of their own.
fn serve(client: UnixStream, server: &Path) -> io::Result<()> {
    let server = UnixStream::connect(server)?;
    let (from_client, to_server) = (client.try_clone()?, server.try_clone()?);
    let thread = |name: &str| thread::Builder::new().name(name.into());
    thread("embedded-asks").spawn(move || asks(from_client, to_server))?;
    thread("embedded-answers").spawn(move || answers(server, client))?;
    Ok(())
}

/// What the client says, until it says no more, in whatever way.
fn asks(mut client: UnixStream, mut server: UnixStream) {
    // However it ended, the server hears that nothing more comes.
    let _ = io::copy(&mut client, &mut server);
    let _ = server.shutdown(Shutdown::Write);
}

/// What the server says, to its end, also when the client hears it no more.
fn answers(mut server: UnixStream, mut client: UnixStream) {
    let mut chunk = vec![0; CHUNK];
    let mut is_heard = true;
    loop {
        match server.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => is_heard = is_heard && client.write_all(&chunk[..read]).is_ok(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => break,
        }
    }
    let _ = client.shutdown(Shutdown::Both);
}
