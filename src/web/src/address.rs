//! Where a request comes from, as far as that can be believed.
//!
//! **Invariant:** what a header says counts only when a proxy that is trusted sent it.

use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, X_FORWARDED_FOR};
use ipnet::IpNet;

/// The proxies that are believed when they say whom they speak for; none, unless it is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// A text that names no proxies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("trusted proxies are IP addresses or networks such as 10.0.0.0/8, separated by commas")]
pub struct TrustedProxiesError;

impl FromStr for TrustedProxies {
    type Err = TrustedProxiesError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let network = |text: &str| {
            let text = text.trim();
            let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            network.map_err(|_| TrustedProxiesError)
        };
        text.split(',').map(network).collect::<Result<_, _>>().map(Self)
    }
}

impl TrustedProxies {
    /// The address that a request comes from: the peer's, or what a trusted proxy says of it.
    pub(crate) fn source(&self, request: &HttpRequest) -> IpAddr {
        // Without a peer there is no network between us: everybody counts as one.
        let peer = request.peer_addr().map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.ip());
        self.source_behind(peer.to_canonical(), request.headers())
    }

    /// Every proxy adds the address that it was asked from at the right. From there on, the first
    /// that is no trusted proxy is the last that can be believed: what stands left of it is its own
    /// word.
    fn source_behind(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut source = peer;
        let mut said: Vec<&[u8]> = Vec::new();
        for header in headers.get_all(X_FORWARDED_FOR) {
            said.extend(header.as_bytes().split(|byte| *byte == b','));
        }
        while self.trusts(source) {
            let before = said.pop().and_then(|said| address(str::from_utf8(said).ok()?));
            let Some(before) = before else { break };
            source = before;
        }
        source
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.parse().or_else(|_| text.trim_matches(['[', ']']).parse());
    let address = match bare {
        Ok(address) => address,
        Err(_) => text.parse::<std::net::SocketAddr>().ok()?.ip(),
    };
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    /// The source of a request from `peer` when `proxies` are trusted.
    fn source(proxies: &str, peer: &str, headers: &[&str]) -> String {
        let proxies: TrustedProxies =
            if proxies.is_empty() { TrustedProxies::default() } else { proxies.parse().unwrap() };
        let mut request = TestRequest::default().peer_addr(peer.parse().unwrap());
        for header in headers {
            request = request.append_header(("X-Forwarded-For", *header));
        }
        proxies.source(&request.to_http_request()).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_it_was_said_so() {
        assert_eq!(source("", "10.0.0.1:4711", &["203.0.113.7"]), "10.0.0.1");
        assert_eq!(source("10.0.0.2", "10.0.0.1:4711", &["203.0.113.7"]), "10.0.0.1");
        assert_eq!(source("10.0.0.1", "10.0.0.1:4711", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(source("10.0.0.1", "[::ffff:10.0.0.1]:4711", &["203.0.113.7"]), "203.0.113.7");
    }

    #[test]
    fn the_right_most_address_that_is_no_proxy_counts() {
        let trusted = "10.0.0.0/8, 192.0.2.1,2001:db8::/32";
        for (said, from) in [
            // What a client made up stands at the left.
            (&["1.1.1.1, 203.0.113.7"][..], "203.0.113.7"),
            (&["1.1.1.1, 203.0.113.7, 10.1.2.3, 192.0.2.1"], "203.0.113.7"),
            (&["1.1.1.1", "203.0.113.7", "10.1.2.3"], "203.0.113.7"),
            (&["203.0.113.7:5060"], "203.0.113.7"),
            (&["2a00:1450::7"], "2a00:1450::7"),
            (&["[2a00:1450::7]:443"], "2a00:1450::7"),
            (&["[2a00:1450::7]"], "2a00:1450::7"),
            (&["::ffff:203.0.113.7"], "203.0.113.7"),
            // Nobody beyond the proxies, or nobody who can be read.
            (&[], "10.0.0.1"),
            (&[""], "10.0.0.1"),
            (&["10.1.2.3, 2001:db8::5"], "10.1.2.3"),
            (&["203.0.113.7, unknown"], "10.0.0.1"),
            (&["203.0.113.7, unknown, 10.1.2.3"], "10.1.2.3"),
        ] {
            assert_eq!(source(trusted, "10.0.0.1:4711", said), from, "{said:?}");
        }
    }

    #[test]
    fn what_names_no_proxies_is_refused() {
        for text in ["", ",", "10.0.0.1,", "proxy.example.com", "10.0.0.0/33", "10.0.0.1 10.0.0.2"]
        {
            assert_eq!(text.parse::<TrustedProxies>(), Err(TrustedProxiesError), "{text}");
        }
    }
}
