//! What a practice's book offers, seen from outside: worked examples, then properties against a
//! model that goes through the calendar minute by minute.

#[cfg(test)]
mod booking;
#[cfg(test)]
mod daylight;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod instead;
#[cfg(test)]
mod model;
#[cfg(test)]
mod moment;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reached;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod wishes;
#[cfg(test)]
mod worlds;
#[cfg(test)]
mod zones;
