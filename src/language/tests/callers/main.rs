//! Callers, and what is understood of what they say.

#[cfg(test)]
mod clock;
#[cfg(test)]
mod codes;
mod intents;
mod near;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod single;
#[cfg(test)]
mod table;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod verdicts;
