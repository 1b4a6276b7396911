//! Trouble on purpose.

use std::sync::Mutex;

use async_trait::async_trait;
use domain::{CallSid, Turn};

use super::lock;
use crate::{Interfered, Interference, Point};

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disturbance {
    /// A panic.
    Panic,
    /// An error.
    Fail,
    /// Nothing, for ever: whoever waits has to give up.
    Hang,
}

/// Makes trouble where and as often as it was told to.
#[derive(Default)]
pub struct Disturber {
    plans: Mutex<Vec<(Point, Disturbance, u32)>>,
}

impl Disturber {
    /// Makes trouble at a point the next `times` times that somebody comes by.
    pub fn plan(&self, at: Point, what: Disturbance, times: u32) {
        lock(&self.plans).push((at, what, times));
    }

    fn next(&self, at: Point) -> Option<Disturbance> {
        let mut plans = lock(&self.plans);
        let plan = plans.iter_mut().find(|(point, _, times)| *point == at && *times > 0)?;
        plan.2 -= 1;
        Some(plan.1)
    }
}

#[async_trait]
impl Interference for Disturber {
    async fn before(&self, point: Point, _: CallSid, _: Turn) -> Result<(), Interfered> {
        match self.next(point) {
            None => Ok(()),
            Some(Disturbance::Fail) => Err(Interfered),
            Some(Disturbance::Panic) => panic!("a panic on purpose"),
            Some(Disturbance::Hang) => {
                // Longer than anybody waits.
                std::future::pending::<()>().await;
                Ok(())
            }
        }
    }
}
