//! The HTTP client of whatever requests something from somebody else.
//!
//! **Invariant:** TLS is rustls with ring; nothing else is linked in.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

/// How long a connection without requests is kept.
const IDLE_CONNECTION: Duration = Duration::from_secs(2);

/// There is no HTTP client to be had.
#[derive(Debug, thiserror::Error)]
pub enum HttpClientError {
    /// TLS could not be set up; no trusted certificates are installed, for instance.
    #[error("failed to set up TLS")]
    Tls(#[from] rustls::Error),
    /// The client could not be built.
    #[error("failed to build the HTTP client")]
    Client(#[from] reqwest::Error),
}

/// Whom a client may speak to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peers {
    /// Whoever the machine's certificates vouch for.
    Https,
    /// Plain HTTP only, so that certificates are not needed.
    PlainOnly,
}

/// A client that follows no redirect, retries nothing by itself and goes through no proxy.
pub(crate) fn client(peers: Peers) -> Result<reqwest::Client, HttpClientError> {
    client_with(peers, |it| it)
}

/// The same, with something more to it.
pub(crate) fn client_with(
    peers: Peers,
    more: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
) -> Result<reqwest::Client, HttpClientError> {
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    let tls = match peers {
        Peers::Https => tls.with_platform_verifier()?,
        Peers::PlainOnly => tls.with_root_certificates(RootCertStore::empty()),
    };
    let client = more(reqwest::Client::builder())
        .tls_backend_preconfigured(tls.with_no_client_auth())
        .redirect(redirect::Policy::none())
        .retry(reqwest::retry::never())
        // Shorter than servers keep idle connections, so that none is closed while it is taken.
        .pool_idle_timeout(IDLE_CONNECTION)
        .no_proxy()
        .build()?;
    Ok(client)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_built_without_a_provider_for_the_whole_process() {
        assert!(client(Peers::PlainOnly).is_ok());
        assert!(rustls::crypto::CryptoProvider::get_default().is_none());
    }
}
