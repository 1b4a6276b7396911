//! A server that a test holds in its hand: it answers webhooks as the test says, and keeps them.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// Path and query.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: String,
}

/// What a server does with a request.
#[derive(Clone)]
pub(crate) enum Answer {
    /// TwiML, and some headers.
    Document(String, Vec<(&'static str, &'static str)>),
    /// This status with an empty body.
    Status(u16),
    /// This status, content type and body.
    Content(u16, Option<&'static str>, Vec<u8>),
    /// Nothing, for ever.
    Silence,
    /// The connection is closed.
    Hangup,
    /// The answer begins and breaks off.
    Half,
}

/// `<Response>` with these verbs.
pub(crate) fn document(verbs: &str) -> Answer {
    let declaration = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    Answer::Document(format!("{declaration}<Response>{verbs}</Response>"), Vec::new())
}

/// A running server. It ends with the test's runtime.
pub(crate) struct Server {
    /// Where it listens: `http://127.0.0.1:port`.
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// A server that answers the n-th request, from 0, as `answer` says.
    pub(crate) async fn answering(
        answer: impl Fn(usize, &Request) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let answer = Arc::new(answer);
        let requests = Arc::clone(&seen);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, Arc::clone(&requests), Arc::clone(&answer)));
            }
        });
        Self { url, seen }
    }

    /// The requests that have come, in order.
    pub(crate) fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }

    /// Their targets.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.seen().into_iter().map(|request| request.target).collect()
    }
}

impl Request {
    /// The values of a header.
    pub(crate) fn headers(&self, name: &str) -> Vec<&str> {
        let of_name = self.headers.iter().filter(|(it, _)| it.eq_ignore_ascii_case(name));
        of_name.map(|(_, value)| value.as_str()).collect()
    }

    /// A parameter of the form.
    pub(crate) fn parameter(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.body.as_bytes());
        pairs.find(|(it, _)| it == name).map(|(_, value)| value.into_owned())
    }
}

async fn serve(
    mut stream: TcpStream,
    seen: Arc<Mutex<Vec<Request>>>,
    answer: Arc<impl Fn(usize, &Request) -> Answer>,
) {
    let mut bytes = Vec::new();
    while let Some(request) = read(&mut stream, &mut bytes).await {
        let index = {
            let mut seen = seen.lock().unwrap();
            seen.push(request.clone());
            seen.len() - 1
        };
        let written = match answer(index, &request) {
            Answer::Silence => std::future::pending().await,
            Answer::Hangup => return,
            Answer::Half => {
                let half =
                    b"HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: 99\r\n\r\n<";
                let _ = stream.write_all(half).await;
                return;
            }
            Answer::Document(body, headers) => {
                reply(200, Some("text/xml; charset=utf-8"), &headers, body.as_bytes())
            }
            Answer::Status(status) => reply(status, None, &[], b""),
            Answer::Content(status, content_type, body) => reply(status, content_type, &[], &body),
        };
        if stream.write_all(&written).await.is_err() {
            return;
        }
    }
}

fn reply(
    status: u16,
    content_type: Option<&str>,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Vec<u8> {
    let mut head = vec![format!("HTTP/1.1 {status} x"), format!("content-length: {}", body.len())];
    let headers = content_type.map(|it| ("content-type", it)).into_iter().chain(headers.to_vec());
    head.extend(headers.map(|(name, value)| format!("{name}: {value}")));
    let head = head.join("\r\n") + "\r\n\r\n";
    [head.as_bytes(), body].concat()
}

/// One request off the connection; none when it is closed.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let mut lines = head.lines();
            let target = lines.next().unwrap().split(' ').nth(1).unwrap().to_owned();
            let headers: Vec<(String, String)> = lines
                .map(|line| line.split_once(": ").unwrap())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let length = headers.iter().find(|(it, _)| it.eq_ignore_ascii_case("content-length"));
            let length: usize = length.unwrap().1.parse().unwrap();
            if bytes.len() >= end + 4 + length {
                let body = bytes[end + 4..end + 4 + length].to_vec();
                bytes.drain(..end + 4 + length);
                return Some(Request { target, headers, body: String::from_utf8(body).unwrap() });
            }
        }
        if stream.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
}
