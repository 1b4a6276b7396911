//! What the API is, as `OpenAPI`, made of the handlers themselves; and its page.

use std::sync::{Arc, LazyLock};

use actix_web::http::Method;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{App, HttpRequest, HttpResponse, web};
use ports::Right;
use utoipa::OpenApi as _;
use utoipa::openapi::path::PathItem;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{OpenApi, SecurityRequirement};
use utoipa_actix_web::AppExt as _;
use utoipa_swagger_ui::Config;

use super::access;
use super::problem::Problem;
use crate::edge::{Edge, Exposure};

/// What is the same for all operations.
#[derive(utoipa::OpenApi)]
#[openapi(info(
    title = "Bella",
    description = "A practice's appointment book, its people, its calls.\n\n\
            Instants are RFC 3339. Lists take `limit` and `cursor`. What creates something takes an \
            `Idempotency-Key`; what changes something takes `If-Match` with the item's `ETag`. \
            Errors are problem documents (RFC 9457).",
    license(name = "MIT OR Apache-2.0")
))]
struct Base;

/// The whole description.
static DESCRIPTION: LazyLock<OpenApi> = LazyLock::new(|| {
    let mut base = Base::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut base.info.version);
    let app = App::new().into_utoipa_app().openapi(base).configure(super::configure);
    let (_, mut described) = app.split_for_parts();
    let key = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-API-Key")));
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let components = described.components.get_or_insert_default();
    components.add_security_scheme("key", key);
    components.add_security_scheme("bearer", bearer);
    let none: [&str; 0] = [];
    let requirement = |name: &str| SecurityRequirement::new(name, none);
    described.security = Some(vec![requirement("key"), requirement("bearer")]);
    described
});

pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .route("/openapi.json", web::get().to(document))
        .route("/docs", web::get().to(to_page))
        .route("/docs/{file:.*}", web::get().to(page));
}

/// Anybody may read it where nothing is at stake; else it takes a key.
async fn admitted(edge: &Edge, request: &HttpRequest) -> Result<(), Problem> {
    match edge.exposure {
        Exposure::Production => access::client(edge, request, Right::Read).await.map(|_| ()),
        Exposure::Development | Exposure::Test => Ok(()),
    }
}

async fn document(request: HttpRequest, edge: Data<Edge>) -> Result<HttpResponse, Problem> {
    admitted(&edge, &request).await?;
    Ok(HttpResponse::Ok().json(&*DESCRIPTION))
}

async fn to_page() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, "/docs/")).finish()
}

/// The page, all of it from this server.
async fn page(
    request: HttpRequest,
    edge: Data<Edge>,
    file: Path<String>,
) -> Result<HttpResponse, Problem> {
    static CONFIG: LazyLock<Arc<Config<'static>>> =
        LazyLock::new(|| Arc::new(Config::from("/openapi.json").validator_url("none")));
    admitted(&edge, &request).await?;
    match utoipa_swagger_ui::serve(&file, Arc::clone(&CONFIG)) {
        Ok(Some(file)) => {
            Ok(HttpResponse::Ok().content_type(file.content_type).body(file.bytes.into_owned()))
        }
        Ok(None) => Err(Problem::not_found("page")),
        Err(error) => {
            tracing::error!(%error, "the page of the API cannot be shown");
            Err(Problem::unavailable())
        }
    }
}

/// The methods that a path takes, in the order of their names; none when there is no such path.
pub(crate) fn methods(path: &str) -> Vec<Method> {
    let described = DESCRIPTION.paths.paths.iter();
    let items = described.filter(|(template, _)| fits(template, path));
    items.flat_map(|(_, item)| taken(item)).collect()
}

/// Whether a path is one of a template's, such as `/api/v1/services/{id}`.
fn fits(template: &str, path: &str) -> bool {
    let (template, path) = (template.split('/'), path.split('/'));
    let is_one = |(part, found): (&str, &str)| {
        part == found || (part.starts_with('{') && part.ends_with('}') && !found.is_empty())
    };
    template.clone().count() == path.clone().count() && template.zip(path).all(is_one)
}

fn taken(item: &PathItem) -> Vec<Method> {
    let operations = [
        (Method::DELETE, item.delete.is_some()),
        (Method::GET, item.get.is_some()),
        (Method::PATCH, item.patch.is_some()),
        (Method::POST, item.post.is_some()),
        (Method::PUT, item.put.is_some()),
    ];
    operations.into_iter().filter(|(_, is_there)| *is_there).map(|(method, _)| method).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_takes_the_methods_of_its_handlers() {
        assert_eq!(methods("/api/v1/appointments"), [Method::GET, Method::POST]);
        assert_eq!(methods("/api/v1/appointments/7/cancel"), [Method::POST]);
        assert_eq!(methods("/api/v1/nothing"), Vec::<Method>::new());
        assert_eq!(methods("/api/v1/appointments/"), Vec::<Method>::new());
    }

    #[test]
    fn every_operation_says_what_it_does_and_what_it_needs() {
        for (path, item) in &DESCRIPTION.paths.paths {
            for operation in [&item.get, &item.post, &item.patch, &item.put, &item.delete] {
                let Some(operation) = operation else { continue };
                assert!(operation.summary.is_some(), "{path}");
                let answers = &operation.responses.responses;
                for status in ["400", "401", "403", "429", "503"] {
                    assert!(answers.contains_key(status), "{path} lacks {status}");
                }
            }
        }
    }
}
