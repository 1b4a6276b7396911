//! A database to measure on: made on a server, dropped with everything that was written.

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tokio::runtime::Runtime;

/// The server of `DATABASE_URL`, if there is one.
#[must_use]
pub fn url() -> Option<SecretString> {
    std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty()).map(SecretString::from)
}

/// A database of its own, without anything in it. It goes when this value does.
pub struct Database {
    server: SecretString,
    name: String,
    runtime: Runtime,
}

impl Database {
    /// Makes one on the server of this URL.
    #[must_use]
    pub fn on(server: SecretString, name: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime for the database");
        let database = Self { server, name: name.to_owned(), runtime };
        database.on_the_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        database.on_the_server(&format!("CREATE DATABASE {name}"));
        database
    }

    /// Its URL.
    #[must_use]
    pub fn url(&self) -> SecretString {
        let url = self.server.expose_secret();
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let (scheme, rest) = base.split_once("://").unwrap_or(("postgres", base));
        let server = rest.split('/').next().unwrap_or(rest);
        SecretString::from(format!("{scheme}://{server}/{}?{query}", self.name))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rows of a statement, as texts.
    #[must_use]
    pub fn texts(&self, statement: &str) -> Vec<String> {
        let (url, statement) = (self.url(), AssertSqlSafe(statement.to_owned()));
        self.runtime.block_on(async {
            let mut session = connect(&url).await;
            sqlx::query_scalar(statement).fetch_all(&mut session).await.expect("its rows")
        })
    }

    fn on_the_server(&self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        self.runtime.block_on(async {
            let mut session = connect(&self.server).await;
            session.execute(statement).await.expect("a statement about a database");
        });
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.on_the_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

async fn connect(url: &SecretString) -> PgConnection {
    PgConnection::connect(url.expose_secret()).await.expect("the server of DATABASE_URL")
}
