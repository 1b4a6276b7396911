//! How soon a server that was killed answers again, with so many calls open in its journal.

use std::time::Duration;

use anyhow::Context as _;
use bench::carrier_of;
use domain::CallSid;
use telephony::carrier::Carrier;
use telephony::signature::SIGNATURE_HEADER;
use tokio::time::Instant;

use crate::http;
use crate::results::Row;
use crate::server::Server;
use crate::simulated::Simulated;
use crate::sweeps::Scene;

/// Calls that are revived one after the other.
const REVIVED: usize = 100;

/// A call that nobody in the process knows yet.
struct Open {
    call: CallSid,
    caller: String,
    called: String,
}

/// Opens calls, kills everybody, and starts the server again.
pub(crate) fn measured(mut server: Server, scene: &Scene) -> anyhow::Result<Row> {
    let mut callers = Simulated::start(&server, scene)?;
    callers.wait_until("calling")?;
    callers.kill()?;
    let ready = server.kill_and_start()?;
    let carrier = carrier_of(&format!("http://{}", server.address()).parse()?);
    let calls = open_calls(&server)?;
    let mut took = Vec::new();
    for open in &calls {
        took.push(revived(&server, &carrier, open)?);
    }
    let first = *took.first().context("no call is open")?;
    took.sort_unstable();
    let ms = |took: Duration| (took.as_secs_f64() * 1e5).round() / 100.0;
    let middle = took.get(took.len() / 2).copied().unwrap_or_default();
    let slowest = took.last().copied().unwrap_or_default();
    let mut row = Row::new();
    row.insert("live".into(), scene.live.into());
    row.insert("ready_ms".into(), ms(ready).into());
    row.insert("first_revived_ms".into(), ms(first).into());
    row.insert("revived_p50_ms".into(), ms(middle).into());
    row.insert("revived_max_ms".into(), ms(slowest).into());
    Ok(row)
}

fn open_calls(server: &Server) -> anyhow::Result<Vec<Open>> {
    // Only those whose telephone rang and who said nothing yet: the next turn is their first.
    let rows = server.database.texts(&format!(
        "SELECT concat_ws(' ', 'CA' || replace(call::text, '-', ''), caller, called) FROM calls
        WHERE ended_at IS NULL AND (SELECT max(seq) FROM journal WHERE journal.call = calls.call) = 0
        LIMIT {REVIVED}"
    ));
    let open = rows.iter().map(|row| {
        let mut fields = row.split(' ').map(str::to_owned);
        let mut next = || fields.next().context("a call has a caller and a called number");
        Ok(Open { call: next()?.parse()?, caller: next()?, called: next()? })
    });
    open.collect()
}

/// The caller speaks. The time counts from before the connection is made.
fn revived(server: &Server, carrier: &Carrier, open: &Open) -> anyhow::Result<Duration> {
    let line = carrier.place_call(&open.caller, &open.called, open.call);
    let words = [("SpeechResult", "I'd like to book a consultation"), ("Confidence", "0.91286755")];
    let webhook = carrier.signed("/twilio/voice/collect?turn=1", &line.parameters(&words));
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        (SIGNATURE_HEADER, webhook.signature.as_deref().context("it is signed")?),
    ];
    let request = format!("POST {}", webhook.target);
    let begun = Instant::now();
    let (status, body) = http::ask(server.address(), &request, &headers, &webhook.body)?;
    let took = begun.elapsed();
    let goes_on = status == 200 && body.contains("turn=2");
    anyhow::ensure!(goes_on, "a call that was open does not go on: {status}");
    Ok(took)
}
