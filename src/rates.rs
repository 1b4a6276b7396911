//! How much the limiter lets through, out of the settings.

use std::num::NonZeroU32;
use std::str::FromStr;

use actors::Rates;

use crate::config::{Environment, Problems};
use crate::settings::Settings;

/// How many times as many new calls there may be where nobody is harmed: whoever tries something out
/// calls again and again from one number.
const WIDER: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// The rates that the settings say, and the usual ones where they say nothing.
pub(crate) fn parse(
    settings: &Settings,
    environment: Environment,
    problems: &mut Problems,
) -> Rates {
    let mut rates = usual(environment);
    let per_time = [
        ("limits.new_calls_per_caller_per_minute", &mut rates.new_calls_per_caller_per_minute),
        ("limits.new_calls_per_number_per_minute", &mut rates.new_calls_per_number_per_minute),
        ("limits.new_calls_per_practice_per_minute", &mut rates.new_calls_per_practice_per_minute),
        ("limits.new_calls_per_second", &mut rates.new_calls_per_second),
        ("limits.webhooks_per_call_per_minute", &mut rates.webhooks_per_call_per_minute),
        ("limits.webhooks_per_second", &mut rates.webhooks_per_second),
        ("limits.requests_per_key_per_minute", &mut rates.requests_per_key_per_minute),
        ("limits.requests_per_address_per_minute", &mut rates.requests_per_address_per_minute),
        ("limits.failures_per_address_per_minute", &mut rates.failures_per_address_per_minute),
    ];
    for (key, rate) in per_time {
        set(rate, settings, problems, key);
    }
    set(&mut rates.keys, settings, problems, "limits.keys");
    set(&mut rates.calls, settings, problems, "limits.calls");
    rates
}

fn usual(environment: Environment) -> Rates {
    let rates = Rates::default();
    match environment {
        Environment::Production => rates,
        Environment::Development | Environment::Test => Rates {
            new_calls_per_caller_per_minute: rates
                .new_calls_per_caller_per_minute
                .saturating_mul(WIDER),
            new_calls_per_number_per_minute: rates
                .new_calls_per_number_per_minute
                .saturating_mul(WIDER),
            new_calls_per_practice_per_minute: rates
                .new_calls_per_practice_per_minute
                .saturating_mul(WIDER),
            ..rates
        },
    }
}

fn set<T: FromStr>(number: &mut T, settings: &Settings, problems: &mut Problems, key: &str) {
    if let Some(said) = problems.parsed(settings, key, "a number from 1 on") {
        *number = said;
    }
}
