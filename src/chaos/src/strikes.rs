//! Breaking things, and mending them; each with something that shows that it happened.

use std::time::Duration;

use serde_json::json;
use store::owner::Owner;
use tokio::time::{Instant, sleep};

use crate::cable::Condition;
use crate::chance::Chance;
use crate::cluster::MAX_CONNECTIONS;
use crate::error::ChaosError;
use crate::faults::{Kind, Side};
use crate::fleet::SLOTS;
use crate::history::{At, Strike};
use crate::logs::Mark;
use crate::world::World;

/// How long something that was broken has to show.
const SHOWS_WITHIN: Duration = Duration::from_secs(15);
/// How often to look.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// What PostgreSQL writes when there is no room.
const NO_ROOM: &str = "No space left on device";
/// What a server writes when a fault strikes in a step.
const A_FAULT_STRIKES: &str = "a fault strikes";

/// Breaks one thing after the other of one side, until then, or until each was broken once. Every
/// kind that there is comes up before one comes up again.
pub(crate) async fn torment(
    world: &World,
    side: Side,
    kinds: &[Kind],
    until: Option<At>,
    chance: &mut Chance,
    tell: &dyn Fn(&str),
) -> Result<(), ChaosError> {
    let own: Vec<Kind> = kinds.iter().copied().filter(|kind| kind.side() == side).collect();
    let mut bag = own.clone();
    while !own.is_empty() {
        if bag.is_empty() {
            if until.is_none() {
                break;
            }
            bag.clone_from(&own);
        }
        sleep(chance.millis(300, 2500)).await;
        let from = world.recorder.now();
        if until.is_some_and(|until| from >= until) {
            break;
        }
        let kind = bag.swap_remove(chance.place(bag.len()));
        let proof = strike(world, kind, chance).await?;
        let until = world.recorder.now();
        tell(&format!("{:7.1} s  {}: {proof}", from.as_secs_f64(), kind.name()));
        world.recorder.struck(Strike { kind: kind.name(), from, until, proof });
    }
    Ok(())
}

/// Breaks something and mends it. What shows that it happened.
async fn strike(world: &World, kind: Kind, chance: &mut Chance) -> Result<String, ChaosError> {
    match kind {
        Kind::Kill => kill(world, chance).await,
        Kind::Pause => pause(world, chance).await,
        Kind::Deploy => deploy(world, chance).await,
        Kind::Inject => inject(world, chance).await,
        Kind::DatabaseKill | Kind::DatabaseStop => database(world, kind, chance).await,
        Kind::Cut => cable(world, Condition::Cut, chance.millis(500, 5000)).await,
        Kind::Delay => {
            let late = chance.millis(20, 400);
            cable(world, Condition::Late(late), chance.millis(2000, 5000)).await
        }
        Kind::HalfOpen => cable(world, Condition::HalfOpen, chance.millis(1000, 4000)).await,
        Kind::Slow => {
            let bytes = chance.between(2000, 40_000);
            cable(world, Condition::Slow(bytes), chance.millis(2000, 5000)).await
        }
        Kind::DiskFull => disk_full(world, chance).await,
        Kind::Connections => connections(world, chance).await,
        Kind::Lock => lock(world, chance).await,
    }
}

async fn kill(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let first = chance.place(SLOTS);
    let slots = if chance.per_mille(200) { vec![first, (first + 1) % SLOTS] } else { vec![first] };
    let mut proof = Vec::new();
    for slot in &slots {
        proof.push(format!("killed {}", world.fleet.name(*slot)));
        world.fleet.kill(*slot).await?;
    }
    sleep(chance.millis(0, 1000)).await;
    for slot in slots {
        world.fleet.start(slot).await?;
        proof.push(format!("started {}", world.fleet.name(slot)));
    }
    Ok(proof.join(", "))
}

async fn pause(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let slot = chance.place(SLOTS);
    let time = chance.millis(2000, 8000);
    let name = world.fleet.name(slot);
    world.fleet.pause(slot, time).await?;
    Ok(format!("{name} stood still for {time:?}"))
}

async fn deploy(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let slot = chance.place(SLOTS);
    let old = world.fleet.name(slot);
    let took = world.fleet.replace(slot).await?;
    Ok(format!("{old} ended after {took:.1?}, {} took over", world.fleet.name(slot)))
}

async fn inject(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let mark = Mark::at_the_end_of(&world.logs());
    let mut planned = Vec::new();
    for _ in 0..chance.between(2, 6) {
        let at = chance.one_of(["step", "journal", "diary", "render"]);
        let damage = match chance.between(0, 2) {
            0 => json!("panic"),
            1 => json!("error"),
            _ => json!({ "delay_ms": chance.between(50, 4000) }),
        };
        let times = chance.between(1, 6);
        planned.push(format!("{damage} at {at}"));
        let fault = json!({ "at": at, "do": damage, "times": times });
        world.inject(chance.place(SLOTS), &fault).await?;
    }
    shows("inject", || mark.count(A_FAULT_STRIKES) > 0).await?;
    let struck = mark.count(A_FAULT_STRIKES);
    Ok(format!("{}; {struck} struck so far", planned.join(", ")))
}

async fn database(world: &World, kind: Kind, chance: &mut Chance) -> Result<String, ChaosError> {
    let before = world.cluster.postmaster()?;
    if kind == Kind::DatabaseKill {
        world.cluster.kill()?;
    } else {
        world.cluster.stop_immediately().await?;
    }
    sleep(chance.millis(0, 3000)).await;
    world.cluster.start_again().await?;
    let after = world.cluster.postmaster()?;
    if after == before {
        let why = format!("the postmaster is {after} still");
        return Err(ChaosError::NoFault { kind: kind.name(), why });
    }
    Ok(format!("postmaster {before} is now {after}"))
}

async fn cable(world: &World, condition: Condition, time: Duration) -> Result<String, ChaosError> {
    world.cable.set(condition);
    sleep(time).await;
    world.cable.set(Condition::Whole);
    Ok(format!("{condition:?} for {time:?}"))
}

async fn disk_full(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let Ok(disk) = &world.disk else { return Ok("skipped".to_owned()) };
    let mark = Mark::at_the_end_of(&world.cluster.log());
    disk.fill().await?;
    sleep(chance.millis(1500, 4000)).await;
    let shown = shows("disk-full", || mark.count(NO_ROOM) > 0).await;
    disk.relieve()?;
    shown?;
    let refused = mark.count(NO_ROOM);
    Ok(format!("{refused} statements found no room"))
}

async fn connections(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let location = world.cluster.direct();
    let mut taken = Vec::new();
    let until = Instant::now() + SHOWS_WITHIN;
    let (mut cut_off, mut refused) = (0, 0);
    // What is free, then what the servers have: they are cut off, and what that leaves is taken.
    while refused < 3 && Instant::now() < until {
        if let Ok(owner) = Owner::connect(&location).await {
            taken.push(owner);
            continue;
        }
        refused += 1;
        let Some(owner) = taken.last_mut() else { continue };
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE application_name = 'bella'";
        cut_off += owner.execute("cut the servers off", cut.to_owned()).await?;
    }
    // Servers that were away just then had none that could be cut off, and get none now.
    let are_left_out = cut_off > 0 || taken.len() >= MAX_CONNECTIONS;
    if taken.len() < MAX_CONNECTIONS / 2 || !are_left_out {
        let why = format!("{} connections taken, {cut_off} cut off", taken.len());
        return Err(ChaosError::NoFault { kind: "connections", why });
    }
    let time = chance.millis(1500, 5000);
    sleep(time).await;
    let proof =
        format!("{} of {MAX_CONNECTIONS} taken for {time:?}, {cut_off} cut off", taken.len());
    for owner in taken {
        owner.close().await?;
    }
    Ok(proof)
}

async fn lock(world: &World, chance: &mut Chance) -> Result<String, ChaosError> {
    let mut owner = Owner::connect(&world.cluster.direct()).await?;
    let doing = "lock the tables";
    owner.execute(doing, "SET lock_timeout = '10s'".to_owned()).await?;
    owner.execute(doing, "BEGIN".to_owned()).await?;
    let tables = chance.one_of(["journal", "appointments", "journal, appointments, calls"]);
    owner.execute(doing, format!("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")).await?;
    let time = chance.millis(1000, 4000);
    sleep(time).await;
    owner.execute("unlock the tables", "ROLLBACK".to_owned()).await?;
    owner.close().await?;
    Ok(format!("{tables} locked for {time:?}"))
}

/// Waits until something shows.
async fn shows(kind: &'static str, happened: impl Fn() -> bool) -> Result<(), ChaosError> {
    let until = Instant::now() + SHOWS_WITHIN;
    while !happened() {
        if Instant::now() > until {
            let why = format!("nothing of it showed within {} s", SHOWS_WITHIN.as_secs());
            return Err(ChaosError::NoFault { kind, why });
        }
        sleep(LOOK_EVERY).await;
    }
    Ok(())
}
