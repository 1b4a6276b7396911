//! A server that was stopped in the middle of a step, and wakes up late.

use std::path::Path;

use crate::{BELLA, has_postgres, now};

#[test]
fn a_server_that_wakes_up_late_with_a_step_in_its_hands_doubles_nothing() {
    if !has_postgres("the fence against a server that stood still") {
        return;
    }
    let seen = match chaos::fence(Path::new(BELLA), 7, now()) {
        Ok(seen) => seen,
        // The production build cannot make a step wait.
        Err(error) if !cfg!(feature = "faults") => {
            eprintln!("NOT RUN: {error}");
            return;
        }
        Err(error) => panic!("{error}: {error:?}"),
    };
    for (number, fenced) in seen.iter().enumerate() {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // The safe reply claims nothing; whatever else A says is what B had said.
        let (late, safe) = &fenced.late;
        assert!(*safe || *late == fenced.by_b, "{number}: {}", text(late));
        assert_eq!(text(&fenced.again_by_a), text(&fenced.by_b), "{number}");
        assert_eq!(text(&fenced.last_by_a), text(&fenced.last_by_b), "{number}");
        assert!(text(&fenced.by_b).contains("Shall I book it?"), "{}", text(&fenced.by_b));
        assert!(text(&fenced.last_by_b).contains("You are booked"), "{}", text(&fenced.last_by_b));
        assert_eq!(fenced.appointments, 1, "{number}");
    }
    assert!(seen.last().is_some_and(|fenced| !fenced.late.1), "A wrote late, and lost");
}
