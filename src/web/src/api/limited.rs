//! Requests of the API are counted before anything is done for them, and every answer says how the
//! limits stand.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _};
use actors::Standing;

use super::problem::Problem;
use crate::edge::Edge;
use crate::limits;

/// Lets a request through, or refuses it, by the address that it comes from. This counts before the
/// key is looked at, so it also slows whoever guesses.
pub(crate) async fn by_address(
    edge: Data<Edge>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let of_address = match edge.gate.request_from(edge.proxies.source(request.request())) {
        Ok(standing) => standing,
        Err(over) => {
            let refused = request.into_response(Problem::too_many(over).respond());
            return Ok(refused.map_into_boxed_body());
        }
    };
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !limits::are_told(response.headers()) {
        let of_key = response.request().extensions().get::<Standing>().copied();
        let nearest = of_key.filter(|of_key| of_key.left < of_address.left).unwrap_or(of_address);
        limits::tell(response.headers_mut(), &nearest);
    }
    Ok(response)
}
