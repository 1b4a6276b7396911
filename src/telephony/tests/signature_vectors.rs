//! Every signature vector gets the verdict that Twilio's own libraries give it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;

use serde::Deserialize;
use telephony::AuthToken;
use telephony::signature::{
    Body, Channel, HeaderValues, Pair, PublicUrl, Refusal, SharedKey, Signatures, SignedRequest,
    sign,
};

/// Where the libraries disagree or leave a choice, we go by the URL as configured and as received,
/// byte for byte, and refuse what such a URL cannot have.
const DECIDED: [(&str, bool, &str); 3] = [
    ("url-11", false, "no second try with a normalised URL: it is not what was signed"),
    ("url-15", false, "a public URL with a user name is refused when it is configured"),
    ("url-17", false, "a `?` at the end was signed, or it was not: bytes decide"),
];

#[derive(Deserialize)]
struct Vector {
    id: String,
    description: String,
    url: String,
    params: Vec<(String, String)>,
    body: Option<String>,
    auth_token: String,
    algorithm: String,
    signature_settings_header: Option<String>,
    signature: String,
    valid: bool,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("signature_vectors.json")).unwrap()
}

impl Vector {
    fn expected(&self) -> bool {
        DECIDED.iter().find(|(id, ..)| *id == self.id).map_or(self.valid, |(_, valid, _)| *valid)
    }

    fn pairs(&self) -> Vec<Pair<'_>> {
        let cow = |text: &'_ String| Cow::Owned(text.clone());
        self.params.iter().map(|(name, value)| (cow(name), cow(value))).collect()
    }

    /// What the whole way says, from the configured URL to the verdict.
    fn verdict(&self) -> Result<(), String> {
        let (scheme, rest) = self.url.split_once("://").unwrap();
        let (channel, scheme) = match scheme {
            "wss" => (Channel::Socket, "https"),
            "ws" => (Channel::Socket, "http"),
            scheme => (Channel::Webhook, scheme),
        };
        let (authority, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let public_url: PublicUrl =
            format!("{scheme}://{authority}").parse().map_err(|error| format!("{error}"))?;
        let signatures = match &self.signature_settings_header {
            None => Signatures::new(&public_url, vec![self.auth_token.parse().unwrap()]),
            Some(settings) => {
                let id = settings.strip_prefix("key=").unwrap().split(',').next().unwrap();
                let key = SharedKey::new(id, &self.auth_token).unwrap();
                Signatures::new(&public_url, Vec::new()).accepting_shared_keys(vec![key])
            }
        };
        let pairs = self.pairs();
        let body = match &self.body {
            Some(body) => Body::Json(body.as_bytes()),
            None => Body::Form(&pairs),
        };
        let settings = self.signature_settings_header.as_deref().map(str::as_bytes);
        let request = SignedRequest {
            channel,
            target,
            body,
            signature: HeaderValues::One(self.signature.as_bytes()),
            settings: settings.map_or(HeaderValues::None, HeaderValues::One),
        };
        signatures.verify(&request).map_err(|refusal| format!("{refusal:?}"))
    }
}

#[test]
fn every_vector_gets_its_verdict() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 72);
    for (id, _, why) in DECIDED {
        assert!(vectors.iter().any(|vector| vector.id == id), "{id}: {why}");
    }
    for vector in &vectors {
        let verdict = vector.verdict();
        assert_eq!(
            verdict.is_ok(),
            vector.expected(),
            "{} ({}): {verdict:?}",
            vector.id,
            vector.description
        );
    }
}

#[test]
fn we_sign_what_twilio_signs() {
    let mut signed = 0;
    for vector in vectors().iter().filter(|vector| vector.valid) {
        // These were signed over another form of the URL than the one they were sent to.
        let as_sent = !["pub-04", "pub-05", "pub-06", "pub-07", "port-03", "port-04", "url-17"]
            .contains(&vector.id.as_str());
        if as_sent && vector.algorithm == "HMAC_SHA1" {
            let token: AuthToken = vector.auth_token.parse().unwrap();
            let signature = sign(&token, &vector.url, &vector.pairs());
            assert_eq!(signature, vector.signature, "{}", vector.id);
            signed += 1;
        }
    }
    assert!(signed > 25, "{signed}");
}

const TOKEN: &str = "5f3c9a1e7b2d4c6088ae91d2f0b7c4e3";
const ROTATED: &str = "0b9d8c7e6f5a4b3c2d1e0f9a8b7c6d5e";
const URL: &str = "https://voice.example.com";

fn signatures(tokens: &[&str]) -> Signatures {
    let tokens = tokens.iter().map(|token| token.parse().unwrap()).collect();
    Signatures::new(&URL.parse().unwrap(), tokens)
}

fn pairs() -> Vec<Pair<'static>> {
    vec![("CallSid".into(), "CA1".into()), ("Digits".into(), "1".into())]
}

fn signed_by(token: &str) -> String {
    sign(&token.parse().unwrap(), "https://voice.example.com/twilio/voice", &pairs())
}

fn request<'a>(
    pairs: &'a [Pair<'a>],
    signature: HeaderValues<'a>,
    settings: HeaderValues<'a>,
) -> SignedRequest<'a> {
    let body = Body::Form(pairs);
    SignedRequest { channel: Channel::Webhook, target: "/twilio/voice", body, signature, settings }
}

#[test]
fn without_a_token_everything_is_refused() {
    let (pairs, signature) = (pairs(), signed_by(TOKEN));
    let request = request(&pairs, HeaderValues::One(signature.as_bytes()), HeaderValues::None);
    assert_eq!(signatures(&[]).verify(&request), Err(Refusal::NoKey));
    assert_eq!(signatures(&[TOKEN]).verify(&request), Ok(()));
}

#[test]
fn old_and_new_token_count_while_one_is_rotated() {
    let pairs = pairs();
    for token in [TOKEN, ROTATED] {
        let signature = signed_by(token);
        let request = request(&pairs, HeaderValues::One(signature.as_bytes()), HeaderValues::None);
        assert_eq!(signatures(&[TOKEN, ROTATED]).verify(&request), Ok(()));
        assert_eq!(signatures(&["other"]).verify(&request), Err(Refusal::WrongSignature));
    }
}

#[test]
fn no_signature_and_two_of_them_are_refused() {
    let (pairs, signature) = (pairs(), signed_by(TOKEN));
    let values = |count| std::iter::repeat_n(signature.as_bytes(), count).collect();
    for (count, verdict) in
        [(0, Err(Refusal::Unsigned)), (1, Ok(())), (2, Err(Refusal::SeveralSignatures))]
    {
        let request = request(&pairs, values(count), HeaderValues::None);
        assert_eq!(signatures(&[TOKEN]).verify(&request), verdict, "{count}");
    }
}

#[test]
fn whoever_asks_cannot_choose_the_scheme() {
    const KEY: &str = "webhooks_sharedkey_01h455vb4pex5vsknk084sn02q";
    let (pairs, signature) = (pairs(), signed_by(TOKEN));
    let shared = |id, secret| vec![SharedKey::new(id, secret).unwrap()];
    let verdict = |signatures: &Signatures, settings: &[&str]| {
        let settings = settings.iter().map(|settings| settings.as_bytes()).collect();
        signatures.verify(&request(&pairs, HeaderValues::One(signature.as_bytes()), settings))
    };
    let announced = format!("key={KEY},algorithm=HMAC_SHA1");

    let by_token_only = signatures(&[TOKEN]);
    assert_eq!(verdict(&by_token_only, &[&announced]), Err(Refusal::NoKey));

    let by_key_only = signatures(&[]).accepting_shared_keys(shared(KEY, TOKEN));
    assert_eq!(verdict(&by_key_only, &[&announced]), Ok(()));
    assert_eq!(verdict(&by_key_only, &[]), Err(Refusal::NoKey));

    let by_another_key = signatures(&[TOKEN]).accepting_shared_keys(shared("other", TOKEN));
    assert_eq!(verdict(&by_another_key, &[&announced]), Err(Refusal::UnknownSharedKey));

    for malformed in [
        "",
        "key",
        "algorithm=HMAC_SHA1",
        &format!("key={KEY}"),
        &format!("key={KEY},algorithm=HMAC_MD5"),
        &format!("key={KEY},key={KEY},algorithm=HMAC_SHA1"),
    ] {
        let verdict = verdict(&by_key_only, &[malformed]);
        assert_eq!(verdict, Err(Refusal::MalformedSettings), "{malformed}");
    }
    let twice = verdict(&by_key_only, &[&announced, &announced]);
    assert_eq!(twice, Err(Refusal::MalformedSettings));
}

#[test]
fn a_json_body_needs_its_hash_in_the_signed_url() {
    let hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let token: AuthToken = TOKEN.parse().unwrap();
    let verdict = |query: &str, body: &str| {
        let target = format!("/twilio/json{query}");
        let signature = sign(&token, &format!("{URL}{target}"), &[]);
        let request = SignedRequest {
            channel: Channel::Webhook,
            target: &target,
            body: Body::Json(body.as_bytes()),
            signature: HeaderValues::One(signature.as_bytes()),
            settings: HeaderValues::None,
        };
        signatures(&[TOKEN]).verify(&request)
    };
    assert_eq!(verdict(&format!("?bodySHA256={hash}"), "{}"), Ok(()));
    for query in ["", "?", "?x=1", &format!("?bodySHA256={hash}&bodySHA256={hash}")] {
        assert_eq!(verdict(query, "{}"), Err(Refusal::NoBodyHash), "{query}");
    }
    let upper = hash.to_uppercase();
    for hash in ["", &hash[1..], &format!("{hash}0"), &upper] {
        let verdict = verdict(&format!("?bodySHA256={hash}"), "{}");
        assert_eq!(verdict, Err(Refusal::WrongBody), "{hash}");
    }
    assert_eq!(verdict(&format!("?bodySHA256={hash}"), "{ }"), Err(Refusal::WrongBody));
}

#[test]
fn a_target_that_cannot_have_been_requested_is_refused() {
    let (pairs, signature) = (pairs(), signed_by(TOKEN));
    for target in ["", "twilio/voice", ".evil.example/twilio/voice", "/twilio/voice#rc=2"] {
        let signature = HeaderValues::One(signature.as_bytes());
        let request = SignedRequest { target, ..request(&pairs, signature, HeaderValues::None) };
        assert_eq!(
            signatures(&[TOKEN]).verify(&request),
            Err(Refusal::MalformedTarget),
            "{target}"
        );
    }
}

#[test]
fn a_socket_signed_without_the_slash_that_was_requested_is_refused() {
    let token: AuthToken = TOKEN.parse().unwrap();
    let verdict = |signed: &str, target: &str| {
        let signature = sign(&token, signed, &[]);
        let request = SignedRequest {
            channel: Channel::Socket,
            target,
            body: Body::Nothing,
            signature: HeaderValues::One(signature.as_bytes()),
            settings: HeaderValues::None,
        };
        signatures(&[TOKEN]).verify(&request)
    };
    assert_eq!(verdict("wss://voice.example.com/", "/"), Ok(()));
    assert_eq!(verdict("wss://voice.example.com:443/relay", "/relay"), Ok(()));
    // Twilio's Node library would add the slash (ws-04 of the full set of vectors).
    assert_eq!(verdict("wss://voice.example.com", "/"), Err(Refusal::WrongSignature));
    assert_eq!(verdict("https://voice.example.com/", "/"), Err(Refusal::WrongSignature));
}

#[test]
fn nothing_secret_is_printed() {
    let keys = vec![SharedKey::new("key-1", "hush-hush").unwrap()];
    let printed = format!("{:?}", signatures(&["hush-hush"]).accepting_shared_keys(keys));
    assert!(!printed.contains("hush"), "{printed}");
    assert!(printed.contains(URL), "{printed}");
}
