//! The line between phone and server: it can be cut, break off in the middle of a file, and lead to another build.
//!
//! It knows nothing of browsers, so that what it does to one it does to all.

use crate::harness::{Folder, Server, program, shipped};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What the line does at present.
#[derive(Debug, Default)]
struct State {
    /// The server at its other end; none while it is cut.
    server: Option<Server>,
    /// Of files with this in their name only so many bytes arrive.
    breaks: Option<(String, u64)>,
    /// What was asked for.
    asked: Vec<String>,
}

/// An address that stays the same whatever is behind it.
#[derive(Debug)]
pub struct Line {
    state: Arc<Mutex<State>>,
    /// Where it begins, with a slash at the end.
    pub address: String,
}

impl Line {
    /// A line to the app as it was built.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let line = Self { state: Arc::clone(&state), address };
        line.lead_to(&shipped());
        // Ends with the tests.
        thread::spawn(move || {
            for phone in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                // What a phone breaks off is the phone's affair.
                thread::spawn(move || carry(&phone, &state).ok());
            }
        });
        line
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// From now on a folder is served.
    pub fn lead_to(&self, dist: &Path) {
        let server = Server::of(dist, 0);
        self.state().server = Some(server);
    }

    /// From now on nothing arrives.
    pub fn cut(&self) {
        self.state().server = None;
    }

    /// From now on files with this in their name break off after so many bytes; with an empty name, none.
    pub fn break_off(&self, name: &str, bytes: u64) {
        self.state().breaks = (!name.is_empty()).then(|| (name.to_owned(), bytes));
    }

    /// What was asked for since this was last asked.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state().asked)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One request and its answer.
fn carry(phone: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut head = String::new();
    let mut reader = BufReader::new(phone);
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head)? == 0 {
            return Ok(());
        }
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let (server, most) = {
        let mut state = lock(state);
        state.asked.push(path.clone());
        let most = state.breaks.as_ref().filter(|it| path.contains(&it.0)).map(|it| it.1);
        (state.server.as_ref().map(|it| it.address.clone()), most)
    };
    if let Some(server) = server {
        let server = TcpStream::connect(server.trim_start_matches("http://").trim_end_matches('/'))?;
        // One request for each connection, so that a broken answer breaks nothing else.
        let kept = head.lines().filter(|it| !it.to_ascii_lowercase().starts_with("connection:"));
        let head: Vec<&str> = kept.filter(|it| !it.is_empty()).collect();
        write!(&server, "{}\r\nConnection: close\r\n\r\n", head.join("\r\n"))?;
        let mut answer = (&server).take(most.unwrap_or(u64::MAX));
        std::io::copy(&mut answer, &mut &*phone)?;
    }
    phone.shutdown(Shutdown::Both)
}

/// Another build: the app as it was built, with some of its files changed, and a service worker to go with them.
pub fn build(folder: &Folder, name: &str, change: impl FnOnce(&Path)) -> PathBuf {
    let dist = folder.join(name);
    copy(&shipped(), &dist);
    change(&dist);
    let status = Command::new(program()).arg("worker").arg(&dist).status().unwrap();
    assert!(status.success(), "dist worker");
    dist
}

/// Changes a text file of a build.
pub fn edit(dist: &Path, name: &str, from: &str, to: &str) {
    let path = dist.join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    // It would be sent in the place of what was changed.
    drop(std::fs::remove_file(dist.join(format!("{name}.br"))));
}

/// The file of a build whose path begins and ends so.
pub fn file(dist: &Path, begin: &str, end: &str) -> String {
    let (folder, begin) = begin.rsplit_once('/').map_or(("", begin), |it| it);
    let names = std::fs::read_dir(dist.join(folder))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap());
    let name = names.into_iter().find(|it| it.starts_with(begin) && it.ends_with(end)).unwrap();
    if folder.is_empty() { name } else { format!("{folder}/{name}") }
}

/// Copies a folder, without compressed siblings: they would no longer fit what is changed.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_none_or(|it| it != "br") {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
