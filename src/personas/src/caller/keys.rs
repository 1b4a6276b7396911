//! Callers who only press keys.

use super::sentences::{is_side_question, read_back};
use super::{Agreed, Caller, Does};
use crate::goal::Goal;
use crate::{heard, practice};

impl Caller {
    pub(super) fn presses(&mut self, expecting: &str, said: &str) -> Does {
        // First they wait to hear what the keys do.
        if !self.evaded && !said.contains("ress ") {
            self.evaded = true;
            return Does::KeepsSilent;
        }
        self.evaded = false;
        let wish = self.wish();
        let key = match expecting {
            "intent" if self.plan.goal == Goal::AskHours => '5',
            "service" => {
                let name = practice::SERVICES[self.plan.service].english;
                heard::key_for(said, name).unwrap_or('1')
            }
            "provider" => {
                let name = wish.and_then(|wish| wish.provider);
                let name = name.map_or("anyone", |it| practice::PROVIDERS[it].name);
                heard::key_for(said, name).unwrap_or('1')
            }
            "phone" => return Does::Presses(self.plan.phone.trim_start_matches("+1").into()),
            "confirmation" => self.presses_yes_or_no(said),
            _ if is_side_question(said) => '2',
            _ => '1',
        };
        Does::Presses(key.into())
    }

    fn presses_yes_or_no(&mut self, said: &str) -> char {
        let read = read_back(said);
        let start = self.times(read).last().copied();
        let (Some(wish), Some(start)) = (self.wish(), start) else { return '2' };
        let (service, provider) = (heard::service(read), heard::provider(read));
        if service != Some(wish.service) || (wish.provider.is_some() && provider != wish.provider) {
            self.refusals += 1;
            return '2';
        }
        self.agreed.push(Agreed::ToBook { service, provider, start });
        '1'
    }
}
