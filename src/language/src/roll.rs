//! The names from a practice's lists, made ready to be listened for. Every word of an answer is
//! compared with every name: what can be worked out of a name is worked out once an answer.

use std::cell::OnceCell;

use domain::{ProviderId, ServiceId, Vocabulary};

use crate::lexicon::Lexicon;
use crate::near::Sounds;
use crate::spoken::Letters;

/// The names that callers of a practice may say.
pub(crate) struct Roll<'a> {
    /// Of its services, in the order in which they are offered.
    pub(crate) services: Vec<ServiceName<'a>>,
    /// Of its providers.
    pub(crate) providers: Vec<ProviderNames<'a>>,
    begins_service: Beginnings,
    begins_provider: Beginnings,
    lexicon: &'static Lexicon,
    services_sound: OnceCell<Vec<(ServiceId, Sounds)>>,
    providers_sound: OnceCell<Vec<(ProviderId, Sounds)>>,
}

/// One name of a service.
pub(crate) struct ServiceName<'a> {
    /// Whose it is.
    pub(crate) id: ServiceId,
    /// As it is written.
    pub(crate) written: &'a str,
    /// As it is listened for.
    pub(crate) letters: Letters,
    /// Whether it is what Bella calls the service in the language of the call.
    pub(crate) is_said: bool,
}

/// The names of a provider.
pub(crate) struct ProviderNames<'a> {
    /// Whose they are.
    pub(crate) id: ProviderId,
    /// Without their titles, as they are written.
    bare: Vec<&'a str>,
    /// With them.
    pub(crate) titled: Vec<Letters>,
    /// Without: the whole name, what it begins with, and from each later part on: "van der Berg",
    /// "Berg".
    pub(crate) parts: Vec<Letters>,
}

/// The first letters of names. Nearly every word begins none of them, and that is seen here at once.
#[derive(Debug, Clone, Copy, Default)]
struct Beginnings(u64);

impl Beginnings {
    fn add(&mut self, letters: &Letters) {
        self.0 |= letters.first().map_or(0, Self::bit);
    }

    /// One for each letter and digit; those of other scripts have all.
    fn bit(first: char) -> u64 {
        match first {
            'a'..='z' => 1 << (u32::from(first) - u32::from('a')),
            '0'..='9' => 1 << (26 + u32::from(first) - u32::from('0')),
            _ => u64::MAX,
        }
    }

    /// Whether a name may begin with the word. One that is short could be a plural's ending.
    fn may_have(self, word: &str) -> bool {
        match word.as_bytes() {
            [first, _, _, ..] if first.is_ascii_alphanumeric() => {
                self.0 & Self::bit(char::from(first.to_ascii_lowercase())) != 0
            }
            _ => self.0 != 0,
        }
    }
}

impl<'a> Roll<'a> {
    /// The names of a practice.
    pub(crate) fn of(vocabulary: Vocabulary<'a>, lexicon: &'static Lexicon) -> Self {
        let mut begins_service = Beginnings::default();
        let mut services = Vec::new();
        for service in vocabulary.services {
            for name in service.all_names() {
                let letters = Letters::of(name);
                begins_service.add(&letters);
                let is_said = name == service.called(lexicon.language);
                services.push(ServiceName { id: service.id, written: name, letters, is_said });
            }
        }
        let mut begins_provider = Beginnings::default();
        let providers = vocabulary.providers.iter().map(|provider| {
            let mut names = ProviderNames {
                id: provider.id,
                bare: Vec::new(),
                titled: Vec::new(),
                parts: Vec::new(),
            };
            for name in std::iter::once(&provider.name).chain(&provider.spoken) {
                names.add(name, lexicon);
            }
            for letters in names.titled.iter().chain(&names.parts) {
                begins_provider.add(letters);
            }
            names
        });
        Self {
            services,
            providers: providers.collect(),
            begins_service,
            begins_provider,
            lexicon,
            services_sound: OnceCell::new(),
            providers_sound: OnceCell::new(),
        }
    }

    /// Whether the name of a service may begin with the word.
    pub(crate) fn may_begin_service(&self, word: &str) -> bool {
        self.begins_service.may_have(word)
    }

    /// Whether the name of a provider may begin with the word.
    pub(crate) fn may_begin_provider(&self, word: &str) -> bool {
        self.begins_provider.may_have(word)
    }

    /// How the names of the services sound.
    pub(crate) fn services_sound(&self) -> &[(ServiceId, Sounds)] {
        self.services_sound.get_or_init(|| {
            let names = self.services.iter();
            names.map(|name| (name.id, Sounds::of(name.written, self.lexicon))).collect()
        })
    }

    /// How the names of the providers sound without their titles, in whole and in parts.
    pub(crate) fn providers_sound(&self) -> &[(ProviderId, Sounds)] {
        self.providers_sound.get_or_init(|| {
            let names = self.providers.iter().flat_map(|names| {
                let parts = names.bare.iter().flat_map(|bare| bare.split_whitespace());
                parts.chain(names.bare.iter().copied()).map(|part| (names.id, part))
            });
            names.map(|(id, part)| (id, Sounds::of(part, self.lexicon))).collect()
        })
    }
}

impl<'a> ProviderNames<'a> {
    fn add(&mut self, name: &'a str, lexicon: &Lexicon) {
        put(&mut self.titled, Letters::of(name));
        let bare = without_title(name, lexicon);
        if self.bare.contains(&bare) {
            return;
        }
        self.bare.push(bare);
        let mut rest = bare;
        while !rest.is_empty() {
            put(&mut self.parts, Letters::of(rest));
            rest = rest.split_once(char::is_whitespace).map_or("", |(_, behind)| behind);
        }
        if let Some((first, _)) = bare.split_once(char::is_whitespace) {
            put(&mut self.parts, Letters::of(first));
        }
    }
}

/// Adds a name that is not there yet.
fn put(names: &mut Vec<Letters>, name: Letters) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// A name without the titles before it.
fn without_title<'n>(name: &'n str, lexicon: &Lexicon) -> &'n str {
    let is_title = |word: &str| {
        let word = word.trim_end_matches('.');
        lexicon.providers.titles.iter().any(|title| title.text.eq_ignore_ascii_case(word))
    };
    let mut bare = name.trim();
    while let Some((first, rest)) = bare.split_once(' ') {
        if !is_title(first) {
            break;
        }
        bare = rest.trim_start();
    }
    bare
}
