//! Services and providers as speech recognition writes them.

use domain::{Expecting, Language, ProviderWish, Service, Understanding};

use crate::practice::{Setting, providers, services, understand, understand_at};
use crate::properties::usual;

fn heard(sentence: &str, asked: Expecting) -> Understanding {
    understand(sentence, &usual(asked))
}

#[test]
fn a_service_that_is_nearly_said_is_understood() {
    for (sentence, name) in [
        ("I'd like a cleening", "cleaning"),
        ("a chequeup please", "check-up"),
        ("I need a chekup on tuesday", "check-up"),
        ("a deep cleening", "deep cleaning"),
        ("a consultashun", "consultation"),
    ] {
        let service = heard(sentence, Expecting::Service).service;
        let expected = services().into_iter().find(|service| service.name == name).unwrap();
        assert_eq!(service, Some(expected.id), "{sentence}");
    }
}

#[test]
fn a_name_means_the_service_that_is_called_so_in_the_language_of_the_call() {
    let [mut first, mut second]: [Service; 2] =
        services().into_iter().take(2).collect::<Vec<_>>().try_into().unwrap();
    first.name = "consultation".into();
    first.names.insert(Language::French, "évaluation".into());
    second.names.insert(Language::French, "consultation".into());
    let (by_english, by_french) = (first.id, second.id);
    let services = [first, second];
    let named = |words: &str, language| {
        let setting = Setting { language, ..usual(Expecting::Service) };
        understand_at(words, &setting, &services).service
    };
    assert_eq!(named("a consultation", Language::English), Some(by_english));
    assert_eq!(named("une consultation", Language::French), Some(by_french));
    assert_eq!(named("une évaluation", Language::French), Some(by_english));
}

#[test]
fn a_provider_who_is_nearly_said_is_understood() {
    for (sentence, nth) in [
        ("with doctor con", 0),
        ("doctor kahn please", 0),
        ("doctor trembley", 1),
        ("can I see doctor tremblee", 1),
    ] {
        let provider = heard(sentence, Expecting::Provider).provider;
        let expected = providers().get(nth).map(|provider| ProviderWish::Named(provider.id));
        assert_eq!(provider, expected, "{sentence}");
    }
}

#[test]
fn what_is_not_near_is_nobody_and_nothing() {
    for sentence in ["with doctor smith", "doctor kim", "I'm feeling unwell", "my billing address"]
    {
        let heard = heard(sentence, Expecting::Anything);
        assert_eq!(heard.service, None, "{sentence}");
        assert_eq!(heard.provider, None, "{sentence}");
    }
}
