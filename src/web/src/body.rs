//! The body of a request, which has to arrive in time.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::error::{ErrorInternalServerError, ErrorRequestTimeout};
use actix_web::web::Bytes;
use actix_web::{Error, FromRequest, HttpRequest};

use crate::server::HttpLimits;

/// A whole body. One that is too long, or that does not arrive in time, is refused and the
/// connection closed.
pub(crate) struct Body(pub(crate) Bytes);

impl FromRequest for Body {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<HttpLimits>().map(|limits| limits.request_body);
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            let limit = limit.ok_or_else(|| ErrorInternalServerError("no limits are set"))?;
            let body = tokio::time::timeout(limit, body).await;
            body.map_err(|_| ErrorRequestTimeout("the body did not arrive in time"))?.map(Self)
        })
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::StatusCode;
    use actix_web::test::TestRequest;
    use futures_util::stream;

    use super::*;

    async fn read(payload: &mut Payload) -> Result<Bytes, StatusCode> {
        let request = TestRequest::default().app_data(HttpLimits::default()).to_http_request();
        let body = Body::from_request(&request, payload).await;
        body.map(|body| body.0).map_err(|error| error.as_response_error().status_code())
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_does_not_arrive_is_not_waited_for_for_ever() {
        let mut never: Payload = Payload::Stream { payload: Box::pin(stream::pending()) };
        assert_eq!(read(&mut never).await, Err(StatusCode::REQUEST_TIMEOUT));
        let whole = stream::iter([Ok(Bytes::from_static(b"a=1"))]);
        let mut whole: Payload = Payload::Stream { payload: Box::pin(whole) };
        assert_eq!(read(&mut whole).await, Ok(Bytes::from_static(b"a=1")));
    }
}
