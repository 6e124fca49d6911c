//! Programs that tests start, and how they and all that they have started come to an end.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tokio::time::Instant;

/// How long a program may take to begin or to end.
const LIMIT: Duration = Duration::from_secs(20);
/// How often it is looked whether it has.
const PACE: Duration = Duration::from_millis(5);

/// A program that runs until it is dropped, and then takes all that it has started with it.
#[derive(Debug)]
pub struct Program {
    child: Child,
    /// Held open: a program that cannot write its output may end.
    output: Option<BufReader<ChildStdout>>,
}

impl Program {
    fn spawn(command: &mut Command, output: Stdio) -> Self {
        command.stdin(Stdio::null()).stdout(output).stderr(Stdio::null());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let output = child.stdout.take().map(BufReader::new);
        Self { child, output }
    }

    /// Starts it and reads its output until `find` finds something.
    pub fn start<T>(command: &mut Command, find: impl Fn(&str) -> Option<T>) -> (Self, T) {
        let mut program = Self::spawn(command, Stdio::piped());
        let mut line = String::new();
        loop {
            line.clear();
            let read = program.output.as_mut().map_or(Ok(0), |it| it.read_line(&mut line));
            assert!(read.unwrap_or_default() > 0, "{command:?} has ended without saying where it listens");
            if let Some(found) = find(&line) {
                return (program, found);
            }
        }
    }

    /// Starts one that does not say where it listens, on a free port; gives the port.
    pub fn listening(command: impl Fn(u16) -> Command) -> (Self, u16) {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut command = command(port);
        let mut program = Self::spawn(&mut command, Stdio::null());
        until(&format!("{command:?} to listen"), || {
            let ended = program.child.try_wait().unwrap();
            assert!(ended.is_none(), "{command:?} has ended: {ended:?}");
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
        });
        (program, port)
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        kill(self.id());
        let _ = self.child.wait();
    }
}

fn until(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < LIMIT, "waited {} s for {what}", LIMIT.as_secs());
        std::thread::sleep(PACE);
    }
}

/// The state of a process and the number of the one it comes from, as Linux tells them.
fn state(id: u32) -> Option<(char, u32)> {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before them stands in brackets and may hold anything.
    let mut words = text.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

/// All that have come from a process, in the order they came; itself last.
fn tree(root: u32) -> Vec<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let id = entry.file_name().to_str().and_then(|it| it.parse().ok());
        if let Some((id, (_, parent))) = id.and_then(|id| Some((id, state(id)?))) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut all = children.remove(&root).unwrap_or_default();
    let mut at = 0;
    while let Some(next) = all.get(at) {
        all.extend(children.remove(next).unwrap_or_default());
        at += 1;
    }
    all.push(root);
    all
}

/// Ends a process and all that have come from it at once, with no chance to say a last word, and waits until they are
/// gone. Gives the moment before.
pub fn kill(root: u32) -> Instant {
    let all = tree(root);
    let moment = Instant::now();
    // One command for all: none has the time to notice that another has gone.
    let _ = Command::new("sh")
        .args(["-c", "kill -KILL \"$@\"", "kill"])
        .args(all.iter().map(u32::to_string))
        .stderr(Stdio::null())
        .status();
    for id in all {
        // What nobody has asked for its outcome yet is as gone as the others.
        until(&format!("process {id} to go"), || state(id).is_none_or(|(state, _)| state == 'Z'));
    }
    moment
}
