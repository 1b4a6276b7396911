//! Messages that are recorded.

use domain::testing::maple_dental;
use domain::{Language, Messages, Practice};
use expect_test::expect;

use crate::script::play;

const CALLER: &str = "+14032661234";

/// Nobody can be called there.
fn taking(messages: Messages, language: Language) -> Practice {
    let mut practice = Practice { transfer_to: None, ..maple_dental() };
    practice.desk.messages = messages;
    practice.desk.languages = vec![language];
    practice
}

#[test]
fn a_message_is_recorded_after_notice_and_the_call_goes_on() {
    let practice = taking(Messages::RecordedAfterNotice, Language::English);
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:person
          I'm sorry, nobody can take your call right now.
          Your message will be recorded. Please leave it after the tone. When you are done, press the pound key, or hang up.
          [record]
        > recorded
          Thank you, I will pass your message on.
          Is there anything else I can do for you?
          [anything]
        > no
          Thank you for calling. Goodbye.
          [hang up]
          = message_left
    "#]].assert_eq(&play(&practice, CALLER, &["intent:person", "recorded", "no"]));
}

#[test]
fn in_french_too_and_without_notice_where_the_practice_wants_none() {
    let practice = taking(Messages::RecordedAfterNotice, Language::French);
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > intent:person
          Je regrette, personne ne peut prendre votre appel en ce moment.
          Votre message sera enregistré. Laissez-le après le bip. Quand vous aurez terminé, appuyez sur le dièse ou raccrochez.
          [record]
        > recorded
          Merci, je transmets votre message.
          Puis-je faire autre chose pour vous ?
          [anything]
    "#]].assert_eq(&play(&practice, CALLER, &["intent:person", "recorded"]));
    let practice = taking(Messages::Recorded, Language::French);
    expect![[r#"
          Maple Dental, bonjour.
          Que puis-je faire pour vous ?
          [intent]
        > intent:person
          Je regrette, personne ne peut prendre votre appel en ce moment.
          Laissez votre message après le bip. Quand vous aurez terminé, appuyez sur le dièse ou raccrochez.
          [record]
    "#]].assert_eq(&play(&practice, CALLER, &["intent:person"]));
    let practice = taking(Messages::Recorded, Language::English);
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:person
          I'm sorry, nobody can take your call right now.
          Please leave your message after the tone. When you are done, press the pound key, or hang up.
          [record]
    "#]].assert_eq(&play(&practice, CALLER, &["intent:person"]));
}

#[test]
fn silence_on_the_recorder_is_asked_again_and_ends() {
    let practice = taking(Messages::Recorded, Language::English);
    expect![[r#"
          Thank you for calling Maple Dental.
          What can I do for you?
          [intent]
        > intent:person
          I'm sorry, nobody can take your call right now.
          Please leave your message after the tone. When you are done, press the pound key, or hang up.
          [record]
        > 
          Sorry, I did not hear anything.
          Please leave your message after the tone. When you are done, press the pound key, or hang up.
          [record]
        > lost
          Please leave your message after the tone. When you are done, press the pound key, or hang up.
          [record]
        > 
          I still can't hear you.
          Please leave your message after the tone. When you are done, press the pound key, or hang up.
          [record]
        > 
          I'm sorry that I could not help. Please call again. Goodbye.
          [hang up]
          = unserved
    "#]].assert_eq(&play(&practice, CALLER, &["intent:person", "", "lost", "", ""]));
}

#[test]
fn how_late_somebody_will_be_is_written_down() {
    let practice = taking(Messages::Recorded, Language::English);
    let said = play(&practice, CALLER, &["intent:late"]);
    assert!(said.contains("How late will you be?") && said.contains("[message]"), "{said}");
    assert!(!said.contains("[record]"), "{said}");
}

#[test]
fn a_recording_where_none_was_asked_for_is_no_answer() {
    let practice = taking(Messages::Recorded, Language::English);
    let said = play(&practice, CALLER, &["book cleaning", "recorded"]);
    let questions = said.matches("Who would you like to see").count();
    assert_eq!((questions, said.contains("message")), (2, false), "{said}");
}

#[test]
fn a_call_that_has_had_its_turns_ends_with_the_recording() {
    let practice = taking(Messages::Recorded, Language::English);
    let mut lines = Vec::new();
    while !play(&practice, CALLER, &lines).contains("[record]") {
        lines.push("lost");
        assert!(lines.len() < 100, "a call without an end");
    }
    lines.push("recorded");
    let said = play(&practice, CALLER, &lines);
    assert!(said.contains("I will pass your message on.") && said.contains("[hang up]"), "{said}");
    assert!(said.ends_with("= message_left\n"), "{said}");
}
