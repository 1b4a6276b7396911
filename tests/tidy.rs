//! What the layout promises and the compiler does not check.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

/// Who may import whom. There are no other arrows.
const ARROWS: [(&str, &[&str]); 16] = [
    ("domain", &[]),
    ("language", &["domain"]),
    ("spoken", &["language", "domain"]),
    ("scheduling", &["domain"]),
    ("personas", &[]),
    ("dialogue", &["domain"]),
    ("ports", &["dialogue", "scheduling", "domain"]),
    ("store", &["ports", "dialogue", "scheduling", "domain"]),
    ("telephony", &["ports", "dialogue", "domain"]),
    ("actors", &["language", "dialogue", "scheduling", "ports", "domain"]),
    ("web", &["actors", "telephony", "scheduling", "ports", "domain"]),
    ("support", &["store", "telephony", "domain"]),
    ("chaos", &["store", "telephony", "domain"]),
    ("exchange", &["telephony", "domain"]),
    ("bench", &["store", "telephony", "ports", "language", "dialogue", "scheduling", "domain"]),
    (
        "bella",
        &[
            "actors",
            "chaos",
            "dialogue",
            "domain",
            "exchange",
            "language",
            "personas",
            "ports",
            "scheduling",
            "spoken",
            "store",
            "telephony",
            "web",
        ],
    ),
];

/// Crates in which nothing can happen.
const PURE: [&str; 6] = ["domain", "language", "spoken", "scheduling", "dialogue", "personas"];

/// What no pure crate can reach: runtimes, databases, traces, clocks, chance. The facade `log` is
/// not among them: `phonenumber` has it.
const IMPURE: [&str; 14] = [
    "tokio",
    "actix",
    "actix-rt",
    "actix-web",
    "sqlx",
    "sqlx-core",
    "tracing",
    "reqwest",
    "chrono",
    "time",
    "rand",
    "getrandom",
    "futures",
    "mio",
];

/// Longest source file, in lines. It is a place to look for two rooms in one.
const LONGEST_FILE: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn metadata() -> Metadata {
    // Of this platform alone: what others need may never have been downloaded here.
    let options = ["--locked", "--offline", "--filter-platform", &platform()];
    let mut command = MetadataCommand::new();
    command
        .manifest_path(root().join("Cargo.toml"))
        .other_options(options.map(str::to_owned).to_vec());
    command.exec().unwrap()
}

/// The target triple of this machine, as the compiler names it.
fn platform() -> String {
    let compiler = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(compiler).arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

fn normal_dependencies(package: &Package) -> impl Iterator<Item = &cargo_metadata::Dependency> {
    package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal)
}

#[test]
fn crates_import_only_what_the_layout_allows() {
    let metadata = metadata();
    let members: BTreeSet<_> =
        metadata.workspace_packages().iter().map(|it| it.name.to_string()).collect();
    let listed: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(members, listed, "every crate has its place in the layout");
    for package in metadata.workspace_packages() {
        let (_, allowed) = ARROWS.iter().find(|(name, _)| package.name == *name).unwrap();
        for dependency in normal_dependencies(package) {
            let ours = members.contains(&dependency.name);
            let arrow = format!("{} -> {}", package.name, dependency.name);
            assert!(!ours || allowed.contains(&dependency.name.as_str()), "{arrow}");
        }
    }
}

#[test]
fn pure_crates_cannot_reach_a_runtime_a_database_a_trace_a_clock_or_chance() {
    let metadata = metadata();
    let names: BTreeMap<&PackageId, &str> =
        metadata.packages.iter().map(|it| (&it.id, it.name.as_str())).collect();
    let graph: BTreeMap<&PackageId, Vec<&PackageId>> = metadata
        .resolve
        .as_ref()
        .unwrap()
        .nodes
        .iter()
        .map(|node| {
            let normal = node.deps.iter().filter(|dependency| {
                dependency.dep_kinds.iter().any(|it| it.kind == DependencyKind::Normal)
            });
            (&node.id, normal.map(|dependency| &dependency.pkg).collect())
        })
        .collect();
    for pure in metadata.workspace_packages() {
        if !PURE.contains(&pure.name.as_str()) {
            continue;
        }
        let mut reached = BTreeSet::new();
        let mut to_visit = vec![&pure.id];
        while let Some(id) = to_visit.pop() {
            if reached.insert(id) {
                to_visit.extend(&graph[id]);
            }
        }
        let reached: BTreeSet<_> = reached.iter().map(|id| names[id]).collect();
        for impure in IMPURE {
            assert!(!reached.contains(impure), "{} can reach {impure}", pure.name);
        }
        for dependency in normal_dependencies(pure).filter(|it| it.name == "jiff") {
            // Without `std` there is no `Timestamp::now` to call by mistake.
            let asks = !dependency.uses_default_features
                && !dependency.features.iter().any(|it| it == "std" || it == "default");
            assert!(asks, "{} asks jiff for a clock", pure.name);
        }
    }
}

#[test]
fn only_the_store_names_sqlx_and_only_the_web_names_actix_web() {
    for package in metadata().workspace_packages() {
        for dependency in normal_dependencies(package) {
            let allowed: &[&str] = match dependency.name.as_str() {
                "sqlx" | "jiff-sqlx" => &["store", "support", "bench"],
                "actix-web" | "actix-ws" => &["web"],
                _ => continue,
            };
            let arrow = format!("{} -> {}", package.name, dependency.name);
            assert!(allowed.contains(&package.name.as_str()), "{arrow}");
        }
    }
}

/// Every file under `folder` with one of these endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.extension().is_some_and(|it| it == *ending))
            {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "nothing in {folder}");
    files
}

/// Lines that are no comment, with their place.
fn code_lines(path: &Path, comment: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim_start().starts_with(comment));
    lines.map(|(line, at)| (line.to_owned(), format!("{}:{at}", path.display()))).collect()
}

#[test]
fn sql_never_asks_for_the_time() {
    let asks = ["now()", "current_timestamp", "clock_timestamp", "current_date", "localtime"];
    let sql = files("migrations", &["sql"]).into_iter().chain(files("src/store", &["sql"]));
    let sql = sql.map(|path| (path, "--"));
    // To compare clocks is the one reason to ask.
    let rust = files("src/store/src", &["rs"]).into_iter();
    let rust = rust.filter(|path| !path.ends_with("health.rs")).map(|path| (path, "//"));
    for (path, comment) in sql.chain(rust) {
        for (line, place) in code_lines(&path, comment) {
            let line = line.to_lowercase();
            assert!(!asks.iter().any(|it| line.contains(it)), "{place}: {line}");
        }
    }
}

#[test]
fn nothing_is_left_undone_or_forbidden() {
    let words = [
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ig", "nore"),
        concat!("db", "g!("),
        concat!(".do_", "send("),
        concat!("Supervisor::st", "art"),
        concat!("FIX", "ME"),
    ];
    for folder in ["src", "actors", "tests"] {
        for path in files(folder, &["rs"]) {
            for (line, place) in code_lines(&path, "//") {
                assert!(!words.iter().any(|it| line.contains(it)), "{place}: {line}");
            }
        }
    }
}

#[test]
fn a_file_is_one_room() {
    for folder in ["src", "actors"] {
        for path in files(folder, &["rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            let tests = path.components().any(|part| part.as_os_str() == "tests");
            let lines = text.lines().count();
            // Tables of cases and transcripts grow in one direction only.
            assert!(tests || lines <= LONGEST_FILE, "{}: {lines} lines", path.display());
        }
    }
}
