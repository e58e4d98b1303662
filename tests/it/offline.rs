//! No network: not a crate of it in the dependency tree, not a socket in the sources.
//!
//! `tests/trust/offline.py` watches the running program besides.

use std::path::Path;

use crate::sources::sources;

fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The crates that `deny.toml` bans.
fn banned() -> Vec<String> {
    let file: toml::Table = text("deny.toml").parse().unwrap();
    let list = file["bans"]["deny"].as_array().unwrap().iter();
    list.map(|one| one["crate"].as_str().unwrap().to_owned())
        .collect()
}

/// The packages of a lock file: name, version, what each depends on.
fn locked(text: &str) -> Vec<String> {
    let file: toml::Table = text.parse().unwrap();
    let packages = file["package"].as_array().unwrap().iter();
    packages
        .map(|one| one["name"].as_str().unwrap().to_owned())
        .collect()
}

fn forbidden(lock: &str) -> Vec<String> {
    let banned = banned();
    let mut found = locked(lock);
    found.retain(|name| banned.contains(name));
    found
}

#[test]
fn the_dependency_tree_holds_no_network_crate() {
    let lock = text("Cargo.lock");
    assert!(locked(&lock).len() > 50, "the whole tree is looked at");
    assert!(banned().len() > 30);
    assert_eq!(forbidden(&lock), Vec::<String>::new());
    let with_one = format!("{lock}\n[[package]]\nname = \"hyper\"\nversion = \"1.0.0\"\n");
    assert_eq!(forbidden(&with_one), ["hyper"], "the check is seen to fail");
}

#[test]
fn the_sources_open_no_socket() {
    for source in sources("src") {
        for (line, text) in source.code_lines() {
            for word in [
                "std::net",
                "TcpStream",
                "UdpSocket",
                "UnixStream",
                "os::unix::net",
            ] {
                assert!(!text.contains(word), "{}:{line}: {word}", source.name);
            }
        }
    }
}
