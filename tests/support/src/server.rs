//! Databases on the server of `DATABASE_URL`, cloned from a template that is migrated once.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use secrecy::{ExposeSecret, SecretString};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use store::Location;

use crate::runtime;

/// The key of the lock under which roles and templates are made: they belong to the whole
/// cluster, and several test programs run at once.
const LOCK: i64 = 0x62_656c_6c61;

/// Makes a database from the template; the template too, when there is none of these migrations.
pub(crate) async fn create(admin: SecretString, name: String) -> Location {
    let mut session = connect(&admin).await;
    let template = template_name();
    run(&mut session, format!("SELECT pg_advisory_lock({LOCK})")).await;
    let exists: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
            .bind(&template)
            .fetch_one(&mut session)
            .await
            .expect("the databases of the server");
    if !exists {
        let unfinished = format!("{template}_unfinished");
        run(&mut session, format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        run(&mut session, format!("CREATE DATABASE {unfinished}")).await;
        let location = Location::Url(with_database(&admin, &unfinished));
        store::migrate(&location, runtime().handle()).await.expect("the migrations run");
        run(&mut session, format!("ALTER DATABASE {unfinished} RENAME TO {template}")).await;
    }
    run(&mut session, format!("SELECT pg_advisory_unlock({LOCK})")).await;
    run(&mut session, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    session.close().await.expect("the connection closes");
    Location::Url(with_database(&admin, &name))
}

/// Drops a test's database, with whoever is still connected.
pub(crate) async fn drop_database(admin: SecretString, name: String) {
    let mut session = connect(&admin).await;
    run(&mut session, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
}

async fn connect(admin: &SecretString) -> PgConnection {
    PgConnection::connect(admin.expose_secret()).await.expect("the server of DATABASE_URL")
}

/// Runs a statement that takes no parameters; the names in it are our own.
async fn run(session: &mut PgConnection, statement: String) {
    session.execute(AssertSqlSafe(statement)).await.expect("a statement of the test support");
}

/// The name of the template: another one for other migrations.
fn template_name() -> String {
    let mut hasher = DefaultHasher::new();
    store::migrations_fingerprint().hash(&mut hasher);
    format!("bella_template_{:016x}", hasher.finish())
}

/// The URL with another database in it.
fn with_database(url: &SecretString, database: &str) -> SecretString {
    let url = url.expose_secret();
    let (base, query) =
        url.split_once('?').map_or((url, None), |(base, query)| (base, Some(query)));
    let (scheme, rest) = base.split_once("://").unwrap_or(("postgres", base));
    let server = rest.split('/').next().unwrap_or(rest);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    SecretString::from(format!("{scheme}://{server}/{database}{query}"))
}
