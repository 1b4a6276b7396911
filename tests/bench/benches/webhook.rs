//! What comes before a call's actor: a signed webhook of 28 fields is parsed, believed, read and
//! let through.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

mod time;

use std::hint::black_box;
use std::num::NonZeroU32;

use actors::{Gate, Limiter, NoExemptions, Rates};
use bench::{LINES, auth_token, carrier, parameters, public_url, webhook};
use criterion::{Criterion, criterion_group, criterion_main};
use domain::{CallSid, CallerId, PracticeId};
use ports::Begins;
use telephony::payload::{Form, VoiceWebhook};
use telephony::routes::ActionQuery;
use telephony::signature::{Body, Channel, HeaderValues, Signatures, SignedRequest};
use uuid::Uuid;

use time::{ThreadTime, in_thread_time};

/// Calls that are counted at the same time.
const CALLS: u32 = 10_000;

fn parse_and_verify(criterion: &mut Criterion<ThreadTime>) {
    let carrier = carrier();
    let webhook = webhook(&carrier, LINES[2]);
    let body = webhook.body.as_bytes();
    let signature = webhook.signature.expect("it is signed");
    let signatures = Signatures::new(&public_url(), vec![auth_token()]);
    criterion.bench_function("webhook/parse the form", |bencher| {
        bencher.iter(|| Form::read(black_box(body)).expect("a form"));
    });
    let form = Form::read(body).expect("a form");
    let request = SignedRequest {
        channel: Channel::Webhook,
        target: &webhook.target,
        body: Body::Form(form.pairs()),
        signature: HeaderValues::One(signature.as_bytes()),
        settings: HeaderValues::None,
    };
    criterion.bench_function("webhook/verify the signature", |bencher| {
        bencher.iter(|| signatures.verify(black_box(&request)).expect("it is believed"));
    });
    criterion.bench_function("webhook/read it", |bencher| {
        bencher.iter(|| {
            let query = ActionQuery::read(black_box("turn=3")).expect("a turn");
            let webhook = VoiceWebhook::read(black_box(&form));
            black_box((webhook.call.expect("a call"), webhook.heard, query));
        });
    });
    criterion.bench_function("webhook/read the numbers (new call)", |bencher| {
        let webhook = VoiceWebhook::read(&form);
        bencher.iter(|| black_box((webhook.caller(), webhook.called().expect("a number"))));
    });
    criterion.bench_function("webhook/sign it (the client)", |bencher| {
        let pairs = parameters(&carrier, LINES[2]);
        bencher.iter(|| carrier.signed(&webhook.target, black_box(&pairs)));
    });
}

fn let_through(criterion: &mut Criterion<ThreadTime>) {
    let system = actix::System::new();
    let (gate, _) = system.block_on(async { Limiter::start(rates(), Box::new(NoExemptions)) });
    let calls: Vec<_> =
        (0..CALLS).map(|call| CallSid::new(Uuid::from_u128(u128::from(call)))).collect();
    let mut turn = calls.iter().cycle();
    criterion.bench_function("webhook/limiter", |bencher| {
        bencher.iter(|| gate.webhook(*turn.next().expect("a call")).expect("it is let through"));
    });
    criterion.bench_function("webhook/limiter (new call)", |bencher| {
        let begins = Begins {
            called: bench::CALLED.parse().expect("a number"),
            caller: CallerId::read(bench::CALLER),
        };
        let practice = PracticeId::new(Uuid::from_u128(1));
        bencher.iter(|| new_call(&gate, *turn.next().expect("a call"), &begins, practice));
    });
    // Its actor sets a timer when it ends, and there is no runtime for one any more.
    std::mem::forget(system);
}

fn new_call(gate: &Gate, call: CallSid, begins: &Begins, practice: PracticeId) {
    gate.new_call(call, Some(begins), Some(practice)).expect("it is let through");
}

/// Limits that nothing reaches.
fn rates() -> Rates {
    let no_end = NonZeroU32::MAX;
    Rates {
        new_calls_per_caller_per_minute: no_end,
        new_calls_per_number_per_minute: no_end,
        new_calls_per_practice_per_minute: no_end,
        new_calls_per_second: no_end,
        webhooks_per_call_per_minute: no_end,
        webhooks_per_second: no_end,
        ..Rates::default()
    }
}

criterion_group!(name = benches; config = in_thread_time(); targets = parse_and_verify, let_through);
criterion_main!(benches);
