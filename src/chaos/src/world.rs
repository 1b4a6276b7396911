//! Everything that a run stands on, from the database to the carrier.
//!
//! **Invariant:** nothing of it outlives this value.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use hyper::Method;
use serde_json::json;
use store::owner::Owner;
use telephony::carrier::{Carrier, CarrierSettings, NumberWebhooks, Pace};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::balancer::{Balancer, Noise};
use crate::book::{Appointment, Book};
use crate::cable::Cable;
use crate::cluster::{Cluster, postgres_binaries};
use crate::disk::Disk;
use crate::error::ChaosError;
use crate::fleet::{ACCOUNT_SID, AUTH_TOKEN, Fleet, Recipe, SLOTS};
use crate::http::{self, ask_for};
use crate::practices;
use crate::recorder::Recorder;
use crate::watchman::{SERVERS, Watchman};

/// How long until servers are well again once nothing is broken any more.
const RECOVERY_LIMIT: Duration = Duration::from_mins(1);
/// How often to look whether they are.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// How long the last webhooks may be on their way.
const ARRIVAL_LIMIT: Duration = Duration::from_mins(1);

/// Everything that a run stands on.
pub(crate) struct World {
    pub(crate) recorder: Rc<Recorder>,
    pub(crate) fleet: Rc<Fleet>,
    pub(crate) balancer: Balancer,
    pub(crate) cable: Cable,
    /// Why the journal's disk cannot be filled, where it cannot.
    pub(crate) disk: Result<Disk, String>,
    pub(crate) cluster: Cluster,
    /// Whether faults can be injected into steps.
    pub(crate) injects: bool,
    scratch: TempDir,
    // After the directory: what is gone needs no watchman.
    _watchman: Watchman,
}

impl World {
    /// Makes it: a database with the schema and the practices, servers that serve, and a carrier's
    /// way to them.
    pub(crate) async fn make(
        program: &Path,
        seed: u64,
        noise: Noise,
        recorder: Rc<Recorder>,
    ) -> Result<Self, ChaosError> {
        let binaries = postgres_binaries().ok_or(ChaosError::NoPostgres)?;
        let scratch = tempfile::Builder::new().prefix("bella-chaos-").tempdir();
        let scratch = scratch.map_err(ChaosError::io("make a directory"))?;
        // PostgreSQL may be another user, and has to come to its own part of it.
        std::fs::set_permissions(scratch.path(), std::fs::Permissions::from_mode(0o755))
            .map_err(ChaosError::io("open a directory"))?;
        let watchman = Watchman::over(scratch.path())?;
        let cluster = Cluster::start(binaries, scratch.path()).await?;
        let mut owner = Owner::connect(&cluster.location("postgres")).await?;
        owner.execute("make a database", "CREATE DATABASE bella".to_owned()).await?;
        owner.close().await?;
        store::migrate(&cluster.direct(), &tokio::runtime::Handle::current()).await?;
        let mut owner = Owner::connect(&cluster.direct()).await?;
        let disk = Disk::under_the_journal(&cluster, &mut owner).await?;
        owner.close().await?;

        let cable = Cable::to(cluster.address()).await?;
        let balancer = Balancer::start(Rc::clone(&recorder), seed, noise).await?;
        let logs = scratch.path().join("logs");
        std::fs::create_dir(&logs).map_err(ChaosError::io("make a directory"))?;
        let recipe = Recipe {
            program: program.to_owned(),
            database_url: Cluster::url_by(cable.address()),
            public_url: format!("http://{}", balancer.address()),
            logs,
            list: scratch.path().join(SERVERS),
        };
        let fleet = Rc::new(Fleet::new(recipe, Rc::clone(&recorder)));
        let mut world = Self {
            recorder,
            fleet,
            balancer,
            cable,
            disk,
            cluster,
            injects: false,
            scratch,
            _watchman: watchman,
        };
        for slot in 0..SLOTS {
            world.fleet.start(slot).await?;
        }
        let api = world.api()?;
        practices::make(api).await?;
        let nothing = json!({ "at": "step", "do": "error", "times": 0 });
        world.injects = http::ask(api, Method::POST, "/test/faults", Some(&nothing)).await.0 == 204;
        world.balancer.lead_to(Rc::clone(&world.fleet));
        Ok(world)
    }

    /// The carrier whose numbers lead here. Pauses take their time.
    pub(crate) fn carrier(&self) -> Result<Carrier, ChaosError> {
        let made_up = |what| ChaosError::MadeUp { what };
        let url = format!("http://{}", self.balancer.address());
        let url: telephony::signature::PublicUrl =
            url.parse().map_err(|_| made_up("the public URL"))?;
        Ok(Carrier::new(CarrierSettings {
            base_url: url.clone(),
            public_url: url,
            account: ACCOUNT_SID.parse().map_err(|_| made_up("the account"))?,
            auth_token: AUTH_TOKEN.parse().map_err(|_| made_up("the token"))?,
            webhooks: NumberWebhooks::default(),
            pace: Pace::RealTime,
        })?)
    }

    /// A server's address, for the API.
    pub(crate) fn api(&self) -> Result<std::net::SocketAddr, ChaosError> {
        let target = self.fleet.targets().into_iter().next();
        target.map(|it| it.address).ok_or(ChaosError::Api { doing: "anything", status: 0 })
    }

    /// Waits until every server says that it and its database are well.
    pub(crate) async fn recovered(&self) -> Result<(), ChaosError> {
        let until = Instant::now() + RECOVERY_LIMIT;
        loop {
            let targets = self.fleet.targets();
            let mut well = targets.len() == SLOTS;
            for target in targets {
                well &= http::ask(target.address, Method::GET, "/readyz", None).await.0 == 200;
            }
            if well {
                return Ok(());
            }
            if Instant::now() > until {
                let what = "the servers' recovery";
                return Err(ChaosError::TooLong { what, limit: RECOVERY_LIMIT });
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until every webhook has arrived, or will not any more.
    pub(crate) async fn arrived(&self) {
        let until = Instant::now() + ARRIVAL_LIMIT;
        while self.balancer.under_way() > 0 && Instant::now() < until {
            sleep(LOOK_EVERY).await;
        }
    }

    /// The book, in the database and as the API shows it.
    pub(crate) async fn book(&self) -> Result<Book, ChaosError> {
        let shown = practices::shown(self.api()?).await?;
        let mut owner = Owner::connect(&self.cluster.direct()).await?;
        let booked = owner.booked().await?;
        owner.close().await?;
        let appointments = booked.into_iter().map(|row| Appointment {
            id: row.id,
            call: row.call,
            provider: row.provider,
            seats: row.seats,
            occupies: row.occupies,
            wall: row.wall,
            service: row.service,
            provider_name: row.provider_name,
            customer: row.customer,
        });
        Ok(Book { appointments: appointments.collect(), shown })
    }

    /// Plans a fault in the steps of a server.
    pub(crate) async fn inject(
        &self,
        slot: usize,
        fault: &serde_json::Value,
    ) -> Result<(), ChaosError> {
        // One that is just being replaced is not there.
        let Some(address) = self.fleet.address(slot) else { return Ok(()) };
        let request = (Method::POST, "/test/faults");
        ask_for(address, request, Some(fault), 204, "for a fault").await.map(drop)
    }

    /// Where the servers' logs are.
    pub(crate) fn logs(&self) -> std::path::PathBuf {
        self.scratch.path().join("logs")
    }

    /// Keeps the logs of the servers and the database beyond the run: a promise was broken.
    pub(crate) fn keep_logs(&self) -> Result<std::path::PathBuf, ChaosError> {
        let doing = "keep the logs";
        let kept = tempfile::Builder::new().prefix("bella-chaos-logs-").tempdir();
        let kept = kept.map_err(ChaosError::io(doing))?.keep();
        for log in std::fs::read_dir(self.logs()).map_err(ChaosError::io(doing))? {
            let log = log.map_err(ChaosError::io(doing))?;
            if log.path().is_file() {
                std::fs::copy(log.path(), kept.join(log.file_name()))
                    .map_err(ChaosError::io(doing))?;
            }
        }
        std::fs::copy(self.cluster.log(), kept.join("postgres.log"))
            .map_err(ChaosError::io(doing))?;
        Ok(kept)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.fleet.end();
    }
}
