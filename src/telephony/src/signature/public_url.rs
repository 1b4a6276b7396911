//! The URL that Twilio is configured with.

use std::fmt;
use std::net::Ipv6Addr;
use std::num::NonZeroU16;
use std::str::FromStr;

use super::Channel;

/// Longest host name (RFC 1035, section 2.3.4), in bytes.
const MAX_HOST_BYTES: usize = 253;
/// Longest part of a host name between dots, in bytes.
const MAX_LABEL_BYTES: usize = 63;

/// Scheme, host and optional port of the server as Twilio is configured with them.
///
/// They are kept as written, letter case too, because Twilio signs what it is configured with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    scheme: Scheme,
    host: Box<str>,
    port: Option<NonZeroU16>,
}

/// Why a text is not a [`PublicUrl`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    /// Neither `http://` nor `https://` is in front.
    #[error("a public URL begins with https:// or http://")]
    Scheme,
    /// A user name or a password, which Twilio does not sign (Twilio, "Webhooks security").
    #[error("a public URL has no user name and no password")]
    Userinfo,
    /// Something behind the host and port.
    #[error("a public URL has no path, query or fragment")]
    Path,
    /// Not a host name or address that Twilio takes; it takes no underscores.
    #[error("the host of the public URL is not a host name or address")]
    Host,
    /// Not a port.
    #[error("the port of the public URL is not a number from 1 to 65535")]
    Port,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    const fn over(self, channel: Channel) -> &'static str {
        match (self, channel) {
            (Self::Http, Channel::Webhook) => "http",
            (Self::Https, Channel::Webhook) => "https",
            (Self::Http, Channel::Socket) => "ws",
            (Self::Https, Channel::Socket) => "wss",
        }
    }

    const fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl PublicUrl {
    /// Whether the connection is encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::Https
    }

    /// The URL for a WebSocket: the same with `wss` or `ws`.
    #[must_use]
    pub fn socket(&self) -> String {
        self.origin(Channel::Socket, self.port.map(NonZeroU16::get))
    }

    /// What Twilio puts before the path when it signs a voice webhook: over https the port is
    /// left out, over http it stays as configured (Twilio, "Webhooks security").
    #[must_use]
    pub fn signed_origin(&self) -> String {
        let port = match self.scheme {
            Scheme::Https => None,
            Scheme::Http => self.port,
        };
        self.origin(Channel::Webhook, port.map(NonZeroU16::get))
    }

    /// What may stand before the path in a signed text, the likeliest first: without a port and
    /// with one, because Twilio's products differ in that (Twilio, "Webhooks security"). For sockets
    /// Twilio's Python library adds 80 even to `wss`, so that is tried too.
    pub(super) fn origins(&self, channel: Channel) -> Box<[Box<str>]> {
        let configured = self.port.map(NonZeroU16::get);
        let mut ports = match (self.scheme, configured) {
            (Scheme::Http, Some(port)) => vec![Some(port), None],
            (Scheme::Https, Some(port)) => vec![None, Some(port)],
            (scheme, None) => vec![None, Some(scheme.default_port())],
        };
        if channel == Channel::Socket && self.is_https() && configured.is_none() {
            ports.push(Some(Scheme::Http.default_port()));
        }
        ports.into_iter().map(|port| self.origin(channel, port).into()).collect()
    }

    fn origin(&self, channel: Channel, port: Option<u16>) -> String {
        let (scheme, host) = (self.scheme.over(channel), &self.host);
        match port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }
    }
}

/// As configured.
impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin(Channel::Webhook, self.port.map(NonZeroU16::get)))
    }
}

/// A single `/` at the end is left out: it is how browsers show a host.
impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = if let Some(rest) = text.strip_prefix("https://") {
            (Scheme::Https, rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (Scheme::Http, rest)
        } else {
            return Err(PublicUrlError::Scheme);
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains(['/', '\\', '?', '#']) {
            return Err(PublicUrlError::Path);
        }
        if authority.contains('@') {
            return Err(PublicUrlError::Userinfo);
        }
        // The colons of an address in brackets are not those of a port.
        let bracket = authority.rfind(']').map_or(0, |at| at + 1);
        let (host, port) = match authority.rfind(':').filter(|at| *at >= bracket) {
            Some(at) => (authority.get(..at), authority.get(at + 1..)),
            None => (Some(authority), None),
        };
        let host = host.filter(|host| is_host(host)).ok_or(PublicUrlError::Host)?;
        let port = port.map(read_port).transpose()?;
        Ok(Self { scheme, host: host.into(), port })
    }
}

fn read_port(text: &str) -> Result<NonZeroU16, PublicUrlError> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|_| plain).ok_or(PublicUrlError::Port)
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let is_label = |label: &str| {
        (1..=MAX_LABEL_BYTES).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= MAX_HOST_BYTES && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origins(url: &str, channel: Channel) -> Vec<String> {
        let url: PublicUrl = url.parse().unwrap();
        url.origins(channel).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_public_url_is_kept_as_written() {
        for text in [
            "https://voice.example.com",
            "https://Voice.Example.com:8443",
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:8080",
            "http://[::1]",
        ] {
            assert_eq!(text.parse::<PublicUrl>().unwrap().to_string(), text);
        }
        let slash: PublicUrl = "https://voice.example.com/".parse().unwrap();
        assert_eq!(slash.to_string(), "https://voice.example.com");
        assert_eq!(slash.socket(), "wss://voice.example.com");
    }

    #[test]
    fn what_is_more_or_less_than_scheme_host_and_port_is_refused() {
        use PublicUrlError::{Host, Path, Port, Scheme, Userinfo};
        for (text, error) in [
            ("", Scheme),
            ("voice.example.com", Scheme),
            ("ftp://voice.example.com", Scheme),
            ("wss://voice.example.com", Scheme),
            ("HTTPS://voice.example.com", Scheme),
            (" https://voice.example.com", Scheme),
            ("https://", Host),
            ("https:///", Host),
            ("https://:443", Host),
            ("https://voice_one.example.com", Host),
            ("https://voice..example.com", Host),
            ("https://voice.example.com ", Host),
            ("https://-voice.example.com", Host),
            ("https://vöice.example.com", Host),
            ("https://[::1", Host),
            ("https://[nonsense]", Host),
            ("https://[::1]8080", Host),
            ("https://voice.example.com:", Port),
            ("https://voice.example.com:0", Port),
            ("https://voice.example.com:080", Port),
            ("https://voice.example.com:+80", Port),
            ("https://voice.example.com:65536", Port),
            ("https://voice.example.com/twilio", Path),
            ("https://voice.example.com//", Path),
            ("https://voice.example.com?x=1", Path),
            ("https://voice.example.com#rc=2", Path),
            ("https://user:pass@voice.example.com", Userinfo),
            ("https://user@voice.example.com", Userinfo),
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_signature_is_tried_with_and_without_a_port() {
        use Channel::{Socket, Webhook};
        assert_eq!(origins("https://a.b", Webhook), ["https://a.b", "https://a.b:443"]);
        assert_eq!(origins("https://a.b:8443", Webhook), ["https://a.b", "https://a.b:8443"]);
        assert_eq!(origins("http://a.b", Webhook), ["http://a.b", "http://a.b:80"]);
        assert_eq!(origins("http://a.b:8080", Webhook), ["http://a.b:8080", "http://a.b"]);
        assert_eq!(origins("https://a.b", Socket), ["wss://a.b", "wss://a.b:443", "wss://a.b:80"]);
        assert_eq!(origins("https://a.b:8443", Socket), ["wss://a.b", "wss://a.b:8443"]);
        assert_eq!(origins("http://a.b:8080", Socket), ["ws://a.b:8080", "ws://a.b"]);
    }

    #[test]
    fn twilio_signs_voice_webhooks_without_port_over_https_only() {
        let signed = |url: &str| url.parse::<PublicUrl>().unwrap().signed_origin();
        assert_eq!(signed("https://a.b:8443"), "https://a.b");
        assert_eq!(signed("http://a.b:8080"), "http://a.b:8080");
    }
}
