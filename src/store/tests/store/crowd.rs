//! The desk and the telephone share the connections, and nobody on the telephone waits for the desk.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::AppointmentId;
use ports::{Bookkeeping, Fate, Journal};
use store::{Settings, Store};
use support::TestDatabase;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::desk::{clinic, only};
use crate::steps::{MONDAY_NINE, call, hold_anywhere, shared, slot};

/// Clients of the desk at once: many times as many as there are connections.
const CLIENTS: usize = 500;

#[test]
fn however_many_stand_at_the_desk_a_call_does_not_wait_for_them() {
    let database = TestDatabase::new();
    if !database.takes_two_connections("calls do not wait for the desk") {
        return;
    }
    let settings = Settings { max_connections: 2, ..database.settings() };
    support::runtime().block_on(async {
        let runtime = support::runtime().handle().clone();
        let store = Arc::new(Store::open(settings, runtime).await.unwrap());
        store::seed_demo_practices(&store).await.unwrap();
        let practice = clinic(&store, |_| ()).await;
        let desk = Arc::new(store.at_the_desk());
        let served = Arc::new(AtomicUsize::new(0));
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            let (desk, served, own) = (Arc::clone(&desk), Arc::clone(&served), only(&practice));
            clients.spawn(async move {
                let found = desk.appointment(&own, AppointmentId::new(Uuid::nil())).await;
                assert_eq!(found.unwrap(), None);
                served.fetch_add(1, Ordering::SeqCst);
            });
        }
        let hold = hold_anywhere(&practice, call(1), slot(&practice, 0, MONDAY_NINE));
        let written = store.append(&shared(&[hold])).await.unwrap();
        let served_before = served.load(Ordering::SeqCst);
        assert_eq!(written[0].fate, Fate::Won);
        assert!(served_before < CLIENTS / 2, "{served_before} of {CLIENTS} came first");
        // And everybody has their turn.
        clients.join_all().await;
        assert_eq!(served.load(Ordering::SeqCst), CLIENTS);
        store.close().await;
    });
}
