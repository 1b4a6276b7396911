//! Requests, each over a connection of its own: a connection that stays open would hide which
//! process answers, and when one is gone.

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::error::ChaosError;

/// The key that opens the API of the harness's servers.
pub(crate) const API_KEY: &str = "chaos-key-0123456789-abcdefghijklmnop";
/// How long a request of the harness's own may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer, whole.
pub(crate) type Whole = Response<Bytes>;

/// A connection to a server. Has to be made on a `LocalSet`.
pub(crate) async fn connect(to: SocketAddr) -> Option<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(to).await.ok()?;
    // Without it the two halves of a request wait for one another.
    stream.set_nodelay(true).ok()?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
    // Its end shows by the answer that does not come.
    tokio::task::spawn_local(async move { drop(connection.await) });
    Some(sender)
}

/// Sends a request; `None` when the connection broke before the end of the answer.
pub(crate) async fn send(
    sender: &mut SendRequest<Full<Bytes>>,
    method: Method,
    target: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Option<Whole> {
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = method;
    *request.uri_mut() = target.parse().ok()?;
    *request.headers_mut() = headers;
    request.headers_mut().insert(HOST, HeaderValue::from_static("bella"));
    let (head, body) = sender.send_request(request).await.ok()?.into_parts();
    let body = body.collect().await.ok()?.to_bytes();
    Some(Response::from_parts(head, body))
}

/// Asks a server something of the harness's own. The status, 0 when nobody answered, and the body.
pub(crate) async fn ask(
    to: SocketAddr,
    method: Method,
    target: &str,
    body: Option<&Value>,
) -> (u16, Value) {
    let asking = async {
        let mut headers = HeaderMap::new();
        headers.insert("x-api-key", HeaderValue::from_static(API_KEY));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let body = body.map_or_else(Bytes::new, |body| body.to_string().into());
        let mut sender = connect(to).await?;
        let answer = send(&mut sender, method, target, headers, body).await?;
        let body = serde_json::from_slice(answer.body()).unwrap_or_default();
        Some((answer.status().as_u16(), body))
    };
    timeout(PATIENCE, asking).await.ok().flatten().unwrap_or((0, Value::Null))
}

/// The same, when only one status will do.
pub(crate) async fn ask_for(
    to: SocketAddr,
    (method, target): (Method, &str),
    body: Option<&Value>,
    right: u16,
    doing: &'static str,
) -> Result<Value, ChaosError> {
    match ask(to, method, target, body).await {
        (status, answer) if status == right => Ok(answer),
        (status, _) => Err(ChaosError::Api { doing, status }),
    }
}
