//! A server of a test's own: the real binary in a process of its own, on a database of its own.

use std::fs::File;
use std::io::Read as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use domain::CallSid;
use telephony::AuthToken;
use telephony::carrier::{Carrier, CarrierSettings, Document, NumberWebhooks, Pace, Verb};
use tempfile::TempDir;

use crate::{TestDatabase, wait_for};

/// The key that opens the API of a test's server.
pub const API_KEY: &str = "test-key-0123456789-abcdefghijklmnop";
/// The token that signs webhooks to a test's server.
pub const AUTH_TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// The account of a test's server.
pub const ACCOUNT_SID: &str = "AC0123456789abcdef0123456789abcdef";
/// The clock of a test's server starts on this Monday morning in Edmonton.
pub const MONDAY_MORNING: &str = "2026-11-23T14:00:00Z";

/// How often to look whether a server is ready.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How often at most: a minute and more. The embedded database of an unoptimised build is slow.
const MOST_LOOKS: u32 = 3_000;

/// Whoever asks. Every request has a connection of its own: nothing of a server that was killed is
/// left to the next one.
static CLIENT: LazyLock<reqwest::Client> = LazyLock::new(|| {
    // The client will not be made without one, though it is for plain HTTP only. Somebody else may
    // have installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0);
    client.build().expect("an HTTP client")
});

/// Headers, with their names in lower case.
type Headers = Vec<(String, String)>;

/// An answer with its headers.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, with their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; null when it is no JSON.
    pub body: serde_json::Value,
}

impl Answer {
    /// A header; nothing when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(its, _)| its == name);
        found.map_or("", |(_, value)| value)
    }

    /// The fields that a problem document names.
    #[must_use]
    pub fn fields(&self) -> Vec<String> {
        let errors = self.body["errors"].as_array().into_iter().flatten();
        errors.filter_map(|error| error["field"].as_str()).map(str::to_owned).collect()
    }
}

/// A running server.
pub struct Bella {
    program: PathBuf,
    child: Option<Child>,
    port: u16,
    directory: TempDir,
    environment: Vec<(String, String)>,
    // Kept for its end: the database goes with it.
    database: Option<TestDatabase>,
}

impl Bella {
    /// Starts `program` and waits until it is ready.
    #[must_use]
    pub fn start(program: &str) -> Self {
        Self::start_with(program, &[])
    }

    /// Starts `program` with more environment, which counts before ours.
    #[must_use]
    pub fn start_with(program: &str, environment: &[(&str, &str)]) -> Self {
        let database = std::env::var("DATABASE_URL").is_ok_and(|url| !url.is_empty());
        let database = database.then(TestDatabase::new);
        let url = database.as_ref().and_then(TestDatabase::url).unwrap_or_default().to_owned();
        Self::start_on(program, database, &url, environment)
    }

    /// Starts `program` on a database that is reached by another URL than its own: through
    /// something that can be cut, for instance.
    #[must_use]
    pub fn start_on(
        program: &str,
        database: Option<TestDatabase>,
        url: &str,
        environment: &[(&str, &str)],
    ) -> Self {
        let directory = tempfile::tempdir().expect("a directory for the server");
        let port = free_port();
        let mut bella = Self {
            program: program.into(),
            child: None,
            port,
            environment: Vec::new(),
            directory,
            database,
        };
        let data = bella.directory.path().join("data").display().to_string();
        let defaults = [
            ("APP_ENV", "test"),
            ("BELLA_LISTEN", &bella.address()),
            ("BELLA_DATA_DIR", &data),
            ("BELLA_CLOCK", MONDAY_MORNING),
            ("BELLA_API_KEY", API_KEY),
            ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
            ("TWILIO_ACCOUNT_SID", ACCOUNT_SID),
            ("DATABASE_URL", url),
            ("RUST_LOG", "info,sqlx=warn"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        bella.environment.extend(defaults);
        let more = environment.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        bella.environment.extend(more);
        bella.start_again();
        bella
    }

    /// Sets a variable of the environment for when the server is started again.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// Starts the server again on the same data, and waits until it is ready.
    ///
    /// # Panics
    ///
    /// When it does not become ready; with what it wrote to its log.
    pub fn start_again(&mut self) {
        let log = File::options().create(true).append(true).open(self.log_path());
        let child = Command::new(&self.program)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.directory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log.expect("a log for the server"))
            .spawn()
            .expect("the server starts");
        self.child = Some(child);
        for _ in 0..MOST_LOOKS {
            if self.is_ready() {
                return;
            }
            let ended = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten());
            assert!(ended.is_none(), "the server ended: {ended:?}\n{}", self.log());
            std::thread::park_timeout(LOOK_EVERY);
        }
        panic!("the server is not ready\n{}", self.log());
    }

    fn is_ready(&self) -> bool {
        self.get("/readyz").is_some_and(|(status, _)| status == 200)
    }

    /// Kills the server as the kernel does: it has no chance to do anything.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Waits until the server has ended by itself. Its exit code.
    pub fn ended(&mut self) -> Option<i32> {
        let mut child = self.child.take()?;
        child.wait().ok().and_then(|status| status.code())
    }

    /// Asks the server to end, and waits until it has. Its exit code.
    pub fn stop(&mut self) -> Option<i32> {
        self.ask_to_end();
        self.ended()
    }

    /// Asks the server to end.
    pub fn ask_to_end(&self) {
        let pid = self.child.as_ref().expect("a server that runs").id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        asked.expect("the server is asked to end");
    }

    /// `host:port`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Where the server keeps what it keeps.
    #[must_use]
    pub fn data_directory(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// The environment that the server was started with.
    #[must_use]
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// A telephone company whose numbers lead to this server. Pauses take no time.
    #[must_use]
    pub fn carrier(&self) -> Carrier {
        let url: telephony::signature::PublicUrl =
            format!("http://{}", self.address()).parse().expect("a URL");
        Carrier::new(CarrierSettings {
            base_url: url.clone(),
            public_url: url,
            account: ACCOUNT_SID.parse().expect("an account"),
            auth_token: AUTH_TOKEN.parse::<AuthToken>().expect("a token"),
            webhooks: NumberWebhooks::default(),
            pace: Pace::SkippingPauses,
        })
        .expect("a carrier")
    }

    /// Asks the API, with the key. The status and the body.
    #[must_use]
    pub fn api(&self, path: &str) -> Option<(u16, serde_json::Value)> {
        let (status, body) = self.get_with(path, &[("X-API-Key", API_KEY)])?;
        Some((status, serde_json::from_str(&body).unwrap_or_default()))
    }

    /// Requests a path. The status and the body; `None` when nobody answers.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        self.get_with(path, &[])
    }

    /// Requests a path with headers.
    #[must_use]
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Option<(u16, String)> {
        self.request("GET", path, headers, "")
    }

    /// Requests anything, over a connection of its own.
    #[must_use]
    pub fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<(u16, String)> {
        let (status, _, body) = self.exchange(method, path, headers, body)?;
        Some((status, body))
    }

    /// Asks the API for anything with a key, and JSON both ways.
    ///
    /// # Panics
    ///
    /// When nobody answers.
    #[must_use]
    pub fn ask(
        &self,
        key: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&serde_json::Value>,
    ) -> Answer {
        let mut all = vec![("X-API-Key", key)];
        all.extend(body.map(|_| ("Content-Type", "application/json")));
        all.extend(headers);
        let body = body.map(ToString::to_string).unwrap_or_default();
        let (status, headers, body) =
            self.exchange(method, path, &all, &body).expect("somebody answers");
        Answer { status, headers, body: serde_json::from_str(&body).unwrap_or_default() }
    }

    /// Asks the API as [`ask`](Self::ask) does, for what several clients do at once: on
    /// [`runtime`](crate::runtime).
    ///
    /// # Panics
    ///
    /// When nobody answers.
    pub fn asking(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&serde_json::Value>,
    ) -> impl Future<Output = Answer> + Send + use<> {
        let mut all = vec![("X-API-Key", API_KEY)];
        all.extend(body.map(|_| ("Content-Type", "application/json")));
        all.extend(headers);
        let body = body.map(ToString::to_string).unwrap_or_default();
        let answer = self.sending(method, path, &all, &body);
        async move {
            let (status, headers, body) = answer.await.expect("somebody answers");
            Answer { status, headers, body: serde_json::from_str(&body).unwrap_or_default() }
        }
    }

    fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<(u16, Headers, String)> {
        wait_for(self.sending(method, path, headers, body))
    }

    fn sending(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> impl Future<Output = Option<(u16, Headers, String)>> + Send + use<> {
        let url = format!("http://{}{path}", self.address());
        let method: reqwest::Method = method.parse().expect("a method");
        let mut request = CLIENT.request(method, url).body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        async move {
            let response = request.send().await.ok()?;
            let status = response.status().as_u16();
            let headers = response.headers().iter().filter_map(|(name, value)| {
                Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
            });
            let headers = headers.collect();
            Some((status, headers, response.text().await.ok()?))
        }
    }

    /// Everything that the server wrote to its log so far.
    #[must_use]
    pub fn log(&self) -> String {
        let mut log = String::new();
        // A server that never started has none.
        let _ = File::open(self.log_path()).and_then(|mut file| file.read_to_string(&mut log));
        log
    }

    fn log_path(&self) -> PathBuf {
        Path::join(self.directory.path(), "log")
    }
}

impl Drop for Bella {
    fn drop(&mut self) {
        // A test that fails because its server is gone says so.
        if std::thread::panicking()
            && let Some(Ok(Some(status))) = self.child.as_mut().map(Child::try_wait)
        {
            eprintln!("the server had ended by itself: {status}\n{}", self.log());
        }
        self.kill();
        drop(self.database.take());
    }
}

/// A port that nobody listens on at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A call that no other test has.
#[must_use]
pub fn new_call() -> CallSid {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("CA{:016x}{number:016x}", std::process::id()).parse().expect("a call SID")
}

/// The path and query that the caller's answer to a TwiML document goes to.
///
/// # Panics
///
/// When the document does not wait for an answer.
#[must_use]
pub fn action(document: &[u8]) -> String {
    let document = Document::read(document).expect("a TwiML document");
    let mut actions = document.verbs.into_iter().filter_map(|verb| match verb {
        Verb::Gather(gather) => gather.action,
        Verb::Prompt(_) | Verb::Redirect { .. } | Verb::Dial(_) | Verb::Hangup | Verb::Reject => {
            None
        }
    });
    let action = actions.next_back().expect("the document waits for an answer");
    action.split('#').next().unwrap_or_default().to_owned()
}
