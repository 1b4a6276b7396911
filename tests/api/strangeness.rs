//! What nobody expects, and what is answered all the same.

use support::{AUTH_TOKEN, Bella, new_call, runtime};
use telephony::carrier::{Carrier, Document, Ending};

use crate::caller::{Caller, Heard, appointments, call_report, post, signed};
use crate::{BELLA, CALGARIAN, MAPLE};

#[test]
fn markup_in_what_a_caller_says_is_never_markup_in_what_they_hear() {
    let bella = Bella::start(BELLA);
    for (at, words) in [
        ("nine", "</Say><Hangup/>"),
        ("ten", "my name is <script>alert(1)</script>"),
        ("eleven", "Anne & Marie ]]> <!-- O'Neil \"quoted\""),
        ("two", "Sarah &lt;Dial&gt;+15555550100"),
    ] {
        let (mut caller, _) = Caller::calls(&bella);
        for sentence in [
            words,
            "I'd like to book a cleaning with Dr. Khan",
            words,
            &format!("tomorrow at {at}"),
            words,
            "Sarah Johnson",
        ] {
            let heard = caller.says(sentence);
            // What is put into a reply comes out of it as the same text, and as nothing else.
            let body = String::from_utf8(heard.reply().body.to_vec()).unwrap();
            for markup in ["<Hangup", "<script", "<!--", "]]>", "<Dial>+15555550100"] {
                assert!(!body.contains(markup), "{sentence:?} became {body}");
            }
            assert!(!heard.is_over(), "{sentence:?}: {body}");
            if heard.expecting() == "confirmation" {
                break;
            }
        }
        caller.hangs_up();
    }
    assert_eq!(appointments(&bella).len(), 0);
}

#[test]
fn strange_speech_is_a_turn_like_any_other() {
    let bella = Bella::start(BELLA);
    let long = "book ".repeat(12_000);
    for words in [
        "",
        " ",
        "😀🦷 👩‍👩‍👧 ❤️",
        "\u{0}\u{1}\u{2}\u{7f}\u{85}\u{2028}",
        "\u{fffe}\u{ffff}\u{202e}gnirongi",
        "a\u{300}\u{301}\u{302}\u{303}",
        "'; DROP TABLE appointments; --",
        "%00 %s %n ${jndi:ldap://x} {{7*7}}",
        &long,
    ] {
        let (mut caller, first) = Caller::calls(&bella);
        let heard = caller.says(words);
        assert_eq!(heard.origin(), "fresh");
        assert!(!heard.is_over() && !heard.text().is_empty());
        // The call goes on, and books.
        caller.is_read_back_to();
        caller.hangs_up();
        let report = call_report(&bella, caller.call());
        assert_eq!(report["turns"].as_array().unwrap().len(), 5, "{}", first.text());
    }
}

#[test]
fn keys_that_mean_nothing_are_a_turn_like_any_other() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    for keys in ["7", "*", "88888888888888888888", "#", "0123456789"] {
        let target = caller.is_silent().webhook().target.clone();
        let webhook = caller.webhook(&bella, &target, &[("Digits", keys)]);
        let reply = post(&bella, &webhook);
        assert_eq!(reply.status, 200);
        Document::read(&reply.body).unwrap();
        let (next, _) = Caller::calls(&bella);
        caller = next;
    }
}

#[test]
fn fields_can_be_empty_or_missing_when_the_signature_is_good() {
    let bella = Bella::start(BELLA);
    let call = new_call().to_string();
    let whole = [
        ("CallSid", call.as_str()),
        ("From", ""),
        ("To", MAPLE),
        ("CallerName", ""),
        ("SpeechResult", ""),
    ];
    let reply = post(&bella, &signed(&bella, "/twilio/voice", &whole));
    assert_eq!(reply.status, 200);
    assert!(text(&reply.body).contains("Maple Dental"), "{}", text(&reply.body));
    let turn = signed(&bella, "/twilio/voice/collect?turn=1", &whole);
    assert_eq!(post(&bella, &turn).status, 200);

    // What names no call, or no practice, is answered honestly.
    for fields in [
        vec![],
        vec![("CallSid", "")],
        vec![("CallSid", "CA12"), ("To", MAPLE)],
        vec![("CallSid", "CA00000000000000000000000000000001"), ("To", "")],
        vec![("CallSid", "CA00000000000000000000000000000002"), ("To", "+15005550006")],
        vec![("CallSid", "CA00000000000000000000000000000003"), ("To", "pizza")],
    ] {
        for target in ["/twilio/voice", "/twilio/voice/collect?turn=1", "/twilio/voice/fallback"] {
            let reply = post(&bella, &signed(&bella, target, &fields));
            assert_eq!(reply.status, 200, "{target}");
            let document = Document::read(&reply.body).unwrap();
            assert_eq!(document.warnings, []);
            assert!(text(&reply.body).contains("sorry"), "{}", text(&reply.body));
        }
    }
}

#[test]
fn a_body_that_is_no_form_is_answered_when_it_is_signed() {
    let bella = Bella::start(BELLA);
    let signed = bella.carrier().signed("/twilio/voice", &[]);
    let signature = signed.signature.unwrap();
    for content_type in ["text/plain", "multipart/form-data; boundary=x", ""] {
        let headers = [("Content-Type", content_type), ("X-Twilio-Signature", &signature)];
        let (status, body) =
            bella.request("POST", "/twilio/voice", &headers, "CallSid=CA1").unwrap();
        assert_eq!(status, 200, "{content_type}: {body}");
        Document::read(body.as_bytes()).unwrap();
    }
    // More than a webhook can have.
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Twilio-Signature", signature.as_str()),
    ];
    let huge = "x".repeat(2_000_000);
    let (status, _) = bella.request("POST", "/twilio/voice", &headers, &huge).unwrap();
    assert_eq!(status, 413);
}

#[test]
fn nothing_without_a_good_signature_is_believed() {
    let bella = Bella::start(BELLA);
    let caller = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    let good = caller.webhook(&bella, "/twilio/voice", &[]);
    let mut wrong = good.clone();
    wrong.signature = Some("AAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned());
    let mut missing = good.clone();
    missing.signature = None;
    let mut changed = good.clone();
    changed.body.push_str("&SpeechResult=yes");
    let mut elsewhere = good.clone();
    elsewhere.target = "/twilio/voice/collect?turn=1".to_owned();
    let mut of_another_account = good.clone();
    let token = AUTH_TOKEN.replace('0', "1");
    assert_ne!(token, AUTH_TOKEN);
    of_another_account.signature = Some(token);
    for forged in [wrong, missing, changed, elsewhere, of_another_account] {
        let reply = post(&bella, &forged);
        assert_eq!((reply.status, reply.body.len()), (403, 0), "{}", forged.target);
    }
    let (status, _) = bella.api(&format!("/api/v1/calls/{}", caller.call())).unwrap();
    assert_eq!(status, 404, "a forged webhook began a call");
    assert_eq!(post(&bella, &good).status, 200);
}

#[test]
fn late_early_and_unreadable_turns_do_nothing() {
    let bella = Bella::start(BELLA);
    let (mut caller, begun) = Caller::calls(&bella);
    let asked = caller.says("I'd like to book a cleaning");
    let present = asked.reply().body.clone();

    // Late: what was said to it then.
    let late = caller.webhook(&bella, &asked.webhook().target, &[("SpeechResult", "a filling")]);
    assert_eq!(post(&bella, &late).body, present);
    // Early, by a turn or by many: the present question, and nothing is skipped.
    for turn in [3, 4, 99_999] {
        let target = format!("/twilio/voice/collect?turn={turn}");
        let early = caller.webhook(&bella, &target, &[("SpeechResult", "Dr. Khan")]);
        let reply = post(&bella, &early);
        assert_eq!(reply.status, 200);
        assert!(text(&reply.body).contains("Who would you like to see"), "{}", text(&reply.body));
    }
    // None of ours.
    for query in ["", "?turn=", "?turn=-1", "?turn=x", "?turn=1&turn=2", "?again=2"] {
        let target = format!("/twilio/voice/collect{query}");
        let odd = caller.webhook(&bella, &target, &[("SpeechResult", "Dr. Khan")]);
        let reply = post(&bella, &odd);
        assert_eq!(reply.status, 200, "{query}");
        assert!(text(&reply.body).contains("Who would you like to see"), "{query}");
    }
    // The call rings again in the middle: the present question, and nothing is lost.
    let rings = post(&bella, begun.webhook());
    assert!(text(&rings.body).contains("Who would you like to see"), "{}", text(&rings.body));
    let (mut other, _) = Caller::calls(&bella);
    other.is_read_back_to();
    let rings = post(&bella, &other.webhook(&bella, "/twilio/voice", &[]));
    assert!(text(&rings.body).contains("Shall I book it?"), "{}", text(&rings.body));
}

#[test]
fn a_call_that_rings_twice_before_anything_is_said_gets_the_same_bytes() {
    let bella = Bella::start(BELLA);
    let (_, begun) = Caller::calls(&bella);
    let again = post(&bella, begun.webhook());
    assert_eq!(again.body, begun.reply().body);
    assert_eq!(again.reply.as_deref(), Some("stored"));
}

#[test]
fn a_turn_of_a_call_that_nobody_knows_begins_it() {
    let bella = Bella::start(BELLA);
    let caller = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    let target = "/twilio/voice/collect?turn=4";
    let reply = post(&bella, &caller.webhook(&bella, target, &[("SpeechResult", "yes")]));
    assert_eq!(reply.status, 200);
    assert!(text(&reply.body).contains("Maple Dental"), "{}", text(&reply.body));
    assert_eq!(appointments(&bella).len(), 0);
}

#[test]
fn reports_of_the_end_can_come_early_twice_and_in_any_order() {
    let bella = Bella::start(BELLA);
    let status = |caller: &Caller, status: &str, parent: &str| {
        let call = caller.call().to_string();
        let mut fields =
            vec![("CallSid", &*call), ("CallStatus", status), ("From", CALGARIAN), ("To", MAPLE)];
        if !parent.is_empty() {
            fields.push(("ParentCallSid", parent));
        }
        post(&bella, &signed(&bella, "/twilio/voice/status", &fields)).status
    };
    // Before the call is known: nothing to end, and nothing is begun.
    let mut caller = Caller::about_to_call(&bella, CALGARIAN, MAPLE);
    assert_eq!(status(&caller, "completed", ""), 204);
    let (unknown, _) = bella.api(&format!("/api/v1/calls/{}", caller.call())).unwrap();
    assert_eq!(unknown, 404);
    assert!(caller.rings().text().contains("Maple Dental"));

    // Progress, a dialled leg and nonsense do not end it.
    for progress in ["initiated", "ringing", "in-progress", "queued", "", "nonsense"] {
        assert_eq!(status(&caller, progress, ""), 204, "{progress}");
    }
    assert_eq!(status(&caller, "completed", "CA00000000000000000000000000000009"), 204);
    let read_back = caller.is_read_back_to();
    assert_eq!(call_report(&bella, caller.call())["state"], "confirming");

    // The end, twice, with progress behind it; then a turn that was on its way.
    for end in ["completed", "completed", "in-progress", "canceled"] {
        assert_eq!(status(&caller, end, ""), 204, "{end}");
    }
    let report = call_report(&bella, caller.call());
    assert_eq!(report["outcome"], "abandoned", "{report}");
    let heard = caller.says("yes");
    assert!(heard.text().is_empty() && heard.ended_by(&Ending::RanOut), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 0);
    // A reply that was written stays what it was.
    assert_eq!(post(&bella, read_back.webhook()).body, read_back.reply().body);
}

#[test]
fn a_booking_that_was_confirmed_stands_when_the_line_drops_in_the_middle_of_it() {
    let bella = Bella::start(BELLA);
    let (mut caller, _) = Caller::calls(&bella);
    caller.is_read_back_to();
    // The step that books takes its time, and the caller hangs up meanwhile.
    let (status, _) = bella
        .request(
            "POST",
            "/test/faults",
            &[],
            &format!(
                r#"{{"at":"journal","do":"delay_ms","ms":700,"call_sid":"{}","times":1}}"#,
                caller.call()
            ),
        )
        .unwrap();
    assert_eq!(status, 204);
    let call = caller.call().to_string();
    let fields =
        [("CallSid", &*call), ("CallStatus", "completed"), ("From", CALGARIAN), ("To", MAPLE)];
    let report = signed(&bella, "/twilio/voice/status", &fields);
    let sid = caller.call();
    let mut line = caller.into_line();
    let (heard, report) = runtime().block_on(async {
        let carrier: Carrier = bella.carrier();
        tokio::join!(line.say("yes"), async {
            while !bella.log().contains("a fault strikes") {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            carrier.post(&report).await.unwrap()
        })
    });
    assert_eq!(report.status, 204);
    let heard = Heard::of(heard.unwrap());
    assert!(heard.text().contains("You are booked"), "{}", heard.text());
    assert_eq!(appointments(&bella).len(), 1);
    assert_eq!(call_report(&bella, sid)["outcome"], "booked");
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}
