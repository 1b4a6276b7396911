//! One HTTP connection to a server, kept open: no more of a client than a load needs.

use anyhow::Context as _;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// A connection to a server.
pub(crate) struct Wire {
    address: String,
    sender: SendRequest<Full<Bytes>>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
}

impl Wire {
    /// Connects to `host:port`. Has to run on a `LocalSet`, where the connection is driven.
    pub(crate) async fn connect(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Its end shows by the next request.
        tokio::task::spawn_local(async move { drop(connection.await) });
        Ok(Self { address: address.to_owned(), sender })
    }

    /// Sends a request and waits for the whole answer.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        target: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> anyhow::Result<Answer> {
        let mut request =
            Request::builder().method(method).uri(target).header("host", &self.address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body.into()))?;
        self.sender.ready().await.context("the connection is closed")?;
        let answer = self.sender.send_request(request).await?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await?.to_bytes();
        Ok(Answer { status: head.status, body })
    }

    /// Whether the other side has closed the connection, as it does with one that rests.
    pub(crate) fn is_closed(&self) -> bool {
        self.sender.is_closed()
    }

    /// Connects anew.
    pub(crate) async fn reconnect(&mut self) -> anyhow::Result<()> {
        *self = Self::connect(&self.address).await?;
        Ok(())
    }
}
