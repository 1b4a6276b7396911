//! HTTP: requests are read, checked and passed on.

use std::convert::Infallible;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::answer::{Answer, Body, Parameters};
use crate::faults::{Fault, Operation};
use crate::{Inside, messages, numbers, reporting};

/// Longest request, in bytes.
const MAX_REQUEST: usize = 64 * 1024;

/// The connection is to be cut.
#[derive(Debug, thiserror::Error)]
#[error("the connection is cut")]
pub(crate) struct Cut;

/// Serves until it is dropped.
pub(crate) async fn serve(listener: TcpListener, inside: Arc<Inside>) {
    while let Ok((stream, _)) = listener.accept().await {
        let inside = Arc::clone(&inside);
        tokio::spawn(async move {
            let serve = service_fn(move |request| answer(Arc::clone(&inside), request));
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), serve);
            // Whoever asked may have gone; or it was cut on purpose.
            drop(connection.await);
        });
    }
}

async fn answer(
    inside: Arc<Inside>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Cut> {
    inside.state().requests += 1;
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_REQUEST).collect().await;
    let body = body.map(http_body_util::Collected::to_bytes).unwrap_or_default();
    let form = Parameters::read(&body);
    let query = Parameters::read(head.uri.query().unwrap_or_default().as_bytes());
    let sent = |it: &HeaderValue| is_authorized(&inside, it);
    if !head.headers.get(AUTHORIZATION).is_some_and(sent) {
        return Ok(written(Answer::error(StatusCode::UNAUTHORIZED, 20003)));
    }
    let account = format!("/2010-04-01/Accounts/{}/", inside.settings.account);
    let path = head.uri.path().to_owned();
    let resource = path.strip_prefix(&account).and_then(|it| it.strip_suffix(".json"));
    let Some(resource) = resource else { return Ok(written(Answer::not_found())) };
    let parts: Vec<_> = resource.split('/').collect();
    let answer = match (&head.method, parts.as_slice()) {
        (&Method::POST, ["Messages"]) => {
            return send(inside, &form).await;
        }
        (&Method::GET, ["Messages"]) => {
            let found = messages::find(&inside, &query, &path);
            hindered(&inside, Operation::FindMessages, found).await?
        }
        (&Method::GET, ["Messages", sid]) => messages::fetch(&inside, sid),
        (&Method::GET, ["IncomingPhoneNumbers"]) => {
            let found = numbers::find(&inside, &query, &path);
            hindered(&inside, Operation::Numbers, found).await?
        }
        (&Method::GET, ["IncomingPhoneNumbers", sid]) => numbers::one(&inside, sid, None),
        (&Method::POST, ["IncomingPhoneNumbers", sid]) => numbers::one(&inside, sid, Some(&form)),
        (&Method::POST, ["Calls", sid]) => numbers::update_call(&inside, sid, &form),
        _ => Answer::not_found(),
    };
    Ok(written(answer))
}

/// Takes a message, unless trouble is to be made before.
async fn send(inside: Arc<Inside>, form: &Parameters) -> Result<Response<Full<Bytes>>, Cut> {
    let fault = inside.state().faults.next(Operation::SendMessage);
    if let Some(answer) = before(fault)? {
        return Ok(written(answer));
    }
    let (answer, taken) = messages::send(&inside, form);
    if let Some(number) = taken {
        tokio::spawn(reporting::report(Arc::clone(&inside), number));
    }
    behind(fault, answer).await.map(written)
}

/// Something that changes nothing, unless trouble is to be made.
async fn hindered(inside: &Inside, on: Operation, answer: Answer) -> Result<Answer, Cut> {
    let fault = inside.state().faults.next(on);
    match before(fault)? {
        Some(trouble) => Ok(trouble),
        None => behind(fault, answer).await,
    }
}

/// Trouble before anything is done.
fn before(fault: Option<Fault>) -> Result<Option<Answer>, Cut> {
    let status = |status| StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    match fault {
        Some(Fault::Refused { status: it, code }) => Ok(Some(Answer::error(status(it), code))),
        Some(Fault::TooMany { again_in_s }) => {
            let answer = Answer::error(StatusCode::TOO_MANY_REQUESTS, 20429);
            Ok(Some(Answer { again_in_s, ..answer }))
        }
        Some(Fault::Broken(it)) => Ok(Some(Answer::gateway(status(it)))),
        Some(Fault::Cut) => Err(Cut),
        Some(Fault::DoneAndCut | Fault::DoneAndBroken | Fault::DoneAndSilent) | None => Ok(None),
    }
}

/// Trouble when everything is done.
async fn behind(fault: Option<Fault>, answer: Answer) -> Result<Answer, Cut> {
    match fault {
        Some(Fault::DoneAndCut) => Err(Cut),
        Some(Fault::DoneAndBroken) => Ok(Answer::gateway(StatusCode::INTERNAL_SERVER_ERROR)),
        Some(Fault::DoneAndSilent) => {
            let silence: Infallible = std::future::pending().await;
            match silence {}
        }
        Some(Fault::Refused { .. } | Fault::TooMany { .. } | Fault::Broken(_) | Fault::Cut)
        | None => Ok(answer),
    }
}

fn is_authorized(inside: &Inside, header: &HeaderValue) -> bool {
    let right = format!("{}:{}", inside.settings.account, inside.settings.token.expose());
    let sent = header.to_str().ok().and_then(|it| it.strip_prefix("Basic "));
    sent.and_then(|it| STANDARD.decode(it).ok()).is_some_and(|it| it == right.as_bytes())
}

fn written(answer: Answer) -> Response<Full<Bytes>> {
    let (content_type, body) = match answer.body {
        Body::Json(json) => ("application/json; charset=utf-8", json.to_string()),
        Body::Html(html) => ("text/html", html.to_owned()),
    };
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = answer.status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Some(seconds) = answer.again_in_s {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}
